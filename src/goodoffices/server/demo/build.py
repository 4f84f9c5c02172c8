"""Builds the demonstration: a folder of its own, an identity that nobody is asked about, the case, its
record, its story.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from goodoffices.analysis import GapBoard
from goodoffices.case import Case
from goodoffices.record import Article, Given, Record, decide, edit, read_bytes
from goodoffices.record import build as build_record
from goodoffices.record.find import finder
from goodoffices.server.demo.articles import ARTICLES
from goodoffices.server.demo.casefile import demo_case

if TYPE_CHECKING:
    from goodoffices.server.store import UnlockedIdentity


class Demonstration(msgspec.Struct, frozen=True):
    """What was built: the open desk, the case's id, the case with every position that the desk knows, and its
    gap board.
    """

    desk: UnlockedIdentity
    case_id: str
    case: Case
    board: GapBoard


@contextmanager
def demonstration() -> Iterator[Demonstration]:
    """The demonstration in a temporary folder, which is deleted at the end. Only in a process that has not
    opened another desk.
    """
    folder = Path(tempfile.mkdtemp(prefix="goodoffices-demo-"))
    try:
        yield _prepared(folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def build(desk: UnlockedIdentity, today: datetime | None = None) -> str:
    """The demonstration's case on a desk; gives its id. ``today`` (now, where it is not given) is when its
    story ends.
    """
    from goodoffices.desk.stored_files import save_record
    from goodoffices.server.demo.story import tell
    from goodoffices.server.demo.teller import Teller
    from goodoffices.server.founding import begin
    from goodoffices.server.store import new_token, write_case

    moment = today or datetime.now(UTC)
    case = demo_case()
    record = _confirmed(_read_articles(case, moment.date()))
    case_id = begin(desk, case, "closed", new_token())
    with write_case(desk, case_id, new_token()) as pen:
        save_record(pen, record)
        tell(Teller(pen, moment))
    return case_id


def _prepared(folder: Path) -> Demonstration:
    from goodoffices.server.running.begin import prepare
    from goodoffices.vault import new_passphrase

    prepare(folder)
    from goodoffices.server.demo.agreed import build_agreed
    from goodoffices.server.store import make_user, open_case

    desk = make_user(new_passphrase())
    build_agreed(desk)
    case_id = build(desk)
    opened = open_case(desk, case_id)
    return Demonstration(desk, case_id, opened.confided, opened.board(date.today()).board)


def _read_articles(case: Case, today: date) -> Record:
    articles: list[Article] = []
    for press in ARTICLES:
        published = (today - timedelta(days=press.days)).isoformat()
        given = Given(outlet=press.outlet, published=published)
        found, _notes = read_bytes(press.text.encode(), name=press.name, given=given)
        articles += found
    return build_record(articles, finder(articles, case))


def _confirmed(record: Record) -> Record:
    """The record after somebody looked at it once: two articles are done, what the third says is still
    open.
    """
    for row in record.proposals:
        if row.kind != "position" or not (row.party and row.issue and row.stance):
            continue
        if row.article == "sarn-post":
            record = decide(record, row.id, "accepted")
        elif row.article == "lpa":
            record = edit(record, row.id, {"options": "600"})
    return record
