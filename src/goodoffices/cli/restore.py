"""`goodoffices restore`: a backup, or one case's file, into a folder."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from goodoffices.cli.main import fail
from goodoffices.language.words import gettext as _
from goodoffices.language.words import ngettext as n_
from goodoffices.language.words import worded


@click.command(name="restore")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--home",
    metavar="FOLDER",
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder to make (else GOODOFFICES_HOME, else your own place for data).",
)
@click.option(
    "--keys",
    metavar="FILE",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="The file of keys that was written apart from the backup.",
)
def command(file: Path, home: Path | None, keys: Path | None) -> None:
    """Bring back FILE: what `goodoffices backup` wrote, into a new folder; or one case's file (.goodoffices),
    into a new folder or your own desk.
    """
    try:
        from goodoffices.server.folder import FolderRefused
        from goodoffices.server.folder.backup import is_backup, restore
        from goodoffices.server.running.supervisor import root_of
    except ImportError:
        fail(_("The site is not installed. Install it with: pip install 'goodoffices[server]'"))
    place = root_of(home)
    named = f" --home {home}" if home else ""
    try:
        if not is_backup(file):
            _one_case(file, place.root, named)
            return
        closed = restore(file, place, keys)
    except FolderRefused as problem:
        fail(worded(problem.args[0]))
    click.echo(
        _(
            "%(root)s: everything is back. Open it with: goodoffices open%(named)s",
            root=place.root,
            named=named,
        )
    )
    click.echo(_("It asks for the passphrase that the desk had when the backup was made."))
    if closed:
        fail(
            n_(
                "%(count)s of its cases cannot be read, for their keys are not in the backup. Put the files "
                "into %(keys)s, or remove the folder and restore once more with --keys FILE.",
                "%(count)s of its cases cannot be read, for their keys are not in the backup. Put the files "
                "into %(keys)s, or remove the folder and restore once more with --keys FILE.",
                len(closed),
                keys=place.keys,
            )
        )


def _one_case(file: Path, root: Path, named: str) -> None:
    from goodoffices.server.folder.new_folder import gone_unless_done

    with file.open("rb") as data:
        if not data.read(64).startswith(b"Good Offices export"):
            fail(_("%(file)s is neither a backup of the desk nor a case's file.", file=file))
    with gone_unless_done(root):
        words = _taken_in(file, root)
    from goodoffices.server.store import opens_with

    click.echo(_("The case is there. Open it with: goodoffices open%(named)s", named=named))
    if opens_with(words):
        click.echo(_("The desk opens with the passphrase of the file. Change it in the settings."))
    else:
        click.echo(_("The desk opens with the passphrase of the desk that the file comes from."))


def _taken_in(file: Path, root: Path) -> str:
    """Take the case in; gives the passphrase of its file."""
    from goodoffices.server import prepare

    prepare(root)
    from goodoffices.server.store import AnotherUser, HereAlready, OtherKeys, import_case
    from goodoffices.vault import Tampered, UnreadableError, WrongPassphrase

    words = _asked(_("Passphrase of the file, as the page named it"))
    try:
        with file.open("rb") as data:
            import_case(iter(lambda: data.read(1 << 16), b""), words)
    except WrongPassphrase:
        fail(_("The passphrase does not open this file, or the file was altered."))
    except (UnreadableError, Tampered) as problem:
        fail(_("The file cannot be used: %(problem)s.", problem=worded(problem.args[0])))
    except HereAlready:
        fail(_("This case is in that folder already."))
    except OtherKeys:
        fail(
            _(
                "%(root)s is yours with older keys than the case was written out under. Name a new "
                "folder with --home.",
                root=root,
            )
        )
    except AnotherUser:
        fail(
            _(
                "%(root)s has cases of another identity. Name a new folder with --home: a desk is one "
                "person's.",
                root=root,
            )
        )
    return words


def _asked(what: str) -> str:
    """A passphrase: typed without being shown, or the first line of what is piped in."""
    if sys.stdin.isatty():
        return str(click.prompt(what, hide_input=True))
    return sys.stdin.readline().rstrip("\r\n")
