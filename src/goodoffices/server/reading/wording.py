"""What a page says of a file that was not read."""

from __future__ import annotations

from django.utils.translation import gettext as _

from goodoffices.language import unpacked
from goodoffices.language.words import worded
from goodoffices.server.reading.bring_in import Brought
from goodoffices.server.reading.confined import SECONDS, NotReadError
from goodoffices.server.reading.limits import MEMORY


def words_of_brought(brought: Brought) -> list[str]:
    """What was refused of files that were brought in, and what was odd in others."""
    refused = [f"{name}: {words_of_refusal(why)}" for name, why in brought.refused]
    return refused + [f"{name}: {worded(note.what)}" for name, note in brought.notes]


def words_of_refusal(refused: NotReadError) -> str:
    """Why a file was not read, and what to do instead."""
    match refused.reason:
        case "time":
            told = _(
                "Reading it took longer than %(seconds)s seconds and was stopped. Save the article alone, or "
                "paste its text."
            )
            return told % {"seconds": SECONDS}
        case "memory":
            told = _(
                "Reading it took more than %(size)s MB of memory and was stopped. Save the article alone, or "
                "paste its text."
            )
            return told % {"size": MEMORY // (1 << 20)}
        case "encoding":
            return _("The file is no text in UTF-8. Save it as such, in a spreadsheet as “CSV UTF-8”.")
        case "ended":
            return _("Reading it failed. Paste the text of the article instead.")
        case "said":
            return worded(unpacked(refused.said))
