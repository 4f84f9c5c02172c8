"""Why the talks refuse something, in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping

from django import template
from django.utils.functional import Promise
from django.utils.translation import gettext

from goodoffices import talks
from goodoffices.desk import refusals
from goodoffices.desk.refusals import RefusedError
from goodoffices.server.store import AnotherUser, HereAlready, OtherKeys
from goodoffices.server.wording.templatetags import SHORT_MARKS, STATES, STEP_WORDS
from goodoffices.talks import NotWritten, Reason
from goodoffices.vault import WrongPassphrase
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


def not_done(problem: NotWritten | RefusedError) -> str:
    """What a form says whose act, which would have written no entry, was refused."""
    return gettext("It was not done: %(why)s.") % {"why": worded(problem.reason)}


def not_taken_in(problem: Exception) -> str:
    """Why a case's file could not be taken in, and what to do instead."""
    match problem:
        case WrongPassphrase():
            return gettext("The passphrase does not open this file, or the file was altered.")
        case HereAlready():
            return gettext("This case is on this laptop already.")
        case OtherKeys():
            return gettext(
                "The case is yours, and was written out under newer keys than this desk has. Open it in a "
                "folder of its own, in a terminal: goodoffices restore FILE --home FOLDER"
            )
        case AnotherUser():
            return gettext(
                "The case belongs to another identity than this desk, which has cases of its own. Open it in "
                "a folder of its own, in a terminal: goodoffices restore FILE --home FOLDER"
            )
    return gettext("The file cannot be used: %(why)s.") % {"why": problem}


def too_weak() -> str:
    """What a passphrase has to be that is not strong enough."""
    return gettext(
        "The passphrase is too short: %(characters)s characters at least, or %(words)s words drawn at random."
    ) % {
        "characters": SHORTEST,
        "words": WORDS,
    }
