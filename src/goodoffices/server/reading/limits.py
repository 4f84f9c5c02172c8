"""Limits of the reading process, set by itself before it reads anything.

Linux and other POSIX systems keep both limits. Windows has no such limits for a process: there the desk's own
clock alone ends it.
"""

from __future__ import annotations

import ctypes
import os
import signal
import sys

MEMORY = 1 << 30
"""Address space in bytes: 1 GiB."""
_PR_SET_PDEATHSIG = 1


def limit_memory(size: int = MEMORY) -> None:
    """What goes beyond ``size`` bytes raises MemoryError, and leaves no core dump."""
    if sys.platform == "win32":
        return
    import resource

    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    size = size if hard == resource.RLIM_INFINITY else min(size, hard)
    resource.setrlimit(resource.RLIMIT_AS, (size, size))
    limit_core()


def limit_core() -> None:
    """A process that fails leaves no core dump: its memory holds words."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def limit_time(seconds: int) -> None:
    """The process is killed after ``seconds`` more of processor time, whatever it is doing: an expression
    that never ends lets no other thread and no handler of a signal in.
    """
    if sys.platform == "win32":
        return
    import resource

    used = resource.getrusage(resource.RUSAGE_SELF)
    soft = int(used.ru_utime + used.ru_stime) + seconds + 1
    resource.setrlimit(resource.RLIMIT_CPU, (soft, resource.getrlimit(resource.RLIMIT_CPU)[1]))
    signal.signal(signal.SIGXCPU, signal.SIG_DFL)


def end_with(parent: int) -> None:
    """The process ends with the one that started it: a desk that is locked or killed leaves no words behind
    in another process.

    Linux ends it with the thread that started it: :func:`~goodoffices.server.reading.starting.start` has one
    that stays.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        # The parent may have ended before this was set.
        if os.getppid() != parent:
            os._exit(1)
