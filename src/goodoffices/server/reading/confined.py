"""The desk's end of the reading process: start it, ask it, and end it where it takes too long."""

from __future__ import annotations

import os
import queue
import subprocess
import sys
import threading
from types import TracebackType
from typing import Literal

import msgspec

from goodoffices.server.reading.messages import Answer, NotRead, Request, receive, send
from goodoffices.server.reading.starting import start

Reason = Literal["time", "memory", "ended", "encoding", "said"]
SECONDS = 10
"""Longest that one file may take."""
START = 60
"""Longest, in seconds, that the process may take to start; it is not the file's time."""


class NotReadError(Exception):
    """A file was not read, for a reason; ``said`` are the reader's own words, where it has some."""

    def __init__(self, reason: Reason, said: str = "") -> None:
        super().__init__(said or reason)
        self.reason, self.said = reason, said


class Confined:
    """A reading process, started at the first request and again after it had to be ended; it is gone when the
    block ends.
    """

    def __init__(self, seconds: int = SECONDS) -> None:
        self.seconds = seconds
        self._process: subprocess.Popen[bytes] | None = None
        self._answers: queue.Queue[bytes | None] = queue.Queue()

    def __enter__(self) -> Confined:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end()

    def ask(self, request: Request, *, times: int = 1) -> Answer:
        """What comes of a request that may take ``times`` as long as one file. Raises
        :class:`NotReadError`.
        """
        process = self._started(times)
        assert process.stdin is not None
        try:
            send(process.stdin, request)
        except OSError:
            raise self._ended() from None
        try:
            data = self._answers.get(timeout=self.seconds * times)
        except queue.Empty:
            self._end()
            raise NotReadError("time") from None
        if data is None:
            raise self._ended()
        answer: Answer = msgspec.json.decode(data, type=Answer)
        if isinstance(answer, NotRead):
            raise NotReadError(answer.reason, answer.said)
        return answer

    def _started(self, times: int) -> subprocess.Popen[bytes]:
        """The process; where a request may take longer than one file, one of its own with more time."""
        if times > 1:
            self._end()
        if self._process is None:
            # -P: without it, Python looks for modules first in the folder in which the desk was started.
            command = [sys.executable, "-P", "-m", f"{__package__}.reader", str(self.seconds * times)]
            environment = {**os.environ, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
            self._process = start(
                [*command, str(os.getpid())], subprocess.PIPE, subprocess.PIPE, env=environment
            )
            self._answers = queue.Queue()
            threading.Thread(target=_listen, args=(self._process, self._answers), daemon=True).start()
            try:
                if self._answers.get(timeout=START) is None:
                    raise self._ended()
            except queue.Empty:
                self._end()
                raise NotReadError("ended") from None
        return self._process

    def _ended(self) -> NotReadError:
        """Why the process is gone: it used up its time, or its memory, or failed."""
        assert self._process is not None
        status = self._process.wait()
        self._end()
        # SIGXCPU, where the platform has it: the time was used up.
        return NotReadError("time" if -status == 24 else "ended")

    def _end(self) -> None:
        if self._process is None:
            return
        process, self._process = self._process, None
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                try:
                    pipe.close()
                except OSError:  # what was still to be written has nobody to read it
                    continue


def _listen(process: subprocess.Popen[bytes], answers: queue.Queue[bytes | None]) -> None:
    assert process.stdout is not None
    try:
        while (data := receive(process.stdout)) is not None:
            answers.put(data)
    except (OSError, ValueError):  # closed meanwhile
        pass
    answers.put(None)
