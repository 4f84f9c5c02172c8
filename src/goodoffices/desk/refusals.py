"""Why an action at the desk is refused: a code with fields, as the talks have it, so that whoever shows it
can word it in any language.
"""

from __future__ import annotations

from goodoffices.talks import Reason

TEXTS: dict[str, str] = {
    "not-its-number": "the options of this issue are its numbers; this is not one of them",
    "kept-elsewhere": "the case file and the record are changed on their own pages",
    "no-row": "this row is not there: open the page again",
    "rule-one-by-one": "what this rule finds is decided one by one",
    "not-acknowledged": "look at what is pointed out beside the words",
    "changed-meanwhile": "it was changed meanwhile: open the page again",
    "not-its-title": "this is not the title of the case",
    "wrong-passphrase": "this is not the passphrase of this desk",
    "weak-passphrase": "the passphrase is too short: %(characters)s characters at least, or %(words)s words "
    "drawn at random",
    "idle-minutes": "the desk locks after 1 to %(most)s minutes",
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
