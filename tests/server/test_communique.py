"""The communiqué: any changed word voids consents; who withheld is told to nobody; its papers show nothing
else.
"""

from __future__ import annotations

import io
import re
from random import Random
from typing import Any

import pytest
from docx import Document
from pages_cast import csp_breaks, text
from site_cast import items, rooms_of
from test_desk_silence import same
from things_cast import WRONG_WORDS, send

WORDS = "The sides met through the mediators.\nThey go on next week."


@pytest.fixture
def rooms(desk: Any, lake: str) -> list[str]:
    return rooms_of(desk, lake)


def do(browser: Any, case: str, what: str, **given: Any) -> None:
    answered = send(browser, case, "communique", what, **given)
    assert answered.status_code == 302, text(answered.content.decode())[:500]


def worded(browser: Any, case: str, words: str = WORDS) -> None:
    do(
        browser, case, "wording", title="Statement", words=words, embargo="Not before Monday noon",
        signers="Norland\nThe Vesna Institute",
    )  # fmt: skip


def stand(desk: Any, case: str) -> Any:
    from goodoffices.desk.views.communique import communique_page
    from goodoffices.server.store import open_case

    return communique_page(open_case(desk, case))


def test_it_goes_out_when_all_consent_to_this_very_wording_and_all_have_signed(
    mine: Any, desk: Any, lake: str, rooms: list[str]
) -> None:
    worded(mine, lake)
    do(mine, lake, "show", rooms=rooms[1:])
    for party in ("front", "republic"):
        do(mine, lake, "answer", party=party, consents="yes")
    assert send(mine, lake, "communique", "issue").status_code == 400
    do(mine, lake, "sign", signer="Norland", how="Her envoy, by telephone")
    do(mine, lake, "sign", signer="The Vesna Institute")
    assert stand(desk, lake).ready
    do(mine, lake, "issue")
    assert stand(desk, lake).issued
    html = mine.get(f"/c/{lake}/communique/").content.decode()
    assert csp_breaks(html) == []
    assert "went out" in html


def test_any_changed_word_voids_consents_and_signatures(
    mine: Any, desk: Any, lake: str, rooms: list[str]
) -> None:
    worded(mine, lake)
    do(mine, lake, "show", rooms=rooms[1:])
    do(mine, lake, "answer", party="front", consents="yes")
    do(mine, lake, "sign", signer="Norland")
    given = {"title": "Statement", "words": WORDS, "embargo": "Not before Monday noon"}
    again = send(mine, lake, "communique", "wording", **given, signers="Norland\nThe Vesna Institute")
    assert again.status_code == 400  # not a word of it is changed
    worded(mine, lake, WORDS.replace("next week", "on Tuesday"))
    after = stand(desk, lake)
    assert {side.stands for side in after.sides} == {"not-asked"}
    assert [one.at for one in after.signed] == ["", ""]
    assert send(mine, lake, "communique", "answer", party="front", consents="yes").status_code == 400


def test_the_papers_show_the_wording_and_nothing_else(
    mine: Any, desk: Any, lake: str, rooms: list[str]
) -> None:
    worded(mine, lake)
    do(mine, lake, "show", rooms=rooms[1:])
    do(mine, lake, "answer", party="republic", consents="no", words="Say ceasefire.")
    entry = stand(desk, lake).entry
    page = mine.get(f"/c/{lake}/communique/{entry}/").content.decode()
    main = text(page.split("<main>")[1].split("</main>")[0])
    assert main == (
        "Draft of a communiqué, not issued Not before Monday noon Statement The sides met through the "
        "mediators. They go on next week. Norland The Vesna Institute"
    )
    made = mine.get(f"/c/{lake}/communique/{entry}/communique.docx").content
    told = [one.text for one in Document(io.BytesIO(made)).paragraphs if one.text]
    assert told[-4:] == [*WORDS.split("\n"), "Norland", "The Vesna Institute"]
    assert "ceasefire" not in " ".join(told)
    assert "Lake Sarn" not in " ".join(told)
    assert mine.get(f"/c/{lake}/communique/{entry}/communique.pdf").content.startswith(b"%PDF")


def room_papers(mine: Any, desk: Any, case: str, room: str) -> list[str]:
    """What the side of a room has: the wordings it was shown, and all that stands in its room."""
    from goodoffices.talks import acts

    shown = [one.sequence for one in items(desk, case, room) if isinstance(one.act, acts.CommuniqueShown)]
    pages = [mine.get(f"/c/{case}/r/{room}/communique/{entry}/").content.decode() for entry in shown]
    return [same(page) for page in (*pages, mine.get(f"/c/{case}/r/{room}/summary/").content.decode())]


def test_a_side_never_learns_whether_another_consented_and_documents_are_the_same(
    mine: Any, desk: Any
) -> None:
    """Ten pairs of histories in which the other side consents or not; twenty documents of each."""
    from test_desk_silence import lake as fresh

    documents = 0
    for seed in range(10):
        rng = Random(seed)
        worlds = [fresh(desk), fresh(desk)]
        papers, files = [], []
        mine_says = rng.choice(("yes", "no"))
        for number, (case, rooms) in enumerate(worlds):
            worded(mine, case)
            do(mine, case, "show", rooms=rooms[1:])
            do(mine, case, "answer", party="front", consents=mine_says)
            for _ in range(rng.randint(0, 2)):
                do(
                    mine,
                    case,
                    "answer",
                    party="republic",
                    consents=rng.choice(("yes", "no")),
                    words=f"w{number}",
                )
            papers.append(room_papers(mine, desk, case, rooms[1]))
            entry = stand(desk, case).entry
            base = f"/c/{case}/communique/{entry}/"
            files.append([mine.get(f"{base}communique.docx").content, mine.get(base).content.decode()])
            documents += 1
        assert papers[0] == papers[1]
        assert files[0][0] == files[1][0]
        assert _main(files[0][1]) == _main(files[1][1])
    assert documents == 20


def _main(html: str) -> str:
    return html.split("<main>")[1]


def test_lines_for_a_leak_stay_with_the_mediators(mine: Any, desk: Any, lake: str, rooms: list[str]) -> None:
    before = [len(items(desk, lake, room)) for room in rooms[1:]]
    do(mine, lake, "leak", asked="the list of names", line="We do not speak of lists.")
    assert [len(items(desk, lake, room)) for room in rooms[1:]] == before
    assert "We do not speak of lists." in mine.get(f"/c/{lake}/communique/").content.decode()


def test_what_is_pointed_out_holds_a_wording_back(mine: Any, desk: Any, lake: str, rooms: list[str]) -> None:
    from pages_cast import said

    said(desk, lake, rooms[2], "We shall hand over Karim at the mill.", "republic")
    worded(mine, lake, "Karim comes home at the mill.")
    assert send(mine, lake, "communique", "show", rooms=rooms[1:2]).status_code == 400
    html = mine.get(f"/c/{lake}/communique/").content.decode()
    kept = re.findall(r'name="keep" value="([^"]+)"', html)
    assert kept
    do(mine, lake, "show", rooms=rooms[1:2], keep=kept)


def test_no_word_in_any_field_breaks_a_page(mine: Any, lake: str) -> None:
    worded(mine, lake)
    for value in WRONG_WORDS:
        for what, field in (
            ("wording", "words"), ("wording", "signers"), ("show", "rooms"), ("answer", "party"),
            ("sign", "signer"), ("issue", "when"), ("leak", "line"),
        ):  # fmt: skip
            given = {"title": "t", "words": "w", "asked": "a", "line": "l", field: value}
            assert send(mine, lake, "communique", what, **given).status_code in (302, 400), (what, value)
    assert mine.get(f"/c/{lake}/communique/0/").status_code == 404


def test_who_has_no_cookie_sees_and_does_nothing(stranger: Any, desk: Any, lake: str) -> None:
    for page in ("communique/", "communique/1/", "communique/1/communique.docx"):
        assert stranger.get(f"/c/{lake}/{page}")["Location"] == "/unlock/"
    assert send(stranger, lake, "communique", "leak", asked="a", line="l").status_code == 403
