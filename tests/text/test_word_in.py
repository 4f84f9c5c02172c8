"""A DOCX that comes back keeps the marks of every round; unmarked changes are found; comments stand apart;
what could harm is refused."""

from __future__ import annotations

import io
import random
import re
import zipfile

import pytest

from goodoffices.report.documents.status import DocumentStatus
from goodoffices.report.documents.word import write_word
from goodoffices.text import (
    WordRefusedError,
    changed_flow,
    compare_with_sent,
    plain_flow,
    read_text,
    read_word,
)

OLD = "1. The Front releases 30 persons, the sick first.\n\n2. The team reports on the same day.\n"
NEW = "1. The Front releases 40 persons, the sick first.\n\n2. The team reports in writing on the same day.\n"
STATUS = DocumentStatus(title="Draft")
SENT = write_word(changed_flow(read_text(OLD), read_text(NEW)), STATUS)
_INSERTED = (
    '<w:ins w:id="90" w:author="Front" w:date="2031-03-03T10:00:00Z"><w:r><w:t '
    'xml:space="preserve">{}</w:t></w:r></w:ins>'
)


def _changed(data: bytes, *cuts: tuple[str, str], more: dict[str, str] | None = None) -> bytes:
    """A DOCX with its body changed, as a word processor would, and with further parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            content = old.read(name).decode("utf-8", "surrogateescape")
            if name == "word/document.xml":
                for before, after in cuts:
                    assert before in content, before
                    content = content.replace(before, after, 1)
            new.writestr(name, content.encode("utf-8", "surrogateescape"))
        for name, content in (more or {}).items():
            new.writestr(name, content)
    return stream.getvalue()


def test_a_file_that_was_sent_reads_as_both_versions() -> None:
    read = read_word(SENT)
    assert read.accepted.split("\n")[0] == "1. The Front releases 40 persons, the sick first."
    assert read.refused.split("\n")[0] == "1. The Front releases 30 persons, the sick first."
    assert read.authors == ("Mediation",)


def test_marks_of_this_round_and_of_earlier_ones_are_told_apart() -> None:
    run = '<w:r><w:t xml:space="preserve"> persons, the sick first.</w:t></w:r>'
    back = _changed(SENT, (run, _INSERTED.format(" women and") + run))
    came = compare_with_sent(read_word(SENT), read_word(back))
    assert [(one.kind, one.words, one.author) for one in came.marked if not one.earlier] == [
        ("inserted", " women and", "Front")
    ]
    assert {one.author for one in came.marked if one.earlier} == {"Mediation"}
    assert came.unmarked == ()
    assert "40 women and persons" in came.proposed


def test_a_change_without_a_mark_is_found() -> None:
    back = _changed(SENT, ("the sick first", "the sick last"))
    came = compare_with_sent(read_word(SENT), read_word(back))
    assert [(one.old, one.new) for one in came.unmarked] == [("first", "last")]
    assert not [one for one in came.marked if not one.earlier]


def test_a_clean_copy_that_comes_back_is_compared_with_the_plain_text() -> None:
    clean = write_word(plain_flow(read_text(NEW)), STATUS)
    assert compare_with_sent(NEW, read_word(clean)).unmarked == ()
    back = _changed(clean, ("40 persons", "45 persons"))
    assert [(one.old, one.new) for one in compare_with_sent(NEW, read_word(back)).unmarked] == [("40", "45")]


def test_marks_of_ours_are_of_an_earlier_round_where_the_newer_version_is_what_was_sent() -> None:
    came = compare_with_sent(NEW, read_word(SENT))
    assert came.unmarked == ()
    assert all(one.earlier for one in came.marked)


def test_a_strike_inside_an_insertion_of_an_earlier_round_is_of_this_one() -> None:
    mark = re.search(r"<w:ins [^>]*><w:r><w:t[^>]*>in writing ?</w:t></w:r></w:ins>", _body(SENT))
    assert mark
    words = re.search(r">(in writing ?)<", mark[0])
    assert words
    struck = (
        mark[0]
        .replace("<w:r>", '<w:del w:id="91" w:author="Front"><w:r>')
        .replace("</w:r>", "</w:r></w:del>")
    )
    struck = struck.replace("w:t ", "w:delText ").replace("</w:t>", "</w:delText>")
    came = compare_with_sent(read_word(SENT), read_word(_changed(SENT, (mark[0], struck))))
    assert [(one.kind, one.author) for one in came.marked if not one.earlier] == [("deleted", "Front")]
    assert came.unmarked == ()
    assert "reports on the same day" in came.proposed


def _body(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return file.read("word/document.xml").decode()


def test_comments_stand_apart_with_the_words_beside_them() -> None:
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    comments = (
        f'<w:comments xmlns:w="{space}"><w:comment w:id="7" w:author="A. B." w:date="2031-03-03T10:00:00Z">'
        "<w:p><w:r><w:t>We cannot sell this at home.</w:t></w:r></w:p></w:comment></w:comments>"
    )
    run = '<w:r><w:t xml:space="preserve"> persons, the sick first.</w:t></w:r>'
    around = f'<w:commentRangeStart w:id="7"/>{run}<w:commentRangeEnd w:id="7"/>'
    read = read_word(_changed(SENT, (run, around), more={"word/comments.xml": comments}))
    (comment,) = read.comments
    assert (comment.author, comment.words) == ("A. B.", "We cannot sell this at home.")
    assert comment.beside == " persons, the sick first."
    assert "sell" not in read.accepted


def test_numbers_that_word_counts_itself_are_read() -> None:
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    numbering = (
        f'<w:numbering xmlns:w="{space}"><w:abstractNum w:abstractNumId="5">'
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
        '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText '
        'w:val="(%2)"/></w:lvl>'
        '</w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="5"/></w:num></w:numbering>'
    )

    def listed(level: int, words: str) -> str:
        shape = f'<w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="3"/></w:numPr></w:pPr>'
        return f"<w:p>{shape}<w:r><w:t>{words}</w:t></w:r></w:p>"

    stream = io.BytesIO()
    body = "".join(listed(*one) for one in [(0, "a"), (1, "b"), (1, "c"), (0, "d"), (1, "e")])
    with zipfile.ZipFile(stream, "w") as file:
        file.writestr("[Content_Types].xml", "<Types/>")
        file.writestr(
            "word/document.xml", f'<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>'
        )
        file.writestr("word/numbering.xml", numbering)
    assert read_word(stream.getvalue()).accepted == "1. a\n(a) b\n(b) c\n2. d\n(a) e\n"


_ENTITY = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "ha">]><w:document xmlns:w="x"><w:body/></w:document>'
_LINKED = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Re'
    'lationship Id="r9" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" '
    'Target="http://example.org/t.dotm" TargetMode="External"/></Relationships>'
)


def _packed(parts: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return stream.getvalue()


_TYPES = {"[Content_Types].xml": b"<Types/>"}


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "no whole DOCX"),
        (b"PK\x03\x04 cut off", "no whole DOCX"),
        (SENT[: len(SENT) // 2], "no whole DOCX"),
        (b"\xd0\xcf\x11\xe0rest", "old Word document"),
        (_packed({"a.txt": b"x"}), "no DOCX"),
        (_packed(_TYPES | {"word/document.xml": b"<broken"}), "XML is broken"),
        (_packed(_TYPES | {"word/document.xml": _ENTITY.encode()}), "entities"),
        (_packed(_TYPES | {"word/document.xml": _ENTITY.replace("1.0", "1.0").encode("utf-16")}), "entities"),
        (_packed(_TYPES | {"word/document.xml": b"<a>" + b" " * 90_000_000 + b"</a>"}), "unpacks to more"),
        (_changed(SENT, more={"word/vbaProject.bin": "x"}), "macros"),
        (_changed(SENT, more={"word/embeddings/oleObject1.bin": "x"}), "macros|objects"),
        (_changed(SENT, more={"word/_rels/settings.xml.rels": _LINKED}), "fetch a part from elsewhere"),
        (
            _packed(_TYPES | {"word/document.xml": b"<a>" * 5000 + b"</a>" * 5000}),
            "broken|without end|no body",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "file",
)
def test_what_could_harm_is_refused_with_a_plain_word(data: bytes, why: str) -> None:
    with pytest.raises(WordRefusedError, match=why):
        read_word(data)


def test_a_file_that_was_altered_anywhere_is_read_or_refused_and_nothing_else() -> None:
    source = random.Random(3)
    refused: list[str] = []
    sent = read_word(SENT)
    with zipfile.ZipFile(io.BytesIO(SENT)) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    for turn in range(80):
        if turn % 2:
            data = bytearray(SENT)
            for _ in range(source.randrange(1, 20)):
                data[source.randrange(len(data))] = source.randrange(256)
            altered = bytes(data)
        else:
            name = source.choice(["word/document.xml", "[Content_Types].xml", "word/_rels/document.xml.rels"])
            part = bytearray(parts[name])
            start = source.randrange(len(part))
            part[start : start + source.randrange(40)] = part[source.randrange(len(part)) :][
                : source.randrange(60)
            ]
            altered = _packed(parts | {name: bytes(part)})
        try:
            compare_with_sent(sent, read_word(altered))
        except WordRefusedError as why:
            refused.append(str(why))
    assert refused
    assert all(why.endswith(".") for why in refused)
