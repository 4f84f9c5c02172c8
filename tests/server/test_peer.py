"""The loopback address is every user's of a machine; the desk is one user's."""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path
from typing import Any

import pytest

from goodoffices.server import peer

HEAD = "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n"
OWN, OTHER = 4242, 4343


def ends(client: str, port: int) -> str:
    number = int.from_bytes(socket.inet_aton(client), sys.byteorder)
    home = int.from_bytes(socket.inet_aton("127.0.0.1"), sys.byteorder)
    return f"{number:08X}:{port:04X} {home:08X}:20E5"


def row(client: str, port: int, uid: int, mapped: str = "") -> str:
    local, remote = ends(client, port).split()
    return (
        f"   1: {mapped}{local} {mapped}{remote} 01 00000000:00000000 00:00000000 00000000 {uid:5} 0 4711 1\n"
    )


@pytest.fixture
def tables(tmp_path: Path, monkeypatch: Any) -> tuple[Path, Path]:
    found = (tmp_path / "tcp", tmp_path / "tcp6")
    monkeypatch.setattr(peer, "TABLES", found)
    monkeypatch.setattr(os, "geteuid", lambda: OWN)
    return found


@pytest.mark.parametrize(("uid", "another"), [(OWN, False), (0, False), (OTHER, True)])
@pytest.mark.parametrize("client", ["127.0.0.1", "127.9.8.7"])
@pytest.mark.parametrize("mapped", ["", "0000000000000000FFFF0000"])
def test_the_table_says_whose_it_is(
    tables: tuple[Path, Path], uid: int, another: bool, client: str, mapped: str
) -> None:
    rows = row(client, 999, OTHER, mapped) + row("127.0.0.2", 1000, OTHER, mapped)
    tables[bool(mapped)].write_text(HEAD + rows + row(client, 1000, uid, mapped))
    assert peer.is_another_users((client, 1000), ("127.0.0.1", 8421)) is another


def test_where_nothing_is_said_nobody_is_turned_away(tables: tuple[Path, Path]) -> None:
    assert not peer.is_another_users(("127.0.0.1", 1000), ("127.0.0.1", 8421))
    tables[0].write_text(HEAD + "a line of another form\n")
    assert not peer.is_another_users(("127.0.0.1", 1000), ("127.0.0.1", 8421))
    assert not peer.is_another_users(("", 1000), ("127.0.0.1", 8421))


def ask(address: str, path: str, uid: int | None, family: int = socket.AF_INET) -> bytes:
    """The status line that a program of another user gets, or nothing: asked from a process of its own."""
    host, port = address.split("/")[2].split(":")
    reads, writes = os.pipe()
    child = os.fork()
    if not child:
        try:
            if uid is not None:
                os.setuid(uid)
            line = socket.socket(family)
            line.settimeout(20)
            line.connect((f"::ffff:{host}" if family == socket.AF_INET6 else host, int(port)))
            line.sendall(f"GET {path} HTTP/1.1\r\nHost: {host}:{port}\r\nConnection: close\r\n\r\n".encode())
            os.write(writes, line.recv(64).split(b"\r\n")[0])
        except ConnectionError:
            pass
        finally:
            os._exit(0)
    os.close(writes)
    told = os.read(reads, 100)
    os.close(reads)
    os.waitpid(child, 0)
    return told


@pytest.mark.skipif(
    not peer.TABLES[0].exists() or os.geteuid() != 0,
    reason="only root can be another user, and only Linux says whose",
)
@pytest.mark.parametrize("family", [socket.AF_INET, socket.AF_INET6])
def test_a_program_of_another_user_gets_nothing(desk: Any, address: str, family: int) -> None:
    for path in ("/", "/unlock/", "/static/desk.css"):
        assert ask(address, path, 65534, family) == b""
    assert b" 200 " in ask(address, "/unlock/", None, family)


@pytest.mark.skipif(not peer.TABLES[0].exists() or os.geteuid() == 0, reason="root is nobody's other user")
def test_a_desk_of_another_user_gives_nothing(desk: Any, address: str, monkeypatch: Any) -> None:
    assert b" 200 " in ask(address, "/unlock/", None)
    monkeypatch.setattr(os, "geteuid", lambda: OWN)
    assert ask(address, "/unlock/", None) == b""


def test_a_desk_that_breaks_leaves_no_copy_of_its_memory() -> None:
    resource = pytest.importorskip("resource")
    from goodoffices.server.run import without_dumps

    before = resource.getrlimit(resource.RLIMIT_CORE)
    try:
        without_dumps()
        assert resource.getrlimit(resource.RLIMIT_CORE)[0] == 0
    finally:
        resource.setrlimit(resource.RLIMIT_CORE, before)
