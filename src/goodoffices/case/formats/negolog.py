"""NegoLog: two or more JSON profiles, each of which carries the issues.

The utility of a package is the sum of weight times value, as written. NegoLog: A. Doğru, M. O. Keskin, C. M.
Jonker, T. Baarslag, R. Aydoğan, *NegoLog: an integrated Python-based automated negotiation framework*, IJCAI
2024.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from goodoffices.case.case import Case
from goodoffices.case.formats.assembly import assemble, party_ids
from goodoffices.case.formats.faults import Faults
from goodoffices.case.formats.foreign import Document, ForeignFormat, Role, Tree
from goodoffices.case.formats.values import exact, exact_map, require_fields
from goodoffices.case.issues import Issue, Option
from goodoffices.case.preferences import Minimum, Preference, Value
from goodoffices.case.trees.nodes import Fields
from goodoffices.case.trees.refusal import shorten
from goodoffices.language import CodedText


def read_negolog(profiles: Sequence[Document]) -> Case:
    """The case of NegoLog profiles; the first one's issues and options, in its order, are the case's."""
    faults = Faults()
    issues: list[Issue] = []
    preferences = []
    for profile, party in zip(profiles, party_ids(profiles, faults), strict=True):
        faults.file = profile.file
        if not issues:
            issues = _read_issues(profile.fields, faults)
            if not issues:
                break
        preferences.append(_read_preference(profile.fields, issues, party, faults))
    faults.raise_any()
    folder = profiles[0].path.resolve().parent.name
    return assemble(folder or profiles[0].path.stem, "NegoLog", issues, preferences)


def _read_issues(root: Fields, faults: Faults) -> list[Issue]:
    listed = require_fields(root, "issues", faults)
    if listed is None:
        return []
    issues = []
    for key, options in listed.entries:
        name = key.text
        if not name.strip():
            faults.wrong(key, CodedText("issue-has-no-name", "this issue has no name."))
        elif not isinstance(options, Fields) or not options.entries:
            faults.wrong(
                options,
                CodedText(
                    "issue-has-no-options", "the issue %(value)r has no options.", value=shorten(name, 60)
                ),
                'Write {"option": value, …}.',
            )
        else:
            for option, _ in options.entries:
                if not option.text.strip():
                    faults.wrong(
                        option,
                        CodedText(
                            "option-has-no-name",
                            "an option of %(value)r has no name.",
                            value=shorten(name, 60),
                        ),
                    )
            issues.append(Issue(id=name, options=tuple(Option(id=option) for option in options.keys)))
    if not listed.entries:
        faults.wrong(listed, CodedText("there-no-issues", "there are no issues."))
    return issues


def _read_preference(root: Fields, issues: list[Issue], party: str, faults: Faults) -> Preference:
    weights: dict[str, Value] = {}
    values: dict[str, dict[str, Value]] = {}
    listed = require_fields(root, "issues", faults)
    given = require_fields(root, "issueWeights", faults)
    known = {issue.id: issue for issue in issues}
    if listed is not None:
        for key, _ in listed.entries:
            name = key.text
            if name not in known:
                faults.wrong(
                    key,
                    CodedText(
                        "first-profile-has-no",
                        "the first profile has no issue %(value)r.",
                        value=shorten(name, 60),
                    ),
                )
            elif options := require_fields(listed, name, faults):
                ids = {option.id for option in known[name].options}
                values[name] = dict(
                    exact_map(
                        options,
                        ids,
                        CodedText("issue", "the issue %(value)r", value=shorten(name, 60)),
                        faults,
                    )
                )
        for name in known.keys() - set(listed.keys):
            faults.wrong(
                listed,
                CodedText(
                    "issue-first-profile-missing",
                    "the issue %(value)r of the first profile is missing.",
                    value=shorten(name, 60),
                ),
            )
    if given is not None:
        weights = dict(exact_map(given, known.keys(), CodedText("profile", "the profile"), faults))
        for name in known.keys() - set(given.keys):
            faults.wrong(
                given,
                CodedText(
                    "issue-has-no-weight", "the issue %(value)r has no weight.", value=shorten(name, 60)
                ),
                CodedText("write-0-25", 'Write "%(value)s": 0.25.', value=shorten(name, 60)),
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


def _role(tree: Tree) -> Role | None:
    names = set(tree.keys if isinstance(tree, Fields) else ())
    return "profile" if "issueWeights" in names or {"issues", "reservationValue"} <= names else None


NEGOLOG = ForeignFormat(
    name="NegoLog",
    syntax="JSON",
    role_of=_role,
    signs=re.compile(rb'"(issueWeights|reservationValue)"\s*:'),
    begins=CodedText("negolog-profile-has-issueweights", 'A NegoLog profile has "issueWeights".'),
    read=read_negolog,
)
