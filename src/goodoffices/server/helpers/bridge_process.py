"""The bridge in a process of its own: ``python -m goodoffices.server.helpers.bridge_process``.

As for the analysis: a long computation never holds up the desk, what was computed from an unchanged case is
not computed again, and locking the desk ends the process with all that it remembers.
"""

from __future__ import annotations

import sys
from collections import OrderedDict
from collections.abc import Callable

import msgspec

from goodoffices.case import Case
from goodoffices.case.files import case_to_line, read_case_text
from goodoffices.desk.bridge import BridgeFound, Helping, bridge_of
from goodoffices.desk.open_case import digest
from goodoffices.server.helpers.helper_process import HelperEnded, HelperProcess, serve

SECONDS = 60
"""Longest that the desk waits for an answer."""
REMEMBERED = 8


class BridgeOrder(msgspec.Struct, frozen=True):
    """What to compute: the case as JSON text, which helping, and options that one side alone has named in
    confidence.
    """

    case: str
    helping: Helping = "first"
    secret: tuple[tuple[str, str, str], ...] = ()


class BridgeAnswer(msgspec.Struct, frozen=True):
    """The answer; ``remembered`` where it was not computed for this order."""

    found: BridgeFound
    remembered: bool = False


class NoBridgeError(Exception):
    """There is no answer: the process took too long, or failed."""


PROCESS = HelperProcess("goodoffices.server.helpers.bridge_process")
"""The one process of this desk that looks for bridges. Whoever locks the desk ends it."""


def bridge_found(case: Case, helping: Helping, secret: tuple[tuple[str, str, str], ...]) -> BridgeFound:
    """What would close the gap of a case. Raises :class:`NoBridgeError`."""
    order = BridgeOrder(case_to_line(case), helping, secret)
    try:
        raw = PROCESS.ask(msgspec.json.encode(order), SECONDS)
    except HelperEnded as problem:
        raise NoBridgeError("late" if problem.late else "ended") from None
    return msgspec.json.decode(raw, type=BridgeAnswer, dec_hook=_fraction).found


def _fraction(kind: type, value: object) -> object:
    return kind(value)


class Bridger:
    """What the process does: answers to orders, each computed once while it is remembered; a whole helping
    that is remembered is given for a first one too.
    """

    def __init__(self, compute: Callable[[BridgeOrder], BridgeFound] | None = None) -> None:
        self._compute = compute or answer_to_order
        self._known: OrderedDict[bytes, BridgeFound] = OrderedDict()

    def answer_to(self, question: bytes) -> bytes:
        """The answer to an order, both in JSON."""
        order = msgspec.json.decode(question, type=BridgeOrder)
        whole = digest(msgspec.json.encode(msgspec.structs.replace(order, helping="whole")))
        own = digest(msgspec.json.encode(order))
        key = whole if whole in self._known else own
        found = self._known.pop(key, None)
        remembered = found is not None
        if found is None:
            found = self._compute(order)
        self._known[key] = found
        while len(self._known) > REMEMBERED:
            self._known.popitem(last=False)
        return msgspec.json.encode(BridgeAnswer(found, remembered), enc_hook=str)


def answer_to_order(order: BridgeOrder) -> BridgeFound:
    """What would close the gap."""
    case = read_case_text(order.case, "case", "json", unfinished=True)
    return bridge_of(case, order.helping, order.secret)


if __name__ == "__main__":
    sys.exit(serve(Bridger().answer_to))
