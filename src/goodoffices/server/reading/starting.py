"""Where the desk's helper processes are started: in one thread that lives as long as the desk.

Linux ends a helper with the *thread* that started it (prctl(2), PR_SET_PDEATHSIG), not with its process. A
thread that served one page and ended would take with it a helper that others are using.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Lock
from typing import IO

_LOCK = Lock()
_STARTERS: dict[int, ThreadPoolExecutor] = {}
"""By process: a thread does not go along where a process is forked."""


def start(
    command: Sequence[str], stdin: int | IO[bytes], stdout: int | IO[bytes], env: dict[str, str] | None = None
) -> subprocess.Popen[bytes]:
    """Start a helper that ends with this process and not before. Raises OSError.

    What it says of its failures may hold words, so nobody hears it.
    """
    with _LOCK:
        starter = _STARTERS.get(os.getpid())
        if starter is None:
            _STARTERS.clear()
            starter = _STARTERS[os.getpid()] = ThreadPoolExecutor(1, "starter")
    return starter.submit(
        lambda: subprocess.Popen(command, stdin=stdin, stdout=stdout, stderr=subprocess.DEVNULL, env=env)
    ).result()
