"""YAML 1.2 into nodes, by way of ruamel.yaml's stream of events.

Nothing is resolved on the way: a scalar stays the text that somebody wrote, so that ``0.1`` is exact and
``yes`` is a word. Of YAML's reach only what a case needs is read. Custom tags, several documents, keys that
are lists, and merge keys are refused. An alias stands for a copy of what it names, and the sum of all copies
is bounded: a file of a few lines can otherwise unfold to billions of nodes ("billion laughs").
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import msgspec
from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from goodoffices.case.errors import Problem, ProblemsFound, quote
from goodoffices.case.trees.nodes import MAX_DEPTH, Fields, Leaf, TreeItems, TreeNode
from goodoffices.case.trees.yaml_words import words_for
from goodoffices.case.validate import UNFIT
from goodoffices.language import CodedText

Progress = Callable[[str, int, int], None]
"""Told what is being done, how much of it, and of how much."""

_EVERY = 1000
"""Events of the YAML reader from one word of progress to the next."""

MAX_COPIES = 100_000
"""Most nodes that aliases may add to a file."""

_BEYOND = re.compile(r"\\U(?!000|0010)[0-9a-fA-F]{8}")

_CORE_TAGS = frozenset(
    f"tag:yaml.org,2002:{name}" for name in ("str", "int", "float", "bool", "null", "seq", "map")
)


class _Open(msgspec.Struct):
    """A list or mapping that is still being read."""

    event: SequenceStartEvent | MappingStartEvent
    children: list[TreeNode]
    size: int = 1
    end: int = 0


class _YamlReader:
    def __init__(self, name: str) -> None:
        self.name = name
        self.problems: list[Problem] = []
        self.stack: list[_Open] = []
        self.anchors: dict[str, tuple[TreeNode, int] | None] = {}
        self.copies = 0
        self.root: TreeNode | None = None
        self.documents = 0

    def problem(self, event: Event, what: str, instead: str) -> None:
        mark = event.start_mark
        self.problems.append(Problem(self.name, mark.line + 1, mark.column + 1, what, instead))

    def stop(self, event: Event, what: str, instead: str) -> ProblemsFound:
        self.problem(event, what, instead)
        return ProblemsFound(sorted(self.problems))

    def take(self, event: Event) -> None:
        """Take one event in."""
        if isinstance(event, DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                raise self.stop(
                    event,
                    CodedText("second-document-begins", "A second document begins here."),
                    CodedText("write-one-case-per", "Write one case per file."),
                )
        elif isinstance(event, ScalarEvent):
            self.check_tag(event)
            unfit = UNFIT.search(event.value)
            if unfit:
                what = CodedText(
                    "text-holds-character-u",
                    "This text holds the character U+%(ord)s.",
                    ord=format(ord(unfit.group()), "04X"),
                )
                self.problem(event, what, CodedText("remove", "Remove it."))
            self.add(event, _leaf(event), 1)
        elif isinstance(event, AliasEvent):
            self.alias(event)
        elif isinstance(event, SequenceStartEvent | MappingStartEvent):
            self.check_tag(event)
            if len(self.stack) >= MAX_DEPTH:
                raise self.stop(
                    event,
                    CodedText(
                        "nested-deeper-than-levels",
                        "Nested deeper than %(max_depth)s levels.",
                        max_depth=MAX_DEPTH,
                    ),
                    CodedText("write-flatter", "Write it flatter."),
                )
            if event.anchor:
                self.anchors[event.anchor] = None
            self.stack.append(_Open(event, []))
        elif isinstance(event, SequenceEndEvent | MappingEndEvent):
            self.close(event)

    def close(self, event: Event) -> None:
        opened = self.stack.pop()
        start = opened.event.start_mark
        where = {"line": start.line + 1, "column": start.column + 1, "start": start.index}
        flow = bool(opened.event.flow_style)
        end = event.end_mark.index if flow else opened.end
        children = opened.children
        node: TreeNode
        if isinstance(opened.event, SequenceStartEvent):
            node = TreeItems(**where, end=end, items=tuple(children), flow=flow)
        else:
            node = Fields(**where, end=end, entries=tuple(self.pairs(children)), flow=flow)
        self.add(opened.event, node, opened.size)

    def pairs(self, children: list[TreeNode]) -> Iterator[tuple[Leaf, TreeNode]]:
        """Key and value by turns; says where a key is not a text or comes twice."""
        seen: dict[str, Leaf] = {}
        for key, value in zip(children[::2], children[1::2], strict=True):
            if not isinstance(key, Leaf):
                self.problems.append(
                    Problem(
                        self.name,
                        key.line,
                        key.column,
                        CodedText("key-list-or-fields", "A key is a list or fields."),
                        "Write a text.",
                    )
                )
            elif key.plain and key.text == "<<":
                self.problems.append(
                    Problem(
                        self.name,
                        key.line,
                        key.column,
                        CodedText("merge-keys-not-read", "Merge keys (<<) are not read."),
                        CodedText("write-fields-out", "Write the fields out."),
                    )
                )
            elif key.text in seen:
                what = CodedText(
                    "key-stands-second-time",
                    "The key %(words)s stands here a second time.",
                    words=quote(key.text),
                )
                instead = CodedText(
                    "keep-one-two-first",
                    "Keep one of the two; the first is on line %(line)s.",
                    line=seen[key.text].line,
                )
                self.problems.append(Problem(self.name, key.line, key.column, what, instead))
            else:
                seen[key.text] = key
                yield key, value

    def alias(self, event: AliasEvent) -> None:
        if event.anchor not in self.anchors:
            raise self.stop(
                event,
                CodedText("stands-nothing", "*%(anchor)s stands for nothing.", anchor=event.anchor),
                CodedText("write-before", "Write &%(anchor)s before it.", anchor=event.anchor),
            )
        target = self.anchors[event.anchor]
        if target is None:
            raise self.stop(
                event,
                CodedText("stands-inside-itself", "*%(anchor)s stands inside itself.", anchor=event.anchor),
                CodedText("write-out", "Write it out."),
            )
        node, size = target
        self.copies += size
        if self.copies > MAX_COPIES:
            raise self.stop(
                event,
                CodedText(
                    "aliases-add-more-than",
                    "Aliases add more than %(max_copies)s values.",
                    max_copies=MAX_COPIES,
                ),
                CodedText("write-fewer-them", "Write fewer of them."),
            )
        self.add(event, node, size)

    def check_tag(self, event: ScalarEvent | SequenceStartEvent | MappingStartEvent) -> None:
        tag = event.tag
        if tag and tag != "!" and tag not in _CORE_TAGS:
            self.problem(
                event,
                CodedText("tag-has-no-meaning", "The tag %(tag)s has no meaning in a case.", tag=quote(tag)),
                CodedText("remove", "Remove it."),
            )

    def add(self, event: Event, node: TreeNode, size: int) -> None:
        if isinstance(event, ScalarEvent | SequenceStartEvent | MappingStartEvent) and event.anchor:
            self.anchors[event.anchor] = (node, size)
        if self.stack:
            self.stack[-1].children.append(node)
            self.stack[-1].size += size
            self.stack[-1].end = event.end_mark.index if isinstance(event, AliasEvent) else node.end
        else:
            self.root = node


def _leaf(event: ScalarEvent) -> Leaf:
    start = event.start_mark
    tagged_text = event.tag in ("!", "tag:yaml.org,2002:str")
    return Leaf(
        line=start.line + 1,
        column=start.column + 1,
        start=start.index,
        end=event.end_mark.index,
        text=event.value,
        plain=not event.style and not tagged_text,
        style=event.style or "",
    )


def parse_yaml(text: str, name: str, progress: Progress | None = None) -> TreeNode | None:
    """The nodes of a YAML text, or None if it is empty. ``name`` is the file's, for messages; ``progress``
    is told how many characters have been read.

    Raises :class:`ProblemsFound` for what is not YAML, and for what of YAML a case may not use.
    """
    reader = _YamlReader(name)
    try:
        for number, event in enumerate(YAML(typ="safe", pure=True).parse(text)):
            reader.take(event)
            if progress and number % _EVERY == 0:
                progress(CodedText("reading", "reading %(name)s", name=name), event.end_mark.index, len(text))
    except MarkedYAMLError as error:
        raise ProblemsFound(sorted([*reader.problems, _syntax(error, text, name)])) from None
    except ProblemsFound:
        raise
    except (ValueError, OverflowError):
        raise ProblemsFound(sorted([*reader.problems, _no_character(text, name)])) from None
    except YAMLError as error:
        raise ProblemsFound(
            sorted(
                [
                    *reader.problems,
                    Problem(name, 0, 0, CodedText("not-yaml", "Not YAML: %(error)s.", error=error)),
                ]
            )
        ) from None
    if reader.problems:
        raise ProblemsFound(sorted(reader.problems))
    return reader.root


def _no_character(text: str, name: str) -> Problem:
    """What the YAML reader stumbles over: an escape beyond the last character that there is."""
    found = _BEYOND.search(text)
    before = text[: found.start()] if found else ""
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    escape = found.group() if found else CodedText("escape", "An escape")
    return Problem(
        name,
        line,
        column,
        CodedText("no-character", "%(escape)s is no character.", escape=escape),
        CodedText("write-character-itself", "Write the character itself."),
    )


def _syntax(error: MarkedYAMLError, text: str, name: str) -> Problem:
    mark = error.problem_mark or error.context_mark
    lines = text.splitlines()
    line = lines[mark.line] if mark and mark.line < len(lines) else ""
    what, instead = words_for(error, line)
    return Problem(name, mark.line + 1 if mark else 0, mark.column + 1 if mark else 0, what, instead)
