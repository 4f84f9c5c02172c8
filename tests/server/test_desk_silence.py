"""Nobody learns from silence at the desk: what one room holds, and what is printed for it, does not depend on
what its mediator wrote in others.
"""

from __future__ import annotations

import re
from typing import Any

import msgspec
from pages_cast import put, relay, said
from site_cast import record
from things_cast import send

from goodoffices.server.store import new_token, open_case
from goodoffices.talks import acts


def lake(desk: Any) -> tuple[str, list[str]]:
    """A fresh case of two sides; gives it and its rooms."""
    from goodoffices.case import Case, Issue, Party
    from goodoffices.server.founding import begin

    case = Case(
        title="Lake Sarn talks",
        fictional=True,
        parties=(Party(id="front", name="the Front"), Party(id="republic", name="the Republic")),
        issues=(Issue(id="ratio", name="Ratio of exchange"),),
    )
    made = begin(desk, case, "closed", new_token())
    return made, open_case(desk, made).room_ids


def world(mine: Any, desk: Any, *, loud: bool) -> tuple[Any, list[str]]:
    """The same acts in the Front's room; where it is ``loud``, others in the other rooms, before and with
    them. What the Front's room then holds.
    """
    case, (home, front, republic) = lake(desk)
    if loud:
        record(mine, case, republic, "lists first", side="republic", kind="demands", new_issue="Lists")
        said(desk, case, republic, "Never.", "republic")
        put(desk, case, home, acts.Noted(words="They will not move."))
        mine.post(f"/c/{case}/case-file/", {"form": new_token(), "issue": "ratio", "name": "1 to 1"})
    record(mine, case, front, "lists", kind="accepts", new_issue="Lists", new_option="by Monday")
    record(mine, case, front, "one to one", kind="demands", about="ratio", new_option="1 to 1")
    if loud:
        record(mine, case, republic, "three", side="republic", kind="demands", about="ratio", new_option="3")
    record(mine, case, front, "no position on anything", kind="refuses")
    send(mine, case, "sessions", "round", name="One", rooms=[home, republic, front] if loud else [front])
    relay(desk, case, front, "Would lists by Monday do?", asks=True)
    for what, given in (("mark", {"level": "float"}), ("correct", {"words": "lists, then"})):
        at = next(
            one.sequence for one in open_case(desk, case).view(front).items.values() if one.words == "lists"
        )
        mine.post(f"/c/{case}/r/{front}/e/{at}/{what}/", {"form": new_token(), **given})
    view = open_case(desk, case).view(front)
    papers = [mine.get(f"/c/{case}/r/{front}/{name}/").content.decode() for name in ("sheet", "summary")]
    return view, [same(paper) for paper in papers]


def same(text: str) -> str:
    """Without what is drawn anew in each world: identifiers, tokens, hashes, times."""
    text = re.sub(r"\b[0-9a-f]{30,64}\b", "ID", text)
    text = re.sub(r"\b(?:[0-9a-f]{4} ){5}[0-9a-f]{4}\b", "MARK", text)
    text = re.sub(r'value="[A-Za-z0-9_-]{22,64}"', "TOKEN", text)
    return re.sub(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ|\d\d:\d\d", "TIME", text)


def told(view: Any) -> str:
    """All that a view holds, but for the hashes of its forms: those are drawn anew, and stand with the
    entries.
    """
    return msgspec.json.encode(msgspec.structs.replace(view, forms=b""), enc_hook=dict).decode()


def test_a_room_is_the_same_whatever_is_written_in_others(mine: Any, desk: Any) -> None:
    (quiet, papers), (loud, others) = (world(mine, desk, loud=how) for how in (False, True))
    assert len(quiet.items) > 10
    assert same(told(loud)) == same(told(quiet))
    assert len(loud.forms) == len(quiet.forms)
    assert others == papers


def test_no_two_rooms_hold_the_same_of_one_act(mine: Any, desk: Any) -> None:
    case, rooms = lake(desk)
    send(mine, case, "sessions", "round", name="One", rooms=rooms)
    views = open_case(desk, case).views()
    forms = [item.hand.token for view in views for item in view.items.values() if item.sequence]
    assert len(set(forms)) == len(forms)
    rounds = [
        item.hand.token
        for view in views
        for item in view.items.values()
        if item.act == acts.RoundOpened(name="One")
    ]
    assert len(rounds) == 3
    assert {len(form) for form in rounds} == {32}
