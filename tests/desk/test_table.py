"""What is on the table, changed by hand: edits in any order are edits of the file, what is merged loses
nothing that was said, and two changes of one record are put together.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from goodoffices.case import (
    Budget,
    Case,
    Choice,
    Condition,
    Count,
    Excludes,
    Issue,
    Linkage,
    Option,
    Party,
    Phase,
    Position,
    Preference,
    Term,
    follow,
    follow_option,
    on_table,
)
from goodoffices.case.files import case_to_json, case_to_yaml, read_case_text
from goodoffices.case.validate import problems_of
from goodoffices.desk.table import (
    FieldsRefusedError,
    KeptMeanwhileError,
    added,
    changed,
    merged_into,
    moved_to,
    records_of,
    retired,
    three_way,
    values_of,
)
from goodoffices.desk.table.history import differences

replace = msgspec.structs.replace
NAMES = ("Watch", "watch", "Families", "مياه", "a / b", "list: first", "x" * 60)
PARTS = ("issue", "option", "phase", "term", "earlier")


def start() -> Case:
    """Two parties and an issue."""
    issue = Issue(id="fire", name="Fire", options=(Option(id="now"), Option(id="later")))
    return Case(title="Lake", parties=(Party(id="a", name="A"), Party(id="b", name="B")), issues=(issue,))


class Keeping(RuleBasedStateMachine):
    """Edits in any order. Beside the case runs what was said, by the ids of then."""

    def __init__(self) -> None:
        super().__init__()
        self.case = start()
        self.said: list[tuple[str, str, str]] = []  # issue, option, and the words of the option then

    def _pick(self, data: st.DataObject, part: str) -> tuple[str, Any] | None:
        of = ""
        if part == "option":
            wordy = [one.id for one in self.case.issues]
            of = data.draw(st.sampled_from(wordy))
        records = records_of(self.case, part, of)  # type: ignore[arg-type]
        return (of, data.draw(st.sampled_from(records))) if records else None

    @rule(part=st.sampled_from(PARTS), name=st.sampled_from(NAMES), data=st.data())
    def add(self, part: Any, name: str, data: st.DataObject) -> None:
        of = data.draw(st.sampled_from([one.id for one in self.case.issues])) if part == "option" else ""
        values: Any = {"name": name}
        if part == "issue":
            values |= {"kind": "nominal"}
        if part == "term":
            values |= {"undefined": False, "definition": ""}
        try:
            self.case, _key = added(self.case, part, values, of)
        except FieldsRefusedError:
            return  # there is one of that name

    @rule(data=st.data())
    def say(self, data: st.DataObject) -> None:
        """A side takes a position: the words of an option are what has to survive."""
        issues = [one for one in self.case.issues if one.options]
        issue = data.draw(st.sampled_from(issues))
        option = data.draw(st.sampled_from(issue.options))
        here = Choice(issue=issue.id, options=(option.id,))
        position = Position(
            party="a",
            issue=issue.id,
            stance="demands",
            options=(option.id,),
            since=f"2031-01-{len(self.said) % 28 + 1:02}",
            words=str(len(self.said)),
            conditions=(Condition(choices=(here,)),),
        )
        self.case = replace(self.case, positions=(*self.case.positions, position))
        self.said.append((issue.id, option.id, option.label))

    @rule(part=st.sampled_from(PARTS), name=st.sampled_from(NAMES), data=st.data())
    def rename(self, part: Any, name: str, data: st.DataObject) -> None:
        picked = self._pick(data, part)
        if picked is None:
            return
        of, record = picked
        try:
            after = changed(
                self.case, part, record.id, {**values_of(self.case, part, record), "name": name}, of
            )
        except FieldsRefusedError:
            return
        if part == "option":
            self._called((of, record.id), name)
        self.case = after

    @rule(part=st.sampled_from(PARTS), place=st.integers(1, 9), data=st.data())
    def order(self, part: Any, place: int, data: st.DataObject) -> None:
        picked = self._pick(data, part)
        if picked is not None:
            before = records_of(self.case, part, picked[0])
            self.case = moved_to(self.case, part, picked[1].id, place, picked[0])
            after = records_of(self.case, part, picked[0])
            assert sorted(one.id for one in after) == sorted(one.id for one in before)

    @rule(part=st.sampled_from(PARTS), back=st.booleans(), data=st.data())
    def retire(self, part: Any, back: bool, data: st.DataObject) -> None:
        picked = self._pick(data, part)
        if picked is not None:
            try:
                self.case = retired(self.case, part, picked[1].id, picked[0], back=back)
            except FieldsRefusedError:
                return

    @rule(part=st.sampled_from(PARTS), data=st.data())
    def merge(self, part: Any, data: st.DataObject) -> None:
        picked = self._pick(data, part)
        if picked is None:
            return
        of, record = picked
        other = data.draw(st.sampled_from(records_of(self.case, part, of)))
        before = self.case
        try:
            self.case = merged_into(self.case, part, record.id, other.id, of)
        except FieldsRefusedError:
            assert self.case is before
            return
        if part == "option":
            self._called((of, other.id), other.label)

    def _called(self, there: tuple[str, str], name: str) -> None:
        """What was said of an option is called otherwise by now."""
        merged = self.case.merged
        self.said = [
            (issue, option, name if follow_option(merged, issue, option) == there else label)
            for issue, option, label in self.said
        ]

    @invariant()
    def the_file_holds_it(self) -> None:
        """What goes out comes in, and only what is not there yet is wrong with it."""
        for text, kind in ((case_to_yaml(self.case), "yaml"), (case_to_json(self.case), "json")):
            assert read_case_text(text, "case", kind, unfinished=True) == self.case
        assert all(one.missing for one in problems_of(self.case))
        on_table(self.case)

    @invariant()
    def nothing_that_was_said_is_lost(self) -> None:
        """Each position is on what its issue and option became, with the words that they have now."""
        assert len(self.case.positions) == len(self.said)
        for position, (issue, option, label) in zip(self.case.positions, self.said, strict=True):
            there = follow_option(self.case.merged, issue, option)
            assert (position.issue, position.options) == (there[0], (there[1],))
            assert position.conditions[0].choices == (Choice(issue=there[0], options=(there[1],)),)
            found = next(one for one in self.case.issue(there[0]).options if one.id == there[1])
            assert found.label.casefold() == label.casefold()


TestKeeping = Keeping.TestCase
TestKeeping.settings = settings(max_examples=25, stateful_step_count=12, deadline=None)


def test_what_names_a_merged_issue_names_the_other_in_every_place() -> None:
    """By another way: not one place of the file's text is left in which the former id stands."""
    gone = Choice(issue="gone-issue", options=("gone-x",))
    options = (Option(id="gone-x", name="now"), Option(id="y"))
    more = Issue(id="gone-issue", name="Gone", phase="gone-phase", options=options)
    on = (Condition(choices=(gone,)),)
    order: Any = {"gone-issue": (("gone-x",), ("y",))}
    points: Any = {"gone-issue": {"gone-x": 3}}
    costs: Any = {"gone-issue": {"gone-x": 2}}
    case = replace(
        start(),
        fictional=True,
        issues=(*start().issues, more),
        phases=(Phase(id="gone-phase"), Phase(id="p")),
        terms=(Term(id="t", issues=("gone-issue",)),),
        linkages=(
            Linkage(excludes=Excludes(together=(gone, Choice(issue="fire", options=("later",))))),
            Linkage(at_most=Count(number=1, of=(gone,))),
            Linkage(budget=Budget(limit=9, costs=costs)),  # type: ignore[arg-type]
        ),
        positions=(
            Position(party="a", issue="gone-issue", stance="demands", options=("gone-x",)),
            Position(party="b", issue="fire", stance="accepts", options=("later",), conditions=on),
        ),
        preferences=(Preference(party="a", points=points, order=order, refuses={"gone-issue": ("y",)}),),
        text={"gone-issue": "gone-x"},
    )
    assert problems_of(case) == ()
    after = merged_into(case, "issue", "gone-issue", "fire")
    after = merged_into(after, "phase", "gone-phase", "p")
    plain = case_to_json(replace(after, merged=()))
    assert "gone-" not in plain
    assert after.text == {"fire": "now"}
    assert follow(after.merged, "issue", "gone-issue") == "fire"
    assert [one.id for one in after.issue("fire").options] == ["now", "later", "y"]


@given(
    st.fixed_dictionaries(dict.fromkeys("abc", st.sampled_from("xyz"))),
    st.fixed_dictionaries(dict.fromkeys("abc", st.sampled_from("xyz"))),
    st.fixed_dictionaries(dict.fromkeys("abc", st.sampled_from("xyz"))),
)
def test_two_changes_are_put_together_or_told(shown: Any, mine: Any, now: Any) -> None:
    """Field by field: neither change is lost, and what both changed otherwise is told."""
    clash = {name for name in shown if len({shown[name], mine[name], now[name]}) == 3}
    if clash:
        with pytest.raises(KeptMeanwhileError) as told:
            three_way(shown, mine, now)
        assert set(told.value.now) == clash
        return
    found = three_way(shown, mine, now)
    for name in shown:
        wanted = now[name] if mine[name] == shown[name] else mine[name]
        assert found[name] == wanted


def test_a_merge_that_would_contradict_itself_is_refused() -> None:
    more = Issue(id="halt", name="Halt", options=(Option(id="now"),))
    said = (
        Position(party="a", issue="fire", stance="demands", options=("now",)),
        Position(party="a", issue="halt", stance="refuses", options=("now",)),
    )
    case = replace(start(), issues=(*start().issues, more), positions=said)
    with pytest.raises(FieldsRefusedError):
        merged_into(case, "issue", "halt", "fire")


def plain_of(case: Case) -> dict[str, Any]:
    found: dict[str, Any] = msgspec.json.decode(case_to_json(case))
    return found


def edits() -> Iterator[tuple[str, Case]]:
    """Edits of the first case, and what the history has to say of each."""
    case = start()
    yield "added", added(case, "phase", {"name": "First", "length": ""})[0]
    yield "changed", changed(case, "issue", "fire", {**values_of(case, "issue", case.issues[0]), "name": "Z"})
    yield "retired", retired(case, "option", "now", "fire")
    yield "ordered", moved_to(case, "option", "now", 2, "fire")
    yield "merged", merged_into(case, "option", "now", "later", "fire")


@pytest.mark.parametrize(("what", "after"), list(edits()))
def test_the_history_says_what_was_done(what: str, after: Case) -> None:
    assert [one.what for one in differences(plain_of(start()), plain_of(after))] == [what]
    assert differences(plain_of(after), plain_of(after)) == ()
