"""An entry as a page shows it, in its room's own words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec
from django import template
from django.utils.functional import Promise
from django.utils.translation import gettext

from goodoffices.desk.issues import Outline
from goodoffices.desk.open_case import OpenCase
from goodoffices.desk.views.entries import Gist, conditions_shown, gist_of
from goodoffices.server.wording.agreement_words import CAME_FROM, LOOKED, STEPPED
from goodoffices.server.wording.answer_gists import answer_gist, is_over
from goodoffices.server.wording.reasons import worded
from goodoffices.server.wording.templatetags import (
    CHANNELS,
    INVITATIONS,
    SHORT_MARKS,
    STANCES,
    TAKEN_WORDS,
    WAYS,
    at,
    consent_words,
    words_for,
)
from goodoffices.server.wording.text_words import SIDE_WORDS
from goodoffices.server.wording.titles import titles
from goodoffices.talks import Act, EntryState, MediatorView, RoomView, acts, declared

register = template.Library()
_TERMS: dict[type[Act], dict[str, str | Promise]] = {
    acts.Disclosed: SHORT_MARKS,
    acts.Followed: TAKEN_WORDS,
    acts.InvitationStood: INVITATIONS,
    acts.ChannelStood: CHANNELS,
    acts.AgreementTaken: CAME_FROM,
    acts.ReportLookedAt: LOOKED,
    acts.PersonFollowed: STEPPED,
}
"""Where what names an entry is a term of the talks, its words."""


class EntryLine(msgspec.Struct, frozen=True):
    """An entry to show, its words ready: a page has many of them, and a template looks up a name far more
    slowly.

    ``number`` is its sequence; ``told`` who of them, how and when; ``what`` it is, ``of`` what; ``refers``
    the entry that it is about; ``states`` what became of it; ``relay`` the room and entry of the relay that
    it is the origin of.
    """

    item: EntryState
    number: str
    look: str
    what: str = ""
    of: str = ""
    party: str = ""
    told: str = ""
    options: str = ""
    refers: str = ""
    words: str = ""
    conditions: tuple[str, ...] = ()
    mark: str = ""
    is_closed: bool = False
    consent: str = ""
    states: tuple[str, ...] = ()
    is_file: bool = False
    unanswered: bool = False
    relay: tuple[str, int] | None = None


@register.filter
def gist_words(gist: Gist | None) -> str:
    """What an entry is, for a list in which its words stand beside: "demands Who monitors: joint team"; empty
    for what is merely said.
    """
    if gist is None:
        return ""
    what, of, options = _what(gist)
    words = " ".join(part for part in (what, of) if part)
    return f"{words}: {options}" if options else words


def line_of(view: RoomView, outline: Outline, item: EntryState) -> EntryLine:
    """An entry of a room."""
    act, proxy = item.act, item.proxy
    if is_moved(item):
        return EntryLine(item, str(item.sequence), "entry past", states=tuple(_states(view, item)), refers="")
    what, of, options = _what(gist_of(view, item))
    options = options or answer_gist(view, act)
    refers = act.question if isinstance(act, acts.Answered) else getattr(act, "entry", None)
    party = item.party or getattr(act, "party", "") or (proxy.party if proxy else "")
    asks = isinstance(act, (acts.Asked, acts.AskedBack)) or (isinstance(act, acts.Relayed) and act.asks)
    replaced = item.replaced_by is not None and not view.is_put_anew(item) and not is_over(act)
    past = bool(item.invalid) or item.taken_back is not None or replaced
    is_closed = bool(item.levels) and item.level == "closed"
    told = (proxy.person, str(WAYS.get(proxy.how, "")), at(proxy.when)) if proxy else (at(item.hand.at),)
    return EntryLine(
        item,
        str(item.sequence),
        " ".join(("entry", *["closed"] * is_closed, *["past"] * past)),
        what,
        of,
        outline.party_label(party) if party else "",
        " · ".join(word for word in told if word),
        options,
        str(refers) if isinstance(refers, int) else "",
        item.words,
        conditions_shown(view, item),
        words_for(item.level) if item.levels else "",
        is_closed,
        consent_words(proxy.consent) if proxy and item.levels and not is_closed else "",
        tuple(_states(view, item)),
        isinstance(act, acts.Attached),
        asks and not item.answers and not item.invalid and item.taken_back is None,
    )


def origin_lines(
    view: MediatorView, titles: Mapping[str, str], items: Iterable[EntryState]
) -> dict[int, EntryLine]:
    """Origins of relays as a person wants to read them: which words went to which room. By their sequences;
    what is not there went with no relay that stands.
    """
    wanted = {
        (item.act.room, item.act.form): item
        for item in items
        if isinstance(item.act, acts.Origin) and not item.invalid
    }
    found = {}
    for relay in view.relays if wanted else ():
        item = wanted.get((relay.room, relay.item.hand.token))
        if item is not None:
            told = at(relay.item.hand.at)
            found[item.sequence] = EntryLine(
                item,
                str(item.sequence),
                "entry",
                gettext("relayed to"),
                titles.get(relay.room, ""),
                told=told,
                words=relay.item.words,
                relay=(relay.room, relay.item.sequence),
            )
    return found


def lines_of(case: OpenCase, view: RoomView, items: Sequence[EntryState]) -> list[EntryLine]:
    """Entries of a room, with origins as the relays that they are of; an origin of none that stands is left
    out.
    """
    origins = {}
    if any(isinstance(item.act, acts.Origin) for item in items):
        origins = origin_lines(case.together, titles(case), items)
    return [
        origins.get(item.sequence) or line_of(view, case.outline, item)
        for item in items
        if item.sequence in origins or not isinstance(item.act, acts.Origin)
    ]


def is_moved(item: EntryState) -> bool:
    """Whether an entry was recorded here by mistake: nothing that it said is shown in this room any more."""
    return item.invalid is not None and item.invalid.code == "misplaced"


def _what(gist: Gist) -> tuple[str, str, str]:
    """What an entry is, of what, and the options that it names."""
    act, of = gist.act, gettext("not sorted yet") if gist.for_later else gist.issue
    if isinstance(act, acts.PositionTaken):
        return str(STANCES[act.stance]), of, ", ".join(gist.options)
    told = declared(act)
    if told.called_by:
        value = getattr(act, told.called_by)
        of = str(_TERMS.get(type(act), {}).get(value, value))
    if isinstance(act, acts.SessionCalled):
        return gettext("session called"), " · ".join([*([act.venue] if act.venue else []), *act.agenda]), ""
    if isinstance(act, acts.ClauseSpoken):
        clauses = ", ".join(one.clause for one in act.clauses)
        return str(SIDE_WORDS[act.word]), gettext("clauses %(clauses)s") % {"clauses": clauses}, ""
    label = declared(gist.kind).label  # "session started", not "what came of it started"
    return gettext(label) if label else "", of, ""


def _states(view: RoomView, item: EntryState) -> Iterator[str]:
    """What became of an entry."""
    if item.taken_back is not None:
        yield gettext("taken back")
    if view.is_put_anew(item):
        yield gettext("put on its issue as entry %(number)s") % {"number": item.replaced_by}
    elif item.replaced_by is not None and not is_over(item.act):
        yield gettext("replaced")
    if item.corrected:
        yield gettext("corrected")
    if item.invalid:
        yield gettext("without effect: %(why)s") % {"why": worded(item.invalid)}
