"""What the tests of proposals share: putting one, answering it, at times that the test chooses."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

from goodoffices.talks import Proxy

OPEN, CLOSED = "2031-05-06T12:00:00Z", "2031-05-06T18:00:00Z"
BEFORE, AFTER = "2031-05-06T15:00:00Z", "2031-05-06T19:00:00Z"
PACKAGE = {"monitors": "joint"}


class LaterClock(datetime):
    """This laptop's clock, so many hours later."""

    hours = 0.0

    @classmethod
    def now(cls, tz: Any = None) -> datetime:  # type: ignore[override]
        return datetime.now(tz) + timedelta(hours=cls.hours)


@contextmanager
def at(desk: Any, case: str, moment: str) -> Iterator[Any]:
    """A writer whose entries state that time."""
    from goodoffices.server.store import new_token, write_case

    with write_case(desk, case, new_token()) as pen:
        pen.at = moment
        yield pen


def put_one(desk: Any, case: str, rooms: list[str], moment: str = OPEN, **more: Any) -> int:
    """Put a proposal that closes at CLOSED; gives what joins it."""
    from goodoffices.desk.actions.proposals import ProposalDraft, pointed_in, put_proposal

    fields = {
        "mode": "double-blind",
        "rooms": tuple(rooms),
        "words": "Would this do?",
        "closes": CLOSED,
        "package": PACKAGE,
        **more,
    }
    draft = ProposalDraft(**fields)
    with at(desk, case, moment) as pen:
        kept = tuple(one.text for one in pointed_in(pen.case, draft))
        return put_proposal(pen, ProposalDraft(**{**fields, "kept": kept}))


def told_at(party: str, moment: str, consent: str = "by-word-of-mouth") -> Proxy:
    """Told to a mediator at that time."""
    return Proxy(
        party=party,
        person={"front": "Dr Salim", "republic": "General Orr"}.get(party, "Σαλίμ"),
        how="by-telephone",
        when=moment,
        consent=consent,  # type: ignore[arg-type]
    )


def answer(
    desk: Any, case: str, sent: int, party: str, word: str = "yes", moment: str = BEFORE, **more: Any
) -> int:
    """Record a side's answer by proxy."""
    from goodoffices.desk.actions.proposals import ProposalReply, answer_proposal
    from goodoffices.desk.views.proposals import sent_proposal

    fields = {"mandate": "commit", "proxy": told_at(party, moment), "answer": word, **more}
    with at(desk, case, moment) as pen:
        side = next(one for one in sent_proposal(pen.case, sent, moment).sides if one.party == party)
        return answer_proposal(pen, side.room, side.entry, ProposalReply(party=party, **fields))


def known(desk: Any, case: str, sent: int, moment: str = AFTER) -> bool:
    """Make the result known."""
    from goodoffices.desk.actions.proposals import make_known

    with at(desk, case, moment) as pen:
        return make_known(pen, sent)


def state(desk: Any, case: str, sent: int, moment: str = AFTER) -> str:
    """How it stands at a time."""
    from goodoffices.desk.views.proposals import sent_proposal
    from goodoffices.server.store import open_case

    return sent_proposal(open_case(desk, case), sent, moment).state
