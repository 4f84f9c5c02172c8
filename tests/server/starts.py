"""Starts of the desk on folders in every state that a person's day brings about. Run as a program with a
folder, it tells as JSON what came of it.

A start is a process of its own, forked from one that has loaded the program and touched no folder.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import shutil
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

PASSPHRASE = "copper lantern meadow orbit pencil quarry"
DATABASE = "goodoffices.sqlite3"
ORDERS = 10


def in_process(work: Callable[[], Any]) -> Any:
    """What ``work`` gives, done in a process of its own."""
    read, write = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(read)
        try:
            told = {"gave": work()}
        except BaseException as problem:  # noqa: BLE001 - what a start ends with is what is asked
            told = {"refused": f"{type(problem).__name__}: {problem}"}
        with os.fdopen(write, "w") as pipe:
            json.dump(told, pipe)
        os._exit(0)
    os.close(write)
    with os.fdopen(read) as pipe:
        told = json.load(pipe)
    os.waitpid(pid, 0)
    return told


def start(home: Path) -> Any:
    """A start, and what the desk then reads: the words of each room and whether each file opens."""

    def work() -> list[str]:
        from goodoffices.server import prepare

        prepare(home)
        return read()

    return in_process(work)


def read() -> list[str]:
    """Every word and file that can be read, or why not."""
    from django.db import DatabaseError

    from goodoffices.server.folder import STATE
    from goodoffices.server.store import StoreError, list_cases, open_case, open_desk
    from goodoffices.talks import acts
    from goodoffices.vault import VaultError

    found = [f"told: {one}" for one in STATE.told]
    try:
        desk = open_desk(PASSPHRASE)
    except (StoreError, VaultError) as problem:
        return [*found, f"no desk: {problem}"]
    for row in list_cases(desk):
        try:
            case = open_case(desk, row.id)
            for view in case.views():
                for item in view.items.values():
                    if isinstance(item.act, acts.Attached) and item.act.name.startswith("paper"):
                        found.append(f"file {case.read(item.act.file)!r}")
                    elif item.words:
                        found.append(item.words)
        except (StoreError, VaultError, DatabaseError) as problem:
            found.append(f"not read: {problem}")
    return found


def make(home: Path) -> None:
    """A desk with a case, words and files, and copies of its database on the way."""

    def work() -> None:
        from goodoffices.server import prepare

        prepare(home)
        from goodoffices.case import Case, Party
        from goodoffices.server.pages.cases import begin
        from goodoffices.server.store import make_user, new_token, open_case, write_case
        from goodoffices.talks import acts

        desk = make_user(PASSPHRASE)
        key = begin(desk, Case(title="T", parties=(Party(id="front"),), issues=()), "closed", new_token())
        room = open_case(desk, key).room_ids[1]
        for number in range(3):
            with write_case(desk, key, new_token()) as pen:
                pen.write(room, acts.Said(words=f"word {number}"))
                file = pen.attach(f"paper {number}".encode())
                pen.write(
                    room, acts.Attached(words="", file=file, name=f"paper {number}", media="text/plain")
                )
            copy_of(home / DATABASE, home.parent / f"older-{number}.sqlite3")

    assert in_process(work) == {"gave": None}
    copy_of(home / DATABASE, home.parent / "right.sqlite3")


def copy_of(base: Path, place: Path) -> None:
    """A copy of a database as it stands."""
    source, target = sqlite3.connect(base), sqlite3.connect(place)
    source.backup(target)
    source.close()
    target.close()


def put(home: Path, base: Path | None) -> None:
    """Put another database in the place of the one that is there, or none."""
    for end in ("", "-wal", "-shm"):
        (home / (DATABASE + end)).unlink(missing_ok=True)
    if base is not None:
        shutil.copy(base, home / DATABASE)


def missing(home: Path, chance: random.Random) -> None:
    put(home, None)
    if chance.random() < 0.3:
        (home / DATABASE).touch()


def older(home: Path, chance: random.Random) -> None:
    put(home, home.parent / f"older-{chance.randrange(2)}.sqlite3")


def foreign(home: Path, chance: random.Random) -> None:
    if chance.random() < 0.5:
        put(home, home.parent / "another" / DATABASE)
        return
    put(home, None)
    with sqlite3.connect(home / DATABASE) as base:
        base.execute("CREATE TABLE recipes (name)")
    base.close()


def damaged(home: Path, chance: random.Random) -> None:
    put(home, home.parent / "right.sqlite3")
    data = bytearray((home / DATABASE).read_bytes())
    page = 4096 * chance.randrange(len(data) // 4096)
    data[page : page + 4096] = chance.randbytes(4096)
    (home / DATABASE).write_bytes(data[: len(data) - 4096 * chance.randrange(3)])


def every_page(folder: Path) -> list[Any]:
    """Starts with every third page of the database overwritten, one at a time; what each then reads."""
    home, told = folder / "paged", []
    shutil.copytree(folder / "made", home)
    whole = (folder / "right.sqlite3").read_bytes()
    for page in range(0, len(whole), 3 * 4096):
        put(home, None)
        (home / DATABASE).write_bytes(
            whole[:page] + random.Random(page).randbytes(4096) + whole[page + 4096 :]
        )
        told.append(start(home))
    return told


def strangers(home: Path, chance: random.Random) -> None:
    """A person puts things of their own where the desk keeps its."""
    for place in ("files/thesis.docx", "files/notes.part", "keys/spare.part", "plan.txt", "files/box/letter"):
        if chance.random() < 0.5:
            (home / place).parent.mkdir(exist_ok=True)
            (home / place).write_bytes(f"{place} {chance.random()}".encode())


def no_mark(home: Path, chance: random.Random) -> None:
    (home / "goodoffices.folder").unlink(missing_ok=True)


def key_gone(home: Path, chance: random.Random) -> None:
    for key in (home / "keys").glob("*.key"):
        key.rename(home / "keys" / f"kept-{chance.randrange(1 << 30)}")


STATES = {one.__name__: one for one in (missing, older, foreign, damaged)}
ALSO = [strangers, no_mark, key_gone, *STATES.values()]


def everything(home: Path) -> set[str]:
    """The hash of every file below a folder but the database and the desk's own marks."""
    own = ("goodoffices.",)
    return {
        hashlib.sha256(path.read_bytes()).hexdigest()
        for path in home.rglob("*")
        if path.is_file() and not path.name.startswith(own)
    }


def one_order(folder: Path, name: str, number: int) -> dict[str, Any]:
    """Starts in one order; what was lost, what each start said, and what is read once the right database and
    keys are back.
    """
    chance = random.Random(f"{name} {number}")
    home = folder / "run"
    shutil.rmtree(home, ignore_errors=True)
    shutil.copytree(folder / "made", home)
    keys = {key.name: key.read_bytes() for key in (home / "keys").iterdir()}
    steps = [STATES[name], *chance.sample(ALSO, 2)]
    chance.shuffle(steps)
    said, lost = [], []
    for step in steps:
        step(home, chance)
        before = everything(home)
        base = (home / DATABASE).read_bytes() if step is damaged else b""
        said.append([step.__name__, start(home)])
        lost += sorted(before - everything(home))
        if base and (home / DATABASE).read_bytes() != base:
            lost.append("the damaged database")
    put(home, folder / "right.sqlite3")
    for key, data in keys.items():
        (home / "keys" / key).write_bytes(data)
    before = everything(home)
    back = start(home)
    lost += sorted(before - everything(home))
    return {"steps": [step.__name__ for step in steps], "said": said, "lost": lost, "back": back}


def main() -> None:
    """Make two desks, and start one of them in every state."""
    folder = Path(sys.argv[1])

    import goodoffices.desk
    import goodoffices.talks  # noqa: F401 - loaded once, for every start

    make(folder / "made")
    (folder / "another").mkdir()
    assert in_process(lambda: make_another(folder / "another")) == {"gave": None}
    told = {name: [one_order(folder, name, number) for number in range(ORDERS)] for name in STATES}
    print(json.dumps({**told, "pages": every_page(folder)}))


def make_another(home: Path) -> None:
    """Another person's desk."""
    from goodoffices.server import prepare

    prepare(home)
    from django.db import connections

    from goodoffices.server.store import make_user

    make_user("an altogether different phrase")
    connections.close_all()


if __name__ == "__main__":
    main()
