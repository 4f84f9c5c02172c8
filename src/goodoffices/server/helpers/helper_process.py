"""A process that does one thing for the desk, asked over pipes: a length of eight bytes, then a message, both
ways.

Nothing of what it is asked stands in arguments, files or the environment. It ends when it is told to, when it
takes too long, and with the desk.
"""

from __future__ import annotations

import os
import queue
import subprocess
import sys
import threading
from collections.abc import Callable
from typing import IO

from goodoffices.server.reading.limits import end_with, limit_core
from goodoffices.server.reading.messages import LENGTH, receive
from goodoffices.server.reading.starting import start

START = 60
"""Longest, in seconds, that the process may take to start; it is not the time of a question."""


class HelperEnded(Exception):
    """There is no answer: the process failed, or it took too long (``late``) and was ended."""

    def __init__(self, *, late: bool = False) -> None:
        super().__init__("the process took too long" if late else "the process ended")
        self.late = late


class HelperProcess:
    """``python -m module``, started at the first question and again after it ended. One question at a
    time.
    """

    def __init__(self, module: str) -> None:
        self.module = module
        self._asking = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._answers: queue.Queue[bytes | None] = queue.Queue()

    @property
    def pid(self) -> int | None:
        """The process that is there now, or None."""
        return self._process.pid if self._process is not None else None

    def ask(self, question: bytes, seconds: float) -> bytes:
        """The answer within ``seconds``. Raises :class:`HelperEnded`."""
        if not self._asking.acquire(timeout=seconds):
            raise HelperEnded(late=True)
        try:
            self._start()
            return self._asked(question, seconds)
        except OSError:
            self.end()
            raise HelperEnded from None
        finally:
            self._asking.release()

    def end(self) -> None:
        """End the process, with everything that it holds in memory. Nothing if there is none."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                try:
                    pipe.close()
                except OSError:  # what was still to be written has nobody to read it
                    continue

    def _asked(self, question: bytes, seconds: float) -> bytes:
        process = self._process
        if process is None or process.stdin is None:
            raise HelperEnded
        write(process.stdin, question)
        return self._next(seconds)

    def _next(self, seconds: float) -> bytes:
        try:
            answer = self._answers.get(timeout=seconds)
        except queue.Empty:
            self.end()
            raise HelperEnded(late=True) from None
        if answer is None:
            self.end()
            raise HelperEnded
        return answer

    def _start(self) -> None:
        if self._process is not None and self._process.poll() is None:
            return
        self.end()
        # -P: without it, Python looks for modules first in the folder in which the desk was started, and a
        # file there could take a module's place.
        command = [sys.executable, "-P", "-m", self.module, str(os.getpid())]
        self._process = start(command, subprocess.PIPE, subprocess.PIPE)
        self._answers = queue.Queue()
        threading.Thread(target=_listen, args=(self._process, self._answers), daemon=True).start()
        self._next(START)


def serve(answer_to: Callable[[bytes], bytes]) -> int:
    """What such a process does: answer questions until there are no more. The first message says that it has
    started.
    """
    end_with(int(sys.argv[1]))
    limit_core()
    source, target = sys.stdin.buffer, sys.stdout.buffer
    write(target, b"")
    while (question := receive(source)) is not None:
        write(target, answer_to(question))
    return 0


def write(stream: IO[bytes], message: bytes) -> None:
    """Write one message. Raises OSError if nobody reads any more."""
    stream.write(len(message).to_bytes(LENGTH, "big"))
    stream.write(message)
    stream.flush()


def _listen(process: subprocess.Popen[bytes], answers: queue.Queue[bytes | None]) -> None:
    assert process.stdout is not None
    try:
        while (data := receive(process.stdout)) is not None:
            answers.put(data)
    except (OSError, ValueError):  # closed meanwhile
        pass
    answers.put(None)
