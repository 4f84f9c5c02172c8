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

from goodoffices.desk.open_case import CaseWriter, ParsedFiles
from goodoffices.desk.refusals import RefusedError
from goodoffices.record import NotPossible
from goodoffices.server.forms.base import ActForm
from goodoffices.server.middleware import DeskRequest
from goodoffices.server.reasons import not_written, worded
from goodoffices.server.store import SentBefore, open_case, write_case
from goodoffices.talks import NotWritten, RelayRefused

View = Callable[..., HttpResponse]
Deed = Callable[..., str]
"""``deed(request, writer, asked, **where)`` does what the form asks, by an action of the desk, and gives the
address that comes next.
"""


class _Incomplete(Exception):
    """What was filled in is not complete: the form says what is wrong."""


def acting(
    form: Callable[..., ActForm],
    page: View,
    *,
    sent_before: Callable[..., str],
    methods: Sequence[str] = ("GET", "POST"),
) -> Callable[[Deed], View]:
    """Make a view of a deed.

    GET shows ``page(request, case, asked, **where)`` with the form as ``form(request, case, **where)`` makes
    it. POST holds the form against the case and does the deed in one transaction. A form that was sent before
    leads to ``sent_before(case_id, **where)`` and does nothing; what is incomplete or refused comes back as
    it was filled in, with the reason and status 400, and nothing is written.
    """

    def decorate(deed: Deed) -> View:
        @functools.wraps(deed)
        @require_http_methods(list(methods))
        def view(request: DeskRequest, case_id: str, **where: Any) -> HttpResponse:
            if request.method == "GET":
                case = open_case(request.identity, case_id)
                return page(request, case, form(request, case, **where), **where)
            parsed = ParsedFiles()
            try:
                with write_case(request.identity, case_id, request.POST.get("form", ""), parsed) as writer:
                    asked = form(request, writer.case, **where)
                    if not asked.is_valid():
                        raise _Incomplete
                    after = deed(request, writer, asked, **where)
            except SentBefore:
                return redirect(sent_before(case_id, **where))
            except _Incomplete:
                pass
            except (NotWritten, RefusedError) as problem:
                asked.refusal = problem
                asked.add_error(None, not_written(problem))
            except RelayRefused as refused:
                asked.refusal = refused
                asked.add_error(None, [worded(why) for why in refused.reasons])
            except NotPossible as problem:
                asked.add_error(None, str(problem))
            except ValidationError as problem:
                asked.add_error(None, problem)
            else:
                return redirect(after)
            # Opened again: what the deed wrote before it was refused has not been written.
            answer = page(request, open_case(request.identity, case_id, parsed), asked, **where)
            answer.status_code = 400
            return answer

        return view

    return decorate


__all__ = ["CaseWriter", "acting"]
