"""What changed in a file is stored as cuts that make exactly the file after out of the file before."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from talks_cast import World

from goodoffices.talks import acts, changed, changes, difference
from goodoffices.vault import SealedFile

LINES = st.lists(st.sampled_from(["", "a", "b", "ab", "ba", "é\u2028x", "monitors", "]"]), max_size=12)
ENDS = st.sampled_from(["\n", "\r\n", "", "\u2028"])


@given(LINES, LINES, ENDS)
@example(["a", "b"], ["b"], "\n")
def test_the_cuts_make_the_file_after_out_of_the_file_before(
    one: list[str], other: list[str], end: str
) -> None:
    before, after = end.join(one), end.join(other)
    cuts = difference(before, after)
    assert changed(before, cuts) == after
    assert (cuts == ()) is (before == after)


def test_a_long_stretch_that_moved_is_still_right(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(changes, "LAID", 3)
    before, after = "\n".join("abcdefgh"), "\n".join("axcdfgh")
    assert changed(before, difference(before, after)) == after


def test_a_small_change_of_a_large_file_is_small() -> None:
    rows = [
        f'{{"id": "row-{number}", "status": "proposed", "text": "{"x" * 300}"}}' for number in range(2000)
    ]
    before = ",\n".join(rows)
    rows[700] = rows[700].replace("proposed", "accepted")
    rows[1400] = rows[1400].replace("proposed", "rejected")
    assert sum(len(cut.put) for cut in difference(before, ",\n".join(rows))) < 20
    rows.insert(1000, '{"id": "by-hand"}')
    cuts = difference(before, ",\n".join(rows))
    assert changed(before, cuts) == ",\n".join(rows)
    assert sum(len(cut.put) for cut in cuts) < 60


@pytest.mark.parametrize("cut", [(2, 1), (0, 9), (-1, 1)])
def test_cuts_that_do_not_lie_in_the_file_are_refused(cut: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="one after another"):
        changed("monitor", [acts.Cut(*cut, "x")])


def test_cuts_that_overlap_are_refused() -> None:
    with pytest.raises(ValueError, match="one after another"):
        changed("monitors", [acts.Cut(0, 4, "x"), acts.Cut(3, 5, "y")])


def test_what_changed_in_a_file_stands_in_rooms_of_mediators_and_on_a_file_that_holds() -> None:
    world = World()
    file = SealedFile("b1", b"k" * 32, 10, b"d" * 32)
    attached = acts.Attached(words="", file=file, name="record.json")
    change = acts.FileChanged(entry=world.views["mediators"].head + 1, cuts=(), digest=b"d" * 32)
    assert world.force("mediators", "moreau", attached) == ""
    assert world.force("mediators", "moreau", change) == ""
    assert list(world.views["mediators"].changes_of(change.entry)) == [change]
    wrong = acts.FileChanged(entry=0, cuts=(), digest=b"d" * 32)
    assert "is not a file" in world.force("mediators", "moreau", wrong)
    assert "may not stand" in world.force("front", "moreau", change)
    world.force("mediators", "moreau", acts.TakenBack(entry=change.entry))
    assert "was taken back" in world.force("mediators", "moreau", change)
    assert len(list(world.views["mediators"].changes_of(change.entry))) == 1
