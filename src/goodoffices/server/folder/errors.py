"""What is said of a folder that the desk does not open."""

from __future__ import annotations


class FolderRefused(Exception):
    """The desk does not start on this folder. The message says why, and what to do instead; nothing in the
    folder was changed.
    """
