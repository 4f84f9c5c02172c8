"""Telling the field's formats from the project's own case files, by their first bytes."""

from __future__ import annotations

from pathlib import Path

import pytest
from formats_fixtures import (
    GENIUS_DOMAIN,
    GENIUS_TENANT,
    GENIUSWEB_DOMAIN,
    GENIUSWEB_OWNER,
    NEGMAS_BUYER,
    NEGMAS_SPACE,
    NEGOLOG_ANN,
)

from goodoffices.case.formats import looks_foreign

OWN = """format: goodoffices-case-1
title: A lease
parties:
- id: owner
issues:
- id: rent
"""


@pytest.mark.parametrize(
    "text",
    [
        GENIUS_DOMAIN,
        GENIUS_TENANT,
        GENIUSWEB_DOMAIN,
        GENIUSWEB_OWNER,
        NEGOLOG_ANN,
        NEGMAS_SPACE,
        NEGMAS_BUYER,
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_every_format_is_known_by_its_first_bytes(text, encoding):
    assert looks_foreign(text.encode(encoding), Path("x"))


def test_genius_in_utf_16_is_known():
    assert looks_foreign(GENIUS_DOMAIN.encode("utf-16"), Path("x"))


@pytest.mark.parametrize(
    "text",
    [
        OWN,
        '{"format": "goodoffices-case-1", "title": "x", "issues": [], "parties": []}',
        '{"title": "x", "parties": [{"id": "a"}], "issues": {"a": 1}}',
        "title: A case about a utility\nabout: it has an outcome_space in its words\n",
        "",
        "{}",
    ],
)
def test_case_files_of_ours_do_not_look_foreign(text):
    assert not looks_foreign(text.encode(), Path("case.yaml"))


@pytest.mark.parametrize("name", ["pareto.xml", "PARETO.XML", "_info.yaml"])
def test_some_names_say_enough(name):
    assert looks_foreign(b"0.5, 0.5", Path(name))


def test_a_folder_looks_foreign(tmp_path):
    assert looks_foreign(b"", tmp_path)
