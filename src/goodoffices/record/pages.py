"""An HTML page: its body text, and what its own metadata says of it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date

import msgspec
from lxml import etree, html

from goodoffices.record.decode import UnreadableArticleError

_DATE_META = (
    "article:published_time", "og:article:published_time", "datepublished", "date", "dc.date",
    "dc.date.issued",
    "dcterms.created", "dcterms.date", "parsely-pub-date", "pubdate", "publish-date", "publishdate",
    "sailthru.date",
    "article.published", "article:published", "published_time", "originalpublicationdate", "ptime", "pdate",
    "og:published_time", "og:pubdate",
    "publication_date", "publicationdate", "dc.date.created", "dcterms.issued", "datecreated",
    "cxenseparse:recs:publishtime", "bt:pubdate", "rnews:datepublished",
)  # fmt: skip
_HTML = re.compile(
    r"<!doctype html|<html[\s>]|<head[\s>]|<body[\s>]|<(?:article|div|p)(?:\s[^>]*)?>", re.IGNORECASE
)
_SHORT = 1_000
"""Characters below which a body is looked for again with every extractor, which takes twice the time: where
the first one finds a whole article the others seldom change it (measured: the same F1).
"""


class SavedPage(msgspec.Struct, frozen=True, kw_only=True):
    """What a page gives. ``published`` is the day that its metadata declares, as it stands there; nothing is
    guessed from its text or address. ``text`` is the body, a paragraph to a line.
    """

    text: str
    title: str = ""
    outlet: str = ""
    address: str = ""
    language: str = ""
    published: str = ""


def looks_like_html(text: str) -> bool:
    """Whether the first characters are those of a page."""
    return bool(_HTML.search(text[:3000]))


def read_page(text: str) -> SavedPage:
    """Read a page. Raises :class:`UnreadableArticleError` for one that is no page or too deep to be
    walked.
    """
    try:
        tree = _parsed(text)
        title, facts = _title(tree), _facts(tree)
        found = _body(tree, fast=True)
        if len(found) < _SHORT:
            found = _body(_parsed(text), fast=False)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as problem:
        raise UnreadableArticleError(
            f"this page cannot be read ({problem}). Paste its text instead."
        ) from None
    except RecursionError:
        raise UnreadableArticleError(
            "this page is nested too deeply to be read. Paste its text instead."
        ) from None
    return SavedPage(text=found, title=title, **facts)


def _parsed(text: str) -> html.HtmlElement:
    return html.document_fromstring(
        re.sub(r"^\s*<\?xml[^>]*\?>", "", text, count=1), parser=html.HTMLParser(encoding=None)
    )


def _body(tree: html.HtmlElement, *, fast: bool) -> str:
    """The body of a page; its tree is spent with that. ``fast`` leaves out a second opinion by other
    extractors.
    """
    import trafilatura  # takes longer to load than a record to be shown, and only pages need it

    return (
        trafilatura.extract(
            tree, fast=fast, favor_precision=True, include_comments=False, include_formatting=False
        )
        or ""
    )


def fragment_text(fragment: str) -> str:
    """The text of a piece of HTML, as feeds carry it: a paragraph to a line, scripts and styles left out."""
    if "<" not in fragment:
        return fragment
    try:
        tree = html.fragment_fromstring(fragment, create_parent="div")
        for gone in tree.xpath(".//script|.//style|.//noscript|.//figure"):
            gone.drop_tree()
        for block in tree.iter("p", "div", "br", "li", "h1", "h2", "h3", "h4", "blockquote", "tr"):
            block.tail = "\n" + (block.tail or "")
        return str(tree.text_content())
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, RecursionError):
        return re.sub(r"<[^<>]*>", " ", fragment)


def as_day(words: str) -> str:
    """The ISO day that a metadata date begins with, empty where it does not begin with one."""
    match = re.match(r"(\d{4})[-/]?(\d{2})[-/]?(\d{2})(?:\d{4}|\d{6})?(?!\d)", words.lstrip())
    if not match:
        return ""
    try:
        return date(*(int(part) for part in match.groups())).isoformat()
    except ValueError:
        return ""


def _title(tree: html.HtmlElement) -> str:
    for path in ("//meta[@property='og:title']/@content", "//h1//text()", "//title/text()"):
        words = " ".join(" ".join(str(part) for part in tree.xpath(path)[:8]).split())
        if words:
            return words[:300]
    return ""


def _facts(tree: html.HtmlElement) -> dict[str, str]:
    linked = list(_linked_data(tree))
    dates = [as_day(str(item.get("datePublished") or item.get("dateCreated") or "")) for item in linked]
    for meta in tree.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()
        if name in _DATE_META:
            dates.append(as_day(meta.get("content") or ""))
    dates += [
        as_day(str(words)) for words in tree.xpath("//time[@pubdate or @itemprop='datePublished']/@datetime")
    ]
    publishers = [item.get("publisher") for item in linked]
    outlet = _first(
        tree, "//meta[@property='og:site_name']/@content", "//meta[@name='application-name']/@content"
    )
    for publisher in publishers:
        if not outlet and isinstance(publisher, dict):
            outlet = str(publisher.get("name", ""))
    address = _first(tree, "//link[@rel='canonical']/@href", "//meta[@property='og:url']/@content")
    return {
        "outlet": outlet,
        "address": address if address.startswith(("http://", "https://")) else "",
        "language": (tree.get("lang") or "").split("-")[0].lower()[:3],
        "published": next((day for day in dates if day), ""),
    }


def _first(tree: html.HtmlElement, *paths: str) -> str:
    for path in paths:
        for words in tree.xpath(path):
            if str(words).strip():
                return " ".join(str(words).split())[:300]
    return ""


def _linked_data(tree: html.HtmlElement) -> Iterator[dict[str, object]]:
    """The JSON-LD objects of a page; what is not valid JSON there is passed over."""
    for words in tree.xpath("//script[@type='application/ld+json']/text()"):
        try:
            found = json.loads(str(words), strict=False)
        except (ValueError, RecursionError):
            continue
        stack = [found]
        while stack:
            item = stack.pop(0)
            if isinstance(item, dict):
                yield item
                stack += [item.get("@graph"), item.get("mainEntity")]
            elif isinstance(item, list):
                stack.extend(item[:50])
