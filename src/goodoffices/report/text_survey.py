"""What a text holds, in words for the terminal and as JSON."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

import msgspec

from goodoffices.language import ngettext_noop as nn_
from goodoffices.language import plain_text
from goodoffices.language.words import all_of, worded
from goodoffices.language.words import gettext as _
from goodoffices.language.words import ngettext as n_
from goodoffices.text import BracketSeen, Finding, Survey, Text, check_text, survey

_SHOWN = 60
_MOST = 5
"""Clauses that are named of those that have brackets."""


def checked(text: Text, *, file: str, encoding: str) -> Survey:
    """What a text holds, with what is wrong with it."""
    return survey(text, file=file, encoding=encoding, findings=check_text(text))


def survey_json(surveys: list[Survey]) -> str:
    """The surveys as JSON: an object for one file, a list for several."""
    content: Any = msgspec.to_builtins(surveys[0] if len(surveys) == 1 else surveys, enc_hook=plain_text)
    return json.dumps(content, indent=1, ensure_ascii=True)


def schema_text() -> str:
    """The JSON Schema (2020-12) of one file's survey."""
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "What goodoffices text check --json says of one file",  # no words: a schema
        "description": "With several files, a list of these.",  # no words: a schema
        **msgspec.json.schema(Survey),
    }
    return json.dumps(schema, indent=1, ensure_ascii=False) + "\n"


def survey_lines(one: Survey) -> list[str]:
    """What a person reads first: how much is open, then where."""
    lines = [f"{one.file}: {_counts(one)}"]
    if one.encoding not in ("utf-8", "ascii"):
        lines.append(
            "  "
            + _(
                "read as %(encoding)s; where that is not it, name the encoding with --encoding",
                encoding=one.encoding,
            )
        )
    lines += [f"  {line}" for line in _open(one)]
    lines += [finding_line(one.file, finding) for finding in one.findings]
    return lines


def finding_line(file: str, finding: Finding) -> str:
    """A finding in one line: file, line and column, clause, what is wrong, what to write instead."""
    place = f"{file}:{finding.place.line}:{finding.place.column}" if finding.place else file
    clause = f" {all_of(finding.clauses)}:" if finding.clauses else ""
    return f"{place}:{clause} {worded(finding.message)} {worded(finding.remedy)}"


def _counts(one: Survey) -> str:
    clauses = sum(clause.kind in ("article", "numbered", "option", "paragraph") for clause in one.clauses)
    stacks = sum(stack.kind == "bracket" for stack in one.stacks)
    options = sum(stack.kind == "option" for stack in one.stacks)
    brackets = n_("%(count)s bracket", "%(count)s brackets", len(one.brackets))
    if one.depth > 1:
        brackets = _("%(brackets)s, %(depth)s deep", brackets=brackets, depth=one.depth)
    places = sum(bracket.placeholder for bracket in one.brackets)
    loose = len(one.unclosed) + len(one.stray)
    parts = [_clauses(clauses), brackets]
    for number, forms in (
        (stacks, nn_("%(count)s stack of alternatives", "%(count)s stacks of alternatives")),
        (options, nn_("options in %(count)s place", "options in %(count)s places")),
        (places, nn_("%(count)s placeholder", "%(count)s placeholders")),
        (
            loose,
            nn_(
                "%(count)s sign of brackets that belong to none",
                "%(count)s signs of brackets that belong to none",
            ),
        ),
    ):
        parts += [n_(*forms, number)] if number else []
    return "; ".join(parts)


def _open(one: Survey) -> list[str]:
    """Where the brackets are: the clauses with most of them."""
    outer: Counter[str] = Counter(bracket.clause for bracket in one.brackets if bracket.depth == 1)
    if not outer:
        return []
    places = ", ".join(
        f"{clause or _('without a clause')} ({number})" for clause, number in outer.most_common(_MOST)
    )
    if len(outer) > _MOST:
        more = len(outer) - _MOST
        places = n_("%(places)s and %(count)s more", "%(places)s and %(count)s more", more, places=places)
    return [_("brackets in %(clauses)s: %(places)s", clauses=_clauses(len(outer)), places=places)]


def shorten(bracket: BracketSeen) -> str:
    """The words of a bracket in one short line."""
    words = " ".join(bracket.words.split())
    return words if len(words) <= _SHOWN else f"{words[: _SHOWN - 1]}…"


def _clauses(number: int) -> str:
    return n_("%(count)s clause", "%(count)s clauses", number)
