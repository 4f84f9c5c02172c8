"""What is wrong with a text that is not YAML, in words for somebody who has never heard of YAML.

The reader's own words ("mapping values are not allowed here") name its grammar. A person needs the slip: a
colon inside a text, a tab, a bracket that is not closed. Each rule looks at the reader's words and at the
line, and says what stands there and what to write.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from ruamel.yaml.error import MarkedYAMLError

from goodoffices.case.errors import quote
from goodoffices.language import CodedText

Words = tuple[str, str]
"""What is wrong, and what to write instead."""

_KEY_AND_TEXT = re.compile(
    r"^(?P<indent>\s*(?:- )?)(?P<key>[^\s:#'\"\[{][^:]*):\s+(?P<text>[^'\"\[{#|>].*?)\s*$"
)


def words_for(error: MarkedYAMLError, line: str) -> Words:
    """What to tell of an error that the YAML reader met on this line of the file."""
    problem, context = str(error.problem or ""), str(error.context or "")
    for rule in RULES:
        found = rule(problem, context, line)
        if found:
            return found
    words = " ".join(part for part in (context, problem) if part)
    return (
        CodedText("not-yaml-2", "Not YAML: %(value)s.", value=words or "the text breaks off"),
        CodedText(
            "check-indentation-colons-quotes",
            "Check the indentation, the colons and the quotes here and on the line before.",
        ),
    )


def _tab(problem: str, context: str, line: str) -> Words | None:
    if "'\\t'" not in problem:
        return None
    return CodedText("line-indented-tab", "The line is indented with a tab."), CodedText(
        "write-blanks-instead-two", "Write blanks instead: two for each step to the right."
    )


def _colon(problem: str, context: str, line: str) -> Words | None:
    in_braces = "flow mapping" in context and problem.endswith("got ':'")
    if "mapping values are not allowed" not in problem and not in_braces:
        return None
    found = _KEY_AND_TEXT.match(line)
    if found and ": " in f"{found['text']} ":
        text = found["text"].replace("\\", "\\\\").replace('"', '\\"')
        return (
            CodedText("text-colon-needs-quotes", "A text with a colon in it needs quotes."),
            CodedText(
                "write-6",
                'Write %(key)s: "%(what)s"',
                key=found["key"].strip(),
                what=text if len(text) <= 60 else text[:57] + "...",
            ),
        )
    if in_braces:
        return CodedText("colon-stands-where-none", "A colon stands where none can."), CodedText(
            "put-text-colon-quotes", "Put a text with a colon in it in quotes."
        )
    return (
        CodedText("line-does-not-go", "This line does not go with the one before it."),
        CodedText(
            "put-text-colon-quotes-2",
            "Put a text with a colon in it in quotes; begin the line under the one that it belongs "
            "beside; see that the line before has its colon.",
        ),
    )


def _reserved(problem: str, context: str, line: str) -> Words | None:
    found = re.search(
        CodedText("found-character-cannot-start", "found character '(.)' that cannot start"), problem
    )
    sign = found.group(1) if found else ""
    if "scanning an alias" in context:
        sign = "*"
    elif "scanning an anchor" in context:
        sign = "&"
    if not sign:
        return None
    return CodedText("text-cannot-begin", "A text cannot begin with %(sign)s here.", sign=sign), CodedText(
        "put-text-quotes", "Put the text in quotes."
    )


def _quotes(problem: str, context: str, line: str) -> Words | None:
    if "unknown escape" in problem:
        return (
            CodedText(
                "backslash-double-quotes-stands",
                "A backslash in double quotes stands before a letter that it has no meaning for.",
            ),
            CodedText("write-two-backslashes-or", "Write two backslashes, or use single quotes."),
        )
    if "unexpected end of stream" in problem and "quoted" in context:
        return CodedText(
            "quotation-mark-opened-never", "A quotation mark is opened and never closed."
        ), CodedText("close-end-text", "Close it at the end of the text.")
    if "<block end>" in problem and "'<scalar>'" in problem:
        return (
            CodedText(
                "something-stands-after-text",
                "Something stands after a text that ended with its quotation mark.",
            ),
            CodedText(
                "put-whole-text-quotes",
                "Put the whole text in quotes; write an apostrophe inside single quotes twice ('').",
            ),
        )
    return None


def _bracket(problem: str, context: str, line: str) -> Words | None:
    closing = re.search(CodedText("expected-or-but-got", "expected ',' or '(.)', but got"), problem)
    if closing:
        mark = closing.group(1)
        thing = "list" if mark == "]" else CodedText("set-fields", "set of fields")
        return (
            CodedText(
                "brackets-not-closed-or",
                "A %(thing)s in brackets is not closed, or a comma is missing in it.",
                thing=thing,
            ),
            CodedText(
                "put-comma-between-its",
                "Put a comma between its parts and %(mark)s after the last.",
                mark=mark,
            ),
        )
    if "'<stream end>'" in problem:
        return CodedText("file-ends-before-bracket", "The file ends before a bracket is closed."), CodedText(
            "close-or-put-text", "Close it, or put the text in quotes."
        )
    stray = re.search(
        CodedText("expected-node-content-but", "expected the node content, but found '(.)'"), problem
    )
    if stray:
        return (
            CodedText(
                "stands-where-value-expected",
                "%(group)s stands where a value is expected.",
                group=quote(stray.group(1)),
            ),
            CodedText("write-value-or-put", "Write the value, or put the text in quotes."),
        )
    return None


def _dash(problem: str, context: str, line: str) -> Words | None:
    if "sequence entries are not allowed" not in problem:
        return None
    return (
        CodedText("dash-stands-line-its", "A dash stands on the line of its key."),
        CodedText(
            "begin-list-next-line",
            "Begin the list on the next line, each entry with a dash, or write it in brackets: [one, "
            "another].",
        ),
    )


def _block(problem: str, context: str, line: str) -> Words | None:
    if "block scalar" not in context:
        return None
    return CodedText("text-cannot-begin-or", "A text cannot begin with | or > here."), CodedText(
        "put-text-quotes", "Put the text in quotes."
    )


def _indent(problem: str, context: str, line: str) -> Words | None:
    if "<block end>" not in problem:
        return None
    return (
        CodedText(
            "line-indented-neither-like",
            "The line is indented neither like the one before it nor like one above.",
        ),
        CodedText("begin-exactly-under-line", "Begin it exactly under the line that it belongs beside."),
    )


RULES: tuple[Callable[[str, str, str], Words | None], ...] = (
    _tab,
    _colon,
    _reserved,
    _quotes,
    _bracket,
    _dash,
    _block,
    _indent,
)
"""In the order in which they are tried."""
