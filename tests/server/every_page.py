"""Talks by a lake (fictional) in which no word that a person wrote has a Latin letter, with something of
everything; and every page of them.
"""

from __future__ import annotations

import re
from typing import Any

from agreed_in_greek import agree, agreement_pages
from pages_cast import position, put, relay, said, told
from pseudo import pseudo
from texts_cast import act, begun, released, text_of

from goodoffices.desk.actions.text_clauses import change_clause, own_bracket, tie_clause
from goodoffices.desk.actions.text_conclude import conclude_text
from goodoffices.desk.actions.text_languages import translate_clause
from goodoffices.desk.actions.text_sides import propose_words, say_on_clauses
from goodoffices.talks import acts
from goodoffices.talks.acts import Ref

ARTICLE = "ΒΕΣΝΑ - Το Μέτωπο λέει όχι.\n\n«Ζητούμε κοινή ομάδα», είπε."


def limni(desk: Any) -> str:
    """The case with its parties and issues; gives its id."""
    from goodoffices.case import Case, Issue, Option, Party
    from goodoffices.server.founding import begin
    from goodoffices.server.store import new_token

    case = Case(
        title="Λίμνη",
        fictional=True,
        parties=(Party(id="α", name="Μέτωπο"), Party(id="β", name="Πολιτεία")),
        issues=(
            Issue(
                id="φ", name="Φύλαξη", options=(Option(id="κ", name="κοινή"), Option(id="χ", name="χωριστή"))
            ),
            Issue(id="λ", name="Λόγος"),
        ),
    )
    with pseudo():  # the titles of rooms are worded when they are founded
        return begin(desk, case, "closed", new_token())


def fill(desk: Any, mine: Any) -> tuple[str, list[str]]:
    """The same with something of everything that pages show; gives the case and its rooms."""
    from goodoffices.server.store import new_token, open_case

    case = limni(desk)
    rooms = open_case(desk, case).room_ids
    one, two = rooms[1:3]
    by = {"proxy": told("α", "Σαλίμ")}
    free = said(desk, case, one, "Ίσως κοινή ομάδα.", "α", disclosure="float", **by)
    said(desk, case, one, "Ποτέ σαράντα.", "α", **by)
    position(
        desk, case, one, "φ", "demands", "κ", proxy=told("α", "Σαλίμ"), words="κοινή", disclosure="public"
    )
    position(
        desk,
        case,
        two,
        "φ",
        "refuses",
        "κ",
        proxy=told("β", "Δόρα"),
        words="όχι",
        conditions=(acts.If(does="αν"),),
    )
    asked = put(desk, case, one, acts.Asked(words="Πότε;", issue=1, **by))
    put(desk, case, one, acts.Answered(words="Αύριο.", question=asked, **by))
    put(desk, case, one, acts.Promised(words="Λίστα.", due="2031-05-09", **by))
    relay(desk, case, two, "Κοινή ομάδα;", Ref(one, free), asks=True)
    mine.post(
        f"/c/{case}/relays/new/",
        {"form": new_token(), "to": two, "words": "Σχέδιο", "goes_as": "own", "do": "draft"},
    )
    put(desk, case, one, acts.Disclosed(entry=free, level="closed", **by))
    put(desk, case, one, acts.Corrected(entry=asked, words="Πότε ακριβώς;", **by))
    for room in rooms:
        ROUNDS[case, room] = put(desk, case, room, acts.RoundOpened(name="Γύρος", venue="Λιμάνι"))
        put(desk, case, room, acts.SessionCalled(agenda=("Φύλαξη",), starts="2031-05-05T10:00:00Z"))
        put(
            desk,
            case,
            room,
            acts.DeadlineSet(what="Τέλος", due="2031-05-09", costs=(acts.DelayCost(party="α", words="ζ"),)),
        )
    put(
        desk,
        case,
        rooms[0],
        acts.InvitationStood(party="α", invitation="conditional", on_what="β", claimed_by="β"),
    )
    put(desk, case, rooms[0], acts.ChannelStood(party="α", channel="through-mediators"))
    put(
        desk,
        case,
        one,
        acts.MandateHeld(party="α", person="Σ", may=("speak", "commit"), referendum_to=("Χ",)),
    )
    put(desk, case, one, acts.ApprovalDue(party="α", by="Β", of="Γ", step="ratification", due="2031-05-09"))
    put(desk, case, rooms[0], acts.ActorNamed(name="Ένωση", backs=("α",), could_spoil_for=("β",)))
    put(desk, case, rooms[0], acts.ContactHeld(whom="Πρέσβης", asked="α", promised="β", answered="γ"))
    _propose(mine, desk, case, rooms)
    mine.post(f"/c/{case}/record/", {"form": new_token(), "pasted": ARTICLE, "published": "2031-05-06"})
    draft_of(desk, case, rooms)
    agree(desk, case, rooms)
    return case, rooms


def _propose(mine: Any, desk: Any, case: str, rooms: list[str]) -> None:
    """A proposal, an answer to it, and what they say at home."""
    from proposals_cast import OPEN, answer, known, put_one, told_at

    sent = put_one(desk, case, rooms[1:3], words="Κάνει;", package={"φ": "κ"})
    answer(desk, case, sent, "α", words="Ίσως.", conditions=(acts.If(does="αν"),))
    entry = put(desk, case, rooms[1], acts.ProposalPut(**OPEN_PUT))
    put(
        desk,
        case,
        rooms[1],
        acts.HomeWord(entry=entry, party="α", who="Βουλή", stands="refuses", words="όχι"),
    )
    known(desk, case, sent)
    put_one(desk, case, rooms[1:3], words="Ένα;", package={})
    put(desk, case, rooms[0], acts.ProposalDrafted(words="Δύο;", mode="open", sides=("α",)))
    drafted = put(desk, case, rooms[0], acts.CommuniqueDrafted(title="Λόγος", words="Ναι", signers=("Νορ",)))
    shown = put(desk, case, rooms[1], acts.CommuniqueShown(title="Λόγος", words="Ναι", signers=("Νορ",)))
    put(desk, case, rooms[0], acts.CommuniqueJoined(entry=drafted, shown=(Ref(rooms[1], shown),)))
    put(desk, case, rooms[1], acts.WordingAnswered(entry=shown, party="α", consents=False, words="όχι"))
    put(desk, case, rooms[0], acts.LeakLine(asked="Τι;", line="Όχι."))
    put(
        desk,
        case,
        rooms[1],
        acts.WouldDo(words="Ναι.", party="α", act="Δρόμος", when=(acts.IfDone(party="β", does="Λίστα"),)),
    )
    for matter in (
        acts.WorthTold(issue=1, option="a", low="1", high="2"),
        acts.NeverTold(issue=1, option="a"),
        acts.PointsTold(points={1: "3"}),
        acts.NoDealTold(level="9"),
    ):
        put(
            desk,
            case,
            rooms[1],
            acts.MattersTold(words="Ναι.", party="α", proxy=told_at("α", OPEN), told=matter),
        )


OPEN_PUT: Any = {
    "words": "Τι;",
    "mode": "open",
    "sides": ("α",),
    "closes": "2031-05-06T18:00:00Z",
    "referendum": {"α": "2031-05-09T18:00:00Z"},
}


ROUNDS: dict[tuple[str, str], int] = {}
"""By case and room: the round that was opened there."""
TEXTS: dict[str, tuple[int, int]] = {}
"""By case: the text that was begun in it, and its release in the room of the first side."""
CONCLUDED: dict[str, int] = {}
"""By case: the text that was concluded in it."""
DRAFT = """Άρθρο

1. Παύει το πυρ [αμέσως] [αύριο].

2. Φυλάει η [κοινή [μικρή]] ομάδα.
"""


def draft_of(desk: Any, case: str, rooms: list[str]) -> None:
    """A text with something of everything: a conflict, a word of a side, words that it proposes, a
    translation.
    """
    settings = {"title": "Συμφωνία", "languages": ("ar",), "authentic": ("en", "ar"), "prevails": "en"}
    text = begun(desk, case, DRAFT, name="Σχέδιο", **settings)
    at = released(desk, case, text, rooms[1])
    TEXTS[case] = text, at
    CONCLUDED[case] = begun(desk, case, "1. Παύει το πυρ.\n", name="Δεύτερο", title="Κείμενο")
    newest = text_of(desk, case, CONCLUDED[case]).newest.entry
    act(desk, case, conclude_text, CONCLUDED[case], newest, day="2025-06-03", words="Ναι")
    one = text_of(desk, case, text)
    place = next(
        no for no, own in enumerate(one.content(one.newest).text.clauses) if own.words.startswith("Παύει")
    )
    label = one.content(one.newest).text.clauses[place].label
    for typed in ("1. Παύει το πυρ χθες.", "1. Παύει το πυρ ποτέ."):
        act(desk, case, change_clause, text, one.newest.entry, place, typed, owners=("α",), remark="Ω")
    by = {"party": "α", "proxy": told("α", "Σαλίμ")}
    act(
        desk,
        case,
        say_on_clauses,
        text,
        rooms[1],
        at,
        (label,),
        "agreed-if",
        condition="αν",
        remark="Ψ",
        **by,
    )
    act(desk, case, propose_words, text, rooms[1], at, label, "1. Παύει.", remark="Χ", **by)
    act(desk, case, own_bracket, text, 0, ("β",), remark="Φ")
    act(desk, case, tie_clause, text, label, issue="φ", option="κ")
    act(desk, case, translate_clause, text, "ar", label, "وقف النار", checked_by="Σ")


def pages_of(case: str, rooms: list[str]) -> list[str]:
    """Every page of a case that is only asked for."""
    here = f"/c/{case}"
    found = [
        f"{here}/{name}/"
        for name in (
            "board",
            "relays",
            "relays/new",
            "sessions",
            "next",
            "people",
            "contacts",
            "record",
            "record/1",
            "record/where",
            "who-talks",
        )
    ]
    found += [
        f"{here}/{name}/"
        for name in ("analysis", "case-file", "questions", "rooms/new", "check", "export", "end")
    ]
    found += [f"{here}/matters/1/", f"{here}/matters/1/1/", f"{here}/matters/1/card/?p=0.x"]
    found += [f"{here}/conditions/", f"{here}/communique/"]
    found += [f"{here}/bridge/", f"{here}/bridge/?whole=1"]
    if case in TEXTS:
        text, at = TEXTS[case]
        found += [f"{here}/text/{text}/from-package/?p=0"]
        found += [f"{here}/text/new/", f"{here}/text/{text}/", f"{here}/r/{rooms[1]}/text/{at}/"]
        found += [
            f"{here}/text/{text}/{name}/"
            for name in (
                *("bring", "settings", "compare", "findings", "brackets", "agreed", "release", "language/ar"),
                *(f"say/{rooms[1]}", f"back/{rooms[1]}", "clause/1"),
            )
        ]
    if case in CONCLUDED:
        found += [f"{here}/text/{CONCLUDED[case]}/conclude/"]
        found += [f"{here}/agreement/draft/text/{CONCLUDED[case]}/"]
    found += agreement_pages(case, rooms)
    found += [f"{here}/proposals/", f"{here}/proposals/new/", f"{here}/proposals/new/?p=0.x&p=1.x"]
    found += [
        "/",
        "/new/",
        "/import/",
        "/settings/",
        "/settings/keys/",
        "/bring/",
        f"{here}/",
        f"{here}/board/1/1/",
        f"{here}/relays/new/?to={rooms[2]}",
    ]
    found += [
        f"{here}/case-file/{name}/"
        for name in (
            "text",
            "settings",
            "history",
            "issue/1",
            "issue/1/option/1",
            "issue/1/option/new",
            "party/1",
            *(
                f"{part}/new"
                for part in ("issue", "term", "quantity", "linkage", "phase", "earlier", "mediator")
            ),
            *(f"{part}/new" for part in ("position", "preference", "figure", "source")),
        )
    ]
    found += [f"{here}/case-file/linkage/new/?sort={sort}" for sort in ("implies", "budget")]
    found.append(f"{here}/case-file/position/new/?on=1")
    for room in rooms[:3]:
        found.append(f"{here}/next/{room}/")
        if (case, room) in ROUNDS:
            found.append(f"{here}/r/{room}/round/{ROUNDS[case, room]}/")
        found += [
            f"{here}/r/{room}/{name}" for name in ("", "attach/", "e/3/", "sheet/", "summary/", "check/")
        ]
    return found


def without_files(html: str) -> str:
    """A page without what stands as code in a field: a file that a person wrote."""
    return re.sub(
        r'(<textarea[^>]* class="code"[^>]*>).*?</textarea>', r"\1</textarea>", html, flags=re.DOTALL
    )
