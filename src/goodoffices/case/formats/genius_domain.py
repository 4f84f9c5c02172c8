"""Genius domains: which issues there are, and which values each can take.

A domain is a ``negotiation_template`` with a tree of objectives whose leaves are issues. A profile repeats
the tree and refers to it by index. Genius: R. Lin, S. Kraus, T. Baarslag, D. Tykhonov, K. Hindriks, C.
Jonker, *Genius: an integrated environment for supporting the design of generic automated negotiators*,
Computational Intelligence 30(1), 2014, 48–70.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Literal

import msgspec

from goodoffices.case.formats.faults import Faults
from goodoffices.case.issues import MAX_OPTIONS, Issue, Option, Range
from goodoffices.case.numbers import format_exact
from goodoffices.case.trees.xml_text import Element
from goodoffices.language import CodedText

IssueKind = Literal["discrete", "integer", "real"]

REAL_STEPS = 20
"""Steps into which a real-valued issue is cut: 21 values, both ends among them, as many as Genius uses by
default.
"""


class DomainIssue(msgspec.Struct, frozen=True):
    """An issue of a domain with the index by which profiles refer to it."""

    index: str
    kind: IssueKind
    issue: Issue


def issue_elements(root: Element) -> Iterator[tuple[Element, tuple[str, ...]]]:
    """Every issue in the tree of objectives, in the order of the file, with the names of the objectives
    between it and the root.
    """

    def walk(element: Element, above: tuple[str, ...]) -> Iterator[tuple[Element, tuple[str, ...]]]:
        for child in element.children:
            if child.tag == "issue":
                yield child, above[1:]
            elif child.tag == "objective":
                yield from walk(child, (*above, child.get("name") or ""))
            elif child.tag == "utility_space":
                yield from walk(child, above)

    return walk(root, ())


def read_domain(root: Element, faults: Faults) -> list[DomainIssue]:
    """The issues of a domain. What is wrong is noted in ``faults``; issues that cannot be read are left
    out.
    """
    issues: list[DomainIssue] = []
    names: set[str] = set()
    indices: set[str] = set()
    for element, above in issue_elements(root):
        name, index = element.get("name") or "", element.get("index")
        if not name.strip():
            faults.wrong(
                element,
                CodedText("issue-has-no-name", "this issue has no name."),
                CodedText("write-name", 'Write name="…".'),
            )
            continue
        if name in names:
            faults.wrong(
                element,
                CodedText("second-issue-named", "a second issue is named %(name)r.", name=name),
                CodedText("give-another-name", "Give it another name."),
            )
            continue
        names.add(name)
        if index is None or index in indices:
            fault = (
                CodedText("no-index", "no index")
                if index is None
                else CodedText("index-another-issue", "the index %(index)s of another issue", index=index)
            )
            faults.wrong(
                element,
                CodedText("issue-has", "the issue %(name)r has %(fault)s.", name=name, fault=fault),
                CodedText("write-index-number-its", 'Write index="…", a number of its own.'),
            )
            continue
        indices.add(index)
        kind = issue_kind(element, faults)
        issue = _read_issue(element, name, kind, faults) if kind else None
        if kind and issue:
            if any(above):
                issue = msgspec.structs.replace(
                    issue,
                    about=_sentences(
                        issue.about, CodedText("part", "Part of: %(above)s.", above=" > ".join(above))
                    ),
                )
            issues.append(DomainIssue(index, kind, issue))
    if not issues and not faults.problems:
        faults.wrong(root, CodedText("domain-has-no-issues", "the domain has no issues."))
    return issues


def issue_kind(element: Element, faults: Faults) -> IssueKind | None:
    """What kind of values an issue has: ``type`` or ``vtype``, discrete where neither is given."""
    given = {value.lower() for name in ("type", "vtype") if (value := element.get(name)) is not None}
    if len(given) > 1:
        faults.wrong(
            element,
            CodedText(
                "type-vtype-differ", "'type' and 'vtype' differ (%(given)s).", given=", ".join(sorted(given))
            ),
            CodedText("write-same-both", "Write the same in both."),
        )
        return None
    word = given.pop() if given else "discrete"
    for kind in ("discrete", "integer", "real"):
        if word == kind:
            return kind
    faults.wrong(
        element,
        CodedText("issues-type-not-read", "issues of type %(word)r are not read.", word=word),
        CodedText("known-discrete-integer-real", "Known are discrete, integer and real."),
    )
    return None


def bounds(element: Element, faults: Faults) -> tuple[Fraction, Fraction] | None:
    """The lowest and the highest value of a numeric issue, from its attributes or its ``range``."""
    holder = element if element.get("lowerbound") is not None else element.first("range") or element
    found = []
    for name in ("lowerbound", "upperbound"):
        text = holder.get(name)
        if text is None:
            faults.wrong(
                element,
                CodedText(
                    "issue-has-no",
                    "the issue %(issue)r has no %(name)s.",
                    issue=element.get("name"),
                    name=name,
                ),
                CodedText("write-3", 'Write %(name)s="…".', name=name),
            )
            return None
        number = faults.number(text, holder, repr(name))
        if number is None:
            return None
        found.append(number)
    if found[0] > found[1]:
        faults.wrong(
            holder,
            CodedText(
                "lowerbound-above-upperbound",
                "the lowerbound %(found)s is above upperbound %(found2)s.",
                found=format_exact(found[0]),
                found2=format_exact(found[1]),
            ),
        )
        return None
    return found[0], found[1]


def real_step(lowest: Fraction, highest: Fraction) -> Fraction:
    """The step in which a real-valued issue is read."""
    return (highest - lowest) / REAL_STEPS or Fraction(1)


def step_note(lowest: Fraction, highest: Fraction, step: Fraction) -> str:
    """What a case says of an issue that was real-valued."""
    return CodedText(
        "any-number-from-read",
        "Any number from %(lowest)s to %(highest)s; read here in steps of %(step)s, what lies "
        "between is left out.",
        lowest=format_exact(lowest),
        highest=format_exact(highest),
        step=format_exact(step),
    )


def _read_issue(element: Element, name: str, kind: IssueKind, faults: Faults) -> Issue | None:
    about = element.get("description") or ""
    if kind == "discrete":
        options = _read_items(element, name, faults)
        return Issue(id=name, about=about, options=options) if options else None
    limits = bounds(element, faults)
    if limits is None:
        return None
    lowest, highest = limits
    step = Fraction(1)
    if kind == "real":
        step = real_step(lowest, highest)
        about = _sentences(
            about,
            step_note(lowest, highest, step),
        )
    numbers = Range(lowest=lowest, highest=highest, step=step)
    if len(numbers) > MAX_OPTIONS:
        faults.wrong(
            element,
            CodedText(
                "issue-has-values-most",
                "the issue %(name)r has %(number)s values; at most %(max_options)s are read.",
                name=name,
                number=f"{len(numbers):,}",
                max_options=f"{MAX_OPTIONS:,}",
            ),
            CodedText("narrow-its-bounds", "Narrow its bounds."),
        )
        return None
    return Issue(id=name, about=about, kind="range", range=numbers)


def _read_items(element: Element, name: str, faults: Faults) -> tuple[Option, ...]:
    options: dict[str, Option] = {}
    for item in element.all("item"):
        value = item.get("value")
        if value is None or not value.strip():
            faults.wrong(
                item,
                CodedText("item-has-no-value", "an item of %(name)r has no value.", name=name),
                CodedText("write-value", 'Write value="…".'),
            )
        elif value in options:
            faults.wrong(
                item,
                CodedText(
                    "second-item-has-value",
                    "a second item of %(name)r has the value %(value)r.",
                    name=name,
                    value=value,
                ),
                CodedText("give-another-value", "Give it another value."),
            )
        else:
            about = item.get("description") or ""
            options[value] = Option(id=value, about="" if about.strip() == value.strip() else about)
    if not options:
        faults.wrong(
            element,
            CodedText("issue-has-no-items", "the issue %(name)r has no items.", name=name),
            CodedText("write-least-one-item", "Write at least one <item …/>."),
        )
    elif len(options) > MAX_OPTIONS:
        faults.wrong(
            element,
            CodedText(
                "issue-has-more-than",
                "the issue %(name)r has more than %(max_options)s items.",
                name=name,
                max_options=f"{MAX_OPTIONS:,}",
            ),
        )
        return ()
    return tuple(options.values())


def _sentences(*parts: str) -> str:
    return " ".join(part for part in parts if part)
