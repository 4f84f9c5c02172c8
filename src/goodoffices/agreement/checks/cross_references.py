"""Clauses and annexes that fields and words refer to: that they are there."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from goodoffices.agreement.checks.look import Look, PartPath, named
from goodoffices.case.validate import suggest
from goodoffices.language import CodedText

_NAME = r"(?:\d+(?:\.\d+)*[a-z]?|[A-Z]\b|[IVX]+\b)"
_CLAUSE = re.compile(
    rf"(?:\b(?:clauses?|articles?|paragraphs?|sections?|arts?\.|paras?\.|cl\.|secs?\.)|"
    rf"§§?)\s*(?P<names>{_NAME}(?:(?:, |,? and | or | "
    rf"to |\s?[-\u2013]\s?)"
    rf"{_NAME})*)",
    re.I,
)
_ANNEX = re.compile(rf"\b(?:(?i:annex(?:es)?|appendix)|Schedule|Attachment|Exhibit)\s+(?P<name>{_NAME})")
_ELSEWHERE = (
    r"[^.]{0,40}\b(?:of the (?:convention|charter|constitution|treaty|law|code|statute|act)|"
    r"convention|constitution)"
)
"""Behind a reference: it is to another text."""
_ANNEX_WORDS = ("annex", "appendix", "schedule", "attachment", "exhibit")


def check_references(look: Look) -> None:
    """All of it."""
    _clause_names(look)
    _annexes(look)


def _clause_names(look: Look) -> None:
    """Clauses to which a field or the words of a clause refer, where the text's clauses are listed."""
    known = {clause.id.strip().rstrip(".") for clause in look.agreement.clauses}
    known |= {number[0] for name in known if (number := re.search(rf"{_NAME}\Z", name))}  # 2 of "Art. 2"
    known |= {name.rsplit(".", depth)[0] for name in known for depth in range(1, name.count(".") + 1)}
    if not known:
        return
    for clause, path in _clause_fields(look.agreement, ()):
        if clause.strip().rstrip(".") not in known:
            look.say(
                "reference-to-nothing",
                (clause,),
                CodedText("there-no-clause", "There is no clause %(clause)s.", clause=clause),
                suggest(clause, sorted(known)) or CodedText("correct-number", "Correct the number."),
                path,
            )
    for place, one in enumerate(look.agreement.clauses):
        for match in _CLAUSE.finditer(one.text):
            if re.match(_ELSEWHERE, one.text[match.end() :], re.I):
                continue
            for name in re.findall(_NAME, match["names"]):
                if name[0].isdigit() and name.rstrip(".") not in known:
                    message = CodedText(
                        "clause-refers-which-not-2",
                        "Clause %(id)s refers to %(group)s, which is not there.",
                        id=one.id,
                        group=match.group() if name == match["names"] else name,
                    )
                    remedy = CodedText("correct-number", "Correct the number.")
                    look.say("reference-to-nothing", (one.id,), message, remedy, ("clauses", place, "text"))


def _annexes(look: Look) -> None:
    """Annexes that a field or a clause refers to and that are not listed; each is told once of all fields."""
    listed = {_bare(name) for annex in look.agreement.annexes for name in (annex.id, annex.title)}
    listed |= {words[0] for name in listed if (words := name.replace("(", " ").split())}
    for place, one in enumerate(look.agreement.clauses):
        for match in _ANNEX.finditer(one.text):
            if match["name"].lower() in listed or re.match(_ELSEWHERE, one.text[match.end() :], re.I):
                continue
            message = CodedText(
                "clause-refers-which-not",
                "Clause %(id)s refers to %(group)s, which is not among the annexes.",
                id=one.id,
                group=match.group(),
            )
            remedy = CodedText("lay-beside-text-or", "Lay it beside the text, or take the reference out.")
            look.say("annex-missing", (one.id,), message, remedy, ("clauses", place, "text"))
    told: set[str] = set()
    for section in ("terms", "phases", "commitments", "powers", "exchanges", "ceasefire", "liaison", "lists"):
        for text, path, clause in _words(getattr(look.agreement, section, None), (section,), ""):
            for match in _ANNEX.finditer(text):
                name = match["name"].lower()
                if name not in listed and name not in told:
                    told.add(name)
                    what = CodedText(
                        "annex-referred-to", "%(group)s is referred to and is not among the annexes.",
                        group=match.group(),
                    )  # fmt: skip
                    remedy = CodedText("lay-and-list-it", "Lay it beside the text, and list it.")
                    look.say("annex-missing", (clause,), what, remedy, path)


def _bare(name: str) -> str:
    plain = name.lower().strip()
    for word in _ANNEX_WORDS:
        plain = plain.removeprefix(word)
    return plain.strip(" -")


def _words(record: object, path: PartPath, clause: str) -> Iterator[tuple[str, PartPath, str]]:
    """Every text of a record and what it holds."""
    if isinstance(record, str):
        yield record, path, clause
    elif isinstance(record, tuple):
        for place, one in enumerate(record):
            yield from _words(one, (*path, place), clause)
    elif isinstance(record, msgspec.Struct):
        clause = named(record) or clause
        for field in record.__struct_fields__:
            if field not in ("id", "clause"):
                yield from _words(getattr(record, field), (*path, field), clause)


def _clause_fields(record: object, path: PartPath) -> Iterator[tuple[str, PartPath]]:
    if isinstance(record, tuple):
        for place, one in enumerate(record):
            yield from _clause_fields(one, (*path, place))
    elif isinstance(record, msgspec.Struct):
        for field in record.__struct_fields__:
            value = getattr(record, field)
            if field == "clause" and isinstance(value, str) and value:
                yield value, (*path, field)
            elif isinstance(value, (tuple, msgspec.Struct)):
                yield from _clause_fields(value, (*path, field))
