"""From drafts in words to statements in characters: speaker, time, condition, hedge, and the chain of
transmission.
"""

from __future__ import annotations

import re

import msgspec

from goodoffices.record import lexicon
from goodoffices.record.matching import Matcher
from goodoffices.record.model import Article, DateMention, Statement
from goodoffices.record.names import Who, read_group
from goodoffices.record.people import People
from goodoffices.record.sentence_index import Days
from goodoffices.record.statements.according import according
from goodoffices.record.statements.drafts import StatementDraft
from goodoffices.record.statements.quoted import quoted
from goodoffices.record.statements.relative_day import day_apart
from goodoffices.record.statements.speaking import frames_of
from goodoffices.record.statements.verbal import verbal
from goodoffices.record.text.sift import Sieve, lowered
from goodoffices.record.text.subject import subject_of
from goodoffices.record.text.tags import Words

VERSION = 1
"""Version of the rules for statements; it stands behind the name of the rule in every proposal."""
_FARTHEST = 2
"""How many sentences back the speaker of a quotation by itself may stand."""
_CONDITION = re.compile(
    r"\b(?:only if|even if|if(?! anything\b| not\b| only\b| so\b)|unless|provided(?: that)?|on (?:the "
    r")?condition that|as long as|so long as"
    r"|in exchange for|in return for)\b[^,.;\"”]*",
    re.IGNORECASE,
)
_HEDGE = re.compile(r"\b(?!May\b)(?i:" + "|".join(re.escape(words) for words in lexicon.hedges()) + r")\b")
_CONDITIONAL = ("if ", "unless", "provided", "condition that", "long as", "exchange for", "return for")
_HEDGING = (
    "may", "might", "could", "perhaps", "possibly", "probably", "likely", "apparent", "reportedly",
    "allegedly", "seem", "if anything",
    "appear", "said to", "believed to", "thought to", "expected to", "confirmed", "verified", "in principle",
    "more or less",
)  # fmt: skip
_MENTIONED = re.compile(
    r"\b(?:" + "|".join(re.escape(name) for name in sorted(lexicon.outlets(), key=len, reverse=True)) + r")\b"
)
_RETOLD = re.compile(
    r"(?:the )?(?:report|article|story|account|newspaper|daily|paper|outlet|site|website|portal|agency|news "
    r"agency|broadcaster|channel|magazine)$",
    re.IGNORECASE,
)
"""What means the outlet that was named before, with "the" before it: as a speaker or as the one who was told.
"""
_REMEMBERED = 12
"""How many sentences an outlet stays the meaning of "the newspaper" or "the report"."""


_OWNER = re.compile(r"(?:[Tt]he )?([A-Z][\w .]+?)['’]s? \w")
"""An outlet before its sources ("the Vesna Post's sources")."""


class SourceNamed(msgspec.Struct, frozen=True):
    """Who says a statement, as far as the article tells."""

    name: str = ""
    role: str = ""
    side: str = ""
    unnamed: bool = False
    span: tuple[int, int] | None = None


class Assembler:
    """Makes the statements of one article, sentence by sentence."""

    def __init__(
        self, article: Article, words: Words, people: People, dates: list[DateMention], matcher: Matcher
    ) -> None:
        self.article = article
        self.words = words
        self.people = people
        self.days = Days(dates)
        self.matcher = matcher
        self.made: list[Statement] = []
        self.numbers: list[int] = []
        self.of_draft: dict[int, Statement] = {}
        low = lowered(article.text)
        self.conditional = Sieve(low, _CONDITIONAL)
        self.hedging = Sieve(low, _HEDGING)
        self.outlet: tuple[str, int] = ("", -_REMEMBERED - 1)
        self.seen: set[str] = set()

    def all(self) -> list[Statement]:
        """Every statement, in the order of the text."""
        words = self.words
        for number, (first, stop) in enumerate(words.sentences):
            drafts = verbal(words, number, frames_of(words, first, stop, self.people.somebody))
            drafts += according(words, number)
            drafts += quoted(words, number, drafts)
            if not drafts:
                self.people.see(number)
                continue
            drafts.sort(key=_order)
            begin = len(self.made)
            for draft in drafts:
                self.settle(draft, number)
            self.nest(begin)
            self.of_draft.clear()
        return self.made

    def settle(self, draft: StatementDraft, number: int) -> None:
        """Make the statement of one draft; it is left out where nothing remains of its content."""
        span = self.span(draft)
        if span is None:
            return
        start, end = span
        key = f"{self.article.id}:s{start}-{end}"
        while key in self.seen:
            key += "+"
        self.seen.add(key)
        words = self.words
        source = self.source(draft, number)
        said, said_words = self.when(draft) if draft.when is not None else self.apart(draft, number)
        text = self.article.text[start:end]
        condition = _CONDITION.search(text) if self.conditional.holds(start, end) else None
        hedge = _HEDGE.search(text) if self.hedging.holds(start, end) else None
        before = self.of_draft.get(id(draft.continues)) if draft.continues else None
        leader = self.of_draft.get(id(draft.heir)) if draft.heir else None
        if leader is not None and leader.type == "hearsay":
            draft.kind = "hearsay"
        statement = Statement(
            id=key,
            article=self.article.id,
            start=start,
            end=end,
            text=text,
            rule=f"{draft.rule}@{VERSION}",
            type=draft.kind,
            speaker=source.name,
            role=source.role,
            side=source.side,
            unnamed=source.unnamed,
            cue=words.slice(*draft.cue) if draft.cue else "",
            addressee=words.slice(*draft.addressee) if draft.addressee else "",
            condition=condition.group().strip() if condition else "",
            hedge=hedge.group() if hedge else "",
            said=said,
            said_words=said_words,
            about=tuple(each.issue for each in self.matcher.find(text)),
            continues=before.id if before else "",
            sentence=words.span(*words.sentences[number]),
            cue_span=words.span(*draft.cue) if draft.cue else None,
            speaker_span=source.span,
        )
        self.of_draft[id(draft)] = statement
        self.numbers.append(number)
        self.made.append(statement)

    def source(self, draft: StatementDraft, number: int) -> SourceNamed:
        """The speaker of a draft: its own, that of the draft it hangs on, or of what stands before it."""
        if draft.who is not None:
            outlet = self.retold(self.words.slice(*draft.who), number)
            if outlet:
                return SourceNamed(outlet, span=self.words.span(*draft.who))
            who = read_group(self.words, *draft.who, draft.apposed)
            return self._resolved(who, number, draft.who)
        other = draft.heir or draft.continues
        if other is not None:
            return _source_of(self.of_draft.get(id(other)))
        return self.before(number) if draft.rule == "quote-alone" else SourceNamed()

    def _resolved(self, who: Who, number: int, at: tuple[int, int]) -> SourceNamed:
        speaker = self.people.resolve(who, number)
        return SourceNamed(speaker.name, speaker.role, speaker.side, speaker.unnamed, self.words.span(*at))

    def retold(self, words: str, number: int) -> str:
        """The outlet named before that "the newspaper" or "the report" means; empty where the words mean
        none.
        """
        outlet, at = self.outlet
        definite = words[:4].lower() == "the " and _RETOLD.match(words) is not None
        return outlet if definite and number - at <= _REMEMBERED else ""

    def before(self, number: int) -> SourceNamed:
        """The speaker of what stands before a quotation that is a sentence by itself."""
        words = self.words
        if number and words.tags[words.sentences[number - 1][1] - 1] == ":":
            found = subject_of(words, number - 1)
            if found is not None:
                who = read_group(words, *found[0], found[1])
                return self._resolved(who, number, found[0])
        if not self.made or number - self.numbers[-1] > _FARTHEST:
            return SourceNamed()
        latest = self.numbers[-1]
        near = [each for each, at in zip(self.made[-4:], self.numbers[-4:], strict=True) if at == latest]
        quoting = [each for each in near if each.type in ("direct", "mixed")]
        return _source_of(quoting[-1] if quoting else near[0])

    def span(self, draft: StatementDraft) -> tuple[int, int] | None:
        """The characters of the content, without outer quotation marks, spaces and a closing comma."""
        words, text = self.words, self.article.text
        letters = words.tags[draft.first : draft.stop]
        if not letters:
            return None
        start, end = words.span(draft.first, draft.stop)
        if not letters.strip("Q"):
            start, end = words.quotes[draft.first].inner, words.quotes[draft.stop - 1].inner_end
        for line in self.article.lines:
            if line.role == "dateline" and line.start <= start < line.end < end:
                start = line.end
        while start < end and text[start].isspace():
            start += 1
        while end > start and (text[end - 1].isspace() or text[end - 1] == ","):
            end -= 1
        return (start, end) if end > start else None

    def when(self, draft: StatementDraft) -> tuple[str, str]:
        """The day on which it was said, resolved and in the article's words."""
        assert draft.when is not None
        start, end = self.words.span(*draft.when)
        value = next((each.value for each in self.days.between(start - 40, end) if start < each.end), "")
        dated = "T" in self.words.tags[draft.when[0] : draft.when[1]]
        return value, self.article.text[start:end].strip(" ,") if dated else ""

    def apart(self, draft: StatementDraft, number: int) -> tuple[str, str]:
        """The day of a saying that the sentence sets days apart from the one before it ("a day after
        ...").
        """
        if draft.cue is None or not self.made or self.numbers[-1] != number:
            return "", ""
        earlier = self.made[-1]
        between = self.article.text[earlier.end : self.words.starts[draft.cue[0]]]
        return day_apart(between, earlier.said) if earlier.said else ("", "")

    def nest(self, begin: int) -> None:
        """Which statement of the sentence reports which, and by whom each reached the reader."""
        made = self.made
        for index in range(begin, len(made)):
            inner = made[index]
            holders = [
                each
                for each in made[begin:]
                if each is not inner
                and each.start <= inner.start
                and inner.end <= each.end
                and inner.cue_span is not None
                and each.start <= inner.cue_span[0] < each.end
            ]
            holder = min(holders, key=lambda each: each.end - each.start, default=None)
            if holder is not None:
                made[index] = msgspec.structs.replace(inner, within=holder.id)
        by_id = {each.id: each for each in made[begin:]}
        for index in range(begin, len(made)):
            chain = self.chain(made[index], by_id, self.numbers[index])
            made[index] = msgspec.structs.replace(made[index], chain=chain)

    def chain(self, statement: Statement, by_id: dict[str, Statement], number: int) -> tuple[str, ...]:
        """First speaker first, then everyone who passed it on, this article's outlet last."""
        links: list[str] = []
        at: Statement | None = statement
        while at is not None and len(links) < 8:
            if at.speaker:
                links.append(at.speaker)
            told = _MENTIONED.search(at.addressee) if at.addressee else None
            owner = _OWNER.match(at.speaker)
            named = owner.group(1) if owner is not None else at.role
            if named in lexicon.outlets():
                links.append(named)
                self.outlet = (named, number)
            if told is not None:
                links.append(told.group())
                self.outlet = (told.group(), number)
            elif at.addressee and (outlet := self.retold(at.addressee, number)):
                links.append(outlet)
            at = by_id.get(at.within)
        if self.article.outlet:
            links.append(self.article.outlet)
        return tuple(dict.fromkeys(links)) if statement.speaker or len(links) > 1 else ()


def _order(draft: StatementDraft) -> tuple[int, int]:
    return (draft.cue[0] if draft.cue else draft.first, draft.first)


def _source_of(statement: Statement | None) -> SourceNamed:
    if statement is None:
        return SourceNamed()
    return SourceNamed(
        statement.speaker, statement.role, statement.side, statement.unnamed, statement.speaker_span
    )
