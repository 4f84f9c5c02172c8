"""The plan of an agreement in a process of its own: ``python -m goodoffices.server.helpers.plan_process``.

Looking for an order of turns can take seconds, and holds up nobody. What was worked out from an unchanged
agreement is not worked out again: the process remembers its last plans, and nothing else does. Locking the
desk ends it, and its memory with it.
"""

from __future__ import annotations

import sys
from collections import OrderedDict
from typing import Any

import msgspec

from goodoffices.agreement import Agreement
from goodoffices.agreement.files import agreement_to_json
from goodoffices.desk.open_case import digest
from goodoffices.language import words
from goodoffices.language.catalogues import translator_for
from goodoffices.language.words import speaking, spoken
from goodoffices.server.helpers.helper_process import HelperEnded, HelperProcess, serve

SECONDS = 60
"""Longest that the desk waits for a plan."""
REMEMBERED = 8
"""Plans that the process remembers."""


class PlanOrder(msgspec.Struct, frozen=True):
    """What to plan: the agreement as JSON text; in which language; ``asked`` names what is wanted of it."""

    agreement: str
    language: str = "en"
    asked: str = "page"


class NoPlanError(Exception):
    """There is no plan: it took too long (``late``), or the process ended without one."""

    def __init__(self, *, late: bool) -> None:
        super().__init__("no plan")
        self.late = late


PLANNER = HelperProcess("goodoffices.server.helpers.plan_process")
"""The one planning process of this desk. Whoever locks the desk ends it."""


def plan_of(agreement: Agreement) -> dict[str, Any]:
    """What a page says of the plan, as :func:`goodoffices.report.agreed.page.plan_facts` words it. Raises
    :class:`NoPlanError`.
    """
    found = msgspec.json.decode(_asked(agreement, "page"))
    assert isinstance(found, dict)
    return found


def paper_of(agreement: Agreement, kind: str) -> bytes:
    """The plan as a document: ``docx``, ``pdf``, ``csv``, ``xlsx``, or the open ``json``. Raises
    :class:`NoPlanError`.
    """
    return _asked(agreement, kind)


def _asked(agreement: Agreement, asked: str) -> bytes:
    order = PlanOrder(agreement_to_json(agreement), spoken().language, asked)
    try:
        return PLANNER.ask(msgspec.json.encode(order), SECONDS)
    except HelperEnded as problem:
        # What the process said may hold words of the case: it is neither shown nor logged.
        raise NoPlanError(late=problem.late) from None


class PlanDesk:
    """What the process does: answers to orders, each worked out once while it is remembered."""

    def __init__(self, remembered: int = REMEMBERED) -> None:
        self._most = remembered
        self._answers: OrderedDict[bytes, bytes] = OrderedDict()

    def answer_to(self, question: bytes) -> bytes:
        """The answer to an order."""
        key = digest(question)
        answer = self._answers.pop(key, None)
        if answer is None:
            answer = worked_out(msgspec.json.decode(question, type=PlanOrder))
        self._answers[key] = answer
        while len(self._answers) > self._most:
            self._answers.popitem(last=False)
        return answer


def worked_out(order: PlanOrder) -> bytes:
    """What was asked, in the language that was asked for."""
    from goodoffices.agreement.files import read_agreement_text

    agreement = read_agreement_text(order.agreement, "agreement", "json").agreement
    with speaking(translator_for(order.language)):
        return made_of(agreement, order.asked)


def made_of(agreement: Agreement, asked: str) -> bytes:
    """What was asked of the plan of an agreement, in the language that is spoken."""
    from goodoffices.agreement import plan_agreement
    from goodoffices.desk.holding import hold
    from goodoffices.report.agreed.contract import plan_contract
    from goodoffices.report.agreed.page import plan_facts
    from goodoffices.report.agreed.papers import agreement_pdf, agreement_word, table_of_turns
    from goodoffices.report.sheets_of_results import ResultSheet, as_csv, as_xlsx

    plan = plan_agreement(agreement)
    match asked:
        case "docx":
            return agreement_word(agreement, plan)
        case "pdf":
            return agreement_pdf(agreement, plan)
        case "json":
            return plan_contract(plan)
        case "csv" | "xlsx":
            head, rows = table_of_turns(agreement, plan)
            sheet = ResultSheet(words.gettext("Turns"), head, list(rows))
            return as_csv(sheet).encode() if asked == "csv" else as_xlsx([sheet])
    # Pictures are texts of a type of their own.
    return msgspec.json.encode(plan_facts(agreement, plan, hold(agreement)), enc_hook=str)


if __name__ == "__main__":
    sys.exit(serve(PlanDesk().answer_to))
