"""Why the talks refuse something, in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping

from django import template
from django.utils.functional import Promise
from django.utils.translation import gettext

from goodoffices import talks
from goodoffices.desk import refusals
from goodoffices.desk.refusals import RefusedError
from goodoffices.server.words import SHORT_MARKS, STATES, STEP_WORDS
from goodoffices.talks import NotWritten, Reason
from goodoffices.vault.passphrase import SHORTEST, WORDS

register = template.Library()
_TEXTS = {**talks.TEXTS, **refusals.TEXTS}
_TERMS: dict[str, Mapping[str, str | Promise]] = {"level": SHORT_MARKS, "state": STATES, "step": STEP_WORDS}
"""What is given to a reason as a term of the talks, and its words."""


@register.filter
def reason_words(reason: Reason) -> str:
    """A reason, on a page."""
    return worded(reason)


def worded(reason: Reason) -> str:
    """A reason as it stands after "It was not written:" or in a list of objections."""
    given = {name: _TERMS.get(name, {}).get(str(value), value) for name, value in reason.given.items()}
    return gettext(_TEXTS[reason.code]) % given


def not_written(problem: NotWritten | RefusedError) -> str:
    """What a form says whose entry was refused."""
    return gettext("It was not written: %(why)s.") % {"why": worded(problem.reason)}


def too_weak() -> str:
    """What a passphrase has to be that is not strong enough."""
    return gettext(
        "The passphrase is too short: %(characters)s characters at least, or %(words)s words drawn at random."
    ) % {
        "characters": SHORTEST,
        "words": WORDS,
    }
