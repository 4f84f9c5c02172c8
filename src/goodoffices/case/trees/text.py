"""From a file's bytes to its text, with a plain word where they are none."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from goodoffices.case.errors import Problem, ProblemsFound
from goodoffices.case.validate import UNFIT
from goodoffices.language import CodedText

MAX_BYTES = 20_000_000
"""Largest file that is read; a case of a thousand issues takes less than a tenth of it."""

_COMMENT = re.compile(rb"^(.* )?#", re.MULTILINE)

_OTHER_ENCODINGS = {
    codecs.BOM_UTF32_LE: "UTF-32",
    codecs.BOM_UTF32_BE: "UTF-32",
    codecs.BOM_UTF16_LE: "UTF-16",
    codecs.BOM_UTF16_BE: "UTF-16",
}
BYTE_ORDER_MARKS = (codecs.BOM_UTF8, *_OTHER_ENCODINGS)

_NO_TEXTS = (
    (b"%PDF", "a PDF"),
    (
        b"PK\x03\x04",
        CodedText(
            "document-office-program-docx",
            "a document of an office program (DOCX, XLSX, ODT …) or an archive",
        ),
    ),
    (
        b"\xd0\xcf\x11\xe0",
        CodedText("document-old-office-program", "a document of an old office program (DOC, XLS)"),
    ),
    (b"{\\rtf", CodedText("document-rtf", "a document in RTF")),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", CodedText("compressed-file", "a compressed file")),
    (b"BZh", CodedText("compressed-file", "a compressed file")),
    (b"\xfd7zXZ", CodedText("compressed-file", "a compressed file")),
    (b"7z\xbc\xaf", CodedText("archive", "an archive")),
    (b"SQLite format 3", "a database"),
)
"""How files begin that are taken for a case by mistake, and what they are."""


def shown(path: Path | str) -> str:
    """The name of a file as it can be shown: what is no character of a text, or would act on a terminal, as a
    question mark.
    """
    return UNFIT.sub("?", str(path)).replace("\n", "?")


def read_bytes(path: Path, limit: int = MAX_BYTES) -> bytes:
    """All bytes of a file or a pipe; :class:`ProblemsFound` where there are more than ``limit`` or none can
    be read. Never reads beyond the limit.
    """
    name = shown(path)
    try:
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except IsADirectoryError:
        raise _stop(
            name, CodedText("folder", "This is a folder."), CodedText("name-file", "Name a file in it.")
        ) from None
    except FileNotFoundError:
        raise _stop(
            name,
            CodedText("there-no-such-file", "There is no such file."),
            CodedText("check-name-folder", "Check the name and the folder."),
        ) from None
    except PermissionError:
        raise _stop(
            name,
            CodedText("file-may-not-read", "The file may not be read."),
            CodedText("ask-right-read", "Ask for the right to read it."),
        ) from None
    except (OSError, ValueError) as error:
        raise _stop(
            name,
            CodedText(
                "file-cannot-read",
                "The file cannot be read: %(value)s.",
                value=getattr(error, "strerror", None) or error,
            ),
            "",
        ) from None
    if len(data) > limit:
        instead = CodedText("check-case-real-one", "Check that it is a case; a real one is far smaller.")
        raise _stop(
            name,
            CodedText(
                "file-larger-than-mb", "The file is larger than %(number)s MB.", number=limit // 1_000_000
            ),
            instead,
        )
    return data


def is_folder(path: Path) -> bool:
    """Whether there is a folder of that name; false for names that no file system takes."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def is_special(path: Path) -> bool:
    """Whether a name stands for a pipe or a device, which can be read once or never ends."""
    try:
        return path.exists() and not path.is_file() and not path.is_dir()
    except (OSError, ValueError):
        return False


def has_comments(path: Path) -> bool:
    """Whether a file that has been read as a case in YAML has a line that looks like a comment."""
    return path.suffix.lower() != ".json" and bool(_COMMENT.search(read_bytes(path)))


def text_of(data: bytes, name: str, *, utf_16: bool = False) -> str:
    """The text that bytes in UTF-8 are, without a byte order mark; :class:`ProblemsFound` where they are
    none.

    With ``utf_16``, a text that begins with the byte order mark of UTF-16 is read too.
    """
    if utf_16 and data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            return data.decode("utf-16")
        except UnicodeDecodeError:
            raise _stop(
                name,
                CodedText("text-not-whole-utf", "The text is not whole UTF-16."),
                CodedText("save-utf-8", "Save it as UTF-8."),
                1,
                1,
            ) from None
    for start, kind in _NO_TEXTS:
        if data.startswith(start):
            instead = CodedText(
                "write-case-text-or", "Write the case as a text, or begin with: goodoffices new"
            )
            raise _stop(name, CodedText("not-case", "This is %(kind)s, not a case.", kind=kind), instead)
    for mark, encoding in _OTHER_ENCODINGS.items():
        if data.startswith(mark):
            raise _stop(
                name,
                CodedText("text", "The text is in %(encoding)s.", encoding=encoding),
                CodedText("save-utf-8", "Save it as UTF-8."),
                1,
                1,
            )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8-sig")
        what = CodedText(
            "byte-not-utf-8", "The byte %(data)s is not UTF-8 text.", data=format(data[error.start], "#04x")
        )
        raise _stop(
            name, what, CodedText("save-file-utf-8", "Save the file as UTF-8."), *_end_of(before)
        ) from None
    found = UNFIT.search(text)
    if found:
        what = CodedText(
            "stands-control-character-u",
            "Here stands the control character U+%(ord)s.",
            ord=format(ord(found.group()), "04X"),
        )
        instead = CodedText("remove-if-file-not", "Remove it; if the file is not a text, name another one.")
        raise _stop(name, what, instead, *_end_of(text[: found.start()]))
    return text


def _end_of(text: str) -> tuple[int, int]:
    """Line and column after a text."""
    lines = re.split(r"\r\n|\n|\r", text)
    return len(lines), len(lines[-1]) + 1


def _stop(name: str, what: str, instead: str, line: int = 0, column: int = 0) -> ProblemsFound:
    return ProblemsFound([Problem(name, line, column, what, instead)])
