"""The Lake Sarn talks (fictional) filled with what a mediator recorded, for the tests of the pages that show it."""

from __future__ import annotations

import re
from typing import Any

from goodoffices.talks import Proxy, acts
from goodoffices.talks.acts import Ref


def told(party: str, person: str = "Dr Salim", consent: str = "by-word-of-mouth", **more: Any) -> Proxy:
    """Told by telephone on 6 May 2031."""
    fields = {"how": "by-telephone", "when": "2031-05-06T14:10:00Z", **more}
    return Proxy(party=party, person=person, consent=consent, **fields)  # type: ignore[arg-type]


def put(desk: Any, case: str, room: str, act: Any) -> int:
    """Write one entry as a form would."""
    from goodoffices.server.store import new_form, writing

    with writing(desk, case, new_form()) as pen:
        return pen.write(room, act)


def said(desk: Any, case: str, room: str, words: str, party: str = "front", **more: Any) -> int:
    """Something that a side said."""
    return put(desk, case, room, acts.Said(words=words, proxy=more.pop("proxy", told(party)), **more))


def position(desk: Any, case: str, room: str, issue: str, stance: str, *options: str, **more: Any) -> int:
    """A position that a side took, its issue raised and tied as capturing does it."""
    from goodoffices.desk.issues import raise_issue
    from goodoffices.server.casefile import read_outline
    from goodoffices.server.store import new_form, writing

    with writing(desk, case, new_form()) as pen:
        opened = pen.case
        found = read_outline(opened).issue(issue)
        label, letters = raise_issue(
            lambda: opened.view(room), opened.picture().ties, opened.home, found, options, pen.write
        )
        assert label is not None
        fields = {"words": "", "proxy": told(opened.view(room).parties[0]), **more}
        act = acts.PositionTaken(issue=label, stance=stance, options=letters, **fields)  # type: ignore[arg-type]
        return pen.write(room, act)


def relay(desk: Any, case: str, to: str, words: str, *cites: Ref, **more: Any) -> int:
    """A relay that went; gives its entry."""
    from goodoffices.server.store import new_form, writing
    from goodoffices.talks import Relay, write_relay

    with writing(desk, case, new_form()) as pen:
        wanted = Relay(to=to, words=words, rests_on=cites, **more)
        placed = write_relay(pen.case.picture(), wanted, pen.case.home, pen.hand())
        return pen.put(*placed)[1]


def rooms_of(desk: Any, case: str) -> list[str]:
    """The case's rooms: the mediators', then one for each side."""
    from goodoffices.server.store import open_case

    return open_case(desk, case).room_ids


def view_of(desk: Any, case: str, room: str) -> Any:
    """A room as it stands."""
    from goodoffices.server.store import open_case

    return open_case(desk, case).view(room)


def text(html: str) -> str:
    """What a page says, without its elements."""
    inline = re.sub(r"</?(bdi|b|i|a|span|time)\b[^>]*>", "", html)
    return " ".join(re.sub(r"<[^>]+>", " ", inline).split())


def csp_breaks(html: str) -> list[str]:
    """What the strict content security policy would refuse in a page: styles and scripts in it, handlers in attributes."""
    return re.findall(r"<style|\sstyle=|\son[a-z]+=|<script(?![^>]*\ssrc=)|javascript:", html)
