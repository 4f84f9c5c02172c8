"""What stands in a log: which kind of error, and where in the program; never words of a case."""

from __future__ import annotations

import logging
from io import StringIO
from typing import Any

import pytest
from canaries import SEED, Canaries, found_in
from site_cast import rooms_of

from goodoffices.server.pages import room as pages
from goodoffices.server.running.logs import WithoutContent


def test_what_fails_in_the_midst_of_a_page_leaves_no_word_of_it(
    mine: Any, desk: Any, lake: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    planted = Canaries()

    def fail(*given: Any, **named: Any) -> None:
        words = planted.word()
        raise RuntimeError(f"it holds {words}") from ValueError(words)

    monkeypatch.setattr(pages, "capture", fail)
    (handler,) = (
        one for one in logging.getLogger("django").handlers if isinstance(one.formatter, WithoutContent)
    )
    assert isinstance(handler, logging.StreamHandler)
    log = StringIO()
    monkeypatch.setattr(handler, "stream", log)
    mine.raise_request_exception = False
    room = rooms_of(desk, lake)[1]
    given = {"form": "A" * 22, "side": "front", "kind": "said", "words": planted.word(), "mark": "closed"}
    answer = mine.post(f"/c/{lake}/r/{room}/record/?{planted.word()}", given)
    assert answer.status_code == 500
    assert SEED not in answer.content.decode()
    written = log.getvalue()
    assert "RuntimeError" in written
    assert "room.py" in written
    assert found_in(written.encode()) == []


def test_a_record_of_the_log_is_told_without_what_it_was_given() -> None:
    planted = Canaries().word()
    record = logging.LogRecord("django.request", logging.ERROR, "f", 1, "Not Found: %s", (planted,), None)
    assert WithoutContent().format(record) == "django.request: error"


@pytest.mark.parametrize("name", ["", "django", "waitress"])
def test_what_is_logged_goes_through_it(name: str) -> None:
    ours = [one for one in logging.getLogger(name).handlers if type(one) is logging.StreamHandler]
    assert ours
    assert all(isinstance(one.formatter, WithoutContent) for one in ours)
    assert logging.getLogger(f"{name}.request" if name else "").getEffectiveLevel() >= logging.ERROR
    assert logging.getLogger(name).propagate is (name == "")
