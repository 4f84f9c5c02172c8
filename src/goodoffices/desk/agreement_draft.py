"""A draft of an agreement out of what the sides agreed: a text, concluded or agreed so far, or the package
that they concluded. Each clause comes with what its words would have each owe, for a mediator to confirm;
nothing becomes a commitment by itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from typing import Literal

import msgspec

from goodoffices.agreement import AgreedPhase, Agreement, AgreementActor, Commitment
from goodoffices.agreement.moments import NotAMoment, read_length
from goodoffices.agreement.owed_in_text import DraftDuty, duties_in
from goodoffices.agreement.provisions import AgreedClause, AgreedTerm
from goodoffices.case import Case, Mediator, Party, Phase, Term
from goodoffices.desk.one_text.concluded import SettledClause, SettledText, agreed_text
from goodoffices.desk.one_text.line import OneText, texts_of_case
from goodoffices.desk.open_case import OpenCase
from goodoffices.desk.refusals import NotThereError
from goodoffices.desk.views.proposals import SidesConclude, concluded, package_lines

DraftSource = Literal["text", "package"]


class DraftClause(msgspec.Struct, frozen=True, kw_only=True):
    """A clause of the draft, with what its words would have each owe. ``title`` says that it is a heading."""

    label: str
    words: str
    title: bool = False
    phases: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    duties: tuple[DraftDuty, ...] = ()


class AgreementDraft(msgspec.Struct, frozen=True, kw_only=True):
    """What an agreement begins with. ``settled`` says that the sides concluded it; what they agreed so far is
    provisional. ``mark`` tells one state of the clauses from another.
    """

    source: DraftSource
    entry: int
    name: str
    settled: bool
    day: str
    clauses: tuple[DraftClause, ...]
    base: Agreement

    @property
    def mark(self) -> str:
        """The clauses, as a short name for their words."""
        words = "\n".join(f"{clause.label}\t{clause.words}" for clause in self.clauses)
        return sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:32]


class DraftOffer(msgspec.Struct, frozen=True, kw_only=True):
    """Something that an agreement can be begun with, without its clauses."""

    source: DraftSource
    entry: int
    name: str
    settled: bool


def offers(case: OpenCase, now: str) -> tuple[DraftOffer, ...]:
    """All that an agreement can be begun with: texts first, then packages."""
    found = []
    for one in texts_of_case(case):
        settled = agreed_text(one)
        if settled is not None:
            found.append(
                DraftOffer(source="text", entry=one.entry, name=settled.title, settled=settled.concluded)
            )
    found += [
        DraftOffer(source="package", entry=one.entry, name=one.words or str(one.entry), settled=True)
        for one in concluded(case, now)
    ]
    return tuple(found)


def draft_of(case: OpenCase, source: str, entry: int, now: str) -> AgreementDraft:
    """The draft out of one text or package. Raises NotThereError where nothing of it is agreed."""
    if source == "text":
        settled = agreed_text(OneText(case, entry))
        if settled is None:
            raise NotThereError("nothing agreed")
        return _of_text(case.public, settled)
    for one in concluded(case, now) if source == "package" else ():
        if one.entry == entry:
            return _of_package(case.public, one)
    raise NotThereError("no such conclusion")


def with_duties(draft: AgreementDraft, standing: Agreement | None, duties: Sequence[Commitment]) -> Agreement:
    """The draft with the commitments that were confirmed. Where a draft stands already, it is kept, with the
    text's clauses in the place of those of one number, and what was confirmed is added.
    """
    base = draft.base if standing is None else _onto(standing, draft.base)
    taken = {one.id for one in base.duties} | {phase.id for phase in base.phases}
    taken |= {power.id for power in base.powers}
    added = []
    for duty in duties:
        name = _free(_name(duty.clause), taken)
        taken.add(name)
        added.append(msgspec.structs.replace(duty, id=name))
    return msgspec.structs.replace(base, commitments=(*base.commitments, *added))


def _onto(standing: Agreement, base: Agreement) -> Agreement:
    fresh = {clause.id: clause for clause in base.clauses}
    kept = tuple(fresh.pop(clause.id, clause) for clause in standing.clauses)
    terms = {term.id for term in standing.terms}
    return msgspec.structs.replace(
        standing,
        clauses=(*kept, *fresh.values()),
        terms=(*standing.terms, *(term for term in base.terms if term.id not in terms)),
        phases=standing.phases or base.phases,
    )


def _name(label: str) -> str:
    """An id out of a clause's number: c2.1 for 2.1."""
    plain = "".join(sign if sign.isalnum() or sign in ".-" else "-" for sign in label).strip(".-")
    return f"c{plain}"


def _free(name: str, taken: set[str]) -> str:
    if name not in taken:
        return name
    return next(found for number in range(2, len(taken) + 3) if (found := f"{name}-{number}") not in taken)


def _of_text(case: Case, settled: SettledText) -> AgreementDraft:
    clauses = [_clause(case, clause) for clause in settled.clauses]
    return _draft(
        case, "text", settled.text, settled.title, clauses, case.parties,
        settled=settled.concluded, day=settled.day, about=settled.words,
    )  # fmt: skip


def _clause(case: Case, clause: SettledClause) -> DraftClause:
    title = clause.kind in ("heading", "article")
    return DraftClause(
        label=clause.label,
        words=clause.words,
        title=title,
        phases=clause.phases,
        terms=clause.terms,
        duties=() if title else _duties(case, clause.words),
    )


def _of_package(case: Case, one: SidesConclude) -> AgreementDraft:
    clauses = []
    for place, line in enumerate(package_lines(case, one.package), 1):
        words = f"{line.issue}: {line.option}."
        clauses.append(DraftClause(label=str(place), words=words, duties=_duties(case, line.option)))
    parties = [party for party in case.parties if party.id in one.sides]
    return _draft(
        case, "package", one.entry, one.words or case.title, clauses, parties,
        settled=True, day=one.at[:10], about=one.words,
    )  # fmt: skip


def _duties(case: Case, words: str) -> tuple[DraftDuty, ...]:
    people: list[Party | Mediator] = [*case.parties, *case.mediators]
    names = {one.id: (one.label, *one.aliases) for one in people}
    phases = {name.lower(): one.id for one in case.phases for name in (one.id, one.name) if name}
    return tuple(duties_in(words, names, phases, parties=[party.id for party in case.parties]))


def _draft(
    case: Case,
    source: DraftSource,
    entry: int,
    name: str,
    clauses: Sequence[DraftClause],
    parties: Sequence[Party],
    *,
    settled: bool,
    day: str,
    about: str,
) -> AgreementDraft:
    base = Agreement(
        title=case.title,
        about=about,
        fictional=case.fictional,
        parties=tuple(AgreementActor(id=party.id, name=party.name) for party in parties),
        mediators=tuple(AgreementActor(id=one.id, name=one.name) for one in case.mediators),
        phases=tuple(_phase(one) for one in case.phases if not one.retired) if source == "text" else (),
        terms=tuple(_term(one) for one in case.terms if not one.retired) if source == "text" else (),
        clauses=tuple(_agreed_clause(source, clause) for clause in clauses),
        sources=case.sources,
    )
    return AgreementDraft(
        source=source, entry=entry, name=name, settled=settled, day=day, clauses=tuple(clauses), base=base
    )


def _agreed_clause(source: DraftSource, clause: DraftClause) -> AgreedClause:
    if clause.title:
        return AgreedClause(id=clause.label, title=clause.words)
    title = clause.words.partition(": ")[0] if source == "package" else ""
    return AgreedClause(id=clause.label, title=title, text=clause.words)


def _phase(one: Phase) -> AgreedPhase:
    """A phase of the case; its length only where it is one."""
    try:
        length = one.length if one.length and read_length(one.length) else ""
    except NotAMoment:
        length = ""
    return AgreedPhase(id=one.id, name=one.name, about=one.about, length=length, cite=one.cite)


def _term(one: Term) -> AgreedTerm:
    return AgreedTerm(
        id=one.id,
        name=one.name,
        definition=one.definition,
        defined=one.defined,
        by_party={each.party: each.text for each in one.by_party},
        about=one.about,
        cite=one.cite,
    )
