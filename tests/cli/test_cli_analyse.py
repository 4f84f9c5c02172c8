"""`goodoffices analyse`: what it prints and writes, and how it fails."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from goodoffices.cli.main import main

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples"
PROGRAM = [str(Path(sys.executable).parent / "goodoffices")]


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(main, ["analyse", *map(str, words)])


@pytest.fixture
def small(tmp_path: Path) -> Path:
    path = tmp_path / "small.yaml"
    path.write_text(
        """title: Two and a bridge
parties: [{id: east}, {id: west}]
issues:
  - {id: bridge, options: [open, tolled, shut]}
  - {id: lights, options: [{id: "10"}, {id: "20"}]}
positions:
  - {party: east, issue: bridge, stance: accepts, options: [tolled], voice: confided, since: "2031-05-02"}
  - {party: west, issue: bridge, stance: demands, options: [tolled], since: "2031-05-01"}
preferences:
  - {party: east, said: public, points: {bridge: {open: 0, tolled: 4, shut: 6}, lights: {"10": 0, "20": 5}}, minimum: {score: 5}}
  - {party: west, said: public, points: {bridge: {open: 9, tolled: 5, shut: 0}, lights: {"10": 3, "20": 0}}, minimum: {score: 5}}
""",
        encoding="utf-8",
    )
    return path


def test_it_prints_tables(small: Path) -> None:
    result = run(small)
    assert (result.exit_code, result.stderr) == (0, "")
    assert "WHERE THE GAPS ARE" in result.stdout
    assert "Kalai" in result.stdout


def test_the_american_spelling_is_the_same_command(small: Path) -> None:
    british, american = (CliRunner().invoke(main, [name, str(small)]) for name in ("analyse", "analyze"))
    assert (american.exit_code, american.output) == (0, british.output)


def test_json_is_all_that_standard_output_holds(small: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    result = run(small, "--json", "--html", page)
    found = json.loads(result.stdout)
    assert (found["agreement_possible"], found["frontier"]["size"]) == (True, 2)
    assert result.stderr == f"Report: {page}\n"
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")


def test_the_page_is_named_after_the_tables(small: Path, tmp_path: Path) -> None:
    result = run(small, "--html", tmp_path / "page.html")
    assert result.stdout.endswith(f"\nReport: {tmp_path / 'page.html'}\n")


def test_limit_bounds_the_points_written_and_not_the_size(small: Path) -> None:
    frontier = json.loads(run(small, "--json", "--limit", "1").stdout)["frontier"]
    assert (frontier["size"], frontier["shown"], len(frontier["points"])) == (2, 1, 1)


def test_weights_move_the_utilitarian_solution_alone(small: Path) -> None:
    before, after = (
        json.loads(run(small, "--json", *more).stdout)["solutions"]
        for more in ((), ("--weights", "west=1/2, east=3"))
    )
    assert before["utilitarian"]["scores"] == {"east": 9, "west": 5}
    assert after["utilitarian"]["value"] == 29.5
    assert before["nash"] == after["nash"]


def test_minima_can_be_ignored(small: Path) -> None:
    text = small.read_text(encoding="utf-8").replace("score: 5", "score: 9")
    small.write_text(text, encoding="utf-8")
    stated, ignored = (json.loads(run(small, "--json", "--minima", m).stdout) for m in ("stated", "ignored"))
    assert (stated["agreement_possible"], stated["solutions"]) == (False, {})
    assert stated["no_agreement"]["east"]["reservation"] == 9
    assert (ignored["agreement_possible"], ignored["no_agreement"]) == (True, None)


def test_intervals_are_taken_where_it_is_asked(small: Path) -> None:
    text = small.read_text(encoding="utf-8").replace("shut: 6", "shut: {low: 6, high: 8}")
    small.write_text(text, encoding="utf-8")
    most = [
        json.loads(run(small, "--json", "--ends", e).stdout)["maxima"]["east"]
        for e in ("low", "middle", "high")
    ]
    assert most == [11, 12, 13]


def test_a_day_puts_positions_back(small: Path) -> None:
    gaps = [json.loads(run(small, "--json", "--as-of", day).stdout) for day in ("2031-05-01", "2031-05-02")]
    assert [found["gaps"][0]["status"] for found in gaps] == ["open", "bridgeable"]
    assert gaps[0]["as_of"] == "2031-05-01"


def test_public_only_leaves_out_what_was_confided(small: Path) -> None:
    found = json.loads(run(small, "--json", "--public-only").stdout)
    assert found["gaps"][0]["status"] == "open"
    assert "confided" not in json.dumps(found)


def test_little_time_gives_a_bounded_answer_and_says_so() -> None:
    found = json.loads(run(EXAMPLES / "company.yaml", "--json", "--limit", "1", "--seconds", "1").stdout)
    assert found["frontier"]["complete"] or found["frontier"]["error_bound"] > 0
    assert found["solutions"]["nash"]["bound"] >= found["solutions"]["nash"]["value"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--weights", "north=2"], "--weights: The case has no party 'north'. Write one of: east, west."),
        (
            ["--weights", "east"],
            "--weights: 'east' has no weight. Write a party and a number, such as east=2.",
        ),
        (["--weights", "east=much"], "--weights: east: 'much' is not a number; write a decimal such as 12.5"),
        (["--weights", "east=-1"], "--weights: east: -1 is out of range. Write a number from 0 to 1000000."),
        (["--weights", "east=1,east=2"], "--weights: east stands there twice. Name it once."),
        (["--as-of", "2031-13-01"], "--as-of: '2031-13-01' is not a day."),
        (["--as-of", "20310501"], "--as-of: '20310501' is not a day."),
        (["--limit", "0"], "Invalid value for '--limit'"),
        (["--minima", "some"], "Invalid value for '--minima'"),
        (["--seconds", "0"], "--seconds"),
        (
            ["--html", "no/such/folder/page.html"],
            "page.html: The file cannot be written: No such file or directory.",
        ),
    ],
)
def test_what_cannot_be_is_refused_in_one_plain_line(small: Path, words: list[str], told: str) -> None:
    result = run(small, *words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert told in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", ":1:1: The file is empty."),
        ("title: a\nparties: [{id: x, nam: y}]\nissues: []\n", ":2:"),
        ("title: [", ":"),
        (b"\xff\xfe\x00", ":1:1: "),
    ],
)
def test_a_file_that_is_wrong_is_told_by_its_place(tmp_path: Path, text: str | bytes, told: str) -> None:
    path = tmp_path / "wrong.yaml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    page = tmp_path / "page.html"
    result = run(path, "--html", page)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(str(path) + told)
    assert not page.exists()


def test_linkages_that_leave_nothing_are_told_with_the_file(small: Path) -> None:
    none = "linkages:\n  - {at_most: {number: 0, of: [{issue: lights, options: ['10', '20']}]}}\n"
    small.write_text(small.read_text(encoding="utf-8") + none, encoding="utf-8")
    result = run(small)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(str(small))
    assert result.stderr.count("\n") == 1


def test_a_reader_that_leaves_early_is_no_error(small: Path) -> None:
    command = f"{PROGRAM[0]} analyse {small} --json | head -c 1"
    done = subprocess.run(["bash", "-c", command], capture_output=True, check=True)
    assert (done.stdout, done.stderr) == (b"{", b"")


@pytest.mark.skipif(os.name != "posix", reason="signals are sent the POSIX way")
def test_interrupted_it_ends_in_one_line_with_nothing_left_behind(tmp_path: Path) -> None:
    fifo = tmp_path / "case.yaml"
    os.mkfifo(fifo)
    words = ["analyse", str(fifo), "--html", str(tmp_path / "page.html")]
    # A test run in the background has SIGINT ignored, and its children would inherit that: they start as from
    # a terminal.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        program = subprocess.Popen([*PROGRAM, *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    finally:
        signal.signal(signal.SIGINT, before)
    writer = os.open(fifo, os.O_WRONLY)
    try:
        program.send_signal(signal.SIGINT)
        out, err = program.communicate(timeout=60)
    finally:
        program.kill()
        os.close(writer)
    assert (program.returncode, out) == (130, b"")
    assert err.decode() == "Stopped. No file was left half-written.\n"
    assert [path.name for path in tmp_path.iterdir()] == ["case.yaml"]
