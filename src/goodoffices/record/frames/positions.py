"""The positions of an article: every predicate that comes to a stance, with its holder, its voice and what it
hangs on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial

import msgspec

from goodoffices.case import Voice
from goodoffices.record.frames.about import AboutWhat
from goodoffices.record.frames.conclude import FrameRead, is_settled, read, together
from goodoffices.record.frames.grow import grow
from goodoffices.record.frames.hints import may_conclude
from goodoffices.record.frames.named import WE
from goodoffices.record.frames.objects import KIND_WORDS, THE_DEAL, thing, with_talks
from goodoffices.record.frames.spans import says_nothing, trim
from goodoffices.record.frames.table import OUGHT, stems
from goodoffices.record.frames.taken import (
    BARGAIN,
    CONCLUDED,
    DENIAL,
    DENIED,
    JUDGED,
    TOGETHER,
    Taken,
    is_better,
)
from goodoffices.record.frames.tree import SentenceNode, Span
from goodoffices.record.frames.unit import units_of
from goodoffices.record.frames.whose import HeldBy, Whose
from goodoffices.record.model import Statement
from goodoffices.record.names import Sides
from goodoffices.record.people import People
from goodoffices.record.sentence_index import Holders
from goodoffices.record.text.tags import TOKEN, Words

_LOOSE = frozenset(
    (
        "i",
        "you",
        "he",
        "she",
        "it",
        "they",
        "these",
        "those",
        "this",
        "that",
        "who",
        "which",
        "people",
        "everyone",
        "nobody",
        "one",
    )
)
_SHORT = 10
_ABOUT_WHAT = re.compile(r"\s(?:on (?!mon|tue|wed|thu|fri|sat|sun)|to |for |that )", re.IGNORECASE)


def find_positions(
    article: str, words: Words, statements: Sequence[Statement], sides: Sides, people: People
) -> Iterator[Taken]:
    """Every position that the article tells, in the order of its sentences."""
    whose = Whose(article, words.text, sides, people, statements)
    holders = Holders(statements)
    for number, (first, stop) in enumerate(words.sentences):
        nodes: list[SentenceNode] = []
        if may_conclude(_low(words, first, stop)):
            for unit in units_of(words, number):
                nodes += grow(unit)
            whose.subjects = sorted({node.subject for node in nodes if node.subject is not None})
            yield from Reader(words.text, whose, holders, nodes, number, words.span(first, stop)).all()
        whose.focus.go_on(number, words.span(first, stop), partial(_subjects, words, number, nodes))


def _low(words: Words, first: int, stop: int) -> list[str]:
    """The words of a sentence in small letters, those of quoted passages among them."""
    found: list[str] = []
    at = words.tags.find("Q", first, stop)
    while at >= 0:
        quote = words.quotes[at]
        found += words.low[first:at]
        found += TOKEN.findall(words.text[quote.inner : quote.inner_end].lower())
        first = at + 1
        at = words.tags.find("Q", first, stop)
    return found + words.low[first:stop] if found else words.low[first:stop]


def _subjects(words: Words, number: int, nodes: list[SentenceNode]) -> list[Span | None]:
    """The subjects of a sentence's predicates; they are read where the sentence was passed over."""
    if not nodes and not stems().isdisjoint(_low(words, *words.sentences[number])):
        nodes = [node for unit in units_of(words, number) for node in grow(unit)]
    return [node.subject for node in nodes]


class Reader(AboutWhat):
    """Concludes the positions of one sentence from its nodes."""

    def __init__(
        self,
        text: str,
        whose: Whose,
        holders: Holders,
        nodes: list[SentenceNode],
        number: int,
        sentence: Span,
    ) -> None:
        super().__init__(text, whose)
        self.holders = holders
        self.nodes = nodes
        self.number = number
        self.sentence = sentence

    def all(self) -> Iterator[Taken]:
        """The positions, each told once."""
        made: list[Taken] = []
        for node in self.nodes:
            if node.kind == "deny":
                made += self.denial(node)
            found = read(node, self.text, self.nodes)
            if found is not None and node.object is not None:
                made += self.taken(node, found)
        for one in made:
            if not any(is_better(other, one) for other in made):
                yield one

    def teller(self, node: SentenceNode) -> Statement | None:
        """The statement that the node stands in: the innermost whose own verb it is not."""
        statement = self.holders.at(node.cue[0])
        if statement is not None and statement.cue_span is not None and statement.cue_span[0] == node.cue[0]:
            return None
        return statement

    def taken(self, node: SentenceNode, found: FrameRead) -> Iterator[Taken]:
        """The positions that one node gives: its holder's, and those of whoever agreed with it."""
        statement = self.teller(node)
        if node.loose is not None and (statement is None or statement.start < node.loose):
            return
        if node.kind == "ought" and not self.meant(node, statement):
            return
        held = (
            self.speaking(node, statement)
            if found.whom == "speaker"
            else self.whose.of(node, self.number, statement)
        )
        if ("own" in node.predicate.takes and not held.own) or self.retold(node):
            return
        if node.kind == "ought" and node.negated and self.of_itself(node, held.name):
            found.stance = "refuses"  # what one's own side should not do is not asked of the other
        if found.denied and not self.denies(node, held, statement):
            return
        if node.shape == "noun" and node.subject is not None and self.alluded(node.subject):
            return
        names = held.several or ((held.name,) if held.name else ())
        rule = DENIED if found.denied else f"frame-{found.stance}"
        if found.judged and not held.own:
            if node.modal in OUGHT and self.whose.is_party(self.whose.speaker(statement)):
                return  # what one party says that another should be ready for is asked of it
            found.lean, rule = True, JUDGED
        partners: tuple[str, ...] = ()
        if found.stance == "accepts" and len(names) > 1 and is_settled(node):
            rule = TOGETHER
        elif len(names) == 1 and found.stance == "accepts" and self.is_bargain(node, names[0]):
            rule = BARGAIN
        elif together(node) and found.stance == "accepts":
            partners = self.partners(node, names)
            if names and any(self.voice(node, name, statement, found)[0] for name in names):
                # What one side claims to have agreed with another is told of the other only where it says so.
                partners = ()
            if len(names) + len(partners) > 1 and not node.modal:
                rule = TOGETHER
            elif not names and not partners and node.shape == "passive" and not node.modal:
                yield self.concluded(node, statement)
        names = tuple(name for name in names if self.whose.stands(name, *self.sentence))
        for name in (*names, *partners):
            by, voice = self.voice(node, name, statement, found)
            if name in partners and names and voice == "public" and statement is not None:
                by, voice = names[0], "claimed-by-another"
            made = self.one(node, name, found, rule, by, voice, statement)
            if made is not None:
                yield made

    def retold(self, node: SentenceNode) -> bool:
        """Whether others are told to say it of those who speak ("they claim that we refused"): that is not
        their own word.
        """
        if node.subject is None or self.text[slice(*node.subject)].lower() not in WE:
            return False
        outer = node.governor
        while outer is not None:
            if outer.kind == "pass" and outer.subject is not None:
                return self.text[slice(*outer.subject)].lower() not in WE
            outer = outer.governor
        return False

    def denies(self, node: SentenceNode, held: HeldBy, statement: Statement | None) -> bool:
        """Whether it is the holder that denies: what one side denies of another says nothing of it."""
        outer = node.governor
        while outer is not None and outer.kind not in ("deny", "refuse"):
            outer = outer.governor
        if outer is None:
            return True
        denier = self.whose.of(outer, self.number, statement)
        return not denier.name or denier.name == held.name

    def denial(self, node: SentenceNode) -> Iterator[Taken]:
        """What somebody says is not so."""
        if node.negated or node.supposed or node.object is None:
            return
        statement = self.teller(node)
        held = self.whose.of(node, self.number, statement)
        by = self.text[slice(*node.subject)] if node.subject else held.name
        yield Taken(
            party=held.name,
            stance=None,
            voice="public",
            by=by,
            start=node.start,
            end=node.end,
            object=node.object,
            cue=node.cue,
            rule=DENIAL,
            statement=self.whose.saying(node) or statement,
        )

    def concluded(self, node: SentenceNode, statement: Statement | None) -> Taken:
        """A deal that is told to be made, without who made it ("the deal was sealed")."""
        assert node.object is not None
        by = statement.speaker if statement is not None else ""
        about = _ABOUT_WHAT.match(self.text, node.cue[1], node.end)
        words = with_talks(self.text, (node.object[0], node.end) if about is not None else node.object)
        return Taken(
            party="",
            stance=None,
            voice="public",
            by=by,
            start=min(node.start, node.object[0]),
            end=node.end,
            object=words,
            cue=node.cue,
            rule=CONCLUDED,
            statement=statement,
        )

    def one(
        self,
        node: SentenceNode,
        name: str,
        found: FrameRead,
        rule: str,
        by: str,
        voice: Voice,
        statement: Statement | None,
    ) -> Taken | None:
        """A position of ``name``."""
        span = node.until if node.kind in ("press", "via") else thing(node, self.text, self.nodes)
        if (
            span is not None
            and node.kind in ("accept", "refuse")
            and self.text[slice(*span)].strip().lower() in ("it", "them", "that", "this")
        ):
            span = node.start, node.end  # "turned it down": what was told before
        if span is None or says_nothing(self.text[slice(*trim(self.text, *span))]):
            return None
        if node.kind in ("demand", "urge") and node.takes != "npto" and self.is_somebody(span):
            return None  # "favoured the rebels", "was invited by"
        if node.kind == "give" and (KIND_WORDS.match(self.text, *span) or self.is_name(span)):
            return None
        return Taken(
            party=name,
            stance=found.stance,
            voice=voice,
            by=by,
            start=min(node.subject[0] if rule == JUDGED and node.subject else node.start, span[0]),
            end=max(node.end, span[1]),
            object=span,
            cue=node.cue,
            rule=rule,
            conditions=node.conditions,
            heard=node.heard,
            statement=_dated(self.whose.saying(node), statement),
        )

    def meant(self, node: SentenceNode, statement: Statement | None) -> bool:
        """Whether what "must" be is asked of an actor of the talks, of their deal, or is a thing; not of
        "they", who are not told.
        """
        assert node.subject is not None
        words = self.text[slice(*node.subject)].strip()
        low = words.lower()
        if THE_DEAL.fullmatch(words):
            return True
        if low in _LOOSE or low.split(" ")[0] in ("such", "you"):
            held = self.whose.of(node, self.number, statement)
            return (
                bool(held.name)
                and low not in ("i", "you", "these", "those", "this", "that")
                and held.name != self.speaking(node, statement).name
            )
        named = bool(self.whose.named(node.subject) or self.whose.each(node.subject))
        return named or (
            node.cue[1] - node.cue[0] < _SHORT and self.text[slice(*node.cue)].lower() in ("must", "should")
        )

    def speaking(self, node: SentenceNode, statement: Statement | None) -> HeldBy:
        """Whoever says it."""
        outer = node.governor
        while outer is not None:
            if outer.kind == "pass" and outer.subject is not None and outer.predicate.part == "v":
                held = self.whose.of(outer, self.number, statement)
                if held.name:
                    return HeldBy(held.name, own=True)
            outer = outer.governor
        if statement is None and node.kind == "press":
            return self.whose.of(node, self.number, statement)
        name = self.whose.speaker(statement)
        return HeldBy(name, own=True)

    def voice(
        self, node: SentenceNode, name: str, statement: Statement | None, found: FrameRead
    ) -> tuple[str, Voice]:
        """Who says so and in what voice."""
        by, side = "", None
        outer = node.governor
        while outer is not None:
            if outer.kind in ("pass", "deny") and outer.subject is not None and outer.linked != "noun":
                held = self.whose.of(outer, self.number, statement)
                by, side = self.text[slice(*outer.subject)], held.name
                break
            outer = outer.governor
        if statement is not None and (side is None or not side):
            by, side = statement.speaker, self.whose.speaker(statement)
        if found.lean and side != name:
            return by, "assessed-by-third"
        if side is None:
            return "", "public"
        if side == name:
            return by, "public"
        if not side or self.whose.sides.third(side):
            return by, "assessed-by-third"
        return by, "claimed-by-another"


def _dated(own: Statement | None, holder: Statement | None) -> Statement | None:
    """The statement that the node's own verb reports; it was made on the day of the one around it, where it
    names none.
    """
    if own is None:
        return holder
    if own.said or holder is None or not holder.said:
        return own
    return msgspec.structs.replace(own, said=holder.said)
