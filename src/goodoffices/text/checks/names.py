"""Names that are written in two ways: "the Costal Government" where the text has a Coastal one.

A name counts as known where the text introduces it, or has it more often. One that is a letter or two away,
stands there alone, and is no other form of the same word, is pointed out. Two names that are both introduced
are two names, however near.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from goodoffices.language import CodedText
from goodoffices.text.checks.defined import form, terms_of
from goodoffices.text.checks.reading import ClauseWords, TextReading
from goodoffices.text.finding import Finding

SOURCE = "Drafting practice: one name for one thing (UN Editorial Manual, Terminology)"
_WORD = re.compile(r"(?<![\w’'-])[^\W\d_a-z][\w-]*[^\W\d_](?:[’']s)?(?![\w-])")
_PHRASE = re.compile(
    r"(?<![\w’'-])[^\W\d_a-z][\w-]*(?:[’']s?)?"
    r"(?:[ \t\n]{1,3}(?:(?:of|for|and)[ \t\n]{1,3}(?:the[ \t\n]{1,3})?)?"
    r"[^\W\d_a-z][\w-]*(?:[’']s?(?=\s))?){1,5}"
)
_ENDINGS = re.compile(r"(?:s|es|n|an|ian|ish|ese|er|ers|al|ic|ed|en|in|ness|ly)$")
_PERSON = re.compile(r"\b(?:Mr|Ms|Mrs|Mme|Dr|Prof)\.?\s+(?:[^\W\d_a-z][\w-]*\s+)?([^\W\d_a-z][\w-]*)")
_SHORT = 4
"""Letters of a name below which two that are alike are two names."""
_SINGULAR_VERB = re.compile(r"\s+[a-z]{2,}s\b")


class _Seen(NamedTuple):
    words: str
    passage: ClauseWords
    start: int
    end: int


def find_misspelt_names(reading: TextReading) -> Iterator[Finding]:
    """Names that are nearly, and not quite, the name of something in the text."""
    words = [one for passage in reading.passages for one in _seen(passage, _WORD)]
    introduced = {one.words for one in words if one.passage.clause.kind not in ("numbered", "option")}
    introduced |= {
        word.capitalize()
        for passage in reading.passages
        if passage.clause.kind in ("heading", "article")
        for word in _WORD.findall(passage.words)
    }
    count = Counter(_bare(one.words) for one in words)
    known = _KnownNames({*introduced, *(name for name, times in count.items() if times > 1)})
    lower = {low for passage in reading.passages for low in re.findall(r"\b[a-z]{4,}\b", passage.words)}
    persons = {name for passage in reading.passages for name in _PERSON.findall(passage.words)}
    told: set[str] = set()
    for one in words:
        name = _bare(one.words)
        if name in told or count[name] > 1 or name.casefold() in lower or name.isupper():
            continue
        if len(name) < _SHORT or name in introduced:
            continue
        meant = known.nearest(name, persons, one)
        if meant:
            told.add(name)
            yield _misspelt(reading, one, meant)
    yield from _phrases(reading, told)


class _KnownNames:
    """Names by what is left of them without a letter: two that share that are a slip of the pen apart."""

    def __init__(self, names: Iterable[str]) -> None:
        self._by_rest: dict[str, list[str]] = {}
        for name in names:
            for rest in _without_a_letter(name):
                self._by_rest.setdefault(rest, []).append(name)

    def nearest(self, name: str, persons: set[str], seen: _Seen) -> str:
        """The name that is meant, "" for none."""
        near = dict.fromkeys(
            known for rest in _without_a_letter(name) for known in self._by_rest.get(rest, ())
        )
        for known in near:
            if known == name or known[0] != name[0]:
                continue
            if _plural_of_person(name, known, persons, seen):
                return known
            if slip(name, known) and not _same_word(name, known):
                return known
        return ""


def _without_a_letter(name: str) -> set[str]:
    low = name.casefold()
    return {low} | {low[:at] + low[at + 1 :] for at in range(len(low))}


def _seen(passage: ClauseWords, pattern: re.Pattern[str]) -> Iterator[_Seen]:
    if passage.clause.kind in ("heading", "article"):
        return
    for match in pattern.finditer(passage.unbracketed):
        yield _Seen(match[0], passage, *match.span())


def _bare(word: str) -> str:
    return re.sub(r"[’']s?$", "", word)


def _plural_of_person(name: str, known: str, persons: set[str], seen: _Seen) -> bool:
    """ "Brooks signs" where the text has a Mr Brook: an s too many."""
    after = seen.passage.words[seen.end : seen.end + 24]
    return name == known + "s" and known in persons and bool(_SINGULAR_VERB.match(after))


def _same_word(one: str, two: str) -> bool:
    """Whether two words are forms of one: "Umber" and "Umberian", "Party" and "Parties"."""
    short, long = sorted((one.casefold(), two.casefold()), key=len)
    shared = 0
    while shared < len(short) and short[shared] == long[shared]:
        shared += 1
    rest = short[shared:], long[shared:]
    if shared < 3:
        return False
    if rest[0] in ("", "y", "e") and (rest[1] == "ies" or _ENDINGS.fullmatch(rest[1])):
        return True
    return bool(_ENDINGS.fullmatch(rest[0]) and _ENDINGS.fullmatch(rest[1]))


def slip(one: str, two: str) -> bool:
    """Whether two words differ as a slip of the pen makes them: a letter doubled or left out, two letters
    turned, and in longer words one for another.
    """
    short, long = sorted((one.casefold(), two.casefold()), key=len)
    if len(long) - len(short) == 1:
        return len(short) >= _SHORT and any(long[:at] + long[at + 1 :] == short for at in range(len(long)))
    if len(long) != len(short):
        return False
    apart = [at for at in range(len(short)) if short[at] != long[at]]
    if len(apart) == 2 and apart[1] == apart[0] + 1:
        return short[apart[0]] == long[apart[1]] and short[apart[1]] == long[apart[0]]
    return len(apart) == 1 and len(short) >= 8


def _phrases(reading: TextReading, told: set[str]) -> Iterator[Finding]:
    """Names of several words that are nearly those of a body or a side that the text introduces."""
    names = {tuple(known.replace("’", "'").split()) for known in terms_of(reading).names if " " in known}
    other_word: dict[tuple[int, tuple[str, ...]], list[tuple[str, ...]]] = {}
    shorter: dict[tuple[str, ...], tuple[str, ...]] = {}
    for name in sorted(names):
        for at in range(len(name)):
            rest = name[:at] + name[at + 1 :]
            other_word.setdefault((at, rest), []).append(name)
            if 0 < at < len(name) - 1:
                shorter.setdefault(rest, name)  # a middle word left out
    count = Counter(form(one.words) for passage in reading.passages for one in _seen(passage, _PHRASE))
    for passage in reading.passages:
        for one in _seen(passage, _PHRASE):
            words = tuple(form(one.words).replace("’", "'").split())
            if words in names or count[form(one.words)] > 1 or not told.isdisjoint(one.words.split()):
                continue
            before = passage.before(one.start)
            if not (one.words.startswith("The ") or re.search(r"\b(?:the|and|of|by)\s+$", before)):
                continue
            known = shorter.get(words) or _one_word_off(words, other_word)
            if known:
                yield _misspelt(reading, one, " ".join(known))
                told.add(one.words)


def _one_word_off(
    words: tuple[str, ...], names: Mapping[tuple[int, tuple[str, ...]], Sequence[tuple[str, ...]]]
) -> tuple[str, ...]:
    """The name of which one word is read for another; () for none."""
    for at in range(len(words)):
        for name in names.get((at, words[:at] + words[at + 1 :]), ()):
            if len(name) == len(words) and _near_word(words[at], name[at]):
                return name
    return ()


def _near_word(one: str, two: str) -> bool:
    """Two modifiers that are read for each other: "civil" and "civic", "highland's" and "highland"."""
    short, long = sorted((re.sub(r"'s?$", "", one), re.sub(r"'s?$", "", two)), key=len)
    if short == long:
        return one != two
    if len(short) < _SHORT or short[0] != long[0]:
        return False
    return slip(short, long) or (
        len(short) == len(long) and sum(a != b for a, b in zip(short, long, strict=True)) == 1
    )


def _misspelt(reading: TextReading, one: _Seen, known: str) -> Finding:
    return reading.finding(
        "name-spelt-otherwise",
        "warning",
        one.passage,
        (one.start, one.end),
        CodedText(
            "name-spelt-otherwise",
            "“%(name)s” stands here alone; the text has “%(known)s” otherwise.",
            name=" ".join(one.words.split()),
            known=known,
        ),
        CodedText("one-name-for-one", "Write one name in both places, or say that they are two."),
        SOURCE,
    )
