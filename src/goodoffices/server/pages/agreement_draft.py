"""An agreement begun out of what the sides agreed: its clauses, and what each would have somebody owe."""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import path

from goodoffices.desk.open_case import CaseWriter, OpenCase
from goodoffices.server.access.middleware import DeskRequest
from goodoffices.server.forms.agreement_draft import BeginAgreementForm
from goodoffices.server.forms.base import ActForm
from goodoffices.server.pages.acting import acting
from goodoffices.server.pages.base import address, show


def _page(request: DeskRequest, case: OpenCase, asked: ActForm, source: str, entry: int) -> HttpResponse:
    assert isinstance(asked, BeginAgreementForm)
    standing = case.agreement
    signed = standing is not None and not standing.agreement.draft
    return show(
        request, "agreement_draft.html", case=case, here="agreement", asked=asked, draft=asked.draft,
        signed=signed, source=source, entry=entry,
    )  # fmt: skip


@acting(BeginAgreementForm, _page, after=address("agreement"))
def begin(
    request: DeskRequest, writer: CaseWriter, asked: BeginAgreementForm, source: str, entry: int
) -> None:
    """Take the draft in, with what was confirmed."""
    asked.deed(writer, source, entry)


urlpatterns = [
    path("c/<str:case_id>/agreement/draft/<slug:source>/<int:entry>/", begin, name="agreement-draft"),
]
