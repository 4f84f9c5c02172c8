"""Whose a connection is. The loopback address is every user's of a machine: another user's program reaches the desk as well as the browser does.

Linux says for each of its connections whose it is (``/proc/net/tcp``, proc(5)). Where no system says it, nobody is turned away for it.
It is looked up once for a connection: going through the table takes some milliseconds.
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
_UID = 7


def is_another_users(client: tuple[str, int], server: tuple[str, int]) -> bool:
    """Whether the connection from ``client`` belongs to another user of this machine, root excepted, who could read this process anyway."""
    try:
        ends = {(prefix + _end(*client), prefix + _end(*server)) for prefix in ("", _MAPPED)}
    except OSError:
        return False
    owners = {int(row[_UID]) for row in _rows() if (row[1], row[2]) in ends}
    return bool(owners - {0, os.geteuid()})


def _rows() -> Iterator[list[str]]:
    for table in TABLES:
        try:
            lines = table.read_text(encoding="ascii").splitlines()[1:]
        except OSError:
            continue
        yield from (fields for line in lines if len(fields := line.split()) > _UID)


def _end(address: str, port: int) -> str:
    """One end as the tables write it: the address's four bytes as a number of this machine, the port in hexadecimal. OSError for no IPv4 address."""
    number = int.from_bytes(socket.inet_aton(address), sys.byteorder)
    return f"{number:08X}:{port:04X}"
