"""Several names in a line, as a language strings them together."""

from __future__ import annotations

from collections.abc import Sequence

from goodoffices.language.translator import spoken


def all_of(names: Sequence[str]) -> str:
    """ "Ash, Birch and Cedar"."""
    return _listed(names, "and", "standard")


def one_of(names: Sequence[str]) -> str:
    """ "Ash, Birch or Cedar"."""
    return _listed(names, "or", "or")


def _listed(names: Sequence[str], english: str, style: str) -> str:
    if len(names) < 2:
        return "".join(names)
    if spoken().english:
        return f"{', '.join(names[:-1])} {english} {names[-1]}"
    from babel.lists import format_list

    return format_list(list(names), style=style, locale=spoken().locale)  # type: ignore[arg-type]
