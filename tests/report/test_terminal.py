"""The terminal report: it says what was found, fits its width, and can be read in ASCII."""

from __future__ import annotations

import json
import re
from fractions import Fraction as F
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodoffices.analysis import (
    Analysis,
    Bridge,
    Change,
    Frontier,
    Point,
    Reach,
    Reveal,
    Shortfall,
    Solution,
    Standing,
    Trade,
    analyse,
    board,
)
from goodoffices.case import (
    Approval,
    Case,
    Choice,
    Condition,
    Issue,
    Option,
    Party,
    Position,
    Preference,
    Range,
    Term,
)
from goodoffices.case.files import read_case, read_case_text
from goodoffices.report import can_show, columns, contract, render_page, render_terminal
from goodoffices.report.columns import clean, share, to_ascii, width_of, wrap
from goodoffices.report.sheets_of_results import sheets

EXAMPLES = sorted((Path(__file__).resolve().parents[2] / "examples").glob("*.yaml"))
NOTHING = Analysis(packages=0)


@pytest.fixture(scope="module")
def shipped() -> list[Case]:
    return [read_case(path) for path in EXAMPLES]


def talks(**more: object) -> Case:
    named = {
        "fire": ("From day 1", "From day 7"),
        "monitors": ("Joint team", "Neighbours’ team", "None"),
        "district": ("Whole district",),
        "families": ("Phase 1", "Phase 2"),
    }
    issues = [
        Issue(
            id=i, name=i.title(), options=tuple(Option(id=f"{i}{n}", name=o) for n, o in enumerate(options))
        )
        for i, options in named.items()
    ]
    ratio = Range(lowest=F(1), highest=F(9), step=F(1), unit="for 1")
    parts = {
        "title": "Lake Sarn talks",
        "fictional": True,
        "parties": (Party(id="f", name="Front"), Party(id="r", name="Republic")),
        "issues": (
            *issues,
            Issue(id="ratio", name="Ratio", kind="range", range=ratio),
            Issue(id="aid", name="Aid"),
        ),
        "terms": (Term(id="alive", issues=("ratio",), defined=False),),
        "positions": (
            said("f", "demands", "fire0"),
            said("r", "demands", "fire0", since="2024-05-02", approval=(Approval(by="its parliament"),)),
            said("f", "demands", "monitors2", since="2024-04-01"),
            said("f", "refuses", "monitors2", since="2024-05-02", voice="confided"),
            said(
                "f",
                "accepts",
                "monitors0",
                voice="confided",
                conditions=(if_they("r", "families", "families0"),),
            ),
            said("r", "accepts", "monitors0"),
            said("r", "accepts", "families0", conditions=(if_they("f", "monitors", "monitors0"),)),
            said("f", "accepts", "families0", voice="claimed-by-another", by="r"),
            said("f", "demands", "district0"),
            said("r", "refuses", "district0"),
            said("r", "accepts", "ratio", "1", "2", "3", voice="assessed-by-third", by="an envoy"),
            Position(party="f", issue="aid", stance="demands", words="open crossings", since="2024-05"),
        ),
        "text": {"fire": "fire0"},
    }
    return Case(**(parts | more))  # type: ignore[arg-type]


def said(party: str, stance: str, *options: str, **more: object) -> Position:
    issue, options = (
        (options[0], options[1:]) if len(options) > 1 else (options[0].rstrip("0123456789"), options)
    )
    return Position(party=party, issue=issue, stance=stance, options=options, **more)  # type: ignore[arg-type]


def if_they(party: str, issue: str, option: str) -> Condition:
    return Condition(party=party, choices=(Choice(issue=issue, options=(option,)),))


def shown(case: Case, analysis: Analysis = NOTHING, width: int = 110, unicode: bool = True) -> str:
    return render_terminal(case, analysis, board(case), width, unicode)


def squeezed(text: str) -> str:
    return " ".join(text.split())


def test_the_board_side_by_side() -> None:
    lines = shown(talks()).split("\n")
    assert lines[6:19] == [
        "● 1 agreed · ◐ 1 bridgeable · ○ 3 open · ▨ 1 contested",
        "",
        "Issue     Front                        Republic                     Standing text  Gap",
        "─" * 110,
        "Fire      demands From day 1 (public)  demands From day 1, subject  From day 1     ● agreed",
        "                                        to approval by its                         on From day 1",
        "                                        parliament (public, 2 May                  subject to "
        "approval by its",
        "                                        2024)                                       parliament",
        "",
        "Monitors  accepts Joint team, if       accepts Joint team (public)  [ ]            ◐ bridgeable, if "
        "…",
        "           Republic: Families is                                                   on Joint team",
        "           settled as Phase 1",
        "           (confided)",
    ]


def test_what_is_told_beside_the_board() -> None:
    text = squeezed(shown(talks(), width=400))
    for line in (
        "Lake Sarn talks 2 parties, 6 issues, 0 packages, an invented case",
        "if the claims are right: ◐ bridgeable on Phase 1",
        "public and confided word differ on None",
        "“alive” has no agreed meaning",
        "accepts 1 to 3 for 1 (assessed by an envoy)",
        "demands: open crossings (public, 2024-05)",
        "· Families: would Front accept Phase 1? A yes would make it bridgeable. Would Front and Republic "
        "accept Phase 2?",
        "· Aid: what would Republic want?",
        "· Ratio: which options would Front and Republic accept?",
        "· Monitors, Joint team: Front, if Republic: Families is settled as Phase 1 (not yet known)",
        "All of it can be met at once: a possible simultaneous exchange; still to be asked: Front.",
        "· Front, Monitors, 2 May 2024: None, from demands to refuses (confided)",
    ):
        assert line in text


def test_a_narrow_terminal_gets_the_same_one_under_another() -> None:
    text = shown(talks(), width=46)
    assert (
        "◐ bridgeable, if …: Monitors\n    on Joint team\n    Front: accepts Joint team, if Republic:" in text
    )
    assert "    Republic: accepts Joint team (public)\n" in text


def test_a_board_without_positions_and_a_board_of_public_words() -> None:
    assert "No position is recorded on any issue." in shown(talks(positions=()))
    public = render_terminal(talks(), NOTHING, board(talks(), voices={"public"}, as_of="2024-05-03"), 80)
    assert "Only what is public. As of 3 May 2024." in squeezed(public)
    assert "confided" not in public


SCORES = {"f": F(60), "r": F(395, 6)}
PACKAGE = {
    "fire": "fire0",
    "monitors": "monitors0",
    "district": "district0",
    "families": "families0",
    "ratio": "3",
}


def found() -> Analysis:
    changes = (Change(issue="fire", before="", after="fire1"), Change(issue="ratio", before="2", after="3"))
    return Analysis(
        packages=10**20 * 3 // 2,
        scored=("f", "r"),
        unscored={"f": "nothing is known", "r": "nothing is known"},
        reservations={"f": F(50)},
        maxima={"f": F(100), "r": F(100)},
        solutions={
            "nash": Solution(
                scores=SCORES, package=PACKAGE, value=F(1), bound=F(1), proved=True, method="", count=3
            ),
            "egalitarian": Solution(
                scores=SCORES,
                package={**PACKAGE, "ratio": "4"},
                value=F(7),
                bound=F(8),
                proved=False,
                method="",
                note="Mind this.",
            ),
        },
        frontier=Frontier(
            points=tuple(
                Point(scores={"f": F(n), "r": F(30 - n)}, package={}, count=1) for n in range(30, 0, -1)
            ),
            size=40,
            complete=False,
            efficient=3,
            ended="clock",
            error_bound=F(1, 4),
            error_bounds={"f": F(1, 4), "r": F(1, 2)},
        ),
        no_agreement={"f": Shortfall(best=F(40), reservation=F(50), short_by=F(10), others_met=True)},
        reach=Reach(permitted=720, all_minima=0, enough=55),
        standing=Standing(
            scores=SCORES,
            upper={**SCORES, "f": F(70)},
            meets={"f": True, "r": False},
            undecided=("families",),
            permitted=False,
            efficient=False,
            adds={"f": F(1, 2)},
            distance=2,
            bridges=(Bridge(changes=changes, scores=SCORES, package=PACKAGE),) * 6,
            bridge_count=9,
        ),
        trades=(
            Trade(
                one="f",
                other="r",
                one_gains_on="fire",
                other_gains_on="ratio",
                shares={"f": {"fire": F(1, 3), "ratio": F(1, 500)}, "r": {"fire": F(0), "ratio": F(1, 2)}},
                strength=F(1, 3),
            ),
        )
        * 7,
        reveals=(
            Reveal(party="r", where="Nash", scores=SCORES, instead=Point(scores=SCORES, package={}, count=1)),
        ),
        assumptions=("Points add up.",),
    )


def test_what_rests_on_scores_is_told() -> None:
    text = squeezed(shown(talks(), found(), width=200))
    for line in (
        "1.5 × 10²⁰ packages",
        "Front, Republic: nothing is known",
        "Front 50 40 10 where all other minima are met",
        "55 packages would satisfy as many as the case asks for.",
        "Balanced gains 60 65.83 proved, 3 packages",
        "Nobody far behind 60 65.83 value 7, at most 8",
        "Nobody far behind: Mind this.",
        "Issue Balanced gains Nobody far behind ",
        "Ratio 3 for 1 4 for 1",
        "Fire From day 1 Monitors Joint team",
        "40 points found, 3 of them proved efficient; nothing found beats the others; 10 shown, spread over "
        "them.",
        "The time that was allowed ran out before the search was complete. Whatever package there is, one of "
        "these gives each party",
        "at most so much less: Front 0.25, Republic 0.5.",
        "Front 60 to 70 50 yes 0.5",
        "A linkage forbids it, however it is filled in.",
        "It leaves open: Families.",
        "Two changes would do, and fewer would not: with them every stated minimum is met (9 ways).",
        "Fire: From day 7, now open; Ratio: 3 for 1, instead of 2 for 1 (Front 60, Republic 65.83)",
        "and 4 more",
        "Front gains on Fire (33 %) and yields on Ratio (under 1 %); Republic gains on Ratio (50 %) and "
        "yields on Fire (0 %)",
        "and 2 more",
        "would tell the confided minimum of Republic",
        "Points add up.",
    ):
        assert line in text


def test_the_frontier_is_shown_from_one_end_to_the_other() -> None:
    text = shown(talks(), found(), width=100)
    section = text[text.index("THE BEST PACKAGES FOUND") :].split("\n")
    rows = [line.split()[:2] for line in section[4:14]]
    assert rows[0] == ["30", "0"]
    assert rows[-1] == ["1", "29"]


def test_adjusted_winner_shows_its_steps() -> None:
    items = {"house": (50, 30), "boat": (30, 30), "land": (20, 50)}
    case = Case(
        title="Two heirs",
        parties=(Party(id="ann", name="Ann"), Party(id="ben", name="Ben")),
        issues=tuple(Issue(id=item, name=item.title(), kind="divisible") for item in items),
        preferences=tuple(
            Preference(party=party, points={item: {"whole": F(row[place])} for item, row in items.items()})
            for place, party in enumerate(("ann", "ben"))
        ),
    )
    text = squeezed(shown(case))
    assert "The stated points (Ann 100, Ben 110) are scaled to 100 each." in text
    assert "Ann gives Ben 38/63 of Boat (ratio 1.1): Ann 61.9, Ben 61.9." in text
    assert "Each has 1300/21 (61.9) of its 100 points" in text
    broken = msgspec.structs.replace(case, preferences=case.preferences[:1])
    assert "It cannot be used here: nothing is known of what Ben prefers" in squeezed(shown(broken))


def test_common_ground_is_told() -> None:
    likes = tuple(
        Preference(party=party, points={"fire": {"fire0": F(9), "fire1": F(1)}}) for party in ("f", "r")
    )
    assert "· Fire: From day 1, liked best by Front, Republic" in shown(talks(preferences=likes))


@pytest.mark.parametrize("width", [40, 57, 80, 100, 160])
@pytest.mark.parametrize("unicode", [True, False])
def test_no_line_is_wider_than_the_terminal_and_ascii_is_ascii(
    width: int, unicode: bool, shipped: list[Case]
) -> None:
    for case, analysis in [(talks(), found()), *((case, NOTHING) for case in shipped)]:
        text = shown(case, analysis, width, unicode)
        assert max(width_of(line) for line in text.split("\n")) <= width
        assert unicode or text.isascii()
        assert text.endswith("\n")


def test_nothing_in_a_case_can_steer_the_terminal() -> None:
    case = talks(title="Calm\x1b[2J\x07 talks\u202e \u2066x\nnext")
    text = shown(case)
    assert text.startswith("Calm[2J talks x next\n")
    assert "\x1b" not in text


def test_wide_letters_and_accents_are_counted_as_they_are_seen() -> None:
    assert [width_of(text) for text in ("abc", "停火", "e\u0301")] == [3, 4, 1]
    assert wrap("停火停火 ab", 5) == ["停火", "停火", "ab"]
    assert to_ascii("Café – “Straße” ≥ 10²⁰ −1 م") == 'Cafe - "Strasse" >= 10^20 -1 \\u0645'
    assert clean("a\tb\r\n c") == "a b c"


def test_lines_are_cut_only_where_a_word_is_longer_than_a_line() -> None:
    assert wrap("one two three", 7, "  ") == ["one two", "  three"]
    assert wrap("abcdefghij", 4, " ") == ["abcd", " efg", " hij"]
    assert share([30, 10, 5], [5, 5, 5], 40) == [21, 10, 5]
    assert share([30, 10, 5], [20, 10, 10], 40) is None


@pytest.mark.parametrize(
    ("encoding", "can"), [("utf-8", True), ("ascii", False), ("latin-1", False), ("no such", False)]
)
def test_the_encoding_decides_whether_shapes_can_be_shown(encoding: str, can: bool) -> None:
    assert can_show(encoding) is can


@given(st.text("ab 停e\u0301-", max_size=60), st.integers(2, 12))
def test_lines_hold_every_word_and_are_never_too_wide(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert all(width_of(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_a_word_as_long_as_a_file_is_cut_without_being_measured_again_for_each_line(monkeypatch) -> None:
    measured: list[str] = []
    plain = columns._columns
    monkeypatch.setattr(columns, "_columns", lambda char: measured.append(char) or plain(char))
    assert len(wrap("x" * 5_000, 50)) == 100
    assert len(measured) < 20_000


REFUSED = """title: Two clauses
parties: [{id: a, name: Ash}, {id: b, name: Birch}]
issues: [{id: x, name: Path, options: [open, closed]}, {id: y, name: Hedge, options: [low, high]}]
positions: [{party: b, issue: x, refuses: open}]
preferences:
  - {party: a, points: {x: {open: 9, closed: 0}, y: {low: 5, high: 0}}, minimum: 6}
  - {party: b, points: {x: {open: 0, closed: 4}, y: {low: 1, high: 8}}, minimum: 1}
text: {x: closed, y: high}
"""


def test_no_package_is_shown_with_a_refused_option_unmarked() -> None:
    """By its own word Birch refuses the open path; every place that names a package with it says so."""
    case = read_case_text(REFUSED, "c")
    found = analyse(case)
    terminal = render_terminal(case, found, board(case), 120)
    page = render_page(case, found, board(case))
    for line in terminal.splitlines():
        if "open" in line and "Path" in line and "Hedge" not in line and "demands" not in line:
            assert "refuse" in line, line
    assert "Holds what is refused" in terminal
    assert "· Path: open (refused by Birch), instead of closed" in terminal
    data = json.loads(re.search(r"<script[^>]*application/json[^>]*>(.*?)</script>", page, re.S)[1])  # type: ignore[index]
    assert [o for of in data["options"] for o in of if "open" in o] == ["open (refused by Birch)"]
    assert "open (refused by Birch)" in page
    (csv,) = [sheet for sheet in sheets(case, found, board(case)) if sheet.name == "Frontier"]
    assert {row[-1] for row in csv.rows} == {"Path: refused by Birch"}
    record = json.loads(b"".join(contract(case, found, board(case))))
    assert record["refused"] == [{"issue": "x", "option": "open", "parties": ["b"]}]
