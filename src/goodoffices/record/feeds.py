"""A saved feed (RSS, Atom): its entries with text."""

from __future__ import annotations

import io
import re
import time
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from goodoffices.language import CodedText
from goodoffices.record.decode import UnreadableArticleError
from goodoffices.record.pages import SavedPage, as_day, fragment_text

if TYPE_CHECKING:
    import feedparser

_FIRST_ELEMENT = re.compile(r"<(?:rss|feed|rdf:RDF)[\s>]", re.IGNORECASE)
_PROLOGUE = (("<!--", "-->"), ("<?", "?>"), ("<!doctype", ">"))
"""What may stand before the first element: how it opens and how it ends."""
_HEAD = 20_000
"""Characters within which the first element of a feed stands."""


def looks_like_feed(text: str) -> bool:
    """Whether the first element is that of a feed.

    The prologue is stepped over piece by piece: a pattern for all of it at once has a choice of where each
    comment ends, and forty comments take it forever.
    """
    head = text[:_HEAD]
    low = head.lower()
    at = _after_spaces(head, 0)
    while (piece := next((each for each in _PROLOGUE if low.startswith(each[0], at)), None)) is not None:
        end = (
            _end_of_doctype(head, at) if piece[0] == "<!doctype" else head.find(piece[1], at + len(piece[0]))
        )
        if end < 0:
            return False
        at = _after_spaces(head, end + len(piece[1]))
    return _FIRST_ELEMENT.match(head, at) is not None


def _after_spaces(head: str, at: int) -> int:
    while at < len(head) and (head[at].isspace() or head[at] == "\ufeff"):
        at += 1
    return at


def _end_of_doctype(head: str, at: int) -> int:
    """The sign that closes a document type, behind the internal subset where it has one; -1 where none
    does.
    """
    end, subset = head.find(">", at), head.find("[", at)
    if 0 <= subset < end:
        closed = head.find("]", subset)
        return head.find(">", closed) if closed >= 0 else -1
    return end


def read_feed(text: str) -> list[SavedPage]:
    """The entries of a feed that have text, in its order.

    The parser is handed bytes in memory, never an address. A feed that declares entities is refused: a
    handful of them can unfold to gigabytes. Raises :class:`UnreadableArticleError`.
    """
    if re.search(r"<!ENTITY", text, re.IGNORECASE):
        raise UnreadableArticleError(
            CodedText(
                "feed-declares-entities-which",
                "this feed declares entities, which can unfold without end. Save it without them, or "
                "save the articles.",
            )
        )
    import feedparser  # only feeds need it, and it is slow to load

    plain = re.sub(r"^\s*<\?xml[^>]*\?>", "", text, count=1)
    parsed = feedparser.parse(
        io.BytesIO(plain.encode("utf-8", "replace")),
        response_headers={"content-type": "application/xml; charset=utf-8"},
        resolve_relative_uris=False,
    )
    if not parsed.entries:
        raise UnreadableArticleError(CodedText("feed-has-no-entries", "this feed has no entries."))
    outlet = " ".join(str(parsed.feed.get("title", "")).split())
    spoken = str(parsed.feed.get("language", "")).split("-")[0].lower()[:3]
    pages = []
    for entry in parsed.entries:
        parts = [str(part.get("value", "")) for part in entry.get("content", ())] or [
            str(entry.get("summary", ""))
        ]
        source = entry.get("source")
        pages.append(
            SavedPage(
                text=fragment_text("\n".join(parts)),
                title=" ".join(fragment_text(str(entry.get("title", ""))).split()),
                outlet=" ".join(str(source.get("title", "")).split())
                if source and source.get("title")
                else outlet,
                address=str(entry.get("link", ""))
                if str(entry.get("link", "")).startswith(("http://", "https://"))
                else "",
                language=spoken,
                published=_day(entry),
            )
        )
    return pages


def _day(entry: feedparser.FeedParserDict) -> str:
    """The day an entry was published, in the time zone that it is given in."""
    words = str(entry.get("published", ""))
    if as_day(words):
        return as_day(words)
    try:
        return parsedate_to_datetime(words).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        parsed = entry.get("published_parsed")
        return datetime(*parsed[:3]).date().isoformat() if isinstance(parsed, time.struct_time) else ""
