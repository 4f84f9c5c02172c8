"""NegoLog: two or more JSON profiles, each of which carries the issues.

The utility of a package is the sum of weight times value, as written. NegoLog: A. Doğru, M. O. Keskin, C. M. Jonker,
T. Baarslag, R. Aydoğan, *NegoLog: an integrated Python-based automated negotiation framework*, IJCAI 2024.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from goodoffices.case.case import Case
from goodoffices.case.formats.assembly import assemble, party_ids
from goodoffices.case.formats.documents import Document
from goodoffices.case.formats.faults import Faults, shorten
from goodoffices.case.formats.json_tree import Node
from goodoffices.case.formats.values import exact, exact_map, require
from goodoffices.case.issues import Issue, Option
from goodoffices.case.preferences import Minimum, Preference, Value


def read_negolog(profiles: Sequence[Document]) -> Case:
    """The case of NegoLog profiles; the first one's issues and options, in its order, are the case's."""
    faults = Faults()
    issues: list[Issue] = []
    preferences = []
    for profile, party in zip(profiles, party_ids(profiles, faults), strict=True):
        assert profile.node is not None
        faults.file = profile.file
        if not issues:
            issues = _read_issues(profile.node, faults)
            if not issues:
                break
        preferences.append(_read_preference(profile.node, issues, party, faults))
    faults.raise_any()
    folder = profiles[0].path.resolve().parent.name
    return assemble(folder or profiles[0].path.stem, "NegoLog", issues, preferences)


def _read_issues(root: Node, faults: Faults) -> list[Issue]:
    listed = require(root, "issues", "map", faults)
    if listed is None:
        return []
    issues = []
    for name, (key, options) in listed.entries.items():
        if not name.strip():
            faults.wrong(key, "this issue has no name.")
        elif options.kind != "map" or not options.entries:
            faults.wrong(
                options, f"the issue {shorten(name, 60)!r} has no options.", 'Write {"option": value, …}.'
            )
        else:
            for option, (place, _) in options.entries.items():
                if not option.strip():
                    faults.wrong(place, f"an option of {shorten(name, 60)!r} has no name.")
            issues.append(Issue(id=name, options=tuple(Option(id=option) for option in options.entries)))
    if not listed.entries:
        faults.wrong(listed, "there are no issues.")
    return issues


def _read_preference(root: Node, issues: list[Issue], party: str, faults: Faults) -> Preference:
    weights: dict[str, Value] = {}
    values: dict[str, dict[str, Value]] = {}
    listed = require(root, "issues", "map", faults)
    given = require(root, "issueWeights", "map", faults)
    known = {issue.id: issue for issue in issues}
    if listed is not None:
        for name, (key, options) in listed.entries.items():
            if name not in known:
                faults.wrong(key, f"the first profile has no issue {shorten(name, 60)!r}.")
            elif require(listed, name, "map", faults):
                ids = {option.id for option in known[name].options}
                values[name] = dict(exact_map(options, ids, f"the issue {shorten(name, 60)!r}", faults))
        for name in known.keys() - listed.entries.keys():
            faults.wrong(listed, f"the issue {shorten(name, 60)!r} of the first profile is missing.")
    if given is not None:
        weights = dict(exact_map(given, known.keys(), "the profile", faults))
        for name in known.keys() - given.entries.keys():
            faults.wrong(
                given,
                f"the issue {shorten(name, 60)!r} has no weight.",
                f'Write "{shorten(name, 60)}": 0.25.',
            )
    reservation: Fraction | None = None
    written = root.get("reservationValue")
    if written is not None:
        reservation = exact(written, "'reservationValue'", faults)
    return Preference(
        party=party,
        weights=weights,
        values=values,
        minimum=None if reservation is None else Minimum(score=reservation),
    )
