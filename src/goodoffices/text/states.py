"""What each side says of each clause, and the two ways of working on a text, as pure rules.

*Mediators' pen*: sides criticise, mediators redraft; no state and no bracket leaves the mediators' room.
*Bracketed text*: sides propose words.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Literal

import msgspec

from goodoffices.text.change import without_owners
from goodoffices.text.model import Text
from goodoffices.text.read import read_text

SideWord = Literal["not-seen", "seen", "agreed", "ad-referendum", "agreed-if", "reserved", "refused"]
"""What a side says of a clause, from nothing to no. ``ad-referendum``: agreed, if its own authorities
approve. ``agreed-if``: under a condition."""
WayOfWorking = Literal["mediators-pen", "bracketed-text"]
Passing = Literal["all", "without-owners", "clean"]
"""How brackets go into a room: ``all`` with owners (into mediators' rooms alone), ``without-owners``, or
``clean`` (no brackets at all)."""

_BINDING = ("agreed", "ad-referendum")


class StateRefusedError(ValueError):
    """A word on a clause that cannot be said so; the message says why and what to do instead."""


class ClauseWord(msgspec.Struct, frozen=True, kw_only=True):
    """A side's word on a clause: on which words of it (``of``), in which version, when and by whom.

    ``condition`` belongs to ``agreed-if``, as ``due`` (a day) to ``ad-referendum``. ``remark`` is for the
    side's mediators alone.
    """

    side: str
    clause: str
    word: SideWord
    of: str
    version: str = ""
    day: str = ""
    by: str = ""
    condition: str = ""
    due: str = ""
    remark: str = ""

    def __post_init__(self) -> None:
        if self.word == "agreed-if" and not self.condition.strip():
            raise StateRefusedError(
                "“Agreed, if …” needs its condition. Write it, or say “agreed” or “reserved”."
            )
        if self.condition and self.word != "agreed-if":
            raise StateRefusedError(
                "A condition belongs to “agreed, if …”. Say that, or leave the condition out."
            )


class ClauseState(msgspec.Struct, frozen=True, kw_only=True):
    """Where a side stands on a clause as it reads today. ``stale`` is its word on earlier words of the
    clause, which binds nobody to these."""

    side: str
    clause: str
    word: SideWord
    said: ClauseWord | None = None
    stale: ClauseWord | None = None


class AgreedSoFar(msgspec.Struct, frozen=True, kw_only=True):
    """What all sides have agreed: clause labels. ``standing`` is "agreed" only where a person has concluded;
    until then what is agreed is so
    provisionally. ``whole`` says whether every clause is among them."""

    clauses: tuple[str, ...]
    waiting: tuple[str, ...]
    whole: bool
    standing: Literal["provisionally agreed", "agreed"]


def words_key(words: str) -> str:
    """The key of a clause's words (:attr:`~goodoffices.text.Clause.words`): who said something of them, said
    it of these and no others. Sixteen hexadecimal digits of BLAKE2b.
    """
    return hashlib.blake2b(words.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def states(
    text: Text, sides: Sequence[str], words: Iterable[ClauseWord], *, key: Callable[[str], str] = str
) -> list[ClauseState]:
    """Where each side stands on each clause, in the order of the text and of the sides. A later word replaces
    an earlier one on the same words;
    when a clause is changed, all are at "not seen" again, and what they said before is shown as stale.
    ``key`` gives what ``of`` of a word holds: the words of the clause, or :func:`words_key` of them."""
    latest: dict[tuple[str, str], dict[str, ClauseWord]] = {}
    for one in words:
        kept = latest.setdefault((one.side, one.clause), {})
        kept.pop(one.of, None)
        kept[one.of] = one
    found = []
    for clause in text.clauses:
        if not clause.label or not clause.words or clause.kind in ("front", "note", "heading"):
            continue
        for side in sides:
            said = latest.get((side, clause.label), {})
            own = said.get(key(clause.words))
            before = next((one for one in reversed(said.values()) if one is not own), None)
            found.append(
                ClauseState(
                    side=side,
                    clause=clause.label,
                    word=own.word if own else "not-seen",
                    said=own,
                    stale=before if own is None else None,
                )
            )
    return found


def agreed_so_far(
    found: Sequence[ClauseState], *, nothing_until_everything: bool = True, concluded: bool = False
) -> AgreedSoFar:
    """Which clauses all sides have agreed. *Ad referendum* and *agreed, if …* wait; with "nothing is agreed
    until everything is agreed" the standing
    is provisional until a person concludes, whatever is agreed; without it a clause agreed by all is
    agreed."""
    by_clause: dict[str, list[SideWord]] = {}
    for one in found:
        by_clause.setdefault(one.clause, []).append(one.word)
    return agreed_of(by_clause, nothing_until_everything=nothing_until_everything, concluded=concluded)


def agreed_of(
    by_clause: Mapping[str, Sequence[SideWord]],
    *,
    nothing_until_everything: bool = True,
    concluded: bool = False,
) -> AgreedSoFar:
    """As :func:`agreed_so_far`, of the words of all sides by clause."""
    agreed = tuple(clause for clause, said in by_clause.items() if all(word == "agreed" for word in said))
    done = set(agreed)
    waiting = tuple(
        clause
        for clause, said in by_clause.items()
        if clause not in done and all(word in (*_BINDING, "agreed-if") for word in said)
    )
    whole = bool(by_clause) and len(agreed) == len(by_clause)
    final = (concluded and whole) or (not nothing_until_everything and bool(agreed))
    return AgreedSoFar(
        clauses=agreed, waiting=waiting, whole=whole, standing="agreed" if final else "provisionally agreed"
    )


def may_propose(way: WayOfWorking, side: str) -> None:
    """Whether a side may propose words. Raises :class:`StateRefusedError` with the mediators' pen: there it
    criticises."""
    if way == "mediators-pen":
        raise StateRefusedError(
            f"With the mediators’ pen {side} proposes no words. Record the criticism as a "
            f"remark, and let the mediators redraft."
        )


def for_room(text: Text, way: WayOfWorking, passing: Passing, *, mediators: bool = False) -> Text:
    """The text as it goes into a room: what may not travel is not in it. Raises :class:`StateRefusedError`
    where it may not go so."""
    if mediators:
        return text
    if passing == "all":
        raise StateRefusedError("Owners stay with the mediators. Send the text without owners, or clean.")
    if way == "mediators-pen" and passing != "clean" and text.brackets:
        raise StateRefusedError(
            "With the mediators’ pen no bracket leaves the mediators’ room. Send a clean copy."
        )
    if passing == "clean":
        if any(not bracket.placeholder for bracket in text.brackets):
            raise StateRefusedError(
                "The text has words that are not agreed. Choose one wording for each "
                "bracket, then send it clean."
            )
        return without_owners(read_text(text.printed))
    return without_owners(text)
