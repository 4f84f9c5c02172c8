"""The case file and the record: a change costs what it is, and what is read is what was kept last."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from test_record_page import bring, decide, position_row, positions, record_of

from goodoffices.desk import stored_files
from goodoffices.talks import acts


def attached(desk: Any, case: str, media: str) -> list[int]:
    """The entries of the home room with which a file was attached whole."""
    from goodoffices.server.store import open_case

    opened = open_case(desk, case)
    items = opened.view(opened.home).items.values()
    return [one.sequence for one in items if isinstance(one.act, acts.Attached) and one.act.media == media]


def keep(desk: Any, case: str, data: str) -> None:
    from goodoffices.server.store import new_token, write_case

    with write_case(desk, case, new_token()) as pen:
        stored_files.save_record_bytes(pen, data.encode())


def kept(desk: Any, case: str) -> str:
    from goodoffices.server.store import open_case

    stored = open_case(desk, case).stored_record
    assert stored is not None
    return stored.data.decode()


def stored(home: Any) -> int:
    """Bytes on the disk, of attached files and of the database."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT COALESCE(SUM(LENGTH(ciphertext)), 0) FROM store_entry")
        sealed: int = cursor.fetchone()[0]
    return sealed + sum(file.stat().st_size for file in (home / "files").iterdir())


def test_what_is_decided_on_cards_costs_little_and_stands(mine: Any, desk: Any, lake: str, home: Any) -> None:
    bring(mine, lake)
    whole = attached(desk, lake, stored_files.RECORD_MEDIA)
    before = stored(home)
    row = position_row(desk, lake, "republic").id
    decide(mine, lake, row, about="monitors / joint", stance="refuses")
    figure = record_of(desk, lake).figures[0].id
    decide(mine, lake, figure, "", number="48")
    decide(mine, lake, next(one.id for one in record_of(desk, lake).statements), "rejected")
    assert attached(desk, lake, stored_files.RECORD_MEDIA) == whole
    assert len(attached(desk, lake, stored_files.CASE_MEDIA)) == 1
    assert stored(home) - before < 16_000
    record = record_of(desk, lake)
    assert record.row(row)[1].status == "accepted"
    assert (record.figures[0].number, record.statements[0].status) == (48, "rejected")
    assert [position.party for position in positions(desk, lake)] == ["republic"]


def test_many_changes_or_a_large_one_attach_the_file_anew(
    desk: Any, lake: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stored_files, "MOST", 3)
    lines = [f"line {number}" for number in range(200)]
    keep(desk, lake, "\n".join(lines))
    for number in range(7):
        lines[number] = f"another {number}"
        keep(desk, lake, "\n".join(lines))
        assert kept(desk, lake) == "\n".join(lines)
    assert len(attached(desk, lake, stored_files.RECORD_MEDIA)) == 2
    lines[100] = "x" * (stored_files.LARGEST + 1)
    keep(desk, lake, "\n".join(lines))
    assert kept(desk, lake) == "\n".join(lines)
    assert len(attached(desk, lake, stored_files.RECORD_MEDIA)) == 3


def test_what_did_not_change_is_not_kept_again(desk: Any, lake: str) -> None:
    from goodoffices.server.store import open_case

    keep(desk, lake, "one\ntwo")
    head = open_case(desk, lake).view(open_case(desk, lake).home).head
    keep(desk, lake, "one\ntwo")
    assert open_case(desk, lake).view(open_case(desk, lake).home).head == head


def test_changes_that_lead_elsewhere_are_told_and_nothing_is_shown(mine: Any, desk: Any, lake: str) -> None:
    """A version that made cuts otherwise, or a file put in the place of another, must not give a record that
    nobody confirmed.
    """
    from goodoffices.server.store import new_token, open_case, write_case

    bring(mine, lake)
    case = open_case(desk, lake)
    item = case.newest(stored_files.RECORD_MEDIA)
    assert item is not None
    with write_case(desk, lake, new_token()) as pen:
        cuts = (acts.Cut(0, 1, "["),)
        pen.write(case.home, acts.FileChanged(entry=item.sequence, cuts=cuts, digest=b"d" * 32))
    answer = mine.get(f"/c/{lake}/record/")
    assert answer.status_code == 409
    assert b"does not become what its changes say" in answer.content


def test_the_files_that_the_site_keeps_are_not_taken_back_from_under_their_changes(
    mine: Any, desk: Any, lake: str
) -> None:
    from goodoffices.server.store import new_token, open_case

    home = open_case(desk, lake).home
    (whole,) = attached(desk, lake, stored_files.CASE_MEDIA)
    page = mine.get(f"/c/{lake}/r/{home}/e/{whole}/").content.decode()
    assert f"/e/{whole}/take-back/" not in page
    for what, given in (
        ("take-back", {"slip": "1"}),
        ("take-back", {}),
        ("mark", {"level": "public"}),
        ("correct", {"words": "x"}),
    ):
        answer = mine.post(f"/c/{lake}/r/{home}/e/{whole}/{what}/", {"form": new_token(), **given})
        assert answer.status_code == 400
        assert "changed on their own pages" in answer.content.decode()
    assert attached(desk, lake, stored_files.CASE_MEDIA) == [whole]


def test_a_file_that_claims_to_be_the_record_is_a_file_like_any_other(
    mine: Any, desk: Any, lake: str
) -> None:
    from goodoffices.server.store import new_token, open_case

    home = open_case(desk, lake).home
    file = SimpleUploadedFile("record.json", b"{not a record", content_type=stored_files.RECORD_MEDIA)
    given = {"form": new_token(), "side": "", "words": "", "mark": "closed", "file": file}
    assert mine.post(f"/c/{lake}/r/{home}/attach/", given).status_code == 302
    assert attached(desk, lake, stored_files.RECORD_MEDIA) == []
    assert mine.get(f"/c/{lake}/record/").status_code == 200
