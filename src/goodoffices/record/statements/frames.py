"""One reporting verb with what stands around it: its subject before or behind it, whom it addresses, when,
and where its content lies.
"""

from __future__ import annotations

import re

from goodoffices.record import lexicon
from goodoffices.record.lexicon import Verb
from goodoffices.record.text.subject import Range
from goodoffices.record.text.tags import Words

_UNIT = r"[NRODgne#][NRODgne#'~]*d*"
_NOUNS = rf"{_UNIT}(?:p{_UNIT}|o(?=n?R){_UNIT}|cN{{1,2}}(?:,N{{1,2}}(?![N'eg])){{1,4}}d?|cp?{_UNIT})*"
_APPOSED = (
    r"-[^-S|;:]{1,30}-(?=[NRODngd])|,[^,Q|;:]{1,40}[rw],(?=[NRODngd])|,[^,SQ|;:]{1,40}(?:,[^,SQ|"
    r";:]{1,40})??(?:,[^,SQ|;:]{1,40})??,(?=[NRODngd])|,?\)[^()SQ|]{1,20}\("
)
_TIME = r"(?:,?(?:[T#]*Tb?p?|b))?"
BEFORE = re.compile(
    rf"(?P<aux>[abk]*)(?P<time>{_TIME})(?P<aux2>[abk]*)(?P<app>{_APPOSED})??(?P<who>r|{_NOUNS}|d)"
)
"""Subject and verb, read backwards from the verb (the classes reversed)."""
BEHIND = re.compile(
    r"(?P<who>r|[d#]*+[NRODgne#'~-]*[NRODg](?:[pc][d#]*+[NRODgne#'~-]*[NRODgn])*)(?P<app>,[d#NRneg][^,SQ|"
    r";:.]{1,60}(?=[,.|]|$)|\([^()SQ|]{1,20}\))?"
)
"""The subject where the verb stands first ("..., admitted the envoy, head of the mission")."""

_OBJECT = re.compile(
    r"j|d[neg]{0,2}n(?=[pTtQ,rd.o])|(?:d|#)?[ne#]{0,3}(?:N[N'-]*R?N*|R+N*|O|D|g)(?:'[ne]*(?:N+|R|O|D|g|"
    r"n))?(?:pd?[ne]?(?:N+|R+|O|g)(?!n)(?:p?N+)?)?(?:cd?(?:N+|R))?|dn"
)
_WHEN = re.compile(r"(?:p?[bd]?(?:ne)?T[T#]*b?)(?![negNROT'])|(?:p?b?dT|bdT)(?![negNROT'])")
_PLACE = re.compile(r"p[d#neNRODg'~-]*[NRODngT#e](?:,?pN+)?(?:,N{1,3},(?=[tQ]))?")
_INFINITIVE = lexicon.bag("refuse agree threaten promise pledge vow swear propose guarantee")
_BE = lexicon.bag("is are was were be been being it's he's she's they're we're you're i'm")
_PERSONS = ("he", "she", "they")
_ENDS = ("", ".", ",", ";", "|", "-", "T", "s", "p")


class Frame:
    """A reporting verb at word ``at`` and what belongs to it, as ranges of words.

    ``silent`` is one that tells what was not said ("... but did not name a day"): it only ends what stands
    before it. ``left`` is the number of the word before the whole attribution (subject included); ``after``
    the word with which what follows the attribution begins.
    """

    __slots__ = (
        "addressee",
        "after",
        "apposed",
        "at",
        "heir",
        "inverted",
        "left",
        "negated",
        "passive",
        "places",
        "silent",
        "stop",
        "trailing",
        "verb",
        "when",
        "who",
    )

    def __init__(self, at: int, verb: Verb) -> None:
        self.at = at
        self.verb = verb
        self.stop = at + 1
        self.who: Range | None = None
        self.apposed: Range | None = None
        self.addressee: Range | None = None
        self.when: Range | None = None
        self.left = at - 1
        self.after = at + 1
        self.places: list[int] = []
        self.passive = False
        self.negated = False
        self.inverted = False
        self.heir = False
        self.trailing = False
        self.silent = False


def frame_at(words: Words, at: int, first: int, stop: int) -> Frame:
    """The frame of the reporting verb ``at`` in the sentence ``first`` to ``stop``."""
    frame = Frame(at, words.verbs[at])
    _look_back(words, frame, first)
    if _is_inverted(words, frame, first, stop):
        _look_behind(words, frame, stop)
    _look_on(words, frame, stop)
    return frame


def _look_back(words: Words, frame: Frame, first: int) -> None:
    tags, at = words.tags, frame.at
    match = BEFORE.match(tags[max(first, at - 80) : at][::-1])
    if match is None:
        _take_aux(words, frame, first)
        if frame.left > first and words.low[frame.left] == "which" and tags[frame.left - 1] == ",":
            frame.who = _antecedent(tags, first, frame.left)
        return
    who_first, who_stop = at - match.end("who"), at - match.start("who")
    aux_first = at - match.end("aux2")
    _read_aux(words, frame, min(aux_first, at - match.end("aux")), at)
    time = match.span("time")
    if time[1] - time[0] > 1:
        frame.when = (at - time[1], at - time[0])
    if match.group("app"):
        frame.apposed = (at - match.end("app") + 1, at - match.start("app") - 1)
    frame.left = who_first - 1
    if frame.when is None and _DATED.fullmatch(tags, first, who_first):
        frame.when = (first, frame.left)
    if tags[who_first] == "'":
        who_first += 1
    if frame.left >= first and tags[frame.left] == "p" and not frame.apposed:
        who_first = _last_unit(tags, who_first, who_stop)
        frame.left = who_first - 1
    if who_stop - who_first == 1 and words.low[who_first] == "who":
        who_first, who_stop = _antecedent(tags, first, who_first)
    frame.who = (who_first, who_stop)
    busy = _BUSY.fullmatch(tags, first, at - match.start("aux2"))
    if busy is not None and _is_busy(words, busy.end("who")):
        told = words.low[busy.end("who")] in _TOLD
        frame.who, frame.left = busy.span() if told else busy.span("who"), first - 1
    if words.low[max(first, at - 3) : at] == ["let", "it", "be"]:
        _look_before_let(words, frame, first)


def _is_busy(words: Words, at: int) -> bool:
    """Whether the word is a participle that goes with the noun before it: of any verb in -ing, or "briefed on
    ...".
    """
    return words.low[at].endswith("ing") or (words.low[at] in _TOLD and words.tags[at + 1 : at + 2] == "p")


def _look_before_let(words: Words, frame: Frame, first: int) -> None:
    """ "She let it be known that ...": the subject stands before "let", and nothing is hearsay."""
    let = frame.at - 3
    match = BEFORE.match(words.tags[max(first, let - 80) : let][::-1])
    if match is None:
        return
    frame.who = (let - match.end("who"), let - match.start("who"))
    frame.apposed = (let - match.end("app") + 1, let - match.start("app") - 1) if match.group("app") else None
    frame.left = frame.who[0] - 1
    frame.passive = False


_TOLD = ("briefed", "informed")
"""Participles that say what a source without a name knows: they stay with it."""
_BUSY = re.compile(r"(?P<who>d?[ne#]{0,2}[RON]{1,4})[eESv][^avSBtQ,;:|]{2,}")
"""A subject with a participle behind it that opens the sentence ("The union representing as many as 3,000
workers says ...").
"""
_DATED = re.compile(r"(?:p?[bd]?(?:ne)?(?=#*T)[T#]++b?),")
"""A day or a month that opens the sentence, right before the subject ("In May, she warned ...")."""
_ANTECEDENT = re.compile(rf",?(?P<who>{_NOUNS})")


def _antecedent(tags: str, first: int, at: int) -> Range:
    """The noun group that "who" goes back to; "who" itself where none stands before it."""
    match = _ANTECEDENT.match(tags[max(first, at - 40) : at][::-1])
    return (at - match.end("who"), at - match.start("who")) if match is not None else (at, at + 1)


def _last_unit(tags: str, first: int, stop: int) -> int:
    """Where the last noun group of a chain joined by prepositions starts."""
    cut = max(tags.rfind("p", first, stop), tags.rfind("c", first, stop))
    determiner = tags.rfind("d", max(first, cut), stop)
    return max(cut + 1, determiner, first)


def _take_aux(words: Words, frame: Frame, first: int) -> None:
    k = frame.at
    while k > first and words.tags[k - 1] in "abk":
        k -= 1
    _read_aux(words, frame, k, frame.at)
    frame.left = k - 1


def _read_aux(words: Words, frame: Frame, first: int, stop: int) -> None:
    low = words.low
    frame.negated = any(
        words.tags[k] == "k" or low[k] == "cannot" or low[k].endswith("n't") for k in range(first, stop)
    )
    past = frame.verb.tag == "E" or low[frame.at] not in (frame.verb.base,)
    if past and frame.verb.tag in "SE" and not low[frame.at].endswith("s"):
        last = stop - 1
        while last >= first and words.tags[last] in "bk":
            last -= 1
        frame.passive = last >= first and low[last] in _BE


def _is_inverted(words: Words, frame: Frame, first: int, stop: int) -> bool:
    if frame.verb.tag not in "SB" or frame.at + 1 >= stop or frame.at == first:
        return False
    before = words.tags[frame.at - 1]
    if before not in "Q,-":
        return False
    if frame.verb.kind == "tell" or (before != "Q" and frame.verb.kind in ("urge", "demand", "call", "want")):
        return False
    if words.tags[frame.at + 1] == "r" and (
        words.low[frame.at + 1] not in _PERSONS or words.tags[frame.at + 2 : frame.at + 3] not in _ENDS
    ):
        return False
    return words.tags[frame.at + 1] in "NRODd#rneg" and (
        frame.who is None or frame.apposed is not None or before == "Q"
    )


def _look_behind(words: Words, frame: Frame, stop: int) -> None:
    match = BEHIND.match(words.tags, frame.at + 1, stop)
    if match is None or (
        match.group("app") is None and words.tags[match.end() : match.end() + 1] in ("a", "v")
    ):
        return
    if frame.apposed is not None and match.end() < stop and words.tags[match.end()] not in ".,|;-spoT":
        return
    frame.who = match.span("who")
    frame.apposed = None
    if match.group("app"):
        frame.apposed = (match.start("app") + 1, match.end("app"))
        if words.tags[match.end("app") - 1] == ")":
            frame.apposed = (match.start("app") + 1, match.end("app") - 1)
    frame.inverted = True
    frame.left = frame.at - 1
    frame.stop = match.end()


def _look_on(words: Words, frame: Frame, stop: int) -> None:
    """Whom, when and where, behind the verb (or behind its inverted subject)."""
    tags = words.tags
    k = frame.stop
    kind = frame.verb.kind
    if (
        not frame.inverted
        and (kind == "tell" or (kind == "urge" and not frame.passive))
        and not frame.passive
    ):
        match = _OBJECT.match(tags, k, stop)
        if match is not None:
            frame.addressee = match.span()
            k = match.end()
    if k + 1 < stop and words.low[k] == "out":
        k += 1
    if frame.inverted and frame.apposed is not None and tags[k : k + 2] == ",o":
        k += 1
    for _ in range(5):
        if k >= stop:
            break
        letter = tags[k]
        if (
            letter == "o"
            and frame.addressee is None
            and kind in ("say", "tell", "quote")
            and frame.verb.base not in _INFINITIVE
        ):
            match = _OBJECT.match(tags, k + 1, stop)
            if match is None:
                break
            frame.addressee = match.span()
            k = match.end()
            continue
        match = _WHEN.match(tags, k, stop)
        if match is not None:
            frame.when = frame.when or match.span()
            k = match.end()
            continue
        if letter == "b" and k + 1 < stop and tags[k + 1] in "T.,:tQp":
            k += 1
            continue
        if letter != "p":
            break
        match = _PLACE.match(tags, k, stop)
        if match is None:
            break
        frame.places.append(k)
        k = match.end()
    frame.after = k
