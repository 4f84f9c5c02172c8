"""Packages in addresses and forms: by places alone, so that no word of a case stands in a browser's history.

A code has, for each issue in the case's order, the place of its option, or ``x`` where the package says
nothing of it: ``1.x.0``.
"""

from __future__ import annotations

from hashlib import sha256

import msgspec

from goodoffices.case import Case, Package


class IssueChoice(msgspec.Struct, frozen=True, kw_only=True):
    """An issue to choose an option of, for each of several packages: ``chosen`` has the place of each one's
    option, or -1. ``standing`` is the place of the option that stands in the text, or -1.
    """

    place: int
    id: str
    label: str
    options: tuple[tuple[str, str], ...]
    chosen: tuple[int, ...]
    standing: int = -1


def code_of(case: Case, package: Package) -> str:
    """A package's code."""
    places = []
    for issue in case.issues:
        options = [option.id for option in case.options(issue)]
        chosen = package.get(issue.id, "")
        places.append(str(options.index(chosen)) if chosen in options else "x")
    return ".".join(places)


def table_mark(case: Case) -> str:
    """A mark of which issues and options the case has at which place. A form that names them by places
    carries it: sent after the table changed, the same places would mean other things.
    """
    rows = [[issue.id, *(option.id for option in case.options(issue))] for issue in case.issues]
    return sha256(msgspec.json.encode(rows)).hexdigest()[:16]


def package_of(case: Case, code: str) -> Package:
    """The package of a code; what the case does not have is left out."""
    found: dict[str, str] = {}
    for issue, place in zip(case.issues, code.split("."), strict=False):
        options = case.options(issue)
        if place.isascii() and place.isdecimal() and len(place) < 7 and int(place) < len(options):
            found[issue.id] = options[int(place)].id
    return found


def issue_choices(case: Case, packages: tuple[Package, ...]) -> tuple[IssueChoice, ...]:
    """Every issue that has options, with what each of the packages says of it."""
    found = []
    for place, issue in enumerate(case.issues):
        options = [(option.id, option.label) for option in case.options(issue)]
        ids = [key for key, _ in options]
        if not options:
            continue

        def at(option: str, ids: list[str] = ids) -> int:
            return ids.index(option) if option in ids else -1

        found.append(
            IssueChoice(
                place=place,
                id=issue.id,
                label=issue.label,
                options=tuple(options),
                chosen=tuple(at(package.get(issue.id, "")) for package in packages),
                standing=at(case.text.get(issue.id, "")),
            )
        )
    return tuple(found)
