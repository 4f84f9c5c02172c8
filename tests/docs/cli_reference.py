"""The reference of the commands, made from the commands themselves.

Run as a program, it writes docs/reference/cli.md.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from pathlib import Path

import click

from goodoffices.cli.main import ALIASES, main

PATH = Path(__file__).resolve().parents[2] / "docs" / "reference" / "cli.md"
_HEAD = """# Commands

<!-- Made from the commands by tests/docs/cli_reference.py; edit their help instead. -->

Every command ends with status 0 where it did what was asked, 2 where something given to it is wrong (with the file, the line and what to
write instead), and 130 where it was interrupted. A file is written whole or not at all.
"""


def reference() -> str:
    """The whole document."""
    return _HEAD + "".join(_chapters("goodoffices", main, _context("goodoffices", main)))


def _context(name: str, command: click.Command, parent: click.Context | None = None) -> click.Context:
    return click.Context(command, info_name=name, parent=parent, **command.context_settings)


def _chapters(path: str, command: click.Command, ctx: click.Context) -> Iterator[str]:
    yield _chapter(path, command, ctx)
    if isinstance(command, click.Group):
        for name in command.list_commands(ctx):
            inner = command.get_command(ctx, name)
            assert inner is not None
            yield from _chapters(f"{path} {name}", inner, _context(name, inner, ctx))


def _chapter(path: str, command: click.Command, ctx: click.Context) -> str:
    usage = " ".join([path, *command.collect_usage_pieces(ctx)])
    lines = [f"\n## `{path}`\n", f"    {usage}\n"]
    lines += [f"{paragraph}\n" for paragraph in _paragraphs(command)]
    aliases = [alias for alias, name in ALIASES.items() if path == f"goodoffices {name}"]
    lines += [f"`goodoffices {alias}` is the same.\n" for alias in aliases]
    options = [param for param in command.get_params(ctx) if isinstance(param, click.Option)]
    lines += ["| option | meaning |\n| --- | --- |", *(_option(option, ctx) for option in options), ""]
    return "\n".join(lines)


def _paragraphs(command: click.Command) -> list[str]:
    text = inspect.cleandoc(command.help or "").replace("\b\n", "")
    return [" ".join(paragraph.split()) for paragraph in text.split("\n\n") if paragraph.strip()]


def _option(option: click.Option, ctx: click.Context) -> str:
    record = option.get_help_record(ctx)
    assert record is not None, f"{option.name} has no help"
    names, help_text = record
    return f"| `{names.replace('|', ' or ')}` | {help_text.replace('|', ' or ')} |"


if __name__ == "__main__":
    PATH.write_text(reference(), encoding="utf-8")
