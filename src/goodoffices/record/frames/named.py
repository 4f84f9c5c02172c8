"""Whom a noun group names: the actor in its head, what it joins, and whether it is somebody who can hold a
stance. English.
"""

from __future__ import annotations

import re

from goodoffices.record import lexicon
from goodoffices.record.actors import Actor, Mention
from goodoffices.record.actors.states import is_adjective
from goodoffices.record.frames.common_nouns import ANY_BODY, BODIES, OTHERS, OWN_GROUP, ends_in_group
from goodoffices.record.frames.tree import Span
from goodoffices.record.names import Sides
from goodoffices.record.people import People

WE = lexicon.bag("we us our i my me ours")
OWN = lexicon.bag("it its he his she her they their him them itself himself herself themselves")
PERSON = lexicon.bag("he his she her him")
POSSESSED = re.compile(
    r"(?:its|his|her|their|our|my)\s(?:own\s)?(?:[\w-]+\s){0,2}?(?:men|people|forces|troops|fighters|"
    r"soldiers|country|government|party|ministry|group|movement|side|delegation|team|company"
    r"|firm|organi[sz]ation|union|members?|negotiators?|administration|army|military|rebels|guerrillas|"
    r"cabinet|board|colleagues|officials|nation|bank|airline)\b",
    re.IGNORECASE,
)
SPEAKS_FOR = re.compile(
    r"(?<![\w-])(?:leaders?|ministers?|spokes\w+|heads?|chiefs?|presidents?|premiers?|chancellors?|envoys?|"
    r"negotiators?|delegations?|delegates?|representatives?|officials?|governments?|cabinet|army|military|"
    r"forces|troops|soldiers"
    r"|fighters|rebels|guerrillas|militants|insurgents|ministry|administration|commanders?|generals?|"
    r"chairm[ae]n|chairwoman|chair|director|boss|bosses|secretary|board|management|executives?|ambassadors?|"
    r"diplomats?|aides?"
    r"|side|camp|wing|leadership|authorities|parliament|king|emir|members?)(?![\w-])",
    re.IGNORECASE,
)
PREPOSITION = re.compile(
    r"\s(?:of|for|from|in|at|to|with|by|on|who|which|that|between|against|holding|representing|including|"
    r"except|excluding|besides|"
    r"seeking|fighting|visiting|led|accused|owned|known|called|meeting)\s|,\s"
)
BELONGS = frozenset(("of", "for", "from", "at", "in"))
"""Behind an office: what leads to the body that it speaks for."""
PLACED_IN = frozenset(("in", "from", "at"))
AT_ARMS = re.compile(
    r"(?:rebels|guerrillas|militants|insurgents|fighters|separatists|members|kidnappers|gunmen)$"
)
"""Who is somewhere, and not of it ("militants in the southern Philippines")."""
SEVERAL = re.compile(
    r"(?:the\s)?(?:(?P<count>both|two|three|four|five|six|all|neither)\s)?(?:of the\s)?(?:(?:warring|rival|"
    r"opposing)\s)?(?:sides|parties|countries|governments|nations)$",
    re.IGNORECASE,
)
COUNTS = {"both": 2, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
ITSELF = re.compile(
    r"(?:[a-z-]+ )?(?:union|group|movement|party|company|firm|bank|exchange|airline|association|federation|"
    r"coalition|alliance|faction|organi[sz]ation|network|bloc)$",
    re.IGNORECASE,
)
"""Behind a name: what it is."""
ADJECTIVE = re.compile(r"^[a-z]|-(?:European|American|African|Asian|linked|based|led|backed|owned|born)$")
LEADERS = re.compile(
    r"^(?:the\s)?(?:leaders|presidents|governments|ministers|foreign ministers|heads|envoys|officials|"
    r"representatives|armies|delegations|negotiators)\s(?:of|from)\s",
    re.IGNORECASE,
)
AND = re.compile(r",\s(?:and\s)?|\sand\s(?:the\s)?")
NOBODY = re.compile(
    r"\b(?:analysts?|experts?|observers?|commentators?|critics?|sources?|reports?|speculation|newspapers?|"
    r"media|press|people|diplomats|economists?|dealers?|traders?|brokers?|witness\w*|residents?|many|some|"
    r"others?|few|nobody|none|nothing|neither|no one|everyone|anyone|everybody|"
    r"anybody|somebody|someone|half|part|parts|most|remnants"
    r"|statement|letter|talks|negotiations|meeting|move|deal|agreement|plan|strike|war|conflict|which|what|"
    r"that|this|these|those|there|who)\b",
    re.IGNORECASE,
)
BODY = re.compile(
    r"(?:the )?(?:[\w-]+ )?(?:(?P<state>government|ministry|country|army|cabinet|administration)|group|"
    r"movement|party|union|company|firm|organi[sz]ation|faction|side|delegation)"
)
OF_PLACE = re.compile(
    r"\b(?:group|movement|faction|rebels?|militants?|insurgents?|guerrillas?|separatists?|union|unions|"
    r"opposition|militia)$",
    re.IGNORECASE,
)
"""A country before such a word is where they are, not who they are."""
NOT_IT = (
    r"(?:[a-z-]+ ){0,2}(?:bank|state|capital|economy|exchange|airline|press|people|border|coast|biggest|"
    r"largest)\b"
)
OF_STATE = re.compile(
    r"\b(?:presid|minist|government|spokes|embassy|envoy|official|ambassador|chancellor|king|emir|army|"
    r"military|authorities|premier|secretary|parliament|cabinet|state department|kremlin|white house|"
    r"officials)",
    re.IGNORECASE,
)
"""In a role: that somebody speaks for a state that is no party of the talks."""
NEAR = 2
_PAIR = 2
_ITS = re.compile(
    r"(?:its|his|their) (?:[\w-]+ ){0,3}(?:foes?|rivals?|opponents?|enem(?:y|ies)|partners?|rebels?|"
    r"unions?|pilots?|workers|employees|staff|creditors|lenders|neighbou?rs?|shareholders)$"
)
"""The other side, named by what it is to the first."""
_SIDES_WITH = re.compile(r"\b(?:pro|anti|non|ex)-(?=[A-Z])", re.IGNORECASE)
"""Who is for or against somebody is not that one."""
_WORD = re.compile(r"[\w-]+")
_FORMER = re.compile(r"(?:the |an? )?(?:former|ex-|ousted|retired)\b", re.IGNORECASE)
"""Nobody speaks any longer for whom he served."""


NO_ONE = re.compile(r"(?:[a-z-]+ ){0,2}(?:sides?|part(?:y|ies)|groups?|participants?|countries)")
"""Common nouns that mean whoever is there."""


def _spelt(words: str, actor: Actor) -> bool:
    """Whether a capitalised word of the mention is one of the actor's names, so that it is named and not only
    alluded to.
    """
    own = {part for name in (actor.name, actor.short, *actor.names) for part in name.split()}
    return any(word.strip(",.'’s") in own or word in own for word in words.split() if word[:1].isupper())


def is_nobody(words: str) -> bool:
    """Whether the head of a noun group is nobody who could take a stance ("the newspaper", "analysts")."""
    head = PREPOSITION.split(words.lower(), maxsplit=1)[0].rsplit(" ", 1)[-1]
    return NOBODY.fullmatch(head) is not None


_ITSELF = re.compile(rf"(?![\w-])(?!['’]s? {NOT_IT})")


def _stands_in(told: str, name: str) -> bool:
    """Whether a name stands in the words by itself, and not only before what is in its land. No pattern is
    made for each name: the names of many articles are many.
    """
    at = told.find(name)
    while at >= 0:
        joined = at > 0 and (told[at - 1].isalnum() or told[at - 1] in "_-")
        if not joined and _ITSELF.match(told, at + len(name)) is not None:
            return True
        at = told.find(name, at + 1)
    return False


class Named:
    """The actors that the noun groups of one article name."""

    def __init__(self, article: str, text: str, sides: Sides, people: People) -> None:
        self.article = article
        self.text = text
        self.sides = sides
        self.people = people

    def named(self, span: Span) -> str:
        """The actor that the noun group at ``span`` names; empty where it names none that is known.

        It is the one named last in its head ("the German rival Orlan"), unless what is behind the name is a
        group of its own ("Orlan shareholders"); where the head is an office or a body that speaks for
        somebody, the one behind it ("the leader of the Front").
        """
        start, end = span
        words = self.text[start:end]
        if _FORMER.match(words) and SPEAKS_FOR.search(words):
            return ""
        cut = PREPOSITION.search(words)
        head = end if cut is None else start + cut.start()
        side = self._in_head(start, head)
        if side:
            return "" if side == self._sided_with(start, head) else side
        if (
            cut is not None
            and cut.group().strip() in BELONGS
            and SPEAKS_FOR.search(words[: head - start])
            and not (cut.group().strip() in PLACED_IN and AT_ARMS.search(words[: head - start]))
        ):
            behind = PREPOSITION.search(self.text, head + 1, end)
            return self._in_head(
                head, end if behind is None else max(behind.start(), head + 1), words[: head - start]
            )
        return ""

    def _sided_with(self, start: int, end: int) -> str:
        """Whom the words say that somebody is for or against ("the pro-Ostran mayor")."""
        match = _SIDES_WITH.search(self.text, start, end)
        if match is None:
            return ""
        whole = _WORD.match(self.text, match.start(), end)
        side = self.sides.of(self.text[match.end() : whole.end()]) if whole is not None else ""
        actor = self.sides.actors.of(side) if side and self.sides.actors is not None else None
        own = actor is not None and whole is not None and any(whole.group() in name for name in actor.names)
        return "" if own else side

    def _in_head(self, start: int, end: int, office: str = "") -> str:
        """The actor named last between two places."""
        actors = self.sides.actors
        words = self.text[start:end].strip(" ,'’")
        if actors is not None:
            met = [pair for pair in actors.mentions(self.article, start, end) if pair[0].end <= end + 2]
            if met:
                mention, actor = met[-1]
                if actor.kind != "people" and OTHERS.fullmatch(mention.words):
                    return ""
                if actor.kind == "state" and ends_in_group(mention.words):
                    return ""
                if actor.kind == "body" and self._rivalled(mention, actor):
                    return ""
                rest = self.text[mention.end : end].strip(" ,'’")
                free = (
                    not rest
                    or rest == "s"
                    or rest.isdigit()
                    or rest[:1].isupper()
                    or rest.startswith("(")
                    or ITSELF.match(rest)
                    or SPEAKS_FOR.search(rest)
                )
                return self.sides.id_of(actor) if free and self._known(actor, mention.words, rest) else ""
            whole = actors.at(self.article, start, end)
            if whole is not None and whole.kind != "people" and OWN_GROUP.search(words):
                return ""
            if whole is not None and not office:
                return self.sides.id_of(whole) if self._known(whole, words, "") else ""
        side = self.sides.speaks(words)
        if side and (side in self.sides.parties or not (OF_PLACE.search(words) and side in lexicon.places())):
            return side if OWN_GROUP.search(words) is None and self._told(side, words) else ""
        last = words.rsplit(" ", 1)[-1]
        full = self.people.full.get(last.lower(), "") if last[:1].isupper() else ""
        return self.people.side_of.get(full, full) if full else ""

    def _rivalled(self, mention: Mention, actor: Actor) -> bool:
        """Whether a common noun could mean another body as well: "the company", where another is told of in
        its paragraph, or several bodies that are counted ("other unions").
        """
        noun = mention.words.rsplit(" ", 1)[-1]
        if noun in BODIES:
            return not actor.members
        if noun not in ANY_BODY or self.sides.actors is None:
            return False
        start = self.text.rfind("\n", 0, mention.start) + 1
        told = self.sides.actors.mentions(self.article, start, mention.start)
        return any(other.kind == "body" and other is not actor for _, other in told)

    def unclear(self, span: Span) -> bool:
        """Whether the last common noun at ``span`` could mean another body as well."""
        met = self.sides.actors.mentions(self.article, *span) if self.sides.actors is not None else []
        return bool(met) and met[-1][1].kind == "body" and self._rivalled(*met[-1])

    def _known(self, actor: Actor, words: str, rest: str) -> bool:
        """Whether an actor is known well enough to hold a stance: one of the talks, or somebody who is named
        here, and not only alluded to ("the exchange") or named by an adjective ("the Germans").
        """
        if actor.part or (
            self.sides.id_of(actor) in self.sides.known.values()
            and self.sides.id_of(actor) in self.sides.ids.values()
        ):
            return True
        if actor.kind == "people":
            return NO_ONE.fullmatch(actor.name) is None
        person = next((each for each in actor.persons if each.name.rsplit(" ", 1)[-1] in words), None)
        if ADJECTIVE.search(actor.name) or (person is None and not _spelt(words, actor)):
            return False
        if actor.kind != "state":
            return True
        if self.sides.actors is not None and actor.name in self.sides.actors.by_seat:
            return False
        if person is not None:
            return OF_STATE.search(person.role) is not None
        return self._told(actor.name, words) or bool(SPEAKS_FOR.search(rest))

    def _told(self, side: str, words: str) -> bool:
        """Whether words that name a state name it itself, or its government, and not its people or what is
        only from there.
        """
        if side not in lexicon.places() or side in self.sides.ids.values():
            return True
        bare = words.removeprefix("the ").removeprefix("The ")
        return not is_adjective(bare.split(" ")[0], side) or bool(SPEAKS_FOR.search(words))

    def _parties(self) -> tuple[str, ...]:
        """The parties that the reports tell, where no case names them."""
        actors = self.sides.actors
        return tuple(self.sides.id_of(each) for each in actors.parties) if actors is not None else ()

    def each(self, span: Span) -> tuple[str, ...]:
        """The sides that the words join ("Norland and the Reed Front", "both sides"); empty where they join
        none or any is not known.
        """
        words = self.text[span[0] : span[1]]
        together = SEVERAL.match(words.strip())
        if together is not None:
            count = COUNTS.get((together.group("count") or "the").lower(), 0)
            parties = self.sides.in_order or self._parties()
            if count in (0, len(parties)) and len(parties) > 1:
                return parties
            return self._both_here(span[0], count) if count > 1 else ()
        lead = LEADERS.match(words)
        at = span[0] + (lead.end() if lead is not None else 0)
        if PREPOSITION.search(self.text[at : span[1]].replace(", ", "  ")):
            return ()
        pieces: list[Span] = []
        for joint in AND.finditer(self.text, at, span[1]):
            pieces.append((at, joint.start()))
            at = joint.end()
        pieces.append((at, span[1]))
        pieces = [piece for piece in pieces if piece[1] > piece[0]]
        found = [self.named(piece) for piece in pieces]
        if len(found) == _PAIR and found[0] and not found[1] and _ITS.match(self.text, *pieces[1]):
            # "Ostra and its foes" are both, where there are but two
            others = [name for name in self.sides.in_order or self._parties() if name != found[0]]
            found[1] = others[0] if len(others) == 1 else ""
        return tuple(dict.fromkeys(found)) if len(pieces) > 1 and all(found) else ()

    def parties_in(self, start: int, end: int) -> list[str]:
        """The parties that are named between two places."""
        actors = self.sides.actors
        if actors is None:
            return [side for side in self.sides.in_order if _stands_in(self.text[start:end], side)]
        named = [self.sides.id_of(each) for _, each in actors.mentions(self.article, start, end)]
        parties = self._parties() or self.sides.in_order
        return [name for name in dict.fromkeys(named) if name in parties]

    def is_party(self, name: str) -> bool:
        """Whether somebody is a party of the talks."""
        return bool(name) and name in (self.sides.in_order or self._parties())

    def _both_here(self, at: int, count: int) -> tuple[str, ...]:
        """The parties that the article names before a place, if there are just so many."""
        found = tuple(self.parties_in(0, at))
        return found if len(found) == count else ()

    def borne_out(self, span: Span, name: str) -> bool:
        """Whether the words of a subject bear out that it is of a side: a pronoun does; else the side, or
        one of its
        people, is named in the head, and the head is no group of its own ("partners in the venture", "the
        consortium of Russian shareholders").
        """
        words = self.text[span[0] : span[1]].strip()
        first = words.lower().split(" ", 1)[0]
        if first in OWN | WE:
            return True
        cut = PREPOSITION.search(words)
        head = words if cut is None else words[: cut.start()]
        if OWN_GROUP.search(head) or name == self._sided_with(span[0], span[0] + len(head)):
            return False
        actor = self.sides.actors.of(name) if self.sides.actors is not None else None
        if actor is None:
            return name in head or cut is None
        told = (actor.name, *actor.names, *(each.name.rsplit(" ", 1)[-1] for each in actor.persons))
        if any(re.search(rf"(?<!\w){re.escape(each)}", head) for each in told if each):
            return True
        return not any(word[:1].isupper() for word in words.split()[1:]) and self.sides.at(
            self.article, span[0], span[0] + len(head)
        ) in ("", name)

    def plainly(self, span: Span) -> str:
        """The actor that a noun group without a pronoun names, unless it joins several."""
        words = self.text[span[0] : span[1]].strip()
        first = words.lower().split(" ", 1)[0].split("'")[0].split("’")[0]
        if first in WE | OWN or self.each(span):
            return ""
        return self.named(span) if not is_nobody(words) else ""

    def is_person(self, span: Span) -> bool:
        words = self.text[span[0] : span[1]]
        return (
            words.lower() in PERSON
            or words.rsplit(" ", 1)[-1].lower() in self.people.full
            or bool(SPEAKS_FOR.search(words))
        )

    def stands(self, name: str, start: int, end: int) -> bool:
        """Whether somebody can hold a stance that is told between two places: one of the talks, people, or
        who is named there by name.
        """
        if name in self.sides.ids.values() or self.sides.actors is None or not self.sides.ids:
            return True
        actor = self.sides.actors.of(name)
        if actor is not None and (actor.part or actor.kind == "people"):
            return True
        names = (name,) if actor is None else (actor.name, actor.short, *actor.names)
        told = self.text[start:end]
        return any(
            _stands_in(told, each)
            for each in names
            if each and not (actor is not None and actor.kind == "state" and is_adjective(each, actor.name))
        )
