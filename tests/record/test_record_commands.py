"""The commands on articles: what they write, what they refuse, and the status they end with."""

from __future__ import annotations

import csv
import io
import json
from html.parser import HTMLParser
from pathlib import Path

import pytest
from click.testing import CliRunner

from goodoffices.case.files import read_case
from goodoffices.cli.main import main
from goodoffices.cli.review import review_all
from goodoffices.record import read

FIRST = """Lake talks open in Vesna
VESNA (LPA) - Talks between the Republic and the Front opened in Vesna on Tuesday, mediated by Norland.
"We demand the release of all 42 prisoners," Front spokesman Oren Vale told reporters.
The Republic's foreign minister, Ana Dorn, said that her government would accept monitors if the list is settled first.
"""
SECOND = """The Front must see its prisoners home before anything else is signed, Oren Vale said.
Talks in Vesna would go on for another day, two officials told the Sarn Post.
The Republic holds more than 40 prisoners, according to the Red Cross.
=HYPERLINK("https://evil.example","x") was printed on a leaflet, said Ana Dorn on Wednesday.
"""


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "first.txt").write_text(FIRST)
    (folder / "second.txt").write_text(SECOND)
    return folder


def run(*words: object, status: int = 0, stdin: str | bytes | None = None):
    result = CliRunner().invoke(main, [str(word) for word in words], input=stdin, catch_exceptions=False)
    assert result.exit_code == status, result.output
    return result


def test_build_writes_a_record_that_names_dates_and_outlets(articles: Path, tmp_path: Path):
    out = tmp_path / "record.json"
    run(
        "record",
        "build",
        articles,
        "-o",
        out,
        "--date",
        "first.txt=2031-05-06",
        "--outlet",
        "second=Sarn Post",
    )
    record = read(out)
    assert [(each.id, each.published, each.how_known, each.outlet) for each in record.articles] == [
        ("first", "2031-05-06", "given", ""),
        ("second", "", "none", "Sarn Post"),
    ]
    assert any(
        "release of all 42 prisoners" in row.text and row.speaker == "Oren Vale" for row in record.statements
    )


def test_a_manifest_says_the_same_for_many(articles: Path, tmp_path: Path):
    manifest = articles / "list.csv"
    manifest.write_text("file,outlet,published\nfirst.txt,LPA,2031-05-06\nsecond.txt,Sarn Post,2031-05-07\n")
    run(
        "record",
        "build",
        articles / "first.txt",
        articles / "second.txt",
        "-o",
        tmp_path / "r.json",
        "--manifest",
        manifest,
    )
    assert [(each.outlet, each.published) for each in read(tmp_path / "r.json").articles] == [
        ("LPA", "2031-05-06"),
        ("Sarn Post", "2031-05-07"),
    ]


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        ("name,when\na,b\n", "the first line names the columns"),
        ("file,published\nfirst.txt,6 May\n", "this is not a day"),
        ("file\n,\n", "does not have the columns"),
    ],
)
def test_a_wrong_manifest_is_refused_with_its_line(articles: Path, tmp_path: Path, lines: str, says: str):
    (tmp_path / "m.csv").write_text(lines)
    result = run(
        "record", "build", articles, "-o", tmp_path / "r.json", "--manifest", tmp_path / "m.csv", status=2
    )
    assert says in result.stderr
    assert not (tmp_path / "r.json").exists()


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--date", "first.txt"], "write it as FILE=2031-05-06"),
        (["--date", "first.txt=yesterday"], "this is not a day"),
        (["--date", "other.txt=2031-05-06"], "none of the articles is other.txt"),
    ],
)
def test_wrong_options_are_refused_and_nothing_is_written(
    articles: Path, tmp_path: Path, words: list[str], says: str
):
    result = run("record", "build", articles, "-o", tmp_path / "r.json", *words, status=2)
    assert says in result.stderr
    assert not (tmp_path / "r.json").exists()


def test_other_forms_of_a_day_are_kept_as_days(articles: Path, tmp_path: Path):
    manifest = tmp_path / "m.csv"
    manifest.write_text(f"file,published\n{articles / 'second.txt'},2031-W19-2\n")
    run(
        "record",
        "build",
        articles,
        "-o",
        tmp_path / "r.json",
        "--date",
        "first=20310506",
        "--manifest",
        manifest,
    )
    assert {each.published for each in read(tmp_path / "r.json").articles} == {"2031-05-06"}


def test_a_name_that_several_articles_share_is_refused_with_their_paths(articles: Path, tmp_path: Path):
    (articles / "later").mkdir()
    (articles / "later" / "first.txt").write_text((articles / "first.txt").read_text())
    result = run("brief", articles, "--date", "first=2031-05-06", status=2)
    assert "2 articles are called so" in result.stderr
    assert str(articles / "later" / "first.txt") in result.stderr
    run("brief", articles, "--date", f"{articles / 'first.txt'}=2031-05-06")


def test_pasted_text_is_named_by_the_sign_that_stands_for_it():
    for name in ("-", "pasted"):
        result = run("brief", "-", "--date", f"{name}=2031-05-06", stdin="The Front said talks would go on.")
        assert "6 May 2031" in result.stdout


def test_a_record_takes_no_days_and_stands_alone(articles: Path, tmp_path: Path):
    kept = tmp_path / "r.json"
    run("record", "build", articles, "-o", kept)
    before = kept.read_bytes()
    late = run("brief", kept, "--date", "first=2031-05-06", status=2)
    assert "a record keeps the outlets and days" in late.stderr
    for words in (["brief", kept, articles], ["record", "build", kept, "-o", tmp_path / "other.json"]):
        assert "a record is no article" in run(*words, status=2).stderr
    assert kept.read_bytes() == before
    assert not (tmp_path / "other.json").exists()


@pytest.mark.parametrize("option", ["--manifest", "--named-dates"])
def test_a_list_that_cannot_be_read_is_told_in_words(articles: Path, tmp_path: Path, option: str):
    (tmp_path / "binary").write_bytes(b"\xff\xfe\x00\x81")
    for name, why in (("gone", "No such file"), ("binary", "it is not UTF-8")):
        told = run("brief", articles, option, tmp_path / name, status=2).stderr
        assert why in told
        assert "Errno" not in told
        assert "codec" not in told


def test_one_bad_file_is_told_and_the_rest_goes_on(articles: Path, tmp_path: Path):
    (articles / "third.txt").write_bytes(b"\x89PNG....")
    result = run("record", "build", articles, "-o", tmp_path / "r.json", status=1)
    assert "third.txt: this is a PNG picture" in result.stderr
    assert len(read(tmp_path / "r.json").articles) == 2


def test_nothing_readable_is_status_2(tmp_path: Path):
    (tmp_path / "a.txt").write_bytes(b"%PDF-1.4")
    assert (
        "No article could be read"
        in run("record", "build", tmp_path, "-o", tmp_path / "r.json", status=2).stderr
    )


def test_pasted_text_is_read_from_standard_input():
    assert "Oren Vale" in run("record", "show", "-", stdin=FIRST).output


def test_a_language_that_the_rules_do_not_read_is_said(tmp_path: Path):
    (tmp_path / "fr.txt").write_text(
        "Le porte-parole de la République a dit que les pourparlers de Vesna se poursuivent et que la liste "
        "est prête."
    )
    assert "rules read English only" in run("record", "show", tmp_path).stderr


def test_csv_has_no_cell_that_a_spreadsheet_would_run(articles: Path):
    table = list(csv.reader(io.StringIO(run("record", "export", articles, "--format", "csv").output)))
    assert len(table) > 3
    assert not [cell for line in table for cell in line if cell.startswith(("=", "+", "-", "@"))]
    assert any("HYPERLINK" in cell for line in table for cell in line)


def test_exports_carry_their_passages(articles: Path, tmp_path: Path):
    for name in ("r.md", "r.json", "r.html", "r.csv"):
        run("record", "export", articles, "-o", tmp_path / name)
        assert "release of all 42 prisoners" in (tmp_path / name).read_text()
    assert "Say in which form" in run("record", "export", articles, "-o", tmp_path / "r.doc", status=2).stderr


class Loads(HTMLParser):
    """Whatever a page would load, run or follow outside of itself."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [tag] if tag in ("script", "img", "iframe", "link", "object", "form") else []
        self.found += [
            f"{name}={value}"
            for name, value in attrs
            if name in ("src", "onclick") or (name == "href" and not (value or "").startswith("#"))
        ]


def test_pages_load_nothing_and_show_markup_in_articles_as_text(articles: Path, tmp_path: Path):
    (articles / "third.txt").write_text(
        '"We will <script>alert(1)</script> not sign <b>this</b> text in Vesna," Oren Vale told '
        "reporters on the lake."
    )
    run("brief", articles, "--html", tmp_path / "b.html")
    run("record", "export", articles, "-o", tmp_path / "r.html")
    for name in ("b.html", "r.html"):
        page = (tmp_path / name).read_text()
        loads = Loads()
        loads.feed(page)
        assert loads.found == []
        assert "&lt;script&gt;" in page


def test_brief_names_parties_and_mediators_and_writes_the_case_it_implies(articles: Path, tmp_path: Path):
    result = run("brief", articles, "--date", "first=2031-05-06", "--write-case", tmp_path / "case.yaml")
    case = read_case(tmp_path / "case.yaml")
    assert [party.name for party in case.parties] == ["Republic", "Front"]
    assert [mediator.name for mediator in case.mediators] == ["Norland"]
    assert {source.id: source.date for source in case.sources} == {"first": "2031-05-06", "second": ""}
    assert "day of publication" in result.output


def test_brief_of_a_record_says_what_was_confirmed(articles: Path, tmp_path: Path):
    out = tmp_path / "r.json"
    run("record", "build", articles, "-o", out)
    assert "nothing confirmed by a person" in run("brief", out).output
    run(
        "record",
        "add",
        out,
        "statement",
        "--article",
        "first",
        "--passage",
        "her government would accept monitors",
        "--set",
        "speaker=Ana Dorn",
    )
    assert "1 row confirmed" in run("brief", out).output


def test_what_cannot_be_added_leaves_the_file_as_it_was(articles: Path, tmp_path: Path):
    out = tmp_path / "r.json"
    run("record", "build", articles, "-o", out)
    before = out.read_bytes()
    for words in (
        ["--passage", "no such words"],
        ["--at", "5"],
        ["--at", "0:99999"],
        [],
        ["--at", "0:5", "--set", "speaker"],
        ["--at", "0:5", "--set", "shoe=3"],
    ):
        run("record", "add", out, "statement", "--article", "first", *words, status=2)
    run("record", "add", out, "statement", "--article", "nowhere", "--at", "0:5", status=2)
    assert out.read_bytes() == before


def test_review_saves_every_decision_and_takes_one_back(articles: Path, tmp_path: Path, monkeypatch):
    out = tmp_path / "r.json"
    run("record", "build", articles, "-o", out)
    keys = iter("arusxq")
    monkeypatch.setattr("click.getchar", lambda echo: next(keys))
    saved = []
    review_all(read(out), ("statements",), saved.append)
    assert [[row.status for row in each.statements if row.status != "proposed"] for each in saved] == [
        ["accepted"],
        sorted(["accepted", "rejected"]) if len(saved[1].statements) > 1 else ["accepted"],
        ["accepted"],
    ] or [sorted(row.status for row in each.statements if row.status != "proposed") for each in saved] == [
        ["accepted"],
        ["accepted", "rejected"],
        ["accepted"],
    ]


def test_a_broken_record_is_refused(tmp_path: Path):
    (tmp_path / "r.json").write_text('{"format": "goodoffices-record-1", "articles": 5}')
    assert "this is not a record" in run("record", "show", tmp_path / "r.json", status=2).stderr


def test_positions_are_proposed_for_a_case_with_their_passages(articles: Path, tmp_path: Path):
    case = tmp_path / "case.yaml"
    case.write_text(
        "title: Lake talks\nparties:\n  - {id: front, name: Front}\n  - {id: republic, name: Republic}\n"
        "issues:\n  - id: prisoners\n    options: [all, some]\n    keywords: [prisoners, release]\n"
    )
    output = run("record", "positions", case, articles).output
    assert output.strip()


def test_the_same_articles_give_the_same_bytes(articles: Path, tmp_path: Path):
    for name in ("one.json", "two.json"):
        run("record", "build", articles, "-o", tmp_path / name)
    assert (tmp_path / "one.json").read_bytes() == (tmp_path / "two.json").read_bytes()
    assert json.loads((tmp_path / "one.json").read_text())["format"] == "goodoffices-record-1"


def test_a_record_has_a_name_by_which_it_is_known(articles: Path, tmp_path: Path):
    told = run("record", "build", articles, "-o", tmp_path / "r.yaml", status=2).stderr
    assert "ends in .json" in told
    assert not (tmp_path / "r.yaml").exists()


def test_reviewing_without_a_terminal_is_refused(articles: Path, tmp_path: Path):
    run("record", "build", articles, "-o", tmp_path / "r.json")
    assert "at a terminal" in run("record", "review", tmp_path / "r.json", status=2).stderr
