"""Whatever is sent to the boards', relays' and sheets' forms: no failure, no execution, and nothing of it on
the disk in the clear.
"""

from __future__ import annotations

import base64
import secrets
from pathlib import Path
from random import Random
from string import ascii_lowercase
from typing import Any

import pytest
from pages_cast import csp_breaks, put, relay, rooms_of, said, told

from goodoffices.talks import acts
from goodoffices.talks.acts import Ref

ODD = (
    "<script>alert(1)</script>",
    "\"'><img src=x onerror=alert(1)>",
    "{{ 7*7 }}{% load x %}",
    '=HYPERLINK("http://x")',
    "\u202eabc\u202c\u2066\u200f",
    "مرحبا ٤٠ 四十",
    "a\x00b",
    "\ud800".encode("utf-8", "surrogatepass").decode("utf-8", "replace"),
    "0",
    "-1",
    "9" * 400,
    "../../etc",
    "%00%ff",
    "\n\r\n",
    "x" * 1_000_000,
    "",
)
FIELDS = (
    "form", "to", "words", "goes_as", "attributed_to", "asks", "cite", "keep", "draft", "do", "step",
    "party", "person",
    "how", "when", "consent", "mark", "entry",
)  # fmt: skip


@pytest.fixture
def addresses(desk: Any, lake: str) -> list[str]:
    _, front, republic = rooms_of(desk, lake)
    at = said(desk, lake, front, "A joint team.", disclosure="float")
    sent = relay(desk, lake, republic, "Shared?", Ref(front, at), asks=True)
    put(desk, lake, front, acts.Asked(words="How many?", to="front"))
    return [
        f"/c/{lake}/board/",
        f"/c/{lake}/relays/",
        f"/c/{lake}/relays/new/",
        f"/c/{lake}/relays/draft/",
        f"/c/{lake}/relays/{republic}/{sent}/",
        f"/c/{lake}/relays/{republic}/{sent}/mend/",
        f"/c/{lake}/relays/{republic}/99999/",
        f"/c/{lake}/r/{republic}/sheet/",
        f"/c/{lake}/r/{republic}/summary/",
        f"/c/{lake}/r/{republic}/check/",
        f"/c/{lake}/questions/",
        f"/c/{lake}/questions/1-1a/",
    ]


@pytest.mark.parametrize("seed", range(6))
def test_no_form_fails_whatever_it_is_sent(
    mine: Any, desk: Any, lake: str, addresses: list[str], seed: int
) -> None:
    from goodoffices.server.store import new_token

    rng = Random(seed)
    _, front, republic = rooms_of(desk, lake)
    good = {
        "form": new_token, "to": lambda: republic, "words": lambda: "Good morning.", "goes_as": lambda: "own",
        "do": lambda: rng.choice(("look", "send", "draft", "all", "correct", "back", "drop")),
        "step": lambda: "back",
        "party": lambda: "republic", "mark": lambda: "0" * 24, "entry": lambda: "3",
        "cite": lambda: f"{front}.3",
    }  # fmt: skip
    for address in addresses * 4:
        given = {
            field: good[field]() if field in good and rng.random() < 0.6 else rng.choice(ODD)
            for field in FIELDS
            if rng.random() < 0.8
        }
        answer = mine.post(address, given) if rng.random() < 0.7 else mine.get(address, given)
        assert answer.status_code in (200, 302, 400, 404, 405, 413), (address, given)
        html = answer.content.decode()
        assert "<script>alert" not in html
        assert "<img" not in html
        assert csp_breaks(html) == []


@pytest.mark.parametrize("words", [one for one in ODD if one.strip("\n\r") and len(one) < 20_000])
def test_odd_words_go_as_words(mine: Any, desk: Any, lake: str, words: str) -> None:
    from goodoffices.server.store import new_token

    republic = rooms_of(desk, lake)[2]
    given = {"form": new_token(), "to": republic, "words": words, "goes_as": "own", "do": "send"}
    answer = mine.post(f"/c/{lake}/relays/new/", given)
    assert answer.status_code in (302, 400)
    for path in ("relays/", f"r/{republic}/sheet/", f"r/{republic}/summary/", "board/"):
        html = mine.get(f"/c/{lake}/{path}").content.decode()
        assert "<script>alert" not in html
        assert "<img" not in html


def forms_of(canary: str) -> list[bytes]:
    """A text as it could lie on a disk."""
    raw = canary.encode()
    return [
        raw,
        raw.lower(),
        raw.hex().encode(),
        canary.encode("utf-16-le"),
        canary.encode("utf-16-be"),
        *(base64.b64encode(b"x" * shift + raw)[4:-4] for shift in range(3)),
    ]


def test_nothing_that_these_pages_store_lies_on_the_disk_in_the_clear(
    mine: Any, desk: Any, lake: str, home: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    from goodoffices.server.store import new_token

    _, front, republic = rooms_of(desk, lake)
    planted: list[str] = []

    def canary() -> str:
        planted.append("".join(secrets.choice(ascii_lowercase) for _ in range(24)))
        return planted[-1]

    def send(path: str, **given: Any) -> int:
        status: int = mine.post(f"/c/{lake}/{path}", {"form": new_token(), **given}).status_code
        return status

    at = said(desk, lake, front, canary(), disclosure="float", proxy=told("front", canary()))
    new = {"to": republic, "goes_as": "own", "cite": [f"{front}.{at}"]}
    assert send("relays/new/", **new, words=canary(), do="draft") == 302
    secret = said(desk, lake, front, f"Never {canary()}.")
    assert secret
    assert send("relays/new/", **new, words=f"{canary()} {planted[-2]}", do="send", keep=[planted[-2]]) == 302
    last = max(i for i, item in _items(desk, lake, republic) if isinstance(item.act, acts.Relayed))
    relayed = f"relays/{republic}/{last}/"
    assert send(relayed, step="back", party="republic", words=canary(), person=canary()) == 302
    assert send(f"{relayed}mend/", do="correct", words=canary()) == 302
    assert send(f"{relayed}mend/", do="back", words=canary()) == 302
    for path in ("board/", "relays/", relayed, f"r/{republic}/sheet/", f"r/{front}/summary/"):
        assert mine.get(f"/c/{lake}/{path}").status_code == 200
    files = [file for file in home.rglob("*") if file.is_file()]
    assert any(file.suffix == ".sqlite3" for file in files)
    printed = "".join(capfd.readouterr()).encode()
    found = [
        (file.name, one)
        for file in files
        for data in [file.read_bytes()]
        for one in planted
        if any(form in data for form in forms_of(one))
    ]
    assert len(planted) >= 8
    assert found == []
    assert not any(one.encode() in printed for one in planted)


def _items(desk: Any, case: str, room: str) -> list[tuple[int, Any]]:
    from goodoffices.server.store import open_case

    return list(open_case(desk, case).view(room).items.items())
