"""All words go through gettext: in a language that puts every sentence in brackets, no word of the site's own stands outside."""

from __future__ import annotations

import re
from typing import Any

import pytest
from pages_cast import position, put, relay, said, told
from pseudo import pseudo, untranslated

from goodoffices.talks import acts
from goodoffices.talks.acts import Ref

NAMES = frozenset({"good", "offices", "utc", "yaml", "pasted"})
"""What is the same in every language; and the name of what was pasted, made once and then a person's own."""
ARTICLE = "ΒΕΣΝΑ - Το Μέτωπο λέει όχι.\n\n«Ζητούμε κοινή ομάδα», είπε."


@pytest.fixture
def limni(desk: Any) -> str:
    """Talks (fictional) in which no word that a person wrote has a Latin letter; gives the case's id."""
    from goodoffices.case import Case, Issue, Option, Party
    from goodoffices.server.pages.cases import begin
    from goodoffices.server.store import new_form

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
        return begin(desk, case, "closed", new_form())


@pytest.fixture
def filled(desk: Any, mine: Any, limni: str) -> tuple[str, list[str]]:
    """The same with something of everything that pages show; gives the case and its rooms."""
    from goodoffices.server.store import new_form, open_case

    rooms = open_case(desk, limni).room_ids
    one, two = rooms[1:3]
    by = {"proxy": told("α", "Σαλίμ")}
    free = said(desk, limni, one, "Ίσως κοινή ομάδα.", "α", disclosure="float", **by)
    said(desk, limni, one, "Ποτέ σαράντα.", "α", **by)
    position(
        desk, limni, one, "φ", "demands", "κ", proxy=told("α", "Σαλίμ"), words="κοινή", disclosure="public"
    )
    position(
        desk,
        limni,
        two,
        "φ",
        "refuses",
        "κ",
        proxy=told("β", "Δόρα"),
        words="όχι",
        conditions=(acts.If(does="αν"),),
    )
    asked = put(desk, limni, one, acts.Asked(words="Πότε;", issue=1, **by))
    put(desk, limni, one, acts.Answered(words="Αύριο.", question=asked, **by))
    put(desk, limni, one, acts.Promised(words="Λίστα.", due="2031-05-09", **by))
    relay(desk, limni, two, "Κοινή ομάδα;", Ref(one, free), asks=True)
    mine.post(
        f"/c/{limni}/relays/new/",
        {"form": new_form(), "to": two, "words": "Σχέδιο", "goes_as": "own", "do": "draft"},
    )
    put(desk, limni, one, acts.Disclosed(entry=free, level="closed", **by))
    put(desk, limni, one, acts.Corrected(entry=asked, words="Πότε ακριβώς;", **by))
    for room in rooms:
        put(desk, limni, room, acts.RoundOpened(name="Γύρος", venue="Λιμάνι"))
        put(desk, limni, room, acts.SessionCalled(agenda=("Φύλαξη",), starts="2031-05-05T10:00:00Z"))
        put(
            desk,
            limni,
            room,
            acts.DeadlineSet(what="Τέλος", due="2031-05-09", costs=(acts.DelayCost(party="α", words="ζ"),)),
        )
    put(
        desk,
        limni,
        rooms[0],
        acts.InvitationStood(party="α", invitation="conditional", on_what="β", claimed_by="β"),
    )
    put(desk, limni, rooms[0], acts.ChannelStood(party="α", channel="through-mediators"))
    put(
        desk,
        limni,
        one,
        acts.MandateHeld(party="α", person="Σ", may=("speak", "commit"), referendum_to=("Χ",)),
    )
    put(desk, limni, one, acts.ApprovalDue(party="α", by="Β", of="Γ", step="ratification", due="2031-05-09"))
    put(desk, limni, rooms[0], acts.ActorNamed(name="Ένωση", backs=("α",), could_spoil_for=("β",)))
    put(desk, limni, rooms[0], acts.ContactHeld(whom="Πρέσβης", asked="α", promised="β", answered="γ"))
    mine.post(f"/c/{limni}/record/", {"form": new_form(), "pasted": ARTICLE, "published": "2031-05-06"})
    return limni, rooms


def pages_of(case: str, rooms: list[str]) -> list[str]:
    """Every page of a case that is only asked for."""
    here = f"/c/{case}"
    found = [
        f"{here}/{name}/"
        for name in ("board", "relays", "relays/new", "sessions", "people", "contacts", "record", "record/1")
    ]
    found += [
        f"{here}/{name}/" for name in ("analysis", "case-file", "questions", "rooms/new", "export", "end")
    ]
    found += [
        "/",
        "/new/",
        "/import/",
        "/settings/",
        "/bring/",
        f"{here}/",
        f"{here}/board/1/1/",
        f"{here}/relays/new/?to={rooms[2]}",
    ]
    for room in rooms[:3]:
        found += [
            f"{here}/r/{room}/{name}" for name in ("", "attach/", "e/3/", "sheet/", "summary/", "check/")
        ]
    return found


def shown(browser: Any, address: str) -> str:
    answer = browser.get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    html: str = answer.content.decode()
    return html


def outside(html: str) -> list[str]:
    """What stands outside of brackets. Proposed passphrases, marks of a record, signs ("/if") and file names are no language's words."""
    from goodoffices.vault import words

    lists = frozenset(words())
    html = re.sub(
        r">[^<>]*<", lambda text: re.sub(r"/[a-z]+\b|\w+\.json\b|\b[0-9a-f]{4}\b", "", text[0]), html
    )
    return [text for text in untranslated(html, NAMES) if not lists.issuperset(text.split())]


def test_no_word_of_the_sites_own_stands_outside_of_its_language(
    mine: Any, filled: tuple[str, list[str]]
) -> None:
    case, rooms = filled
    with pseudo():
        told = {address: outside(shown(mine, address)) for address in pages_of(case, rooms)}
    assert [f"{address.split('/', 3)[-1]}: {words}" for address, words in told.items() if words] == []


@pytest.mark.parametrize(
    ("where", "given"),
    [
        ("r/{1}/record/", {"words": ""}),
        ("r/{1}/e/3/take-back/", {"form": "x"}),
        ("r/{1}/e/0/correct/", {"words": "α"}),
        ("r/{1}/attach/", {}),
        ("relays/new/", {"words": "α", "do": "send", "to": "{2}", "goes_as": "public"}),
        ("relays/new/", {"words": "α", "do": "send", "to": "{2}", "goes_as": "own", "cite": "{1}.4"}),
        ("relays/new/", {"words": "", "do": "draft", "to": "{2}", "goes_as": "own"}),
        ("sessions/step/", {"thread": "{0}.3", "step": "no"}),
        ("sessions/round/", {}),
        ("people/mandate/", {}),
        ("contacts/contact/", {}),
        ("record/", {"pasted": ""}),
        ("record/1/decide/", {"form": "x"}),
        ("record/1/reopen/", {"row": "x"}),
        ("record/1/add/", {"passage": "πουθενά"}),
        ("case-file/", {"name": ""}),
        ("rooms/new/", {}),
        ("export/", {"passphrase": "αβγ"}),
        ("end/", {"title": "αβγ"}),
        ("/settings/passphrase/", {"old": "αβγ", "new": "αβγ", "again": "αβγ"}),
        ("/import/", {}),
        ("/new/", {"title": ""}),
    ],
)
def test_what_is_refused_is_told_in_its_language(
    mine: Any, filled: tuple[str, list[str]], where: str, given: dict[str, str]
) -> None:
    from goodoffices.server.store import new_form

    case, rooms = filled
    sent = {name: value.format(*rooms) for name, value in given.items()}
    with pseudo():
        address = where if where.startswith("/") else f"/c/{case}/{where.format(*rooms)}"
        answer = mine.post(address, {"form": new_form(), **sent})
    assert answer.status_code in (400, 403), answer.status_code
    assert "⟦" in answer.content.decode()
    assert outside(answer.content.decode()) == []


def test_the_reader_finds_what_stands_outside() -> None:
    html = '<p title="Plain">⟦Said ⟦now⟧ twice⟧ Λίμνη</p><script>var no</script><p>left over</p>'
    assert untranslated(html) == ["Plain", "left over"]
