"""A file goes out as it came in, whatever encoding it is in."""

from __future__ import annotations

import random

import pytest

from goodoffices.text import UnreadableTextError, decode_text, encode_text, read_text


@pytest.mark.parametrize(
    ("codec", "words"),
    [
        ("cp1252", "Article 1\n\n1. The sides “agree” [to meet] at the café – soon."),
        ("cp1251", "Статья 1\n\n1. Стороны [согласны] встретиться в городе."),
        ("cp1256", "المادة 1\n\n1. يلتزم الطرفان [بوقف] إطلاق النار"),
        ("utf-16", "Article 1 [x]\r\n"),
        ("utf-16-le", "Article 1 [without a mark]\r\n"),
        ("utf-8-sig", "Article 1 [x]"),
        ("latin-1", "Artículo 1. Las Partes [acuerdan] reunirse en España."),
    ],
)
def test_an_old_encoding_is_read_and_kept(codec: str, words: str) -> None:
    data = words.encode(codec)
    text, encoding = decode_text(data)
    assert text == words
    assert encode_text(read_text(text).printed, encoding) == data


def test_bytes_that_are_no_text_of_any_encoding_are_kept() -> None:
    source = random.Random(5)
    for _ in range(500):
        size = source.randrange(80)
        letters = [source.choice(b"ab[]\n\r\t 1.()") for _ in range(size)]
        data = bytes(source.randrange(1, 256) if source.random() < 0.1 else one for one in letters)
        try:
            text, encoding = decode_text(data)
        except UnreadableTextError:
            continue
        assert encode_text(read_text(text).printed, encoding) == data


@pytest.mark.parametrize("data", [b"PK\x03\x04rest", b"%PDF-1.7", b"a\x00b\x01\x00\x00" * 50])
def test_what_is_no_text_is_refused_by_name(data: bytes) -> None:
    with pytest.raises(UnreadableTextError, match=r"this is (an archive|a PDF|binary)"):
        decode_text(data)
