"""References to what is not there: articles, paragraphs, annexes, footnotes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from goodoffices.language import CodedText
from goodoffices.text.checks.provisions import ANNEX, LETTERED, Provisions, norm
from goodoffices.text.checks.reading import ClauseWords, TextReading
from goodoffices.text.finding import Finding

SOURCE = (
    "UN Treaty Section, Treaty Handbook; Handbook of Final Clauses: references must lead to a "
    "provision of the text"
)

_ARTICLE = "article|art|clause|rule|section|chapter|part|title|heading"
_SIGN = r"§{1,2}"
_PARAGRAPH = r"paragraph|para|point|item|sub-?paragraph|provision|sub-?clause|sub-?section|indent"
_NUMBER = (
    r"(?:\d{1,3}(?:\.\d{1,3})*(?:\s?(?:bis|ter|quater)\b|"
    r"[a-z](?![a-z]))?(?:\s?\([a-z0-9]{1,4}\))*|\([a-z0-9]{1,4}\)(?:\s?\([a-z0-9]{1,4}\))*|"
    r"[IVX]{1,5}\b|[A-Z](?![\w’']))"
)
_LIST = (
    rf"{_NUMBER}(?:(?:\s{{0,2}},\s{{0,2}}(?:and\s{{1,2}}|or\s{{1,2}})?|\s{{1,3}}(?:and|or|"
    rf"to)\s{{1,3}}|\s?[–-]\s?){_NUMBER})*"
)
_REFERENCE = re.compile(
    rf"(?:\b(?P<word>(?i:{_ARTICLE}|{_PARAGRAPH}|{ANNEX}))(?:s|es|ices|\.)?\s{{1,3}}|"
    rf"(?P<sign>{_SIGN})\s{{0,3}})(?P<list>{_LIST})(?=$|[^\w(])"
)
_ONE = re.compile(_NUMBER)
_NEXT = re.compile(
    r"\s?,?\s(?:of|in|to|under)\s(?=(?:the\s)?(?:article|art|clause|rule|section|chapter|"
    r"part|annex|appendix|schedule)\b)|\s?,\s(?=(?:sub-?)?(?:paragraph|para|point|item)s?\b)",
    re.IGNORECASE,
)
_OUTSIDE = re.compile(
    r"\s?,?\s(?:of|to|in|under)\s(?:the\s|that\s|its\s|said\s|Additional\s|those\s)*"
    r"(?!(?:this|these|present)\b)(?:[A-Z][\w’'.-]*|annexed|revised|\d{4})(?:\s(?:of|the|on|"
    r"for|and|[A-Z][\w’'.-]*))*"
)
_OWN = re.compile(r"\s?,?\s(?:of|to|in)\s(?:this|the\spresent)\s(\w+)", re.IGNORECASE)
_FOREIGN = re.compile(
    r"\b(?:convention|treaty|charter|constitution|statute|act|law|code|decree|resolution|"
    r"decision|regulation|directive|covenant|"
    r"declaration|agreement|accord|protocol|pact|contract|rules)\b",
    re.IGNORECASE,
)
_NAMED_BEFORE = re.compile(
    r"(?:Convention|Treaty|Charter|Constitution|Statute|Act|Law|Code|Decree|[Rr]esolution|"
    r"[Dd]ecision|Regulation|Directive|Covenant|Accord|CP|CMP|CMA)"
    r"(?:\s(?:No\.?\s)?[\w./()-]{1,16})?\s?,?\s$"
)


_SIGNS = str.maketrans("[]", "  ")


class _Target(NamedTuple):
    """One thing that is referred to: the word, the number, where it stands in the passage."""

    word: str
    number: str
    start: int
    end: int


def find_dangling(reading: TextReading) -> Iterator[Finding]:
    """References that lead nowhere."""
    index = Provisions(reading, _foreign_annexes)
    told: set[tuple[str, int]] = set()
    for passage in reading.passages:
        if passage.clause.kind == "heading":
            continue
        passage = passage._replace(words=passage.words.translate(_SIGNS))
        at = 0
        while match := _REFERENCE.search(passage.words, at):
            chain, end, foreign = _chain(passage, match)
            at = end
            for finding in _missing(reading, index, passage, chain) if not foreign else ():
                once = (finding.message, index.above(passage.place, ("article",)))
                if once not in told:
                    told.add(once)
                    yield finding
        yield from _bare_labels(reading, index, passage)
        yield from _no_annex(reading, index, passage)
        yield from _in_words(reading, index, passage)
    yield from _notes(reading)


def _chain(passage: ClauseWords, match: re.Match[str]) -> tuple[list[list[_Target]], int, bool]:
    """References that belong together ("paragraph 2 of Article 4"), where they end, and whether they lead out
    of the text."""
    words = passage.words
    chain = [_targets(match)]
    foreign = bool(_NAMED_BEFORE.search(words[max(0, match.start() - 60) : match.start()]))
    end = match.end()
    while joint := _NEXT.match(words, end):
        after = _REFERENCE.match(words, joint.end()) or _REFERENCE.match(words, joint.end() + 4)
        if after is None:
            break
        chain.append(_targets(after))
        end = after.end()
    own = _OWN.match(words, end)
    if own:
        return chain, own.end(), foreign
    tail = words[end : end + 120]
    outside = _OUTSIDE.match(tail)
    if (outside and _FOREIGN.search(outside[0])) or re.match(
        r"\s?,?\s(?:thereof|thereto|of that|of its)\b", tail
    ):
        foreign = True
    if re.match(r"\s?,?\sof the (?:decision|resolution|covering decision)\b", tail):
        foreign = True
    if re.match(
        r"\s?,?\s(?:common\s)?(?:of|to)\s(?:the\s)?(?:\w+\s){0,4}(?:convention|charter|"
        r"constitution|covenant|statute)s?\b",
        tail,
        re.I,
    ):
        foreign = True
    return chain, end, foreign


def _word_of(match: re.Match[str]) -> str:
    return (match["word"] or "section").casefold()


def _targets(match: re.Match[str]) -> list[_Target]:
    base = match.start("list")
    word = _word_of(match)
    found = []
    for one in _ONE.finditer(match["list"]):
        found.append(_Target(word, one[0], base + one.start(), base + one.end()))
    return found


def _missing(
    reading: TextReading, index: Provisions, passage: ClauseWords, chain: list[list[_Target]]
) -> Iterator[Finding]:
    """The targets of a chain that are not there. The outermost is looked up first, the others within it."""
    chain = sorted(chain, key=lambda targets: 0 if _outer(targets[0].word) else 1)
    inside: int | None = None
    for targets in chain:
        places: list[int] = []
        for target in targets:
            if re.fullmatch(r"[XYxy]", target.number):
                continue  # a placeholder, said as such
            found = _look_up(index, passage, target, inside)
            if found is None:
                yield _nothing(reading, passage, target, inside)
                return
            places = found
        inside = places[-1] if places and len(targets) == 1 else inside if len(targets) == 1 else -2
        if inside == -2:
            return


def _outer(word: str) -> bool:
    return bool(re.fullmatch(rf"{_ARTICLE}|{ANNEX}", word))


def _look_up(
    index: Provisions, passage: ClauseWords, target: _Target, inside: int | None
) -> list[int] | None:
    """The places of a target; an empty list where it is there without a place of its own; None where it is
    not there."""
    head, subs = _split(target.number)
    if re.fullmatch(ANNEX, target.word):
        return (
            []
            if norm(head) in index.annexes | index.foreign_annexes
            or (not index.annexes and target.word == "protocol")
            else None
        )
    if "." in head:
        return [] if norm(head) in index.labels else None
    if _outer(target.word):
        places = index.articles.get(norm(head)) or (
            index.tops.get(norm(head)) if not _has_word(index, target.word) else None
        )
    elif inside is not None and inside >= 0:
        places = index.below(inside, norm(head))
    else:
        places = _near(index, passage, norm(head))
    lettered = re.fullmatch(r"(\d+)([a-z])", head)
    if not places and lettered and not subs:  # "6b" is (b) of 6, where nothing is numbered 6b
        whole = target._replace(number=f"{lettered[1]}({lettered[2]})")
        return _look_up(index, passage, whole, inside)
    if not places:
        return None
    for sub in subs:
        below = [at for place in places for at in index.below(place, norm(sub))]
        if not below and not any(index.has_nth(place, norm(sub)) for place in places):
            return None
        places = below
    return places


def _has_word(index: Provisions, word: str) -> bool:
    """Whether headings of this very word number the text ("Article 1")."""
    clauses = index._clauses
    return any(
        clauses[place].printed.lstrip("#*[ \t\n").casefold().startswith(word[:4])
        for places in index.articles.values()
        for place in places
    )


def _split(number: str) -> tuple[str, list[str]]:
    subs = re.findall(r"\([a-z0-9]{1,4}\)", number)
    head = re.sub(r"\s?\([a-z0-9]{1,4}\)", "", number)
    return (head, subs) if head else (subs[0], subs[1:])


def _near(index: Provisions, passage: ClauseWords, number: str) -> list[int] | None:
    """A paragraph of the same article, of the clause around, or of a text that is numbered through."""
    clauses = index._clauses
    place = passage.place
    while place >= 0:
        found = index.below(place, number)
        if found:
            return found
        parent = clauses[place].parent
        if clauses[place].kind == "article":
            break
        place = parent
    if place < 0:
        tops = index.tops.get(number)
        return tops or index.through.get(number) or (index.articles.get(number) if not index.tops else None)
    return index.through.get(number)


def _nothing(reading: TextReading, passage: ClauseWords, target: _Target, inside: int | None) -> Finding:
    name = f"{target.word.removesuffix('.')} {target.number}"
    where = ""
    if inside is not None and inside >= 0:
        label = reading.text.clauses[inside].label
        where = CodedText("in-clause", " in %(label)s", label=label) if label else ""
    return reading.finding(
        "reference-to-nothing",
        "error",
        passage,
        (target.start, target.end),
        CodedText(
            "text-refers-there-none",
            "The text refers to %(name)s, and there is none%(where)s.",
            name=name,
            where=where,
        ),
        CodedText("name-provision-meant-or", "Name the provision that is meant, or add it."),
        SOURCE,
    )


_THE_ANNEX = re.compile(
    rf"\b(?:the|an?|its)\s+(?P<annex>{ANNEX})\s+(?:to|of)\s+(?:this|the\s+present|these)\s+(?!{ANNEX})|"
    rf"\b(?P<hereto>{ANNEX})\s+hereto\b|\bin\s+the\s+annexed\s+(?:list|map|table|form|plan|schedule)\b",
    re.IGNORECASE,
)


def _foreign_annexes(reading: TextReading) -> set[str]:
    """Annexes that the text somewhere says to be another instrument's ("Annex I to the Convention")."""
    found = set()
    for match in _REFERENCE.finditer(reading.printed):
        outside = _OUTSIDE.match(reading.printed[match.end() : match.end() + 120])
        if re.fullmatch(ANNEX, _word_of(match)) and outside and _FOREIGN.search(outside[0]):
            found |= {norm(one[0]) for one in _ONE.finditer(match["list"])}
    return found


def _bare_labels(reading: TextReading, index: Provisions, passage: ClauseWords) -> Iterator[Finding]:
    """ "as C.12 specifies", in a text whose clauses are numbered so."""
    if index.lettered < 4:
        return
    for match in LETTERED.finditer(passage.words):
        if norm(match[0]) not in index.labels and match[0][0].casefold() in index.letters:
            target = _Target("clause", match[0], *match.span())
            yield _nothing(reading, passage, target, None)


_WORDED = re.compile(
    r"\b(Schedule|Annex|Appendix|Part|Chapter|Section|Protocol)\s+(One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten)\b"
)


def _in_words(reading: TextReading, index: Provisions, passage: ClauseWords) -> Iterator[Finding]:
    """ "Schedule Two", in a text that has a Schedule One alone."""
    for match in _WORDED.finditer(passage.words):
        words = f"{match[1]} {match[2]}".casefold()
        if any(start.startswith(words) for start in index.beginnings):
            continue
        if any(start.startswith(match[1].casefold() + " ") for start in index.beginnings):
            yield _nothing(reading, passage, _Target(match[1].casefold(), match[2], *match.span()), None)


def _no_annex(reading: TextReading, index: Provisions, passage: ClauseWords) -> Iterator[Finding]:
    """ "the annex to this agreement", in a text without one."""
    if index.annexes:
        return
    for match in _THE_ANNEX.finditer(passage.words):
        word = (match["annex"] or match["hereto"] or "annex").casefold()
        yield reading.finding(
            "reference-to-nothing",
            "error",
            passage,
            match.span(),
            CodedText("text-has-no-annex", "The text refers to its %(word)s, and has none.", word=word),
            CodedText("name-provision-meant-or", "Name the provision that is meant, or add it."),
            SOURCE,
        )


def _notes(reading: TextReading) -> Iterator[Finding]:
    """Marks of footnotes without a note."""
    notes = set(re.findall(r"(?m)^[ \t]*\[\^([^\]\s]{1,16})\]:", reading.printed))
    if not notes:
        return
    for passage in reading.passages:
        printed = passage.clause.printed
        for match in re.finditer(r"\[\^([^\]\s]{1,16})\](?!:)", printed):
            if match[1] not in notes:
                yield reading.finding(
                    "reference-to-nothing",
                    "error",
                    passage,
                    match.span(),
                    CodedText(
                        "mark-footnote-leads-no",
                        "The mark of footnote %(match)s leads to no footnote.",
                        match=match[1],
                    ),
                    CodedText("write-footnote-or-take", "Write the footnote, or take the mark out."),
                    SOURCE,
                )
