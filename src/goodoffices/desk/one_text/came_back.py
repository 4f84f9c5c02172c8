"""A DOCX that came back, against what a room was given: which clauses are changed, and whether by marks."""

from __future__ import annotations

import msgspec

from goodoffices.desk.one_text.content import named
from goodoffices.text import CameBack, DifferencePiece, Text, clause_pairs, compare, read_text


class BackClause(msgspec.Struct, frozen=True, kw_only=True):
    """A clause that came back with other words: ``put`` as it would have it (empty: it is gone);
    ``unmarked``: some of its change bears no mark. ``taken``: it is recorded as proposed already.
    """

    label: str
    put: str
    pieces: tuple[DifferencePiece, ...]
    unmarked: bool
    taken: bool = False


def changed_clauses(sent: Text, came: CameBack) -> tuple[tuple[BackClause, ...], tuple[str, ...]]:
    """The clauses of what was sent that came back otherwise, in order; and the paragraphs that are in none of
    them.
    """
    back = named(read_text("".join(f"{line}\n\n" for line in came.proposed.splitlines() if line.strip())))
    unmarked = {change.old_clause for change in came.unmarked} | {change.clause for change in came.unmarked}
    plain = read_text("".join(f"{_line(one.printed)}\n\n" for one in sent.clauses if one.printed.strip()))
    places = [at for at, one in enumerate(sent.clauses) if one.printed.strip()]
    pairs = (
        dict(clause_pairs(plain, back))
        if len(plain.clauses) == len(places)
        else _by_label(sent, back, places)
    )
    found: list[BackClause] = []
    for number, place in enumerate(places):
        clause = sent.clauses[place]
        if not clause.words:
            continue
        at = pairs.get(number)
        put = back.clauses[at].printed.strip() if at is not None else ""
        if _line(put) == _line(clause.printed):
            continue
        label = plain.clauses[number].label if number < len(plain.clauses) else clause.label
        found.append(
            BackClause(
                label=clause.label,
                put=put,
                pieces=compare(_line(clause.printed), _line(put)).pieces,
                unmarked=bool({label, clause.label} & unmarked),
            )
        )
    taken = set(pairs.values())
    rest = tuple(
        one.printed.strip() for at, one in enumerate(back.clauses) if at not in taken and one.printed.strip()
    )
    return tuple(found), rest


def _by_label(sent: Text, back: Text, places: list[int]) -> dict[int, int]:
    labels = {one.label: at for at, one in enumerate(back.clauses) if one.label}
    return {
        number: labels[sent.clauses[place].label]
        for number, place in enumerate(places)
        if sent.clauses[place].label in labels
    }


def _line(printed: str) -> str:
    return " ".join(printed.split())
