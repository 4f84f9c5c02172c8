"""Writing a case as a Genius domain with one profile for each scored party.

What Genius cannot say about preferences or about which packages are permitted is refused by name: a profile
that silently meant something else would mislead whoever analyses it. The rest of a case (positions, text,
sources) has no place in Genius; :func:`genius_notes` says what stays behind.
"""

from __future__ import annotations

import re
from fractions import Fraction
from math import floor
from pathlib import Path

from goodoffices.case.case import Case
from goodoffices.case.formats.faults import Faults
from goodoffices.case.formats.genius_scores import PLACES, GeniusProfile, genius_profile
from goodoffices.case.numbers import MAX_DIGITS, format_exact
from goodoffices.case.trees.refusal import refuse
from goodoffices.case.trees.save import save_all
from goodoffices.case.trees.text import shown
from goodoffices.language import CodedText

RESERVATION_PLACES = 25
"""Fewer for a reservation, which is lowered rather than rounded: a package that just meets the minimum must
go on meeting it when its own utility comes out a little lower.
"""

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LEFT_OUT = (
    "mediators",
    "sources",
    "earlier",
    "phases",
    "terms",
    "quantities",
    "figures",
    "positions",
    "text",
)


def write_genius(case: Case, folder: Path, domain: str = "") -> list[Path]:
    """Write the domain and the profiles into ``folder`` (made if it is not there); returns the files, the
    domain first.

    The domain's file is named after the case's title, or ``domain`` (without an ending), each profile after
    its party. Files of the same names are replaced, all of them or none. Raises ``ProblemsFound`` with
    everything that Genius cannot say, before anything is written.
    """
    profiles = _profiles(case)
    stems = _stems(profiles, domain or case.title)
    texts = [_domain_text(case), *(_profile_text(case, profile) for profile in profiles)]
    return _write_all(folder, dict(zip(stems, texts, strict=True)))


def genius_files(case: Case, folder: Path, domain: str = "") -> list[Path]:
    """The files that :func:`write_genius` would write; ``ProblemsFound`` where it would refuse."""
    return [folder / f"{stem}.xml" for stem in _stems(_profiles(case), domain or case.title)]


def genius_notes(case: Case) -> tuple[str, ...]:
    """What a person has to know of a case written for Genius: what stays behind, what is scaled, what is
    rounded.

    Raises ``ProblemsFound`` if the case cannot be written at all.
    """
    profiles = _profiles(case)
    notes = [
        CodedText("stay-behind", "%(name)s stay behind.", name=name)
        for name in _LEFT_OUT
        if getattr(case, name)
    ]
    silent = [party.id for party in case.parties if case.preference(party.id) is None]
    if silent:
        notes.append(
            CodedText(
                "no-profile-no-preferences",
                "No profile for %(silent)s: no preferences are known.",
                silent=", ".join(silent),
            )
        )
    if case.needed is not None or any(party.veto for party in case.parties):
        notes.append(
            CodedText(
                "how-many-parties-needed", "How many parties are needed, and who has a veto, stay behind."
            )
        )
    if any(issue.kind in ("range", "divisible") for issue in case.issues):
        notes.append(
            CodedText("ranges-shares-written-out", "Ranges and shares are written out as listed values.")
        )
    for profile, stem in zip(profiles, _stems(profiles, case.title)[1:], strict=True):
        if profile.scale != 1:
            notes.append(
                CodedText(
                    "scores-divided",
                    "%(party)s: scores are divided by %(about)s.",
                    party=profile.party,
                    about=_about(profile.scale),
                )
            )
        if _rounded(profile):
            notes.append(
                CodedText(
                    "scores-rounded-decimal-places",
                    "%(party)s: scores are rounded to %(places)s decimal places.",
                    party=profile.party,
                    places=PLACES,
                )
            )
        if profile.reservation is not None and Fraction(_reservation(profile)) != profile.reservation:
            notes.append(
                CodedText(
                    "minimum-lowered-less-than",
                    "%(party)s: the minimum is lowered by less than 10^-%(number)s.",
                    party=profile.party,
                    number=RESERVATION_PLACES - 1,
                )
            )
        if stem != profile.party:
            notes.append(
                CodedText(
                    "profile-named",
                    "%(party)s: the profile is named %(stem)r.",
                    party=profile.party,
                    stem=stem,
                )
            )
    return tuple(notes)


def _profiles(case: Case) -> list[GeniusProfile]:
    """Every scored party's profile. Raises ``ProblemsFound`` with every reason why there is none."""
    faults = Faults(case.title)
    for number, linkage in enumerate(case.linkages, 1):
        faults.wrong(
            None,
            CodedText(
                "linkage-cannot-said-genius",
                "linkage %(value)s cannot be said: Genius permits every package.",
                value=linkage.id or number,
            ),
        )
    if not case.issues:
        faults.wrong(None, CodedText("case-has-no-issues", "the case has no issues."))
    names = [issue.id for issue in case.issues]
    for issue in case.issues:
        names.extend(option.id for option in case.options(issue))
    for name in names:
        if not name.strip() or _NOT_XML.search(name):
            faults.wrong(
                None,
                CodedText(
                    "name-cannot-written-xml", "the name %(name)r cannot be written in XML.", name=name
                ),
                CodedText("give-another-id", "Give it another id."),
            )
    found = []
    for party in case.parties:
        preference = case.preference(party.id)
        if preference is not None:
            found.append(genius_profile(case, preference, faults))
    if not found:
        faults.wrong(
            None,
            CodedText(
                "no-party-has-preferences", "no party has preferences, and a Genius scenario is made of them."
            ),
        )
    faults.raise_any()
    return [profile for profile in found if profile is not None]


def _decimal(number: Fraction) -> str:
    """The exact decimal of a number where one of reasonable length exists; else one of :data:`PLACES`
    places.
    """
    return _exact_text(number) or _exact_text(Fraction(round(number * 10**PLACES), 10**PLACES))


def _about(scale: Fraction) -> str:
    """A scale for a note: exact where that is short."""
    text = format_exact(scale)
    return (
        text
        if len(text) <= 20
        else CodedText(
            "about", "about %(fraction)s", fraction=format_exact(Fraction(round(scale * 10**6), 10**6))
        )
    )


def _rounded(profile: GeniusProfile) -> bool:
    """Whether the utilities of a profile come out other than exact."""
    numbers = list(profile.weights.values())
    for options in profile.evaluations.values():
        numbers.extend(options.values())
    return not all(map(_exact_text, numbers))


def _reservation(profile: GeniusProfile) -> str:
    """The reservation as text, never above what it is; empty if there is none."""
    if profile.reservation is None:
        return ""
    text = _exact_text(profile.reservation)
    if text and not _rounded(profile):
        return text
    unit = 10**RESERVATION_PLACES
    return _exact_text(Fraction(max(0, floor(profile.reservation * unit) - _rounded(profile)), unit))


def _exact_text(number: Fraction) -> str:
    """The exact decimal; empty if there is none, or none that a reader would take."""
    text = format_exact(number)
    return text if "/" not in text and len(text) <= MAX_DIGITS else ""


def _open(tag: str, /, **attributes: str) -> str:
    from xml.sax.saxutils import quoteattr  # brings the network's modules with it: too slow to begin with

    return " ".join([f"<{tag}", *(f"{name}={quoteattr(value)}" for name, value in attributes.items())]) + ">"


def _empty(tag: str, /, **attributes: str) -> str:
    return _open(tag, **attributes)[:-1] + " />"


def _objective(case: Case, profile: GeniusProfile | None) -> list[str]:
    """The tree of issues: with evaluations and weights for a profile, without for the domain."""
    lines = [_open("objective", index="0", name="root", description="", type="objective", etype="objective")]
    for number, issue in enumerate(case.issues, 1):
        kind = dict.fromkeys(("type", "etype", "vtype"), "discrete")
        lines.append("  " + _open("issue", index=str(number), name=issue.id, **kind))
        for place, option in enumerate(case.options(issue), 1):
            about = option.about or option.name
            more = {"description": about} if about and not _NOT_XML.search(about) else {}
            if profile is not None:
                more = {"evaluation": _decimal(profile.evaluations[issue.id][option.id])}
            lines.append("    " + _empty("item", index=str(place), value=option.id, **more))
        lines.append("  </issue>")
    if profile is not None:
        for number, issue in enumerate(case.issues, 1):
            lines.append(
                "  " + _empty("weight", index=str(number), value=_decimal(profile.weights[issue.id]))
            )
    return [*lines, "</objective>"]


def _domain_text(case: Case) -> str:
    start = [
        "<negotiation_template>",
        _open("utility_space", number_of_issues=str(len(case.issues))),
    ]
    return "\n".join([*start, *_objective(case, None), "</utility_space>", "</negotiation_template>", ""])


def _profile_text(case: Case, profile: GeniusProfile) -> str:
    lines = ["<utility_space>", *_objective(case, profile)]
    if profile.discount is not None:
        lines.append(_empty("discount_factor", value=_decimal(profile.discount)))
    reservation = _reservation(profile)
    if reservation:
        lines.append(_empty("reservation", value=reservation))
    return "\n".join([*lines, "</utility_space>", ""])


def _stems(profiles: list[GeniusProfile], domain: str) -> list[str]:
    """File names without their ending: ``domain`` for the domain, the parties' ids for the profiles, each
    made safe and unique.

    A party's id comes from whoever wrote the case: it must not lead out of the folder.
    """
    stems: list[str] = []
    for name in [*(profile.party for profile in profiles), domain]:
        safe = re.sub(r"[^\w .()+,-]", "_", name).strip(" .")[:80] or "case"
        stem, number = safe, 1
        while stem.lower() in {other.lower() for other in stems}:
            number += 1
            stem = f"{safe}-{'domain' if number == 2 and name == domain else number}"
        stems.append(stem)
    return [stems[-1], *stems[:-1]]


def _write_all(folder: Path, texts: dict[str, str]) -> list[Path]:
    """Write every text, all of them or none."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as reason:
        raise refuse(
            shown(folder),
            None,
            CodedText(
                "files-cannot-written",
                "the files cannot be written (%(strerror)s).",
                strerror=reason.strerror,
            ),
        ) from reason
    places = {folder / f"{stem}.xml": text for stem, text in texts.items()}
    save_all(places)
    return list(places)
