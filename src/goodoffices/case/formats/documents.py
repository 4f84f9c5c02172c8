"""A foreign file, parsed and recognised by what stands in it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Literal

import msgspec

from goodoffices.case.errors import ProblemsFound
from goodoffices.case.formats.faults import refuse, shorten, shown
from goodoffices.case.formats.files import MAX_BYTES, is_folder, read_bytes
from goodoffices.case.formats.json_tree import Node, parse_json
from goodoffices.case.formats.xml_tree import Element, parse_xml
from goodoffices.case.formats.yaml_tree import MAX_BYTES as MAX_YAML_BYTES
from goodoffices.case.formats.yaml_tree import parse_yaml

Format = Literal["Genius", "GeniusWeb", "NegoLog", "NegMAS"]
Role = Literal["domain", "profile"]

_HEAD = 4096
_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_JSON_NAME = re.compile(
    rb'"(issuesValues|issueWeights|reservationValue|issueUtilities|\w*(UtilitySpace|PartialOrdering))"\s*:'
)
_YAML_NAME = re.compile(
    rb"^\s*-?\s*['\"]?(outcome_spaces?['\"]?:|type['\"]?:\s*['\"]?[\w.]*(UtilityFunction|UFun|OutcomeSpace|Issue)\b|n_negotiators['\"]?:)",
    re.MULTILINE,
)
_OWN = re.compile(rb'goodoffices-case-\d|^\s*"?parties"?\s*:', re.MULTILINE)


class Document(msgspec.Struct, frozen=True):
    """One file: what it is, and its tree (``xml`` for Genius, ``node`` for all others)."""

    path: Path
    format: Format
    role: Role
    xml: Element | None = None
    node: Node | None = None

    @property
    def file(self) -> str:
        """The name by which problems call it."""
        return shown(self.path)


def looks_foreign(head: bytes, path: Path) -> bool:
    """Whether a file, by its first bytes and its name, is in one of the formats read here rather than a case file of ours.

    For a folder ``head`` is empty. A file that looks foreign may still turn out unreadable; the reader then says why.
    """
    if is_folder(path) or path.suffix.lower() == ".xml" or path.name == "_info.yaml":
        return True
    for mark in _BOMS:
        head = head.removeprefix(mark)
    head = head[:_HEAD].replace(b"\x00", b"").lstrip()
    if head.startswith(b"<"):
        return True
    if _OWN.search(head):
        return False
    return bool(_JSON_NAME.search(head) if head.startswith(b"{") else _YAML_NAME.search(head))


def open_document(path: Path) -> Document:
    """Parse a file and say what it is. Raises ``ProblemsFound`` where it is none of the known kinds."""
    found = recognise(path)
    if isinstance(found, ProblemsFound):
        raise found
    return found


def recognise(path: Path) -> Document | ProblemsFound:
    """Parse a file and say what it is, or the reason why a well-formed file is none of the known kinds. Raises ``ProblemsFound`` where it is not even well formed."""
    data = read_bytes(path, MAX_YAML_BYTES if path.suffix.lower() in (".yaml", ".yml") else MAX_BYTES)
    start = data[:_HEAD].lstrip(b"".join(_BOMS)).replace(b"\x00", b"").lstrip()
    if start.startswith(b"<") or path.suffix.lower() == ".xml":
        return _xml_document(path, parse_xml(data, shown(path)))
    if start.startswith(b"{"):
        return _json_document(path, parse_json(data, shown(path)))
    if len(data) > MAX_YAML_BYTES:
        raise refuse(
            shown(path), None, f"the file is too large for YAML: at most {MAX_YAML_BYTES:,} bytes are read."
        )
    return _yaml_document(path, parse_yaml(data, shown(path)))


def _xml_document(path: Path, root: Element) -> Document | ProblemsFound:
    if root.tag == "negotiation_template":
        return Document(path, "Genius", "domain", xml=root)
    if root.tag == "utility_space":
        return Document(path, "Genius", "profile", xml=root)
    return refuse(
        shown(path),
        root,
        f"<{shorten(root.tag, 40)}> begins neither a Genius domain nor a profile.",
        "A domain begins with <negotiation_template>, a profile with <utility_space>.",
    )


def _json_document(path: Path, node: Node) -> Document | ProblemsFound:
    names = node.entries
    if "issuesValues" in names:
        return Document(path, "GeniusWeb", "domain", node=node)
    if any(name.endswith(("UtilitySpace", "PartialOrdering")) for name in names):
        return Document(path, "GeniusWeb", "profile", node=node)
    if "issueWeights" in names or ("issues" in names and "reservationValue" in names):
        return Document(path, "NegoLog", "profile", node=node)
    return refuse(
        shown(path),
        node,
        "this JSON is neither a GeniusWeb domain or profile nor a NegoLog profile.",
        'They have "issuesValues", "LinearAdditiveUtilitySpace" or "issueWeights" at the top.',
    )


def _yaml_document(path: Path, node: Node) -> Document | ProblemsFound:
    kind = node.get("type")
    if node.kind == "map" and ("issues" in node.entries or (kind and kind.text.endswith("OutcomeSpace"))):
        return Document(path, "NegMAS", "domain", node=node)
    if node.kind == "map" and kind is not None:
        return Document(path, "NegMAS", "profile", node=node)
    return refuse(
        shown(path),
        node,
        "this YAML is neither a NegMAS outcome space nor a utility function.",
        "An outcome space has issues at the top, a utility function its type.",
    )
