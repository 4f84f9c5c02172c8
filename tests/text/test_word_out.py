"""A text as DOCX: accepting all changes gives the new version, refusing them the old; and the file says
nothing of itself."""

from __future__ import annotations

import io
import random
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from ooxml import settled
from test_difference import changed_draft, random_draft

from goodoffices.report.documents.status import DocumentStatus
from goodoffices.report.documents.word import write_word
from goodoffices.text import Proposed, changed_flow, merge, merged_flow, plain_flow, read_text, side_of

OLD = """Article 3. Monitors

1. In the first phase the Front releases 30 persons, the sick first.

2. The team reports to both sides on the same day.

3. The Republic opens the road to Lake Sarn by 15 January 2031.
"""
NEW = """Article 3. Monitors

1. In the first phase the Front releases 40 persons [alive], the sick first.

2. The Republic opens the road to Lake Sarn by 20 January 2031.

3. The team reports to both sides on the same day.

4. The cease-fire holds.
"""
STATUS = DocumentStatus(title="Lake Sarn", version="4", day="3 March 2031")


def _plain(text: str) -> list[str]:
    return [paragraph.words for paragraph in plain_flow(read_text(text))]


def test_accepting_all_gives_the_new_and_refusing_all_the_old() -> None:
    data = write_word(changed_flow(read_text(OLD), read_text(NEW)), STATUS)
    assert settled(data, True) == _plain(NEW)
    assert settled(data, False) == _plain(OLD)
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        body = file.read("word/document.xml").decode()
    assert {"w:ins ", "w:del ", "w:moveFrom ", "w:moveTo "} <= set(
        re.findall(r"w:(?:ins|del|moveFrom|moveTo) ", body)
    )
    assert len(re.findall("<w:moveFromRangeStart", body)) == len(re.findall("<w:moveFromRangeEnd", body)) == 1


def test_so_do_random_versions() -> None:
    source = random.Random(21)
    for _ in range(25):
        old = random_draft(source)
        new = changed_draft(source, old)
        flow = changed_flow(read_text(old), read_text(new))
        data = write_word(flow, STATUS)
        assert [words for words in settled(data, True) if words] == _plain(new)
        assert [words for words in settled(data, False) if words] == _plain(old)
        assert [words for words in side_of(flow, "new") if words] == _plain(new)


@pytest.mark.shared
def test_so_do_two_real_drafts(shared: Path) -> None:
    old, new = (read_text((shared / f"texts/cop21/{day}-dec.md").read_text("utf-8")) for day in (9, 12))
    data = write_word(changed_flow(old, new), STATUS)
    assert [words for words in settled(data, True) if words] == [one.words for one in plain_flow(new)]
    assert [words for words in settled(data, False) if words] == [one.words for one in plain_flow(old)]


def test_the_file_says_nothing_of_itself() -> None:
    data = write_word(changed_flow(read_text(OLD), read_text(NEW)), STATUS)
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        assert {info.date_time for info in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not {"docProps/app.xml", "docProps/thumbnail.jpeg"} & set(file.namelist())
        everything = b"".join(file.read(name) for name in file.namelist())
        body = file.read("word/document.xml").decode()
    assert b"python-docx" not in everything
    assert b"Macintosh" not in everything
    assert set(re.findall(r'w:author="([^"]*)"', body)) == {"Mediation"}
    assert "w:date=" not in body
    assert write_word(changed_flow(read_text(OLD), read_text(NEW)), STATUS) == data


def test_its_status_stands_on_every_page() -> None:
    data = write_word(plain_flow(read_text(NEW)), DocumentStatus(title="Lake Sarn", version="4", clean=True))
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        header = "".join(file.read(name).decode() for name in file.namelist() if "header" in name)
    assert "clean copy" in header
    assert "without prejudice" in header
    assert "not agreed" in header


def test_each_side_is_the_author_of_its_changes_where_that_is_asked_for() -> None:
    first, second = OLD.replace("30 persons", "35 persons"), OLD.replace("same day", "next day")
    merged = merge(
        OLD, [Proposed(text=first, owners=("Republic",)), Proposed(text=second, owners=("Front",))]
    )
    data = write_word(merged_flow(read_text(OLD), merged), STATUS)
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        authors = set(re.findall(r'w:author="([^"]*)"', file.read("word/document.xml").decode()))
    assert authors == {"Republic", "Front"}
    assert [words for words in settled(data, False) if words] == _plain(OLD)


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not on this machine")
def test_libreoffice_opens_it_with_its_changes(tmp_path: Path) -> None:
    place = tmp_path / "draft.docx"
    place.write_bytes(write_word(changed_flow(read_text(OLD), read_text(NEW)), STATUS))
    command = [
        "soffice",
        "--headless",
        f"-env:UserInstallation=file://{tmp_path}/profile",
        "--convert-to",
        "fodt",
    ]
    subprocess.run(
        [*command, "--outdir", str(tmp_path), str(place)], check=True, capture_output=True, timeout=180
    )
    written = (tmp_path / "draft.fodt").read_text("utf-8")
    assert "<text:tracked-changes" in written
    assert "<text:insertion>" in written
    assert "<text:deletion>" in written
