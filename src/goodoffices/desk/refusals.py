"""Why an action at the desk is refused: a code with fields, as the talks have it, so that whoever shows it
can word it in any language.
"""

from __future__ import annotations

from goodoffices.language import gettext_noop
from goodoffices.talks import Reason

TEXTS: dict[str, str] = {
    "not-its-number": gettext_noop("the options of this issue are its numbers; this is not one of them"),
    "kept-elsewhere": gettext_noop("the case file and the record are changed on their own pages"),
    "no-row": gettext_noop("this row is not there: open the page again"),
    "rule-one-by-one": gettext_noop("what this rule finds is decided one by one"),
    "not-acknowledged": gettext_noop("look at what is pointed out beside the words"),
    "changed-meanwhile": gettext_noop("it was changed meanwhile: open the page again"),
    "not-its-title": gettext_noop("this is not the title of the case"),
    "wrong-passphrase": gettext_noop("this is not the passphrase of this desk"),
    "weak-passphrase": gettext_noop(
        "the passphrase is too short: %(characters)s characters at least, or %(words)s words drawn at random"
    ),
    "idle-minutes": gettext_noop("the desk locks after 1 to %(most)s minutes"),
}
"""Code to English, as it stands after "It was not written:"."""


class NotThereError(LookupError):
    """What an address names is not there, or is not this person's. The two are not told apart."""


class RefusedError(Exception):
    """An action that may not be done; ``reason`` says why. Whatever it wrote before goes with its
    transaction.
    """

    def __init__(self, code: str, **given: str | int) -> None:
        self.reason = Reason(code, given)
        super().__init__(TEXTS[code] % given)
