"""The agreement as a room holds it: a file, attached sealed and changed there, with who took it in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from goodoffices.agreement import AgreedExchange, Agreement
from goodoffices.agreement.files import read_agreement_text
from goodoffices.desk.stored_files import AGREEMENT_MEDIA, StoredFile, newest_file
from goodoffices.talks import EntryState, RoomView, acts

if TYPE_CHECKING:
    from goodoffices.desk.open_case import OpenCase


class HeldAgreement(msgspec.Struct, frozen=True, kw_only=True):
    """An agreement in a room: the entry that has its file, and the entries that say how it came and changed,
    the last first.
    """

    agreement: Agreement
    stored: StoredFile
    history: tuple[EntryState, ...]


def agreement_in(case: OpenCase, room: str) -> HeldAgreement | None:
    """The agreement that stands in a room, or None. Raises :class:`~goodoffices.vault.Tampered` if its
    changes do not lead to what they say.
    """
    stored = newest_file(case, AGREEMENT_MEDIA, room)
    if stored is None:
        return None
    read = read_agreement_text(stored.data.decode(), "agreement", "json")
    return HeldAgreement(agreement=read.agreement, stored=stored, history=history_of(case.view(room)))


def history_of(view: RoomView) -> tuple[EntryState, ...]:
    """Who took the agreement in, changed it or put it to this room, the last first."""
    return tuple(item for item in view.items.latest(acts.AgreementTaken) if not item.invalid)


def without_worths(agreement: Agreement) -> Agreement:
    """The agreement as a side may have it: without what anything is worth to whom, what each can do after the
    signature, and how each takes an open word. Those are the mediators'.
    """
    return msgspec.structs.replace(
        agreement,
        exchanges=tuple(_bare(one) for one in agreement.exchanges),
        terms=tuple(msgspec.structs.replace(term, by_party={}) for term in agreement.terms),
        guarantors=tuple(msgspec.structs.replace(one, amount=None) for one in agreement.guarantors),
        after_signature=None,
    )


def _bare(exchange: AgreedExchange) -> AgreedExchange:
    return msgspec.structs.replace(
        exchange,
        gives=tuple(
            msgspec.structs.replace(give, worth_to_giver=None, worth_to_receiver=None)
            for give in exchange.gives
        ),
        together=(),
        order={},
        deposits={},
        penalties={},
        rewards={},
        guarantees={},
    )
