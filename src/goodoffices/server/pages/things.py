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
from goodoffices.server.pages.base import View, address, number_in, show


def things(
    kinds: Mapping[str, type[ThingForm]],
    template: str,
    here: str,
    shown: Callable[..., msgspec.Struct],
    *,
    name: str = "",
    parts: tuple[str, ...] = (),
    paged: bool = False,
) -> View:
    """A view of a page with several forms, by their names in ``forms``: ``what`` in its address names the one
    that is sent. A form that is wrong comes back as it was filled in. ``here`` is the page in the navigation,
    ``name`` that of its address where it is another one, and ``parts`` what its address has besides, which
    forms and ``shown(case, **where)`` are given too; of a list that is ``paged`` it is given the ``page``
    that the address asks for.
    """
    where_to = address(name or here, *parts)

    def form(request: DeskRequest, case: OpenCase, what: str = "", **where: Any) -> ThingForm:
        if (what and what not in kinds) or bool(what) != (request.method == "POST"):
            raise NotThereError("no such form")
        key = what or next(iter(kinds))
        return kinds[key](request.POST if what else None, case, case.outline, key, **where)

    def page(
        request: DeskRequest, case: OpenCase, asked: ThingForm, what: str = "", **where: Any
    ) -> HttpResponse:
        forms = {key: kind(None, case, case.outline, key, **where) for key, kind in kinds.items()}
        for form in forms.values():  # what the address begins with: places and numbers, no words
            form.initial |= {key: request.GET[key] for key in form.fields if key in request.GET}
        sent = {what: asked} if what else {}
        record = shown(case, **where, **({"page": number_in(request, "page")} if paged else {}))
        return show(request, template, record, case=case, here=here, forms=forms | sent, where=where)

    def after(case_id: str, **where: Any) -> str:
        return f"{where_to(case_id, **where)}?recorded=1"

    @acting(form, page, after=after)
    def view(request: DeskRequest, writer: CaseWriter, asked: ThingForm, what: str = "", **where: Any) -> str:
        asked.deed(writer)
        return asked.next()

    return view
