"""Faults planted in invented texts are found, and nothing else is called one.

A line of a text in ``planted/`` that ends in ``##kind`` has a fault of that kind; what has no mark has none.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from goodoffices.text import Finding, check_text, read_text

PLANTED = sorted((Path(__file__).parent / "planted").glob("*.txt"))
KINDS = {
    "reference": ("reference-",),
    "number": ("number-said", "total-", "count-", "period-"),
    "date": ("date", "day-", "time-", "period-"),
    "who": ("who-",),
    "sense": ("term-in-two",),
    "term": ("term-without",),
    "placeholder": ("placeholder-",),
    "bracket": ("bracket-",),
    "numbering": ("number-of-clause",),
    "name": ("name-", "term-"),
}
"""What a mark stands for: how the kinds of its findings begin."""
_MARK = re.compile(r"[ ]*##(\w+)")


def _planted(file: Path) -> tuple[list[tuple[int, str]], tuple[Finding, ...]]:
    raw = file.read_text("utf-8")
    marks = [(line, kind) for line, words in enumerate(raw.split("\n"), 1) for kind in _MARK.findall(words)]
    return marks, check_text(read_text(_MARK.sub("", raw)))


def _is_it(finding: Finding, line: int, kind: str) -> bool:
    return finding.place is not None and finding.place.line == line and finding.kind.startswith(KINDS[kind])


def test_nine_of_ten_planted_faults_are_found_and_hardly_anything_else() -> None:
    faults = found = findings = meant = 0
    for file in PLANTED:
        marks, told = _planted(file)
        faults += len(marks)
        findings += len(told)
        found += sum(any(_is_it(one, *mark) for one in told) for mark in marks)
        meant += sum(any(_is_it(one, *mark) for mark in marks) for one in told)
    assert faults >= 200
    assert found >= 0.9 * faults, f"{found} of {faults}"
    assert findings - meant <= 0.03 * findings, f"{findings - meant} of {findings}"


@pytest.mark.parametrize("file", PLANTED, ids=lambda file: file.stem)
def test_a_finding_says_where_why_what_instead_and_by_which_rule(file: Path) -> None:
    for finding in _planted(file)[1]:
        assert finding.place
        assert finding.place.line > 0
        assert finding.message.endswith((".", ".”"))
        assert finding.remedy.endswith(".")
        assert finding.source


def _kinds(words: str) -> list[str]:
    return [finding.kind for finding in check_text(read_text(words))]


@pytest.mark.parametrize(
    "words",
    [
        "1. The Front releases 40 persons: 25 women and 15 men.",
        "1. The pause lasts fourteen (14) days, from 1 to 15 March 2031.",
        "1. The sum of 24,000 is paid in twelve payments of 2,000.",
        "1. The list in Article 4 of the Third Geneva Convention applies.",
        "1. The road is opened by the Republic by Monday 3 March 2031 at 24:00.",
        "1. A Joint Team is set up.\n2. The Joint Team meets on Mondays.",
        "1. It lasts six weeks (42 days).\n2. The rules of paragraph 1 apply for ten miles (16 kilometres).",
        "1. Prisoners shall be released by the Front within ten days.",
        "1. The Front shall see to it that:\n\n(a) the sick shall be released first;\n\n(b) "
        "the dead shall be returned.",
        "1. Nothing in this Agreement shall be construed as a waiver.",
        "1. They get [24] [30] persons, in all [24] [30].",
        "1. Amel takes 45 per cent and Varn 55 per cent.",
        "1. A board of nine: two from each of the three sides and three from abroad, is set up.",
        "1. A board of eight: three from each side and two from abroad, is set up.",
        "1. The board meets once every three months, that is four times a year.",
        "1. They meet twice a year, in March and in October.",
        "1. The crossing is open from 22:00 to 06:00, for eight hours.",
        "1. Fares fall from 3.00 to 2.40, that is by 20 per cent.",
        "1. Anna pays two thirds of the loan and Ben one third.",
        "1. The rent is 36,000 a year, payable in monthly parts of 3,000.",
        "1. A fund of 12 million takes in 3 million a year for four years.",
        "1. They agree to two breaks of 20 minutes, 40 minutes in all.",
        "1. Of the 500 workers 40 per cent, that is 200, come from here.",
        "1. Amel keeps 22 workers.\n2. Varn keeps 31 workers.\n3. All 53 workers keep their pay.",
        "1. A bonus of 1,000 is paid by Amel.\n2. A bonus of 1,200 is paid by Varn.",
        "1. Quays 3, 4 and 5 are used by Amel.\n2. The three quays are lit.",
        "1. It takes effect on 1 March 2034, a Wednesday.\n2. It lasts three years, from 2036 to 2038.",
        "1. They run the schools, roads, forests and police.\n2. These four fields are closed.",
        "1. It is in Schedule One.\n\nSchedule One: Map\n\nA map.",
        "1. This text is drawn up in both languages.",
        "6. They may:\n\na) go;\n\nb) stay.\n\n7. As paragraph 6b says, they stay.",
        "1. It is in three phases.\n2. The third phase ends the talks.",
        "1. Umber meets Orrin.\n2. The Umberian envoy and the Orrins agree.\n3. Umber and Orrin sign.",
        '1. It starts on 1 July 2036 (the "Start").\n2. For two years from the Start, that is until 30 June '
        "2038, nobody builds.",
        "1. This agreement runs from 1 January 2035 to 31 December 2037.\n2. Talks begin on 1 October 2037, "
        "three months before it ends.",
        "A.1 One holds.\n\nA.2 Two holds.\n\nB.1 Three, as A.2 says, holds.\n\nB.2 Four holds.",
        "§ 1 Scope\n\n(1) As § 2 (1) says.\n\n§ 2 Wages\n\n(1) Wages rise.",
        "1. The council has nine members: CL names four, GA three and LF two.",
        "1. This Treaty enters into force on 1 January 2033.\n2. It is in force for two "
        "years, until 31 December 2034.",
    ],
)
def test_what_is_sound_is_left_alone(words: str) -> None:
    assert [kind for kind in _kinds(words) if kind != "placeholder-left"] == []


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("1. See Article 9.", "reference-to-nothing"),
        ("1. The pause lasts fourteen (15) days.", "number-said-twice"),
        ("1. It lasts six weeks (40 days).", "number-said-twice"),
        ("1. They release 40 persons: 25 women and 10 men.", "total-not-sum"),
        ("1. They pay 24,000 in twelve payments of 2,500.", "total-not-sum"),
        ("1. The following three points hold:\n\n(a) one;\n\n(b) two.", "count-not-list"),
        ("1. It opens on 31 April 2031.", "day-that-is-none"),
        ("1. They meet on Monday 4 March 2031.", "day-not-of-that-date"),
        ("1. They meet at 25:10.", "time-that-is-none"),
        ("1. From 5 May 2031 to 1 May 2031 all is quiet.", "dates-backwards"),
        ("1. Phase 1 ends on 5 June 2031.\n2. Phase 2 begins on 2 June 2031.", "dates-contradict"),
        ("1. It runs from 1 July 2031 to 30 June 2033, that is for three years.", "period-not-its-length"),
        ("1. Prisoners shall be released within ten days.", "who-left-out"),
        ('1. "Zone" means the shore.\n2. "Zone" means the hills.', "term-in-two-senses"),
        ("1. The Joint Monitoring Cell meets daily.", "term-without-definition"),
        ("1. They release [X] persons.", "placeholder-left"),
        ("1. They release ____ persons.", "placeholder-left"),
        ("1. They [release all.", "bracket-not-closed"),
        ("1. They release] all.", "bracket-not-opened"),
        ("1. One.\n\n2. Two.\n\n4. Four.", "number-of-clause"),
        ("1. They meet (in Amel on Monday.", "parenthesis-not-closed"),
        ("1. They go to the the lake.", "word-twice"),
        (
            "1. A board of nine members: two from each of the three sides and two from abroad.",
            "total-not-sum",
        ),
        ("1. A board of nine members: four from each side and two from abroad.", "total-not-sum"),
        ("1. It has five members, two named by Amel, two by Varn and two by Orrin.", "total-not-sum"),
        ("1. The board meets once every three months, that is six times a year.", "total-not-sum"),
        ("1. Buses run twice a day, at 07:15, 13:30 and 16:45.", "total-not-sum"),
        ("1. It is open from 06:00 to 20:00, for sixteen hours.", "total-not-sum"),
        ("1. Fares fall from 3.00 to 2.40, that is by 25 per cent.", "total-not-sum"),
        ("1. Anna pays two thirds of the loan and Ben one half.", "total-not-sum"),
        ("1. The rent is 36,000 a year, payable in monthly parts of 3,500.", "total-not-sum"),
        ("1. A fund of 12 million takes in 4 million a year for four years.", "total-not-sum"),
        ("1. They agree to two breaks of 20 minutes, 45 minutes in all.", "total-not-sum"),
        ("1. They hire 40 per cent of the 500 workers, that is 220.", "total-not-sum"),
        ("1. They have thirty days, 20 of them in one piece and 12 at will.", "total-not-sum"),
        ("1. It is done in two languages, Amelian, Varnish and English.", "total-not-sum"),
        ("1. Amel keeps 22 workers.\n2. Varn keeps 31 workers.\n3. All 55 workers stay.", "count-said-twice"),
        ("1. Amel pays a bonus of 1,000.\n2. The bonus of 1,200 is theirs.", "count-said-twice"),
        ("1. He has a term of four years.\n2. His five-year term ends.", "count-said-twice"),
        ("1. It has twelve members.\n2. It needs nine of the fourteen votes.", "count-said-twice"),
        ("1. Quays 3, 4 and 5 are used.\n2. The four quays are lit.", "count-said-twice"),
        ("1. It is in three phases.\n2. The fourth phase ends the talks.", "count-said-twice"),
        (
            "1. The 30 ministers meet.\n2. One third of the ministers, that is twelve, agree.",
            "count-said-twice",
        ),
        ("1. Tarrin meets Orrin.\n2. Tarrin goes.\n3. So does Tarin.", "name-spelt-otherwise"),
        (
            "The Southern Defence Council (SDC) meets.\n\n1. The Southern Council signs.",
            "name-spelt-otherwise",
        ),
        ("The Civic Assembly (CA) meets.\n\n1. The Civil Assembly signs.", "name-spelt-otherwise"),
        (
            '1. It starts on 1 July 2036 (the "Start").\n2. For two years from the Start, that is until 30 '
            "June 2039, nobody builds.",
            "period-not-its-length",
        ),
        (
            "1. This agreement runs from 1 January 2035 to 31 December 2037.\n2. Talks begin on 1 October "
            "2037, six months before it ends.",
            "period-not-its-length",
        ),
        ("§ 1 Scope\n\n(1) As § 5 says.\n\n§ 2 Wages\n\n(1) Wages rise.", "reference-to-nothing"),
        ("A.1 One.\n\nA.2 Two.\n\nB.1 As B.7 says.\n\nB.2 Four.", "reference-to-nothing"),
        ("1. The list in the annex to this agreement holds.", "reference-to-nothing"),
        ("6. They may:\n\na) go;\n\nb) stay.\n\n7. As paragraph 6d says, they stay.", "reference-to-nothing"),
        ("1. It is in Schedule Two.\n\nSchedule One: Map\n\nA map.", "reference-to-nothing"),
        ("1. It takes effect on 1 March 2034, a Thursday.", "day-not-of-that-date"),
        ("1. It lasts four years, from 2036 to 2038.", "period-not-its-length"),
        ("1. It lasts nine strike days, from 25 October 2034 to 1 November 2034.", "period-not-its-length"),
        (
            "1. They run the schools, roads, forests and police.\n2. These six fields are closed.",
            "count-said-twice",
        ),
        ("1. Signs must be put up in both languages.", "who-left-out"),
        ("1. Savings shall be shared as set out in paragraph 1.", "who-left-out"),
        ("1. Amel keeps 40 per cent of the tax and Varn 55 per cent.", "total-not-sum"),
        ('1. A "shift" means work.\n2. In Clause 1, "shift" means rest.', "term-in-two-senses"),
        ('1. "Shift" means work.\n2. For this part, "shift" begins at six.', "term-in-two-senses"),
        ("1. They keep \u202e04 days\u202c of quiet.", "direction-turned"),
        ("1. They keep \u202dall\u202c of it.", "direction-turned"),
        ("1. They release \u2067ten, not forty\u2069.", "direction-turned"),
    ],
)
def test_each_kind_of_fault_has_a_case(words: str, kind: str) -> None:
    assert _kinds(words) == [kind]


@pytest.mark.parametrize(
    "words",
    [
        "1. \u202bيفرج الطرفان عن الأسرى.\u202c",
        "1. يفرج \u206630\u2069 أسيرا، أي \u2066the ferry\u2069 غدا.",
        "1. The \u2068الميناء\u2069 stays \u200fopen.",
    ],
)
def test_marks_of_direction_stay_where_writing_goes_their_way(words: str) -> None:
    assert "direction-turned" not in _kinds(words)


def test_what_is_turned_is_told_without_the_sign_that_turns_it() -> None:
    (found,) = check_text(read_text("1. They keep \u202eall 04 days\u202c.\n"))
    assert "U+202E" in found.message
    assert "“all 04 days”" in found.message
    assert not re.search("[\u202a-\u202e]", found.message)


@pytest.mark.shared
def test_the_agreed_text_of_a_real_conference_has_few_findings(shared: Path) -> None:
    found = check_text(read_text((shared / "texts/cop21/12-dec.md").read_text("utf-8")))
    assert {finding.kind for finding in found} <= {"who-left-out"}
    assert len(found) < 10
