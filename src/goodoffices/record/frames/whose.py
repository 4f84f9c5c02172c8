"""Whose stance a predicate tells: from its subject, by what is known of the article's actors, to a side;
nobody who is not known holds one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from goodoffices.record import lexicon
from goodoffices.record.frames.focus import Focus
from goodoffices.record.frames.named import (
    BODY,
    NEAR,
    NO_ONE,
    OF_STATE,
    OWN,
    PERSON,
    POSSESSED,
    PREPOSITION,
    WE,
    Named,
    is_nobody,
)
from goodoffices.record.frames.tree import SentenceNode, Span
from goodoffices.record.model import Statement
from goodoffices.record.names import Sides
from goodoffices.record.people import People
from goodoffices.record.sentence_index import Days

_SEVERAL_ACT = re.compile(
    r"\b(?:negotiators|officials|leaders|representatives|delegates|ministers|rebels|forces|troops|fighters|"
    r"militants|members|diplomats)$"
)
"""Several who act for a side: "they" means it."""


_WORDS_BETWEEN = 2
_SHORT = 3
_PLURALS = frozenset(("people", "men", "women", "police", "staff", "crew"))
_ONE = frozenset(("it", "its"))
_RELATIVE = frozenset(("who", "which", "that", "whom"))
_ONE_OF = re.compile(r"\b(?:one|some|two|three|several|many|most|part) of\b", re.IGNORECASE)


def _plural(words: str) -> bool:
    """Whether words speak of several ("the unions", "drivers"), for whom "they" stands and "it" does not."""
    last = words.rsplit(" ", 1)[-1]
    return last.islower() and (last.endswith("s") or last in _PLURALS) and not last.endswith("'s")


class HeldBy(msgspec.Struct, frozen=True):
    """Who holds a stance: ``name`` is a side or a body, empty where nobody is known; ``own`` where it is
    whoever speaks; ``several`` of sides that act as one.
    """

    name: str = ""
    own: bool = False
    several: tuple[str, ...] = ()


class Whose(Named):
    """Resolves the subjects of one article's predicates; the sentences are read in order."""

    def __init__(
        self, article: str, text: str, sides: Sides, people: People, statements: Sequence[Statement]
    ) -> None:
        super().__init__(article, text, sides, people)
        self.statements = statements
        self.by_cue = {each.cue_span[0]: each for each in statements if each.cue_span}
        self.focus = Focus(text, people.side_of, self._subject)
        self.subjects: list[Span] = []
        """The subjects of the sentence that is read, in their order."""

    def speaker(self, statement: Statement | None) -> str:
        """The side for which a statement is made, or its speaker where that is a body without one."""
        if statement is None or self.sides.outlet(statement.speaker):
            return ""
        side = statement.side if not self.sides.outlet(statement.side) else ""
        if side and _ONE_OF.search(statement.role):
            return ""  # "the head of one of Ostra's unions"
        if (
            side in lexicon.places()
            and side not in self.sides.ids.values()
            and not (
                OF_STATE.search(f"{statement.role} {statement.speaker}")
                and self.sides.of(f"{statement.role} {statement.speaker}") == side
            )
        ):
            side = ""
        if NO_ONE.fullmatch(side.lower()):
            return ""
        if side:
            return side
        if statement.speaker_span is not None and statement.speaker_span[0] >= statement.sentence[0]:
            return self.named(statement.speaker_span)
        return self.people.side_of.get(statement.speaker, "")

    def saying(self, node: SentenceNode) -> Statement | None:
        """The statement that the node's own verb reports."""
        return self.by_cue.get(node.cue[0])

    def of(self, node: SentenceNode, number: int, statement: Statement | None) -> HeldBy:
        """Who holds what the node tells."""
        span = node.agent if node.shape == "passive" else node.subject
        if span is not None and self.text[slice(*span)].lower() in _RELATIVE:
            return HeldBy()
        told = self.saying(node)
        if told is not None and _ONE_OF.search(told.role):
            return HeldBy()
        if span is not None and (several := self.each(span)):
            return HeldBy(several=several)
        if span is not None and (name := self.plainly(span)):
            return HeldBy(name, own=statement is not None and name == self.speaker(statement))
        if span is not None and node.governor is not None:
            held = self.at(span, node, number, statement)
            if held.name or held.several:
                return held
        said = self.saying(node)
        if said is not None and said.speaker and is_nobody(said.speaker):
            return HeldBy()
        if said is not None and node.shape in ("finite", "ing") and (said.side or said.speaker):
            several = self.each(said.speaker_span) if not said.side and said.speaker_span else ()
            if several:
                return HeldBy(several=several)
            name = self.speaker(said)
            if name and (span is None or self._bears(span, name, node)):
                return HeldBy(name, own=bool(statement) and name == self.speaker(statement))
        if span is None:
            above = node.governor
            if above is not None and (
                node.linked == "complement"
                or (
                    node.linked == "noun"
                    and (
                        (above.kind == "pass" and self._right_behind(node, above))
                        or (above.kind == "demand" and node.kind == "demand")
                    )
                )
            ):
                return self.of(above, number, statement)
            return HeldBy()
        return self.at(span, node, number, statement)

    def _bears(self, span: Span, name: str, node: SentenceNode) -> bool:
        """Whether the words of a subject bear out that it is of a side: not a thing right before the verb
        ("the talks demanded"), nor a pronoun that could mean another.
        """
        words = self.text[slice(*span)].lower()
        if words in OWN:
            start = self.text.rfind("\n", 0, span[0]) + 1
            return not self._unknown_before(words, node) and self._alone(name, start, span[0], words)
        if self.unclear(span):
            return False
        return self.borne_out(span, name) and not (is_nobody(words) and node.start - span[1] < _SHORT)

    def _right_behind(self, node: SentenceNode, above: SentenceNode) -> bool:
        """Whether a noun is what the verb itself takes ("reiterated a demand for")."""
        return len(self.text[above.cue[1] : node.cue[0]].split()) <= _WORDS_BETWEEN

    def at(self, span: Span, node: SentenceNode, number: int, statement: Statement | None) -> HeldBy:
        """Who the words at ``span`` mean."""
        words = self.text[span[0] : span[1]].strip()
        low = words.lower()
        first = low.split(" ", 1)[0].split("'")[0].split("’")[0]
        if first in WE and (low in WE or POSSESSED.match(words) or "'" in low or "’" in low):
            name = self.speaker(statement)
            return HeldBy(name, own=True)
        if (low.split("'")[0].split("’")[0] in OWN) or POSSESSED.match(words):
            return self.pronoun(first, node, number, statement)
        several = self.each(span)
        if several:
            return HeldBy(several=several)
        if statement is not None and (own := self._own_body(low, statement)):
            return HeldBy(own, own=True)
        if is_nobody(words):
            return HeldBy()
        name = self.named(span)
        return HeldBy(name, own=bool(name) and statement is not None and name == self.speaker(statement))

    def _unknown_before(self, word: str, node: SentenceNode) -> bool:
        """Whether "they" or "it" stands behind a subject of the same sentence that nobody knows ("some
        branches
        oppose it and say they will vote against it").
        """
        if word not in ("they", "it", "their", "its") or node.subject is None:
            return False
        before = [span for span in self.subjects if span[1] <= node.subject[0]]
        for span in reversed(before):
            words = self.text[span[0] : span[1]].strip()
            low = words.lower()
            if low in OWN | WE or low in ("who", "which", "that", "there"):
                continue
            if self.named(span) or self.each(span) or self.is_person(span):
                return False
            head = PREPOSITION.split(low, maxsplit=1)[0]
            if head.endswith("s") == (word in ("they", "their")):
                return True
        return False

    def pronoun(self, word: str, node: SentenceNode, number: int, statement: Statement | None) -> HeldBy:
        """Whom "it", "he" or "they" means: who says so or does what governs it, else who was told of
        before.
        """
        if self._unknown_before(word, node):
            return HeldBy()
        outer = node.governor
        while outer is not None:
            if outer.subject is not None and outer.subject != node.subject:
                held = self.of(outer, number, statement)
                if held.several and word not in PERSON:
                    return held
                if held.name and (word not in PERSON or self.is_person(outer.subject)):
                    return HeldBy(held.name, own=held.own or outer.kind in ("pass", "deny"))
                break
            outer = outer.governor
        inside = statement is not None and statement.type != "direct" and node.cue[0] >= statement.start
        if inside and statement is not None:
            name = self.speaker(statement)
            if name:
                return HeldBy(name, own=True)
        focus, at, start = self.focus.person() if word in PERSON else self.focus.body()
        if not focus and word in PERSON:
            focus, at, start = self.focus.body()
        if focus and number - at <= NEAR and self._alone(focus, start, node.start, word):
            return HeldBy(focus)
        return HeldBy()

    def _alone(self, name: str, start: int, end: int, word: str) -> bool:
        """Whether nobody but one side is told of between two places whom a pronoun could mean as well."""
        if self.sides.actors is None:
            told = self.text[start:end].lower()
            return not any(side != name and each in told for each, side in self.sides.known.items())
        here = self.sides.actors.mentions(self.article, start, end)
        if word in PERSON:
            here = [each for each in here if self.is_person((each[0].start, each[0].end))]
        elif word in _ONE:
            here = [each for each in here if not _plural(each[0].words)]
        others = {self.sides.id_of(each[1]): _plural(each[0].words) for each in here}
        many = others.pop(name, False)
        # Where several are told of, one who is single is not meant by "they"; two who are may be, together.
        return not others or (many and len(others) == 1 and not any(others.values()))

    def _own_body(self, low: str, statement: Statement) -> str:
        """The speaker's side, where "the movement" or "the government" can mean it: a government is of a
        state, and a movement of none.
        """
        match = BODY.fullmatch(low)
        side = self.speaker(statement) if match is not None else ""
        state = side in lexicon.places()
        if match is not None and statement.type == "direct" and not match.group("state"):
            return ""
        return side if match is not None and side and (state == bool(match.group("state"))) else ""

    def _subject(self, span: Span) -> tuple[str, bool]:
        """The side that a subject names, and whether as a person; a pronoun names none."""
        if self.text[span[0] : span[1]].lower() in OWN | WE:
            return "", False
        name = self.named(span)
        several = _SEVERAL_ACT.search(self.text[span[0] : span[1]]) is not None
        return name, bool(name) and not several and self.is_person(span)


__all__ = ["Days", "HeldBy", "Whose"]
