"""The reference of the commands says what the commands say."""

from __future__ import annotations

import re
from collections.abc import Iterator

import click
import pytest
from cli_reference import PATH, reference

from goodoffices.cli.main import COMMANDS, main


def every(command: click.Command, path: str) -> Iterator[tuple[str, click.Command]]:
    yield path, command
    if isinstance(command, click.Group):
        ctx = click.Context(command)
        for name in command.list_commands(ctx):
            inner = command.get_command(ctx, name)
            assert inner is not None
            yield from every(inner, f"{path} {name}")


ALL = dict(every(main, "goodoffices"))


def test_the_document_is_what_the_commands_say_today() -> None:
    told = (
        "docs/reference/cli.md is not what the commands say. Write it again: python "
        "tests/docs/cli_reference.py"
    )
    assert PATH.read_text(encoding="utf-8") == reference(), told


@pytest.mark.parametrize("path", ALL)
def test_every_command_and_option_is_there_and_says_what_it_does(path: str) -> None:
    text = reference()
    assert f"\n## `{path}`\n" in text
    assert ALL[path].help
    for param in ALL[path].params:
        if isinstance(param, click.Option):
            assert param.help, f"{param.name} has no help"
            assert all(option in text for option in param.opts)


@pytest.mark.parametrize("name", COMMANDS)
def test_the_line_in_the_list_of_commands_is_a_sentence(name: str) -> None:
    assert re.fullmatch(r"[A-Z].{10,70}\.", COMMANDS[name][1])
