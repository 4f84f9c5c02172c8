"""What a document of a text says of its standing, on every page: a draft never looks like an agreement."""

from __future__ import annotations

import msgspec

from goodoffices.language.words import gettext as _


class DocumentStatus(msgspec.Struct, frozen=True, kw_only=True):
    """The standing of a text. ``title`` is its name, ``version`` that of the version, ``day`` a day as it is
    to be read, ``clean`` whether it
    is a copy without marks and owners; ``agreed`` that everything is agreed, by a person's act."""

    title: str = ""
    version: str = ""
    day: str = ""
    clean: bool = False
    agreed: bool = False
    letterhead: str = ""
    told: str = ""
    """The whole line, where a paper that is no text says it in its own words."""

    @property
    def line(self) -> str:
        """One line: mediators' draft, day, without prejudice, not agreed."""
        if self.told:
            return self.told
        if self.agreed:
            parts = [_("Agreed text"), self.version, self.day]
        else:
            parts = [_("Mediators’ draft"), self.version, self.day, _("clean copy") if self.clean else ""]
            parts += [_("without prejudice"), _("not agreed")]
        return " · ".join(part for part in parts if part)
