"""What is wrong with the disk, the database, a key or a file, told as it is: the cause, what is safe, and
what to do.
"""

from __future__ import annotations

import errno

from django.utils.translation import gettext as _

from goodoffices.language.words import error_words, worded
from goodoffices.server.folder import STATE
from goodoffices.server.store.errors import DatabaseError, FileLost, KeyLost


def told_of(problem: BaseException) -> str:
    """The true cause in words; empty if it is none of these."""
    if isinstance(problem, KeyLost):
        return _(
            "The key of this case cannot be used: %(what)s. Put the file back from your copy of the keys, "
            "and the case opens as it was: nothing of it is destroyed here. If the case was ended and no "
            "copy of the key is left, nothing of it can be read again."
        ) % {"what": error_words(problem)}
    if isinstance(problem, FileLost):
        return _(
            "A file of this case is lost: %(what)s. Put it back from a backup. What was recorded in rooms is "
            "there."
        ) % {"what": error_words(problem)}
    if isinstance(problem, DatabaseError):
        return _database(problem)
    if isinstance(problem, OSError) and problem.errno in (errno.ENOSPC, errno.EDQUOT):
        return _full()
    if isinstance(problem, OSError) and problem.errno in (errno.EROFS, errno.EACCES, errno.EIO):
        return _(
            "The disk refuses it: %(what)s. Nothing was recorded; what was recorded before can be read."
        ) % {"what": problem.strerror}
    return ""


def _database(problem: DatabaseError) -> str:
    code = getattr(problem.__cause__, "sqlite_errorname", "")
    if STATE.trouble and code.startswith("SQLITE_READONLY"):
        return _("%(what)s. What can still be read is shown, and nothing is recorded.") % {
            "what": worded(STATE.trouble)
        }
    if code.startswith(("SQLITE_FULL", "SQLITE_IOERR_WRITE", "SQLITE_IOERR_SHMSIZE")):
        return _full()
    if code.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
        return _(
            "The database is damaged here (%(what)s). Stop the desk, keep a copy of its folder as it is, and "
            "start it again: it then shows all that can still be read. Then bring back the last good backup."
        ) % {"what": error_words(problem)}
    if code.startswith(
        ("SQLITE_IOERR", "SQLITE_CANTOPEN", "SQLITE_READONLY", "SQLITE_BUSY", "SQLITE_LOCKED")
    ):
        return _("The database cannot be used at the moment (%(what)s). Nothing was recorded; try again.") % {
            "what": error_words(problem)
        }
    return ""


def _full() -> str:
    return _(
        "The disk is full. Nothing was recorded of this; what was recorded before is safe and can be read. "
        "Make room, and send it again."
    )
