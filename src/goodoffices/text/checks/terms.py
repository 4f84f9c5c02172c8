"""Terms in two senses, and terms that nobody has said the meaning of."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from goodoffices.language import CodedText
from goodoffices.text.checks.measures import singular
from goodoffices.text.checks.reading import ClauseWords, TextReading
from goodoffices.text.finding import Finding

SOURCE = (
    "UN DPPA, Guidance on Mediation of Ceasefires (2022), definitions; UNIDIR (2022): one "
    "meaning for each term"
)
_QUOTED = r"[\"“«„'‘]\s?(?P<term>[^\"“”«»„'’\n]{2,60}?)\s?[\"”»“'’]"
_MEANS = (
    r"(?:means?\b|shall\s+mean\b|is\s+defined\s+as\b|denotes?\b|designates?\b|refers?\s+to\b|"
    r"shall\s+refer\s+to\b|has\s+the\s+meaning\b|"
    r"(?:is|shall\s+be)\s+understood\s+(?:as|to\s+mean|to\s+include)\b|shall\s+include\b|"
    r"includes?\b|also\s+means\b|also\s+includes\b|extends\s+to\b|"
    r"stands\s+for\b|covers\b|includes\s+only\b|signifies\b)"
)
_DEFINED = re.compile(
    rf"{_QUOTED}(?:\s{{1,3}}(?:in|for)\s{{1,3}}[^\s,.;:\"“][^,.;:\"“]{{0,39}})?,?\s{{0,3}}(?:(?:it|this|that|they|"
    rf"the\s+term|the\s+word)\s+)?"
    rf"(?:{_MEANS}|(?:is|are)\s+(?!(?:used|defined|referred|called|known|read|understood|"
    rf"mentioned|set|not)\b))\s*(?P<sense>[^;\n]*)"
)
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
_SPLIT = re.compile(r"\b(?:only|does\s+not\s+(?:mean|include))\b")
_HEADS = frozenset(
    """commission committee team mission cell panel office board group body mechanism fund zone line area
    corridor period date phase force unit centre center secretariat guarantor monitor observer
    arbitrator adviser advisor expert coach coordinator administrator trustee facilitator forum register
    registry account list plan programme program site facility weapon detachment patrol officer envoy
    ombudsman inspector verifier auditor council authority tribunal chamber task-force taskforce hotline
    headquarters roster roadmap timetable schedule matrix map buffer checkpoint perimeter depositary
    rapporteur chair chairperson moderator liaison property asset amount price fee reserve service work
    term condition standard level threshold party-list beneficiary commissioner agent notary broker
    receiver assessor supervisor guardian director registrar referee umpire surveyor treasurer custodian
    convener steward claimant successor inventory season payment day person prisoner detainee hostage
    territory vehicle""".split()
)
_SINGLE = frozenset(
    """guarantor monitor observer arbitrator adviser advisor expert coordinator administrator trustee
    facilitator inspector verifier envoy ombudsman depositary rapporteur commissioner agent notary
    receiver assessor supervisor registrar referee umpire custodian convener steward commission
    committee secretariat tribunal mission panel beneficiary""".split()
)
"""Heads that are a term of a text without another word before them."""
_KNOWN = re.compile(
    r"\b(?:United\s+Nations|Security\s+Council|General\s+Assembly|Secretary-General|"
    r"International\s+(?:Committee|Court|Criminal|Organi[sz]ation|Labour|Monetary|Atomic)"
    r"|Red\s+(?:Cross|Crescent|Crystal)|Human\s+Rights|European|African|Arab|World\s+(?:Bank|"
    r"Health|Food)|Supreme|Constitutional|International|Intergovernmental|Federal|Royal|"
    r"of\s+the\s+Convention|High\s+Commissioner|Geneva|Hague)\b"
)
_ESTABLISHED = re.compile(
    r"\b(?:establish\w*|set(?:s|ting)?\s+up|creat\w+|form(?:s|ed)?|constitut\w+|"
    r"consists?\s+of|composed\s+of|made\s+up\s+of|appoint\w*|designat\w+"
    r"|name[sd]?|instituted?|convene[sd]?|launch\w*|open(?:s|ed)?|draw(?:s|n)?|run(?:s|"
    r"ning)?\s+(?:along|from)|marked|shown|described|defined|known|call(?:s|ed)?)\b",
    re.IGNORECASE,
)
_PHRASE = re.compile(
    r"\b(?:[A-Z][\w-]*(?:[’']s)?)(?:\s+(?:of\s+(?:the\s+)?|for\s+(?:the\s+)?|and\s+)?[A-Z][\w-]*)*"
)
_FIRST = frozenset(
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
            for pattern in (_DEFINED, _BARE):
                for match in pattern.finditer(passage.words):
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
            for match in _ALIAS.finditer(passage.words):
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
    def introduced(self) -> set[str]:
        """Forms of all that the text defines, names in quotation marks, establishes, or speaks of as
        something new ("a Joint Cell")."""
        found = {one.term for one in (*self.definitions, *self.aliases)}
        for passage in self._reading.passages:
            words = passage.words
            for match in _CALLED.finditer(words):
                found.add(form(match["term"] or match["bare"] or ""))
            found |= {form(match["term"]) for match in re.finditer(_QUOTED, words)}
            head = passage.clause.kind in ("heading", "article")
            aliases = [match.start() for match in _ALIAS.finditer(words)]
            for match in _PHRASE.finditer(words):
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
            r"\s+(?:has|have|of|with)\s+\w+\s+members\b", after
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


def _tails(phrase: str) -> set[str]:
    """A phrase and what is left of it without its first words ("the Joint Liaison Cell": "liaison cell")."""
    words = phrase.split()
    while words and words[0].casefold() in _FIRST:
        words = words[1:]
    return {form(" ".join(words[at:])) for at in range(len(words))}


def find_wrong_terms(reading: TextReading) -> Iterator[Finding]:
    """Terms with two meanings and terms with none."""
    terms = TermsOfText(reading)
    yield from _two_senses(reading, terms)
    yield from _without(reading, terms)


def _two_senses(reading: TextReading, terms: TermsOfText) -> Iterator[Finding]:
    by_term: dict[str, list[Defined]] = defaultdict(list)
    for one in terms.definitions:
        by_term[one.term].append(one)
    for term, several in by_term.items():
        first = several[0]
        for one in several[1:]:
            if _said(one.sense) == _said(first.sense) or _is_option(reading, one, first):
                continue
            yield _second_sense(reading, term, one, first)
    for alias in terms.aliases:
        other = by_term.get(alias.term)
        if other and other[0].passage.place != alias.passage.place and not _akin(alias.sense, other[0].sense):
            yield _second_sense(reading, alias.term, other[0], alias)
    names: dict[str, Defined] = {}
    for one in terms.aliases:
        before = names.setdefault(one.term, one)
        if before is not one and _said(before.sense)[-20:] != _said(one.sense)[-20:]:
            yield reading.finding(
                "term-in-two-senses",
                "error",
                one.passage,
                (one.start, one.end),
                CodedText(
                    "short-name-two-things",
                    "“%(term)s” is the short name of two things, here and in %(value)s.",
                    term=one.term,
                    value=before.passage.clause.label or "another place",
                ),
                CodedText("give-one-them-another", "Give one of them another name."),
                SOURCE,
                (before.passage.place,),
            )


def _second_sense(reading: TextReading, term: str, one: Defined, first: Defined) -> Finding:
    """A term that is said to mean something in one place, and something else in another."""
    return reading.finding(
        "term-in-two-senses",
        "error",
        one.passage,
        (one.start, one.end),
        CodedText(
            "said-mean-something-else",
            "“%(term)s” is said here to mean something else than in %(value)s.",
            term=term,
            value=first.passage.clause.label or "another place",
        ),
        CodedText(
            "keep-one-definition-or",
            "Keep one definition, or give the second thing a name of its own.",
        ),
        SOURCE,
        (first.passage.place,),
    )


_EMPTY = frozenset(
    "the a an of and or in to by for on at with from as is be that which any all its this between".split()
)


def _akin(one: str, two: str) -> bool:
    """Whether two descriptions of a thing share words that say something; short ones are taken to."""
    first = {singular(word) for word in re.findall(r"\w{3,}", one.casefold()) if word not in _EMPTY}
    second = {singular(word) for word in re.findall(r"\w{3,}", two.casefold()) if word not in _EMPTY}
    return len(first) < 2 or len(second) < 2 or bool(first & second)


def _said(sense: str) -> str:
    return " ".join(re.findall(r"\w+", sense.casefold()))


def _is_option(reading: TextReading, one: Defined, two: Defined) -> bool:
    """Whether two definitions are alternatives of each other: in two options, or in brackets."""
    above = [reading.text.clauses[place.passage.place].label for place in (one, two)]
    if any("option" in label for label in above):
        return True
    brackets = reading.text.brackets
    return any(
        b.first_clause == one.passage.place
        and b.depth == 1
        and b.stack >= 0
        and b.last_clause == two.passage.place
        for b in brackets
    )


def _without(reading: TextReading, terms: TermsOfText) -> Iterator[Finding]:
    told: set[str] = set()
    for passage in reading.passages:
        if passage.clause.kind in ("heading", "article") and not passage.clause.words.rstrip().endswith("."):
            continue
        for match in _PHRASE.finditer(passage.words):
            phrase, start = _bare(passage, match)
            term = form(phrase)
            if not term or term in told or not _is_term(phrase, passage, start) or term in terms.introduced:
                continue
            if any(
                form(tail) in terms.introduced for tail in (phrase.split(" of ")[0], phrase.split(" for ")[0])
            ):
                continue
            told.add(term)
            yield reading.finding(
                "term-without-definition",
                "warning",
                passage,
                (start, start + len(phrase)),
                CodedText(
                    "text-speaks-something-known",
                    "The text speaks of “%(phrase)s” as of something known, and nowhere says what that is.",
                    phrase=phrase,
                ),
                CodedText("define-or-write-name", "Define it, or write the name by which the text has it."),
                SOURCE,
            )


def _bare(passage: ClauseWords, match: re.Match[str]) -> tuple[str, int]:
    """A phrase without the little words that a sentence begins with."""
    words, start = match[0], match.start()
    while (space := words.find(" ")) > 0 and words[:space].casefold() in _FIRST:
        skipped = len(words) - len(words[space:].lstrip())
        words, start = words[skipped:], start + skipped
    return re.sub(r"[’']s$", "", words), start


def _is_term(phrase: str, passage: ClauseWords, start: int) -> bool:
    """Whether a phrase looks like a term of the text, and not like a name of the world."""
    words = phrase.split()
    head = singular(re.split(r"\s+(?:of|for)\s+", phrase)[0].split()[-1]).casefold()
    before = passage.words[max(0, start - 12) : start]
    if _KNOWN.search(phrase) or phrase.isupper() or re.search(r"[\"“«'‘(]\s?$", before):
        return False
    if len(words) == 1:
        first = not passage.before(start, 400).strip() or bool(
            re.search(r"[.;:!?]\s*$", passage.before(start))
        )
        return (
            head in _SINGLE
            and not first
            and bool(re.search(r"\b[Tt]he\s+$", before))
            and words[0][0].isupper()
        ) or (head in _SINGLE and bool(re.search(r"\bThe\s+$", before)))
    definite = bool(
        re.search(r"\b(?:the|this|that|such|these|its|their|said)\s+(?:[a-z-]+\s+)?$", before, re.IGNORECASE)
    )
    plural = words[-1].endswith("s") and bool(
        re.search(r"(?:^|[.,;:]|\b(?:of|by|to|with|all|and|or|in))\s*$", before)
    )
    return head in _HEADS and (definite or plural)
