"""An address is answered by the same page, whether its front is looked at first or all addresses in turn."""

from __future__ import annotations

import re
from functools import partial

import pytest
from django.urls import Resolver404, ResolverMatch, path, resolve

from goodoffices.server import urls

SAMPLES = {"str": ("ab", "plan", "new"), "slug": ("take-in", "do", "papers"), "int": ("3",)}


def written(route: str) -> list[str]:
    """Addresses of a route, some of which look like others."""
    return ["/" + re.sub(r"<(\w+):\w+>", partial(_picked, at), route) for at in range(3)]


def _picked(at: int, kind: re.Match[str]) -> str:
    return SAMPLES[kind.group(1)][at % len(SAMPLES[kind.group(1)])]


def test_every_address_finds_its_page() -> None:
    flat = list(urls._of_pages())
    assert len(flat) > 100
    for pattern in flat:
        for address in written(str(pattern.pattern)):
            plain = next(found for each in flat if (found := each.resolve(address[1:])) is not None)
            assert _page(resolve(address)) == _page(plain), address


def _page(found: ResolverMatch) -> tuple[object, str | None, dict[str, object]]:
    return found.func, found.url_name, found.kwargs


@pytest.mark.parametrize("address", ["/nowhere/", "/c/", "/c/ab/nowhere/", "/c/ab/text", "/c/ab/r/"])
def test_what_has_no_page_is_not_found(address: str) -> None:
    with pytest.raises(Resolver404):
        resolve(address)


def test_an_address_begins_with_a_plain_word() -> None:
    with pytest.raises(ValueError, match="plain word"):
        urls._by_front([path("<str:what>/", urls._by_front)])  # type: ignore[arg-type]
