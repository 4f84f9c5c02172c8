"""What `make demo` runs: the gap board of invented talks, public positions as five press reports tell of
them, an invented break-up with 10^20 packages, a brief of invented press reports, an agreement in its
first phase, invented too; then the desk in a browser, open on those talks.

Tables go to the terminal, the whole of each analysis to a page in `out/`. Run again, it is quicker: the
compiled kernels are kept. With `--text` there is no desk.
"""

from __future__ import annotations

import os
import shutil
import sys
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from goodoffices.agreement import plan_agreement
from goodoffices.agreement.files import read_agreement
from goodoffices.agreement.tracking import Ledger, read_reports
from goodoffices.analysis import analyse, board
from goodoffices.case.files import read_case, save
from goodoffices.cli.demonstrate import demonstrate, serve_demonstration, take_port
from goodoffices.cli.progress import ProgressLine
from goodoffices.desk import first_case, make_brief
from goodoffices.desk.holding import hold
from goodoffices.record import Given, build, find, read_files
from goodoffices.report import can_show, render_page, render_terminal
from goodoffices.report.agreed.page import render_plan_page
from goodoffices.report.agreed.track import render_track
from goodoffices.report.agreed.track_page import render_track_page
from goodoffices.report.brief_text import first_page_text
from goodoffices.report.sheet import render_brief

HERE = Path(__file__).resolve().parent
OUT = HERE.parent / "out"
WIDTH = 100
SHOWN: dict[str, tuple[str, ...]] = {
    "doha-2024": ("WHERE THE GAPS ARE",),
    "company": ("WHAT COULD BE AGREED", "THE STANDING TEXT", "LOOK BEFORE YOU USE IT"),
}
"""Cases shown, each with the sections that go to the terminal; the page has them all."""
TRACKED = datetime(2031, 6, 26, 9, tzinfo=UTC)
"""The moment at which the invented agreement is shown."""
PUBLISHED = {
    "lake-1-post.txt": "2021-05-06",
    "lake-2-agency.txt": "2021-05-07",
    "lake-4-august.txt": "2021-08-11",
}
"""Days of the sample articles that do not say it themselves."""


def main() -> None:
    """The terminal's part, then the desk."""
    with demonstrate() as shown:
        print()
        present_all()
        if "--text" not in sys.argv[1:]:
            print()
            serve_demonstration(take_port(None), shown, browser=False)


def present_all() -> None:
    """Show both cases and write their pages."""
    OUT.mkdir(exist_ok=True)
    terminal = sys.stdout.isatty()
    width = shutil.get_terminal_size((WIDTH, 24)).columns if terminal else WIDTH
    unicode = can_show(sys.stdout.encoding or "ascii")
    pages = []
    for name, wanted in SHOWN.items():
        text, page = present(name, width, unicode)
        heading, *sections = text.split("\n\n\n")
        title, *first = heading.split("\n\n", 1)
        print(title, end="\n\n")
        shown = [section for section in first + sections if section.startswith(wanted)]
        print("\n\n".join(section.rstrip("\n") for section in shown), end="\n\n\n")
        pages.append(page)
    text, page = present_brief(width, unicode)
    print("Four press reports on invented talks: " + text, end="\n\n")
    pages.append(page)
    text, made = present_agreement(width, unicode)
    print("An invented ceasefire in its first phase, with one delay and one contested report: " + text)
    pages += made
    print("The whole of it, each in one page to open in a browser:")
    for page in pages:
        print(f"  {os.path.relpath(page)}")
    print("The same for any case: .venv/bin/goodoffices analyse CASE --html FILE")


def present(name: str, width: int, unicode: bool) -> tuple[str, Path]:
    """Analyse a shipped case as the command line does; its text for a terminal and the page that was
    written.
    """
    progress = ProgressLine()
    try:
        case = read_case(HERE / f"{name}.yaml")
        found = analyse(case, progress=progress)
        gaps = board(case)
        page = OUT / f"{name}.html"
        save(page, render_page(case, found, gaps))
    finally:
        progress.end()
    return render_terminal(case, found, gaps, width=width, unicode=unicode), page


def present_brief(width: int, unicode: bool) -> tuple[str, Path]:
    """The brief of the sample articles as the command line makes it, and its page."""
    folder = HERE / "articles"
    given = {folder / name: Given(published=day) for name, day in PUBLISHED.items()}
    articles = read_files([folder], given).articles
    brief = make_brief(build(articles, partial(find, case=first_case(articles))))
    page = OUT / "lake-articles.html"
    save(page, render_brief(brief))
    return first_page_text(brief, width, unicode), page


def present_agreement(width: int, unicode: bool) -> tuple[str, list[Path]]:
    """The plan and the state of the invented agreement as the command line makes them, and their pages."""
    folder = HERE / "agreements"
    read = read_agreement(folder / "prisoners.yaml")
    agreement = read.agreement
    plan, held = plan_agreement(agreement, read.places), hold(agreement)
    ledger = Ledger(agreement, TRACKED, read_reports(folder / "prisoners-reports.csv", agreement))
    pages = [OUT / "agreement-plan.html", OUT / "agreement-state.html"]
    save(pages[0], render_plan_page(agreement, plan, held))
    save(pages[1], render_track_page(ledger))
    return render_track(ledger, width, unicode), pages


if __name__ == "__main__":
    try:
        main()
        sys.stdout.flush()
    except BrokenPipeError:  # the reader, such as `head`, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
