"""How the desk keeps up as a room grows: ratios within one run, `make bench-desk`.

A room of 2,000 entries should open in at most 3 times the time of one of 20; recording an entry should answer in at most twice the
time of an empty page behind the door. Both through the site's own views, its database and its seals, in one process.

Two pages stand for the empty one: the settings, which open no case, and the form for a new room, which opens the case and shows nothing of
it. What the disk takes to say that the entry is safe (the commit, one fsync) is in the time of recording, and told apart.
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


def work_ms(work: Callable[[], Any], runs: int = RUNS) -> float:
    """The median of what this process itself works, in milliseconds: what it waits, for the disk or a busy machine, is not in it."""
    took = []
    for _ in range(runs):
        started = time.process_time()
        work()
        took.append(time.process_time() - started)
    return statistics.median(took) * 1000


def medians_ms(works: dict[str, Callable[[], Any]], runs: int = RUNS) -> dict[str, float]:
    """The median of warm runs of each, in milliseconds. They take turns, so that whatever else the machine does slows all of them alike."""
    took: dict[str, list[float]] = {name: [] for name in works}
    for work in works.values():
        work()
    for _ in range(runs):
        for name, work in works.items():
            started = time.perf_counter()
            work()
            took[name].append(time.perf_counter() - started)
    return {name: statistics.median(times) * 1000 for name, times in took.items()}


def fill(desk: Any, case: str, room: str, count: int) -> None:
    """Write so many entries into a room, in one transaction."""
    from goodoffices.server.store import new_form, writing
    from goodoffices.talks import Proxy, acts

    with writing(desk, case, new_form()) as pen:
        proxy = Proxy(party="shore", person="", how="in-person", when=pen.at, consent="by-word-of-mouth")
        for number in range(count):
            pen.write(room, acts.Said(words=f"Point {number} of the day.", party="shore", proxy=proxy))


def main() -> None:
    """Build two rooms, time them, print the ratios."""
    from goodoffices.server import prepare

    prepare(HOME)
    from django.test import Client

    from goodoffices.case import Case, Party
    from goodoffices.server.door import COOKIE, DOOR
    from goodoffices.server.pages.cases import begin
    from goodoffices.server.store import Desk, new_form, open_case
    from goodoffices.server.store.models import User
    from goodoffices.vault import new_identity

    identity = new_identity("0" * 30)
    User.objects.create(id=identity.user, sealed=b"")
    desk = Desk(identity)
    DOOR.open(desk, 60)
    case = Case(title="Bench", fictional=True, parties=(Party(id="shore"), Party(id="hills")), issues=())
    case_id = begin(desk, case, "closed", new_form())
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

    def record(room: str, side: str) -> None:
        given = {"form": new_form(), "side": side, "kind": "said", "words": "A point.", "mark": "closed"}
        body, kind = urlencode(given), "application/x-www-form-urlencoded"
        answer = browser.post(f"/c/{case_id}/r/{room}/record/", body, content_type=kind)
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
    with commits() as commit:
        answers = medians_ms(
            {
                "plain": lambda: get("/settings/"),
                "opening": lambda: get(f"/c/{case_id}/rooms/new/"),
                "capture": lambda: record(small, "shore"),
            },
            4 * RUNS,
        )
    plain, opening, capture = answers.values()
    safe = statistics.median(commit) * 1000
    own = work_ms(lambda: record(small, "shore")) / work_ms(lambda: get("/settings/"))
    late = medians_ms({"late": lambda: record(large, "hills")}, 4 * RUNS)["late"]
    print(f"recording an entry: {capture:.1f} ms, of which {safe:.1f} ms until the disk has it")
    print(f"  an empty page: {plain:.1f} ms, {capture / plain:.2f} × (at most 2 is asked)")
    print(f"  the same by the work of the process alone, without what it waits: {own:.2f} ×")
    print(f"  an empty page that opens the case: {opening:.1f} ms, {capture / opening:.2f} ×")
    print(f"  recording in the room of {MANY:,}: {late:.1f} ms, {late / plain:.2f} × the empty page")
    print(f"entries written one after another: {written:.2f} ms each")


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
