"""What the pages of sessions, people and contacts share: forms that write into rooms, each at an address of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from goodoffices.desk.open_case import OpenCase
from goodoffices.server.forms.things import ThingForm
from goodoffices.server.middleware import DeskRequest
from goodoffices.server.reasons import worded
from goodoffices.server.store import SentBefore, open_case, writing
from goodoffices.talks import NotWritten

Forms = dict[str, ThingForm]
Page = Callable[[DeskRequest, OpenCase, Forms, ThingForm | None], HttpResponse]


def answer(
    request: DeskRequest,
    case_id: str,
    what: str,
    *,
    kinds: Mapping[str, type[ThingForm]],
    page: Page,
    here: str,
) -> HttpResponse:
    """The page; or what its form ``what`` writes, and then the page again. A form that is wrong comes back as it was filled in."""
    case = open_case(request.desk, case_id)
    outline = case.outline
    if (what and what not in kinds) or bool(what) != (request.method == "POST"):
        raise Http404
    forms = {
        name: kind(request.POST if name == what else None, case, outline, name)
        for name, kind in kinds.items()
    }
    if not what:
        return page(request, case, forms, None)
    asked = forms[what]
    if not asked.is_valid():
        return page(request, case, forms, asked)
    try:
        with writing(request.desk, case_id, asked.cleaned_data["form"]) as pen:
            for room, act in asked.placed():
                pen.write(room, act)
    except SentBefore:
        pass
    except NotWritten as problem:
        asked.add_error(None, _("It has no effect: %(why)s.") % {"why": worded(problem.reason)})
        return page(request, case, forms, asked)
    return redirect(f"{reverse(here, args=[case_id])}?recorded=1")


def status(wrong: ThingForm | None) -> int:
    """400 where a form was wrong."""
    return 400 if wrong else 200
