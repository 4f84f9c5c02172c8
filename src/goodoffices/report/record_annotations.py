"""The record as W3C Web Annotations (Recommendation of 23 February 2017), one page in JSON-LD.

A target is found by its words and what stands around them (``TextQuoteSelector``); where the article has no
address, by its place in our clean text besides (``TextPositionSelector``): places in our text are none in the
page that it was taken from.
"""

from __future__ import annotations

from typing import Any

import msgspec

from goodoffices.record import Article, Record
from goodoffices.report.record_codes import CodedPassage, coded_passages
from goodoffices.report.record_qdpx import identifier, source_id

AROUND = 32
"""Characters before and after a passage that tell it from the same words elsewhere."""
_STATUS = {"proposed": "assessing", "accepted": "classifying", "edited": "classifying"}


def record_annotations(record: Record) -> str:
    """The annotations of a record as JSON-LD text."""
    articles = {article.id: article for article in record.articles}
    items = [_annotation(articles[one.row.article], one) for one in coded_passages(record)]
    page = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": f"urn:uuid:{identifier('page', *sorted(map(source_id, record.articles)))}",
        "type": "AnnotationPage",
        "items": items,
    }
    return msgspec.json.format(msgspec.json.encode(page), indent=2).decode() + "\n"


def _annotation(article: Article, coded: CodedPassage) -> dict[str, Any]:
    row, key = coded.row, source_id(article)
    tags = [{"type": "TextualBody", "purpose": "tagging", "value": " / ".join(code)} for code in coded.codes]
    facts = [{"type": "TextualBody", "purpose": "describing", "value": coded.facts}] if coded.facts else []
    return {
        "id": f"urn:uuid:{identifier('passage', key, row.id)}",
        "type": "Annotation",
        "motivation": _STATUS[row.status],
        "generator": {"type": "Software", "name": "Good Offices"},
        "body": [*tags, *facts],
        "target": {"source": _source(article, key), "selector": _selectors(article, coded)},
    }


def _source(article: Article, key: str) -> dict[str, Any]:
    source: dict[str, Any] = {"id": article.address or f"urn:uuid:{key}", "type": "Text"}
    if article.language:
        source["language"] = article.language
    if article.title:
        source["name"] = article.title
    return source


def _selectors(article: Article, coded: CodedPassage) -> list[dict[str, Any]]:
    row, text = coded.row, article.text
    quote = {
        "type": "TextQuoteSelector",
        "exact": row.text,
        "prefix": text[max(0, row.start - AROUND) : row.start],
        "suffix": text[row.end : row.end + AROUND],
    }
    if article.address:
        return [quote]
    return [quote, {"type": "TextPositionSelector", "start": row.start, "end": row.end}]
