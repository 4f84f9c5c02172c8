"""JSON into nodes, with the place of every value.

The reader of the standard library keeps no places, takes ``NaN``, and lets the last of several equal keys
win; so a case in JSON is read here (RFC 8259). Numbers stay the text that was written.
"""

from __future__ import annotations

import bisect
import json
import re

from goodoffices.case.errors import Problem, ProblemsFound, quote
from goodoffices.case.trees.nodes import MAX_DEPTH, Fields, Leaf, TreeItems, TreeNode
from goodoffices.case.validate import UNFIT
from goodoffices.language import CodedText

_SPACE = re.compile(r"[ \t\n\r]*")
_STRING = re.compile(r'"(?:[^"\\\x00-\x1f]++|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*+"')
_SCALAR = re.compile(
    r"-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.+-])|(?:true|false|null)\b", re.ASCII
)
_WORD = re.compile(r"[\w.+-]+")


def parse_json(text: str, name: str, *, most: int = 2_000_000) -> TreeNode | None:
    """The nodes of a JSON text, or None if it is empty. ``name`` is the file's, for messages.

    Raises :class:`ProblemsFound` if it is not JSON, where a key stands twice, and where there are more
    than ``most`` values.
    """
    reader = _JsonReader(text, name, most)
    start = reader.space(0)
    if start == len(text):
        return None
    node = reader.value(start, 0)
    end = reader.space(node.end)
    if end < len(text):
        raise reader.stop(
            end,
            CodedText("json-text-has-ended", "The JSON text has ended, and more follows."),
            CodedText("remove", "Remove it."),
        )
    if reader.problems:
        raise ProblemsFound(sorted(reader.problems))
    return node


class _JsonReader:
    def __init__(self, text: str, name: str, most: int) -> None:
        self.text = text
        self.name = name
        self.left = self.most = most
        self.problems: list[Problem] = []
        self.lines = [0, *(match.end() for match in re.finditer(r"\r\n|\n|\r", text))]

    def place(self, offset: int) -> tuple[int, int]:
        line = bisect.bisect_right(self.lines, offset)
        return line, offset - self.lines[line - 1] + 1

    def stop(self, offset: int, what: str, instead: str) -> ProblemsFound:
        """The end of reading: JSON that is broken at one place cannot be understood after it."""
        self.problems.append(Problem(self.name, *self.place(offset), what, instead))
        return ProblemsFound(sorted(self.problems))

    def space(self, offset: int) -> int:
        match = _SPACE.match(self.text, offset)
        return match.end() if match else offset

    def value(self, offset: int, depth: int) -> TreeNode:
        """The value that begins at an offset."""
        self.left -= 1
        if self.left < 0:
            raise self.stop(
                offset,
                CodedText(
                    "file-has-more-than-2", "The file has more than %(most)s values.", most=f"{self.most:,}"
                ),
                CodedText("right-file", "Is it the right file?"),
            )
        if depth > MAX_DEPTH:
            raise self.stop(
                offset,
                CodedText(
                    "nested-deeper-than-levels",
                    "Nested deeper than %(max_depth)s levels.",
                    max_depth=MAX_DEPTH,
                ),
                CodedText("write-flatter", "Write it flatter."),
            )
        first = self.text[offset : offset + 1]
        if first == "{":
            return self.fields(offset, depth)
        if first == "[":
            return self.items(offset, depth)
        if first == '"':
            return self.string(offset)
        match = _SCALAR.match(self.text, offset)
        if match:
            line, column = self.place(offset)
            return Leaf(line=line, column=column, start=offset, end=match.end(), text=match.group())
        word = _WORD.match(self.text, offset)
        if word:
            what = CodedText("not-json-value", "%(group)r is not a JSON value.", group=word.group()[:40])
            raise self.stop(
                offset,
                what,
                CodedText("write-number-such-0", "Write a number such as 0.5, or a text in double quotes."),
            )
        what = (
            CodedText("stands-2", "Here stands %(first)r.", first=first)
            if first
            else CodedText("text-breaks-off", "The text breaks off.")
        )
        raise self.stop(
            offset,
            what,
            CodedText(
                "write-value-number-text", 'Write a value: a number, a text in double quotes, "[" or "{".'
            ),
        )

    def string(self, offset: int) -> Leaf:
        match = _STRING.match(self.text, offset)
        if not match:
            instead = CodedText(
                "close-double-quotes-write",
                "Close the double quotes; write a line break as \\n and a backslash as \\\\.",
            )
            raise self.stop(
                offset,
                CodedText(
                    "text-does-not-end", "This text does not end, or holds what JSON does not allow in it."
                ),
                instead,
            )
        text = json.loads(match.group())
        unfit = UNFIT.search(text)
        if unfit:
            raise self.stop(
                offset,
                CodedText(
                    "text-holds-character-u",
                    "This text holds the character U+%(ord)s.",
                    ord=format(ord(unfit.group()), "04X"),
                ),
                CodedText("remove", "Remove it."),
            )
        line, column = self.place(offset)
        end = match.end()
        return Leaf(line=line, column=column, start=offset, end=end, text=text, plain=False, style='"')

    def items(self, offset: int, depth: int) -> TreeItems:
        found: list[TreeNode] = []
        at = self.space(offset + 1)
        while not self.text.startswith("]", at):
            if found:
                at = self.comma(at, "]")
            found.append(self.value(at, depth + 1))
            at = self.space(found[-1].end)
        line, column = self.place(offset)
        return TreeItems(line=line, column=column, start=offset, end=at + 1, items=tuple(found))

    def fields(self, offset: int, depth: int) -> Fields:
        found: dict[str, tuple[Leaf, TreeNode]] = {}
        at = self.space(offset + 1)
        first = True
        while not self.text.startswith("}", at):
            at = at if first else self.comma(at, "}")
            first = False
            if not self.text.startswith('"', at):
                raise self.stop(
                    at,
                    CodedText("name-should-stand", "Here a name should stand."),
                    CodedText("write-double-quotes", "Write it in double quotes."),
                )
            key = self.string(at)
            at = self.space(key.end)
            if not self.text.startswith(":", at):
                raise self.stop(
                    at,
                    CodedText(
                        "colon-missing-after", "A colon is missing after %(words)s.", words=quote(key.text)
                    ),
                    'Write "name": value.',
                )
            value = self.value(self.space(at + 1), depth + 1)
            at = self.space(value.end)
            if key.text in found:
                what = CodedText(
                    "key-stands-second-time",
                    "The key %(words)s stands here a second time.",
                    words=quote(key.text),
                )
                instead = CodedText(
                    "keep-one-two-first",
                    "Keep one of the two; the first is on line %(line)s.",
                    line=found[key.text][0].line,
                )
                self.problems.append(Problem(self.name, key.line, key.column, what, instead))
            else:
                found[key.text] = key, value
        line, column = self.place(offset)
        entries = tuple(found.values())
        return Fields(line=line, column=column, start=offset, end=at + 1, entries=entries)

    def comma(self, at: int, closing: str) -> int:
        if not self.text.startswith(",", at):
            what = (
                CodedText("text-breaks-off", "The text breaks off.")
                if at >= len(self.text)
                else CodedText("comma-missing", "Here a comma is missing.")
            )
            raise self.stop(
                at,
                what,
                CodedText(
                    "write-before-what-follows",
                    'Write "," before what follows, or "%(closing)s" at the end.',
                    closing=closing,
                ),
            )
        return self.space(at + 1)
