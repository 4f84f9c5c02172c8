"""Terms in two senses, and terms that nobody has said the meaning of."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from goodoffices.language import CodedText
from goodoffices.text.checks.defined import FIRST_WORDS, PHRASE, Defined, TermsOfText, form, terms_of
from goodoffices.text.checks.measures import singular
from goodoffices.text.checks.reading import ClauseWords, TextReading
from goodoffices.text.finding import Finding

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
    territory vehicle circle desk corps caucus presidium directorate inspectorate network platform portal
    database hub helpdesk table programme-office clerk warden verification observatory roundtable
    subcommittee cabinet delegate coordinator-general conciliator assembly-point depot collector""".split()
)
_SINGLE = frozenset(
    """guarantor monitor observer arbitrator adviser advisor expert coordinator administrator trustee
    facilitator inspector verifier envoy ombudsman depositary rapporteur commissioner agent notary
    receiver assessor supervisor registrar referee umpire custodian convener steward commission
    committee secretariat tribunal mission panel beneficiary employer lessor lessee landlord tenant seller
    buyer purchaser contractor supplier borrower lender licensor licensee insurer debtor creditor auditor
    conciliator mediator arbiter valuer guardian""".split()
)
"""Heads that are a term of a text without another word before them."""
_KNOWN = re.compile(
    r"\b(?:United\s+Nations|Security\s+Council|General\s+Assembly|Secretary-General|"
    r"International\s+(?:Committee|Court|Criminal|Organi[sz]ation|Labour|Monetary|Atomic)"
    r"|Red\s+(?:Cross|Crescent|Crystal)|Human\s+Rights|European|African|Arab|World\s+(?:Bank|"
    r"Health|Food)|Supreme|Constitutional|International|Intergovernmental|Federal|Royal|"
    r"of\s+the\s+Convention|High\s+Commissioner|Geneva|Hague)\b"
)
SOURCE = (
    "UN DPPA, Guidance on Mediation of Ceasefires (2022), definitions; UNIDIR (2022): one "
    "meaning for each term"
)


def find_wrong_terms(reading: TextReading) -> Iterator[Finding]:
    """Terms with two meanings and terms with none."""
    terms = terms_of(reading)
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
        for match in PHRASE.finditer(passage.unbracketed):
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
    while (space := words.find(" ")) > 0 and words[:space].casefold() in FIRST_WORDS:
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
