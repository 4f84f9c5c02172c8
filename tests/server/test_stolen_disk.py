"""A stolen disk: after a talk through the whole site nothing that was planted in it is found in anything that it left."""

from __future__ import annotations

import http.client
import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from canaries import SEED, Canaries, found_in, hidings

PASSPHRASE = "canaries sing in no language known here"


@pytest.mark.parametrize("way", list(hidings(b"x")))
def test_the_search_sees_through(way: str) -> None:
    planted = Canaries().word()
    data = os.urandom(5000) + hidings(f"{planted} and more".encode())[way] + os.urandom(5000)
    assert found_in(data)
    assert found_in(os.urandom(10_000)) == []


PROGRAM = """
import sys
import tempfile

def guarded(make):
    def guard(*given, **named):
        if sys._getframe(1).f_globals["__name__"].startswith("numba"):
            return make(*given, **named)  # it tries whether it may write where compiled kernels are kept
        raise RuntimeError("a temporary file")
    return guard

for name in ("TemporaryFile", "NamedTemporaryFile", "SpooledTemporaryFile", "mkstemp"):
    setattr(tempfile, name, guarded(getattr(tempfile, name)))
from goodoffices.cli.main import main
main()
"""
"""The command, where to make a temporary file fails: one that is unlinked at once would not be seen afterwards."""


class Visitor:
    """A browser's side of the site, over a plain connection."""

    def __init__(self, address: str) -> None:
        self.host, self.cookies = address.split("/")[2], dict[str, str]()
        self.line = http.client.HTTPConnection(self.host, timeout=60)

    def ask(self, method: str, where: str, body: bytes | None = None, kind: str = "") -> tuple[int, str, str]:
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if kind:
            headers |= {"Content-Type": kind, "X-CSRFToken": self.cookies.get("goodoffices_csrf", "")}
        self.line.request(method, where, body, headers)
        answer = self.line.getresponse()
        text = answer.read().decode("utf-8", "replace")
        for name, value in re.findall(
            r"(goodoffices_\w+)=([^;]*)", str(answer.msg.get_all("Set-Cookie") or "")
        ):
            self.cookies[name] = value
        return answer.status, answer.headers.get("Location", ""), text

    def get(self, where: str) -> str:
        return self.ask("GET", where)[2]

    def post(self, where: str, given: dict[str, Any], *, page: str = "", status: int = 302) -> str:
        """Fill in the form on a page and send it; gives where it leads."""
        token = re.search(r'name="form" value="([^"]+)"', self.get(page or where))
        body = urlencode({"form": token[1] if token else "", **given}, doseq=True).encode()
        found, leads, text = self.ask("POST", where, body, "application/x-www-form-urlencoded")
        assert found == status, re.sub(r"<[^>]+>|\s+", " ", text)[:600]
        return leads or text

    def send(self, where: str, given: dict[str, str], name: str, data: bytes, *, status: int = 302) -> str:
        """Send a file with a form."""
        token = re.search(r'name="form" value="([^"]+)"', self.get(where))
        edge = "----planted"
        fields = {"form": token[1] if token else "", **given}
        parts = [
            f'--{edge}\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n'
            for key, value in fields.items()
        ]
        parts.append(
            f'--{edge}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\nContent-Type: text/x-{name}\r\n\r\n'
        )
        body = "".join(parts).encode() + data + f"\r\n--{edge}--\r\n".encode()
        found, leads, text = self.ask("POST", where, body, f"multipart/form-data; boundary={edge}")
        assert found == status, re.sub(r"<[^>]+>|\s+", " ", text)[:600]
        return leads or text


@contextmanager
def site(folder: Path) -> Iterator[tuple[str, int]]:
    """The program as a person starts it, its temporary files and its output in the folder too; gives address and process."""
    for name in ("home", "tmp"):
        (folder / name).mkdir(exist_ok=True)
    surroundings = {
        **os.environ,
        "TMPDIR": str(folder / "tmp"),
        "HOME": str(folder / "home"),
        "PYTHONUNBUFFERED": "1",
    }
    for name in ("GOODOFFICES_HOME", "DJANGO_SETTINGS_MODULE", "DJANGO_ALLOW_ASYNC_UNSAFE"):
        surroundings.pop(name, None)
    command = [sys.executable, "-c", PROGRAM, "open", "--port", "0", "--no-browser"]
    with (folder / "output").open("ab") as output:
        process = subprocess.Popen(
            [*command, "--home", str(folder / "home" / "desk")],
            stdin=subprocess.DEVNULL, stdout=output, stderr=output, env=surroundings,
        )  # fmt: skip
        try:
            while not (found := re.findall(r"http://\S+/enter/\S+", (folder / "output").read_text())):
                assert process.poll() is None, (folder / "output").read_text()
                time.sleep(0.05)
            yield found[-1], process.pid
        finally:
            process.kill()
            process.wait()


def arguments(pid: int) -> bytes:
    """The process's arguments, where the system shows them."""
    place = Path(f"/proc/{pid}/cmdline")
    return place.read_bytes() if place.exists() else b""


def talk(visitor: Visitor, planted: Canaries) -> str:
    """A whole talk, every field of which holds planted words; gives the case's address."""
    say = planted.word
    issues = "\n".join(f"{say()}: {say()} | {say()}" for _ in range(10))
    case = visitor.post("/new/", {"title": say(), "parties": f"{say()}\n{say()}", "issues": issues})
    rooms = list(dict.fromkeys(re.findall(rf'"({case}r/\w+/)"', visitor.get(case))))
    side = re.search(r'name="side">\s*<option value="([^"]+)"', visitor.get(rooms[1]))
    assert side
    for number in range(24):
        kind = ("said", "asks", "demands", "promises", "accepts")[number % 5]
        given = {
            "side": side[1],
            "kind": kind,
            "words": planted.words(3),
            "mark": "float",
            "person": say(),
            "consent": "in-writing",
        }
        if kind in ("demands", "accepts"):
            given |= {"new_issue": say(), "new_option": say(), "condition": say()}
        visitor.post(rooms[1] + "record/", given, page=rooms[1])
    visitor.post(case + "rooms/new/", {"title": say(), "sort": "mediators"})
    at = re.findall(rf'"({rooms[1]}e/\d+/)"', visitor.get(rooms[1]))[-1]
    for what, given in (
        ("mark", {"level": "public"}),
        ("correct", {"words": say()}),
        ("take-back", {"words": say()}),
    ):
        visitor.post(at + what + "/", given, page=at)
    visitor.send(rooms[1] + "attach/", {"words": say(), "side": ""}, say(), planted.words(60).encode() * 2000)
    visitor.send(rooms[0] + "attach/", {"words": say()}, say(), say().encode())
    file = f"title: {say()}\nparties: [{say()}, {say()}]\nissues:\n- id: {say()}\n  options: [{say()}, {say()}]\n"
    visitor.send("/import/", {}, f"{say()}.yaml", file.encode())
    visitor.post(case + "case-file/", {"name": say()})
    return case


def stumble(visitor: Visitor, planted: Canaries, case: str) -> None:
    """Everything that is refused: it could leave words in a log."""
    say = planted.word
    visitor.send("/import/", {}, f"{say()}.yaml", f"parties: {say()}\n{say()}: [".encode(), status=400)
    visitor.send("/import/", {}, say(), say().encode() * 400_000, status=413)
    visitor.post("/new/", {"title": say() * 20, "parties": say()}, status=400)
    visitor.post("/unlock/", {"passphrase": say()}, status=403)
    for where in (f"/{say()}/", f"/c/{say()}/", f"{case}r/{say()}/?{say()}={say()}", f"/enter/{say()}/"):
        assert visitor.ask("GET", where)[0] in (403, 404)
    assert visitor.ask("POST", "/new/", say().encode(), "application/x-www-form-urlencoded")[0] in (400, 403)
    assert visitor.ask("POST", "/import/", b"--" + say().encode(), f"multipart/form-data; boundary={say()}")[
        0
    ] in (400, 403)
    visitor.line.close()


def search(folder: Path) -> dict[str, list[str]]:
    """Every file below a folder in which something planted is found, by its name or what it holds."""
    told = {}
    for path in folder.rglob("*"):
        hits = found_in(str(path.relative_to(folder)).encode())
        if path.is_file():
            hits += found_in(path.read_bytes())
        if hits:
            told[str(path.relative_to(folder))] = hits
    return told


def test_nothing_planted_is_found_in_anything_left(tmp_path: Path) -> None:
    planted = Canaries()
    with site(tmp_path) as (address, pid):
        visitor = Visitor(address)
        assert "url=/" in visitor.get("/" + address.split("/", 3)[3])
        own = f"{planted.word()} {PASSPHRASE}"
        visitor.post("/first/", {"passphrase": own, "again": own})
        case = talk(visitor, planted)
        assert SEED in visitor.get(case)
        running = search(tmp_path) | {"arguments": found_in(arguments(pid))}
        stumble(visitor, planted, case)
        visitor.line.connect()
        words = planted.words(6)
        token = {"passphrase": words}
        exported = visitor.post(case + "export/", token, status=200)
        assert exported.startswith("Good Offices export")
        visitor.post("/lock/", {})
        visitor.line.close()
        locked = search(tmp_path)
    assert len(planted.planted) >= 200
    assert len(set(planted.planted)) == len(planted.planted)
    assert running == {"arguments": []}
    assert locked == {}
    assert search(tmp_path) == {}
    assert (tmp_path / "home" / "desk" / "goodoffices.sqlite3").stat().st_size > 0
    assert json.dumps(found_in(exported.encode())) == "[]"
