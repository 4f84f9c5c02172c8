"""Every kind of defect that a plan is looked at for: what it weighs, and what the rule rests on."""

from __future__ import annotations

import msgspec

from goodoffices.text import Severity

DPPA = "UN DPPA, Guidance on Mediation of Ceasefires, 2022"
UNIDIR = "UNIDIR, monitoring and verification of ceasefires, 2022"
VCLT = "Vienna Convention on the Law of Treaties, 1969"
UN_MEDIATION = "United Nations, Guidance for Effective Mediation, 2012"
SYMBOLEO = (
    "Symboleo: obligations and powers as state machines (Sharifi, Parvizimosaed, Amyot, Logrippo & "
    "Mylopoulos 2020)"
)
AMNESTIES = (
    "OHCHR, Rule-of-law tools for post-conflict States: Amnesties, 2009; Rome Statute, articles 6 to 8"
)
PAM = "Peace Accords Matrix (Joshi, Quinn & Regan 2015): provisions are coded by who, what and when"
OWN = "This project's own reason"


class DefectKind(msgspec.Struct, frozen=True):
    """One kind: its short name, how much it weighs, its heading, and its source."""

    kind: str
    severity: Severity
    title: str
    source: str


_ROWS: tuple[tuple[str, Severity, str, str], ...] = (
    (
        "deadlock",
        "error",
        "Each waits for the other",
        f"{SYMBOLEO}; {OWN}: what waits in a circle never happens",
    ),
    ("never-happens", "error", "It waits for what cannot happen", f"{OWN}: nobody brings it about"),
    (
        "impossible-date",
        "error",
        "The dates cannot be kept",
        f"{OWN}: earliest and latest moments from all conditions",
    ),
    (
        "contradictory-dates",
        "error",
        "Dates against each other",
        f"{VCLT}, article 31: one text, one meaning",
    ),
    ("vague-time", "warning", "The time is not one", f"{DPPA}: no room for creative ambiguity on when"),
    ("no-time", "warning", "No time is set", f"{DPPA}: who, what, when, where"),
    ("cure-after-end", "warning", "The time to make good runs over the end", f"{SYMBOLEO}; {OWN}"),
    (
        "counts-do-not-add-up",
        "error",
        "The counts do not add up",
        f"{OWN}: parts and whole, ratio and totals",
    ),
    ("count-not-positive", "error", "A count that is none", f"{OWN}: what is owed is at least one"),
    ("no-unit", "warning", "A number of what?", f"{PAM}"),
    (
        "not-in-time",
        "error",
        "It cannot be delivered in that time",
        f"{OWN}: number against what a day holds",
    ),
    ("no-verification", "warning", "Nobody checks it", f"{UNIDIR}; {DPPA}"),
    (
        "debtor-only-witness",
        "warning",
        "The debtor is the only witness",
        f"{UNIDIR}: who owes does not verify alone",
    ),
    ("monitor-gone", "error", "Who checks has left by then", f"{UNIDIR}"),
    (
        "monitor-without-access",
        "warning",
        "Who checks may not go there",
        f"{UNIDIR}: access is the condition of verification",
    ),
    ("undefined-term", "warning", "A word without a meaning", f"{DPPA}: define what the text turns on"),
    ("term-two-definitions", "error", "A word with two meanings", f"{VCLT}, article 31"),
    (
        "vague-words",
        "warning",
        "Words that each side reads its own way",
        f"{DPPA}: no room for creative ambiguity",
    ),
    (
        "phase-without-exit",
        "error",
        "A phase that cannot be left",
        f"{OWN}: a stage that nothing ends keeps all that waits for it",
    ),
    (
        "talks-without-a-day",
        "warning",
        "Further talks without a day",
        f"{UN_MEDIATION}: dates for what is put off",
    ),
    (
        "duty-after-snap-back",
        "error",
        "A duty that is left over",
        f"{VCLT}, article 70: what an end releases from",
    ),
    ("snap-back-not-whole", "error", "A snap-back that cannot be used", f"{VCLT}, articles 60, 65 and 70"),
    (
        "power-without-limit",
        "warning",
        "A power without a limit",
        f"{SYMBOLEO}: a power has its trigger and its end",
    ),
    ("power-of-nobody", "error", "A power that nobody holds", f"{SYMBOLEO}"),
    ("extension-without-rule", "warning", "An extension without a rule", f"{DPPA}: how a phase is renewed"),
    (
        "extension-by-one-side",
        "warning",
        "One side alone can prolong",
        f"{VCLT}, article 39: change is by agreement",
    ),
    (
        "amendment-by-one-side",
        "warning",
        "One side alone can change it",
        f"{VCLT}, article 39: change is by agreement",
    ),
    (
        "cannot-be-undone",
        "note",
        "What is done cannot be undone",
        f"{VCLT}, article 70: an end does not touch what was carried out; {OWN}",
    ),
    ("checked-too-late", "warning", "The check comes too late", f"{UNIDIR}; {OWN}"),
    (
        "nobody-to-report-to",
        "warning",
        "A violation is told to nobody",
        f"{DPPA}; {UNIDIR}: sharing findings with the sides",
    ),
    ("entry-not-said", "error", "It does not say when it begins", f"{VCLT}, article 24"),
    ("entry-hour-or-zone", "warning", "The hour or its zone is missing", f"{DPPA}: day, hour and time zone"),
    ("acts-not-said", "warning", "It does not say which acts are forbidden", f"{DPPA}"),
    ("lines-not-said", "warning", "It does not say where", f"{DPPA}: lines, zones and places"),
    ("map-missing", "warning", "A place without a map", f"{DPPA}: lines are shown on an agreed map"),
    ("place-not-said", "warning", "Where is not said", f"{DPPA}: who, what, when, where"),
    ("no-liaison", "warning", "No way to reach the other side", f"{DPPA}: liaison and hotlines"),
    ("no-incident-procedure", "warning", "What is done after an incident is not said", f"{DPPA}; {UNIDIR}"),
    ("amnesty-too-wide", "error", "An amnesty that would cover international crimes", AMNESTIES),
    (
        "no-dispute-mechanism",
        "warning",
        "A dispute has no way to be settled",
        f"{UN_MEDIATION}; UN Charter, article 33",
    ),
    (
        "judge-in-own-cause",
        "warning",
        "A party decides on its own dispute",
        f"{OWN}: nobody judges their own cause",
    ),
    ("reference-to-nothing", "error", "It refers to what is not there", f"{OWN}: a name leads somewhere"),
    ("same-name-twice", "error", "One name for two things", f"{OWN}: a name leads to one place"),
    ("unknown-actor", "error", "Somebody whom the agreement does not name", f"{PAM}: who"),
    ("nobody-owes", "error", "A duty that nobody has", f"{PAM}: who"),
    ("two-duties-clash", "error", "Two duties that cannot both be kept", f"{VCLT}, article 31"),
    (
        "annex-missing",
        "error",
        "A paper that is not there",
        f"{OWN}: what belongs to the text lies beside it",
    ),
    (
        "guarantor-not-whole",
        "warning",
        "A guarantor who guarantees nothing",
        f"{UN_MEDIATION}; PA-X codes on guarantees (Bell & Badanjak 2019)",
    ),
    (
        "measure-not-whole",
        "warning",
        "Who moves first is not said",
        f"Osgood 1962, graduated and reciprocated initiatives; {OWN}",
    ),
    ("list-without-rule", "warning", "Names without a rule", f"ICRC practice as neutral intermediary; {OWN}"),
    (
        "alive-not-said",
        "warning",
        "Alive or not is not said",
        f"{OWN}: what counts as delivered has to be in the text",
    ),
    ("signature-missing", "error", "A party does not sign", f"{VCLT}, articles 11 and 12"),
    ("languages-not-ranked", "warning", "Two texts, and none prevails", f"{VCLT}, article 33"),
    ("quorum-too-large", "error", "More have to confirm than there are", f"{OWN}"),
    (
        "order-proves",
        "note",
        "What the order of worths proves",
        "Sandholm & Lesser 1995; Sandholm & Ferrandon 2000",
    ),
)

DEFECTS: dict[str, DefectKind] = {row[0]: DefectKind(*row) for row in _ROWS}
"""Every kind by its short name."""
