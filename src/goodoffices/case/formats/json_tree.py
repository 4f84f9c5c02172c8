"""JSON with places: every value knows its line and column, numbers stay the text that was written.

The standard library's reader gives no places for what is well formed but wrong, keeps only the last of two equal
names and turns numbers into binary floats. All three would hide what a person has to see.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Literal

import msgspec

from goodoffices.case.errors import ProblemsFound
from goodoffices.case.formats.faults import refuse

MAX_DEPTH = 60
MAX_NODES = 500_000

Kind = Literal["map", "list", "text", "number", "word"]


class Node(msgspec.Struct):
    """A value and where it begins. ``text`` holds a text's letters, a number as written, or true, false or null.
    ``entries`` are a map's names, each with the node of the name and that of the value."""

    kind: Kind
    line: int
    column: int
    text: str = ""
    items: list[Node] = msgspec.field(default_factory=list)
    entries: dict[str, tuple[Node, Node]] = msgspec.field(default_factory=dict)

    def get(self, name: str) -> Node | None:
        """The value of a name in a map, or None."""
        entry = self.entries.get(name)
        return entry[1] if entry else None


_SPACE = re.compile(r"[ \t\n\r]*")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?(?![0-9A-Za-z.+-])")
_PLAIN = re.compile(r'[^"\\\x00-\x1f]*')
_WORD = re.compile(r"true|false|null")
_SOME_WORD = re.compile(r"[-+]?[A-Za-z0-9_.+-]+")
_ESCAPES = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
_HEX = re.compile(r"[0-9A-Fa-f]{4}")


class _Reader:
    """Reads one document; the stack of what is open is kept here, not on Python's own, which is short."""

    def __init__(self, text: str, file: str) -> None:
        self.text, self.file = text, file
        self.at = self.count = 0
        self.lines = [0, *(match.end() for match in re.finditer("\n", text))]

    def node(self, kind: Kind, at: int, text: str = "") -> Node:
        """A new node that begins at an offset."""
        self.count += 1
        if self.count > MAX_NODES:
            raise self.wrong(f"the file has more than {MAX_NODES:,} values.")
        line = bisect_right(self.lines, at)
        return Node(kind, line, at - self.lines[line - 1] + 1, text)

    def wrong(self, what: str, at: int | None = None, instead: str = "") -> ProblemsFound:
        """The error at an offset, by default the present one."""
        at = self.at if at is None else at
        line = bisect_right(self.lines, at)
        return refuse(self.file, Node("word", line, at - self.lines[line - 1] + 1), what, instead)

    def peek(self) -> str:
        """The next letter after spaces; empty at the end."""
        match = _SPACE.match(self.text, self.at)
        assert match is not None
        self.at = match.end()
        return self.text[self.at : self.at + 1]

    def take(self, letter: str, where: str) -> None:
        """Go over one expected letter."""
        found = self.peek()
        if found != letter:
            raise self.unexpected(found, f"{letter!r} {where}")
        self.at += 1

    def unexpected(self, found: str, wanted: str) -> ProblemsFound:
        """The error for a letter that may not stand here."""
        if not found:
            return self.wrong(f"the file ends here, but {wanted} is missing.")
        return self.wrong(f"this is not JSON: {found!r} stands where {wanted} should.")

    def string(self) -> Node:
        """A quoted text."""
        start = self.at
        self.take('"', "before a name")
        parts: list[str] = []
        while True:
            match = _PLAIN.match(self.text, self.at)
            assert match is not None
            parts.append(match.group())
            self.at = match.end()
            letter = self.text[self.at : self.at + 1]
            if letter == '"':
                self.at += 1
                break
            if letter != "\\":
                raise self.wrong("a text has no closing quotation mark on its line.", start)
            parts.append(self.escape())
        try:
            text = "".join(parts).encode("utf-16", "surrogatepass").decode("utf-16")
        except UnicodeDecodeError:
            raise self.wrong(
                "a \\u escape here is half of a letter.", start, "Write the letter itself."
            ) from None
        return self.node("text", start, text)

    def escape(self) -> str:
        r"""What a backslash and the letters after it stand for."""
        letter = self.text[self.at + 1 : self.at + 2]
        if letter == "u":
            match = _HEX.match(self.text, self.at + 2)
            if match:
                self.at = match.end()
                return chr(int(match.group(), 16))
        elif letter in _ESCAPES and letter:
            self.at += 2
            return _ESCAPES[letter]
        raise self.wrong(f"\\{letter} is not a JSON escape.", instead="Write \\\\ for a backslash.")

    def scalar(self, letter: str) -> Node:
        """A text, a number, true, false or null."""
        if letter == '"':
            return self.string()
        start = self.at
        patterns: tuple[tuple[re.Pattern[str], Kind], ...] = ((_NUMBER, "number"), (_WORD, "word"))
        for pattern, kind in patterns:
            match = pattern.match(self.text, start)
            if match:
                self.at = match.end()
                return self.node(kind, start, match.group())
        word = _SOME_WORD.match(self.text, start)
        if word:
            raise self.wrong(
                f"{word.group()[:40]!r} is not a JSON value.", instead="Write a decimal such as 0.25."
            )
        raise self.unexpected(letter, "a value")

    def name(self, owner: Node) -> Node:
        """The next name in a map, up to its value."""
        letter = self.peek()
        if letter != '"':
            raise self.unexpected(letter, "a name in quotation marks")
        key = self.string()
        if key.text in owner.entries:
            raise self.wrong(
                f"the name {key.text[:60]!r} stands twice in one object.",
                self.lines[key.line - 1] + key.column - 1,
                "Keep one.",
            )
        self.take(":", "after a name")
        return key

    def document(self) -> Node:
        """The whole document."""
        stack: list[tuple[Node, Node | None]] = []
        while True:
            letter = self.peek()
            start = self.at
            if letter in ("{", "["):
                if len(stack) >= MAX_DEPTH:
                    raise self.wrong(f"values are nested more than {MAX_DEPTH} deep.")
                self.at += 1
                value = self.node("map" if letter == "{" else "list", start)
                if self.peek() not in ("}", "]"):
                    stack.append((value, self.name(value) if letter == "{" else None))
                    continue
                self.take("}" if letter == "{" else "]", "to close what was opened")
            else:
                value = self.scalar(letter)
            while stack:
                owner, key = stack.pop()
                if key is None:
                    owner.items.append(value)
                else:
                    owner.entries[key.text] = (key, value)
                if self.peek() == ",":
                    self.at += 1
                    stack.append((owner, self.name(owner) if owner.kind == "map" else None))
                    break
                self.take("}" if owner.kind == "map" else "]", "or ',' after a value")
                value = owner
            else:
                if self.peek():
                    raise self.wrong("something follows after the end of the JSON value.")
                return value


def parse_json(data: bytes, file: str) -> Node:
    """The value of a JSON document. Raises ``ProblemsFound`` for anything that RFC 8259 does not allow, and for equal names."""
    try:
        text = data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    except UnicodeDecodeError as reason:
        line = data.count(b"\n", 0, reason.start) + 1
        raise refuse(
            file, Node("word", line, 0), "this line is not valid UTF-8.", "Save the file as UTF-8."
        ) from reason
    return _Reader(text, file).document()
