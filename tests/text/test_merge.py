"""Changes of several people to one text; versions; what is agreed, released."""

from __future__ import annotations

import random

from test_difference import changed_draft, random_draft

from goodoffices.text import (
    Conflict,
    Proposed,
    Text,
    TextVersion,
    brackets_left,
    carry,
    carry_all,
    merge,
    own,
    read_text,
    release,
    survey,
    with_ages,
    without_owners,
)

OLD = """4.2 For each person released the Republic releases three persons of the list in annex B.
4.3 The team reports each week.
"""
FIRST = OLD.replace("three persons", "three persons, women first,")
SECOND = OLD.replace("three persons", "five of the sick").replace("each week", "daily")


def test_changes_to_the_same_words_are_a_conflict_and_others_are_in() -> None:
    merged = merge(
        OLD,
        [
            Proposed(
                text=FIRST.replace("three persons, women", "three, women"),
                owners=("Republic",),
                remarks=("for us",),
            ),
            Proposed(text=SECOND, owners=("Front",)),
        ],
    )
    (conflict,) = merged.conflicts
    assert conflict.old == "three persons"
    assert [(edit.owners, edit.words) for edit in conflict.edits] == [
        (("Republic",), "three, women first,"),
        (("Front",), "five of the sick"),
    ]
    assert merged.printed == OLD.replace("each week", "daily")
    assert "[three persons] [three, women first,] [five of the sick]" in merged.bracketed


def test_a_person_decides_and_nobody_is_forgotten() -> None:
    first = FIRST.replace("three persons,", "three,")
    merged = merge(
        OLD,
        [
            Proposed(text=first, owners=("Republic",), remarks=("r",)),
            Proposed(text=SECOND, owners=("Front",), remarks=("f",)),
        ],
    )
    decided = merged.decide(0, "four persons, the sick first,")
    assert not decided.conflicts
    assert "releases four persons, the sick first, of the list" in decided.printed
    assert {name for edit in decided.edits for name in edit.owners} == {"Republic", "Front"}
    assert {remark for edit in decided.edits for remark in edit.remarks} == {"r", "f"}


def test_the_same_change_of_two_sides_is_one() -> None:
    merged = merge(
        OLD, [Proposed(text=SECOND, owners=("A",), remarks=("x",)), Proposed(text=SECOND, owners=("B",))]
    )
    assert merged.printed == SECOND
    assert all(edit.owners == ("A", "B") for edit in merged.edits)


def test_merging_loses_no_owner_and_no_remark_and_one_proposal_is_taken_over_whole() -> None:
    source = random.Random(4)
    for _ in range(300):
        old = random_draft(source)
        proposals = [
            Proposed(
                text=changed_draft(source, old),
                owners=(f"side {n}",),
                remarks=(f"remark {n}",),
                day=f"2031-01-0{n}",
            )
            for n in range(1, source.randrange(2, 5))
        ]
        merged = merge(old, proposals)
        changed = [one for one in proposals if one.text != old]
        assert {name for edit in merged.edits for name in edit.owners} == {
            name for one in changed for name in one.owners
        }
        assert {r for edit in merged.edits for r in edit.remarks} == {
            r for one in changed for r in one.remarks
        }
        assert merge(old, proposals[:1]).printed == proposals[0].text
        for one in changed:
            assert _taken_by(merged.parts, one.owners[0]) == one.text


def _taken_by(parts: object, owner: str) -> str:
    """The text that one owner proposed, put together again from what was merged."""
    words = ""
    for part in parts:  # type: ignore[attr-defined]
        if isinstance(part, Conflict):
            words += next((edit.words for edit in part.edits if owner in edit.owners), part.old)
        elif hasattr(part, "edit"):
            words += part.edit.words if owner in part.edit.owners else part.old
        else:
            words += part.words
    return words


def _with_owners(text: Text, source: random.Random) -> Text:
    for at in range(len(text.brackets)):
        name = source.choice(["A", "B", "C"])
        text = own(text, at, [name], since="2031-01-01", remark=f"{name}{at}")
    return text


def test_owners_and_remarks_of_brackets_go_along_or_are_left_over() -> None:
    source = random.Random(6)
    for _ in range(200):
        old = random_draft(source)
        texts = [_with_owners(read_text(old), source)]
        texts += [_with_owners(read_text(changed_draft(source, old)), source) for _ in range(2)]
        merged = merge(
            old, [Proposed(text=text.printed, owners=(str(n),)) for n, text in enumerate(texts[1:])]
        )
        carried = carry_all(texts, read_text(merged.printed))
        remarks = {r for b in carried.text.brackets for r in b.remarks} | {
            r for o in carried.left_over for r in o.remarks
        }
        assert remarks == {r for text in texts for b in text.brackets for r in b.remarks}
        owners = {o for b in carried.text.brackets for o in b.owners} | {
            o for one in carried.left_over for o in one.owners
        }
        assert owners == {o for text in texts for b in text.brackets for o in b.owners}


def _version(name: str, words: str) -> TextVersion:
    return TextVersion(name=name, text=read_text(words))


def test_brackets_left_over_versions() -> None:
    rows = brackets_left(
        [
            _version("1", "1. The Front [shall] release [X] persons.\n2. All [sides] meet.\n"),
            _version("2", "1. The Front releases [X] persons [alive].\n2. All sides meet.\n"),
        ]
    )
    assert [(row.brackets, row.came, row.went) for row in rows] == [(3, 3, 0), (2, 1, 2)]
    assert rows[1].since == {"1": 1, "2": 1}
    assert rows[1].clauses == {"1": 2}


def test_a_bracket_keeps_its_owner_while_words_round_it_change() -> None:
    first = own(
        read_text("1. The team [of neighbours] reports.\n"),
        0,
        ["Republic"],
        since="2031-01-03",
        remark="no more",
    )
    after = carry(first, read_text("1. Each week the joint team [of neighbours] reports at once.\n")).text
    assert (after.brackets[0].owners, after.brackets[0].since) == (("Republic",), "2031-01-03")
    travelling = without_owners(after)
    assert travelling.printed == after.printed
    assert not any(one.owners or one.remarks or one.since for one in travelling.brackets)


def test_what_is_agreed_is_released_while_the_rest_goes_on() -> None:
    before = read_text("Article 1\n1. The road opens.\n2. The ferry runs.\n")
    draft = read_text("Article 1\n1. The road opens daily.\n2. The ferry [runs] [rests].\n3. All meet.\n")
    assert release(before, draft, ["1.1", "1.3"]).printed == (
        "Article 1\n1. The road opens daily.\n2. The ferry runs.\n3. All meet.\n"
    )
    assert survey(draft).brackets


def test_ages_follow_the_version_that_first_had_them() -> None:
    aged = with_ages([_version("1", "1. a [b] c.\n"), _version("2", "1. a [b] c [d].\n")])
    assert [one.since for one in aged[1].text.brackets] == ["1", "2"]
