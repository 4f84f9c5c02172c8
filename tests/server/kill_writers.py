"""Writers and whole servers that are killed while they write. Run as a program with a folder, it tells as
JSON what came of it.

It forks, so it runs where processes can be forked; the program under test never forks.
"""

from __future__ import annotations

import http.client
import json
import os
import random
import signal
import sys
import threading
import time
from collections import Counter
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

HOME = Path(sys.argv[1]) if __name__ == "__main__" else Path()
ROUNDS, AT_ONCE, SERVERS = 100, 2, 15


def child(work: Any, *given: Any) -> tuple[int, int]:
    """Fork a process that does ``work`` and writes into a pipe; gives its id and the pipe's end."""
    read, write = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(read)
        work(write, *given)
        os._exit(0)
    os.close(write)
    return pid, read


def kill(pid: int, read: int) -> list[str]:
    """Kill it; what it had told by then, whole lines only."""
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    with os.fdopen(read, "rb") as pipe:
        return pipe.read().decode().split("\n")[:-1]


def write_on(pipe: int, desk: Any, case: str, room: str, again: str) -> None:
    """Write entries until killed; tell each token once its entry is committed. ``again`` is a token that was
    never acknowledged.
    """
    from goodoffices.server.store import SentBefore, new_token, write_case
    from goodoffices.talks import acts

    token = again or new_token()
    while True:
        os.write(pipe, f"try {token}\n".encode())
        try:
            with write_case(desk, case, token) as pen:
                pen.write(room, acts.Said(words=token))
        except SentBefore:
            pass
        os.write(pipe, f"done {token}\n".encode())
        token = new_token()


def serve_on(pipe: int, desk: Any) -> None:
    """A whole server, until killed; tells its port and a cookie."""
    from goodoffices.server import listen, serve
    from goodoffices.server.access.desk_session import DOOR

    DOOR.open(desk, 15)
    taken = listen(0)
    os.write(pipe, f"{taken.getsockname()[1]} {DOOR.admit()}\n".encode())
    serve(taken)


def stored(pipe: int, desk: Any, case: str) -> None:
    """Follow every room from its first entry; tell the words that stand in them."""
    from goodoffices.server.store import open_case
    from goodoffices.server.store.models import Snapshot

    Snapshot.objects.all().delete()
    views = open_case(desk, case).views()
    words = [item.words for view in views for item in view.items.values() if item.words]
    os.write(pipe, (json.dumps(words) + "\n").encode())


def asked(desk: Any, case: str) -> Counter[str]:
    """What is stored, as another process reads it."""
    pid, read = child(stored, desk, case)
    with os.fdopen(read, "rb") as pipe:
        told = pipe.read()
    assert os.waitpid(pid, 0)[1] == 0, "the chain could not be followed"
    return Counter(json.loads(told))


def kill_writers(desk: Any, case: str, rooms: list[str], chance: random.Random) -> dict[str, Any]:
    """Kill writers that write into the same rooms at the same time."""
    done: list[str] = []
    left: list[str] = [""] * AT_ONCE
    kills = 0
    for _ in range(ROUNDS):
        running = [child(write_on, desk, case, chance.choice(rooms), left[i]) for i in range(AT_ONCE)]
        time.sleep(0.03 + 0.09 * chance.random())
        for i, (pid, read) in enumerate(running):
            told = [line.split() for line in kill(pid, read)]
            acknowledged = [token for what, token in told if what == "done"]
            done += acknowledged
            tried = [token for what, token in told if what == "try"]
            left[i] = tried[-1] if tried and tried[-1] not in acknowledged else ""
            kills += 1
    there = asked(desk, case)
    return {
        "kills": kills,
        "acknowledged": len(done),
        "lost": [token for token in done if not there[token]],
        "twice": [words for words, count in there.items() if count > 1],
    }


def post_on(port: int, cookie: str, where: str, done: list[str]) -> None:
    """Record what is said over HTTP until the server is gone."""
    from goodoffices.server.store import new_token

    secret = "k" * 32
    headers = {
        "Content-Type": "application/x-www-form-urlencoded",
        "Cookie": f"goodoffices_desk={cookie}; goodoffices_csrf={secret}",
        "X-CSRFToken": secret,
    }
    try:
        line = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
        while True:
            token = new_token()
            body = urlencode({"form": token, "kind": "said", "words": f"http {token}", "mark": "closed"})
            line.request("POST", where, body, headers)
            answer = line.getresponse()
            answer.read()
            assert answer.status == 302, answer.status
            done.append(f"http {token}")
    except (OSError, http.client.HTTPException):
        return


def kill_servers(desk: Any, case: str, rooms: list[str], chance: random.Random) -> dict[str, Any]:
    """Kill whole servers while two browsers write."""
    done: list[str] = []
    for _ in range(SERVERS):
        pid, read = child(serve_on, desk)
        told = b""
        while not told.endswith(b"\n"):
            told += os.read(read, 1024)
        port, cookie = told.decode().split()
        begun = len(done)
        threads = [
            threading.Thread(target=post_on, args=(int(port), cookie, f"/c/{case}/r/{room}/record/", done))
            for room in rooms[1:3]
        ]
        for thread in threads:
            thread.start()
        limit = time.monotonic() + 20
        while len(done) < begun + 2 and time.monotonic() < limit:
            time.sleep(0.01)
        time.sleep(0.3 * chance.random())
        kill(pid, read)
        for thread in threads:
            thread.join()
    there = asked(desk, case)
    return {
        "kills": SERVERS,
        "acknowledged": len(done),
        "lost": [words for words in done if not there[words]],
        "twice": [words for words, count in there.items() if count > 1],
    }


def main() -> None:
    """Begin a case in an empty folder, kill what writes in it, and tell what is left."""
    from goodoffices.server import prepare

    prepare(HOME)
    from django.db import connections

    from goodoffices.case import Case, Issue, Party
    from goodoffices.server.founding import begin
    from goodoffices.server.store import make_user, new_token, open_case

    desk = make_user("copper lantern meadow orbit pencil quarry")
    case = Case(title="T", parties=(Party(id="front"), Party(id="republic")), issues=(Issue(id="i"),))
    key = begin(desk, case, "closed", new_token())
    rooms = open_case(desk, key).room_ids
    connections.close_all()  # a connection does not survive a fork
    chance = random.Random(7)
    told = {
        "writers": kill_writers(desk, key, rooms, chance),
        "servers": kill_servers(desk, key, rooms, chance),
    }
    print(json.dumps(told))


if __name__ == "__main__":
    main()
