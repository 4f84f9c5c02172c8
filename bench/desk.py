"""How the desk keeps up as a room grows: ratios within one run, `make bench-desk`.

A room of 2,000 entries should open in at most 3 times the time of one of 20; recording an entry should answer
in at most twice the time of an empty page behind the door. Both through the site's own views, its database
and its seals, in one process.

Two pages stand for the empty one: the settings, which open no case, and the form for a new room, which opens
the case and shows nothing of it. What the disk takes to say that the entry is safe (the commit, one fsync) is
in the time of recording, and told apart.
"""

from __future__ import annotations

import os
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

HOME = Path(tempfile.mkdtemp(prefix="goodoffices-bench-"))
os.environ["GOODOFFICES_HOME"] = str(HOME)
os.environ["DJANGO_SETTINGS_MODULE"] = "goodoffices.server.settings"

FEW, MANY, RUNS = 20, 2_000, 25


def medians_ms(
    works: dict[str, Callable[[], Any]], runs: int = RUNS, clock: Callable[[], float] = time.perf_counter
) -> dict[str, float]:
    """The median of warm runs of each, in milliseconds. They take turns, so that whatever else the machine
    does slows all of them alike.

    With ``time.process_time`` only what this process works counts: what it waits, for the disk or a busy
    machine, is not in it.
    """
    took: dict[str, list[float]] = {name: [] for name in works}
    for work in works.values():
        work()
    for _ in range(runs):
        for name, work in works.items():
            started = clock()
            work()
            took[name].append(clock() - started)
    return {name: statistics.median(times) * 1000 for name, times in took.items()}


def fill(desk: Any, case: str, room: str, count: int) -> None:
    """Write so many entries into a room, in one transaction."""
    from goodoffices.server.store import new_token, write_case
    from goodoffices.talks import Proxy, acts

    with write_case(desk, case, new_token()) as pen:
        proxy = Proxy(party="shore", person="", how="in-person", when=pen.at, consent="by-word-of-mouth")
        for number in range(count):
            pen.write(room, acts.Said(words=f"Point {number} of the day.", party="shore", proxy=proxy))


def main() -> None:
    """Build two rooms, time them, print the ratios."""
    from goodoffices.server import prepare

    prepare(HOME)
    from django.test import Client

    from goodoffices.case import Case, Party
    from goodoffices.server.access.desk_session import COOKIE, DOOR
    from goodoffices.server.founding import begin
    from goodoffices.server.store import UnlockedIdentity, new_token, open_case
    from goodoffices.server.store.models import User
    from goodoffices.vault import new_identity

    identity = new_identity("0" * 30)
    User.objects.create(id=identity.user, sealed=b"")
    desk = UnlockedIdentity(identity)
    DOOR.open(desk, 60)
    case = Case(title="Bench", fictional=True, parties=(Party(id="shore"), Party(id="hills")), issues=())
    case_id = begin(desk, case, "closed", new_token())
    small, large = open_case(desk, case_id).room_ids[1:3]
    fill(desk, case_id, small, FEW)
    started = time.perf_counter()
    fill_large(desk, case_id, large)
    written = (time.perf_counter() - started) / MANY * 1000
    browser = Client(headers={"host": "127.0.0.1"})
    browser.cookies[COOKIE] = DOOR.admit()

    def get(address: str) -> None:
        answer = browser.get(address)
        assert answer.status_code == 200, (address, answer.status_code)

    waited: dict[str, list[float]] = {small: [], large: []}

    def record(room: str, side: str) -> None:
        given = {"form": new_token(), "side": side, "kind": "said", "words": "A point.", "mark": "closed"}
        body, kind = urlencode(given), "application/x-www-form-urlencoded"
        with commits() as took:
            answer = browser.post(f"/c/{case_id}/r/{room}/record/", body, content_type=kind)
        waited[room].append(sum(took))
        assert answer.status_code == 302, answer.status_code

    pages = medians_ms(
        {
            "few": lambda: get(f"/c/{case_id}/r/{small}/"),
            "many": lambda: get(f"/c/{case_id}/r/{large}/"),
        }
    )
    few, many = pages["few"], pages["many"]
    print(
        f"a room of {FEW}: {few:.1f} ms; of {MANY:,}: {many:.1f} ms, {many / few:.2f} × (at most 3 is asked)"
    )
    works = {
        "plain": lambda: get("/settings/"),
        "opening": lambda: get(f"/c/{case_id}/rooms/new/"),
        "few": lambda: record(small, "shore"),
        "many": lambda: record(large, "hills"),
    }
    answers = medians_ms(works, 4 * RUNS)
    disk = {name: statistics.median(waited[room]) * 1000 for name, room in (("few", small), ("many", large))}
    own = medians_ms(works, 4 * RUNS, time.process_time)
    plain, opening = answers["plain"], answers["opening"]
    print(f"an empty page: {plain:.1f} ms; one that opens the case: {opening:.1f} ms")
    for name, count in (("few", FEW), ("many", MANY)):
        took = answers[name]
        print(
            f"recording in the room of {count:,}: {took:.1f} ms, of which {disk[name]:.1f} ms until "
            f"the disk has it"
        )
        print(
            f"  against the empty page: {took / plain:.2f} × (at most 2 is asked); "
            f"{(took - disk[name]) / plain:.2f} × but for the disk"
        )
        print(f"  by the work of the process alone, without what it waits: {own[name] / own['plain']:.2f} ×")
        print(f"  against the empty page that opens the case: {took / opening:.2f} ×")
    print(f"entries written one after another: {written:.2f} ms each")
    from desk_board import time_pages
    from desk_text import time_text

    time_pages(desk, get, medians_ms)
    time_text(desk, get, medians_ms)


@contextmanager
def commits() -> Iterator[list[float]]:
    """How long each commit takes, in seconds: until the disk has what was written."""
    from django.db import connection

    took: list[float] = []
    commit = connection._commit

    def timed() -> None:
        started = time.perf_counter()
        commit()
        took.append(time.perf_counter() - started)

    connection._commit = timed
    try:
        yield took
    finally:
        connection._commit = commit


def fill_large(desk: Any, case: str, room: str) -> None:
    """Fill the large room in steps, as days would."""
    for _ in range(MANY // 200):
        fill(desk, case, room, 200)


if __name__ == "__main__":
    try:
        main()
    finally:
        shutil.rmtree(HOME, ignore_errors=True)
