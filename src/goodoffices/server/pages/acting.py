"""A page with a form behind which a person's act stands: from what was sent to the answer, the same for every
page.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from goodoffices.desk.open_case import ParsedFiles
from goodoffices.desk.refusals import RefusedError
from goodoffices.language.words import error_words
from goodoffices.record import NotPossible
from goodoffices.server.access.middleware import DeskRequest
from goodoffices.server.access.refusing import refuse
from goodoffices.server.forms.base import ActForm, sent
from goodoffices.server.pages.base import View
from goodoffices.server.pages.giving_back import given_back
from goodoffices.server.store import SentBefore, StoredDesk, open_case, write_case
from goodoffices.server.wording.reasons import not_done, not_written, worded
from goodoffices.talks import NotWritten, RelayRefused

Deed = Callable[..., str | None]
"""``deed(request, writer, asked, **where)`` does what the form asks, by an action of the desk. It may give
the address that comes next.
"""


class Incomplete(Exception):
    """What was filled in is not complete or cannot be done: the form says what is wrong."""


_REFUSED = (Incomplete, NotWritten, RefusedError, RelayRefused, NotPossible, ValidationError)


def acting(
    form: type[ActForm] | Callable[..., ActForm],
    page: View,
    *,
    after: Callable[..., str],
    methods: Sequence[str] = ("GET", "POST"),
    heavy: bool = False,
) -> Callable[[Deed], View]:
    """Make a view of a deed in a case.

    GET shows ``page(request, case, asked, **where)`` with the form of that case. POST holds the form against
    the case and does the deed in one transaction, and leads to ``after(case_id, **where)``. A form that was
    sent before leads there too and does nothing; what is incomplete or refused comes back as it was filled
    in, with the reason and status 400, and nothing is written. A ``heavy`` form reads a file that somebody
    brings: it is checked before the transaction, which does not wait for it.
    """
    form_of = getattr(form, "of", form)  # a class of forms, or a function that makes one

    def decorate(deed: Deed) -> View:
        @functools.wraps(deed)
        @require_http_methods(list(methods))
        def view(request: DeskRequest, case_id: str, **where: Any) -> HttpResponse:
            parsed = ParsedFiles()
            if request.method == "GET" or heavy:
                case = open_case(request.identity, case_id, parsed)
                asked = form_of(request, case, **where)
                if request.method == "GET" or not asked.is_valid():
                    return _shown(request, page(request, case, asked, **where), asked)
            try:
                with write_case(request.identity, case_id, request.POST.get("form", ""), parsed) as writer:
                    if not heavy:
                        asked = form_of(request, writer.case, **where)
                    if not asked.is_valid():
                        raise Incomplete
                    next_ = deed(request, writer, asked, **where)
            except SentBefore:
                return redirect(after(case_id, **where))
            except _REFUSED as problem:
                _tell(asked, problem)
            else:
                return redirect(next_ or after(case_id, **where))
            # Opened again: what the deed wrote before it was refused has not been written.
            now = open_case(request.identity, case_id, parsed)
            return _shown(request, page(request, now, asked, **where), asked)

        return view

    return decorate


def acting_on_desk(
    form: type[ActForm], page: View, *, after: Callable[..., str], methods: Sequence[str] = ("GET", "POST")
) -> Callable[[Deed], View]:
    """Make a view of a deed that is in no case yet, or is of a case as a whole: ``deed(request, desk, asked,
    **where)``, with a page and an ``after`` as those of :func:`acting` without the case.
    """

    def decorate(deed: Deed) -> View:
        @functools.wraps(deed)
        @require_http_methods(list(methods))
        def view(request: DeskRequest, **where: Any) -> HttpResponse:
            asked = form(*sent(request))
            if request.method == "POST" and asked.is_valid():
                try:
                    next_ = deed(request, StoredDesk(request.identity), asked, **where)
                    return redirect(next_ or after(**where))
                except SentBefore:
                    return redirect(after(**where))
                except RefusedError as problem:
                    asked.refusal = problem
                    asked.add_error(None, not_done(problem))
            return _shown(request, page(request, asked, **where), asked)

        return view

    return decorate


def told_alone(request: DeskRequest, case: Any, asked: ActForm, **where: Any) -> HttpResponse:
    """The page of an act whose form stands on a page of others: what is wrong, and nothing else."""
    return refuse(request, 400, " ".join(asked.told()))


def _tell(asked: ActForm, problem: Exception) -> None:
    """Say on a form why what it asks was not done."""
    match problem:
        case NotWritten() | RefusedError():
            asked.refusal = problem
            asked.add_error(None, not_written(problem))
        case RelayRefused():
            asked.refusal = problem
            asked.add_error(None, [worded(why) for why in problem.reasons])
        case NotPossible():
            asked.add_error(None, error_words(problem))
        case ValidationError():
            asked.add_error(None, problem)


def _shown(request: DeskRequest, answer: HttpResponse, asked: ActForm) -> HttpResponse:
    """The page; of what was refused with all that was filled in."""
    if asked.errors:
        answer.status_code = 400
        return given_back(request, answer, asked.errors.keys())
    return answer
