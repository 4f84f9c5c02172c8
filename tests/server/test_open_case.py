"""One reading of a case for every page: what the record adds counts once, and one request parses the case
file once.
"""

from __future__ import annotations

from io import BytesIO
from typing import Any

import msgspec
import pytest
from site_cast import record
from test_record_page import bring, decide, position_row
from things_cast import send

from goodoffices.case import Issue
from goodoffices.desk.actions.case_file import put_back
from goodoffices.desk.public import with_record
from goodoffices.desk.stored_files import save_case_file
from goodoffices.server.store import new_token, open_case, write_case


def put_file(browser: Any, case: str, data: bytes, name: str = "case.yaml") -> Any:
    """Put a case file in the place of the one before."""
    file = BytesIO(data)
    file.name = name
    return browser.post(f"/c/{case}/case-file/replace/", {"form": new_token(), "file": file})


def download(browser: Any, case: str) -> bytes:
    answer = browser.get(f"/c/{case}/case-file/case.yaml")
    assert answer.status_code == 200
    return bytes(answer.content)


def counts(desk: Any, case: str) -> tuple[int, int, int]:
    """Public positions of the Republic: in what is downloaded, on the board, in what is analysed."""
    from datetime import date

    opened = open_case(desk, case)
    board = opened.board(date(2031, 5, 14))
    on_board = sum(len(cell.words) for cell in board.cells if cell.party == "republic")
    return (
        sum(one.party == "republic" for one in opened.public.positions),
        on_board,
        sum(one.party == "republic" for one in opened.confided.positions),
    )


@pytest.fixture
def accepted(mine: Any, desk: Any, lake: str) -> str:
    """The row of the record that a person accepted."""
    bring(mine, lake)
    row: str = position_row(desk, lake, "republic").id
    assert decide(mine, lake, row, about="monitors / joint", stance="refuses").status_code == 302
    return row


def test_a_download_put_back_leaves_file_board_and_analysis_of_one_mind(
    mine: Any, desk: Any, lake: str
) -> None:
    before = download(mine, lake)
    bring(mine, lake)
    row = position_row(desk, lake, "republic").id
    decide(mine, lake, row, about="monitors / joint", stance="refuses")
    assert counts(desk, lake) == (1, 1, 1)
    after = download(mine, lake)
    assert put_file(mine, lake, before).status_code == 302
    assert counts(desk, lake) == (1, 1, 1)
    assert put_file(mine, lake, after).status_code == 302
    assert counts(desk, lake) == (1, 1, 1)
    assert open_case(desk, lake).file.positions == ()


def test_the_records_positions_never_stand_in_the_case_file(
    mine: Any, desk: Any, lake: str, accepted: str
) -> None:
    put_file(mine, lake, download(mine, lake))
    stored = open_case(desk, lake).stored_case
    assert stored is not None
    assert b'"positions"' not in stored.data or b'"positions": []' in stored.data
    assert b"sources" not in stored.data or b'"sources": []' in stored.data


def test_a_file_of_an_earlier_release_that_holds_them_counts_each_once(
    mine: Any, desk: Any, lake: str, accepted: str
) -> None:
    """That release wrote what was confirmed into the case file, as this fixture does."""
    opened = open_case(desk, lake)
    with write_case(desk, lake, new_token()) as pen:
        save_case_file(pen, with_record(opened.file, opened.record))
    assert b"Ana Dorn" in open_case(desk, lake).stored_case.data  # type: ignore[union-attr]
    assert counts(desk, lake) == (1, 1, 1)
    send(mine, lake, "record/1", "reopen", row=accepted)
    assert counts(desk, lake) == (0, 0, 0)
    decide(mine, lake, accepted, "rejected")
    assert counts(desk, lake) == (0, 0, 0)


def test_a_position_that_somebody_wrote_on_another_passage_stays(
    mine: Any, desk: Any, lake: str, accepted: str
) -> None:
    opened = open_case(desk, lake)
    (one,) = opened.public.positions
    own = msgspec.structs.replace(
        one, cite=(msgspec.structs.replace(one.cite[0], passage="Said on the radio."),), stance="accepts"
    )
    given = msgspec.structs.replace(opened.public, positions=(*opened.public.positions, own))
    with write_case(desk, lake, new_token()) as pen:
        assert put_back(pen, given) == ()
    assert open_case(desk, lake).file.positions == (own,)
    assert counts(desk, lake)[0] == 2


def test_what_the_record_tells_otherwise_is_said(mine: Any, desk: Any, lake: str, accepted: str) -> None:
    data = download(mine, lake).replace(b"refuses:", b"accepts:")
    answer = put_file(mine, lake, data)
    assert answer["Location"].endswith("?otherwise=1")
    page = mine.get(answer["Location"]).content.decode()
    assert "stands otherwise in the public record" in page
    assert [one.stance for one in open_case(desk, lake).public.positions] == ["refuses"]


def test_another_report_under_the_same_id_is_not_taken_for_the_records(
    mine: Any, desk: Any, lake: str, accepted: str
) -> None:
    from goodoffices.case import Source

    opened = open_case(desk, lake)
    (article,) = opened.record.articles
    other = Source(id=article.id, title="Something else altogether", date="2029-01-01")
    with write_case(desk, lake, new_token()) as pen:
        put_back(pen, msgspec.structs.replace(opened.file, sources=(other,)))
    now = open_case(desk, lake).public
    (stands,) = now.positions
    assert now.source(stands.cite[0].source).title != other.title
    assert len({source.id for source in now.sources}) == len(now.sources) == 2


def test_the_desk_takes_back_its_own_download_while_an_issue_has_no_options(
    mine: Any, desk: Any, lake: str
) -> None:
    with write_case(desk, lake, new_token()) as pen:
        file = pen.case.file
        bare = Issue(id="families", name="Return of families")
        save_case_file(pen, msgspec.structs.replace(file, issues=(*file.issues, bare)))
    assert put_file(mine, lake, download(mine, lake)).status_code == 302
    assert [issue.id for issue in open_case(desk, lake).outline.issues][-1] == "families"
    answer = mine.post("/import/", {"form": new_token(), "file": _named(download(mine, lake))})
    assert answer.status_code == 302


def test_the_desk_takes_back_its_own_download_where_the_press_contradicts_itself(
    mine: Any, desk: Any, lake: str, accepted: str
) -> None:
    bring(
        mine,
        lake,
        pasted="Vesna\n\nAna Dorn, the Republic's foreign minister, said that the Republic would accept a "
        "joint team of monitors.",
    )
    row = next(
        one
        for one in open_case(desk, lake).record.proposals
        if one.party == "republic" and one.kind == "position" and one.id != accepted
    )
    from goodoffices.desk.actions.public_record import change_record
    from goodoffices.record import edit

    with write_case(desk, lake, new_token()) as pen:
        changes = {"issue": "monitors", "options": "joint", "stance": "accepts"}
        change_record(pen, lambda before: edit(before, row.id, changes))
    assert counts(desk, lake) == (2, 2, 2)
    assert put_file(mine, lake, download(mine, lake)).status_code == 302
    assert counts(desk, lake) == (2, 2, 2)


def test_a_file_that_breaks_the_rules_is_refused_at_its_place(mine: Any, desk: Any, lake: str) -> None:
    data = download(mine, lake) + b"text:\n  nothing-like-it: joint\n"
    answer = put_file(mine, lake, data)
    assert answer.status_code == 400
    assert "case.yaml:" in answer.content.decode()


@pytest.fixture
def parses(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every time that a case file or its outline is parsed, or a stored file unsealed, from now on."""
    from goodoffices.desk import open_case as readings
    from goodoffices.server.store.cases import StoredCase

    seen: list[str] = []
    for name in ("read_case_text", "outline_of"):
        real = getattr(readings, name)
        monkeypatch.setattr(
            readings,
            name,
            lambda *given, _real=real, _name=name, **more: (seen.append(_name), _real(*given, **more))[1],
        )
    unsealed = StoredCase.open
    monkeypatch.setattr(StoredCase, "open", lambda self, file: (seen.append("open"), unsealed(self, file))[1])
    return seen


READ = ["board/", "relays/", "relays/new/", "questions/", "analysis/report/", "record/1/", "case-file/"]


@pytest.mark.parametrize("where", READ)
def test_one_request_reads_and_parses_the_case_file_once(
    mine: Any, desk: Any, lake: str, accepted: str, parses: list[str], where: str
) -> None:
    room = open_case(desk, lake).room_ids[1]
    record(mine, lake, room, "! joint team", about="monitors / joint", mark="float")
    parses.clear()
    assert mine.get(f"/c/{lake}/{where}").status_code == 200
    assert parses.count("read_case_text") + parses.count("outline_of") == 1
    assert parses.count("open") == 2  # the case file and the record, each once


def _named(data: bytes) -> BytesIO:
    file = BytesIO(data)
    file.name = "case.yaml"
    return file
