"""What a text says of its terms: its definitions, its short names, what it introduces."""

from __future__ import annotations

import re
from functools import cached_property
from typing import NamedTuple

from goodoffices.text.checks.measures import singular
from goodoffices.text.checks.reading import ClauseWords, TextReading

_QUOTED = r"[\"“«„'‘]\s?(?P<term>[^\"“”«»„'’\n]{2,60}?)\s?[\"”»“'’]"
_MEANS = (
    r"(?:means?\b|shall\s+mean\b|is\s+defined\s+as\b|denotes?\b|designates?\b|refers?\s+to\b|"
    r"shall\s+refer\s+to\b|has\s+the\s+meaning\b|"
    r"(?:is|shall\s+be)\s+understood\s+(?:as|to\s+mean|to\s+include)\b|shall\s+include\b|"
    r"includes?\b|also\s+means\b|also\s+includes\b|extends\s+to\b|"
    r"to\s+(?:mean|denote|include)\b|as\s+meaning\b|stands\s+for\b|covers\b|does\s+not\s+(?:cover|include|mean|extend\s+to)\b|includes\s+only\b|signifies\b)"
)
_DEFINED = re.compile(
    rf"{_QUOTED}(?:\s{{1,3}}(?:in|for)\s{{1,3}}[^\s,.;:\"“][^,.;:\"“]{{0,39}})?,?\s{{0,3}}(?:(?:it|this|that|they|"
    rf"the\s+term|the\s+word)\s+)?"
    rf"(?:{_MEANS}|(?:is|are)\s+(?!(?:used|defined|referred|called|known|read|understood|"
    rf"mentioned|set|not)\b))\s*(?P<sense>[^;\n]*)"
)
_FOR_THIS = re.compile(
    rf"\b(?:[Ff]or\s+(?:the\s+purposes?\s+of\s+)?|[Ii]n\s+)(?:this\s+)?(?:[A-Z]\w+|section|clause|paragraph|part|article|chapter)"
    rf"[^,\"“«.;]{{0,24}},\s+(?:the\s+(?:term\s+|word\s+)?|an?\s+)?{_QUOTED}\s+(?P<sense>[^;\n]*)"
)
"""A word for one part of the text: whatever is said of it there is its sense."""
_BARE = re.compile(
    rf"(?:^|[.;:]\s+|\)\s*)(?P<term>[A-Z][\w-]*(?:\s[A-Z][\w-]*){{0,3}})\s*(?:[:–—-]\s+)?"
    rf"{_MEANS}\s*(?P<sense>[^;\n]*)"
)
_ALIAS = re.compile(
    rf"\(\s?(?:hereinafter|hereafter|henceforth|together|collectively|jointly|the|each|"
    rf"referred\s+to\s+as|called|,|\s)*{_QUOTED}[^)]{{0,40}}\)",
    re.IGNORECASE,
)
_CALLED = re.compile(
    rf"\b(?:hereinafter|hereafter|referred\s+to\s+as|called|known\s+as|designated\s+as|"
    rf"named)\s+(?:as\s+)?(?:the\s+)?(?:{_QUOTED}|"
    rf"(?P<bare>[A-Z][\w-]*(?:\s[A-Z][\w-]*){{0,4}}))",
    re.IGNORECASE,
)
_ABBREVIATED = re.compile(r"\((?:the\s+)?[A-Z]{2,6}\)")
_ESTABLISHED = re.compile(
    r"\b(?:establish\w*|set(?:s|ting)?\s+up|creat\w+|form(?:s|ed)?|constitut\w+|"
    r"consists?\s+of|composed\s+of|made\s+up\s+of|appoint\w*|designat\w+"
    r"|name[sd]?|instituted?|convene[sd]?|launch\w*|open(?:s|ed)?|draw(?:s|n)?|run(?:s|"
    r"ning)?\s+(?:along|from)|marked|shown|described|defined|known|call(?:s|ed)?)\b",
    re.IGNORECASE,
)
PHRASE = re.compile(
    r"\b(?:[A-Z][\w-]*(?:[’']s)?)(?:\s+(?:of\s+(?:the\s+)?|for\s+(?:the\s+)?|and\s+)?[A-Z][\w-]*)*"
)
FIRST_WORDS = frozenset(
    "the a an this that these those each every all any both its their his her our no in on "
    "at by for from to of with and or if when where".split()
)


class Defined(NamedTuple):
    """A definition: the term in one form, its sense as it is said, where."""

    term: str
    sense: str
    passage: ClauseWords
    start: int
    end: int


def terms_of(reading: TextReading) -> TermsOfText:
    """What a text says of its terms, gathered once for all checks."""
    if not isinstance(reading.terms, TermsOfText):
        reading.terms = TermsOfText(reading)
    return reading.terms


def form(term: str) -> str:
    """A term in one form: small letters, singular, without an article."""
    words = term.strip(" .,;:’'").casefold().split()
    if words and words[0] in ("the", "a", "an"):
        words = words[1:]
    if words:
        words[-1] = singular(words[-1].removesuffix("’s").removesuffix("'s"))
    return " ".join(words)


class TermsOfText:
    """What a text says of its terms."""

    def __init__(self, reading: TextReading) -> None:
        self._reading = reading

    @cached_property
    def definitions(self) -> list[Defined]:
        """Every definition, in order."""
        found = []
        for passage in self._reading.passages:
            spans: list[tuple[int, int]] = []
            for pattern in (_DEFINED, _FOR_THIS, _BARE):
                for match in pattern.finditer(passage.unbracketed):
                    term = form(match["term"])
                    if term and not any(start <= match.start("term") < end for start, end in spans):
                        spans.append(match.span())
                        found.append(
                            Defined(term, match["sense"], passage, match.start("term"), match.end("term"))
                        )
        return found

    @cached_property
    def aliases(self) -> list[Defined]:
        """Every short name in parentheses ("the Commission"), with the words before it as its sense."""
        found = []
        for passage in self._reading.passages:
            for match in _ALIAS.finditer(passage.unbracketed):
                before = passage.words[max(0, match.start() - 60) : match.start()]
                found.append(
                    Defined(
                        form(match["term"]),
                        " ".join(before.split()),
                        passage,
                        match.start("term"),
                        match.end("term"),
                    )
                )
        return found

    @cached_property
    def names(self) -> set[str]:
        """Forms of the names that a short name, a title or the words before the first clause introduce."""
        found = {one.term for one in self.aliases}
        for passage in self._reading.passages:
            words = passage.unbracketed
            for alias in (*_ALIAS.finditer(words), *_ABBREVIATED.finditer(words)):
                before = [one[0] for one in PHRASE.finditer(words[: alias.start()])]
                if before:
                    found.add(form(bare_words(before[-1])))
            if _opening(self._reading, passage) or passage.clause.kind in ("heading", "article"):
                found |= {form(bare_words(one[0])) for one in PHRASE.finditer(words)}
        return found - {""}

    @cached_property
    def introduced(self) -> set[str]:
        """Forms of all that the text defines, names in quotation marks, establishes, or speaks of as
        something new ("a Joint Cell")."""
        found = {one.term for one in (*self.definitions, *self.aliases)}
        for passage in self._reading.passages:
            words = passage.unbracketed
            for match in _CALLED.finditer(words):
                found.add(form(match["term"] or match["bare"] or ""))
            found |= {form(match["term"]) for match in re.finditer(_QUOTED, words)}
            head = passage.clause.kind in ("heading", "article")
            aliases = [match.start() for match in _ALIAS.finditer(words)]
            for match in PHRASE.finditer(words):
                if any(
                    match.end() <= at and not re.search(r"[.;]\s", words[match.end() : at]) for at in aliases
                ):
                    found |= _tails(match[0])
                if head or self._new(words, match) or _opening(self._reading, passage):
                    found |= _tails(match[0])
        return found

    def _new(self, words: str, match: re.Match[str]) -> bool:
        """Whether a phrase is introduced where it stands."""
        before, after = (
            words[max(0, match.start() - 50) : match.start()],
            words[match.end() : match.end() + 60],
        )
        if re.search(r"\b(?:a|an|another|one|two|three|every)\s+(?:[a-z-]+\s+){0,2}$", before):
            return True
        if match[0].split()[0] in ("A", "An") or re.match(
            r"\s+(?:has|have|of|with|consists\s+of)\s+[\w,]+\s+(?:members|seats|persons|judges|experts|officers)\b",
            after,
        ):
            return True
        if re.search(r"\b(?:is|are|be|as|becomes?)\s+(?:the\s+|its\s+|their\s+)?$", before):
            return True
        if re.match(
            r"[^.;]{0,90}\b(?:established|created|set\s+up|instituted)\b",
            words[match.end() : match.end() + 110],
        ):
            return True
        if re.match(
            r"\s+(?:\w+\s+){0,2}(?:(?:is|are|shall\s+be|will\s+be)\s+(?:hereby\s+)?|"
            r"consists?\b|established\b|set\s+up\b|referred\b|created\b|under\s+the\b|"
            r"of\s+the\s+[A-Z])",
            after,
        ):
            return bool(
                _ESTABLISHED.match(re.sub(r"^\s+(?:is|are|shall\s+be|will\s+be)\s+(?:hereby\s+)?", "", after))
                or _ESTABLISHED.match(after.strip())
            )
        return bool(
            re.search(
                r"\b(?:establish\w*|set(?:s)?\s+up|creat\w+|form(?:s|ed)?|constitute|"
                r"appoint\w*|launch\w*|convene)\s+(?:the\s+|its\s+|their\s+)?$",
                before,
                re.IGNORECASE,
            )
        )


def _opening(reading: TextReading, passage: ClauseWords) -> bool:
    """Whether a passage stands in the title, among the parties or in the preamble: before the first article
    or numbered paragraph."""
    first = next(
        (at for at, one in enumerate(reading.text.clauses) if one.kind in ("article", "numbered", "option")),
        len(reading.text.clauses),
    )
    return passage.place < first


def bare_words(phrase: str) -> str:
    words = phrase.split()
    while words and words[0].casefold() in FIRST_WORDS:
        words = words[1:]
    return " ".join(words)


def _tails(phrase: str) -> set[str]:
    """A phrase and what is left of it without its first words ("the Joint Liaison Cell": "liaison cell")."""
    words = phrase.split()
    while words and words[0].casefold() in FIRST_WORDS:
        words = words[1:]
    return {form(" ".join(words[at:])) for at in range(len(words))}
