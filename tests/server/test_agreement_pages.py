"""The pages of an agreement at the desk: every one says what stands, by the reports that it links.

Who may not gets none of them.
"""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from typing import Any

import jsonschema
import msgspec
import pytest
from agreed_cast import EXAMPLES, acted, prisoners, received, report, taken
from pages_cast import csp_breaks, rooms_of, text
from things_cast import page, send

from goodoffices.agreement.files import agreement_schema, agreement_to_yaml

PAGES = (
    "",
    "plan/",
    "phases/",
    "phase/1/",
    "owed/1/",
    "reports/",
    "reports-in/",
    "lists/",
    "rooms/",
    "papers/",
)


@pytest.fixture
def agreed(desk: Any, lake: str) -> str:
    """The case with its agreement and two reports on the trucks."""
    taken(desk, lake)
    received(
        desk,
        lake,
        report(1, number=43, evidence="count at the bridge", maker="Mr Oduya", note="met him at the mill"),
        report(2, number=59, says="republic", evidence="gate book"),
        source="the envoy's driver",
        file="week-1.csv",
    )
    return lake


def test_every_page_is_there_and_keeps_the_policy(mine: Any, desk: Any, agreed: str) -> None:
    room = rooms_of(desk, agreed)[1]
    for name in (*PAGES, f"rooms/{room}/", "take-in/", "sign/"):
        shown = page(mine, agreed, f"agreement/{name}".rstrip("/"))
        assert csp_breaks(shown) == [], name
    for name in (
        "phase/9/",
        "owed/99/",
        "reports/99/1/",
        "rooms/nowhere/",
        "papers/x.zip",
        "papers/9/due.ics",
    ):
        assert mine.get(f"/c/{agreed}/agreement/{name}").status_code == 404, name


def test_who_was_not_let_in_gets_no_page_and_no_file(stranger: Any, agreed: str) -> None:
    for name in (*PAGES, "papers/agreement.json", "papers/1/state.csv", "papers/reports.csv"):
        answer = stranger.get(f"/c/{agreed}/agreement/{name}")
        assert answer.status_code in (302, 403)
        assert b"Teln" not in answer.content


def test_without_an_agreement_the_page_says_how_to_take_one_in(mine: Any, lake: str) -> None:
    shown = text(page(mine, lake, "agreement"))
    assert "Take an agreement in" in shown
    assert "the Front" in shown
    for name in ("plan/", "reports/", "lists/", "rooms/", "papers/"):
        assert mine.get(f"/c/{lake}/agreement/{name}").status_code == 404, name


def test_the_overview_says_who_claims_what_and_links_each_number_to_its_reports(
    mine: Any, agreed: str
) -> None:
    shown = page(mine, agreed, "agreement")
    assert "What was agreed, and whether it holds" in shown
    assert "What each side would gain by stopping" in shown
    row = shown[shown.index("All that is owed") :]
    words = text(row)
    assert "Republic: 59" in words
    assert "Joint team: 43" in words
    for link in set(re.findall(rf'href="(/c/{agreed}/agreement/reports/[^"]+)"', row)):
        assert mine.get(link).status_code == 200


def test_the_plan_explains_itself(mine: Any, agreed: str) -> None:
    shown = text(page(mine, agreed, "agreement/plan"))
    for words in ("How to read it", "What would remove it", "if it stopped then", "Does it hold"):
        assert words in shown
    assert "another name within a day" in shown


def test_moments_stand_in_words_on_the_clock_of_the_agreement(mine: Any, agreed: str) -> None:
    for where in ("agreement", "agreement/phases", "agreement/phase/1"):
        shown = text(page(mine, agreed, where))
        assert "15 July 2025, 06:00 Europe/Athens" in shown, where
        assert not re.search(r"\d{4}-\d\d-\d\d \d\d:\d\d", shown), where
    assert "23 June 2025 violated" in text(page(mine, agreed, "agreement"))  # to the end of that day


def test_a_report_is_recorded_by_hand_and_taken_back(mine: Any, desk: Any, agreed: str) -> None:
    answer = send(
        mine, agreed, "agreement/reports", "report",
        about="heights-left", what="done", at="2025-06-24T12:00", says="Republic", evidence="message",
    )  # fmt: skip
    assert answer.status_code == 302
    shown = text(page(mine, agreed, "agreement/reports"))
    assert "message" in shown
    key = re.findall(r"/agreement/reports/(\d+)/1/", page(mine, agreed, "agreement/reports"))
    last = max(map(int, key))
    from goodoffices.server.store import new_token

    address = f"/c/{agreed}/agreement/reports/{last}/1/"
    assert mine.post(address, {"form": new_token(), "step": "withdrawn"}).status_code == 302
    assert "withdrawn" in text(mine.get(address).content.decode())
    again = mine.post(address, {"form": new_token(), "step": "withdrawn"})
    assert again.status_code == 400
    assert "withdrawn already" in text(again.content.decode())


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"number": "-3"}, "Less than nothing"),
        ({"number": "many"}, "This is no number"),
        ({"about": "bridges"}, "Select a valid choice"),
        ({"at": "yesterday"}, "This is no time"),
        ({"at": "2099-06-09T12:00"}, "This time has not come yet"),
        ({"category": "soldiers"}, "has no such category"),
    ],
)
def test_a_report_that_is_wrong_comes_back(mine: Any, agreed: str, given: dict[str, str], told: str) -> None:
    fields = {"about": "trucks", "what": "partly", "at": "2025-06-09T12:00", "says": "x", **given}
    answer = send(mine, agreed, "agreement/reports", "report", **fields)
    assert answer.status_code == 400
    assert told in text(answer.content.decode())


def test_two_files_that_overlap_lose_nothing_and_add_nothing_twice(mine: Any, agreed: str) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    from goodoffices.server.store import new_token

    rows = (EXAMPLES / "prisoners-reports.csv").read_text(encoding="utf-8").replace("2031-", "2025-")
    lines = rows.splitlines()
    one, two = "\n".join(lines[:8]), "\n".join([lines[0], *lines[5:]])
    told = []
    for name, data in (("one.csv", one), ("two.csv", two), ("one.csv", one)):
        answer = mine.post(
            f"/c/{agreed}/agreement/reports-in/",
            {"form": new_token(), "file": SimpleUploadedFile(name, data.encode()), "source": "the envoy"},
        )
        assert answer.status_code == 302
        told.append(answer["Location"].partition("?")[2])
    assert told == ["new=7&known=0", f"new={len(lines) - 8}&known=3", "new=0&known=7"]
    bad = mine.post(
        f"/c/{agreed}/agreement/reports-in/",
        {"form": new_token(), "file": SimpleUploadedFile("bad.csv", b"time,commitment,what,says\nx,y,z,")},
    )
    assert bad.status_code == 400
    assert "bad.csv:2" in text(bad.content.decode())


def test_a_file_that_tells_of_what_has_not_come_is_not_taken_in(mine: Any, agreed: str) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    from goodoffices.server.store import new_token

    rows = b"time,commitment,what,says\n2025-06-09T10:00Z,trucks,done,front\n"
    rows += b"2099-06-09T10:00Z,trucks,done,front\n"
    answer = mine.post(
        f"/c/{agreed}/agreement/reports-in/",
        {"form": new_token(), "file": SimpleUploadedFile("ahead.csv", rows)},
    )
    assert answer.status_code == 400
    assert "1 report tells of a time that has not come yet: of trucks, 2099-06-09" in text(
        answer.content.decode()
    )
    assert "front" not in page(mine, agreed, "agreement/reports").partition("<tbody>")[2]


def test_ten_thousand_reports_come_in_pages(mine: Any, desk: Any, agreed: str) -> None:
    received(desk, agreed, *(report(n, evidence=f"sheet {n}", number=1) for n in range(3, 1_003)))
    listed = page(mine, agreed, "agreement/reports")
    assert "page 1 of 11" in text(listed)
    assert listed.count("<tr") == 101
    last = mine.get(f"/c/{agreed}/agreement/reports/?page=11").content.decode()
    assert "count at the bridge" in last
    place = re.search(r"/agreement/owed/(\d+)/\">and\s+\d+ before them", page(mine, agreed, "agreement"))
    assert place is not None
    assert page(mine, agreed, "agreement").count("/agreement/reports/") < 60
    assert "page 1 of 11" in text(page(mine, agreed, f"agreement/owed/{place[1]}"))


def test_an_agreement_is_typed_with_its_errors_at_their_lines(mine: Any, lake: str) -> None:
    from goodoffices.server.store import new_token

    address = f"/c/{lake}/agreement/take-in/"
    bad = mine.post(address, {"form": new_token(), "typed": "title: x\nparties: [a, b]\nphazes: []\n"})
    assert bad.status_code == 400
    assert "phazes" in text(bad.content.decode())
    nothing = mine.post(address, {"form": new_token()})
    assert "Choose one" in text(nothing.content.decode())
    good = mine.post(address, {"form": new_token(), "typed": agreement_to_yaml(prisoners())})
    assert good.status_code == 302
    assert "Orra valley" in text(page(mine, lake, "agreement"))


def _field(html: str) -> str:
    from html import unescape

    found = re.search(r'<textarea id="typed"[^>]*>\n(.*?)</textarea>', html, re.DOTALL)
    assert found is not None
    return unescape(found[1])


def test_what_stands_is_changed_in_its_field(mine: Any, desk: Any, lake: str) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    from goodoffices.server.store import new_token

    draft = msgspec.structs.replace(prisoners(), draft=True)
    taken(desk, lake, draft)
    address = f"/c/{lake}/agreement/take-in/"
    html = mine.get(address).content.decode()
    stands = _field(html)
    assert stands.strip() == agreement_to_yaml(draft).strip()
    shown = re.search(r'name="shown" value="(\w+)"', html)
    assert shown is not None
    sent = {"typed": stands.replace("\n", "\r\n"), "shown": shown[1]}
    same = mine.post(address, {**sent, "form": new_token()})
    assert "stands already" in text(same.content.decode())
    wrong = mine.post(address, {**sent, "form": new_token(), "typed": stands + "phazes: []\n"})
    assert "phazes: []" in _field(wrong.content.decode())
    other = msgspec.structs.replace(draft, about="Out of a file.")
    file = SimpleUploadedFile("other.yaml", agreement_to_yaml(other).encode())
    assert mine.post(address, {**sent, "form": new_token(), "file": file}).status_code == 302
    assert "Out of a file." in _field(mine.get(address).content.decode())
    late = mine.post(address, {**sent, "form": new_token(), "typed": stands.replace("Orra", "Urra")})
    assert "changed meanwhile" in text(late.content.decode())
    assert "Out of a file." in _field(mine.get(address).content.decode())


def test_what_is_signed_is_changed_by_the_word_of_both(mine: Any, desk: Any, lake: str) -> None:
    from goodoffices.desk.actions.keep_agreement import sign_agreement, take_in_agreement
    from goodoffices.desk.refusals import RefusedError

    draft = msgspec.structs.replace(prisoners(), draft=True)
    taken(desk, lake, draft)
    with pytest.raises(RefusedError):
        acted(desk, lake, sign_agreement, "", ["front"])
    acted(desk, lake, sign_agreement, "at the bridge", ["front", "republic"])
    other = msgspec.structs.replace(prisoners(), about="Shorter.", draft=False)
    with pytest.raises(RefusedError):
        acted(desk, lake, take_in_agreement, other, "changed", "a slip", ["front"])
    acted(desk, lake, take_in_agreement, other, "changed", "a slip", ["front", "republic"])
    assert "a slip" in text(page(mine, lake, "agreement"))
    with pytest.raises(RefusedError):
        acted(desk, lake, take_in_agreement, other, "changed", "", ["front", "republic"])


def test_what_two_of_one_team_do_on_one_report_each_sees(mine: Any, desk: Any, agreed: str) -> None:
    from goodoffices.server.store import new_token

    first = re.findall(r"/agreement/reports/(\d+)/1/", page(mine, agreed, "agreement/reports"))[0]
    address = f"/c/{agreed}/agreement/reports/{first}/1/"
    assert mine.post(address, {"form": new_token(), "step": "looking"}).status_code == 302
    assert "I look at it" in text(page(mine, agreed, "agreement/reports"))
    mine.post(address, {"form": new_token(), "step": "doubts", "words": "the hour cannot be"})
    shown = text(mine.get(address).content.decode())
    assert "doubts it" in shown
    assert "the hour cannot be" in shown
    assert "I look at it" not in text(page(mine, agreed, "agreement/reports"))


def test_a_phase_is_entered_by_a_word_and_not_by_its_day(mine: Any, agreed: str) -> None:
    shown = text(page(mine, agreed, "agreement"))
    assert "nobody has said so yet" in shown
    send(mine, agreed, "agreement/phases", "turn", phase="first", step="entered", at="2025-06-03T07:30")
    shown = text(page(mine, agreed, "agreement/phase/1"))
    assert "entered" in shown
    assert "nobody has said so yet" not in text(page(mine, agreed, "agreement/phases"))


def test_the_files_are_what_they_say(mine: Any, agreed: str) -> None:
    def file(name: str) -> bytes:
        answer = mine.get(f"/c/{agreed}/agreement/papers/{name}")
        assert answer.status_code == 200, name
        assert "attachment" in answer["Content-Disposition"]
        return bytes(answer.content)

    for name in ("agreement.docx", "form.docx", "turns.xlsx", "state.xlsx", "1/state.xlsx"):
        assert zipfile.is_zipfile(io.BytesIO(file(name))), name
    for name in ("agreement.pdf", "form.pdf"):
        assert file(name).startswith(b"%PDF"), name
    for name in ("due.ics", "1/due.ics"):
        assert file(name).startswith(b"BEGIN:VCALENDAR"), name
    jsonschema.validate(json.loads(file("agreement.json")), agreement_schema())
    bare = json.loads(file("for-sides.json"))
    jsonschema.validate(bare, agreement_schema())
    for word in ("worth", '"deposits":', "after_signature", '"guarantees":'):
        assert word not in file("for-sides.json").decode()
    assert len(list(csv.reader(io.StringIO(file("reports.csv").decode())))) == 3
    for name in ("plan.json", "state.json", "1/state.json"):
        json.loads(file(name))
    for name in ("state.csv", "turns.csv", "1/state.csv"):
        assert len(list(csv.reader(io.StringIO(file(name).decode())))) > 3


def test_no_file_for_a_side_holds_a_source_a_maker_or_a_worth(mine: Any, agreed: str) -> None:
    for number in (1, 2):
        for name in ("state.csv", "state.json", "due.ics"):
            words = mine.get(f"/c/{agreed}/agreement/papers/{number}/{name}").content.decode()
            for secret in ("Oduya", "mill", "driver", "m-1"):
                assert secret not in words, (number, name, secret)


def test_what_is_next_has_what_the_agreement_asks(mine: Any, desk: Any, lake: str) -> None:
    taken(desk, lake)
    shown = text(page(mine, lake, "next"))
    assert "due under the agreement" in shown
    front = rooms_of(desk, lake)[1]
    assert "due under the agreement" not in text(page(mine, lake, f"next/{front}"))
