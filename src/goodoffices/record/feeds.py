"""A saved feed (RSS, Atom): its entries with text."""

from __future__ import annotations

import io
import re
import time
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from goodoffices.record.decode import Unreadable
from goodoffices.record.pages import Page, as_day, fragment_text

if TYPE_CHECKING:
    import feedparser

_FEED = re.compile(
    r"^\s*(?:<\?xml[^>]*\?>)?(?:\s*<!--.*?-->|\s*<\?[^>]*\?>|\s*<!DOCTYPE[^>\[]*(?:\[.*?\])?\s*>)*\s*<(?:rss|feed|rdf:RDF)[\s>]",
    re.DOTALL | re.IGNORECASE,
)


def looks_like_feed(text: str) -> bool:
    """Whether the first element is that of a feed."""
    return bool(_FEED.match(text[:20_000]))


def read_feed(text: str) -> list[Page]:
    """The entries of a feed that have text, in its order.

    The parser is handed bytes in memory, never an address. A feed that declares entities is refused: a handful of them
    can unfold to gigabytes. Raises :class:`Unreadable`.
    """
    if re.search(r"<!ENTITY", text, re.IGNORECASE):
        raise Unreadable(
            "this feed declares entities, which can unfold without end. Save it without them, or save the articles."
        )
    import feedparser  # only feeds need it, and it is slow to load

    plain = re.sub(r"^\s*<\?xml[^>]*\?>", "", text, count=1)
    parsed = feedparser.parse(
        io.BytesIO(plain.encode("utf-8", "replace")),
        response_headers={"content-type": "application/xml; charset=utf-8"},
        resolve_relative_uris=False,
    )
    if not parsed.entries:
        raise Unreadable("this feed has no entries.")
    outlet = " ".join(str(parsed.feed.get("title", "")).split())
    spoken = str(parsed.feed.get("language", "")).split("-")[0].lower()[:3]
    pages = []
    for entry in parsed.entries:
        parts = [str(part.get("value", "")) for part in entry.get("content", ())] or [
            str(entry.get("summary", ""))
        ]
        source = entry.get("source")
        pages.append(
            Page(
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
