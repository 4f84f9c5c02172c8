"""The gap board: where the parties stand apart, from their positions alone, without any weights.

An issue is

- **agreed** where some option is demanded by every party, or told to have been agreed by all of them,
- **bridgeable** where some option is demanded or accepted by every party (an option that a party ranks first
  of all counts as one that it would accept),
- **contested** where every option is refused by somebody,
- **open** otherwise; then the board says who has to be asked about which option.

The status rests on the parties' *own word*: what each said in public or confided. What another side claims of
a party, or a third assesses, is not its word: it is shown beside, and where filling it in for what a party
has not spoken of would change the status, the row carries that second reading (``if_claims``). A refusal in a
party's preferences is a refusal, in the voice of the preference (confided, where it does not say). Which
positions count on a day is told in :mod:`goodoffices.analysis.stances`.

A status hangs on a *condition* where every option that gives it was accepted or demanded under one. An issue
that has no options yet cannot be agreed or bridgeable, since words are not compared here: it is contested
where one party demands or accepts and another refuses, in general, and open otherwise.

The words and the walk from positions to options that all could accept follow R. Fisher and W. Ury, *Getting
to Yes* (1981), and H. Raiffa, *The Art and Science of Negotiation* (1982), ch. 14 (the single negotiating
text).
"""

from __future__ import annotations

from collections.abc import Iterable

from goodoffices.analysis.exchanges import find_exchanges, grade
from goodoffices.analysis.gap_records import (
    STATUSES,
    YES,
    Answer,
    Ask,
    Cell,
    Due,
    Gap,
    GapBoard,
    Held,
    Pending,
    Reading,
    Refusal,
    Way,
)
from goodoffices.analysis.stances import OWN, Placed, make_cell, placed
from goodoffices.case import Case, Issue, Voice

VOICES: tuple[Voice, ...] = ("public", "confided", "claimed-by-another", "assessed-by-third")


def board(case: Case, *, voices: Iterable[Voice] = VOICES, as_of: str = "") -> GapBoard:
    """The gap board of a case, as a reader may see it who is allowed ``voices``, on the ISO day ``as_of``
    (empty: the latest).

    With ``voices={"public"}`` it is computed from public positions alone, as if nothing else had been said.
    Positions without a date count on every day. Raises ValueError for a voice that does not exist.
    """
    allowed = frozenset(voices)
    unknown = sorted(allowed.difference(VOICES))
    if unknown:
        raise ValueError(f"there is no voice {unknown[0]!r}; write one of {', '.join(VOICES)}")
    said = placed(case.positions)
    rows = tuple(_row(case, issue, allowed, as_of, said) for issue in case.issues)
    rows = tuple(grade(gap, rows) for gap in rows)
    return GapBoard(
        rows=rows,
        parties=tuple(party.id for party in case.parties),
        counts={status: sum(gap.status == status for gap in rows) for status in STATUSES},
        exchanges=find_exchanges(case, rows),
        voices=tuple(voice for voice in VOICES if voice in allowed),
        as_of=as_of,
    )


def _row(case: Case, issue: Issue, voices: frozenset[Voice], day: str, positions: Placed) -> Gap:
    cells = tuple(make_cell(case, issue, party.id, voices, day, positions) for party in case.parties)
    options = tuple(option.id for option in case.options(issue))
    own = [{held.option: held for held in cell.own} for cell in cells]
    filled = [{held.option: held for held in cell.said_of_it + cell.own} for cell in cells]
    if options:
        reading, second = _read(options, own), _read(options, filled)
    else:
        reading, second = _read_words(cells, OWN), _read_words(cells, frozenset(VOICES))
    ways = tuple(_way(option, cells, own) for option in reading.on)
    return Gap(
        issue=issue.id,
        status=reading.status,
        on=reading.on,
        conditional=reading.conditional,
        ways=ways,
        approvals=_inescapable(ways),
        asks=_asks(options, cells, own) if reading.status == "open" else (),
        refusals=_refusals(options, cells, own),
        cells=cells,
        if_claims=None if second == reading else second,
        words_only=not options,
        terms=_loose_terms(case, issue.id),
        text=case.text.get(issue.id, ""),
    )


def _read(options: tuple[str, ...], said: list[dict[str, Held]]) -> Reading:
    """The status by its definition, on what each party says of each option."""

    def everybody(answers: frozenset[Answer]) -> tuple[str, ...]:
        return tuple(
            option
            for option in options
            if all(option in party and party[option].stance in answers for party in said)
        )

    def hangs(on: tuple[str, ...]) -> bool:
        return all(any(party[option].conditions for party in said) for option in on)

    demanded = tuple(
        option for option in options if all(option in party and _settled(party[option]) for party in said)
    )
    if demanded:
        return Reading(status="agreed", on=demanded, conditional=hangs(demanded))
    accepted = everybody(YES)
    if accepted:
        return Reading(status="bridgeable", on=accepted, conditional=hangs(accepted))
    refused = all(
        any(option in party and party[option].stance == "refuses" for party in said) for option in options
    )
    return Reading(status="contested" if refused else "open")


def _settled(held: Held) -> bool:
    """Whether a party wants an option, or is told to have agreed to it together with the others."""
    return held.stance == "demands" or (
        held.stance == "accepts" and any(position.agreed for position in held.positions)
    )


def _read_words(cells: tuple[Cell, ...], voices: frozenset[Voice]) -> Reading:
    stances: list[set[str]] = []
    for cell in cells:
        own: set[str] = {position.stance for position in cell.general if position.voice in OWN}
        stances.append(own or {position.stance for position in cell.general if position.voice in voices})
    apart = any(
        "refuses" in one and other & {"demands", "accepts"}
        for place, one in enumerate(stances)
        for other in stances[:place] + stances[place + 1 :]
    )
    return Reading(status="contested" if apart else "open")


def _way(option: str, cells: tuple[Cell, ...], own: list[dict[str, Held]]) -> Way:
    held = [(cell.party, said[option]) for cell, said in zip(cells, own, strict=True)]
    return Way(
        option=option,
        conditions=tuple(Due(party=party, condition=c) for party, one in held for c in one.conditions),
        approvals=tuple(Pending(party=party, approval=a) for party, one in held for a in one.approvals),
    )


def _inescapable(ways: tuple[Way, ...]) -> tuple[Pending, ...]:
    first = ways[0].approvals if ways else ()
    return tuple(due for due in first if all(due in way.approvals for way in ways))


def _asks(options: tuple[str, ...], cells: tuple[Cell, ...], own: list[dict[str, Held]]) -> tuple[Ask, ...]:
    """The (party, option) pairs whose answer can matter: the option is refused by nobody, and the party has
    not clearly spoken.

    Nothing else can matter. An option that somebody refuses stays refused whatever others say; a party that
    has clearly spoken has answered; and each pair named here decides the issue under some answers of the
    others.
    """
    if not options:
        voiced = [any(position.voice in OWN for position in cell.general) for cell in cells]
        return tuple(Ask(party=cell.party) for cell, spoke in zip(cells, voiced, strict=True) if not spoke)
    live = [o for o in options if not any(o in said and said[o].stance == "refuses" for said in own)]
    unspoken = {
        option: [
            cell.party
            for cell, said in zip(cells, own, strict=True)
            if option not in said or said[option].stance not in YES
        ]
        for option in live
    }
    found = []
    for cell in cells:
        about = tuple(option for option in live if cell.party in unspoken[option])
        if about:
            settles = tuple(option for option in about if unspoken[option] == [cell.party])
            closes = about if len(about) == len(live) else ()
            found.append(Ask(party=cell.party, options=about, settles=settles, closes=closes))
    return tuple(found)


def _refusals(
    options: tuple[str, ...], cells: tuple[Cell, ...], own: list[dict[str, Held]]
) -> tuple[Refusal, ...]:
    found = []
    for option in options:
        parties = tuple(
            cell.party
            for cell, said in zip(cells, own, strict=True)
            if option in said and said[option].stance == "refuses"
        )
        if parties:
            found.append(Refusal(option=option, parties=parties))
    return tuple(found)


def _loose_terms(case: Case, issue: str) -> tuple[str, ...]:
    return tuple(
        term.id
        for term in case.terms
        if issue in term.issues
        and (term.defined is False or len({definition.text for definition in term.by_party}) > 1)
    )
