"""Every field of the case file has a page: what stands in it reaches a form, and a form that is sent as it
was shown changes nothing.
"""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any

import msgspec
import pytest

from goodoffices.case import (
    Amount,
    Approval,
    Backer,
    Budget,
    Case,
    Choice,
    Citation,
    Condition,
    Count,
    Decision,
    Definition,
    Earlier,
    Excludes,
    Figure,
    Group,
    Implies,
    Interval,
    Issue,
    Linkage,
    Mediator,
    Minimum,
    Option,
    Party,
    Phase,
    Position,
    Preference,
    Quantity,
    Range,
    Rather,
    Source,
    Term,
)
from goodoffices.case.files import read_case
from goodoffices.case.validate import problems_of
from goodoffices.desk.table import PARTS, key_of, made_of, records_of, values_of
from goodoffices.desk.table.whole import case_settings, with_settings

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.yaml"))
CITE = (Citation(source="note", passage="second line", chain=("a clerk", "the Gazette")),)
ON = Choice(issue="fire", options=("now",))
NINE = Choice(issue="pay", options=("9",))
WITHOUT = {
    "id": "what others name it by: never changed",
    "retired": "a button of the page",
    "options": "pages of their own, for issues",
}
"""Fields of a record that its form does not have, and why."""
WHOLE_WITHOUT = {
    "format": "written by the program",
    "merged": "written where things are merged",
    "decision": "its own fields are asked",
    **{name: "pages of their own" for name, _type in PARTS.values()},
    "text": "the page of the standing text",
}


def filled() -> Case:
    """A case with something in every field."""
    more: dict[str, Any] = {"about": "A.", "cite": CITE}
    fire = Issue(
        id="fire",
        name="Fire",
        options=(Option(id="now", name="Now", keywords=("halt",), **more), Option(id="later")),
        kind="ordered",
        phase="one",
        rests_on=("plan",),
        keywords=("ceasefire",),
        **more,
    )
    numbers = Issue(
        id="pay",
        name="Pay",
        kind="range",
        range=Range(lowest=Fraction(0), highest=Fraction(9), step=Fraction(1)),
    )
    shared = Issue(id="fund", name="Fund", kind="divisible", parts=4)
    amount = Amount(party="a", what="men", category="old", number=Fraction(3), settled=True)
    bounds = Amount(party="b", what="days", at_least=Fraction(1), at_most=Fraction(2))
    return Case(
        title="Lake",
        about="About it.",
        fictional=True,
        parties=(
            Party(
                id="a",
                name="A",
                aliases=("Alpha",),
                backers=(Backer(name="C", how="presses"),),
                channel="none",
                invitation="refused",
                attendance="Two.",
                veto=True,
                **more,
            ),
            Party(id="b", name="B"),
        ),
        alternat=True,
        needed=2,
        decision=Decision(
            votes={"a": Fraction(2)},
            quota=Fraction(3),
            groups=(Group(of=("a", "b"), needed=1, name="Shore"),),
            cite=CITE,
        ),
        mediators=(Mediator(id="m", name="M", aliases=("Mu",), **more),),
        sources=(
            Source(id="note", title="T", outlet="O", author="W", date="2031", address="x.org", note="N."),
        ),
        earlier=(Earlier(id="plan", name="Plan", date="2027-06", **more),),
        phases=(Phase(id="one", name="One", length="six weeks", **more),),
        terms=(
            Term(id="alive", name="Alive", defined=False, issues=("fire",), **more),
            Term(
                id="calm", name="calm", definition="No fire.", by_party=(Definition(party="a", text="none"),)
            ),
        ),
        issues=(fire, numbers, shared),
        linkages=(
            Linkage(id="l", at_most=Count(number=1, of=(ON,)), **more),
            Linkage(id="k", at_least=Count(number=1, of=(ON, NINE))),
            Linkage(id="i", implies=Implies(when=(NINE,), then=(ON,))),
            Linkage(id="e", excludes=Excludes(together=(NINE, Choice(issue="fire", options=("later",))))),
            Linkage(id="c", budget=Budget(limit=Fraction(3), costs={"fire": {"now": Fraction(1)}}, unit="m")),
        ),
        quantities=(Quantity(id="q", gives=amount, for_each=bounds, phase="one", issue="fire", **more),),
        figures=(
            Figure(
                what="men",
                number=Fraction(5),
                modifier="about",
                unit="heads",
                as_of="2031",
                by="C",
                cite=CITE,
            ),
        ),
        positions=(
            Position(
                party="a",
                issue="fire",
                stance="accepts",
                options=("now",),
                words="Now.",
                voice="assessed-by-third",
                by="C",
                since="2031-01-01",
                until="2031-02-01",
                conditions=(Condition(party="b", does="leaves"), Condition(choices=(ON,))),
                approval=(Approval(by="council", given=True),),
                agreed=True,
                cite=CITE,
            ),
        ),
        preferences=(
            Preference(
                party="a",
                points={
                    "fire": {"now": Interval(low=Fraction(-3), high=Fraction(5)), "later": Fraction(1)},
                    "pay": {"0": Fraction(0), "9": Fraction(9)},
                    "fund": {"whole": Fraction(7)},
                },
                linear=("pay",),
                order={"fire": (("now",), ("later",))},
                rather=(Rather(this={"fire": "now"}, than={"fire": "later"}),),
                refuses={"fire": ("later",)},
                minimum=Minimum(score=Fraction(3), said="confided"),
                discount=Fraction(1, 2),
                unit="points",
                said="confided",
                about="A.",
                cite=CITE,
            ),
            Preference(
                party="b",
                weights={"fire": Fraction(2)},
                values={"fire": {"now": Fraction(1)}},
                minimum=Minimum(package={"fire": "now"}),
            ),
        ),
        text={"fire": "now"},
    )


def records(case: Case) -> Any:
    """Every record of a case that has a page, with its part and, of an option, its issue."""
    for part in PARTS:
        for of in [one.id for one in case.issues] if part == "option" else [""]:
            for place, record in enumerate(records_of(case, part, of)):
                yield part, key_of(record, place), record


def test_the_filled_case_is_sound() -> None:
    assert [one for one in problems_of(filled()) if "clash" not in one.what] == []


def test_every_field_reaches_a_form() -> None:
    case, lost = filled(), set()
    for part, (_list, kind) in PARTS.items():
        fields = {field.name: field for field in msgspec.structs.fields(kind)}
        seen = set()
        for each, _key, record in records(case):
            for name, field in fields.items() if each == part else ():
                if field.required:
                    seen.add(name)  # without it there is no record: the form asks for it or is of it
                    continue
                made_by = field.default_factory
                default = field.default if made_by is msgspec.NODEFAULT else made_by()
                bare = msgspec.structs.replace(record, **{name: default})
                if values_of(case, part, record) != values_of(case, part, bare):
                    seen.add(name)
        lost |= {(part, name) for name in fields if name not in seen and name not in WITHOUT}
    assert lost == set()
    whole = {field.name for field in msgspec.structs.fields(Case)} - WHOLE_WITHOUT.keys()
    rule = {field.name for field in msgspec.structs.fields(Decision)}
    assert set(case_settings(case)) == whole | rule


@pytest.mark.parametrize("path", [None, *EXAMPLES], ids=lambda path: path.stem if path else "filled")
def test_a_form_sent_as_it_was_shown_changes_nothing(path: Path | None) -> None:
    case = filled() if path is None else read_case(path)
    for part, _key, record in records(case):
        assert made_of(case, part, values_of(case, part, record), record) == record
    assert with_settings(case, case_settings(case)) == case
