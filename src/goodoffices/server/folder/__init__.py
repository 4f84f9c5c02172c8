"""The folder of the desk: whose it is, who holds it, what state its database is in, and what in it nobody
knows.

All of it comes before Django: a folder that is not the desk's is refused before anything in it is touched.
Nothing here deletes what it did not make.
"""

from goodoffices.server.folder.claim import HEADER, MAGIC, claim, header_of
from goodoffices.server.folder.errors import FolderRefused
from goodoffices.server.folder.examine import Health, examine
from goodoffices.server.folder.flush import flush_folder, write_whole
from goodoffices.server.folder.lock import hold
from goodoffices.server.folder.state import STATE

__all__ = [
    "HEADER",
    "MAGIC",
    "STATE",
    "FolderRefused",
    "Health",
    "claim",
    "examine",
    "flush_folder",
    "header_of",
    "hold",
    "write_whole",
]
