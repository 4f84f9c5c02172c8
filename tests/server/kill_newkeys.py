"""New keys, killed at every step: each statement of the database, each flush, each file put in its place. Run
as a program with a folder, it tells as JSON what came of it.

One folder goes through all kills, so that each finds what the kills before it left. It forks; the program
under test never does.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from functools import partial
from pathlib import Path
from typing import Any

from kill_writers import child

HOME = Path(sys.argv[1]) if __name__ == "__main__" else Path()
PHRASE = "copper lantern meadow orbit pencil quarry"


class Steps:
    """Counts what a run does, and kills it at one of its steps."""

    def __init__(self, last: int) -> None:
        self.last, self.count = last, 0

    def step(self) -> None:
        self.count += 1
        if self.count == self.last:
            os.kill(os.getpid(), signal.SIGKILL)

    def before(self, done: Any) -> Any:
        def stepped(*given: Any, **named: Any) -> Any:
            self.step()
            return done(*given, **named)

        return stepped

    def watch(self) -> None:
        """Have every step of this process counted."""
        from django.db import connection
        from django.db.backends.base.base import BaseDatabaseWrapper

        def statement(execute: Any, *given: Any) -> Any:
            return self.before(execute)(*given)

        connection.execute_wrappers.append(statement)
        BaseDatabaseWrapper._commit = self.before(BaseDatabaseWrapper._commit)  # type: ignore[method-assign]
        os.fsync = self.before(os.fsync)
        Path.replace = self.before(Path.replace)  # type: ignore[method-assign]


def opened() -> Any:
    """The desk as a start after the kill opens it."""
    from django.conf import settings

    from goodoffices.server.store import open_desk
    from goodoffices.server.store.tidy import tidy

    tidy(settings.HOME)
    return open_desk(PHRASE)


def renew(pipe: int, last: int) -> None:
    """Make new keys, and be killed at a step; tells how many there were where there were fewer."""
    from goodoffices.server.store import new_keys, new_token

    desk = opened()
    steps = Steps(last)
    steps.watch()
    new_keys(desk, PHRASE, new_token())
    steps.step()
    os.write(pipe, f"{steps.count}\n".encode())


def look(pipe: int, words: str) -> None:
    """What a start finds: the generation of keys, what is wrong, every word; then write one word more into
    each case.
    """
    from goodoffices.server.store import (
        check_case,
        list_cases,
        list_drafts,
        new_token,
        open_case,
        rooms_left,
        write_case,
    )
    from goodoffices.server.store.models import Snapshot
    from goodoffices.talks import acts

    Snapshot.objects.all().delete()
    desk = opened()
    told: dict[str, Any] = {
        "former": len(desk.identity.former),
        "drafts": len(list_drafts(desk)),
        "wrong": [],
    }
    told["wrong"] += [one.why for one in rooms_left(desk)]
    found = []
    for row in list_cases(desk):
        case = open_case(desk, row.id)
        checked = check_case(case)
        told["wrong"] += [str(fault) for fault in checked.faults]
        told["files"] = checked.files
        found += [item.words for view in case.views() for item in view.items.values() if item.words]
        with write_case(desk, row.id, new_token()) as pen:
            pen.write(case.room_ids[1], acts.Said(words=words))
    told["words"] = found
    os.write(pipe, (json.dumps(told) + "\n").encode())


def asked(words: str) -> dict[str, Any]:
    pid, read = child(look, words)
    with os.fdopen(read, "rb") as pipe:
        told = pipe.read()
    assert os.waitpid(pid, 0)[1] == 0, "what was left does not open"
    return dict(json.loads(told))


def main() -> None:
    from goodoffices.server import prepare

    prepare(HOME)
    from django.db import connections

    from goodoffices.case import Case, Issue, Party
    from goodoffices.server.founding import begin
    from goodoffices.server.store import (
        keep_draft,
        make_user,
        new_token,
        newkeys,
        open_case,
        users,
        write_case,
    )
    from goodoffices.talks import acts
    from goodoffices.vault import PassphraseCost, seal_identity

    cheap = partial(seal_identity, cost=PassphraseCost(memory=8192, passes=1))
    users.seal_identity = newkeys.seal_identity = cheap  # type: ignore[assignment]
    desk = make_user(PHRASE)
    for title in ("T", "U"):
        case = Case(title=title, parties=(Party(id="a"), Party(id="b")), issues=(Issue(id="i"),))
        key = begin(desk, case, "closed", new_token())
        with write_case(desk, key, new_token()) as pen:
            room = open_case(desk, key).room_ids[1]
            pen.write(room, acts.Attached(name="n", words="", file=pen.attach(b"x" * 70_000)))
        keep_draft(desk, f"/c/{key}/r/{room}/record/#0", {"words": ["half"]})
    keep_draft(desk, "/new/#0", {"title": ["half"]})
    connections.close_all()  # a connection does not survive a fork
    rounds, kills, written = [asked("word 0")], 0, 1
    while True:
        pid, read = child(renew, kills + 1)
        with os.fdopen(read, "rb") as pipe:
            ended = pipe.read()
        os.waitpid(pid, 0)
        rounds.append(asked(f"word {written}"))
        written += 1
        if ended:
            break
        kills += 1
    print(json.dumps({"kills": kills, "rounds": rounds}))


if __name__ == "__main__":
    main()
