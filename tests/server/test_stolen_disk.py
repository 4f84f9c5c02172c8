"""A stolen disk: after a talk through the whole site nothing that was planted in it is found in anything that
it left.
"""

from __future__ import annotations

import http.client
import json
import os
import re
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
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


GUARD = """
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
"""
"""In every process of the command, to make a temporary file fails: one that is unlinked at once would not be
seen afterwards.
"""
PROGRAM = "from goodoffices.cli.main import main; main()"


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
            f'--{edge}\r\nContent-Disposition: form-data; name="file"; '
            f'filename="{name}"\r\nContent-Type: text/x-{name}\r\n\r\n'
        )
        body = "".join(parts).encode() + data + f"\r\n--{edge}--\r\n".encode()
        found, leads, text = self.ask("POST", where, body, f"multipart/form-data; boundary={edge}")
        assert found == status, re.sub(r"<[^>]+>|\s+", " ", text)[:600]
        return leads or text


@contextmanager
def site(folder: Path) -> Iterator[tuple[str, int]]:
    """The program as a person starts it, its temporary files and its output in the folder too; gives address
    and process.
    """
    for name in ("home", "tmp"):
        (folder / name).mkdir(exist_ok=True)
    guard = folder.parent / f"{folder.name}-guard"
    guard.mkdir(exist_ok=True)
    (guard / "sitecustomize.py").write_text(GUARD)
    surroundings = {
        **os.environ,
        "TMPDIR": str(folder / "tmp"),
        "HOME": str(folder / "home"),
        "PYTHONUNBUFFERED": "1",
        "PYTHONPATH": os.pathsep.join([str(guard), *filter(None, [os.environ.get("PYTHONPATH")])]),
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
    file = (
        f"title: {say()}\nparties: [{say()}, {say()}]\nissues:\n- id: {say()}\n  options: [{say()}, "
        f"{say()}]\n"
    )
    visitor.send("/import/", {}, f"{say()}.yaml", file.encode())
    visitor.post(case + "case-file/", {"name": say()})
    return case


def draft_texts(visitor: Visitor, planted: Canaries, case: str, rooms: list[str]) -> None:
    """A text of planted words: begun, changed, owned, released to a room, spoken of, translated, taken away
    as files.
    """
    say = planted.word
    begin = {
        "title": say(),
        "name": say(),
        "pasted": f"1. {say()} [{say()}] [{say()}].\n\n2. {say()} goes.\n",
        "way": "bracketed-text",
        "language": "en",
        "languages": "ar",
    }
    text = visitor.post(case + "text/new/", begin)
    version = re.findall(r"[?]version=(\d+)", visitor.get(text))[0]
    release = {
        "version": version,
        "room": rooms[1],
        "passing": "without-owners",
        "do": "send",
        "words": say(),
    }
    there = visitor.post(text + "release/", release)
    party = re.findall(r'name="owners" value="([^"]+)"', visitor.get(text + "clause/0/"))[0]
    where = f"{rooms[1]}.{there.rstrip('/').rsplit('/', 1)[1]}"
    for what, given in (
        ("clause/0/own/", {"bracket": "0", "owners": party, "remark": say()}),
        ("clause/0/change/", {"version": version, "typed": f"1. {say()}.", "remark": say()}),
        ("clause/0/say/", {"where": where, "word": "agreed-if", "condition": say(), "remark": say()}),
        (
            "clause/1/propose/",
            {"where": where, "typed": f"2. {say()} stays.", "person": say()},
        ),
        ("version/", {"name": say(), "note": say()}),
        ("language/ar/clause/", {"clause": "2", "words": say(), "checked_by": say()}),
    ):
        visitor.post(text + what, given, page=text)
    for what in ("file/docx/", "file/pdf/", "file/txt/", "compare/", "brackets/", "findings/", "agreed/"):
        status, _, _ = visitor.ask("GET", text + what)
        assert status == 200, what


AGREED = """title: {0}
fictional: true
zone: UTC
parties: [{{id: a, name: {1}}}, {{id: b, name: {2}}}]
monitors: [{{id: m, name: {3}, members: [a, b], reports_to: [a, b]}}]
enters_into_force: 2025-01-01 00:00 UTC
phases: [{{id: one, name: {4}, length: 30 days}}]
commitments:
  - {{id: c, what: open {5}, owes: a, to: b, phase: one, by: day 9, where: {6}, verified_by: [m]}}
exchanges:
  - id: x
    name: {7}
    phase: one
    gives: [{{category: g, party: a, number: 2, named: true}}, {{category: h, party: b, number: 2}}]
    lists: [{{category: g, proposed_by: b, objections_by: [a], substitution: {8}, identity_checked_by: [m]}}]
clauses: [{{id: "1", text: "{9}"}}]
"""


def keep_agreed(visitor: Visitor, planted: Canaries, case: str) -> None:
    """An agreement of planted words: typed, entered, reported on by hand and in a file, looked at, with a
    list of persons, signed, and taken away as files.
    """
    say = planted.word
    here = f"{case}agreement/"
    typed = AGREED.format(*(say() for _ in range(10)))
    visitor.post(f"{here}take-in/", {"typed": typed, "words": say()})
    told = {"about": "c", "what": "partly", "at": "2025-01-03T10:00", "number": "1"}
    told |= {name: say() for name in ("says", "place", "evidence", "verified_by", "source", "maker", "note")}
    turned = {"phase": "one", "step": "entered", "at": "2025-01-01T00:00"}
    for where, given in (
        ("phases/turn/", {**turned, "confirmed_by": say(), "words": say()}),
        ("reports/report/", told),
        ("lists/person/", {"list": "x/g", "name": say(), "party": "b", "at": "2025-01-02", "words": say()}),
    ):
        visitor.post(here + where, given, page=here + where.split("/")[0] + "/")
    rows = f"time,commitment,what,says,evidence\n2025-01-04 10:00,c,done,{say()},{say()}\n"
    visitor.send(f"{here}reports-in/", {"source": say()}, f"{say()}.csv", rows.encode())
    at = re.findall(rf'"({here}reports/\d+/\d+/)"', visitor.get(f"{here}reports/"))[0]
    visitor.post(at, {"step": "doubts", "words": say()})
    visitor.post(f"{here}sign/", {"by": ["a", "b"], "words": say()})
    for name in ("", "plan/", "reports/", "lists/", "phase/1/", "rooms/", "papers/"):
        status, _, text = visitor.ask("GET", here + name)
        assert (status, SEED in text) == (200, True), name
    for name in re.findall(rf'"({here}papers/[^"?]+)"', visitor.get(f"{here}papers/")):
        assert visitor.ask("GET", name)[0] == 200, name


def go_on(visitor: Visitor, planted: Canaries, case: str) -> None:
    """What follows in a talk: things begun, relays, the public record, paper, the analysis in its own
    process.
    """
    say = planted.word
    rooms = [
        room.split("/")[-2] for room in dict.fromkeys(re.findall(rf'"({case}r/\w+/)"', visitor.get(case)))
    ]
    side = re.search(
        r'name="party"[^>]*>\s*(?:<option value="">[^<]*</option>\s*)?<option value="([^"]+)"',
        visitor.get(case + "people/"),
    )
    assert side
    party = side[1]
    for where, given in (
        ("sessions/round/", {"name": say(), "venue": say(), "rooms": rooms[:3], "words": say()}),
        ("sessions/session/", {"room": rooms[1], "agenda": f"{say()}\n{say()}", "venue": say(), "now": "on"}),
        ("sessions/deadline/", {"what": say(), "due": "2031-05-09", "set_by": say(), "cost-0": say()}),
        ("people/invitation/", {"party": party, "invitation": "conditional", "on_what": say(),
        "claimed_by": say()}),
        ("people/channel/", {"party": party, "channel": "through-mediators", "words": say()}),
        ("people/mandate/", {"party": party, "person": say(), "may": ["speak"], "referendum_to": say(),
        "words": say()}),
        ("people/approval/", {"party": party, "step": "ratification", "by": say(), "of": say()}),
        ("contacts/contact/", {"whom": say(), "asked": say(), "promised": say(), "answered": say()}),
        ("contacts/actor/", {"name": say(), "about": say()}),
    ):  # fmt: skip
        visitor.post(case + where, given, page=case + where.split("/")[0] + "/")
    relay = {"to": rooms[2], "goes_as": "own"}
    visitor.post(case + "relays/new/", {**relay, "words": say(), "do": "draft"})
    visitor.post(case + "relays/new/", {**relay, "words": say(), "do": "send"})
    visitor.post(
        case + "proposals/new/",
        {
            "mode": "double-blind",
            "rooms": rooms[1:3],
            "words": say(),
            "why": say(),
            "closes": "2099-05-06T10:00",
            "referendum": [party],
            "confirm_by": "2099-05-20",
            "do": "send",
        },
    )
    visitor.post(
        case + "proposals/new/",
        {"mode": "double-blind", "rooms": rooms[1:3], "words": say(), "do": "draft"},
    )
    put = re.findall(rf'"({case}proposals/\d+/)"', visitor.get(case + "proposals/"))[0]
    for what, given in (
        ("answer/", {"party": party, "answer": "no", "mandate": "none", "condition": say(), "words": say()}),
        ("home/", {"party": party, "who": say(), "stands": "refuses", "words": say()}),
        ("confirm/", {"party": party, "accepted": "no", "by": say(), "words": say()}),
        ("withdraw/", {"words": say()}),
    ):
        visitor.post(put + what, given, page=put)
    for what, given in (
        ("wording/", {"title": say(), "words": say(), "embargo": say(), "signers": say()}),
        ("leak/", {"asked": say(), "line": say()}),
    ):
        visitor.post(case + "communique/" + what, given, page=case + "communique/")
    visitor.post(
        case + "conditions/word/",
        {"party": party, "act": say(), "words": say(), "unit": say()},
        page=case + "conditions/",
    )
    for where, given in (
        ("matters/1/points/", {"points-0": "60", "reason": say(), "person": say()}),
        ("matters/1/no-deal/", {"level": "40", "reason": say()}),
    ):
        visitor.post(case + where, given, page=case + "matters/1/")
    draft_texts(visitor, planted, case, rooms)
    keep_agreed(visitor, planted, case)
    passage = say()
    article = f'{say()}\n\n"We demand {say()}," said {say()}, a spokesman. The other side holds 46 {passage}.'
    visitor.post(case + "record/", {"pasted": article, "outlet": say(), "published": "2031-05-06"})
    added = {"passage": passage, "kind": "figures", "number": "46", "subject": say()}
    visitor.post(case + "record/1/add/", added, page=case + "record/1/")
    arriving = {"name": say(), "venue": say(), "began": "2031-05-02", "ended": "2031-05-02"}
    arriving |= {"present": say(), "words": say(), "rooms": rooms[0]}
    visitor.post(case + "record/where/round/", arriving, page=case + "contacts/")
    for where in (
        "board/",
        "questions/",
        "proposals/",
        f"r/{rooms[2]}/sheet/",
        f"r/{rooms[2]}/summary/",
        f"r/{rooms[2]}/check/",
        "analysis/",
        "record/1/",
        re.findall(rf'"{case}(r/\w+/round/\d+/)"', visitor.get(case + "sessions/"))[-1],
    ):
        status, _, text = visitor.ask("GET", case + where)
        assert (status, SEED in text) == (200, True), where


def descendants(pid: int) -> list[int]:
    """Every process that one started, and those that they started, where the system shows them."""
    parents = {}
    for status in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            parents[int(status.parent.name)] = int(status.read_text().rsplit(")", 1)[1].split()[1])
    found = [pid]
    for one in found:
        found += [child for child, parent in parents.items() if parent == one]
    return found[1:]


def arguments_of_children(pid: int, told: list[bytes], over: threading.Event) -> None:
    """The arguments and surroundings of every process that comes from this one, where the system shows
    them.
    """
    while not over.wait(0.002):
        for child in descendants(pid):
            with suppress(OSError):
                told += [Path(f"/proc/{child}/{name}").read_bytes() for name in ("cmdline", "environ")]


def half_sent(visitor: Visitor, planted: Canaries, where: str, folder: Path) -> dict[str, list[str]]:
    """What lies on the disk while a file is still coming in; the line is then cut in the midst of it."""
    body = (
        b'--e\r\nContent-Disposition: form-data; name="file"; filename="'
        + planted.word().encode()
        + b'"\r\n\r\n'
    )
    body += planted.words(50).encode() * 2000
    line = http.client.HTTPConnection(visitor.host, timeout=60)
    line.putrequest("POST", where)
    headers = {"Content-Type": "multipart/form-data; boundary=e", "Content-Length": str(4 * len(body))}
    cookie = "; ".join(f"{name}={value}" for name, value in visitor.cookies.items())
    for name, value in {
        **headers,
        "Cookie": cookie,
        "X-CSRFToken": visitor.cookies["goodoffices_csrf"],
    }.items():
        line.putheader(name, value)
    line.endheaders(body)
    time.sleep(0.5)
    found = search(folder)
    line.close()
    return found


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
        children: list[bytes] = []
        over = threading.Event()
        watch = threading.Thread(target=arguments_of_children, args=(pid, children, over))
        watch.start()
        go_on(visitor, planted, case)
        report = visitor.get(case + "analysis/report/")
        over.set()
        watch.join()
        assert (
            half_sent(
                visitor, planted, re.findall(rf'"({case}r/\w+/)"', visitor.get(case))[1] + "attach/", tmp_path
            )
            == {}
        )
        running = search(tmp_path) | {"arguments": found_in(arguments(pid) + b"".join(children))}
        stumble(visitor, planted, case)
        visitor.line.connect()
        words = planted.words(6)
        token = {"passphrase": words, "again": words}
        exported = visitor.post(case + "export/", token, status=200)
        assert exported.startswith("Good Offices export")
        visitor.post("/lock/", {})
        visitor.line.close()
        locked = search(tmp_path)
    assert SEED in report
    assert children or not Path("/proc").exists()
    assert len(planted.planted) >= 250
    assert len(set(planted.planted)) == len(planted.planted)
    assert running == {"arguments": []}
    assert locked == {}
    assert search(tmp_path) == {}
    assert (tmp_path / "home" / "desk" / "goodoffices.sqlite3").stat().st_size > 0
    assert json.dumps(found_in(exported.encode())) == "[]"
