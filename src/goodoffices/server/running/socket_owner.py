"""Whose a connection is. The loopback address is every user's of a machine: another user's program reaches
the desk as well as the browser does.

Linux says for each of its connections whose it is (``/proc/net/tcp``, proc(5)). There, what it does not say
is refused: who closes the line at once has left the table, and what was sent could still be read. A line
without an owner stands there as root's, with no inode. Other systems say nothing that a program may read;
there nobody is turned away for it.
"""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Iterator
from pathlib import Path

TABLES = (Path("/proc/net/tcp"), Path("/proc/net/tcp6"))
"""A client may come from an IPv6 socket to an IPv4 address; it then stands in the second table."""
_MAPPED = "0000000000000000FFFF0000"
_UID, _INODE = 7, 9
TRIES = 3
"""The table is read in pieces; what comes and goes meanwhile can hide a line once."""


def is_own_users(client: tuple[str, int], server: tuple[str, int]) -> bool:
    """Whether the connection from ``client`` is this user's, or root's, who could read this process
    anyway.
    """
    if not sys.platform.startswith("linux"):
        return True
    try:
        ends = {(prefix + _end(*client), prefix + _end(*server)) for prefix in ("", _MAPPED)}
    except OSError:
        return False
    for _ in range(TRIES):
        found = [row for row in _rows() if (row[1], row[2]) in ends]
        if found:
            return all(row[_INODE] != "0" and int(row[_UID]) in (0, os.geteuid()) for row in found)
    return False


def _rows() -> Iterator[list[str]]:
    for table in TABLES:
        try:
            lines = table.read_text(encoding="ascii").splitlines()[1:]
        except OSError:
            continue
        yield from (fields for line in lines if len(fields := line.split()) > _INODE)


def _end(address: str, port: int) -> str:
    """One end as the tables write it: the address's four bytes as a number of this machine, the port in
    hexadecimal. OSError for no IPv4 address.
    """
    number = int.from_bytes(socket.inet_aton(address), sys.byteorder)
    return f"{number:08X}:{port:04X}"
