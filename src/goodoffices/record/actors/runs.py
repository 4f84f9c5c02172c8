"""Runs of capitalised words in a text, cut to what may name somebody. English: what opens a sentence is
capitalised, too.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

import msgspec

from goodoffices.record import lexicon
from goodoffices.record.actors.headlines import in_capitals, known_parts
from goodoffices.record.actors.owning import with_owners
from goodoffices.record.model import Article

_INNER = (
    r"\w*+(?:[’'&-](?![sS]\b)\w++)*"
    r"(?:(?:(?<=\bLord|\bKing)|(?<=\bWomen|\bQueen)|(?<=\bPeople)|(?<=\bChildren))['’]s(?= [A-Z]))?"
)
"""Behind a capital: the rest of a word of a name; "Lord's" where the name goes on."""
_WORD = rf"(?:[A-Z](?:\.[A-Z])+\.?|[A-Z]{_INNER})"
NAME = rf"{_WORD}(?: {_WORD}){{0,3}}+"
"""One to four capitalised words."""
_OF_MANY = (
    r"(?=Association|Union|Party|Federation|Guild|Council|Congress|Alliance|Organi[sz]ation|League|Front|"
    r"Committee|Army|Group|Society|Fund)"
)
"""Behind "Players'": the body that they form."""
_JOINED = (
    r"(?: |(?<=\b[A-Z])\. |(?<=\bMr|\bMs|\bDr|\bLt|\bSt)\. |(?<=\bMrs|\bGen|\bSen|\bRep|\bGov|\bCol|\bMaj)\. "
    r"|(?<=\b[A-Z][a-z][a-z])\. (?=[A-Z]\. [A-Z])"
    rf"|(?<=[a-z]s)['’] {_OF_MANY})"
)
RUN = re.compile(
    rf"[A-Z](?:(?<![\w.@#/-].)|(?<=[A-Z]/.))(?<![A-Z]['’]S)(?:(?<=[NS])\.(?=[A-Z][a-z])\w++|(?:\.[A-Z])+\.?|{_INNER})"
    rf"(?:{_JOINED}(?:(?:of the|of|for the|for|de|di|del|bin|ibn|van|von|der|el|"
    rf"al|da|dos|the) )?(?:al-|el-)?{_WORD})*"
)
"""A run of names with the small words that stand within names. It opens with the capital itself, so that the
search skips fast to one. (The outer repetition is not possessive: nothing follows it, and the engine of
Python 3.11.2 then returns half a name and never ends.)
"""
_OPENS = re.compile(r"(?:^|[.!?:;…\n\"“”‘(\[—–*•-])[\s\"“”‘'(\[]*$")
_SMALL = re.compile(r"\b[a-z][a-z-]+\b")
_OF_THE = re.compile(r"([A-Z][a-z]+ [A-Z][\w’'-]+) of (?:the )?(.+)$")
_BODY_NOUN = re.compile(
    r" (?:union|party|group|movement|association|federation|bank|company|agency|newspaper)\b"
)
_WHERE_FROM = re.compile(r"-(?:based|owned|listed|born|backed|led|headquartered|registered|speaking)$")
_LONGEST = 12
_STATELY = lexicon.bag(
    "minister president premier chancellor king queen emir prince governor mayor ambassador"
)
"""Offices that stand capitalised without a name."""
_CAPITALS = 4
"""Letters of a word that some papers put in capitals as it opens a report."""
_SUM = re.compile(r"[A-Z]{1,3}\d+$")
_OF_A_SUM = re.compile(
    r"[.,]\d|(?:m|bn|tn)\b| (?:thousand|million|billion|trillion|an? (?:hour|day|week|month|year)|per|each)\b"
)
"""What shows letters and figures to be money ("R12,500", "P15 million"), and no name."""
_BROKERED = re.compile(
    r"-(?:(?P<sure>brokered|mediated|facilitated|convened)|led|hosted|sponsored|chaired|run|backed)$"
)
"""Behind a name: what it does for talks ("UN-led talks")."""
_OF_TALKS = re.compile(
    r" (?:[a-z-]+ ){0,2}(?:talks|negotiations|dialogue|mediation|truce|cease-?fire|deal|agreement|process)\b"
)
_DATELINE = re.compile(
    r"(?:[,/] ?[A-Z][\w.]+(?: [A-Z][\w.]+)?)?(?:[,.]? (?:[A-Z][a-z]{2,8}\.? )?\d{1,2}(?:,? \d{4})?)? ?"
    r"(?:\([A-Z][^)\n]{1,30}\) ?)?(?:[—–-]{1,2} ?|: )|,? [A-Z][a-z]{2,8}\.? \d{1,2} (?=[A-Z])"
)
"""Behind a place in capitals that opens a line: the rest of a dateline."""
HONORIFICS = lexicon.bag("Mr Mrs Ms Dr Sir Lord Lady Dame Mr. Mrs. Ms. Dr. Miss Madam Sheikh")
TITLES = lexicon.bag(
    "prime foreign interior finance defence defense vice deputy chief special senior former acting secretary "
    "state president minister premier chancellor envoy ambassador director chairman chairwoman chair general "
    "marshal colonel major captain admiral lieutenant lieutenant-general brigadier commander spokesman "
    "spokeswoman spokesperson leader king queen prince emir sheikh senator representative governor mayor "
    "secretary-general commissioner judge justice attorney governor-general under-secretary undersecretary "
    "executive boss head official adviser advisor negotiator mediator facilitator air labour labor trade "
    "health education oil energy transport home then-president then-us pope bishop archbishop cardinal "
    "ceo cfo coo mp mep pm md sheik mullah sultan baroness councillor congressman congresswoman lawmaker "
    "magistrate elder warlord arbitrator conciliator informateur formateur prof broker "
    "ayatollah imam rev reverend professor speaker coordinator representative lead top democratic republican "
    "the of for and to mr mrs ms dr sir lord"
)
"""Words of offices as they stand capitalised before a name."""
OFFICES = lexicon.bag(
    "president minister premier chancellor envoy ambassador director chairman chairwoman chair general "
    "marshal colonel major captain admiral lieutenant lieutenant-general brigadier commander spokesman "
    "spokeswoman spokesperson leader king queen prince emir sheikh senator representative governor mayor "
    "secretary secretary-general commissioner judge justice official adviser advisor negotiator mediator "
    "facilitator boss chief head executive pope bishop archbishop cardinal ayatollah imam professor speaker "
    "coordinator attorney mr mrs ms dr sir lord miss dame lady mr. mrs. ms. dr. "
    "gen gen. sen sen. rep rep. lt lt. col col. capt maj rev prof prof. ceo cfo coo mp mep pm md sheik "
    "mullah "
    "sultan baroness councillor congressman congresswoman lawmaker magistrate elder warlord arbitrator "
    "conciliator informateur formateur subcomandante comandante broker"
)
_ADJECTIVES = lexicon.bag(
    "former senior veteran top chief local new striking rival rebel opposition leading main key regional "
    "international national public private foreign outside independent "
    "several separate fresh further federal retired unnamed armed islamist militant"
)
"""What may open a sentence before a name and is no part of it."""
_TALKS = lexicon.bag(
    "talks negotiations discussions consultations mediation mediators meetings efforts attempts hopes fears "
    "workers unions rebels strikers"
)
_NEVER = lexicon.bag(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mondays Tuesdays Wednesdays Thursdays Fridays "
    "Saturdays Sundays January February March April May June July "
    "August September October November December Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct "
    "Nov Dec No Christmas Easter Ramadan I I'm I've I'd I'll GMT BST EST"
)
_HEADS = lexicon.bag(
    "University Republic Kingdom Church House City Sultanate Emirate Duchy College School Hospital Chamber "
    "Duke "
    "Prince Princess King Queen Bishop Archbishop Free Islamic Democratic"
)
"""Words whose "of" belongs to the name."""
GENERIC = lexicon.bag(
    "Federal National International General Central Royal Supreme Joint Special United Public Amalgamated "
    "Allied "
    "Associated"
)
"""What opens the names of bodies, and by itself names nobody."""
_NOT_ALONE = (
    lexicon.bag(
        "Islam Islamic Islamist Muslim Muslims Christian Christians Jewish Jews Western English Arabic God "
        "Internet OK TV Prophet Bible Koran Quran"
    )
    | GENERIC
)
"""Words that are part of a name, and by themselves name nobody."""


class Run(msgspec.Struct, gc=False):
    """A run of names: its words, the place of each, and whether it opens a sentence."""

    start: int
    end: int
    text: str
    opens: bool


class Texts:
    """What the articles together tell of words: which stand in small letters too, and which runs stand within
    sentences.
    """

    def __init__(self, articles: Sequence[Article]) -> None:
        self.small: set[str] = set()
        self.within: Counter[str] = Counter()
        self.runs: dict[str, list[Run]] = {}
        raw: dict[str, list[Run]] = {}
        cut: set[str] = set()
        heads = {article.id: in_capitals(article) for article in articles}
        for article in articles:
            idle = [line for line in article.lines if line.role in ("boilerplate", "caption", "dateline")]
            for piece in set(article.text.split()).difference(cut):
                self.small.update(_SMALL.findall(piece))
                cut.add(piece)
            raw[article.id] = [
                run
                for run in _raw(article.text)
                if not any(line.start <= run.start < line.end for line in idle)
            ]
        with_owners({article.id: article.text for article in articles}, raw)
        capitals = {
            key: [run for run in runs if any(start <= run.start < end for start, end in heads[key])]
            for key, runs in raw.items()
        }
        titles = {id(run) for runs in capitals.values() for run in runs}
        known: set[str] = set()
        for runs in raw.values():
            for run in runs:
                if id(run) in titles:
                    continue
                words = run.text.split(" ")
                if not run.opens:
                    self.within[run.text] += 1
                    self.within[words[0]] += 1
                if titles and not (run.opens and self.opener(words)):
                    known.update((run.text, *(word for word in (words[0], words[-1]) if self._is_name(word))))
        for key, runs in raw.items():
            self.runs[key] = [
                cut
                for run in runs
                for cut in (self._of_title(run, known) if id(run) in titles else self._cut(run))
            ]

    def _is_name(self, word: str) -> bool:
        """Whether a word of a longer name may stand for it by itself."""
        low = word.lower()
        return word.isupper() or not (
            low in self.small
            or low in OFFICES
            or low in _ADJECTIVES
            or word in lexicon.bodies()
            or word in GENERIC
        )

    def _of_title(self, run: Run, known: set[str]) -> Iterator[Run]:
        """The names of a run of a headline with a capital in every word."""
        words = run.text.split(" ")
        for first, last in known_parts(words, known, OFFICES):
            start = run.start + sum(len(word) + 1 for word in words[:first])
            text = " ".join(words[first:last])
            yield from self._cut(Run(start, start + len(text), text, False))

    def _cut(self, run: Run) -> Iterator[Run]:
        """The run without what opens its sentence, and without days and months; nothing where nothing is
        left.
        """
        words = run.text.split(" ")
        start = run.start
        while words and (
            (words[0] in _NEVER and " ".join(words[:2]) not in lexicon.outlets())
            or (run.opens and start == run.start and self.opener(words))
        ):
            start += len(words[0]) + 1
            words = words[1:]
            while words and words[0] in ("of", "the", "for", "de"):
                start += len(words[0]) + 1
                words = words[1:]
        if len(words) > 1 and words[0] == "The" and " ".join(words) not in lexicon.outlets():
            start += 4
            words = words[1:]
        if len(words) > 1 and _WHERE_FROM.search(words[0]):
            start += len(words[0]) + 1  # "Lurian-based Orbis"
            words = words[1:]
        end = run.end
        while words and (words[-1] in _NEVER or (words[-1].islower() and words[-1] != "family")):
            end -= len(words[-1]) + 1
            words = words[:-1]
        low = [word.lower() for word in words]
        if any(word in _STATELY for word in low) and all(word in TITLES for word in low):
            return  # "the Prime Minister": an office, and no name
        if words and not (len(words) == 1 and (len(words[0]) == 1 or words[0] in _NOT_ALONE)):
            yield Run(start, end, " ".join(words), run.opens and start == run.start)

    def opener(self, words: Sequence[str]) -> bool:
        """Whether the first word is capitalised only because it opens its sentence."""
        first, low = words[0], words[0].lower()
        if first.isupper() and len(first) > 1:
            return len(first) >= _CAPITALS and low in self.small and not self.within[first]
        if lexicon.classes().get(low, "") in tuple("dpscbrwtafk#"):
            return True
        if low in _ADJECTIVES or low in _TALKS:
            return True
        if low in OFFICES and len(words) > 1:
            return False
        if words[1:2] in (["of"], ["for"]) and self._counts(words):
            return True
        if len(words) == 1 and low.endswith("s") and lexicon.classes().get(low, "") in ("R", "O", "D"):
            return True
        if low in lexicon.kinds() and (len(words) == 1 or words[1].islower()):
            return True
        if self.within[first] or (len(words) > 1 and self.within[" ".join(words)]):
            return False
        return low in self.small or (low.endswith(("ing", "ed", "ly")) and first not in lexicon.places())

    def _counts(self, words: Sequence[str]) -> bool:
        """Whether the first word only says what or how many there are of whom the others name ("Members of
        the
        Front", "Pair of NHL offers").
        """
        low = words[0].lower()
        if lexicon.classes().get(low, "") in ("R", "O", "D") or words[0] in _HEADS:
            return low.endswith("s")
        rest = " ".join(words[2:]).removeprefix("the ")
        return self.within[rest] > 0 and words[0] not in lexicon.bodies() and not self.within[" ".join(words)]


def _somebody_of_a_state(words: str, name: str, of: str) -> bool:
    """Whether a run is a person and the state that she is of ("Ada Holm of Norway"), and no body's name."""
    return (
        of in lexicon.places()
        and words not in lexicon.places()
        and name not in lexicon.places()
        and lexicon.bodies().keys().isdisjoint(name.split(" "))
        and not any(word in _HEADS or word in GENERIC for word in name.split(" "))
    )


def _somebody_of_a_body(name: str, of: str) -> bool:
    """Whether a run is a person and the body that she is of ("Ada Holm of the Harbour Authority")."""
    ends = lexicon.bodies()
    return (
        not ends.keys().isdisjoint(of.split(" "))
        and ends.keys().isdisjoint(name.split(" "))
        and name not in lexicon.places()
        and not any(
            word in _HEADS or word in GENERIC or word in lexicon.places() or word.endswith("s")
            for word in name.split(" ")
        )
    )


def _raw(text: str) -> Iterator[Run]:
    for match in RUN.finditer(text):
        words = match.group()
        if words.count(" ") < _LONGEST:
            start, end = match.span()
            # Most runs stand behind a word and a blank: the search that tells so takes longer than a look.
            within = text[start - 1 : start] == " " and text[start - 2 : start - 1].isalnum()
            opens = not within and (start == 0 or _OPENS.search(text, max(0, start - 6), start) is not None)
            if _SUM.match(words) and _OF_A_SUM.match(text, end):
                continue
            if (
                "-" in words
                and (brokered := _BROKERED.search(words))
                and (brokered["sure"] or _OF_TALKS.match(text, end))
            ):
                words, end = words[: brokered.start()], end - len(brokered.group())
            if words.isupper() and text[start - 1 : start] in ("", "\n") and _DATELINE.match(text, end):
                continue
            office = _OF_THE.match(words) if " of " in words else None
            if office is not None and not (
                _BODY_NOUN.match(text, end)
                or _somebody_of_a_state(words, *office.groups())
                or _somebody_of_a_body(*office.groups())
            ):
                office = None
            if office is not None:
                # "Michael Holm of the Harbour union": a person, and the union
                yield Run(start, start + office.end(1), office.group(1), opens)
                yield Run(start + office.start(2), end, office.group(2), False)
                continue
            if (
                text.startswith(" family", end)
                and not text[end + 7 : end + 8].isalpha()
                and words not in lexicon.places()
            ):
                words, end = f"{words} family", end + 7  # "the Holm family": a side under a surname
            yield Run(start, end, words, opens)
