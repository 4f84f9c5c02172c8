"""Why not: every reason has a text, every text a use, and what it names is given."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import goodoffices
from goodoffices.talks import TEXTS, reason

SOURCES = [
    path.read_text("utf-8")
    for part in ("talks", "desk", "server")
    for path in (Path(goodoffices.__file__).parent / part).rglob("*.py")
]
USES = [
    (code, set(re.findall(r"(\w+)=", given)))
    for source in SOURCES
    for code, given in re.findall(r'\breason\(\s*"([\w-]+)"((?:[^()]|\([^()]*\)|\[[^\]]*\])*)\)', source)
]


@pytest.mark.parametrize("code", TEXTS)
def test_every_text_is_used_and_is_given_what_it_names(code: str) -> None:
    names = set(re.findall(r"%\((\w+)\)s", TEXTS[code]))
    assert "%" not in re.sub(r"%\(\w+\)s", "", TEXTS[code])
    if re.match(r"(origin|note|draft)-reader-", code):  # made of the word for what stands there
        return
    found = [given for used, given in USES if used == code]
    assert found
    assert all(given == names for given in found)


def test_every_reason_has_a_text() -> None:
    assert len(USES) > 40
    assert {code for code, _ in USES} <= set(TEXTS)


def test_a_reason_without_what_it_names_is_not_made() -> None:
    with pytest.raises(KeyError):
        reason("no-issue")
    assert str(reason("no-issue", issue=3)) == "this room has no issue 3"
    assert str(reason("declined", who="100%s")) == "100%s has declined it"
