"""What the tests of sessions, people and contacts share: sending a page's form, and everything begun in a
case.
"""

from __future__ import annotations

from typing import Any

WRONG_WORDS = [
    "",
    "x" * 30_000,
    "a\x00b",
    "=1+1",
    "<script>alert(1)</script>",
    "\u202eabc",
    "😀",
    "0",
]
"""What a fuzzed form is filled with."""


def send(browser: Any, case: str, page: str, what: str, /, **given: Any) -> Any:
    """Send one form of a page with a fresh token."""
    from goodoffices.server.store import new_token

    return browser.post(f"/c/{case}/{page}/{what}/", {"form": new_token(), **given})


def begun(desk: Any, case: str, kind: type) -> list[Any]:
    """Everything of one kind, in all rooms."""
    from goodoffices.server.store import open_case

    return [thread for view in open_case(desk, case).views() for thread in view.threads_of(kind)]


def room_of(desk: Any, case: str, party: str) -> str:
    """The room of one party with mediators."""
    from goodoffices.server.store import open_case

    return next(str(view.room) for view in open_case(desk, case).views() if view.parties == (party,))


def heads(desk: Any, case: str) -> list[int]:
    """How far each room has grown."""
    from goodoffices.server.store import open_case

    return [view.head for view in open_case(desk, case).views()]


def page(browser: Any, case: str, name: str) -> str:
    """A page as it is shown."""
    answer = browser.get(f"/c/{case}/{name}/")
    assert answer.status_code == 200
    return str(answer.content.decode())


def fuzz(
    browser: Any, case: str, name: str, kinds: dict[str, list[str]], *, right: dict[str, str]
) -> list[int]:
    """Every field of every form filled with every wrong word, the others rightly; the answers' statuses."""
    return [
        send(browser, case, name, what, **{**right, field: word}).status_code
        for what, fields in kinds.items()
        for field in fields
        for word in WRONG_WORDS
    ]
