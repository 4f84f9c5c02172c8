"""What is on the table, changed on pages: entered, ordered, renamed, merged, retired, with its history; and
two pages that change one thing.
"""

from __future__ import annotations

import re
from fractions import Fraction
from html import unescape
from typing import Any

import pytest
from pages_cast import position, rooms_of, text, told

from goodoffices.case import (
    Approval,
    Choice,
    Citation,
    Condition,
    Excludes,
    Figure,
    Interval,
    Linkage,
    Minimum,
    Position,
    Preference,
)
from goodoffices.case.files import read_case_text


def file_of(desk: Any, case: str) -> Any:
    from goodoffices.server.store import open_case

    return open_case(desk, case).file


def shown(browser: Any, address: str) -> dict[str, Any]:
    """The fields of a page's first form of a record, as a browser would send them."""
    answer = browser.get(address)
    assert answer.status_code == 200, answer.status_code
    html = answer.content.decode()
    form = next(one for one in re.findall(r"<form.*?</form>", html, re.S) if 'name="shown"' in one)
    found: dict[str, Any] = {}
    for tag in re.findall(r"<input[^>]*>", form):
        fields = dict(re.findall(r'([\w-]+)="([^"]*)"', tag))
        if "name" not in fields:
            continue
        if fields.get("type") in ("checkbox", "radio"):
            if " checked" in tag:
                found.setdefault(fields["name"], []).append(unescape(fields.get("value", "on")))
        else:
            found[fields["name"]] = unescape(fields.get("value", ""))
    for name, inner in re.findall(r'<textarea[^>]*name="([^"]*)"[^>]*>(.*?)</textarea>', form, re.S):
        found[name] = unescape(inner).removeprefix("\n").lstrip("\r\n")
    for name, inner in re.findall(r'<select[^>]*name="([^"]*)"[^>]*>(.*?)</select>', form, re.S):
        chosen = re.search(r'<option value="([^"]*)" selected', inner)
        first = re.search(r'<option value="([^"]*)"', inner)
        found[name] = unescape(chosen[1] if chosen else first[1] if first else "")
    return found


def send(browser: Any, address: str, given: dict[str, Any], **more: Any) -> Any:
    """Send a form as it was shown, with some fields filled in otherwise."""
    from goodoffices.server.store import new_token

    return browser.post(address, {**given, **more, "form": new_token()})


def change(browser: Any, address: str, **more: Any) -> Any:
    return send(browser, address, shown(browser, address), **more)


@pytest.fixture
def at(lake: str) -> str:
    return f"/c/{lake}/case-file/"


def test_everything_is_entered_without_a_file(mine: Any, desk: Any, lake: str, at: str) -> None:
    assert change(mine, f"{at}phase/new/", name="First", length="six weeks").status_code == 302
    change(mine, f"{at}earlier/new/", name="The accord of 2027", date="2027-06")
    names = "with the first buses\nlater"
    accord = ["the-accord-of-2027"]
    change(mine, f"{at}issue/new/", name="Return of families", options=names, phase="first", rests_on=accord)
    change(
        mine,
        f"{at}issue/new/",
        name="Convoys",
        kind="range",
        lowest="0",
        highest="600",
        step="50",
        unit="a day",
    )
    change(mine, f"{at}term/new/", name="alive", **{f"by-{b'front'.hex()}": "at hand-over"})
    gives = {"gives_party": "republic", "gives_number": "3", "gives_what": "persons"}
    each = {"each_party": "front", "each_number": "1", "each_what": "person"}
    answer = change(mine, f"{at}quantity/new/", **gives, **each)
    assert answer.status_code == 302, text(answer.content.decode())
    tied = ["8 monitors joint", "18 return-of-families later"]
    assert change(mine, f"{at}linkage/new/?sort=excludes", when=tied).status_code == 302
    file = file_of(desk, lake)
    assert file.phases[-1].length == "six weeks"
    issue = file.issue("return-of-families")
    assert [one.label for one in issue.options] == ["with the first buses", "later"]
    assert (issue.phase, issue.rests_on) == ("first", ("the-accord-of-2027",))
    assert len(file.issue("convoys").range) == 13
    assert [(one.party, one.text) for one in file.terms[-1].by_party] == [("front", "at hand-over")]
    assert (file.quantities[-1].gives.number, file.quantities[-1].for_each.party) == (3, "front")
    later = Choice(issue="return-of-families", options=("later",))
    both = (Choice(issue="monitors", options=("joint",)), later)
    made = Linkage(id="linkage", excludes=Excludes(together=both))
    assert file.linkages[-1] == made
    page = text(mine.get(at).content.decode())
    for words in (
        "Return of families",
        "with the first buses | later",
        "First",
        "The accord of 2027",
        "alive",
    ):
        assert words in page
    saved = mine.get(f"{at}case.yaml").content.decode()
    assert read_case_text(saved, "case", "yaml", unfinished=True) == file


def test_a_record_is_renamed_ordered_and_keeps_what_the_form_does_not_ask(
    mine: Any, desk: Any, lake: str, at: str
) -> None:
    before = file_of(desk, lake).issues
    change(mine, f"{at}issue/new/", name="Second")
    assert change(mine, f"{at}issue/3/", name="Another name", place="1").status_code == 302
    after = file_of(desk, lake).issues
    assert [one.label for one in after] == ["Another name", *(one.label for one in before)]
    assert after[1:] == before
    assert after[0].id == "second"


def test_what_is_wrong_stands_beside_its_field_and_nothing_typed_is_lost(mine: Any, at: str) -> None:
    given = {
        "name": "Convoys",
        "kind": "range",
        "lowest": "5",
        "highest": "1",
        "step": "x",
        "about": "Long words",
    }
    answer = change(mine, f"{at}issue/new/", **given)
    html = answer.content.decode()
    assert answer.status_code == 400
    for name, words in (("step", "is not a number"),):
        place = html.index(f'id="{name}_error"')
        assert words in html[place : place + 300]
    for value in given.values():
        assert value in html
    answer = change(mine, f"{at}issue/new/", name="")
    assert "name_error" in answer.content.decode()


def test_two_pages_that_change_different_fields_both_count(mine: Any, desk: Any, lake: str, at: str) -> None:
    one, other = shown(mine, f"{at}issue/1/"), shown(mine, f"{at}issue/1/")
    assert send(mine, f"{at}issue/1/", one, about="Watched by whom").status_code == 302
    assert send(mine, f"{at}issue/1/", other, name="Monitors").status_code == 302
    issue = file_of(desk, lake).issues[0]
    assert (issue.label, issue.about) == ("Monitors", "Watched by whom")


def test_two_pages_that_change_one_field_are_told_and_neither_is_lost(
    mine: Any, desk: Any, lake: str, at: str
) -> None:
    one, other = shown(mine, f"{at}issue/1/"), shown(mine, f"{at}issue/1/")
    send(mine, f"{at}issue/1/", one, name="First word")
    answer = send(mine, f"{at}issue/1/", other, name="Second word")
    html = answer.content.decode()
    assert answer.status_code == 400
    assert "First word" in html
    assert 'value="Second word"' in html
    assert file_of(desk, lake).issues[0].label == "First word"
    again = dict(
        other, name="Second word", shown=unescape(re.search(r'name="shown" value="([^"]*)"', html)[1])
    )  # type: ignore[index]
    assert send(mine, f"{at}issue/1/", again).status_code == 302
    assert file_of(desk, lake).issues[0].label == "Second word"


def test_a_form_whose_number_means_another_record_by_now_changes_the_one_it_was_shown_for(
    mine: Any, desk: Any, lake: str, at: str
) -> None:
    given = shown(mine, f"{at}issue/1/")
    change(mine, f"{at}issue/new/", name="Second")
    change(mine, f"{at}issue/3/", place="1")
    assert send(mine, f"{at}issue/1/", given, about="Of the first").status_code == 302
    issues = file_of(desk, lake).issues
    assert [(one.id, one.about) for one in issues] == [
        ("second", ""),
        ("monitors", "Of the first"),
        ("ratio", ""),
    ]


def test_a_renamed_issue_keeps_its_name_in_the_room_and_brings_no_second_one(
    mine: Any, desk: Any, lake: str, at: str
) -> None:
    from goodoffices.server.store import open_case

    front = rooms_of(desk, lake)[1]
    position(desk, lake, front, "monitors", "demands", "joint", proxy=told("front"))
    heads = [view.head for view in open_case(desk, lake).views()]
    change(mine, f"{at}issue/1/", name="A name for mediators")
    change(mine, f"{at}issue/1/option/1/", name="another option's name")
    assert [view.head for view in open_case(desk, lake).views()][1:] == heads[1:]
    page = mine.get(f"/c/{lake}/r/{front}/?more=1").content.decode()
    assert "A name for mediators (new in this room)" not in page
    position_again(desk, lake, front)
    view = open_case(desk, lake).view(front)
    assert [one.name for one in view.issues.values()] == ["Who monitors"]
    assert list(view.issues[1].options.values()) == ["joint team"]


def position_again(desk: Any, case: str, room: str) -> None:
    """A second position through the action that capturing uses."""
    from goodoffices.desk.actions.placing import place_on_issue
    from goodoffices.server.store import new_token, write_case
    from goodoffices.talks import acts

    with write_case(desk, case, new_token()) as pen:
        place = place_on_issue(pen, room, "monitors", "joint")
        assert place is not None
        act = acts.PositionTaken(
            issue=place[0], stance="accepts", options=place[1], words="yes", proxy=told("front")
        )
        pen.write(room, act)


def act_on(browser: Any, address: str, **given: str) -> Any:
    from goodoffices.server.store import new_token

    return browser.post(address, {"form": new_token(), **given})


def test_merged_issues_keep_what_was_said_on_both(mine: Any, desk: Any, lake: str, at: str) -> None:
    from goodoffices.server.store import open_case

    change(mine, f"{at}issue/new/", name="The watch", options="joint team\nnobody")
    front, republic = rooms_of(desk, lake)[1:3]
    position(desk, lake, front, "monitors", "demands", "joint", proxy=told("front"))
    position(desk, lake, republic, "the-watch", "accepts", "joint-team", proxy=told("republic"))
    position(desk, lake, republic, "the-watch", "refuses", "nobody", proxy=told("republic"))
    heads = [view.head for view in open_case(desk, lake).views()]
    page = text(mine.get(f"{at}issue/3/").content.decode())
    assert "2 entries in rooms stand on it" in page
    assert act_on(mine, f"{at}issue/3/merge/", key="the-watch", into="monitors").status_code == 302
    case = open_case(desk, lake)
    assert [view.head for view in case.views()][1:] == heads[1:]
    assert [one.id for one in case.file.issues] == ["monitors", "ratio"]
    told_now = {
        (one.party, one.stance, one.options) for one in case.confided.positions if one.voice == "confided"
    }
    assert told_now == {
        ("front", "demands", ("joint",)),
        ("republic", "accepts", ("joint",)),
        ("republic", "refuses", ("nobody",)),
    }
    board = text(mine.get(f"/c/{lake}/board/").content.decode())
    assert "The watch" not in board
    history = text(mine.get(f"{at}history/").content.decode())
    assert "The watch merged → Who monitors" in history


def test_a_retired_issue_leaves_board_and_choices_and_comes_back_as_it_was(
    mine: Any, desk: Any, lake: str, at: str
) -> None:
    from goodoffices.server.store import open_case

    change(mine, f"{at}issue/new/", name="Another question", options="yes\nno")
    front = rooms_of(desk, lake)[1]
    position(desk, lake, front, "another-question", "demands", "yes", proxy=told("front"))
    before = open_case(desk, lake).confided
    board = text(mine.get(f"/c/{lake}/board/").content.decode())
    assert "Another question" in board
    act_on(mine, f"{at}issue/3/retire/", key="another-question")
    case = open_case(desk, lake)
    assert [one.id for one in case.public.issues] == ["monitors", "ratio"]
    assert "Another question" not in mine.get(f"/c/{lake}/board/").content.decode()
    assert "Another question" in mine.get(at).content.decode()
    assert "retired: true" in mine.get(f"{at}case.yaml").content.decode()
    assert "Another question" in mine.get(f"/c/{lake}/r/{front}/").content.decode()  # what was said stays
    act_on(mine, f"{at}issue/3/retire/", key="another-question", back="on")
    assert open_case(desk, lake).confided == before


def test_what_cannot_be_merged_or_retired_is_told_and_nothing_is_written(
    mine: Any, desk: Any, lake: str, at: str
) -> None:
    change(mine, f"{at}issue/new/", name="Convoys", kind="range", lowest="0", highest="6", step="1")
    before = file_of(desk, lake)
    answer = act_on(mine, f"{at}issue/3/merge/", key="convoys", into="monitors")
    assert answer.status_code == 400
    assert "not of one kind" in answer.content.decode()
    assert act_on(mine, f"{at}party/1/retire/", key="front").status_code == 400
    assert act_on(mine, f"{at}issue/3/merge/", key="convoys", into="nothing").status_code == 404
    assert mine.get(f"{at}nothing/1/").status_code == 404
    assert mine.get(f"{at}issue/99/").status_code == 404
    assert file_of(desk, lake) == before


def test_the_standing_text_is_set_issue_by_issue(mine: Any, desk: Any, lake: str, at: str) -> None:
    name = f"on-{b'monitors'.hex()}"
    one = shown(mine, f"{at}text/")
    assert change(mine, f"{at}text/", **{name: "joint"}).status_code == 302
    assert file_of(desk, lake).text == {"monitors": "joint"}
    assert send(mine, f"{at}text/", one).status_code == 302  # left as it was shown: changes nothing
    assert file_of(desk, lake).text == {"monitors": "joint"}


def test_a_party_gets_a_room_of_its_own_and_cannot_be_taken_for_another(
    mine: Any, desk: Any, lake: str, at: str
) -> None:
    count = len(rooms_of(desk, lake))
    assert (
        change(mine, f"{at}party/new/", name="Harbour", backers="The towns: press for a truce").status_code
        == 302
    )
    assert len(rooms_of(desk, lake)) == count + 1
    (backer,) = file_of(desk, lake).parties[-1].backers
    assert (backer.name, backer.how) == ("The towns", "press for a truce")
    assert change(mine, f"{at}party/new/", name="Нarbour").status_code == 400  # with a Cyrillic letter


def test_the_history_tells_each_change_with_before_and_after(mine: Any, lake: str, at: str) -> None:
    change(mine, f"{at}issue/1/", name="Monitors", about="Who watches")
    change(mine, f"{at}issue/1/option/new/", name="Nobody at all")
    page = text(mine.get(f"{at}history/").content.decode())
    assert "option Monitors : Nobody at all added" in page.replace("Monitors:", "Monitors :")
    assert "issue Monitors changed name: Who monitors Monitors" in page
    assert "The file with which it began." in page


def test_the_settings_of_the_case_are_changed(mine: Any, desk: Any, lake: str, at: str) -> None:
    assert change(mine, f"{at}settings/", about="By the lake", needed="2", alternat="on").status_code == 302
    file = file_of(desk, lake)
    assert (file.about, file.needed, file.alternat) == ("By the lake", 2, True)
    assert change(mine, f"{at}settings/", needed="99").status_code == 400


@pytest.mark.parametrize(
    "where", ["issue/1/", "issue/new/", "issue/1/option/1/", "text/", "settings/", "history/", "linkage/new/"]
)
def test_who_was_not_let_in_reads_and_changes_nothing(
    stranger: Any, desk: Any, lake: str, at: str, where: str
) -> None:
    before = file_of(desk, lake)
    for answer in (stranger.get(f"{at}{where}"), act_on(stranger, f"{at}{where}", name="x")):
        assert answer.status_code in (302, 403)
        assert "Who monitors" not in answer.content.decode()
    assert file_of(desk, lake) == before


def test_positions_of_the_file_follow_a_merge_of_options(mine: Any, desk: Any, lake: str, at: str) -> None:
    import msgspec

    from goodoffices.desk.stored_files import save_case_file
    from goodoffices.server.store import new_token, write_case

    change(mine, f"{at}issue/1/option/new/", name="shared team")
    said = Position(party="front", issue="monitors", stance="demands", options=("shared-team",))
    with write_case(desk, lake, new_token()) as pen:
        save_case_file(pen, msgspec.structs.replace(pen.case.file, positions=(said,)))
    number = len(file_of(desk, lake).issues[0].options)
    act_on(mine, f"{at}issue/1/option/{number}/merge/", key="shared-team", into="joint")
    assert file_of(desk, lake).positions[0].options == ("joint",)


def test_a_form_of_what_was_merged_meanwhile_changes_what_it_became_and_nothing_else(
    mine: Any, desk: Any, lake: str, at: str
) -> None:
    change(mine, f"{at}issue/new/", name="The watch", options="joint team")
    change(mine, f"{at}issue/new/", name="Fourth")
    given = shown(mine, f"{at}issue/3/")
    act_on(mine, f"{at}issue/3/merge/", key="the-watch", into="monitors")
    assert send(mine, f"{at}issue/3/", given, about="Of the merged one").status_code == 302
    issues = {one.id: one.about for one in file_of(desk, lake).issues}
    assert issues == {"monitors": "Of the merged one", "ratio": "", "fourth": ""}
    assert send(mine, f"{at}issue/3/", dict(given, key="never-there"), about="x").status_code == 404
    assert {one.id: one.about for one in file_of(desk, lake).issues} == issues


CANARY = "Quetzalmoor"


def test_nothing_of_the_table_is_on_the_disk_and_looking_writes_nothing(
    mine: Any, desk: Any, lake: str, at: str
) -> None:
    """What a stolen disk has of names, senses, drafts and the history: none of it in the clear."""
    from site_cast import FOLDER

    from goodoffices.server.store import new_token, open_case

    change(mine, f"{at}issue/new/", name=CANARY, options=f"{CANARY} east", about=CANARY)
    change(mine, f"{at}term/new/", name=f"{CANARY} term", **{f"by-{b'front'.hex()}": CANARY})
    given = shown(mine, f"{at}issue/3/")
    mine.post("/drafts/keep/", {**given, "form": new_token(), "draft": f"{at}issue/3/#0", "about": CANARY})
    act_on(mine, f"{at}issue/3/merge/", key=CANARY.casefold(), into="monitors")
    heads = [view.head for view in open_case(desk, lake).views()]
    for page in ("", "issue/1/", "term/1/", "history/", "text/", "settings/"):
        assert mine.get(f"{at}{page}").status_code == 200
    assert [view.head for view in open_case(desk, lake).views()] == heads
    assert CANARY in mine.get(f"{at}history/").content.decode()
    for file in FOLDER.rglob("*"):
        if file.is_file():
            held = file.read_bytes()
            for form in (CANARY.encode(), CANARY.casefold().encode(), CANARY.encode("utf-16-le")):
                assert form not in held, file


def test_sources_figures_positions_and_what_matters_are_entered(
    mine: Any, desk: Any, lake: str, at: str
) -> None:
    change(mine, f"{at}source/new/", title="No ferry before Easter", outlet="Harbour Gazette", date="2031-03")
    passage = {
        "cite-0-0": "no-ferry-before-easter",
        "cite-0-1": "second paragraph",
        "cite-0-2": "a clerk; the Gazette",
    }
    figure = {"what": "passengers", "number": "2400", "modifier": "about", "as_of": "2031-03"}
    assert change(mine, f"{at}figure/new/", **figure, **passage).status_code == 302
    said = {"party": "front", "stance": "accepts", "words": "a joint watch", "voice": "claimed-by-another"}
    more = {
        "options": ["joint"],
        "since": "2031-05-01",
        "conditions-0-0": "republic",
        "conditions-0-1": "the road opens",
        "approval-0-0": "the council",
        "approval-0-1": "on",
    }
    assert "On which issue is it?" in text(mine.get(f"{at}position/new/").content.decode())
    assert change(mine, f"{at}position/new/?on=1", **said, **more, **passage).status_code == 302
    worth = f"worth-{b'monitors'.hex()}"
    rows = {f"{worth}-0-1": "40", f"{worth}-0-2": "1", f"{worth}-1-1": "10–15", f"{worth}-1-3": "on"}
    matters = {"party": "front", "said": "assessed-by-third", "way": "points", "minimum": "30"}
    assert change(mine, f"{at}preference/new/", **matters, **rows).status_code == 302
    file = file_of(desk, lake)
    cite = (
        Citation(
            source="no-ferry-before-easter", passage="second paragraph", chain=("a clerk", "the Gazette")
        ),
    )
    assert file.figures == (
        Figure(what="passengers", number=Fraction(2400), modifier="about", as_of="2031-03", cite=cite),
    )
    assert file.positions[-1] == Position(
        party="front",
        issue="monitors",
        stance="accepts",
        options=("joint",),
        words="a joint watch",
        voice="claimed-by-another",
        since="2031-05-01",
        conditions=(Condition(party="republic", does="the road opens"),),
        approval=(Approval(by="the council", given=True),),
        cite=cite,
    )
    first, second = (one.id for one in file.issue("monitors").options[:2])
    assert file.preferences == (
        Preference(
            party="front",
            said="assessed-by-third",
            points={"monitors": {first: Fraction(40), second: Interval(low=Fraction(10), high=Fraction(15))}},
            order={"monitors": ((first,),)},
            refuses={"monitors": (second,)},
            minimum=Minimum(score=Fraction(30)),
        ),
    )
    page = text(mine.get(at).content.decode())
    for words in ("2400 passengers", "No ferry before Easter", "Who monitors: joint team"):
        assert words in page
    for part in ("figure", "position", "preference", "source"):
        number = len(getattr(file, {"figure": "figures", "position": "positions"}.get(part, f"{part}s")))
        assert change(mine, f"{at}{part}/{number}/").status_code == 302
    assert file_of(desk, lake) == file
    answer = act_on(mine, f"{at}source/1/retire/", key="no-ferry-before-easter")
    told = text(answer.content.decode())
    assert "Other parts of the case cite it: 2." in told
    key = shown(mine, f"{at}figure/1/")["key"]
    assert act_on(mine, f"{at}figure/1/retire/", key=key).status_code == 302
    assert file_of(desk, lake).figures == ()


def test_what_breaks_a_rule_is_told_of_its_field(mine: Any, lake: str, at: str) -> None:
    answer = change(mine, f"{at}source/new/", title="A note", date="soon", outlet="Gazette")
    html = answer.content.decode()
    assert "is not a date" in html[html.index('id="date_error"') :][:300]
    assert 'value="Gazette"' in html
    answer = change(mine, f"{at}settings/", needed="9", title="Another title")
    html = answer.content.decode()
    assert answer.status_code == 400
    assert "9" in html[html.index('id="needed_error"') :][:300]
    assert 'value="Another title"' in html


def test_a_figure_that_was_changed_meanwhile_is_put_together(
    mine: Any, desk: Any, lake: str, at: str
) -> None:
    change(mine, f"{at}figure/new/", what="passengers", number="2400")
    one, other = shown(mine, f"{at}figure/1/"), shown(mine, f"{at}figure/1/")
    assert send(mine, f"{at}figure/1/", one, number="2500").status_code == 302
    assert send(mine, f"{at}figure/1/", other, unit="a day").status_code == 302
    (figure,) = file_of(desk, lake).figures
    assert (figure.number, figure.unit) == (2500, "a day")


def test_the_case_is_called_otherwise_and_only_the_mediators_room_is_told(
    mine: Any, desk: Any, lake: str, at: str
) -> None:
    from goodoffices.server.store import open_case

    heads = [view.head for view in open_case(desk, lake).views()]
    votes = {"votes-0-1": "2", "quota": "2", "groups-0-0": "Shore", "groups-0-1": "1", "groups-0-2": "front"}
    answer = change(mine, f"{at}settings/", title="The two shores", fictional="on", **votes)
    assert answer.status_code == 302, text(answer.content.decode())
    case = open_case(desk, lake)
    assert (case.title, case.file.title, case.file.fictional) == ("The two shores", "The two shores", True)
    decision = case.file.decision
    assert (decision.votes, decision.quota) == ({"front": 2}, 2)
    assert [(one.name, one.needed, one.of) for one in decision.groups] == [("Shore", 1, ("front",))]
    assert [view.head for view in case.views()][1:] == heads[1:]
    assert change(mine, f"{at}settings/").status_code == 302
    assert file_of(desk, lake) == case.file
