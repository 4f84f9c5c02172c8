"""The language of the command line: which one the reader wants, and the help of commands told in it."""

from __future__ import annotations

import copy
import gettext as _standard
import inspect
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import click

from goodoffices.language.catalogues import DOMAIN, folder_of, languages, translator_for, wanted
from goodoffices.language.words import ENGLISH, Translator, spoken
from goodoffices.language.words import gettext as _

OPTION = "--language"
_NAMED_BY = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")


def language_of(arguments: Sequence[str]) -> Translator:
    """The language that the arguments name before any command, else the one of the reader's environment.

    It is looked for before the arguments are read, so that help and errors are told in it too; what is wrong
    with it is told when they are.
    """
    for place, argument in enumerate(arguments):
        if argument == OPTION and place + 1 < len(arguments):
            return translator_for(arguments[place + 1])
        if argument.startswith(f"{OPTION}="):
            return translator_for(argument.partition("=")[2])
        if not argument.startswith("-"):
            break
    return wanted(os.environ.get(name, "") for name in _NAMED_BY)


def known_language(_ctx: click.Context, _option: click.Parameter, value: str) -> str:
    """The name of a language that there is; the error of any other."""
    if value and translator_for(value) is ENGLISH and not value.lower().startswith("en"):
        raise click.BadParameter(
            _("there is no catalogue of it. Languages: %(languages)s.", languages=", ".join(languages()))
        )
    return value


@contextmanager
def clicks_own_words() -> Iterator[None]:
    """What click itself says, in the language in use: it asks the standard library's catalogue, which is the
    whole program's.
    """
    folder = None if spoken() is ENGLISH else folder_of(spoken().language)
    if folder is None:
        yield
        return
    before, named = _standard.textdomain(), os.environ.get("LANGUAGE")
    _standard.bindtextdomain(DOMAIN, str(folder))
    _standard.textdomain(DOMAIN)
    os.environ["LANGUAGE"] = spoken().language.replace("-", "_")
    try:
        yield
    finally:
        _standard.textdomain(before)
        if named is None:
            del os.environ["LANGUAGE"]
        else:
            os.environ["LANGUAGE"] = named


def worded_command(command: click.Command) -> click.Command:
    """The command with its help and that of its options in the language in use; a group with all of its
    commands.
    """
    if spoken() is ENGLISH:
        return command
    told = copy.copy(command)
    told.help = help_words(command.help)
    told.params = [worded_option(param) for param in command.params]
    told._help_option = None
    if isinstance(told, click.Group):
        told.commands = {name: worded_command(each) for name, each in told.commands.items()}
    return told


def help_words(text: str | None) -> str | None:
    """A help text in the language in use."""
    return _(inspect.cleandoc(text).partition("\f")[0].strip()) if text else text


def worded_option(param: click.Parameter) -> click.Parameter:
    """An option with its help in the language in use."""
    told = copy.copy(param)
    if isinstance(told, click.Option):
        told.help = help_words(told.help)
    return told
