"""Links between documents lead somewhere, and every document can be reached from the index."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "examples").rglob("*.md")])
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_CODE = re.compile(r"^```.*?^```", re.M | re.S)
_HEADING = re.compile(r"^#+ +(.+)$", re.M)


def _text(path: Path) -> str:
    return _CODE.sub("", path.read_text(encoding="utf-8"))


def _anchors(path: Path) -> set[str]:
    headings = (re.sub(r"[`*]", "", heading).strip().lower() for heading in _HEADING.findall(_text(path)))
    return {re.sub(r"[^\w\- ]", "", heading).replace(" ", "-") for heading in headings}


def _targets(path: Path) -> list[tuple[Path, str]]:
    found = []
    for link in _LINK.findall(_text(path)):
        if "://" in link:
            continue
        name, _, anchor = link.partition("#")
        found.append(((path.parent / name).resolve() if name else path, anchor))
    return found


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_resolve(document: Path) -> None:
    broken = [
        f"{target.name}#{anchor}"
        for target, anchor in _targets(document)
        if not target.exists() or (anchor and anchor not in _anchors(target))
    ]
    assert broken == []


def test_every_document_is_reached_from_the_index() -> None:
    reached: set[Path] = set()
    waiting = [ROOT / "docs/index.md"]
    while waiting:
        page = waiting.pop()
        if page in reached or page.suffix != ".md":
            continue
        reached.add(page)
        waiting += [target for target, _ in _targets(page) if target.is_file()]
    assert [path for path in (ROOT / "docs").rglob("*.md") if path not in reached] == []
