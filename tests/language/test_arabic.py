"""Reports in Arabic: six forms of a noun by its number, the digits of Egypt, pages from right to left."""

from __future__ import annotations

import io
import re
from gettext import GNUTranslations

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from goodoffices.analysis import analyse, board
from goodoffices.case import Case, Issue, Option, Party, Position
from goodoffices.language.words import Translator, speaking
from goodoffices.report import render_page, render_terminal

ISSUES = ("لا مسألة", "مسألة واحدة", "مسألتان", "%(count)s مسائل", "%(count)s مسألة (مئة)", "%(count)s مسألةً")
"""No issue, one, two, three to ten, hundreds, eleven to ninety-nine."""


@pytest.fixture(scope="module")
def egypt() -> Translator:
    """Arabic as it is written in Egypt, with a few texts."""
    catalogue = Catalog(locale="ar")
    catalogue.add(("%(count)s issue", "%(count)s issues"), ISSUES)
    catalogue.add("Where the gaps are", "أين الفجوات")
    catalogue.add("as of %(day)s", "حتى %(day)s")
    catalogue.add("As of %(day)s.", "حتى %(day)s.")
    catalogue.add("would %(parties)s accept %(options)s?", "هل يقبل %(parties)s بـ%(options)s؟")
    file = io.BytesIO()
    write_mo(file, catalogue)
    return Translator("ar-EG", GNUTranslations(io.BytesIO(file.getvalue())))


YES_OR_NO = (Option(id="x", name="نعم"), Option(id="y", name="لا"))


def talks(issues: int) -> Case:
    """Two sides and so many issues."""
    return Case(
        title="محادثات البحيرة",
        fictional=True,
        parties=(Party(id="a", name="الجبهة"), Party(id="b", name="الجمهورية"), Party(id="c", name="المجلس")),
        issues=tuple(
            Issue(
                id=f"i{n}", name=f"مسألة {n}", options=(Option(id="x", name="نعم"), Option(id="y", name="لا"))
            )
            for n in range(1, issues + 1)
        ),
        positions=(
            Position(
                party="a", issue="i1", stance="demands", options=("x",), voice="public", since="2031-05-02"
            ),
        ),
    )


@pytest.mark.parametrize(
    ("number", "told"),
    [(1, "مسألة واحدة"), (2, "مسألتان"), (7, "٧ مسائل"), (10, "١٠ مسائل"), (11, "١١ مسألةً"), (99, "٩٩ مسألةً"),
     (102, "١٠٢ مسألة (مئة)"), (103, "١٠٣ مسائل")],
)  # fmt: skip
def test_a_noun_has_the_form_of_its_number(number: int, told: str, egypt: Translator) -> None:
    case = talks(number)
    with speaking(egypt):
        text = render_terminal(case, analyse(case), board(case), width=200)
    assert told in text.splitlines()[1]


def test_a_page_runs_from_the_right_and_writes_days_names_and_numbers_as_the_language_does(
    egypt: Translator,
) -> None:
    case = talks(3)
    with speaking(egypt):
        html = render_page(case, analyse(case), board(case, as_of="2031-05-04"))
    assert '<html lang="ar-EG" dir="rtl">' in html
    assert "حتى ٤ مايو ٢٠٣١" in html
    assert "٣ مسائل" in html
    assert "أين الفجوات" in html
    asked = re.search("هل يقبل (.*?)؟", html)
    assert asked is not None
    assert re.search("</bdi> ?و<bdi>", asked[1])
    assert "٢ مايو ٢٠٣١" in html


def test_the_same_report_is_english_for_another_reader(egypt: Translator) -> None:
    case = talks(7)
    with speaking(egypt):
        arabic = render_terminal(case, analyse(case), board(case))
    english = render_terminal(case, analyse(case), board(case))
    assert "7 issues" in english
    assert "٧" in arabic
    assert "٧" not in english
