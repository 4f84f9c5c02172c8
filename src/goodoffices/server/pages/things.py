"""What the pages of sessions, people and contacts share: forms that begin something or take a step, each at
an address of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse

from goodoffices.desk.open_case import CaseWriter, OpenCase
from goodoffices.server.forms.things import ThingForm
from goodoffices.server.middleware import DeskRequest
from goodoffices.server.pages.acting import acting

Forms = dict[str, ThingForm]
Page = Callable[[DeskRequest, OpenCase, Forms, ThingForm], HttpResponse]


def things(kinds: Mapping[str, type[ThingForm]], page: Page, here: str) -> Callable[..., HttpResponse]:
    """A view of a page with several forms: ``what`` in its address names the one that is sent. A form that is
    wrong comes back as it was filled in.
    """

    def form(request: DeskRequest, case: OpenCase, what: str = "") -> ThingForm:
        if (what and what not in kinds) or bool(what) != (request.method == "POST"):
            raise Http404
        name = what or next(iter(kinds))
        return kinds[name](request.POST if what else None, case, case.outline, name)

    def shown(request: DeskRequest, case: OpenCase, asked: ThingForm, what: str = "") -> HttpResponse:
        forms = {name: kind(None, case, case.outline, name) for name, kind in kinds.items()}
        return page(request, case, forms | ({what: asked} if what else {}), asked)

    def after(case_id: str, **_where: Any) -> str:
        return f"{reverse(here, args=[case_id])}?recorded=1"

    @acting(form, shown, sent_before=after)
    def view(request: DeskRequest, writer: CaseWriter, asked: ThingForm, what: str = "") -> str:
        asked.deed(writer)
        return asked.next() or after(writer.case.id)

    return view
