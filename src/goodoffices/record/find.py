"""Everything that the rules propose for one article."""

from __future__ import annotations

import re
from collections.abc import Mapping

from goodoffices.case import Case
from goodoffices.record import lexicon
from goodoffices.record.dates import find_dates
from goodoffices.record.model import Article, DateMention, Found, Statement
from goodoffices.record.names import Sides, read_group
from goodoffices.record.people import People
from goodoffices.record.statements.according import according
from goodoffices.record.statements.drafts import Draft
from goodoffices.record.statements.quoted import quoted
from goodoffices.record.statements.verbal import frames_of, verbal
from goodoffices.record.text.tags import Words

VERSION = 1


def find(article: Article, case: Case | None = None, named_dates: Mapping[str, str] | None = None) -> Found:
    """All that the rules propose for an article: statements, figures, dates, events, proposals, people.

    With a ``case`` sides and issues are named by its ids. ``named_dates`` is the user's list of words for days
    ("the anniversary": "2024-10-07"). Nothing found is more than a proposal; the text is never changed.
    """
    words = Words(article.text)
    people = People(words, Sides(case), article.id)
    dates = find_dates(article.id, article.text, article.published, named_dates)
    statements = _Assembler(article, words, people, dates).all()
    return Found(article=article.id, statements=tuple(statements), dates=tuple(dates), people=people.list())


_CONDITION = re.compile(
    r"\b(?:only if|if|unless|provided(?: that)?|on condition that|on the condition that|as long as|so long as|in exchange for|in return for)\b[^,.;\"”]*",
    re.IGNORECASE,
)


class _Assembler:
    def __init__(self, article: Article, words: Words, people: People, dates: list[DateMention]) -> None:
        self.article = article
        self.words = words
        self.people = people
        self.dates = dates
        self.made: list[Statement] = []
        self.of_draft: dict[int, Statement] = {}
        self.last: Draft | None = None

    def all(self) -> list[Statement]:
        words = self.words
        for number in range(len(words.sentences)):
            first, stop = words.sentences[number]
            drafts = verbal(words, number, frames_of(words, first, stop))
            drafts += according(words, number)
            drafts += quoted(words, number, drafts)
            if not drafts:
                self.people.see(number)
                continue
            drafts.sort(key=lambda draft: draft.cue[0] if draft.cue else draft.first)
            for draft in drafts:
                self.settle(draft, number)
        return self.made

    def settle(self, draft: Draft, number: int) -> None:
        words = self.words
        span = self._span(draft)
        if span is None:
            return
        start, end = span
        name = role = side = ""
        unnamed = False
        who_span = None
        source = draft
        while source.who is None and (source.heir or source.continues) is not None:
            source = source.heir or source.continues  # type: ignore[assignment]
        if draft.who is None and source is not draft:
            other = self.of_draft.get(id(source))
            if other is not None:
                name, role, side, unnamed, who_span = (
                    other.speaker,
                    other.role,
                    other.side,
                    other.unnamed,
                    other.speaker_span,
                )
        elif draft.who is not None:
            who = read_group(words, *draft.who, draft.apposed)
            name, role, side, unnamed = self.people.resolve(who, number)
            who_span = words.span(*draft.who)
        elif draft.rule == "quote-alone" and self.made:
            before = self.made[-1]
            if before.type in ("direct", "mixed") or number - self._number(before) <= 1:
                name, role, side, unnamed, who_span = (
                    before.speaker,
                    before.role,
                    before.side,
                    before.unnamed,
                    before.speaker_span,
                )
        said, said_words = self._when(draft)
        text = self.article.text[start:end]
        condition = _CONDITION.search(text)
        hedge = _HEDGE.search(text)
        statement = Statement(
            id=f"{self.article.id}:s{start}-{end}",
            article=self.article.id,
            start=start,
            end=end,
            text=text,
            rule=f"{draft.rule}@{VERSION}",
            type=draft.kind,
            speaker=name,
            role=role,
            side=side,
            unnamed=unnamed,
            cue=words.slice(*draft.cue) if draft.cue else "",
            addressee=words.slice(*draft.addressee) if draft.addressee else "",
            condition=condition.group().strip() if condition else "",
            hedge=hedge.group() if hedge else "",
            said=said,
            said_words=said_words,
            sentence=words.span(*words.sentences[number]),
            cue_span=words.span(*draft.cue) if draft.cue else None,
            speaker_span=who_span,
        )
        self.of_draft[id(draft)] = statement
        self.last = draft
        self.made.append(statement)

    def _number(self, statement: Statement) -> int:
        for number, (first, _) in enumerate(self.words.sentences):
            if self.words.starts[first] == statement.sentence[0]:
                return number
        return -9

    def _span(self, draft: Draft) -> tuple[int, int] | None:
        words, text = self.words, self.article.text
        letters = words.tags[draft.first : draft.stop]
        if not letters:
            return None
        start, end = words.span(draft.first, draft.stop)
        if not letters.strip("Q"):
            start, end = words.quotes[draft.first].inner, words.quotes[draft.stop - 1].inner_end
        while start < end and text[start].isspace():
            start += 1
        while end > start and (text[end - 1].isspace() or text[end - 1] == ","):
            end -= 1
        return (start, end) if end > start else None

    def _when(self, draft: Draft) -> tuple[str, str]:
        if draft.when is None:
            return "", ""
        start, end = self.words.span(*draft.when)
        for mention in self.dates:
            if mention.start < end and start < mention.end:
                return mention.value, self.article.text[start:end]
        return "", self.article.text[start:end] if "T" in self.words.tags[
            draft.when[0] : draft.when[1]
        ] else ""


_HEDGE = re.compile(
    r"\b(?:" + "|".join(re.escape(words) for words in lexicon.hedges()) + r")\b", re.IGNORECASE
)
