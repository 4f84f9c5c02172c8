"""Writing an agreement in the project's own format."""

from __future__ import annotations

from goodoffices.agreement.agreement import AGREEMENT_FORMAT, Agreement
from goodoffices.case.files.json_out import json_of
from goodoffices.case.files.plain import Plain, plain
from goodoffices.case.files.yaml_out import yaml_of


def agreement_to_yaml(agreement: Agreement) -> str:
    """An agreement as YAML."""
    return yaml_of(_plain(agreement, short=True))


def agreement_to_json(agreement: Agreement) -> str:
    """An agreement as JSON, every record in full; a fraction that is no decimal is a text such as
    ``"1/3"``."""
    return json_of(_plain(agreement, short=False))


def _plain(agreement: Agreement, short: bool) -> dict[str, Plain]:
    found = plain(agreement, short)
    assert isinstance(found, dict)
    return {"format": AGREEMENT_FORMAT, **found}
