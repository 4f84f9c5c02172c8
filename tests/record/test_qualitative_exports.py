"""Passages with their codes, for programs of qualitative analysis: places, codes and words come back as they
were.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import msgspec
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from goodoffices.cli.main import main
from goodoffices.record import Article, Record, Statement, build, decide
from goodoffices.record.find import find
from goodoffices.report.record_annotations import record_annotations
from goodoffices.report.record_qdpx import record_qdpx

TEXT = """Talks at Vesna

“We demand a joint team of monitors,” said Oren Vale, a spokesman for the Front. 🕊 The Republic holds 46 prisoners, an agency said.

Ana Dorn, the Republic’s foreign minister, told parliament that the Republic would not accept a joint team of monitors.
"""
Q = "{urn:QDA-XML:project:1.0}"


@pytest.fixture(scope="module")
def record() -> Record:
    articles = [
        Article(id="one", text=TEXT, outlet="The Sarn Post", title="Talks at Vesna", published="2031-05-06"),
        Article(id="two", text=TEXT.replace("46", "48"), address="https://sarn.example/two"),
    ]
    return build(articles, find)


def opened(data: bytes) -> tuple[Any, dict[str, str]]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        texts = {
            name.removeprefix("Sources/"): archive.read(name).decode()
            for name in archive.namelist()
            if name != "project.qde"
        }
        return ElementTree.fromstring(archive.read("project.qde")), texts  # noqa: S314 - our own


def test_each_selection_of_a_project_is_its_passage_and_each_code_is_in_the_book(record: Record) -> None:
    project, texts = opened(record_qdpx(record))
    names = {code.get("guid"): code.get("name") for code in project.iter(f"{Q}Code")}
    found = []
    for source in project.iter(f"{Q}TextSource"):
        text = texts[source.get("plainTextPath").removeprefix("internal://")]
        for place in source.iter(f"{Q}PlainTextSelection"):
            passage = text[int(place.get("startPosition")) : int(place.get("endPosition"))]
            codes = {names[ref.get("targetGUID")] for ref in place.iter(f"{Q}CodeRef")}
            found.append((passage, codes))
    assert [passage for passage, _ in found] == [
        row.text for article in ("one", "two") for _, row in record.rows() if row.article == article
    ]
    refusal = next(codes for passage, codes in found if "refuses" in codes)
    assert {"refuses", "Republic", "Not confirmed"} <= refusal or {"refuses", "Not confirmed"} <= refusal
    guids = [one.get("guid") for one in project.iter() if one.get("guid")]
    assert len(guids) == len(set(guids))
    assert all(re.fullmatch(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", guid) for guid in guids)


def test_the_parts_of_a_project_stand_in_the_order_of_the_standard(record: Record) -> None:
    project, _ = opened(record_qdpx(record))
    assert [part.tag.removeprefix(Q) for part in project] == ["Users", "CodeBook", "Sources"]
    for place in project.iter(f"{Q}PlainTextSelection"):
        assert next(part.tag.removeprefix(Q) for part in place) == "Description"
        assert {part.tag.removeprefix(Q) for part in place} == {"Description", "Coding"}


def test_the_same_record_gives_the_same_bytes_and_tells_no_time(record: Record) -> None:
    assert record_qdpx(record) == record_qdpx(msgspec.json.decode(msgspec.json.encode(record), type=Record))
    assert b"DateTime" not in zipfile.ZipFile(io.BytesIO(record_qdpx(record))).read("project.qde")


def test_what_a_person_rejected_is_left_out_and_what_was_accepted_is_marked(record: Record) -> None:
    rows = [row for _, row in record.rows("statements")]
    decided = decide(decide(record, rows[0].id, "rejected"), rows[1].id, "accepted")
    page = json.loads(record_annotations(decided))
    values = [body["value"] for item in page["items"] for body in item["body"]]
    assert len(page["items"]) == len(list(record.rows())) - 1
    assert values.count("Confirmed / Confirmed by a person") == 1


def test_annotations_find_their_words_again(record: Record) -> None:
    page = json.loads(record_annotations(record))
    texts = {"https://sarn.example/two": record.article("two").text}
    for item in page["items"]:
        assert item["type"] == "Annotation"
        source = item["target"]["source"]["id"]
        text = texts.get(source, record.article("one").text)
        quote, *place = item["target"]["selector"]
        assert quote["prefix"] + quote["exact"] + quote["suffix"] in text
        if source in texts:
            assert not place, "a place in our text is none in the page behind an address"
        else:
            assert text[place[0]["start"] : place[0]["end"]] == quote["exact"]


@given(st.text(min_size=1), st.text(), st.text())
def test_any_text_of_any_script_gives_a_project_that_opens(text: str, title: str, speaker: str) -> None:
    text = text.encode("utf-8", "ignore").decode() or "a"
    title, speaker = (each.encode("utf-8", "ignore").decode() for each in (title, speaker))
    row = Statement(
        id="a:s1", article="a", start=0, end=len(text), text=text, rule="r@1", type="direct", speaker=speaker
    )
    record = Record(articles=(Article(id="a", text=text, title=title),), statements=(row,))
    project, texts = opened(record_qdpx(record))
    place = next(project.iter(f"{Q}PlainTextSelection"))
    assert next(iter(texts.values())) == text
    assert (place.get("startPosition"), place.get("endPosition")) == ("0", str(len(text)))
    json.loads(record_annotations(record))


@pytest.mark.parametrize("ending", ["qdpx", "jsonld"])
def test_the_command_writes_them_by_the_ending(tmp_path: Path, ending: str) -> None:
    (tmp_path / "one.txt").write_text(TEXT)
    out = tmp_path / f"record.{ending}"
    done = CliRunner().invoke(main, ["record", "export", str(tmp_path / "one.txt"), "-o", str(out)])
    assert done.exit_code == 0, done.output
    assert out.read_bytes()[:1] == (b"P" if ending == "qdpx" else b"{")
