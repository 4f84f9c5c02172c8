"""The contracts of the house that import-linter cannot tell: imports of any form, and what is imported from
outside.
"""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src/goodoffices"
SERVER = SOURCE / "server"
DATABASE = ("django.db", "django.apps", "goodoffices.server.store.models")
"""What only the store may import, by whatever way."""
SETTINGS = {"server/settings.py": ("django.db.backends.sqlite3", "django.db.models.BigAutoField")}
"""Names of the database that Django reads as texts."""


_DOTTED = re.compile(r"[a-z_]+(\.[A-Za-z_0-9]+)+")


def modules_named(source: str) -> Iterator[str]:
    """Every module that a source imports: at the top, inside a function, as a name of its package, or by a
    text.
    """
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (one.name for one in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            yield node.module
            yield from (f"{node.module}.{one.name}" for one in node.names)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and _DOTTED.fullmatch(node.value):
            yield node.value


def of_database(source: str) -> list[str]:
    return [
        name
        for name in modules_named(source)
        if any(name == one or name.startswith(f"{one}.") for one in DATABASE)
    ]


@pytest.mark.parametrize(
    "source",
    [
        "import goodoffices.server.store.models",
        "from goodoffices.server.store import models",
        "from goodoffices.server.store.models import Case",
        "def f():\n    import django.db",
        "from django import db",
        "from django.db import connection",
        "import importlib\nimportlib.import_module('goodoffices.server.store.models')",
        "__import__('django.db')",
        "from django.apps import apps\napps.get_model('store', 'Case')",
    ],
)
def test_an_import_of_any_form_is_seen(source: str) -> None:
    assert of_database(source)


@pytest.mark.parametrize(
    "file",
    sorted(
        str(path.relative_to(SOURCE)) for path in SERVER.rglob("*.py") if SERVER / "store" not in path.parents
    ),
)
def test_only_the_store_knows_the_database(file: str) -> None:
    found = set(of_database((SOURCE / file).read_text("utf-8"))) - set(SETTINGS.get(file, ()))
    assert not found, (
        f"{file} reaches for the database: {', '.join(sorted(found))}; ask goodoffices.server.store"
    )


def declared() -> set[str]:
    """The distributions that the project declares, by their normal names."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    listed = [*project["dependencies"], *project["optional-dependencies"]["server"]]
    return {_normal(re.split(r"[<>=\[; ~!]", one)[0]) for one in listed}


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).casefold()


def outside() -> dict[str, str]:
    """Every top-level module that is imported and is neither Python's nor ours, with a file that does."""
    found = {}
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = [one.name for one in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
                names = [node.module]
            for name in names:
                top = name.split(".")[0]
                if top not in sys.stdlib_module_names and top != "goodoffices":
                    found[top] = str(path.relative_to(SOURCE))
    return found


def test_every_import_from_outside_is_declared() -> None:
    known, homes = declared(), packages_distributions()
    missing = {
        module: file
        for module, file in outside().items()
        if not {_normal(home) for home in homes.get(module, [module])} & known
    }
    assert not missing, f"imported and not declared in pyproject.toml: {missing}"


def test_everything_declared_is_imported() -> None:
    homes = packages_distributions()
    used = {_normal(home) for module in outside() for home in homes.get(module, [module])}
    assert declared() - used <= ALONGSIDE.keys()


ALONGSIDE = {
    "tzdata": "the time zones of the world, where the system has none",
    "whitenoise": "named in the settings of Django",
    "lxml-html-clean": "trafilatura imports it without asking for it",
}
"""What is declared and imported by no module of ours, with the reason."""
