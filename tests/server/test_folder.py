"""The folder: a start deletes nothing that the desk did not make, opens no folder but its own, and lets no
second desk to it.
"""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from site_cast import FOLDER

from goodoffices.server.folder import FolderRefused, claim, examine
from goodoffices.server.folder.claim import mark
from goodoffices.server.folder.data_folder import DataFolder
from goodoffices.server.folder.lock import hold, release

FORKS = pytest.mark.skipif(
    not hasattr(os, "fork"), reason="this system cannot fork; the program does not, the test does"
)


def opened(home: Path, *more: str) -> subprocess.CompletedProcess[str]:
    """The command, where it is expected to end by itself."""
    command = [
        sys.executable,
        "-m",
        "goodoffices.cli.main",
        "open",
        "--home",
        str(home),
        "--port",
        "0",
        "--no-browser",
        *more,
    ]
    return subprocess.run(
        [sys.executable, "-c", "from goodoffices.cli.main import main; main()", *command[3:]],
        capture_output=True, text=True, check=False, timeout=60, stdin=subprocess.DEVNULL,
    )  # fmt: skip


@FORKS
def test_starts_in_any_order_lose_nothing_that_anybody_made(tmp_path: Path) -> None:
    program = [sys.executable, str(Path(__file__).with_name("starts.py")), str(tmp_path)]
    ended = subprocess.run(program, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    told = json.loads(ended.stdout)
    pages = told.pop("pages")
    assert {name: len(orders) for name, orders in told.items()} == dict.fromkeys(
        ("missing", "older", "foreign", "damaged"), 10
    )
    whole = {f"word {number}" for number in range(3)} | {
        f"file {f'paper {number}'.encode()!r}" for number in range(3)
    }
    for orders in told.values():
        for order in orders:
            assert order["lost"] == [], order
            assert whole <= set(order["back"]["gave"]), order
            for _step, said in order["said"]:
                assert "gave" in said or said["refused"].startswith("FolderRefused: "), order
    damaged = [
        page
        for page in pages
        if any("is damaged" in str(one) for one in page.get("gave", [page.get("refused")]))
    ]
    # A page that is free, or of no table that holds words, takes nothing away; one that holds the schema is
    # put in from the copy.
    assert all("gave" in page or page["refused"].startswith("FolderRefused: ") for page in pages)
    assert len(damaged) > len(pages) // 2
    assert sum("word 0" in page.get("gave", ()) for page in pages) > len(pages) // 2


def test_a_folder_of_somebody_elses_is_refused_by_name_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "files").mkdir()
    (tmp_path / "files" / "thesis.docx").write_text("chapter one")
    ended = opened(tmp_path)
    assert ended.returncode == 2
    assert str(tmp_path) in ended.stderr
    assert "it holds files" in ended.stderr
    assert [path.name for path in tmp_path.rglob("*")] == ["files", "thesis.docx"]
    assert "Traceback" not in ended.stderr


def test_a_folder_of_a_release_without_marks_is_known_by_its_database(tmp_path: Path) -> None:
    home = DataFolder(tmp_path)
    with sqlite3.connect(home.database) as base:
        for table in ("user", "case", "entry"):
            base.execute(f"CREATE TABLE store_{table} (id)")
    base.close()
    assert claim(home) == ""
    key = mark(home)
    assert claim(home) == key
    (tmp_path / "goodoffices.folder").write_text("another program's\n")
    with pytest.raises(FolderRefused, match="not the mark"):
        claim(home)


@pytest.mark.parametrize("length", [0, 1, len("Good Offices desk folder 1\n"), 40])
def test_a_mark_that_was_cut_short_does_not_shut_its_owner_out(tmp_path: Path, length: int) -> None:
    home = DataFolder(tmp_path)
    mark(home)
    marker = tmp_path / "goodoffices.folder"
    marker.write_bytes(marker.read_bytes()[:length])
    assert claim(home) == ""
    if length < 30:  # an empty file of that name makes nobody else's folder the desk's
        (tmp_path / "thesis.docx").write_text("chapter one")
        with pytest.raises(FolderRefused, match=r"it holds thesis\.docx"):
            claim(home)


@pytest.mark.parametrize(
    "planted",
    [
        "CREATE TRIGGER t AFTER INSERT ON store_entry BEGIN DELETE FROM store_entry; END",
        "CREATE VIEW v AS SELECT * FROM store_entry",
        "CREATE TABLE extra (a)",
        "ALTER TABLE store_user ADD COLUMN more INTEGER DEFAULT 1",
        "ALTER TABLE store_user ADD COLUMN more AS (id || 'x')",
        "CREATE INDEX i ON store_user (upper(id))",
        "CREATE INDEX i ON store_user (id) WHERE idle_minutes > 1",
    ],
)
def test_what_could_act_by_itself_in_the_database_is_refused(
    home: Path, tmp_path: Path, planted: str
) -> None:
    source, target = (
        sqlite3.connect(FOLDER / "goodoffices.sqlite3"),
        sqlite3.connect(tmp_path / "goodoffices.sqlite3"),
    )
    source.backup(target)
    source.close()
    known = frozenset(row[0] for row in target.execute("SELECT name FROM django_migrations"))
    assert examine(DataFolder(tmp_path), known).state == "good"
    assert examine(DataFolder(tmp_path), frozenset()).state == "later"
    target.execute(planted)
    target.close()
    assert examine(DataFolder(tmp_path), known).state == "altered"


@pytest.mark.parametrize(
    ("gone", "told"),
    [
        ("DROP TABLE store_entry", "table store_entry"),
        ("DROP TABLE store_user", "table store_user"),
        ("DROP TABLE store_draft", "table store_draft"),
        ("ALTER TABLE store_user DROP COLUMN idle_minutes", "column store_user.idle_minutes"),
        ("DROP TABLE django_migrations", "table django_migrations"),
        ("DELETE FROM django_migrations", "table django_migrations"),
        ("DELETE FROM store_user", "the keys of its person"),
    ],
)
def test_what_is_gone_from_the_database_is_told_by_name(
    desk: Any, lake: str, tmp_path: Path, gone: str, told: str
) -> None:
    """Without the person's keys, the desk would offer a first start, and what is there would be nobody's."""
    source, target = (
        sqlite3.connect(FOLDER / "goodoffices.sqlite3"),
        sqlite3.connect(tmp_path / "goodoffices.sqlite3"),
    )
    source.backup(target)
    source.close()
    known = frozenset(row[0] for row in target.execute("SELECT name FROM django_migrations"))
    target.execute(gone)
    target.commit()
    mark(DataFolder(tmp_path))
    target.close()
    found = examine(DataFolder(tmp_path), known)
    assert (found.state, told in found.what) == ("lacking", True), found
    before = (tmp_path / "goodoffices.sqlite3").read_bytes()
    ended = opened(tmp_path)
    assert (ended.returncode, told in ended.stderr, "Traceback" in ended.stderr) == (2, True, False), (
        ended.stderr
    )
    assert (tmp_path / "goodoffices.sqlite3").read_bytes() == before


def test_a_database_without_its_log_is_no_first_start(tmp_path: Path) -> None:
    """Who copies the database alone leaves behind what stands in its log still: an empty database beside the
    keys of cases.
    """
    mark(DataFolder(tmp_path))
    (tmp_path / "files").mkdir()
    (tmp_path / "files" / "sealed").write_text("chapter one")
    base = sqlite3.connect(tmp_path / "goodoffices.sqlite3")
    base.execute("PRAGMA journal_mode=WAL")
    base.close()
    ended = opened(tmp_path)
    assert (ended.returncode, "holds nothing" in ended.stderr) == (2, True), ended.stderr
    assert (tmp_path / "files" / "sealed").read_text() == "chapter one"


@pytest.mark.parametrize("name", ["keys", "files"])
def test_a_file_in_the_place_of_a_folder_is_told_plainly(tmp_path: Path, name: str) -> None:
    mark(DataFolder(tmp_path))
    (tmp_path / name).write_text("chapter one")
    ended = opened(tmp_path)
    assert (ended.returncode, "is no folder" in ended.stderr) == (2, True), ended.stderr
    assert (tmp_path / name).read_text() == "chapter one"


def test_every_table_that_the_desk_makes_is_known_to_the_examination(home: Path) -> None:
    from django.apps import apps

    from goodoffices.server.folder.examine import TABLES

    made = {
        model._meta.db_table: {field.column for field in model._meta.local_fields}
        for model in apps.get_app_config("store").get_models()
    }
    assert {name: set(columns) for name, columns in TABLES.items() if name.startswith("store_")} == made


@FORKS
def test_one_folder_has_one_desk_and_a_dead_one_holds_nothing(tmp_path: Path) -> None:
    read, write = os.pipe()
    child = os.fork()
    if not child:
        hold(tmp_path)
        os.write(write, b".")
        os.read(os.pipe()[0], 1)  # until it is killed
    os.read(read, 1)
    with pytest.raises(FolderRefused, match=rf"open on .* already \(process {child}\)"):
        hold(tmp_path)
    os.kill(child, 9)
    os.waitpid(child, 0)
    hold(tmp_path)
    release(tmp_path)


def test_the_second_desk_says_so_and_ends(home: Path) -> None:
    ended = opened(FOLDER)
    assert ended.returncode == 2
    assert "A desk is open on" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_a_key_is_never_written_over_another(desk: Any, lake: str) -> None:
    from goodoffices.server.store.keys import write_key
    from goodoffices.server.store.tidy import tidy
    from goodoffices.vault import CaseKey

    place = FOLDER / "keys" / f"{lake}.key"
    right = place.read_bytes()
    write_key(CaseKey.new(lake))
    assert place.read_bytes() != right
    assert "came back" in tidy(DataFolder(FOLDER))[0]
    assert place.read_bytes() == right
