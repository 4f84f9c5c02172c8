"""Whatever bytes come, the readers give a case or say what is wrong; nothing else ever comes out."""

from __future__ import annotations

import pytest
from formats_fixtures import (
    GENIUS_DOMAIN,
    GENIUS_TENANT,
    GENIUSWEB_DOMAIN,
    GENIUSWEB_OWNER,
    NEGMAS_BUYER,
    NEGMAS_SPACE,
    NEGOLOG_ANN,
    put,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from goodoffices.case import Case, ProblemsFound
from goodoffices.case.formats import genius_notes, looks_foreign, read_foreign, write_genius
from goodoffices.case.numbers import check_exact

FILES = {
    "Genius": (("lease.xml", GENIUS_DOMAIN), ("tenant.xml", GENIUS_TENANT)),
    "GeniusWeb": (("garden.json", GENIUSWEB_DOMAIN), ("owner.json", GENIUSWEB_OWNER)),
    "NegoLog": (("ann.json", NEGOLOG_ANN), ("ben.json", NEGOLOG_ANN)),
    "NegMAS": (("space.yml", NEGMAS_SPACE), ("buyer.yml", NEGMAS_BUYER)),
}

PIECES = st.sampled_from(
    [
        '"',
        "<",
        ">",
        "/",
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "-",
        "1",
        "0",
        "e9",
        "NaN",
        "null",
        " ",
        "\n",
        "&lt;",
        "&x;",
        "\x00",
    ]
) | st.text(max_size=3)


@st.composite
def damaged(draw: st.DrawFn, text: str) -> str:
    """The text with up to four places cut out, doubled or written over."""
    for _ in range(draw(st.integers(0, 4))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 30)))
        middle = draw(st.sampled_from(["", text[start:end] * 2]) | PIECES)
        text = text[:start] + middle + text[end:]
    return text


def outcome(folder, first, second) -> Case | ProblemsFound:
    """The case of two files, or what is wrong with them."""
    paths = [put(folder, name, text) for name, text in (first, second)]
    for path in paths:
        assert looks_foreign(path.read_bytes()[:4096], path) in (True, False)
    try:
        return read_foreign(paths[0], paths[1:])
    except ProblemsFound as found:
        return found


def check(found: Case | ProblemsFound, folder) -> None:
    """A case has only numbers that a case can hold, and is written or refused; problems say file and what."""
    if isinstance(found, ProblemsFound):
        assert found.problems
        assert all(problem.file and problem.what for problem in found.problems)
        return
    for preference in found.preferences:
        for values in (preference.weights, *preference.values.values()):
            for number in values.values():
                check_exact(number)
    try:
        notes, paths = genius_notes(found), write_genius(found, folder / "out")
    except ProblemsFound:
        return
    assert isinstance(notes, tuple)
    assert [issue.id for issue in read_foreign(paths[0], paths[1:]).issues] == [
        issue.id for issue in found.issues
    ]


@pytest.mark.parametrize("form", FILES)
@settings(max_examples=150)
@given(data=st.data())
def test_damaged_files_give_a_case_or_problems(tmp_path_factory, form, data):
    folder = tmp_path_factory.mktemp(form)
    (first, text), (second, other) = FILES[form]
    found = outcome(folder, (first, data.draw(damaged(text))), (second, data.draw(damaged(other))))
    check(found, folder)
    assert isinstance(found, Case | ProblemsFound)


@pytest.mark.parametrize("name", ["a.xml", "a.json", "a.yml", "a"])
@settings(max_examples=60)
@given(data=st.binary(max_size=200))
def test_any_bytes_give_a_case_or_problems(tmp_path_factory, name, data):
    folder = tmp_path_factory.mktemp("bytes")
    found = outcome(folder, (name, data), ("b" + name, data))
    check(found, folder)
    assert isinstance(found, Case | ProblemsFound)


@pytest.mark.parametrize("form", FILES)
def test_the_undamaged_files_give_a_case(tmp_path, form):
    found = outcome(tmp_path, *FILES[form])
    assert isinstance(found, Case)
    check(found, tmp_path)
