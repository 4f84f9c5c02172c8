"""Demands, offers and terms: pieces of a case that a passage suggests, in its own words.

A verb of demanding, accepting or refusing gives a position of its subject; "must", "will not", "ready to" inside a
statement one of its speaker, or of the side that the clause names, then *claimed by another*. Conditions, quantities,
phases, gaps, open questions and the terms of a deal are taken from their own patterns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from goodoffices.case import Stance, Voice
from goodoffices.record.matching import Matcher
from goodoffices.record.model import Article, Figure, Proposal, Statement
from goodoffices.record.names import Sides
from goodoffices.record.stances import (
    CLAUSE_END,
    PRONOUN_OF_OTHERS,
    SAID_TO,
    WE_WOULD,
    hearsay_subject,
    leans_on,
    stance_of,
    stance_of_word,
    turned,
)
from goodoffices.record.terms import Found, Terms
from goodoffices.record.text.sift import Sieve, lowered

VERSION = 1
_MODAL = re.compile(
    r"\b(?P<demand>must(?: not)?|ha(?:s|ve) to|needs? to|is required to|are required to|the demand that)\b"
    r"|\b(?P<refuse>(?:will|would|shall|could|can) not|won[’']t|wouldn[’']t|cannot|can[’']t|never (?:agree|accept)|refusal to|ruled? out|no (?:deal|agreement) without)\b"
    r"|\b(?P<accept>(?:is|are|was|were|stands?|stood|remains?) (?:now )?(?:ready|willing|prepared) to|ready to|willing to|prepared to|would (?:agree|accept)|(?P<should>(?:should|ought to|may|might) (?:now )?be (?:more |now )?(?:ready|willing|prepared|open) (?:for|to)))\b",
    re.IGNORECASE,
)
_CONCERNS = re.compile(
    r"\b(?:accept|agree|withdraw|release|negotiat\w+|talks|deal|agreement|ceasefire|truce|take part|participate|attend|sign|join|leave|allow|return|stop|end|recogni[sz]e|concede|compromise|disarm|give up|cede|free|hand over|swap|lift|pay|send|settle|vote)\b",
    re.IGNORECASE,
)
_LEADING_VERB = re.compile(
    r"(?:achieve|include|contain|be|have|see|bring|guarantee|provide|ensure|secure|get|lead to|be based on)\s"
)
_ASKING = re.compile(r"\b(?:what|which|whether|how)\b", re.IGNORECASE)
_LIST = re.compile(
    r",\s+(?:and\s+|in addition to\s+|as well as\s+)?|\s+and\s+(?=(?:the|a|an)\s)|,?\s+as well as\s+|,?\s+in addition to\s+"
)
_OWN = re.compile(
    r"\b(?:we|us|our|I|it|they|(?:the|his|her|their|its|our|my) (?:movement|group|government|party|ministry|country|delegation|army|side|union|company|administration))\s*$",
    re.IGNORECASE,
)
_NOTHING = re.compile(r"\s*(?:be|do|do so|have|go)?\W*$")
"""Behind "must" or "has to": no more than a word that leans on another sentence."""
_MODALS = (
    "must", "to ", "need", "requir", "demand", "not", "n't", "n’t", "never", "refus", "rule", "ready", "willing", "prepared", "agree", "accept",
    "no deal",
)  # fmt: skip


def find_positions(article: Article, sentences: list[tuple[int, int]], statements: list[Statement], figures: list[Figure], matcher: Matcher, sides: Sides) -> list[Proposal]:  # fmt: skip
    """Everything in the article that could enter a case, in the order of the text."""
    by_id = {each.id: each for each in statements}
    holders: dict[tuple[int, int], list[Statement]] = {}
    for statement in statements:
        holders.setdefault(statement.sentence, []).append(statement)
    maker = _Maker(article, by_id, matcher, sides)
    for statement in statements:
        maker.of_statement(statement)
    for span in sentences:
        maker.of_sentence(span, holders.get(span, []))
    for figure in figures:
        maker.of_figure(figure)
    return sorted(maker.made, key=lambda each: (each.start, each.end, each.kind))


class _Maker:
    def __init__(self, article: Article, by_id: dict[str, Statement], matcher: Matcher, sides: Sides) -> None:
        self.article = article
        self.text = article.text
        low = lowered(article.text)
        self.terms = Terms(article.text, low)
        self.modals = Sieve(low, _MODALS)
        self.by_id = by_id
        self.matcher = matcher
        self.sides = sides
        self.made: list[Proposal] = []
        self.seen: set[str] = set()

    def add(self, found: Found, party: str, by: str, voice: Voice, statement: Statement | None) -> None:
        """Add a proposal, once for each place and kind."""
        start, end = _trim(self.text, found.start, found.end)
        first, last = _trim(self.text, *found.object)
        if found.kind == "position" and self.told(start, end, party, found.stance):
            return
        key = f"{self.article.id}:p{found.kind}{start}-{end}" + (f"-{party}" if party else "")
        if end <= start or key in self.seen:
            return
        self.seen.add(key)
        words = self.text[first:last]
        condition = statement.condition if statement is not None and found.kind == "position" else ""
        matches = self.matcher.find(_without(words, condition)) or self.matcher.find(
            _without(self.text[start:end], condition)
        )
        best = matches[0] if matches else None
        answered = self.answered(start, party) if best is None and found.rule == "would-if" else ""
        self.made.append(
            Proposal(
                id=key,
                article=self.article.id,
                start=start,
                end=end,
                text=self.text[start:end],
                rule=f"{found.rule}@{VERSION}",
                kind=found.kind,
                party=party,
                by=by,
                voice=voice,
                stance=found.stance,
                object=words,
                cue=found.cue,
                issue=best.issue if best else answered,
                options=best.options if best else (),
                matched=best.words if best else "",
                conditions=(condition,) if condition else (),
                since=statement.said if statement is not None else "",
                number=found.number,
                statement=statement.id if statement is not None else "",
            )
        )

    def answered(self, at: int, party: str) -> str:
        """The issue that "we would" answers: that of the position which the party is told to take just before."""
        for each in reversed(self.made):
            if (
                each.kind == "position"
                and each.party == party
                and each.end <= at
                and each.stance == "demands"
                and leans_on(self.text, each.end, at)
            ):
                return each.issue
        return ""

    def told(self, start: int, end: int, party: str, stance: Stance | None) -> bool:
        """Whether a position of that party and stance covers the passage already."""
        return any(
            each.kind == "position"
            and each.party == party
            and each.stance == stance
            and each.start <= start
            and end <= each.end
            for each in self.made[-6:]
        )

    def of_statement(self, statement: Statement) -> None:
        """Positions by the verb that reports the statement, and by what the statement itself says."""
        stance = stance_of(statement)
        holder = self.by_id.get(statement.within)
        own = statement.side or statement.speaker
        if holder is not None and holder.side and _OWN.fullmatch(statement.speaker):
            own = holder.side
        if stance is not None:
            stance = turned(self.text, statement, stance)
        if stance is not None and own:
            whole = (statement.cue_span[0] if statement.cue_span else statement.start, statement.end)
            found = Found(
                min(whole),
                max(whole),
                "position",
                f"verb-{stance}",
                (statement.start, statement.end),
                statement.cue,
                stance,
            )
            by, voice = self.voice(own, holder)
            self.add(found, own, by, voice, statement)
            self.enumerate(statement, stance)
        if statement.type == "hearsay":
            self.hearsay(statement)
        if not statement.condition and not self.modals.holds(statement.start, statement.end):
            return
        self.modal(statement)
        would = (
            WE_WOULD.search(statement.text)
            if statement.condition.lower().startswith(("if", "only if"))
            else None
        )
        if would is not None and own:
            span = (statement.start + would.start(), statement.start + would.end())
            self.add(
                Found(*span, "position", "would-if", span, would.group(), "accepts"),
                own,
                statement.speaker,
                "public",
                statement,
            )
        if statement.condition:
            at = self.text.find(statement.condition, statement.start, statement.end)
            if at >= 0:
                span = (at, at + len(statement.condition))
                self.add(
                    Found(*span, "condition", "condition", span, statement.condition.split(" ", 1)[0]),
                    own,
                    "",
                    "public",
                    statement,
                )

    def hearsay(self, statement: Statement) -> None:
        """ "Israel is said to demand ...": a position that nobody is named for."""
        match = SAID_TO.match(statement.text)
        stance = stance_of_word(match.group(1)) if match is not None else stance_of_word(statement.cue)
        party = hearsay_subject(self.text, statement)
        if stance is None or not party:
            return
        start = statement.start + match.end() if match is not None else statement.start
        found = Found(
            statement.start,
            statement.end,
            "position",
            f"hearsay-{stance}",
            (start, statement.end),
            statement.cue,
            stance,
        )
        self.add(found, self.sides.of(party) or party, "", "assessed-by-third", statement)

    def voice(self, party: str, holder: Statement | None) -> tuple[str, Voice]:
        """Who says it and in what voice: another side's word for it is claimed, a source without a side assesses."""
        if holder is None or not holder.speaker:
            return "", "public"
        if (holder.side or holder.speaker) == party:
            return holder.speaker, "public"
        return holder.speaker, self.of_another(holder.side)

    def of_another(self, side: str) -> Voice:
        """A party claims of another; a mediator, an outsider or a source without a side assesses."""
        return "assessed-by-third" if not side or self.sides.third(side) else "claimed-by-another"

    def modal(self, statement: Statement) -> None:
        """ "must", "will not", "ready to" in what someone says."""
        own = statement.side or statement.speaker
        for match in _MODAL.finditer(self.text, statement.start, statement.end):
            end = CLAUSE_END.search(self.text, match.end(), statement.end)
            stop = end.start() if end else statement.end
            voice: Voice = "public"
            begin = _clause_start(self.text, statement.start, match.start())
            subject = self.text[begin : match.start()].strip()
            if match.group("demand"):
                if (
                    _ASKING.search(subject)
                    or PRONOUN_OF_OTHERS.search(subject)
                    or _NOTHING.match(self.text, match.end(), stop)
                ):
                    continue
                stance: Stance = "demands"
                party, by = own, statement.speaker
                span = (begin, stop)
            else:
                stance = "refuses" if match.group("refuse") else "accepts"
                if not _CONCERNS.search(self.text, match.start(), min(stop, match.end() + 50)):
                    continue
                party, by, voice = self.subject(subject, own, statement)
                if match.group("should") and party:
                    voice = "assessed-by-third"
                span = (match.start(), stop)
            if not party:
                continue
            self.add(
                Found(begin, stop, "position", f"modal-{stance}", span, match.group(), stance),
                party,
                by,
                voice,
                statement,
            )
            if stance == "demands":
                self.items(match.end(), stop, party, statement)

    def subject(self, subject: str, own: str, statement: Statement) -> tuple[str, str, Voice]:
        """Whose stance a clause tells: the speaker's own, or that of the side it names."""
        if not subject or _OWN.search(subject):
            return own, statement.speaker, "public"
        named = self.sides.of(subject) or _last_name(subject)
        if not named:
            return "", "", "public"
        if named == own or named in statement.speaker or named in statement.role:
            return own, statement.speaker, "public"
        return named, statement.speaker, self.of_another(statement.side)

    def enumerate(self, statement: Statement, stance: Stance) -> None:
        """Each thing of a list that is demanded is a question of its own."""
        if stance == "demands":
            self.items(statement.start, statement.end, statement.side or statement.speaker, statement)

    def items(self, start: int, stop: int, party: str, statement: Statement) -> None:
        """The members of a list, where there are three or more."""
        pieces = list(_pieces(self.text, start, stop))
        if len(pieces) < 3:
            return
        for first, last in pieces:
            verb = _LEADING_VERB.match(self.text, first, last)
            if verb is not None:
                first = verb.end()
            if 1 <= len(self.text[first:last].split()) <= 14:
                self.add(
                    Found(first, last, "issue", "list-of-demands", (first, last)),
                    party,
                    "",
                    "public",
                    statement,
                )

    def of_sentence(self, span: tuple[int, int], holding: list[Statement]) -> None:
        """Phases, gaps, open questions, terms and plans, wherever they stand."""
        for found in self.terms.find(span):
            holder = min(
                (each for each in holding if each.start <= found.start < each.end),
                key=lambda each: each.end - each.start,
                default=None,
            )
            by = holder.speaker if holder is not None else ""
            self.add(found, "", by, "public", holder)

    def of_figure(self, figure: Figure) -> None:
        """A number of people or things to be released or exchanged is a quantity of the deal."""
        if figure.state != "to be released" and not (
            figure.state in ("released", "held") and self.terms.exchanged(figure.end, figure.end + 160)
        ):
            return
        if isinstance(figure.number, int) and not figure.unit:
            span = (figure.start, figure.end)
            holder = self.by_id.get(figure.statement)
            self.add(
                Found(*span, "quantity", "figure-in-deal", span, figure.modifier, None, figure.number),
                "",
                figure.source,
                "public",
                holder,
            )


def _without(words: str, condition: str) -> str:
    """What is asked or accepted without what it hangs on: what must come first is an issue of its own."""
    return _FIRST.sub("", words.replace(condition, " ") if condition else words)


_FIRST = re.compile(r"\s(?:before|until|unless|as long as|provided(?: that)?)\s[^,;.]*")


def _clause_start(text: str, first: int, at: int) -> int:
    """Where the clause that ends at ``at`` begins."""
    begin = first
    for match in re.finditer(
        r"[.;:]\s+|,\s+(?:but|and|so|then)\s+|\s(?:that|but|whether|because|and)\s|,\s+|[\"“”]",
        text[first:at],
    ):
        begin = first + match.end()
    return begin


def _last_name(subject: str) -> str:
    names = re.findall(r"[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*)*", subject)
    return names[-1] if names and subject.rstrip().endswith(names[-1]) else ""


def _pieces(text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    at = start
    for match in _LIST.finditer(text, start, stop):
        yield _trim(text, at, match.start())
        at = match.end()
    yield _trim(text, at, stop)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    odd = sum(text.count(mark, start, end) for mark in '"“”') % 2 == 1
    edge = ',;:."“”' if odd else ",;:."
    while start < end and (text[start].isspace() or text[start] in edge):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in edge):
        end -= 1
    if end < len(text) and text[end] in '"”' and odd:
        end += 1
    return start, end
