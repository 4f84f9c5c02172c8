"""What the pages of sessions, people and contacts share: forms that begin something or take a step, each at
an address of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import msgspec
from django.http import HttpResponse

from goodoffices.desk.open_case import CaseWriter, OpenCase
from goodoffices.desk.refusals import NotThereError
from goodoffices.server.access.middleware import DeskRequest
from goodoffices.server.forms.things import ThingForm
from goodoffices.server.pages.acting import acting
from goodoffices.server.pages.base import View, address, show


def things(
    kinds: Mapping[str, type[ThingForm]],
    template: str,
    here: str,
    shown: Callable[[OpenCase], msgspec.Struct],
) -> View:
    """A view of a page with several forms, by their names in ``forms``: ``what`` in its address names the one
    that is sent. A form that is wrong comes back as it was filled in.
    """

    def form(request: DeskRequest, case: OpenCase, what: str = "") -> ThingForm:
        if (what and what not in kinds) or bool(what) != (request.method == "POST"):
            raise NotThereError("no such form")
        name = what or next(iter(kinds))
        return kinds[name](request.POST if what else None, case, case.outline, name)

    def page(request: DeskRequest, case: OpenCase, asked: ThingForm, what: str = "") -> HttpResponse:
        forms = {name: kind(None, case, case.outline, name) for name, kind in kinds.items()}
        sent = {what: asked} if what else {}
        return show(request, template, shown(case), case=case, here=here, forms=forms | sent)

    def after(case_id: str, **_where: Any) -> str:
        return f"{address(here)(case_id)}?recorded=1"

    @acting(form, page, after=after)
    def view(request: DeskRequest, writer: CaseWriter, asked: ThingForm, what: str = "") -> str:
        asked.deed(writer)
        return asked.next()

    return view
