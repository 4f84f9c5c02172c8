"""Printing a text that a case brought along, whatever the terminal can show."""

from __future__ import annotations

import sys

import click


def say(text: str) -> None:
    """Print a line; what the output's encoding lacks becomes a question mark rather than an error."""
    encoding = sys.stdout.encoding or "ascii"
    click.echo(text.encode(encoding, "replace").decode(encoding))
