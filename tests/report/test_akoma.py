"""A text as Akoma Ntoso: every word of it, in the order and the hierarchy of its clauses, and nothing of who
wrote it. Files of this shape were held against the standard's schema when it was made.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodoffices.report.documents.akoma import NAMESPACE, write_akoma
from goodoffices.report.documents.status import DocumentStatus
from goodoffices.text import Text, read_text

DRAFT = """# Lake & shore

## Article 1. Fire

1. They stop [all] fire:

(a) on land;

(b) on the <lake>.

2. Option 1: They meet.

Option 2: They write.

## Article 2. End

The end.
"""
TEXTS = st.lists(
    st.sampled_from(
        [
            "1. ",
            "(a) ",
            "[",
            "]",
            "Option 1: ",
            "Option 2: ",
            "\n\n",
            "\n",
            "Article 2 ",
            "ANNEX A",
            "- ",
            "they",
        ]
    ),
    max_size=30,
).map("".join)
HIERARCHY = {"article", "paragraph", "point", "hcontainer"}


def written(text: Text, **more: str) -> ET.Element:
    return ET.fromstring(write_akoma(text, DocumentStatus(title="T"), **more))  # noqa: S314 - our own file


def tags(root: ET.Element) -> list[str]:
    return [one.tag.removeprefix(f"{{{NAMESPACE}}}") for one in root.iter()]


def said(root: ET.Element) -> str:
    body = root.find(f"{{{NAMESPACE}}}act/{{{NAMESPACE}}}body")
    assert body is not None
    words = (one.text or "" for one in body.iter() if one.tag.endswith(("}p", "}heading")))
    return "".join("".join(words).split())


def test_clauses_stand_within_clauses_with_their_numbers() -> None:
    root = written(read_text(DRAFT), language="fr", day="2031-05-06")
    at = {one.get("eId"): one for one in root.iter() if one.get("eId")}
    inner = at["heading_1__art_1__para_1__para_a"]
    assert [child.tag.split("}")[1] for child in inner] == ["num", "content"]
    outer = at["heading_1__art_1__para_1"]
    assert [child.tag.split("}")[1] for child in outer] == ["num", "intro", "paragraph", "paragraph"]
    assert {"heading_1__art_1__para_2__option_1", "heading_1__art_1__para_2__option_2"} <= set(at)
    assert {one.get("language") for one in root.iter() if one.get("language")} == {"fra"}
    assert {one.get("date") for one in root.iter() if one.get("date")} == {"2031-05-06"}


@given(TEXTS)
def test_no_word_is_lost_and_every_place_has_a_name_of_its_own(words: str) -> None:
    text = read_text(words)
    root = written(text)
    assert said(root) == "".join("".join(one.words.split()) for one in text.clauses)
    ids = [one.get("eId") for one in root.iter() if one.get("eId")]
    assert len(ids) == len(set(ids))
    for one in root.iter():
        kinds = [child.tag.split("}")[1] for child in one]
        if one.tag.split("}")[1] in HIERARCHY:  # (num?, heading?, (intro?, clauses+ | content))
            assert kinds == [kind for kind in ("num", "heading", "intro") if kind in kinds] + [
                kind for kind in kinds if kind in HIERARCHY or kind == "content"
            ]
            assert ("content" in kinds) is not any(kind in HIERARCHY for kind in kinds)
            assert kinds.count("content") <= 1


@pytest.mark.parametrize("words", ["", "x", "1. a\x0bb\x07", "\ufffe"])
def test_what_no_xml_holds_makes_no_broken_file(words: str) -> None:
    assert "body" in tags(written(read_text(words)))
