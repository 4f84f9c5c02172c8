"""Words with a class each, so that the rules can be written as patterns over one letter per word.

A quoted passage counts as one word, ``Q``. The other letters:

====  =======================================  ====  =======================================
N     name (capitalised)                       S     finite verb of speech or attitude
R     role or kind of person                   B     its base form
O     body                                     G     its -ing form
D     document                                 E     its participle
T     day, month, time of day                  a     auxiliary or modal
d     determiner or possessive                 k     negation
#     number                                   b     adverb
r     subject pronoun                          p     preposition; o "to"; f "according"
j     object pronoun                           c     "and", "or", "but"
t     "that"                                   s     subordinating word
w     relative or question word                v     other common finite verb
'     possessive ending                        e     -ed or -ing word
n     any other word                           g     plural noun (ends in -s)
====  =======================================  ====  =======================================

Punctuation stands for itself, every dash for ``-``, a line break for ``|``, other signs for ``~``.
"""

from __future__ import annotations

import re
from itertools import accumulate, compress, repeat
from operator import not_

from goodoffices.record import lexicon
from goodoffices.record.alternation import by_first_letter
from goodoffices.record.text.quotes import Quote, find_quotes

_ABBREVIATIONS = (
    "Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Gov|Lt|Col|Sgt|St|Jr|Sr|Prof|Rev|Hon|Adm|Capt|Maj|Brig|Cmdr|No|vs|Inc|Corp|Co|"
    "Ltd|Reps|Sens|"
    "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|Mt|Ft|Ave|Ret|etc|e\\.g|i\\.e|a\\.m|p\\.m"
)
TOKEN = re.compile(
    r"(?! )(?:[A-Za-z]++(?=[ ,\n])|[,.;](?=[ \n])|"
    rf"\n\s*|(?:[^\W\d_]\.){{2,}}|(?:{by_first_letter(_ABBREVIATIONS.split('|'))})\.|[A-Z]\.(?=\s[A-Z])|['’]s\b"
    r"|\w+(?:(?!['’]s\b)(?:['’&/-](?=\w)|(?<=\d)[.,](?=\d))\w+)*"
    r"|['’](?=[\s.,;:])|--+|\.\.+|[^\w\s])"
)
"""No word begins with a blank: with that asked first, no branch is tried at any. The first two branches take
most words and signs at once; those that a full stop or an apostrophe follows are left to the others.
"""
_PIECES = re.compile(f"({TOKEN.pattern})")
_DASHES = frozenset("—–-―‒_")
_PUNCTUATION = frozenset(",:;.?!()")
_STOPS = frozenset(".?!|")
_TITLES = lexicon.bag(
    "mr. mrs. ms. dr. gen. sen. rep. gov. lt. col. sgt. prof. rev. hon. adm. capt. maj. brig. cmdr. reps. "
    "sens. st."
)
_INITIALS = frozenset(("us", "who", "it", "ad"))
_PARTICLES = lexicon.bag("bin ibn bint ben van von der den de da di del dos la le el al du ul abu")
_HEADLINE_VERBS = lexicon.bag(
    "Says Said Tells Told Warns Urges Vows Denies Accuses Insists Believes Admits Rejects"
)
_BY_WHAT_STANDS_BEFORE = _HEADLINE_VERBS | {"May"}
"""Capitalised words whose class within a sentence depends on the word before them."""
_NOT_PLURAL = ("ss", "us", "is", "ous", "'s")
_SUBJECT_BEFORE_BASE = frozenset("aorbkgwRNODc")
_DATELINE = frozenset("N,.()RO#T")
_MAX_WORDS = 400
"""Longest sentence in words; a longer one is cut, so that the time of a pattern stays bounded."""


_ALWAYS = {sign: sign for sign in ",;:)"}
_known: dict[str, str] = dict(_ALWAYS)
"""Numbers, and words in small letters whose class does not depend on what stands before them, as met so far;
and signs that neither end a sentence nor let one begin behind them.
"""
_known_names: dict[str, str] = {}
"""Capitalised words within a sentence."""
_MOST_KNOWN = 100_000


def _by_ending(low: str) -> str:
    if len(low) > 3:
        if low.endswith("ly"):
            return "b"
        if low.endswith(("ed", "ing")):
            return "e"
        if low[-1] == "s" and not low.endswith(_NOT_PLURAL):
            return "g"
    return "n"


class Words:
    """A text in words. ``tags`` holds one letter per word; the word ``i`` stands at ``starts[i]`` to
    ``ends[i]``.

    ``low`` are the words in small letters, each with a straight apostrophe ("won't"), however it is printed.
    ``sentences`` are ranges of words; ``quotes`` maps the number of a word with the letter Q to its passage.
    """

    __slots__ = ("ends", "low", "quotes", "sentences", "starts", "tags", "text", "verbs")

    def __init__(self, text: str, first: int = 0, stop: int | None = None) -> None:
        self.text = text
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.low: list[str] = []
        self.quotes: dict[int, Quote] = {}
        self.verbs: dict[int, lexicon.Verb] = {}
        self.tags = ""
        self.sentences: list[tuple[int, int]] = []
        _Tagger(self).read(first, len(text) if stop is None else stop)

    def span(self, first: int, stop: int) -> tuple[int, int]:
        """The characters that the words ``first`` up to, not including, ``stop`` cover."""
        return self.starts[first], self.ends[stop - 1]

    def slice(self, first: int, stop: int) -> str:
        """The text of the words ``first`` up to, not including, ``stop``."""
        return self.text[self.starts[first] : self.ends[stop - 1]] if stop > first else ""


class _Tagger:
    def __init__(self, words: Words) -> None:
        self.words = words
        self.letters: list[str] = []
        self.classes = lexicon.classes()
        self.verbs = lexicon.verbs()
        self.breaks: list[tuple[int, bool]] = []
        self.initial = True
        self.at = 0

    def read(self, first: int, stop: int) -> None:
        words = self.words
        at = first
        for quote in find_quotes(words.text):
            if quote.start < at or quote.end > stop:
                continue
            self.plain(at, quote.start)
            self.quoted(quote)
            at = quote.end
        self.plain(at, stop)
        words.tags = "".join(self.letters)
        self.cut()

    def quoted(self, quote: Quote) -> None:
        words = self.words
        words.quotes[len(self.letters)] = quote
        words.starts.append(quote.start)
        words.ends.append(quote.end)
        words.low.append("")
        self.letters.append("Q")
        last = words.text[quote.inner_end - 1]
        self.initial = last in ".?!…"
        if self.initial or not quote.closed:
            self.breaks.append((len(self.letters), False))

    def plain(self, first: int, stop: int) -> None:
        """Words of the text between quoted passages. Those whose class is known alone take it all at once;
        only the others, and what stands before them, are looked at one by one.
        """
        words, letters = self.words, self.letters
        pieces = _PIECES.split(words.text[first:stop])
        found = pieces[1::2]
        places = list(accumulate(map(len, pieces), initial=first))
        words.starts += places[1:-1:2]
        words.ends += places[2::2]
        low = map(str.lower, found)
        words.low += (word.replace("’", "'") for word in low) if "’" in words.text else low
        if len(_known) > _MOST_KNOWN:
            _known.clear()
            _known.update(_ALWAYS)
        if len(_known_names) > _MOST_KNOWN:
            _known_names.clear()
        base = len(letters)
        letters += map(_known.get, found, repeat(""))
        done = base
        for at in list(compress(range(base, len(letters)), map(not_, letters[base:]))):
            if at > done:
                self.initial = False
            self.open(at, found[at - base])
            done = at + 1
        if len(letters) > done:
            self.initial = False

    def open(self, at: int, word: str) -> None:
        """Class the word number ``at``, and note whether what follows it opens a sentence."""
        self.at = at
        if not self.initial and (name := _known_names.get(word)):
            self.letters[at] = name
            return
        before = self.letters[at - 1] if at else "|"
        sign = word[0]
        if sign == "\n":
            letter = "|"
            self.words.ends[at] = self.words.starts[at]
        elif sign.isalpha():
            letter = self.word(word, self.words.low[at], before)
        elif sign.isdigit():
            letter = _known[word] = "#"
        else:
            letter = self.sign(word, before)
        self.letters[at] = letter
        if letter in _STOPS:
            self.breaks.append((at + 1, True))
            self.initial = True
        elif letter == "-":
            self.initial = self.initial or self.is_dateline(at)
        elif letter not in "(~":
            self.initial = False

    def is_dateline(self, at: int) -> bool:
        """Whether a dash follows only the place and day that open a report ("VESNA, May 6 - ")."""
        begin = self.breaks[-1][0] if self.breaks else 0
        opening = self.letters[begin:at]
        return 1 <= len(opening) <= 10 and set(opening) <= _DATELINE

    def sign(self, word: str, before: str) -> str:
        if len(word) > 1 and word[0] in "'’":
            return "a" if before == "r" else "'"
        if word[0] in "'’":
            return "'"
        if word[0] in _DASHES:
            return "-"
        if word[0] == "." and len(word) > 1:
            return "~"
        if word[0] in "…[]{}*":
            return "~"
        return word[0] if word[0] in _PUNCTUATION else "~"

    def word(self, word: str, low: str, before: str) -> str:
        verb = self.verbs.get(low)
        if word[0].isupper():
            if not self.initial:
                if word == "I" or low in ("i'm", "i've", "i'd", "i'll"):
                    return "r" if word == "I" else "a"
                if word in _HEADLINE_VERBS and before in "NROg" and verb is not None:
                    return self.verb(verb, before)
                if word == "May" and before in "p#b":
                    return "T"
                found = self.classes.get(low)
                letter = found if found in ("T", "R", "O") and low != "general" else "N"
                if word not in _BY_WHAT_STANDS_BEFORE:
                    _known_names[word] = letter
                return letter
            if low in _TITLES or (len(word) > 1 and word.isupper() and low in _INITIALS):
                return "N"
            if verb is not None and not verb.doubtful:
                return self.verb(verb, before)
            found = self.classes.get(low)
            if found is not None:
                return found
            if low.endswith("ly") and len(low) > 4:
                return "b"
            return "N"
        if (low in _PARTICLES and before == "N") or (word[2:3] == "-" and word[3:4].isupper()):
            return "N"
        if verb is not None:
            letter = self.reporting(verb, low, before)
            if letter:
                return letter
        letter = self.classes.get(low) or _by_ending(low)
        if verb is None and word == low and low not in _PARTICLES:
            _known[word] = letter
        return letter

    def reporting(self, verb: lexicon.Verb, low: str, before: str) -> str:
        """The class of a form of a reporting verb; empty where it is rather a noun or an adjective here."""
        if verb.tag == "B":
            if before not in _SUBJECT_BEFORE_BASE and not (before in "j," or before == "N"):
                return ""
            if verb.doubtful and before in "N,RcODb":
                return ""
            return self.verb(verb, before)
        if verb.doubtful and (before in "d#p'eo" or (before == "n" and low[-1] == "s")):
            return "g" if verb.tag == "S" else "e"
        if before in "d'" and low not in ("said", "says", "told"):
            return "e" if verb.tag != "S" or low.endswith("ed") else "g"
        return self.verb(verb, before)

    def verb(self, verb: lexicon.Verb, before: str) -> str:
        self.words.verbs[self.at] = verb
        return verb.tag

    def cut(self) -> None:
        """Sentences out of the stops: a stop inside closing quotation marks ends one unless its attribution
        follows.
        """
        tags = self.words.tags
        first = 0
        for after, sure in self.breaks:
            if after <= first:
                continue
            if after < len(tags) and not self.ends_here(after, sure):
                continue
            stop = after
            while stop < len(tags) and tags[stop] in ")~" and tags[stop - 1] != "|":
                stop += 1
            self.sentence(first, stop)
            first = stop
        self.sentence(first, len(tags))

    def ends_here(self, after: int, sure: bool) -> bool:
        words, tags = self.words, self.words.tags
        if tags[after - 1] == "|" or tags[after] == "|":
            return True
        following = words.text[words.starts[after]]
        if sure:
            return not following.islower()
        if tags[after] in ",-;:.?!)":
            return False
        if following.islower():
            return False
        asked = (
            words.text[words.quotes[after - 1].inner_end - 1] in "?!" if after - 1 in words.quotes else False
        )
        return not (_ASKED if asked else _ATTRIBUTION).match(tags, after)

    def sentence(self, first: int, stop: int) -> None:
        words, tags = self.words, self.words.tags
        while first < stop and tags[first] == "|":
            first += 1
        while stop > first and tags[stop - 1] == "|":
            stop -= 1
        while stop - first > _MAX_WORDS:
            words.sentences.append((first, first + _MAX_WORDS))
            first += _MAX_WORDS
        if stop > first:
            words.sentences.append((first, stop))


_SPEAKER = r"(?:d?[nOe]{0,3}[NRr][NRO.']{0,5}(?:,[^,SQ|.]{1,25},)?b?S|SN+)"
_ATTRIBUTION = re.compile(rf"{_SPEAKER}(?:[T.,|]|pT|$)")
_ASKED = re.compile(_SPEAKER)
