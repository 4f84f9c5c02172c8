"""Whose stance a predicate tells: from its subject, by what is known of the article's actors, to a side; nobody who is not known holds one."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from goodoffices.record import lexicon
from goodoffices.record.frames.tree import Node, Span
from goodoffices.record.lookup import Days
from goodoffices.record.model import Statement
from goodoffices.record.names import Sides
from goodoffices.record.people import People

_WE = lexicon.bag("we us our i my me ours")
_OWN = lexicon.bag("it its he his she her they their him them itself himself herself themselves")
_PERSON = lexicon.bag("he his she her him")
_POSSESSED = re.compile(
    r"(?:its|his|her|their|our|my)\s(?:own\s)?(?:[\w-]+\s){0,2}?(?:men|people|forces|troops|fighters|soldiers|country|government|party|ministry|group|movement|side|delegation|team|company"
    r"|firm|organi[sz]ation|union|members?|negotiators?|administration|army|military|rebels|guerrillas|cabinet|board|colleagues|officials|nation|bank|airline)\b",
    re.IGNORECASE,
)
_SPEAKS_FOR = re.compile(
    r"\b(?:leaders?|ministers?|spokes\w+|heads?|chiefs?|presidents?|premiers?|chancellors?|envoys?|negotiators?|delegations?|delegates?|representatives?|officials?|governments?|cabinet|army|military|forces|troops|soldiers"
    r"|fighters|rebels|guerrillas|militants|insurgents|ministry|administration|commanders?|generals?|chairm[ae]n|chairwoman|chair|director|boss|bosses|secretary|board|management|executives?|ambassadors?|diplomats?|aides?"
    r"|side|camp|wing|leadership|authorities|parliament|king|emir|members?)\b",
    re.IGNORECASE,
)
_PREPOSITION = re.compile(r"\s(?:of|for|from|in|at|to|with|by|on|who|which|that|between|against)\s|,\s")
_SEVERAL = re.compile(
    r"^(?:the\s)?(?:both|two|all|neither|three|four|six)?\s?(?:of the\s)?(?:(?:warring|rival|opposing)\s)?(?:sides|parties|countries|governments)$",
    re.IGNORECASE,
)
_LEADERS = re.compile(
    r"^(?:the\s)?(?:leaders|presidents|governments|ministers|foreign ministers|heads|envoys|officials|representatives|armies|delegations|negotiators)\s(?:of|from)\s",
    re.IGNORECASE,
)
_AND = re.compile(r",\s(?:and\s)?|\sand\s(?:the\s)?")
_NOBODY = re.compile(
    r"\b(?:analysts?|experts?|observers?|commentators?|critics?|sources?|reports?|speculation|newspapers?|media|press|people|diplomats|economists?|dealers?|traders?|brokers?|witness\w*|residents?|many|some|others?|few|nobody|no one|everyone|anyone"
    r"|statement|letter|talks|negotiations|meeting|move|deal|agreement|plan|strike|war|conflict|which|what|that|this|these|those|there|who)\b",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"the (?:[\w-]+ )?(?:(?P<state>government|ministry|country|army|cabinet|administration)|group|movement|party|union|company|firm|organi[sz]ation|faction|side|delegation)"
)
_OF_PLACE = re.compile(
    r"\b(?:group|movement|faction|rebels?|militants?|insurgents?|guerrillas?|separatists?|union|unions|opposition|militia)$",
    re.IGNORECASE,
)
"""A country before such a word is where they are, not who they are."""
_NEAR = 2


class Held(msgspec.Struct, frozen=True):
    """Who holds a stance: ``name`` is a side or a body, empty where nobody is known; ``own`` where it is whoever speaks; ``several`` of sides that act as one."""

    name: str = ""
    own: bool = False
    several: tuple[str, ...] = ()


class Whose:
    """Resolves the subjects of one article's predicates; the sentences are read in order."""

    def __init__(self, text: str, sides: Sides, people: People, statements: Sequence[Statement]) -> None:
        self.text = text
        self.sides = sides
        self.people = people
        self.statements = statements
        self.by_cue = {each.cue_span[0]: each for each in statements if each.cue_span}
        self.body: tuple[str, int] = ("", -99)
        self.person: tuple[str, int] = ("", -99)
        self.told: list[tuple[int, str]] = []

    def speaker(self, statement: Statement | None) -> str:
        """The side for which a statement is made, or its speaker where that is a body without one."""
        if statement is None or statement.speaker in lexicon.outlets():
            return ""
        if statement.side and statement.side not in lexicon.outlets():
            return statement.side
        return "" if statement.unnamed and not statement.speaker else self.named(statement.speaker)

    def saying(self, node: Node) -> Statement | None:
        """The statement that the node's own verb reports."""
        return self.by_cue.get(node.cue[0])

    def named(self, words: str) -> str:
        """The actor that a noun group names; empty where it names none that is known."""
        words = words.strip(" ,'’")
        if not words:
            return ""
        head = _PREPOSITION.split(words, maxsplit=1)[0]
        side = self.sides.speaks(head)
        if side and not (_OF_PLACE.search(head) and side in lexicon.places()):
            return side
        rest = words[len(head) :]
        if rest and _SPEAKS_FOR.search(head):
            side = self.sides.speaks(rest)
            if side:
                return side
        name = words if words in self.people.side_of else ""
        if name:
            return self.people.side_of[name]
        surname = head.rsplit(" ", 1)[-1]
        full = self.people.full.get(surname.lower(), "")
        return self.people.side_of.get(full, full) if full and surname[:1].isupper() else ""

    def each(self, words: str) -> tuple[str, ...]:
        """The sides that the words join ("Norland and the Reed Front", "both sides"); empty where they join none or any is not known."""
        if _SEVERAL.match(words.strip()) and len(self.sides.in_order) == 2:
            return self.sides.in_order
        words = _LEADERS.sub("", words)
        pieces = [piece for piece in _AND.split(words) if piece]
        if len(pieces) < 2 or _PREPOSITION.search(words.replace(", ", " ")):
            return ()
        found = [self.named(piece) for piece in pieces]
        return tuple(dict.fromkeys(found)) if all(found) else ()

    def of(self, node: Node, number: int, statement: Statement | None) -> Held:
        """Who holds what the node tells."""
        span = node.agent if node.shape == "passive" else node.subject
        if span is not None and (name := self.plainly(span)):
            return Held(name, own=statement is not None and name == self.speaker(statement))
        said = self.saying(node)
        if said is not None and node.shape in ("finite", "ing") and (said.side or said.speaker):
            several = self.each(said.speaker) if not said.side else ()
            if several:
                return Held(several=several)
            name = self.speaker(said)
            if name:
                return Held(name, own=bool(statement) and name == self.speaker(statement))
        if span is None:
            above = node.governor
            if above is not None and (
                node.linked == "complement"
                or (
                    node.linked == "noun"
                    and (above.kind == "pass" or (above.kind == "demand" and node.kind == "demand"))
                )
            ):
                return self.of(above, number, statement)
            return Held()
        return self.at(span, node, number, statement)

    def plainly(self, span: Span) -> str:
        """The actor that a noun group without a pronoun names, unless it joins several."""
        words = self.text[span[0] : span[1]].strip()
        first = words.lower().split(" ", 1)[0].split("'")[0].split("’")[0]
        if first in _WE | _OWN or self.each(words):
            return ""
        return (
            self.named(words) if not _NOBODY.search(_PREPOSITION.split(words.lower(), maxsplit=1)[0]) else ""
        )

    def at(self, span: Span, node: Node, number: int, statement: Statement | None) -> Held:
        """Who the words at ``span`` mean."""
        words = self.text[span[0] : span[1]].strip()
        low = words.lower()
        first = low.split(" ", 1)[0].split("'")[0].split("’")[0]
        if first in _WE and (low in _WE or _POSSESSED.match(words) or "'" in low or "’" in low):
            name = self.speaker(statement)
            return Held(name, own=True)
        if (low.split("'")[0].split("’")[0] in _OWN) or _POSSESSED.match(words):
            return self.pronoun(first, node, number, statement)
        several = self.each(words)
        if several:
            return Held(several=several)
        if statement is not None and statement.type != "direct" and (own := self._own_body(low, statement)):
            return Held(own, own=True)
        if _NOBODY.search(_PREPOSITION.split(low, maxsplit=1)[0]) and not self.sides.speaks(
            _PREPOSITION.split(words, maxsplit=1)[0]
        ):
            return Held()
        name = self.named(words)
        return Held(name, own=bool(name) and statement is not None and name == self.speaker(statement))

    def pronoun(self, word: str, node: Node, number: int, statement: Statement | None) -> Held:
        """Whom "it", "he" or "they" means: who says so or does what governs it, else who was told of before."""
        outer = node.governor
        while outer is not None:
            if outer.subject is not None and outer.subject != node.subject:
                held = self.of(outer, number, statement)
                if held.several and word not in _PERSON:
                    return held
                if held.name and (word not in _PERSON or self._is_person(outer.subject)):
                    return Held(held.name, own=held.own or outer.kind in ("pass", "deny"))
                break
            outer = outer.governor
        inside = statement is not None and statement.type != "direct" and node.cue[0] >= statement.start
        if inside and statement is not None:
            name = self.speaker(statement)
            if name:
                return Held(name, own=True)
        focus, at = self.person if word in _PERSON else self.body
        if not focus and word in _PERSON:
            focus, at = self.body
        if focus and number - at <= _NEAR:
            return Held(focus)
        return Held()

    def _own_body(self, low: str, statement: Statement) -> str:
        """The speaker's side, where "the movement" or "the government" can mean it: a government is of a state, and a movement of none."""
        match = _BODY.fullmatch(low)
        side = self.speaker(statement) if match is not None else ""
        state = side in lexicon.places()
        return side if match is not None and side and (state == bool(match.group("state"))) else ""

    def _is_person(self, span: Span) -> bool:
        words = self.text[span[0] : span[1]]
        return (
            words.lower() in _PERSON
            or words.rsplit(" ", 1)[-1].lower() in self.people.full
            or bool(_SPEAKS_FOR.search(words))
        )

    def see_names(self, start: int, end: int, number: int) -> None:
        """Take note of the person whom a sentence names last and whose side is known."""
        found = [
            (at, side)
            for name, side in self.people.side_of.items()
            if (at := self.text.rfind(name.rsplit(" ", 1)[-1], start, end)) >= 0
        ]
        if found:
            self.person = (max(found)[1], number)

    def see(self, span: Span | None, number: int) -> None:
        """Take note of a subject, so that a later "it" or "he" can mean it."""
        if span is None:
            return
        words = self.text[span[0] : span[1]]
        if words.lower() in _OWN | _WE:
            return
        name = self.named(words)
        if name:
            if self._is_person(span):
                self.person = (name, number)
            else:
                self.body = (name, number)


__all__ = ["Days", "Held", "Whose"]
