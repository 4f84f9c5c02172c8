"""What was agreed: the whole of an agreement."""

from __future__ import annotations

from typing import Literal

import msgspec

from goodoffices.agreement.actors import AgreementActor, Guarantor, Id, Monitor
from goodoffices.agreement.duties import Commitment, Power, TrustMeasure
from goodoffices.agreement.exchanges import AgreedExchange
from goodoffices.agreement.holding import AfterSignature
from goodoffices.agreement.phases import AgreedPhase, Ending, EntryIntoForce, SnapBack
from goodoffices.agreement.provisions import (
    AgreedClause,
    AgreedTerm,
    Amendment,
    Amnesty,
    Annex,
    CeasefireRules,
    DisputeRule,
    Incidents,
    Liaison,
    Signing,
    Violations,
)
from goodoffices.case import Source

AGREEMENT_FORMAT = "goodoffices-agreement-1"

AgreementKind = Literal["ceasefire", "exchange", "labour", "water", "company", "family", "other"]
"""What the agreement is about: which provisions it has to have depends on it."""


class Agreement(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An agreement that stands by itself: who, in which phases, owes and may do what, on which conditions."""

    format: str = AGREEMENT_FORMAT
    title: str
    about: str = ""
    fictional: bool = False
    draft: bool = True
    kind: AgreementKind = "other"
    parties: tuple[AgreementActor, ...]
    mediators: tuple[AgreementActor, ...] = ()
    monitors: tuple[Monitor, ...] = ()
    guarantors: tuple[Guarantor, ...] = ()
    others: tuple[AgreementActor, ...] = ()
    zone: str = ""
    enters_into_force: EntryIntoForce | None = None
    ends: Ending | None = None
    clauses: tuple[AgreedClause, ...] = ()
    terms: tuple[AgreedTerm, ...] = ()
    phases: tuple[AgreedPhase, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    powers: tuple[Power, ...] = ()
    exchanges: tuple[AgreedExchange, ...] = ()
    measures: tuple[TrustMeasure, ...] = ()
    ceasefire: CeasefireRules | None = None
    violations: Violations | None = None
    liaison: Liaison | None = None
    incidents: Incidents | None = None
    disputes: DisputeRule | None = None
    snap_back: SnapBack | None = None
    amnesty: Amnesty | None = None
    amendment: Amendment | None = None
    annexes: tuple[Annex, ...] = ()
    signing: Signing | None = None
    after_signature: AfterSignature | None = None
    sources: tuple[Source, ...] = ()

    @property
    def actors(self) -> tuple[AgreementActor | Monitor | Guarantor, ...]:
        """All who are named, parties first."""
        return (*self.parties, *self.mediators, *self.monitors, *self.guarantors, *self.others)

    @property
    def duties(self) -> tuple[Commitment | AgreedExchange | TrustMeasure, ...]:
        """All that is owed: commitments, exchanges, measures."""
        return (*self.commitments, *self.exchanges, *self.measures)

    def label(self, actor: Id) -> str:
        """The name of somebody to show; the word itself where it names nobody. One actor in two lists has the
        name that either gives.
        """
        return next((each.name for each in self.actors if each.id == actor and each.name), actor)
