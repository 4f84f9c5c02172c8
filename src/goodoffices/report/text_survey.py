"""What a text holds, in words for the terminal and as JSON."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

import msgspec

from goodoffices.text import BracketSeen, Finding, Survey, Text, check_text, survey

_SHOWN = 60


def checked(text: Text, *, file: str, encoding: str) -> Survey:
    """What a text holds, with what is wrong with it."""
    return survey(text, file=file, encoding=encoding, findings=check_text(text))


def survey_json(surveys: list[Survey]) -> str:
    """The surveys as JSON: an object for one file, a list for several."""
    content: Any = msgspec.to_builtins(surveys[0] if len(surveys) == 1 else surveys)
    return json.dumps(content, indent=1, ensure_ascii=True)


def schema_text() -> str:
    """The JSON Schema (2020-12) of one file's survey."""
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "What goodoffices text check --json says of one file",
        "description": "With several files, a list of these.",
        **msgspec.json.schema(Survey),
    }
    return json.dumps(schema, indent=1, ensure_ascii=False) + "\n"


def survey_lines(one: Survey) -> list[str]:
    """What a person reads first: how much is open, then where."""
    lines = [f"{one.file}: {_counts(one)}"]
    if one.encoding not in ("utf-8", "ascii"):
        lines.append(f"  read as {one.encoding}; where that is not it, name the encoding with --encoding")
    lines += [f"  {line}" for line in _open(one)]
    lines += [finding_line(one.file, finding) for finding in one.findings]
    return lines


def finding_line(file: str, finding: Finding) -> str:
    """A finding in one line: file, line and column, clause, what is wrong, what to write instead."""
    place = f"{file}:{finding.place.line}:{finding.place.column}" if finding.place else file
    clause = f" {' and '.join(finding.clauses)}:" if finding.clauses else ""
    return f"{place}:{clause} {finding.message} {finding.remedy}"


def _counts(one: Survey) -> str:
    clauses = sum(clause.kind in ("article", "numbered", "option", "paragraph") for clause in one.clauses)
    stacks = sum(stack.kind == "bracket" for stack in one.stacks)
    options = sum(stack.kind == "option" for stack in one.stacks)
    parts = [
        _count(clauses, "clause"),
        _count(len(one.brackets), "bracket") + (f", {one.depth} deep" if one.depth > 1 else ""),
    ]
    parts += [f"{_count(stacks, 'stack')} of alternatives"] if stacks else []
    parts += [f"options in {_count(options, 'place')}"] if options else []
    places = sum(bracket.placeholder for bracket in one.brackets)
    parts += [_count(places, "placeholder")] if places else []
    loose = len(one.unclosed) + len(one.stray)
    parts += [f"{_count(loose, 'sign')} of brackets that belong to none"] if loose else []
    return "; ".join(parts)


def _open(one: Survey) -> list[str]:
    """Where the brackets are: the clauses with most of them."""
    outer: Counter[str] = Counter(bracket.clause for bracket in one.brackets if bracket.depth == 1)
    if not outer:
        return []
    most = ", ".join(f"{clause or 'without a clause'} ({number})" for clause, number in outer.most_common(5))
    more = f" and {len(outer) - 5} more" if len(outer) > 5 else ""
    return [f"brackets in {_count(len(outer), 'clause')}: {most}{more}"]


def shorten(bracket: BracketSeen) -> str:
    """The words of a bracket in one short line."""
    words = " ".join(bracket.words.split())
    return words if len(words) <= _SHOWN else f"{words[: _SHOWN - 1]}…"


def _count(number: int, one: str) -> str:
    return f"{number:,} {one}{'' if number == 1 else 's'}"
