"""Cases: beginning, importing, ending; what is stored of them."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from site_cast import FOLDER

from goodoffices.server.store import list_cases, new_token, open_case


def test_a_case_is_begun_with_its_rooms_and_its_file(mine: Any, desk: Any) -> None:
    given = {
        "form": new_token(),
        "title": "Lake Sarn talks",
        "parties": "the Front\n\nthe Republic\nthe Front",
        "issues": "Who monitors: joint team | neighbours’ team\nRatio",
    }
    answer = mine.post("/new/", given)
    assert answer.status_code == 302
    (row,) = list_cases(desk)
    case = open_case(desk, row.id)
    assert [view.title for view in case.views()] == [
        "Lake Sarn talks",
        "the Front with mediators",
        "the Republic with mediators",
    ]
    file = case.file
    assert [party.label for party in file.parties] == ["the Front", "the Republic"]
    assert [[option.label for option in issue.options] for issue in file.issues] == [
        ["joint team", "neighbours’ team"],
        [],
    ]
    assert b"Lake Sarn talks" in mine.get("/").content


def test_the_same_form_begins_one_case(mine: Any, desk: Any) -> None:
    given = {"form": new_token(), "title": "One", "parties": "a\nb"}
    assert [mine.post("/new/", given).status_code for _ in range(3)] == [302] * 3
    assert len(list_cases(desk)) == 1
    assert len(list((FOLDER / "keys").iterdir())) == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"title": ""},
        {"parties": " \n"},
        {"form": ""},
        {"default": "everything"},
        {"title": "x" * 201},
        {"issues": "Who: a\nWho: b"},
        {"issues": ": joint team"},
    ],
)
def test_a_case_that_lacks_something_is_not_begun(mine: Any, desk: Any, wrong: dict[str, str]) -> None:
    given = {"form": new_token(), "title": "T", "parties": "a\nb", **wrong}
    answer = mine.post("/new/", given)
    assert answer.status_code == 400
    assert list_cases(desk) == ()


@pytest.mark.parametrize("name", ["company.yaml", "doha-2024.yaml"])
def test_a_shipped_case_file_is_imported(mine: Any, desk: Any, name: str) -> None:
    data = (Path(__file__).resolve().parents[2] / "examples" / name).read_bytes()
    answer = mine.post("/import/", {"form": new_token(), "file": _file(name, data)})
    assert answer.status_code == 302
    from goodoffices.case.files import read_case_text

    (row,) = list_cases(desk)
    assert open_case(desk, row.id).file == read_case_text(data.decode())
    again = mine.get(f"/c/{row.id}/case-file/case.yaml")
    assert read_case_text(again.content.decode()) == read_case_text(data.decode())


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"\xff\xfe\x00", "UTF-8"),
        (b"parties: [a, a]\n", "bad.yaml:1"),
        (b"", "empty"),
        (b"<script>alert(1)</script>", "bad.yaml"),
    ],
)
def test_a_bad_file_is_told_by_line(mine: Any, desk: Any, data: bytes, told: str) -> None:
    answer = mine.post("/import/", {"form": new_token(), "file": _file("bad.yaml", data)})
    assert answer.status_code == 400
    assert told in answer.content.decode()
    assert b"<script>alert" not in answer.content
    assert list_cases(desk) == ()


def test_a_file_that_is_too_large_is_refused(mine: Any) -> None:
    answer = mine.post("/import/", {"form": new_token(), "file": _file("big.yaml", b"#" * (9 << 20))})
    assert answer.status_code == 413
    assert b"more than the desk takes" in answer.content


def test_an_issue_and_an_option_are_added(mine: Any, desk: Any, lake: str) -> None:
    where = f"/c/{lake}/case-file/"
    assert mine.post(where, {"form": new_token(), "name": "Return of families"}).status_code == 302
    assert mine.post(where, {"form": new_token(), "issue": "ratio", "name": "3 for 1"}).status_code == 302
    outline = open_case(desk, lake).outline
    assert [issue.label for issue in outline.issues] == [
        "Who monitors",
        "Ratio of exchange",
        "Return of families",
    ]
    assert [option.label for option in outline.issue("ratio").options] == ["3 for 1"]


def test_ending_a_case_takes_its_title_and_leaves_nothing(mine: Any, desk: Any, lake: str) -> None:
    where = f"/c/{lake}/end/"
    assert mine.post(where, {"form": new_token(), "confirm": "Lake"}).status_code == 400
    assert open_case(desk, lake).title == "Lake Sarn talks"
    assert mine.post(where, {"form": new_token(), "confirm": " Lake  Sarn talks"}).status_code == 302
    assert list_cases(desk) == ()
    assert [list((FOLDER / folder).iterdir()) for folder in ("keys", "files")] == [[], []]


def test_a_case_whose_key_is_gone_says_so(mine: Any, desk: Any, lake: str) -> None:
    (FOLDER / "keys" / f"{lake}.key").unlink()
    told = mine.get(f"/c/{lake}/")
    assert told.status_code == 409
    assert f"keys/{lake}.key is not there" in told.content.decode()
    page = mine.get("/").content
    assert b"a case whose key is not here" in page
    assert b"Lake Sarn" not in page


def test_a_case_of_somebody_else_is_not_there(mine: Any, desk: Any, lake: str) -> None:
    from goodoffices.server.store import NotFound, UnlockedIdentity
    from goodoffices.vault import new_identity

    other = UnlockedIdentity(new_identity("f" * 30))
    assert list_cases(other) == ()
    with pytest.raises(NotFound):
        open_case(other, lake)
    assert mine.get("/c/none/").status_code == 404


def _file(name: str, data: bytes) -> BytesIO:
    file = BytesIO(data)
    file.name = name
    return file
