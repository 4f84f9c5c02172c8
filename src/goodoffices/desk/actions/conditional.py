"""Recording what a side would do and for what; tying two names of one act."""

from __future__ import annotations

from collections.abc import Sequence

from goodoffices.desk.actions.matters import SideTelling
from goodoffices.desk.conditional import plain
from goodoffices.desk.matters import number_of
from goodoffices.desk.open_case import CaseWriter
from goodoffices.desk.refusals import RefusedError
from goodoffices.talks import Proxy, acts


def tell_would_do(
    writer: CaseWriter,
    telling: SideTelling,
    act: str,
    when: Sequence[acts.IfDone] = (),
    *,
    enough: int = 0,
    number: str = "",
    rates: Sequence[acts.ForEach] = (),
    at_most: str = "",
    most: str = "",
    unit: str = "",
) -> int:
    """Record a conditional word in its side's room; gives the entry. Raises RefusedError."""
    if not plain(act):
        raise RefusedError("act-without-name")
    if any(row.party == telling.party for row in (*when, *rates)):
        raise RefusedError("own-act-as-condition")
    amounts = [number, at_most, most, *(row.at_least for row in when)]
    amounts += [text for row in rates for text in (row.number, row.each, row.above)]
    if any(text and (value := number_of(text)) is not None and value < 0 for text in amounts):
        raise RefusedError("no-number")
    if any(text and number_of(text) is None for text in amounts) or any(
        not number_of(row.each) for row in rates
    ):
        raise RefusedError("no-number")
    _require_consistent(number, at_most, most, enough, len(when))
    return writer.write(
        telling.room,
        acts.WouldDo(
            words=telling.words,
            party=telling.party,
            proxy=telling.proxy,
            disclosure=telling.disclosure,
            act=act,
            when=tuple(when),
            enough=enough,
            number=number,
            rates=tuple(rates),
            at_most=at_most,
            most=most,
            unit=unit,
            instead_of=telling.instead_of,
        ),
    )


def _require_consistent(number: str, at_most: str, most: str, enough: int, needs: int) -> None:
    """Refuse what contradicts itself: more in any case than at most, more than there is, more conditions that
    are enough than there are.
    """
    own, cap, whole = number_of(number), number_of(at_most), number_of(most)
    if own is not None and cap is not None and own > cap:
        raise RefusedError("more-than-at-most", number=number, most=at_most)
    for amount, said in ((own, number), (cap, at_most)):
        if amount is not None and whole is not None and amount > whole:
            raise RefusedError("more-than-there-is", number=said, most=most)
    if enough > needs:
        raise RefusedError("more-enough-than-named", number=enough, most=needs)


def take_back_word(writer: CaseWriter, room: str, entry: int, words: str, proxy: Proxy | None) -> int:
    """A conditional word no longer holds."""
    return writer.write(room, acts.TakenBack(entry=entry, words=words, proxy=proxy))


def tie_acts(writer: CaseWriter, party: str, names: Sequence[str]) -> int:
    """Names under which rooms know one and the same act of a side. Raises RefusedError."""
    if len({plain(name) for name in names}) < 2:
        raise RefusedError("same-act")
    return writer.write(writer.case.home, acts.ActsTied(party=party, names=tuple(names)))
