"""What people bring in is read in a process of its own, under limits, while nothing else waits for it."""

from __future__ import annotations

import contextlib
import subprocess
import sys
import textwrap
import threading
import time
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from goodoffices.case import Case, ProblemsFound
from goodoffices.record import Given, Record
from goodoffices.server.reading import Confined, NotReadError, bring_in, read_case_file_text
from goodoffices.server.reading.messages import ArticlesRead, ReadArticles, ReadCase

TODAY = date(2031, 5, 9)
ARTICLE = (
    b"Talks at Vesna\n\nThe Front said on Thursday that it would come to Vesna. The Republic said nothing."
)
LONG = b"title: t\nparties:\n" + b"".join(b"  - {id: p%d, name: Party %d}\n" % (n, n) for n in range(60_000))
"""A case file that takes longer than a second to read, however fast the machine."""


def read(data: bytes, name: str = "a.txt") -> ReadArticles:
    return ReadArticles(data, name, Given(), (), TODAY.isoformat())


def test_a_file_that_takes_too_long_is_refused_and_the_next_one_is_read() -> None:
    with Confined(seconds=1) as reader:
        with pytest.raises(NotReadError) as caught:
            reader.ask(ReadCase(LONG, "long.yaml"))
        assert caught.value.reason == "time"
        answer = reader.ask(read(ARTICLE))
    assert isinstance(answer, ArticlesRead)
    assert answer.articles[0].text.startswith("Talks at Vesna")


@pytest.mark.parametrize(
    "text",
    [
        "<!-- a -->" * 40 + "<html><body><p>" + ARTICLE.decode() + "</p></body></html>",
        "Envoys came "
        + ", ".join(f"from {place}" for place in ["Vesna", "Lorn", "Solna"] * 8)
        + ", said the Front.",
        "\u201c" * 20_000 + ARTICLE.decode(),
        "<" * 50_000 + ARTICLE.decode(),
        "((" * 20_000 + ARTICLE.decode(),
        '"' * 20_001 + ARTICLE.decode(),
    ],
    ids=["comments", "places", "quotes", "angles", "brackets", "marks"],
)
def test_a_text_made_to_hold_everything_up_is_read_or_refused(text: str) -> None:
    brought = bring_in(
        Record(), Case(title="", parties=(), issues=()), [("a.html", text.encode())], Given(), TODAY
    )
    assert brought.record.articles or brought.refused[0][1].reason in ("time", "memory", "said")


def test_nothing_of_the_process_is_left_behind() -> None:
    with Confined() as reader:
        reader.ask(read(ARTICLE))
        process = reader._process
        assert process is not None
        assert process.poll() is None
    assert process.poll() is not None


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sets no limits of this kind")
def test_memory_has_a_limit() -> None:
    code = """
        from goodoffices.server.reading.limits import limit_memory
        limit_memory(400 << 20)
        try:
            bytearray(1 << 30)
        except MemoryError:
            print("refused")
    """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code)], capture_output=True, text=True, check=True
    )
    assert done.stdout == "refused\n"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sets no limits of this kind")
def test_an_expression_that_never_ends_is_ended() -> None:
    code = """
        import re
        from goodoffices.server.reading.limits import limit_time
        limit_time(0)
        re.match(r"(a|a)*b", "a" * 200)
    """
    done = subprocess.run([sys.executable, "-c", textwrap.dedent(code)], check=False, timeout=60)
    assert done.returncode == -24


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such signal")
def test_the_process_ends_with_the_desk_even_where_the_desk_is_killed() -> None:
    code = """
        import sys
        from goodoffices.server.reading import Confined
        from goodoffices.server.reading.messages import ReadArticles
        from goodoffices.record import Given
        reader = Confined()
        reader.ask(ReadArticles(b"Talks at Vesna went on, the Front said on Thursday.", "a", Given(), (), "2031-05-09"))
        print(reader._process.pid, flush=True)
        sys.stdin.read()
    """
    with subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(code)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as desk:
        assert desk.stdout is not None
        reader = Path(f"/proc/{int(desk.stdout.readline())}")
        assert reader.exists()
        desk.kill()
        desk.wait()
        for _ in range(100):
            if not reader.exists() or " Z " in (reader / "stat").read_text():
                break
            time.sleep(0.05)
        else:
            pytest.fail("the reading process outlived the desk")


def test_a_reader_outlives_the_thread_that_first_asked_it() -> None:
    """A page is served by a thread that may end; another thread goes on asking the same reader."""
    answers: list[object] = []
    with Confined() as reader:
        first = threading.Thread(target=lambda: answers.append(reader.ask(read(ARTICLE))))
        first.start()
        first.join()
        process = reader._process
        assert process is not None
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(0.5)
        assert process.poll() is None
        answers.append(reader.ask(read(ARTICLE)))
        assert reader._process is process
    assert all(isinstance(one, ArticlesRead) for one in answers)
    assert len(answers) == 2


def test_files_that_cannot_be_read_do_not_keep_the_others_out() -> None:
    files = [
        ("picture.txt", b"\x89PNG\r\n\x1a\n" + b"\0" * 50),
        ("good.txt", ARTICLE),
        ("again.txt", ARTICLE),
    ]
    brought = bring_in(Record(), Case(title="", parties=(), issues=()), files, Given(), TODAY)
    assert [(name, why.reason) for name, why in brought.refused] == [("picture.txt", "said")]
    assert [article.id for article in brought.record.articles] == ["good"]


def test_one_article_that_cannot_be_added_does_not_keep_the_others_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from goodoffices.server.reading import bring_in as module  # noqa: F401
    from goodoffices.server.reading.messages import AddArticles

    asked: list[int] = []
    real = Confined.ask

    def slow(self: Confined, request: Any, *, times: int = 1) -> Any:
        if isinstance(request, AddArticles):
            asked.append(len(request.articles))
            if any(article.id == "slow" for article in request.articles):
                raise NotReadError("time")
        return real(self, request, times=times)

    monkeypatch.setattr(Confined, "ask", slow)
    files = [("slow.txt", b"Slow talks. " + ARTICLE), ("good.txt", ARTICLE)]
    brought = bring_in(Record(), Case(title="", parties=(), issues=()), files, Given(), TODAY)
    assert asked == [2, 1, 1]
    assert [(name, why.reason) for name, why in brought.refused] == [("slow.txt", "time")]
    assert [article.id for article in brought.record.articles] == ["good"]


def test_a_case_file_is_read_under_the_same_limits() -> None:
    case, problems = read_case_file_text(
        b"title: Well\nparties: [{id: a, name: A}, {id: b, name: B}]\nissues: [{id: x, name: X, options: [u, "
        b"v]}]\n",
        "w.yaml",
    )
    assert (case.title, problems) == ("Well", ())
    with pytest.raises(ProblemsFound, match=r"w\.yaml"):
        read_case_file_text(b"title: [\n", "w.yaml")
    with pytest.raises(NotReadError) as caught:
        read_case_file_text(b"title: \xff\xfe\xfa\n", "w.yaml")
    assert caught.value.reason == "encoding"


def test_no_transaction_waits_for_reading_and_a_record_changed_meanwhile_is_kept(
    desk: Any, lake: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from django.db import connection

    from goodoffices.server import bringing
    from goodoffices.server.store import new_token, open_case

    real, rounds = bringing.bring_in, list[int]()

    def meanwhile(record: Record, *given: Any) -> Any:
        assert not connection.in_atomic_block, "reading holds a transaction"
        rounds.append(len(record.articles))
        if len(rounds) == 1:
            bringing.bring_articles(desk, lake, new_token(), [("other.txt", ARTICLE)], Given())
        return real(record, *given)

    monkeypatch.setattr(bringing, "bring_in", meanwhile)
    text = b"Envoys meet again\n\nThe talks will continue on Thursday in Vesna, officials said."
    bringing.bring_articles(desk, lake, new_token(), [("first.txt", text)], Given())
    kept = open_case(desk, lake).record
    assert sorted(article.id for article in kept.articles) == ["first", "other"]
    assert rounds == [0, 0, 1]


def test_a_feed_is_one_file_and_has_the_time_of_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three hundred entries of a feed took the desk as long as three hundred files."""
    items = "".join(
        f"<item><title>{n}</title><description>{ARTICLE.decode()} {n}</description></item>" for n in range(9)
    )
    feed = (
        f'<?xml version="1.0"?><rss version="2.0"><channel><title>A</title>{items}</channel></rss>'.encode()
    )
    times: list[int] = []
    real = Confined.ask

    def asked(self: Confined, request: Any, *, times: int = 1, seen: list[int] = times) -> Any:
        seen.append(times)
        return real(self, request, times=times)

    monkeypatch.setattr(Confined, "ask", asked)
    files = [("feed.xml", feed), ("a.txt", ARTICLE)]
    brought = bring_in(Record(), Case(title="", parties=(), issues=()), files, Given(), TODAY)
    assert len(brought.record.articles) == 10
    assert times == [1, 1, 2]
