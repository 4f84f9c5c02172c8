"""References to what is not there: articles, paragraphs, annexes, footnotes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from goodoffices.language import CodedText
from goodoffices.text.checks.reading import ClauseWords, TextReading
from goodoffices.text.finding import Finding
from goodoffices.text.markers import roman_value

SOURCE = (
    "UN Treaty Section, Treaty Handbook; Handbook of Final Clauses: references must lead to a "
    "provision of the text"
)

_ARTICLE = "article|art|clause|rule|section|chapter|part|title|heading"
_PARAGRAPH = r"paragraph|para|point|item|sub-?paragraph|provision|sub-?clause|sub-?section|indent"
_ANNEX = "annex|appendix|schedule|attachment|protocol|addendum"
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
    rf"\b(?P<word>(?i:{_ARTICLE}|{_PARAGRAPH}|{_ANNEX}))(?:s|es|ices|"
    rf"\.)?\s{{1,3}}(?P<list>{_LIST})(?=$|[^\w(])"
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


class _Provisions:
    """What a text has that can be referred to."""

    def __init__(self, reading: TextReading) -> None:
        self._reading = reading
        self._clauses = reading.text.clauses

    @cached_property
    def articles(self) -> dict[str, list[int]]:
        """Articles and headings by their number."""
        found: dict[str, list[int]] = {}
        for place, clause in enumerate(self._clauses):
            if clause.kind == "article" or (
                clause.kind == "heading" and clause.number and not self._annex(place)
            ):
                found.setdefault(norm(clause.number), []).append(place)
        return found

    @cached_property
    def annexes(self) -> set[str]:
        """Annexes by their number; "" where one has none."""
        found = set()
        for place, clause in enumerate(self._clauses):
            if self._annex(place):
                found.add(norm(clause.number))
        return found

    def _annex(self, place: int) -> bool:
        clause = self._clauses[place]
        return clause.kind == "heading" and bool(
            re.match(rf"(?:\[|\*|\s)*(?:{_ANNEX})", clause.printed.lstrip("#* \t\n["), re.I)
        )

    @cached_property
    def labels(self) -> set[str]:
        """Every label, and every number as it stands."""
        found = set()
        for clause in self._clauses:
            found |= {norm(clause.label), norm(clause.number)}
        return found

    @cached_property
    def tops(self) -> dict[str, list[int]]:
        """Numbers of the outermost numbered clauses."""
        found: dict[str, list[int]] = {}
        for place, clause in enumerate(self._clauses):
            outer = clause.parent < 0 or self._clauses[clause.parent].kind not in ("numbered",)
            if clause.kind == "numbered" and outer:
                found.setdefault(norm(clause.number), []).append(place)
        return found

    @cached_property
    def through(self) -> dict[str, list[int]]:
        """Paragraphs by number, where they are numbered through the whole text and not anew in each article;
        else empty."""
        found: dict[str, list[int]] = {}
        for place, clause in enumerate(self._clauses):
            if clause.kind == "numbered" and re.match(r"\d", clause.number) and "." not in clause.number:
                found.setdefault(norm(clause.number), []).append(place)
        several = sum(len(places) > 1 for places in found.values())
        return found if several <= len(found) * 0.1 else {}

    def has_nth(self, place: int, letter: str) -> bool:
        """Whether a clause has as many sub-paragraphs as a letter counts, under other numbers: "(b)" is the
        second."""
        letter = letter.strip("()")
        kinds = [self._clauses[at].kind for at in self._reading.children(place)]
        listed = sum(kind in ("numbered", "item") for kind in kinds)
        return len(letter) == 1 and "a" <= letter <= "z" and ord(letter) - ord("a") < listed

    @cached_property
    def foreign_annexes(self) -> set[str]:
        """Annexes that the text somewhere says to be another instrument's ("Annex I to the Convention")."""
        found = set()
        for match in _REFERENCE.finditer(self._reading.printed):
            outside = _OUTSIDE.match(self._reading.printed[match.end() : match.end() + 120])
            if re.fullmatch(_ANNEX, match["word"].casefold()) and outside and _FOREIGN.search(outside[0]):
                found |= {norm(one[0]) for one in _ONE.finditer(match["list"])}
        return found

    def above(self, place: int, kinds: tuple[str, ...]) -> int:
        """The clause of one of the kinds that another belongs to; -1 for none."""
        while place >= 0 and self._clauses[place].kind not in kinds:
            place = self._clauses[place].parent
        return place

    def below(self, place: int, number: str) -> list[int]:
        """Clauses with a number that belong to another."""
        found, rest = [], list(self._reading.children(place))
        while rest:
            at = rest.pop(0)
            clause = self._clauses[at]
            if clause.kind == "numbered" and same(norm(clause.number), number):
                found.append(at)
            if clause.kind in ("option", "heading", "paragraph", "item"):
                rest += self._reading.children(at)
        return found


def norm(number: str) -> str:
    """A number in one form: without brackets' signs, stops and blanks, Roman numbers as digits."""
    bare = re.sub(r"[\s.\[\]*_]+$|^[\s\[\]*_]+", "", number)
    bare = re.sub(r"\s", "", bare)
    value = roman_value(bare) if re.fullmatch(r"[IVX]{1,6}", bare) else 0
    return str(value) if value else bare.strip("§").casefold()


def same(one: str, two: str) -> bool:
    """Whether two numbers are one, with or without parentheses ("(2)", "2", "2)")."""
    return one.strip("()") == two.strip("()")


def find_dangling(reading: TextReading) -> Iterator[Finding]:
    """References that lead nowhere."""
    index = _Provisions(reading)
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


def _targets(match: re.Match[str]) -> list[_Target]:
    base = match.start("list")
    word = match["word"].casefold()
    found = []
    for one in _ONE.finditer(match["list"]):
        found.append(_Target(word, one[0], base + one.start(), base + one.end()))
    return found


def _missing(
    reading: TextReading, index: _Provisions, passage: ClauseWords, chain: list[list[_Target]]
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
    return bool(re.fullmatch(rf"{_ARTICLE}|{_ANNEX}", word))


def _look_up(
    index: _Provisions, passage: ClauseWords, target: _Target, inside: int | None
) -> list[int] | None:
    """The places of a target; an empty list where it is there without a place of its own; None where it is
    not there."""
    head, subs = _split(target.number)
    if re.fullmatch(_ANNEX, target.word):
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
    if not places:
        return None
    for sub in subs:
        below = [at for place in places for at in index.below(place, norm(sub))]
        if not below and not any(index.has_nth(place, norm(sub)) for place in places):
            return None
        places = below
    return places


def _has_word(index: _Provisions, word: str) -> bool:
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


def _near(index: _Provisions, passage: ClauseWords, number: str) -> list[int] | None:
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
