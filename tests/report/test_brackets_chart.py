"""The chart of brackets over the versions of a text."""

from __future__ import annotations

import re

from goodoffices.report.charts.brackets import brackets_chart


def test_each_version_has_a_bar_as_long_as_its_brackets_are_many() -> None:
    drawn = brackets_chart([("Draft 1", 16, 8), ("Draft 2", 8, 8), ("Draft <3>", 0, 0)], "b")
    widths = [float(one) for one in re.findall(r'<rect[^>]*width="([0-9.]+)"', drawn)]
    assert widths[0] == 2 * widths[1] == 2 * widths[2] == 2 * widths[3]
    assert len(widths) == 4
    assert "Draft &lt;3&gt;" in drawn
    assert "Draft 1 had 16 brackets, Draft &lt;3&gt; has 0." in drawn


def test_of_many_versions_the_last_ones_are_drawn_and_of_none_nothing() -> None:
    drawn = brackets_chart([(f"Draft {at}", 1, 1) for at in range(60)], "b")
    assert "Draft 59" in drawn
    assert "Draft 19<" not in drawn
    assert brackets_chart([], "b") == ""
