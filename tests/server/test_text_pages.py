"""The pages of the one text: every one of them answers, and does what it says."""

from __future__ import annotations

import re
from typing import Any

import pytest
from pages_cast import csp_breaks
from pages_cast import text as words_of
from texts_cast import DRAFT, act, begun, place_of_label, released, sides_of_lake, text_of

from goodoffices.desk.actions.text_clauses import tie_clause
from goodoffices.desk.actions.text_versions import bring_version


@pytest.fixture
def text(desk: Any, lake: str) -> int:
    return begun(desk, lake)


def token() -> str:
    from goodoffices.server.store import new_token

    return new_token()


def get(browser: Any, address: str) -> str:
    answer = browser.get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    html = str(answer.content.decode())
    assert csp_breaks(html) == []
    return html


def post(browser: Any, address: str, **given: Any) -> Any:
    answer = browser.post(address, {"form": token(), **given})
    told = words_of(answer.content.decode()) if answer.content else ""
    assert answer.status_code == 302, (address, answer.status_code, told[:1500])
    return answer


def test_a_text_is_begun_by_pasting_it(mine: Any, desk: Any, lake: str) -> None:
    assert "No text was begun yet." in get(mine, f"/c/{lake}/text/")
    answer = post(
        mine,
        f"/c/{lake}/text/new/",
        title="Sarn agreement",
        name="Draft 1",
        pasted=DRAFT.replace("\n", "\r\n"),
        way="bracketed-text",
        language="en",
        until_everything="on",
    )
    html = get(mine, answer.headers["Location"])
    assert "Cessation of fire" in html
    one = text_of(desk, lake, int(answer.headers["Location"].rstrip("/").rsplit("/", 1)[1]))
    assert one.content(one.newest).text.printed == DRAFT


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("old.txt", "1. Стороны договорились [о перемирии].\n".encode("cp1251"), ""),
        ("new.txt", "1. The sides agree [at once].\n".encode("utf-16"), ""),
        ("it.pdf", b"%PDF-1.4 x", "this is a PDF"),
        ("it.docx", b"PK\x03\x04junk", "no whole DOCX"),
    ],
)
def test_a_draft_is_brought_as_a_file(
    mine: Any, desk: Any, lake: str, name: str, data: bytes, told: str
) -> None:
    """In any encoding; what is no draft is refused in plain words."""
    from django.core.files.uploadedfile import SimpleUploadedFile

    given = {"title": "T", "name": "Draft 1", "way": "bracketed-text", "language": "en"}
    file = SimpleUploadedFile(name, data)
    answer = mine.post(f"/c/{lake}/text/new/", {"form": token(), "file": file, **given})
    if told:
        assert answer.status_code == 400
        assert told in words_of(answer.content.decode())
        return
    assert answer.status_code == 302, words_of(answer.content.decode())[:500]
    assert "[" in words_of(get(mine, answer.headers["Location"]))


def test_what_a_word_processor_puts_between_signs_is_no_harm(mine: Any, desk: Any, lake: str) -> None:
    given = {"title": "T", "name": "Draft 1", "way": "bracketed-text", "language": "en"}
    answer = post(mine, f"/c/{lake}/text/new/", pasted="1. A\x0bB\x07 [c\x00] d.\n", **given)
    one = text_of(desk, lake, int(answer.headers["Location"].rstrip("/").rsplit("/", 1)[1]))
    assert one.content(one.newest).text.printed == "1. A\nB [c] d.\n"


def test_every_page_of_a_text_answers(mine: Any, desk: Any, lake: str, text: int) -> None:
    _home, front, _republic = sides_of_lake(desk, lake)
    here = f"/c/{lake}/text/{text}"
    at = released(desk, lake, text, front)
    for page in ("", "compare/", "findings/", "brackets/", "agreed/", "settings/", "bring/", "release/"):
        get(mine, f"{here}/{page}")
    for page in (f"say/{front}/", f"back/{front}/", f"clause/{place_of_label(desk, lake, text, '2.5')}/"):
        get(mine, f"{here}/{page}")
    get(mine, f"/c/{lake}/r/{front}/text/{at}/")
    for kind in ("docx", "pdf", "txt", "xml"):
        assert mine.get(f"{here}/file/{kind}/").status_code == 200
        assert mine.get(f"/c/{lake}/r/{front}/text/{at}/{kind}/").status_code == 200
    assert mine.get(f"{here}/file/exe/").status_code == 404
    assert mine.get(f"/c/{lake}/text/99/").status_code == 404


def test_the_page_shows_brackets_owners_states_and_conflicts(
    mine: Any, desk: Any, lake: str, text: int
) -> None:
    _home, front, _republic = sides_of_lake(desk, lake)
    at = released(desk, lake, text, front)
    here = f"/c/{lake}/text/{text}/clause"
    five, two = (place_of_label(desk, lake, text, label) for label in ("2.5", "1.2"))
    version = text_of(desk, lake, text).newest.entry
    post(mine, f"{here}/{two}/own/", bracket=0, owners=["front"], since="2031-04-20")
    for days in ("ten", "nine"):
        post(
            mine,
            f"{here}/{five}/change/",
            version=version,
            typed=f"5. The parties meet again after {days} days.",
        )
    post(
        mine,
        f"{here}/{place_of_label(desk, lake, text, '1.1')}/say/",
        where=f"{front}.{at}",
        word="agreed-if",
        condition="the chair is a neighbour’s",
    )
    html = get(mine, f"/c/{lake}/text/{text}/")
    shown = words_of(html)
    assert "the Front: agreed, if the chair is a neighbour’s" in shown
    assert "the Republic: not seen" in shown
    assert "Changes to the same words: “ten” (mediators" in shown
    assert re.search(r'joint team<span class="own"><bdi>the Front</bdi>', html)
    clause = get(mine, f"{here}/{five}/")
    assert "What shall stand" in clause
    changes = re.search(r'name="changes" value="([\d,]+)"', clause)
    assert changes is not None
    post(mine, f"{here}/{five}/decide/", changes=changes[1], choice="brackets")
    post(mine, f"/c/{lake}/text/{text}/version/", name="Draft 2")
    one = text_of(desk, lake, text)
    assert "after [seven] [ten] [nine] days." in one.content(one.newest).text.printed


def test_a_sign_that_turns_the_direction_is_pointed_out(mine: Any, desk: Any, lake: str, text: int) -> None:
    """In a change that waits, and in the version that it is in then."""
    place = place_of_label(desk, lake, text, "2.5")
    here = f"/c/{lake}/text/{text}"
    post(
        mine,
        f"{here}/clause/{place}/change/",
        version=text_of(desk, lake, text).newest.entry,
        typed="5. The parties meet again after \u202enevet days.",
    )
    assert "U+202E" in words_of(get(mine, f"{here}/clause/{place}/"))
    assert "U+202E" not in words_of(get(mine, f"{here}/findings/"))
    post(mine, f"{here}/version/", name="Draft 2")
    assert "U+202E" in words_of(get(mine, f"{here}/findings/"))


def _fifth_becomes_sixth(desk: Any, lake: str, text: int) -> None:
    """A new version, in which a clause came in before the fifth."""
    words = DRAFT.replace("5. The parties meet", "5. Each side names one person.\n\n6. The parties meet")
    act(desk, lake, bring_version, text, words, "Draft 2")


def test_a_word_is_recorded_on_the_clause_that_was_on_the_page(
    mine: Any, desk: Any, lake: str, text: int
) -> None:
    """Whatever number the clause has by now: in our newest draft, or in the side's."""
    _home, front, _republic = sides_of_lake(desk, lake)
    at = released(desk, lake, text, front)
    version = text_of(desk, lake, text).newest.entry
    place = place_of_label(desk, lake, text, "2.5")
    _fifth_becomes_sixth(desk, lake, text)
    here = f"/c/{lake}/text/{text}/clause"
    where = f"{front}.{at}"
    post(mine, f"{here}/{place}/say/", version=version, where=where, word="agreed")
    assert "the Front</bdi></b> ·\nagreed" in get(mine, f"{here}/{place + 1}/")
    assert "What was said of it" not in get(mine, f"{here}/{place}/")


def test_words_that_a_side_proposes_are_of_what_it_has(mine: Any, desk: Any, lake: str, text: int) -> None:
    _home, front, _republic = sides_of_lake(desk, lake)
    at = released(desk, lake, text, front)
    _fifth_becomes_sixth(desk, lake, text)
    here = f"/c/{lake}/text/{text}/clause"
    new, moved = (place_of_label(desk, lake, text, label) for label in ("2.5", "2.6"))
    assert "No side has this clause in its room yet" in get(mine, f"{here}/{new}/")
    for deed, more in (("say", {"word": "refused"}), ("propose", {"typed": "5. Each side names two."})):
        answer = mine.post(f"{here}/{new}/{deed}/", {"form": token(), "where": f"{front}.{at}", **more})
        assert answer.status_code == 400
        assert "release the text to its room first" in words_of(answer.content.decode())
    assert ">5. The parties meet again after seven days.</textarea>" in get(mine, f"{here}/{moved}/")


def test_what_a_clause_is_about_goes_along_when_it_gets_another_number(
    desk: Any, lake: str, text: int
) -> None:
    act(desk, lake, tie_clause, text, "2.5", issue="monitors")
    act(desk, lake, tie_clause, text, "1.1", issue="fire")
    _fifth_becomes_sixth(desk, lake, text)
    ties = text_of(desk, lake, text).ties
    about = {label: tie.issue for label, tie in ties.items() if tie.issue}
    assert about == {"1.1": "fire", "2.6": "monitors"}


def test_no_two_versions_have_one_name(mine: Any, desk: Any, lake: str, text: int) -> None:
    given = {"name": "draft 1", "pasted": DRAFT.replace("seven", "nine")}
    answer = mine.post(f"/c/{lake}/text/{text}/bring/", {"form": token(), **given})
    assert answer.status_code == 400
    assert "another version of this text has that name" in words_of(answer.content.decode())
    assert len(text_of(desk, lake, text).versions) == 1


@pytest.mark.parametrize(("deed", "more"), [("own", {"bracket": 0, "owners": ["front"]}), ("tie", {})])
def test_what_names_a_place_of_an_earlier_version_is_asked_again(
    mine: Any, desk: Any, lake: str, text: int, deed: str, more: Any
) -> None:
    version = text_of(desk, lake, text).newest.entry
    place = place_of_label(desk, lake, text, "1.2")
    _fifth_becomes_sixth(desk, lake, text)
    given = {"form": token(), "version": version, **more}
    answer = mine.post(f"/c/{lake}/text/{text}/clause/{place}/{deed}/", given)
    assert answer.status_code == 400
    assert "changed meanwhile" in words_of(answer.content.decode())


def test_a_release_is_looked_at_then_sent(mine: Any, desk: Any, lake: str, text: int) -> None:
    _home, front, _republic = sides_of_lake(desk, lake)
    version = text_of(desk, lake, text).newest.entry
    asked = {"version": version, "room": front, "passing": "without-owners", "words": "Our draft."}
    looked = mine.post(f"/c/{lake}/text/{text}/release/", {"form": token(), "do": "look", **asked})
    assert looked.status_code == 200
    html = looked.content.decode()
    keep = re.findall(r'name="keep" value="([^"]*)"', html.replace("\n  ", " "))
    answer = post(mine, f"/c/{lake}/text/{text}/release/", do="send", keep=keep, **asked)
    shown = words_of(get(mine, answer.headers["Location"]))
    assert "Draft 1 of this room" in shown
    assert "not agreed" in shown


def test_a_side_cannot_be_told_apart_from_its_room_by_the_address(
    mine: Any, desk: Any, lake: str, text: int
) -> None:
    """What an address names and is not there is not found, whichever part of it is wrong."""
    _home, front, republic = sides_of_lake(desk, lake)
    at = released(desk, lake, text, front)
    for address in (
        f"/c/{lake}/r/{republic}/text/{at}/",
        f"/c/{lake}/r/{front}/text/{at + 50}/",
        f"/c/{lake}/text/{text}/clause/4000/",
        f"/c/{lake}/text/{text}/back/{front}/{at}/1/",
        f"/c/{lake}/text/{text}/language/xx/",
    ):
        assert mine.get(address).status_code == 404, address


def test_nobody_but_who_was_let_in_sees_a_text(desk: Any, lake: str, text: int) -> None:
    from django.test import Client

    answer = Client(headers={"host": "127.0.0.1"}).get(f"/c/{lake}/text/{text}/")
    assert "Cessation of fire" not in answer.content.decode()
