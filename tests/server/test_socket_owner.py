"""The loopback address is every user's of a machine; the desk is one user's."""

from __future__ import annotations

import contextlib
import os
import socket
import struct
import sys
from pathlib import Path
from typing import Any

import pytest

from goodoffices.server.running import socket_owner

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
    monkeypatch.setattr(socket_owner, "TABLES", found)
    monkeypatch.setattr(os, "geteuid", lambda: OWN)
    return found


@pytest.mark.parametrize(("uid", "own"), [(OWN, True), (0, True), (OTHER, False)])
@pytest.mark.parametrize("client", ["127.0.0.1", "127.9.8.7"])
@pytest.mark.parametrize("mapped", ["", "0000000000000000FFFF0000"])
def test_the_table_says_whose_it_is(
    tables: tuple[Path, Path], uid: int, own: bool, client: str, mapped: str
) -> None:
    rows = row(client, 999, OTHER, mapped) + row("127.0.0.2", 1000, OTHER, mapped)
    tables[bool(mapped)].write_text(HEAD + rows + row(client, 1000, uid, mapped))
    assert socket_owner.is_own_users((client, 1000), ("127.0.0.1", 8421)) is own


def test_what_the_table_does_not_say_is_refused(tables: tuple[Path, Path]) -> None:
    assert not socket_owner.is_own_users(("127.0.0.1", 1000), ("127.0.0.1", 8421))
    tables[0].write_text(HEAD + "a line of another form\n")
    assert not socket_owner.is_own_users(("127.0.0.1", 1000), ("127.0.0.1", 8421))
    assert not socket_owner.is_own_users(("", 1000), ("127.0.0.1", 8421))


def test_a_line_that_was_closed_at_once_is_nobodys(tables: tuple[Path, Path]) -> None:
    """It stands in the table as root's for a minute, without an inode."""
    tables[0].write_text(HEAD + row("127.0.0.1", 1000, 0).replace("4711", "0"))
    assert not socket_owner.is_own_users(("127.0.0.1", 1000), ("127.0.0.1", 8421))


def test_a_system_that_says_nothing_turns_nobody_away(monkeypatch: Any) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    assert socket_owner.is_own_users(("127.0.0.1", 1000), ("127.0.0.1", 8421))


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
    not socket_owner.TABLES[0].exists() or os.geteuid() != 0,
    reason="only root can be another user, and only Linux says whose",
)
@pytest.mark.parametrize("family", [socket.AF_INET, socket.AF_INET6])
def test_a_program_of_another_user_gets_nothing(desk: Any, address: str, family: int) -> None:
    for path in ("/", "/unlock/", "/static/desk.css"):
        assert ask(address, path, 65534, family) == b""
    assert b" 200 " in ask(address, "/unlock/", None, family)


@pytest.mark.skipif(
    not socket_owner.TABLES[0].exists() or os.geteuid() == 0, reason="root is nobody's other user"
)
def test_a_desk_of_another_user_gives_nothing(desk: Any, address: str, monkeypatch: Any) -> None:
    assert b" 200 " in ask(address, "/unlock/", None)
    monkeypatch.setattr(os, "geteuid", lambda: OWN)
    assert ask(address, "/unlock/", None) == b""


@pytest.mark.skipif(
    not socket_owner.TABLES[0].exists() or os.geteuid() != 0,
    reason="only root can be another user, and only Linux says whose",
)
def test_blind_requests_of_another_user_reach_nothing(desk: Any, address: str, monkeypatch: Any) -> None:
    """A program sends and closes the line at once, so that the table no longer has it when it is asked."""
    from goodoffices.server.access.desk_session import DOOR
    from goodoffices.server.access.middleware import RequireUnlocked

    reached: list[str] = []
    through = RequireUnlocked.__call__
    monkeypatch.setattr(
        RequireUnlocked,
        "__call__",
        lambda self, request: (reached.append(request.path), through(self, request))[1],
    )
    port = int(address.rsplit(":", 1)[1])
    cookie = DOOR.admit()
    child = os.fork()
    if not child:
        try:
            os.setuid(65534)
            for number in range(100):
                line = socket.create_connection(("127.0.0.1", port))
                line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", number % 2, 0))
                line.sendall(
                    f"GET /blind/ HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: "
                    f"goodoffices_desk={cookie}\r\n\r\n".encode()
                )
                line.close()
        except OSError:
            pass
        finally:
            os._exit(0)
    os.waitpid(child, 0)
    assert b" 200 " in ask(address, "/unlock/", None)
    assert "/blind/" not in reached


def test_who_was_not_let_in_sends_no_more_than_a_passphrase(desk: Any, address: str) -> None:
    from goodoffices.server.access.desk_session import COOKIE, DOOR
    from goodoffices.server.running.serving import BEFORE_THE_DOOR

    def status(cookie: str, head: str, body: bytes) -> bytes:
        host, port = address.split("/")[2].split(":")
        with socket.create_connection((host, int(port)), timeout=20) as line:
            told = (
                f"POST /unlock/ HTTP/1.1\r\nHost: {host}:{port}\r\nCookie: a=b; "
                f"{COOKIE}={cookie}\r\nConnection: close\r\n{head}\r\n\r\n"
            )
            line.sendall(told.encode())
            with contextlib.suppress(OSError):
                line.sendall(body)
            return line.recv(64).split(b"\r\n")[0].split(b" ")[1]

    length = f"Content-Length: {BEFORE_THE_DOOR + 1}"
    chunks = b"1000\r\n" + b"x" * 4096 + b"\r\n"
    assert status("", length, b"") == b"413"
    assert status("guess", length, b"") == b"413"
    assert status("", "Transfer-Encoding: chunked", chunks * 20) == b"413"
    assert status("", f"Content-Length: {BEFORE_THE_DOOR}", b"x" * BEFORE_THE_DOOR) == b"403"
    assert status(DOOR.admit(), length, b"x" * (BEFORE_THE_DOOR + 1)) == b"403"


def test_a_desk_that_breaks_leaves_no_copy_of_its_memory() -> None:
    resource = pytest.importorskip("resource")
    from goodoffices.server.running.run import without_dumps

    before = resource.getrlimit(resource.RLIMIT_CORE)
    try:
        without_dumps()
        assert resource.getrlimit(resource.RLIMIT_CORE)[0] == 0
    finally:
        resource.setrlimit(resource.RLIMIT_CORE, before)
