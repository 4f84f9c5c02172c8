"""The Lake Sarn talks (fictional) filled with what a mediator recorded, for the tests of the pages that show
it.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Any

from goodoffices.talks import Proxy, acts
from goodoffices.talks.acts import Ref


def told(party: str, person: str = "Dr Salim", consent: str = "by-word-of-mouth", **more: Any) -> Proxy:
    """Told by telephone on 6 May 2031."""
    fields = {"how": "by-telephone", "when": "2031-05-06T14:10:00Z", **more}
    return Proxy(party=party, person=person, consent=consent, **fields)  # type: ignore[arg-type]


def put(desk: Any, case: str, room: str, act: Any) -> int:
    """Write one entry as a form would."""
    from goodoffices.server.store import new_token, write_case

    with write_case(desk, case, new_token()) as pen:
        return pen.write(room, act)


def said(desk: Any, case: str, room: str, words: str, party: str = "front", **more: Any) -> int:
    """Something that a side said."""
    return put(desk, case, room, acts.Said(words=words, proxy=more.pop("proxy", told(party)), **more))


def position(desk: Any, case: str, room: str, issue: str, stance: str, *options: str, **more: Any) -> int:
    """A position that a side took, its issue raised and tied as capturing does it."""
    from goodoffices.desk.issues import raise_issue
    from goodoffices.server.store import new_token, write_case

    with write_case(desk, case, new_token()) as pen:
        opened = pen.case
        found = opened.outline.issue(issue)
        label, letters = raise_issue(
            lambda: opened.view(room), opened.together.ties, opened.home, found, options, pen.write
        )
        assert label is not None
        fields = {"words": "", "proxy": told(opened.view(room).parties[0]), **more}
        act = acts.PositionTaken(issue=label, stance=stance, options=letters, **fields)  # type: ignore[arg-type]
        return pen.write(room, act)


def relay(desk: Any, case: str, to: str, words: str, *cites: Ref, **more: Any) -> int:
    """A relay that went; gives its entry."""
    from goodoffices.server.store import new_token, write_case
    from goodoffices.talks import Relay, write_relay

    with write_case(desk, case, new_token()) as pen:
        wanted = Relay(to=to, words=words, rests_on=cites, **more)
        placed = write_relay(pen.case.together, wanted, pen.case.home, pen.hand(wanted.to))
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


class _Breaks(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "style" or (tag == "script" and not (given.get("src") or "").startswith("/static/")):
            self.found.append(tag)
        for name, value in attrs:
            if name == "style" or (name.startswith("on") and name != "on"):
                self.found.append(f"{tag} {name}")
            if (value or "").strip().casefold().startswith("javascript:"):
                self.found.append(f"{tag} {name}={value}")


def csp_breaks(html: str) -> list[str]:
    """What the strict content security policy would refuse in a page: styles and scripts in it, handlers in
    attributes.
    """
    parser = _Breaks()
    parser.feed(html)
    return parser.found


def rich(desk: Any) -> str:
    """The talks in their second round (fictional): eight issues, confided and public words, relays,
    questions, promises; gives the case's id.
    """
    from goodoffices.case import (
        Case,
        Citation,
        Issue,
        Option,
        Party,
        Position,
        Source,
        Term,
    )
    from goodoffices.server.founding import begin
    from goodoffices.server.store import new_token

    issues = {
        "fire": ("Cessation of fire", {"day-1": "from day 1", "day-7": "from day 7"}),
        "monitors": (
            "Who monitors",
            {"joint": "joint team", "neighbours": "neighbours’ team", "none": "none"},
        ),
        "withdrawal": ("Withdrawal", {"district": "whole district", "heights": "the heights only"}),
        "held": ("Persons held: first phase", {"40": "40 persons", "60": "60 persons"}),
        "ratio": ("Ratio of exchange", {"3": "3 for 1", "5": "5 for 1"}),
        "families": ("Return of families", {"p1": "phase 1", "p1part": "phase 1, in part", "p2": "phase 2"}),
        "aid": ("Aid convoys a day", {"600": "600", "400": "400"}),
        "water": ("مياه البحيرة", {"share": "حصص متساوية", "meter": "بالعداد"}),
    }
    cite = (Citation(source="r1", passage="paragraph 3", chain=("a spokesman",)),)
    public = {"cite": cite, "voice": "public"}
    case = Case(
        title="Lake Sarn talks",
        fictional=True,
        parties=(
            Party(id="front", name="the Front", channel="through-mediators"),
            Party(id="republic", name="the Republic", channel="at-the-table"),
        ),
        sources=(Source(id="r1", title="Talks resume in Vesna", outlet="Sarn Herald", date="2026-11-16"),),
        terms=(Term(id="alive", name="alive", defined=False, issues=("held",)),),
        issues=tuple(
            Issue(
                id=key,
                name=name,
                options=tuple(Option(id=one, name=label) for one, label in options.items()),
            )
            for key, (name, options) in issues.items()
        ),
        positions=(
            Position(
                party="republic",
                issue="fire",
                stance="demands",
                options=("day-1",),
                since="2026-11-20",
                **public,
            ),  # type: ignore[arg-type]
            Position(
                party="front",
                issue="withdrawal",
                stance="demands",
                options=("district",),
                since="2026-11-18",
                **public,
            ),  # type: ignore[arg-type]
            Position(
                party="republic",
                issue="withdrawal",
                stance="refuses",
                options=("district",),
                since="2026-11-20",
                **public,
            ),  # type: ignore[arg-type]
            Position(
                party="front",
                issue="withdrawal",
                stance="refuses",
                options=("heights",),
                since="2026-11-19",
                **public,
            ),  # type: ignore[arg-type]
            Position(
                party="front", issue="aid", stance="demands", options=("600",), since="2026-11-16", **public
            ),  # type: ignore[arg-type]
            Position(
                party="republic",
                issue="held",
                stance="accepts",
                options=("40",),
                voice="claimed-by-another",
                by="front",
                since="2026-11-20",
            ),
        ),
        text={"fire": "day-1", "held": "40", "aid": "600"},
    )
    made: str = begin(desk, case, "closed", new_token())
    _tell(desk, made)
    return made


def _tell(desk: Any, case: str) -> None:
    _, front, republic = rooms_of(desk, case)
    salim = told("front", when="2026-11-21T14:10:00Z")
    orr = told("republic", "General Orr", how="in-person", when="2026-11-21T09:00:00Z")
    position(desk, case, front, "fire", "demands", "day-1", proxy=salim)
    first = position(
        desk, case, front, "monitors", "demands", "none", proxy=told("front", when="2026-11-19T10:00:00Z")
    )
    position(
        desk, case, front, "monitors", "accepts", "joint", instead_of=(first,), proxy=salim,
            disclosure="float",
        words="We would accept monitors, a joint team even, if the list of the sick is settled first.",
        conditions=(acts.If(does="the list is settled first"),),
    )  # fmt: skip
    position(desk, case, republic, "monitors", "demands", "neighbours", proxy=orr)
    position(desk, case, republic, "monitors", "accepts", "joint", proxy=orr)
    position(desk, case, front, "held", "demands", "40", proxy=salim, words="Sick first.")
    position(desk, case, republic, "ratio", "accepts", "3", proxy=orr, subject_to=("the council",))
    position(
        desk,
        case,
        front,
        "families",
        "demands",
        "p1",
        proxy=salim,
        disclosure="attribute",
        words="Families must come home with the first buses.",
    )
    position(desk, case, republic, "families", "demands", "p2", proxy=orr)
    position(desk, case, republic, "families", "accepts", "p1part", proxy=orr)
    position(desk, case, republic, "aid", "demands", "600", proxy=orr)
    position(
        desk,
        case,
        front,
        "water",
        "accepts",
        "share",
        proxy=told("front", "د. سليم", when="2026-11-21T14:10:00Z"),
        words="نقبل حصصاً متساوية إذا فُتح الطريق أولاً.",
        disclosure="float",
    )
    said(desk, case, front, "Below forty there is no point in our going on.", proxy=salim)
    said(
        desk,
        case,
        front,
        "Our council is divided, and Karim will not hold much longer.",
        proxy=told("front", consent="none", when="2026-11-21T14:12:00Z"),
    )
    buses = said(desk, case, front, "The buses could leave from the mill.", proxy=salim, disclosure="float")
    put(desk, case, front, acts.Asked(words="How many of the sick can travel?", to="front"))
    put(
        desk,
        case,
        republic,
        acts.Promised(words="A list of names by Wednesday.", proxy=orr, due="2026-11-25"),
    )
    put(desk, case, republic, acts.DeadlineSet(what="The truce of the harvest ends", due="2026-12-01"))
    at = relay(
        desk,
        case,
        republic,
        "Buses might leave from somewhere that both of you know. Would you think of a place?",
        Ref(front, buses),
        asks=True,
    )
    put(desk, case, republic, acts.Received(entry=at, proxy=orr))
    put(
        desk,
        case,
        republic,
        acts.AskedBack(entry=at, words="From which side of the river?", party="republic", proxy=orr),
    )
    relay(desk, case, republic, "We shall come again at nine tomorrow.")
    put(desk, case, front, acts.TakenBack(entry=buses, proxy=salim))
    relay(desk, case, front, "صباح الخير. نعود غداً في التاسعة.")
