"""A desk on a disk that fills up, at each step of recording. Run as a program with a folder on a small disk
of its own, it tells as JSON what came of it.
"""

from __future__ import annotations

import json
import os
import sys
from io import BytesIO
from pathlib import Path
from typing import Any

HOME = Path(sys.argv[1])
PASSPHRASE = "copper lantern meadow orbit pencil quarry"


def fill(leave: int) -> None:
    """Fill the disk until so many bytes are left."""
    place = HOME.parent / "ballast"
    state = os.statvfs(HOME.parent)
    free = state.f_bavail * state.f_frsize
    with place.open("ab") as file:
        while free > leave:
            size = min(free - leave, 1 << 20)
            try:
                file.write(b"x" * size)
                file.flush()
            except OSError:
                break
            free -= size


def empty() -> None:
    (HOME.parent / "ballast").unlink(missing_ok=True)


def main() -> None:
    """Record with ever more room, from none to enough; read after each; start once on the full disk."""
    from goodoffices.server import prepare

    prepare(HOME)
    if sys.argv[2:] == ["start"]:
        print(json.dumps(started()))
        return
    from django.db import connection
    from django.test import Client

    from goodoffices.case import Case, Party
    from goodoffices.server.access.desk_session import COOKIE, DOOR
    from goodoffices.server.founding import begin
    from goodoffices.server.store import has_user, make_user, new_token, open_case, snapshots

    snapshots.PAUSE = 0.0
    assert not has_user()
    desk = make_user(PASSPHRASE)
    DOOR.open(desk, 60)
    case = begin(desk, Case(title="T", parties=(Party(id="front"),), issues=()), "closed", new_token())
    room = open_case(desk, case).room_ids[1]
    browser: Any = Client(headers={"host": "127.0.0.1"})
    browser.cookies[COOKIE] = DOOR.admit()
    browser.raise_request_exception = False
    told: list[dict[str, Any]] = []
    acknowledged: list[str] = []
    for number, leave in enumerate([0, 0, 4096, 8192, 16384, 32768, 65536, 131072, 262144, 0, 1 << 20]):
        connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
        fill(leave)
        words = f"word {number}"
        given = {"form": new_token(), "side": "front", "kind": "said", "words": words, "mark": "closed"}
        given |= {"how": "in-person", "consent": "by-word-of-mouth"}
        sent = browser.post(f"/c/{case}/r/{room}/record/", given)
        file = BytesIO(os.urandom(70_000))
        file.name = "map.pdf"
        attached = browser.post(f"/c/{case}/r/{room}/attach/", {**given, "form": new_token(), "file": file})
        if sent.status_code == 302:
            acknowledged.append(words)
        pages = {
            place: browser.get(place)
            for place in ("/", f"/c/{case}/", f"/c/{case}/r/{room}/", f"/c/{case}/rest/")
        }
        told.append(
            {
                "leave": leave,
                "sent": sent.status_code,
                "attached": attached.status_code,
                "why": sent.content.decode() if sent.status_code != 302 else "",
                "read": {place: page.status_code for place, page in pages.items()},
                "shown": [
                    one for one in acknowledged if one in pages[f"/c/{case}/r/{room}/"].content.decode()
                ],
                "acknowledged": list(acknowledged),
            }
        )
        empty()
    from goodoffices.server.store import check_case

    faults = [str(fault) for fault in check_case(open_case(desk, case)).faults]
    parts = [path.name for path in (HOME / "files").iterdir() if path.suffix == ".part"]
    fill(0)
    print(json.dumps({"steps": told, "faults": faults, "parts": parts}))


def started() -> dict[str, Any]:
    """What a start on a full disk shows."""
    from goodoffices.server.folder import STATE
    from goodoffices.server.store import list_cases, open_case, open_desk

    desk = open_desk(PASSPHRASE)
    words = [
        item.words
        for row in list_cases(desk)
        for view in open_case(desk, row.id).views()
        for item in view.items.values()
        if item.words
    ]
    return {"words": words, "trouble": STATE.trouble}


if __name__ == "__main__":
    main()
