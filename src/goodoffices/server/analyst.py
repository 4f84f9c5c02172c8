"""The analysis in a process of its own, fed by a pipe: ``python -m goodoffices.server.analyst``.

So that a long computation never holds up the desk, and a process that ends takes everything decrypted with it. The case comes in on
standard input as JSON, the finished page goes out on standard output; nothing of it stands in arguments, files or the environment.
"""

from __future__ import annotations

import subprocess
import sys
from typing import Literal, get_args

import msgspec

from goodoffices.case import Case, ProblemsFound

Minima = Literal["stated", "ignored"]
SECONDS = 90
"""Longest that the desk waits for a page."""


class Order(msgspec.Struct, frozen=True):
    """What to compute: the case as JSON text, what to do with the minima, and whether the page stands in a frame of another."""

    case: str
    minima: Minima = "stated"
    framed: bool = False


class NoAnalysis(Exception):
    """There is no page; the message says why, in words for the mediator."""


def page_of(case: Case, minima: Minima, *, framed: bool = False) -> str:
    """The report on a case as one page, or, ``framed``, as the inside of one. Raises :class:`NoAnalysis`."""
    from django.utils.translation import gettext

    from goodoffices.case.files import case_to_json

    order = msgspec.json.encode(Order(case_to_json(case), minima, framed))
    # -P: without it, Python looks for modules first in the folder in which the desk was started, and a file there could take a module's place.
    command = [sys.executable, "-P", "-m", __name__]
    try:
        done = subprocess.run(command, input=order, capture_output=True, check=False, timeout=SECONDS)
    except subprocess.TimeoutExpired:
        told = gettext("The analysis took longer than %(seconds)s seconds and was stopped.")
        raise NoAnalysis(told % {"seconds": SECONDS}) from None
    if done.returncode == 2:
        raise NoAnalysis(done.stderr.decode("utf-8", "replace").strip())
    if done.returncode:
        # What the process said may hold words of the case: it is neither shown nor logged.
        raise NoAnalysis(gettext("The analysis ended without a result."))
    return done.stdout.decode("utf-8")


def main() -> int:
    """Read an order, write the page; status 2 with the reason where the case cannot be analysed."""
    from goodoffices.analysis import analyse, board
    from goodoffices.case.files import read_case_text
    from goodoffices.report import render_page

    order = msgspec.json.decode(sys.stdin.buffer.read(), type=Order)
    assert order.minima in get_args(Minima)
    try:
        case = read_case_text(order.case, "case", "json", unfinished=True)
        found = analyse(case, minima=order.minima)
        page = render_page(case, found, board(case), title="Analysis", framed=order.framed)
    except ProblemsFound as problem:
        sys.stderr.buffer.write(str(problem).encode())
        return 2
    sys.stdout.buffer.write(page.encode())
    return 0


if __name__ == "__main__":
    sys.exit(main())
