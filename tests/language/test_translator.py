"""Texts in the language in use: in this context and no other, with the plural forms, numbers, days and
lists of that language.
"""

from __future__ import annotations

import io
import pickle
import threading
from collections.abc import Callable
from datetime import date
from gettext import GNUTranslations

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from goodoffices.language import CodedText, gettext_noop
from goodoffices.language.catalogues import translator_for, wanted
from goodoffices.language.words import (
    ENGLISH,
    Translator,
    WordTable,
    all_of,
    day_in_words,
    days_between,
    gettext,
    grouped,
    month_in_words,
    ngettext,
    one_of,
    pgettext,
    so_long,
    speaking,
    spoken,
    worded,
)

WAYS = ("%(count)s way", "%(count)s ways")


def arabic() -> Translator:
    """A catalogue of one text with the six forms that Arabic has for a number, and some others."""
    catalogue = Catalog(locale="ar")
    forms = ("لا طريق", "طريق واحد", "طريقان", "%(count)s طرق", "%(count)s طريق", "%(count)s طريقًا")
    catalogue.add(WAYS, forms)
    catalogue.add("open", "مفتوح", context="a question")
    catalogue.add("there is no option %(option)s", "لا خيار باسم %(option)s")
    file = io.BytesIO()
    write_mo(file, catalogue)
    return Translator("ar-EG", GNUTranslations(io.BytesIO(file.getvalue())))


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (0, "لا طريق"),
        (1, "طريق واحد"),
        (2, "طريقان"),
        (7, "٧ طرق"),
        (11, "١١ طريقًا"),
        (100, "١٠٠ طريق"),
        (1003, "١٬٠٠٣ طرق"),
    ],
)
def test_arabic_has_six_forms_for_a_number(number: int, told: str) -> None:
    with speaking(arabic()):
        assert ngettext(*WAYS, number) == told


def test_english_has_two() -> None:
    assert [ngettext(*WAYS, number) for number in (0, 1, 2, 1003)] == [
        "0 ways",
        "1 way",
        "2 ways",
        "1,003 ways",
    ]


def test_a_language_is_in_use_in_its_own_context_alone() -> None:
    heard: list[str] = []
    inside, outside = threading.Event(), threading.Event()

    def other() -> None:
        inside.wait(5)
        heard.append(spoken().language)
        outside.set()

    thread = threading.Thread(target=other)
    thread.start()
    with speaking(arabic()):
        inside.set()
        outside.wait(5)
        assert spoken().language == "ar-EG"
    thread.join()
    assert heard == ["en"]
    assert spoken() is ENGLISH


def test_a_language_is_set_back_where_its_block_fails() -> None:
    with pytest.raises(ZeroDivisionError), speaking(arabic()):
        _ = 1 / 0
    assert spoken() is ENGLISH


def test_a_table_is_worded_when_it_is_looked_up() -> None:
    table = WordTable({"missing": gettext_noop("there is no option %(option)s")})
    with speaking(arabic()):
        assert table["missing"].startswith("لا خيار")
    assert table["missing"].startswith("there is")
    assert table.get("other", "") == ""


def test_the_same_word_may_differ_by_what_it_stands_for() -> None:
    with speaking(arabic()):
        assert (pgettext("a question", "open"), pgettext("a door", "open")) == ("مفتوح", "open")


def test_a_coded_text_is_english_by_itself_and_worded_by_who_shows_it() -> None:
    said = CodedText("no-such-option", "there is no option %(option)s", option="halves")
    assert said == "there is no option halves"
    assert (said.code, said.given) == ("no-such-option", {"option": "halves"})
    with speaking(arabic()):
        assert worded(said) == "لا خيار باسم halves"
        assert worded("a name of somebody") == "a name of somebody"


def test_a_coded_text_may_hold_another_and_a_number() -> None:
    ways = CodedText("ways", WAYS[0], many=WAYS[1], count=7)
    said = CodedText("no-such-option", "there is no option %(option)s", option=ways)
    assert said == "there is no option 7 ways"
    with speaking(arabic()):
        assert worded(said) == "لا خيار باسم ٧ طرق"


def test_a_coded_text_keeps_its_code_on_the_way_between_processes() -> None:
    said = pickle.loads(pickle.dumps(CodedText("ways", WAYS[0], many=WAYS[1], count=7)))
    assert (said, said.code, said.number) == ("7 ways", "ways", 7)


@pytest.mark.parametrize(
    ("digits", "english", "egyptian"),
    [
        ("-1234567.250", "−1,234,567.25", "−١٬٢٣٤٬٥٦٧٫٢٥"),
        ("0", "0", "٠"),
        ("-0.00", "0", "٠"),
        ("12", "12", "١٢"),
    ],
)
def test_numbers_are_written_as_the_language_does_digit_for_digit(
    digits: str, english: str, egyptian: str
) -> None:
    assert grouped(digits) == english
    with speaking(Translator("ar-EG")):
        assert grouped(digits) == egyptian


def test_days_and_months_and_lists_are_written_as_the_language_does() -> None:
    day, names = date(2031, 5, 2), ["Α", "Β", "Γ"]
    assert (day_in_words(day), day_in_words(day, year=False), month_in_words(day)) == (
        "2 May 2031",
        "2 May",
        "May 2031",
    )
    assert (all_of(names), one_of(names), all_of(names[:1]), all_of([])) == (
        "Α, Β and Γ",
        "Α, Β or Γ",
        "Α",
        "",
    )
    with speaking(Translator("de")):
        assert (day_in_words(day), month_in_words(day, year=False)) == ("2. Mai 2031", "Mai")
        assert (all_of(names), one_of(names)) == ("Α, Β und Γ", "Α, Β oder Γ")
    with speaking(Translator("ar")):
        assert "مايو" in day_in_words(day)


def test_stretches_and_lengths_of_time_are_written_as_the_language_does() -> None:
    first, last, later = date(2031, 5, 5), date(2031, 5, 11), date(2031, 6, 1)
    assert (days_between(first, last), days_between(first, later)) == ("5–11 May", "5 May–1 Jun")
    assert (so_long(3, "week"), so_long(1200, "day")) == ("3 wk", "1,200 d")
    with speaking(Translator("de")):
        assert "5.–11. Mai" in days_between(first, last)
        assert so_long(3, "week") == "3 W"
    with speaking(Translator("ar-EG")):
        assert "٥" in days_between(first, last)
        assert "٣" in so_long(3, "week")


@pytest.mark.parametrize(
    ("language", "direction"),
    [("en", "ltr"), ("de", "ltr"), ("ar-EG", "rtl"), ("he", "rtl"), ("fa", "rtl"), ("xx", "ltr")],
)
def test_a_language_says_which_way_it_is_written(language: str, direction: str) -> None:
    assert Translator(language).direction == direction


@pytest.mark.parametrize("environment", [[""], ["C.UTF-8"], ["en_GB.UTF-8:de"], ["tlh"], ["../../etc"]])
def test_a_language_that_there_is_not_is_english(environment: list[str]) -> None:
    assert wanted(environment) is ENGLISH
    assert translator_for("no-such") is ENGLISH


_ASKED: list[Callable[[], str]] = [lambda: gettext(""), lambda: ""]


def test_an_empty_text_stays_empty() -> None:
    with speaking(arabic()):
        assert [ask() for ask in _ASKED] == ["", ""]
