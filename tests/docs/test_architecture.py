"""ARCHITECTURE.md names every dependency with the licence that the installed package states, and every part
of the house.
"""

from __future__ import annotations

import re
import tomllib
from importlib import metadata
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TEXT = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
FAMILIES = ("BSD", "MIT", "Apache", "MPL", "LGPL", "ZPL")


def _names(requirements: list[str]) -> list[str]:
    return [re.split(r"[<>=\[ ]", requirement)[0] for requirement in requirements]


SHIPPED = _names(
    PROJECT["project"]["dependencies"]
    + [line for extra in PROJECT["project"]["optional-dependencies"].values() for line in extra]
)
DEVELOPMENT = _names([line for group in PROJECT["dependency-groups"].values() for line in group])


@pytest.mark.parametrize("name", SHIPPED)
def test_a_dependency_has_a_reason_and_its_own_licence(name: str) -> None:
    row = re.search(rf"^\| {re.escape(name)} \| (?P<why>[^|]+) \| (?P<licence>[^|]+) \|$", TEXT, re.M)
    assert row, f"ARCHITECTURE.md has no row for {name}"
    about = metadata.metadata(name)
    stated = " ".join(
        [
            about.get("License-Expression") or about.get("License") or "",
            *(line for line in about.get_all("Classifier") or [] if line.startswith("License")),
        ]
    ).replace("Zope Public License", "ZPL")
    family = next(family for family in FAMILIES if family in row["licence"])
    assert family in stated


@pytest.mark.parametrize("name", DEVELOPMENT)
def test_what_development_needs_is_named(name: str) -> None:
    assert re.search(rf"\b{re.escape(name)}\b", TEXT)


def test_every_part_is_on_a_floor() -> None:
    parts = {path.parent.name for path in (ROOT / "src/goodoffices").glob("*/__init__.py")}
    assert all(re.search(rf"^\d?\s+{part}\s", TEXT, re.M) for part in parts)
