"""Backup, restore, hand-over: each a way that a person can walk from a terminal, tried on a second folder."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import tarfile
from pathlib import Path
from typing import Any

import pytest
from site_cast import FOLDER, PASSPHRASE, client, record, rooms_of
from test_files import attach

from goodoffices.server.store import new_token

WORDS = "harbour linen magnet nickel oyster pepper"
READ = """
import sys
from pathlib import Path
from goodoffices.server import prepare
prepare(Path(sys.argv[1]))
from goodoffices.server.folder import STATE
from goodoffices.server.store import list_cases, open_case, open_desk, StoreError
from goodoffices.talks import acts
print(*STATE.told, sep="\\n")
desk = open_desk(sys.argv[2])
for row in list_cases(desk):
    try:
        case = open_case(desk, row.id)
    except StoreError as problem:
        print(problem)
        continue
    for view in case.views():
        for item in view.items.values():
            print(item.words)
            if isinstance(item.act, acts.Attached) and item.act.name == "map.pdf":
                print(case.read(item.act.file).decode())
"""


def run(*given: str | Path, typed: str = "") -> subprocess.CompletedProcess[str]:
    """A command in a terminal of its own."""
    surroundings = {
        name: value for name, value in os.environ.items() if not name.startswith(("GOODOFFICES", "DJANGO"))
    }
    program = [sys.executable, "-c", "from goodoffices.cli.main import main; main()", *map(str, given)]
    return subprocess.run(program, input=typed, capture_output=True, text=True, check=False, env=surroundings)


def read(home: Path, passphrase: str = PASSPHRASE) -> str:
    """What a folder gives to a passphrase, in a process of its own."""
    surroundings = {
        name: value for name, value in os.environ.items() if not name.startswith(("GOODOFFICES", "DJANGO"))
    }
    ended = subprocess.run(
        [sys.executable, "-c", READ, str(home), passphrase], capture_output=True, text=True, check=False,
            env=surroundings
    )  # fmt: skip
    return ended.stdout + ended.stderr


@pytest.fixture
def talks(mine: Any, desk: Any, lake: str) -> str:
    """The Lake Sarn talks with an entry and a file; the desk stays open."""
    room = rooms_of(desk, lake)[1]
    record(mine, lake, room, "Families first.")
    attach(mine, lake, room, b"the map of the lake")
    return lake


def test_a_backup_comes_back_whole_in_a_second_folder(talks: str, tmp_path: Path) -> None:
    made = run("backup", tmp_path / "copy", "--home", FOLDER)
    assert (made.returncode, made.stderr) == (0, "")
    back = run("restore", tmp_path / "copy", "--home", tmp_path / "second")
    assert back.returncode == 0, back.stderr
    assert f"goodoffices open --home {tmp_path / 'second'}" in back.stdout
    told = read(tmp_path / "second")
    assert "Families first." in told
    assert "the map of the lake" in told
    assert "Traceback" not in told
    assert (tmp_path / "second").stat().st_mode & 0o077 == 0


def test_keys_apart_are_needed_and_bring_it_back(talks: str, tmp_path: Path) -> None:
    assert run("backup", tmp_path / "copy", "--home", FOLDER, "--keys", tmp_path / "keys").returncode == 0
    key = (FOLDER / "keys" / f"{talks}.key").read_bytes()
    assert key.split(b"\n")[2] not in (tmp_path / "copy").read_bytes()
    without = run("restore", tmp_path / "copy", "--home", tmp_path / "second")
    assert without.returncode == 2
    assert "their keys are not in the backup" in without.stderr
    assert "Families" not in read(tmp_path / "second")
    third = run("restore", tmp_path / "copy", "--home", tmp_path / "third", "--keys", tmp_path / "keys")
    assert third.returncode == 0, third.stderr
    assert "Families first." in read(tmp_path / "third")


def test_a_copy_is_put_over_nothing(talks: str, tmp_path: Path) -> None:
    run("backup", tmp_path / "copy", "--home", FOLDER)
    whole = (tmp_path / "copy").read_bytes()
    again = run("backup", tmp_path / "copy", "--home", FOLDER)
    assert again.returncode == 2
    assert "is there already" in again.stderr
    (tmp_path / "second").mkdir()
    (tmp_path / "second" / "thesis.docx").write_text("chapter one")
    over = run("restore", tmp_path / "copy", "--home", tmp_path / "second")
    assert over.returncode == 2
    assert "is not empty" in over.stderr
    assert [path.name for path in (tmp_path / "second").iterdir()] == ["thesis.docx"]
    other = run("backup", tmp_path / "more", "--home", tmp_path / "second")
    assert other.returncode == 2
    assert (tmp_path / "copy").read_bytes() == whole


def test_a_copy_removes_nothing_that_lies_beside_it(talks: str, tmp_path: Path) -> None:
    for name in ("copy.part", "copy.database.part", "keys.part"):
        (tmp_path / name).write_text("chapter one")
    made = run("backup", tmp_path / "copy", "--home", FOLDER, "--keys", tmp_path / "keys")
    assert made.returncode == 0, made.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "copy", "copy.database.part", "copy.part", "keys", "keys.part",
    ]  # fmt: skip
    assert all(path.read_text() == "chapter one" for path in tmp_path.glob("*.part"))


def test_the_copy_and_its_keys_are_two_files_in_a_folder_that_is_there(talks: str, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path)
    for keys in (tmp_path / "copy", tmp_path / "link" / "copy"):
        one = run("backup", tmp_path / "copy", "--home", FOLDER, "--keys", keys)
        assert (one.returncode, "Name two files" in one.stderr) == (2, True)
    nowhere = run("backup", tmp_path / "nowhere" / "copy", "--home", FOLDER)
    assert (nowhere.returncode, "is not a folder that is there" in nowhere.stderr) == (2, True)
    assert [path.name for path in tmp_path.iterdir()] == ["link"]
    run("backup", tmp_path / "copy", "--home", FOLDER)
    twice = run("restore", tmp_path / "copy", "--keys", tmp_path / "copy", "--home", tmp_path / "second")
    assert (twice.returncode, "holds what no backup does" in twice.stderr) == (2, True)


def test_a_full_disk_is_told_as_that(talks: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not as a database that is damaged."""
    import sqlite3

    from goodoffices.server.folder import FolderRefused
    from goodoffices.server.folder import backup as module
    from goodoffices.server.folder.data_folder import DataFolder

    def small(place: Path) -> Any:
        base = sqlite3.connect(place)
        base.execute("PRAGMA page_size=4096")
        base.execute("PRAGMA max_page_count=2")
        return base

    class Full:
        DatabaseError = sqlite3.DatabaseError
        connect = staticmethod(small)

    monkeypatch.setattr(module, "sqlite3", Full)
    with pytest.raises(FolderRefused, match="no room"):
        module.back_up(DataFolder(FOLDER), tmp_path / "copy")
    assert list(tmp_path.iterdir()) == []


def test_an_empty_folder_behind_another_name_takes_a_copy(talks: str, tmp_path: Path) -> None:
    run("backup", tmp_path / "copy", "--home", FOLDER)
    (tmp_path / "empty").mkdir()
    (tmp_path / "second").symlink_to(tmp_path / "empty")
    back = run("restore", tmp_path / "copy", "--home", tmp_path / "second")
    assert back.returncode == 0, back.stderr
    assert "Families first." in read(tmp_path / "second")


@pytest.mark.parametrize(
    "head",
    ["[" * 100_000, "[]", "null", '{"version": 1}', '{"version": 1, "kind": 7}', '{"version": 2, "kind": 0}'],
)
def test_a_forged_head_is_told_plainly(tmp_path: Path, head: str) -> None:
    with tarfile.open(tmp_path / "copy", "w") as tar:
        for one, data in (("good-offices-backup", head.encode()), ("contents.json", b"{}")):
            member = tarfile.TarInfo(one)
            member.size = len(data)
            tar.addfile(member, io.BytesIO(data))
    ended = run("restore", tmp_path / "copy", "--home", tmp_path / "second")
    assert ended.returncode == 2
    assert "Traceback" not in ended.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["copy"]


@pytest.mark.parametrize("harm", ["cut", "flipped", "left out", "swapped", "text", "empty"])
def test_a_harmed_copy_leaves_nothing(talks: str, tmp_path: Path, harm: str) -> None:
    copy = tmp_path / "copy"
    run("backup", copy, "--home", FOLDER)
    data = bytearray(copy.read_bytes())
    if harm == "cut":
        data = data[: len(data) // 2]
    elif harm == "flipped":
        data[data.index(b"goodoffices file 1") + 400] ^= 1
    elif harm == "left out":
        data = bytearray(_changed(copy, lambda name: None if name.startswith("files/") else name))
    elif harm == "swapped":
        data = bytearray(_changed(copy, lambda name: "files/0" if name.startswith("files/") else name))
    elif harm == "text":
        data = bytearray(b"just a text")
    else:
        data = bytearray()
    copy.write_bytes(data)
    ended = run("restore", copy, "--home", tmp_path / "second")
    assert ended.returncode == 2
    assert "Traceback" not in ended.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["copy"]


@pytest.mark.parametrize(
    "name", ["../outside", "/tmp/outside", "files/../../x", "goodoffices.folder", "files/A", "keys/x"]
)
def test_a_forged_copy_writes_nothing_outside_its_folder(tmp_path: Path, name: str) -> None:
    with tarfile.open(tmp_path / "copy", "w") as tar:
        for one, data in (
            ("good-offices-backup", b'{"version": 1, "kind": "folder"}'),
            (name, b"planted"),
            ("contents.json", json.dumps({name: ""}).encode()),
        ):
            member = tarfile.TarInfo(one)
            member.size = len(data)
            tar.addfile(member, io.BytesIO(data))
    ended = run("restore", tmp_path / "copy", "--home", tmp_path / "second")
    assert ended.returncode == 2
    assert "holds what no backup does" in ended.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["copy"]


def exported(browser: Any, case: str, **more: str) -> bytes:
    answer = browser.post(
        f"/c/{case}/export/", {"form": new_token(), "passphrase": WORDS, "again": WORDS, **more}
    )
    return b"".join(answer.streaming_content)


@pytest.mark.parametrize(
    ("more", "opens", "not_opens"), [({}, PASSPHRASE, WORDS), ({"hand_over": "1"}, WORDS, PASSPHRASE)]
)
def test_a_cases_file_comes_back_by_the_words_that_the_page_named(
    mine: Any, talks: str, tmp_path: Path, more: dict[str, str], opens: str, not_opens: str
) -> None:
    (tmp_path / "case.goodoffices").write_bytes(exported(mine, talks, **more))
    wrong = run("restore", tmp_path / "case.goodoffices", "--home", tmp_path / "second", typed="another\n")
    assert wrong.returncode == 2
    assert "does not open this file" in wrong.stderr
    assert not (tmp_path / "second").exists()
    back = run("restore", tmp_path / "case.goodoffices", "--home", tmp_path / "second", typed=f"{WORDS}\n")
    assert back.returncode == 0, back.stderr
    assert ("with the passphrase of the file" in back.stdout) == bool(more)
    assert "Families first." in read(tmp_path / "second", opens)
    assert "Families first." not in read(tmp_path / "second", not_opens)
    twice = run("restore", tmp_path / "case.goodoffices", "--home", tmp_path / "second", typed=f"{WORDS}\n")
    assert twice.returncode == 2
    assert "already" in twice.stderr


def test_a_case_that_does_not_come_back_leaves_a_folder_that_was_there_as_it_was(
    mine: Any, talks: str, tmp_path: Path
) -> None:
    (tmp_path / "case.goodoffices").write_bytes(exported(mine, talks))
    (tmp_path / "empty").mkdir()
    assert run(
        "restore", tmp_path / "case.goodoffices", "--home", tmp_path / "empty", typed="no\n"
    ).returncode
    assert list((tmp_path / "empty").iterdir()) == []
    before = sorted(path.name for path in FOLDER.rglob("*.key"))
    cut = tmp_path / "cut.goodoffices"
    cut.write_bytes((tmp_path / "case.goodoffices").read_bytes()[:5000])
    assert run("restore", cut, "--home", tmp_path / "third", typed=f"{WORDS}\n").returncode == 2
    assert not (tmp_path / "third").exists()
    assert sorted(path.name for path in FOLDER.rglob("*.key")) == before


def test_a_desk_that_was_begun_and_has_nothing_yet_takes_the_identity_of_a_case(
    mine: Any, talks: str, tmp_path: Path
) -> None:
    """At the first start somebody types a new passphrase, and only then brings the case."""
    from test_exports import bring, empty_folder

    from goodoffices.server.access.desk_session import COOKIE, DOOR
    from goodoffices.server.store import make_user

    data = exported(mine, talks)
    empty_folder()
    DOOR.open(make_user("an altogether different phrase"), 15)
    browser = client()
    browser.cookies[COOKIE] = DOOR.admit()
    assert bring(browser, data).status_code == 302
    assert browser.get("/")["Location"] == "/unlock/"
    again = client()
    assert again.post("/unlock/", {"passphrase": PASSPHRASE}).status_code == 302
    assert "Lake Sarn talks" in again.get("/").content.decode()


def _changed(copy: Path, named: Any) -> bytes:
    """A copy with its parts under other names, or without some."""
    target = io.BytesIO()
    with tarfile.open(copy) as source, tarfile.open(fileobj=target, mode="w") as tar:
        for member in source:
            data = source.extractfile(member)
            assert data is not None
            held = data.read()
            name = named(member.name)
            if name is not None:
                member.name = name
                tar.addfile(member, io.BytesIO(held))
    return target.getvalue()
