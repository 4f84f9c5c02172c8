"""Agreement files: what is read is what was written, errors of form have their place, and the schema, the starter and the records agree."""

from __future__ import annotations

import json
import re
from typing import Any

import jsonschema
import pytest
from planted import SHIPPED, TEXTS, load
from ruamel.yaml import YAML

from goodoffices.agreement import check_agreement, plan_agreement
from goodoffices.agreement.files import (
    agreement_schema,
    agreement_template,
    agreement_to_json,
    agreement_to_yaml,
    read_agreement,
    read_agreement_text,
)
from goodoffices.agreement.files.meanings import AGREED_MEANINGS
from goodoffices.case import ProblemsFound
from goodoffices.case.files.kinds import fields_of

FILES = sorted([*SHIPPED.glob("*.yaml"), *TEXTS.glob("*.yaml")])
SCHEMA = jsonschema.Draft202012Validator(agreement_schema())


def problems(text: str, kind: Any = "yaml") -> list[str]:
    with pytest.raises(ProblemsFound) as found:
        read_agreement_text(text, "deal", kind)
    return [str(problem) for problem in found.value.problems]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_is_read_written_and_read_again(path: Any) -> None:
    agreement = read_agreement(path).agreement
    assert read_agreement_text(agreement_to_yaml(agreement)).agreement == agreement
    assert read_agreement_text(agreement_to_json(agreement), kind="json").agreement == agreement


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_schema_takes_every_file(path: Any) -> None:
    assert [error.message for error in SCHEMA.iter_errors(load(path.stem))] == []
    written = json.loads(agreement_to_json(read_agreement(path).agreement))
    assert [error.message for error in SCHEMA.iter_errors(written)] == []


def test_the_schema_refuses_what_is_no_agreement() -> None:
    jsonschema.Draft202012Validator.check_schema(agreement_schema())
    assert list(SCHEMA.iter_errors({"title": "x"}))
    assert list(SCHEMA.iter_errors({"title": "x", "parties": ["a"], "powres": []}))
    assert list(SCHEMA.iter_errors({"title": "x", "parties": ["a"], "kind": "war"}))


def test_every_field_has_a_meaning_and_every_meaning_a_field() -> None:
    for cls, meanings in AGREED_MEANINGS.items():
        assert [field.name for field in fields_of(cls)] == list(meanings), cls


def test_the_starter_reads_and_so_do_its_examples() -> None:
    text = agreement_template("A deal", ("Ash", "Birch & Co"), ("Envoy",), fictional=True)
    found = read_agreement_text(text).agreement
    assert [party.id for party in found.parties] == ["ash", "birch-co"]
    shown = re.sub(r"^#(?!#)", "", text, flags=re.MULTILINE)
    whole = read_agreement_text(shown)
    assert [
        error.message
        for error in SCHEMA.iter_errors(YAML(typ="safe").load(re.sub(r"2031[-\d]+ ", "x ", shown)))
    ] == []
    assert [finding.kind for finding in check_agreement(whole.agreement)] == []
    assert plan_agreement(whole.agreement).schedule


def test_a_bare_condition_is_what_it_names() -> None:
    text = """
title: t
parties: [a, b]
phases: [{id: one, length: 9 days}, {id: two, begins: [one, pay, stop, day 3 of one, "the bridge stands"], last: true}]
commitments: [{id: pay, what: pay, owes: a}]
powers: [{id: stop, who: a, may: suspend}]
"""
    begins = read_agreement_text(text).agreement.phases[1].begins
    assert begins is not None
    ended, done, used, moment, event = begins.all
    assert (ended.ended, done.done, used.used) == (("one",), ("pay",), ("stop",))
    assert (moment.at, event.event) == ("day 3 of one", "the bridge stands")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "deal:1:1: The file is empty. Write an agreement into it, or begin with: goodoffices new --agreement"),
        ("- a", "deal:1:1: An agreement consists of fields; this is a list. Begin with: title: …"),
        ("title: x\nparties: []", "deal:1:1: The agreement has no parties. Add parties: [one, two]."),
        ("title: x\nparties: [a]\ncomitments: []", "deal:3:1: 'comitments' is not a field here. Did you mean 'commitments'?"),
        ("title: x\nparties: [a]\ncommitments: [{what: pay}]", "deal:3:15: 'id' is missing. Add id: …"),
        ("title: x\nparties: [a]\nexchanges: [{id: x, gives: [{category: c, party: a, number: 2.5}]}]", "is not a whole number"),
        ("title: x\nparties: [a]\ncommitments: [{id: c, what: pay, number: many}]", "deal:3:42: 'many' is not a number"),
        ("format: goodoffices-case-1\ntitle: x", "This is a case: look at it with goodoffices analyse"),
        ("title: x\nparties: [{id: a, about: ships, trains}]", "A text with a comma in it needs quotes here."),
        ("title: x\nparties: [a]\nkind: war", "'war' is not a word for this"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_the_form_is_told_with_its_place(text: str, told: str) -> None:
    assert told in problems(text)[0]


def test_json_is_read_with_its_places_too() -> None:
    assert problems('{"title": "x", "parties": ["a"],\n "powers": 3}', "json")[0].startswith("deal:2:12:")
