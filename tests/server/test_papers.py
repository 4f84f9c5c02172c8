"""The board, relay sheets and summaries as files: what stands in them, what they say of themselves, and that
a file for a room has nothing of another.
"""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date
from typing import Any

import pytest
from docx import Document
from pages_cast import position, put, relay, rich, rooms_of, said, told

from goodoffices.talks import acts
from goodoffices.talks.acts import Ref

FILES = ("board/board.docx", "board/board.pdf", "board/board.xlsx")


def get(browser: Any, case: str, path: str) -> bytes:
    answer = browser.get(f"/c/{case}/{path}")
    assert answer.status_code == 200, path
    assert re.search(r'filename="(board|sheet|summary)\.\w+"', answer["Content-Disposition"])
    return bytes(answer.content)


def words_of(data: bytes) -> str:
    """Every word of a DOCX: body, tables, header and footer."""
    document = Document(io.BytesIO(data))
    found = [paragraph.text for paragraph in document.paragraphs]
    found += [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    found += [one.text for one in document.sections[0].header.paragraphs]
    return "\n".join(found)


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return {name: file.read(name) for name in file.namelist()}


def test_the_board_as_a_document_shows_each_word_with_its_condition_and_its_standing(
    mine: Any, desk: Any
) -> None:
    case = rich(desk)
    told_there = words_of(get(mine, case, "board/board.docx"))
    for words in ("Where the gaps are", "For mediators: holds what was told in confidence", "not agreed"):
        assert words in told_there
    assert "Who monitors" in told_there
    page = mine.get(f"/c/{case}/board/").content.decode()
    for condition in re.findall(r'<span class="if">if\s+<bdi>([^<]+)</bdi>', page):
        assert condition in told_there
    assert get(mine, case, "board/board.pdf").startswith(b"%PDF")


def test_the_workbook_has_every_word_behind_every_cell(mine: Any, desk: Any) -> None:
    case = rich(desk)
    parts = parts_of(get(mine, case, "board/board.xlsx"))
    strings = parts["xl/sharedStrings.xml"].decode()
    for words in ("Who monitors", "Who may read it", "not agreed"):
        assert words in strings
    assert b"<f>" not in b"".join(parts.values())


def test_a_formula_that_somebody_said_is_words_in_the_workbook(mine: Any, desk: Any, lake: str) -> None:
    front = rooms_of(desk, lake)[1]
    position(desk, lake, front, "monitors", "demands", "joint", words="=1+1", proxy=told("front"))
    parts = parts_of(get(mine, lake, "board/board.xlsx"))
    assert "=1+1" in parts["xl/sharedStrings.xml"].decode()
    assert b"<f>" not in b"".join(parts.values())


@pytest.mark.parametrize("path", FILES)
def test_what_a_file_says_of_itself_is_neutral(mine: Any, desk: Any, path: str) -> None:
    """No author, no program, no time, no name of the case, no picture of a page."""
    case = rich(desk)
    data = get(mine, case, path)
    year = str(date.today().year)
    if path.endswith("pdf"):
        information = data[data.rfind(b"/Info") :] + data[:2000]
        for word in (b"/Author", b"/CreationDate", b"Lake Sarn"):
            assert word not in data, information
        return
    parts = parts_of(data)
    assert not any("thumbnail" in name for name in parts)
    core = parts["docProps/core.xml"].decode()
    assert year not in core
    assert "Lake Sarn" not in core
    assert not re.search(r"<(dc:creator|cp:lastModifiedBy)>[^<]+<", core)
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        assert {one.date_time[0] for one in file.infolist()} == {1980}


def filled(desk: Any, case: str) -> tuple[str, str, str]:
    """Something in each room, and a relay into the Republic's."""
    home, front, republic = rooms_of(desk, case)[:3]
    free = said(desk, case, front, "A joint team, perhaps.", disclosure="float")
    relay(desk, case, republic, "Could you live with a joint team?", Ref(front, free), asks=True)
    position(
        desk, case, republic, "monitors", "refuses", "joint", words="Not so.", proxy=told("republic"),
        conditions=(acts.If(does="the list is settled"),)
    )  # fmt: skip
    return home, front, republic


def test_what_goes_into_a_room_as_a_file_has_nothing_of_another(mine: Any, desk: Any, lake: str) -> None:
    home, front, republic = filled(desk, lake)
    sheet = words_of(get(mine, lake, f"r/{republic}/sheet/sheet.docx"))
    summary = words_of(get(mine, lake, f"r/{republic}/summary/summary.docx"))
    assert "Could you live with a joint team?" in sheet
    assert "Signature" in sheet
    assert "refuses joint team, if the list is settled" in summary
    assert "For the members of this room alone" in summary
    for words in (sheet, summary):
        for foreign in ("A joint team, perhaps.", "Front", "Lake Sarn", "Dr Salim", front, home):
            assert foreign not in words
    paths = [
        f"r/{republic}/{name}/{name}.{kind}" for name in ("sheet", "summary") for kind in ("docx", "pdf")
    ]
    before = [get(mine, lake, path) for path in paths]
    said(desk, lake, front, "Elsewhere, much.")
    put(desk, lake, home, acts.DeadlineSet(what="Elsewhere", due="2031-05-09"))
    position(desk, lake, front, "monitors", "demands", "joint", proxy=told("front"))
    assert [get(mine, lake, path) for path in paths] == before


def test_a_right_to_left_case_is_set_from_its_side(mine: Any, desk: Any, lake: str) -> None:
    front = rooms_of(desk, lake)[1]
    put(desk, lake, front, acts.Promised(words="سنرسل القائمة (٤٠ اسما) غدا", proxy=told("front")))
    data = get(mine, lake, f"r/{front}/summary/summary.docx")
    body = parts_of(data)["word/document.xml"].decode()
    assert "<w:bidi/>" in body
    assert "<w:rtl/>" in body
    assert get(mine, lake, f"r/{front}/summary/summary.pdf").startswith(b"%PDF")


def test_who_was_not_let_in_gets_no_file(stranger: Any, desk: Any, lake: str) -> None:
    _home, front, _republic = filled(desk, lake)
    for path in (*FILES, f"r/{front}/sheet/sheet.docx", f"r/{front}/summary/summary.pdf"):
        answer = stranger.get(f"/c/{lake}/{path}")
        assert answer.status_code in (302, 403)
        assert b"PK" not in answer.content[:4]
        assert b"%PDF" not in answer.content[:8]
    assert stranger.get(f"/c/{lake}/board/board.exe").status_code in (302, 403, 404)


def test_where_each_side_stands_on_a_text_is_a_workbook(mine: Any, desk: Any, lake: str) -> None:
    from texts_cast import begun

    entry = begun(desk, lake)
    answer = mine.get(f"/c/{lake}/text/{entry}/states.xlsx")
    assert answer.status_code == 200
    strings = parts_of(bytes(answer.content))["xl/sharedStrings.xml"].decode()
    for words in (
        "the Front",
        "not seen",
        "[joint team]",
        "For mediators: holds what was told in confidence",
    ):
        assert words in strings
    assert str(date.today().year) not in parts_of(bytes(answer.content))["docProps/core.xml"].decode()
    assert mine.get(f"/c/{lake}/text/9999/states.xlsx").status_code == 404
