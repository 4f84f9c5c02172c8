"""The command line speaks the reader's language: help, results, refusals, and what click says."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from pseudo_language import CLOSE, LANGUAGE, OPEN, outside, words_of

from goodoffices.cli.main import COMMANDS, main
from goodoffices.language.catalogues import FURTHER
from goodoffices.language.words import ENGLISH, spoken

ROOT = Path(__file__).resolve().parents[2]
LAKE = str(ROOT / "examples/articles/lake-2-agency.txt")
WELL = str(ROOT / "examples/well.yaml")


def run(catalogues: Path, *words: str, text: str = "") -> tuple[int, str]:
    """The status of a command and all that it says."""
    done = CliRunner(env={FURTHER: str(catalogues), "LANGUAGE": ""}).invoke(
        main, ["--language", LANGUAGE, *words], input=text, prog_name="goodoffices"
    )
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done.exit_code, done.output


def commands(command: click.Command, *path: str) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Every command with the words that lead to it."""
    yield path, command
    if isinstance(command, click.Group):
        ctx = click.Context(command)
        for name in command.list_commands(ctx):
            inner = command.get_command(ctx, name)
            assert inner is not None
            yield from commands(inner, *path, name)


EVERY = list(commands(main))
NAMES = [" ".join(path) for path, _command in EVERY]


def own_words(path: tuple[str, ...], command: click.Command) -> set[str]:
    """What is the same in every language: names of commands and options, values to choose from."""
    found = {"goodoffices", *path, *COMMANDS}
    if isinstance(command, click.Group):
        found |= set(command.list_commands(click.Context(command)))
    for param in command.params:
        found |= set(param.opts)
        if isinstance(param.type, click.Choice):
            found |= set(param.type.choices)
        if isinstance(param, click.Option):
            found |= words_of(str(param.default))
    return words_of(" ".join(found))


def said_outside(text: str, known: set[str]) -> list[str]:
    """Words outside of the language. Placeholders (FILE.svg) and options are names; in the list of a group's
    commands a text is cut off behind its first sentence, and its bracket with it.
    """
    left = re.sub(r"--?[a-z][a-z-]*|(?<=[A-Z])\.[a-z]+", " ", text)
    while (shorter := re.sub(f"{OPEN}[^{OPEN}{CLOSE}]*{CLOSE}", " ", left)) != left:
        left = shorter
    left = re.sub(rf"{OPEN}[^{OPEN}{CLOSE}]*?(?=\n  \S|\Z)", " ", left)
    return [word for word in outside(left, known) if not word.isupper()]


@pytest.mark.parametrize(("path", "command"), EVERY, ids=NAMES)
def test_help_is_told_in_the_readers_language(
    path: tuple[str, ...], command: click.Command, catalogues: Path
) -> None:
    status, text = run(catalogues, *path, "--help")
    assert status == 0
    assert said_outside(text, own_words(path, command)) == []


@pytest.mark.parametrize(("path", "command"), EVERY, ids=NAMES)
def test_help_is_english_again_behind_it_and_the_readers_again_behind_that(
    path: tuple[str, ...], command: click.Command, catalogues: Path
) -> None:
    run(catalogues, *path, "--help")
    assert spoken() is ENGLISH
    text = CliRunner().invoke(main, [*path, "--help"], env={"LANGUAGE": "", "LANG": "C"}).output
    assert OPEN not in text
    assert "Show this message and exit." in text
    _, text = run(catalogues, *path, "--help")
    assert said_outside(text, own_words(path, command)) == []


BROKEN = """title: Λίμνη
parties: [{id: α}, {id: β}]
issues:
  - {id: φ, options: [κ, χ]}
positions:
  - {party: γ, issue: φ, demands: κ}
  - {party: α, issue: φ, demands: ω, since: αύριο}
preferences:
  - {party: α, points: {φ: {κ: δέκα, χ: "3,5"}}}
"""


@pytest.fixture
def case(tmp_path: Path) -> str:
    """A case file with several things wrong."""
    file = tmp_path / "λίμνη.yaml"
    file.write_text(BROKEN, "utf-8")
    return str(file)


@pytest.mark.parametrize(
    "words",
    [
        ("analyse",),
        ("analyse", "{case}"),
        ("analyse", WELL, "--as-of", "αύριο"),
        ("analyse", WELL, "--weights", "α"),
        ("analyse", WELL, "--weights", "α=2"),
        ("analyse", WELL, "--limit", "0"),
        ("analyse", WELL, "--minima", "α"),
        ("analyse", "λείπει.yaml"),
        ("check",),
        ("check", "{case}"),
        ("check", LAKE),
        ("check", str(ROOT)),
        ("convert", WELL, "α.δεν"),
        ("brief", "λείπει"),
        ("brief", LAKE, "--section", "α"),
        ("brief", LAKE, "--date", "α"),
        ("brief", LAKE, "--outlet", "α=β"),
        ("record", "build", LAKE, "-o", "α"),
        ("record", "show", LAKE, "--article", "α"),
        ("record", "export", LAKE),
        ("record", "add", "λείπει.json", "figure", "--article", "α"),
        ("new", "α.δεν"),
        ("new", "--issue", "α"),
        ("open", "--demo", "ααα"),
        ("restore", "λείπει"),
        ("άγνωστο",),
        ("check", "--άγνωστο"),
        ("record",),
    ],
    ids=lambda words: " ".join(words)[:40],
)
def test_what_is_refused_is_told_in_the_readers_language(
    words: tuple[str, ...], case: str, catalogues: Path
) -> None:
    named = [word.format(case=case) for word in words]
    status, text = run(catalogues, *named)
    assert status == 2
    assert OPEN in text
    path = tuple(word for word in words[:2] if word.isascii() and "/" not in word)
    command = next((each for known, each in reversed(EVERY) if known == path), main)
    own = own_words(path, command) | words_of(" ".join([*named, case, str(ROOT)])) | {"yaml", "json", "case"}
    assert said_outside(text, own) == []


def test_what_a_sound_case_holds_is_told_in_the_readers_language(catalogues: Path, tmp_path: Path) -> None:
    file = tmp_path / "α.yaml"
    file.write_text(
        BROKEN.replace("γ,", "β,")
        .replace("ω, since: αύριο", "χ")
        .replace("δέκα", "10")
        .replace('"3,5"', "2"),
        "utf-8",
    )
    status, text = run(catalogues, "check", str(file))
    assert status == 0, text
    assert text.count(OPEN) == text.count(CLOSE) > 5
    assert said_outside(text, words_of(str(file))) == []


def test_the_environment_names_the_language_of_the_installed_program(catalogues: Path) -> None:
    environment = {
        **os.environ,
        FURTHER: str(catalogues),
        "LANG": "ar_EG.UTF-8",
        "LC_ALL": "",
        "LANGUAGE": "",
    }
    done = subprocess.run(
        [str(Path(sys.executable).parent / "goodoffices"), "check"],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert "⟦Name a FILE to check.⟧" in done.stderr


def test_a_language_that_there_is_not_is_refused(catalogues: Path) -> None:
    done = CliRunner(env={FURTHER: str(catalogues)}).invoke(main, ["--language", "tlh", "check"])
    assert done.exit_code == 2
    assert "Languages: en, ar" in done.output
