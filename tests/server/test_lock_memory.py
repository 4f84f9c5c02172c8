"""After the lock nothing of the talks is in memory: the process that held keys and words has ended, and that
which shows the door never saw them.
"""

from __future__ import annotations

import os
import re
import signal
import time
from contextlib import suppress
from pathlib import Path

import pytest
from canaries import SEED, Canaries
from test_stolen_disk import PASSPHRASE, Visitor, descendants, site, talk

pytestmark = pytest.mark.skipif(
    not Path("/proc/self/mem").exists(), reason="only Linux shows a process's memory as a file"
)


def memory_of(pid: int) -> bytes:
    """All that a process has in its memory, as the system lets another read it."""
    found = []
    with suppress(OSError), Path(f"/proc/{pid}/mem").open("rb", 0) as memory:
        for line in Path(f"/proc/{pid}/maps").read_text().splitlines():
            span, rights, *_ = line.split()
            if "r" in rights and not line.endswith("[vvar]"):
                start, end = (int(part, 16) for part in span.split("-"))
                with suppress(OSError, ValueError, OverflowError):
                    memory.seek(start)
                    found.append(memory.read(end - start))
    return b"".join(found)


def seen(pids: list[int]) -> dict[int, int]:
    """How many of the planted words, the passphrase among them, stand in each process's memory, as text or as
    wide text.
    """
    wide = b"".join(bytes((one, 0)) for one in SEED.encode())
    words = re.compile(
        b"|".join((re.escape(SEED.encode()) + b"[0-9a-f]{0,12}", re.escape(wide), PASSPHRASE.encode()))
    )
    told = {}
    for pid in pids:
        memory = memory_of(pid)
        assert memory, f"the memory of {pid} could not be read"
        told[pid] = len(set(words.findall(memory)))
    return told


_SURELY = 3
"""Planted words that the search has to find in an open desk, so that finding none in a locked one says
something.
"""


def served(address: str) -> str:
    """What a browser sees that comes anew; it waits until somebody serves."""
    for _ in range(200):
        with suppress(OSError):
            visitor = Visitor(address)
            try:
                return visitor.get("/unlock/")
            finally:
                visitor.line.close()
        time.sleep(0.05)
    raise AssertionError("nobody serves")


def _some_are_found(visitor: Visitor, case: str, processes: list[int]) -> bool:
    """Whether the search finds words while the desk is open. How many lie in memory at one moment is chance:
    a page's are given up when it is sent.
    """
    for _ in range(10):
        visitor.get(case + "board/")
        if max(seen(processes).values()) >= _SURELY:
            return True
    return False


def test_nothing_that_was_said_is_in_memory_after_the_lock(tmp_path: Path) -> None:
    planted = Canaries()
    with site(tmp_path) as (address, supervisor):
        visitor = Visitor(address)
        visitor.get("/" + address.split("/", 3)[3])
        own = f"{planted.word()} {PASSPHRASE}"
        visitor.post("/first/", {"passphrase": own, "again": own})
        case = talk(visitor, planted)
        visitor.get(case + "board/")
        open_ones = [supervisor, *descendants(supervisor)]
        assert _some_are_found(visitor, case, open_ones), "the search finds what is there"
        assert visitor.post("/lock/", {}, page=case) == "/unlock/"
        visitor.line.close()
        limit = time.monotonic() + 30
        while set(descendants(supervisor)) & set(open_ones) and time.monotonic() < limit:
            time.sleep(0.05)
        assert "The desk is locked" in served(address)
        after = [supervisor, *descendants(supervisor)]
        assert not set(after[1:]) & set(open_ones)
        assert seen(after) == dict.fromkeys(after, 0)
        again = Visitor(address)
        again.get("/unlock/")
        assert again.post("/unlock/", {"passphrase": own}, page="/unlock/").startswith("/")
        assert SEED in again.get(case)
        again.line.close()


def test_the_process_with_the_keys_ends_with_the_one_that_started_it(tmp_path: Path) -> None:
    with site(tmp_path) as (_address, supervisor):
        worker = descendants(supervisor)[0]
        os.kill(supervisor, signal.SIGKILL)
        limit = time.monotonic() + 20
        while Path(f"/proc/{worker}/cmdline").exists() and time.monotonic() < limit:
            if not Path(f"/proc/{worker}/cmdline").read_bytes():  # ended, and not yet waited for
                break
            time.sleep(0.02)
        assert time.monotonic() < limit
