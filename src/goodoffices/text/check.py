"""All that is looked for in a text."""

from __future__ import annotations

from goodoffices.text.finding import Finding, in_order
from goodoffices.text.model import Text
from goodoffices.text.survey import loose_findings


def check_text(text: Text) -> tuple[Finding, ...]:
    """What is wrong with a text, in its order."""
    return in_order(loose_findings(text))
