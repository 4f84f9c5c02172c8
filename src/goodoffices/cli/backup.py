"""`goodoffices backup`: the desk's folder in one file."""

from __future__ import annotations

from pathlib import Path

import click

from goodoffices.cli.main import fail
from goodoffices.language.words import gettext as _
from goodoffices.language.words import worded


@click.command(name="backup")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option(
    "--home",
    metavar="FOLDER",
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder of the desk (else GOODOFFICES_HOME, else your own place for data).",
)
@click.option(
    "--keys",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Put the keys of the cases into a file of their own, to be kept apart: who ends a case then ends "
    "this copy too.",
)
def command(file: Path, home: Path | None, keys: Path | None) -> None:
    """Copy everything of the desk to FILE, sealed as it is; the desk may be open meanwhile.

    Bring it back with `goodoffices restore`. It opens with the passphrase that the desk has now.
    """
    try:
        from goodoffices.server.folder.backup import back_up
        from goodoffices.server.folder.errors import FolderRefused
        from goodoffices.server.running.supervisor import root_of
    except ImportError:
        fail(_("The site is not installed. Install it with: pip install 'goodoffices[server]'"))
    try:
        missing = back_up(root_of(home), file.absolute(), keys.absolute() if keys else None)
    except FolderRefused as problem:
        fail(worded(problem.args[0]))
    click.echo(
        _(
            "%(file)s: everything of the desk, as it is now. It opens with the passphrase that the "
            "desk has now.",
            file=file,
        )
    )
    if keys:
        click.echo(
            _(
                "%(keys)s: the keys of its cases. Without this file nothing in %(file)s can be read; "
                "keep the two apart.",
                keys=keys,
                file=file,
            )
        )
    else:
        click.echo(
            _("The keys of the cases are in it: a case that is ended later can still be read from it.")
        )
    if missing:
        fail(
            _(
                "Missing in the folder, and so in the copy: %(missing)s. Put them back from an older copy.",
                missing=", ".join(missing),
            )
        )
