"""From a file's bytes to its text, with a plain word where they are none."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from goodoffices.case.errors import Problem, ProblemsFound
from goodoffices.case.validate import UNFIT

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
    (b"PK\x03\x04", "a document of an office program (DOCX, XLSX, ODT …) or an archive"),
    (b"\xd0\xcf\x11\xe0", "a document of an old office program (DOC, XLS)"),
    (b"{\\rtf", "a document in RTF"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
    (b"BZh", "a compressed file"),
    (b"\xfd7zXZ", "a compressed file"),
    (b"7z\xbc\xaf", "an archive"),
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
        raise _stop(name, "This is a folder.", "Name a file in it.") from None
    except FileNotFoundError:
        raise _stop(name, "There is no such file.", "Check the name and the folder.") from None
    except PermissionError:
        raise _stop(name, "The file may not be read.", "Ask for the right to read it.") from None
    except (OSError, ValueError) as error:
        raise _stop(
            name, f"The file cannot be read: {getattr(error, 'strerror', None) or error}.", ""
        ) from None
    if len(data) > limit:
        instead = "Check that it is a case; a real one is far smaller."
        raise _stop(name, f"The file is larger than {limit // 1_000_000} MB.", instead)
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
            raise _stop(name, "The text is not whole UTF-16.", "Save it as UTF-8.", 1, 1) from None
    for start, kind in _NO_TEXTS:
        if data.startswith(start):
            instead = "Write the case as a text, or begin with: goodoffices new"
            raise _stop(name, f"This is {kind}, not a case.", instead)
    for mark, encoding in _OTHER_ENCODINGS.items():
        if data.startswith(mark):
            raise _stop(name, f"The text is in {encoding}.", "Save it as UTF-8.", 1, 1)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8-sig")
        what = f"The byte {data[error.start]:#04x} is not UTF-8 text."
        raise _stop(name, what, "Save the file as UTF-8.", *_end_of(before)) from None
    found = UNFIT.search(text)
    if found:
        what = f"Here stands the control character U+{ord(found.group()):04X}."
        instead = "Remove it; if the file is not a text, name another one."
        raise _stop(name, what, instead, *_end_of(text[: found.start()]))
    return text


def _end_of(text: str) -> tuple[int, int]:
    """Line and column after a text."""
    lines = re.split(r"\r\n|\n|\r", text)
    return len(lines), len(lines[-1]) + 1


def _stop(name: str, what: str, instead: str, line: int = 0, column: int = 0) -> ProblemsFound:
    return ProblemsFound([Problem(name, line, column, what, instead)])
