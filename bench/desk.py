"""How the desk keeps up as a room grows: ratios within one run, `make bench-desk`.

A room of 2,000 entries should open in at most 3 times the time of one of 20; recording an entry should answer in at most twice the
time of an empty page behind the door. Both through the site's own views, its database and its seals, in one process.
"""

from __future__ import annotations

import os
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

HOME = Path(tempfile.mkdtemp(prefix="goodoffices-bench-"))
os.environ["GOODOFFICES_HOME"] = str(HOME)
os.environ["DJANGO_SETTINGS_MODULE"] = "goodoffices.server.settings"

FEW, MANY, RUNS = 20, 2_000, 15


def median_ms(work: Callable[[], Any], runs: int = RUNS) -> float:
    """The median of warm runs, in milliseconds; the first run is left out."""
    work()
    took = []
    for _ in range(runs):
        started = time.perf_counter()
        work()
        took.append(time.perf_counter() - started)
    return statistics.median(took) * 1000


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

    def record() -> None:
        given = {"form": new_form(), "side": "shore", "kind": "said", "words": "A point.", "mark": "closed"}
        answer = browser.post(f"/c/{case_id}/r/{small}/record/", given)
        assert answer.status_code == 302, answer.status_code

    few = median_ms(lambda: get(f"/c/{case_id}/r/{small}/"))
    many = median_ms(lambda: get(f"/c/{case_id}/r/{large}/"))
    empty = median_ms(lambda: get("/settings/"))
    capture = median_ms(record)
    print(
        f"a room of {FEW}: {few:.1f} ms; of {MANY:,}: {many:.1f} ms, {many / few:.2f} × (at most 3 is asked)"
    )
    print(
        f"an empty page: {empty:.1f} ms; recording an entry: {capture:.1f} ms, {capture / empty:.2f} × (at most 2 is asked)"
    )
    print(f"entries written one after another: {written:.2f} ms each")


def fill_large(desk: Any, case: str, room: str) -> None:
    """Fill the large room in steps, as days would."""
    for _ in range(MANY // 200):
        fill(desk, case, room, 200)


if __name__ == "__main__":
    try:
        main()
    finally:
        shutil.rmtree(HOME, ignore_errors=True)
