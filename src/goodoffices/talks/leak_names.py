"""Sides and people named in a draft as the source of something, or as those who hold it: "Alpha wants", "we
hear from Alpha", "Karim Noor phoned us".

Whoever reads that knows who confided, whatever the relay is called. A side that merely stands in an option,
in what is supposed or asked, or in what it would do ("Alpha hands over every rifle") is no source; what is
told of it as past is. Rules for English; a person of a side is pointed out wherever the name stands outside
an option.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from goodoffices.spelling import Token
from goodoffices.talks.leak_words import DraftWords, ReadText, Span

_VERBS_TEXT = (
    "accept acknowledge admit advise agree allege allow announce answer approve argue ask assert assure "
    "backtrack balk believe call care claim commit complain concede confide confirm consent consider contact "
    "convey declare decline demand deny disclose dislike doubt dread endorse expect explain favour favor "
    "fear feel float hesitate hint hope imply indicate inform insist intend know let-us-know lean like "
    "maintain mention message mind need note object offer oppose phone plan prefer press promise propose "
    "push-for raise refuse reject rely remark repeat reply report request require resist respond reveal ring "
    "say seek signal speak state stress suggest support telephone tell text think threaten "
    "understand urge value volunteer vow want warn welcome whisper wish worry write yield "
    "aim bargain budge concur deem dream envisage figure find go-along leak mull nod picture ponder "
    "prioritise prioritize push reckon recommend rule-out settle "
    "shrug sit stand start table think-of view weigh"
)
_IRREGULAR = (
    "said told thought felt known knew heard meant meaning means wrote written rang rung spoke spoken sought "
    "understood gave-us let willing ready prepared unwilling reluctant keen eager open happy content "
    "inclined adamant determined afraid anxious unhappy opposed minded would-take"
)
_MODALS = frozenset(
    "would will could can cannot may might must shall should won wouldn couldn can't won't wouldn't couldn't "
    "is are isn't aren't was were has have had does did "
    "doesn't didn't don't seems appears looks remains wants needs".split()
)
_LEADS = frozenset(
    "if whether suppose supposing unless were should imagine provided assuming once when until before "
    "after that which where".split()
)
_NOUNS = frozenset(
    "acceptance advice agreement aim answer anger appetite approval behalf blessing bottom ceiling claim "
    "concern condition consent concession confidence delegate demand desire fear figure floor hesitation "
    "hint hope idea insistence intention interest leader limit line maximum message mind minimum need nod "
    "number negotiator objection offer opinion pain plan position preference price priority promise proposal "
    "proposition question reaction readiness refusal reply request reservation response stance suggestion "
    "tolerance threshold term "
    "take verdict view voice willingness wish word worry".split()
)
_BODY = frozenset(
    "ambassador colleague delegation delegate envoy friend foreign-minister government leader leadership "
    "minister mediator negotiator office official people "
    "principal representative room side spokesman spokeswoman spokesperson team".split()
)
_HEARD = frozenset(
    "according came come coming comes conveyed cue forwarded gather gathered got hear heard hearing hint "
    "know known learn learned learnt message news note passed quote quoting received signal told understand "
    "understood word words idea offer proposal suggestion call "
    "letter confided shared spoke talked".split()
)
_TO = frozenset(
    "asked call called consulted contacted met meet messaged phoned rang saw seen visited speaking "
    "spoke spoken talked talking telephoned texted sounded wrote".split()
)
_TITLES = frozenset(
    "mr mrs ms miss dr doctor prof professor sir madam lady lord colonel col general gen major captain capt "
    "lieutenant ambassador minister president sheikh shaykh imam father sister brother judge justice senator "
    "governor mayor the of and al el bin ben abu von van "
    "de la le da di our their her his from at in".split()
)
_PAST = frozenset(
    "put laid drew brought came went stood sat found took gave made set held stuck kept left let saw "
    "got began met ran broke sent chose dug fell grew stuck swore drove cut bet".split()
)
"""Pasts that do not end in "ed"."""
_FIT = frozenset(
    "acceptable agreeable fine ok okay good enough welcome unwelcome unacceptable hard easy important easier "
    "harder suit suits suited please pleases pleased work works worked do does sufficient tolerable "
    "intolerable bearable unbearable best better right wrong vital crucial essential matter matters mattered "
    "fit fits satisfies satisfied "
    "satisfactory appeals appealed interests interested attractive sensitive painful key".split()
)
"""What says of something that it suits somebody: "works for Alpha", "fine by Alpha", "would suit Alpha"."""
_OF_A_PEOPLE = ("n", "ns", "an", "ans", "ian", "ians", "ese", "i", "is", "ite", "ites", "er", "ers", "ish")
_BETWEEN = frozenset("not now also too still never even just be been to itself themselves no".split())
_AS_FAR = ("as", "up", "down", "along", "below", "beyond", "no")
_DASHES = ("—", "–", "- ", "-- ")
_BREAKS = frozenset(".;:?!\n")


def _inflected() -> frozenset[str]:
    found = set(_IRREGULAR.split())
    for base in _VERBS_TEXT.split():
        bare = base[:-1] if base.endswith("e") else base
        doubled = base + base[-1] if len(base) > 2 and base[-1] in "tgnp" and base[-2] in "aiou" else bare
        found.update(
            (base, base + "s", base + "es", bare + "ed", bare + "ing", doubled + "ed", doubled + "ing")
        )
        if base.endswith("y"):
            found.update((base[:-1] + "ies", base[:-1] + "ied"))
    return frozenset(found)


_VERBS = _inflected()


def named(
    draft: DraftWords,
    sides: Mapping[str, Iterable[str]],
    people: Iterable[str],
    options: Iterable[str],
    others: Iterable[str] = (),
) -> Iterator[tuple[str, Span]]:
    """Where the draft names a side as source or holder ("side"), or one of ``people`` ("person").

    Names inside one of the ``options``' names do not count. A side is named by a word of its name too ("the
    Front"), unless that stands in the names of ``others``.
    """
    masked = _masked(draft, options)
    for names in sides.values():
        for name in sorted({*names, *_short(names, others)}, key=len, reverse=True):
            for first, end in _places(draft, ReadText(name)):
                if not masked.issuperset(range(first, end)) and _holds(draft, first, end):
                    yield "side", draft.span(first, end)
    for name in people:
        for first, end in _person(draft, ReadText(name)):
            if not masked.issuperset(range(first, end)):
                yield "person", draft.span(first, end)


def _short(names: Iterable[str], others: Iterable[str]) -> Iterator[str]:
    """Words by which a longer name is called: "the Front" for "Popular Front of Sarn"."""
    taken = {stem for other in others for stem in ReadText(other).stems}
    for name in names:
        tokens = ReadText(name).tokens
        if len(tokens) > 1:
            yield from (
                token.text
                for token in tokens
                if len(token.text) > 3 and token.text[0].isupper() and token.stem not in taken
            )


def _places(draft: DraftWords, name: ReadText) -> Iterator[tuple[int, int]]:
    """Where a name stands in the draft, possessives and its people ("the Sarnians") included; "the" before it
    does not matter.

    In small letters it counts where somebody says something there: many names are common words.
    """
    wanted = name.stems[1:] if name.stems[:1] == ["the"] and len(name.stems) > 1 else name.stems
    if not wanted:
        return
    for place in range(len(draft.stems) - len(wanted) + 1):
        end = place + len(wanted)
        if draft.stems[place:end] != wanted and not (
            len(wanted) == 1 and _is_people_of(draft.tokens[place], wanted[0])
        ):
            continue
        follows = draft.tokens[end].text.casefold() if end < len(draft.tokens) else ""
        if _is_capital(draft.tokens[place]) or (follows in _VERBS and not _broken(draft, end)):
            yield place, end


def _is_people_of(token: Token, name: str) -> bool:
    low = token.text.casefold()
    stem = name[:-1] if name[-1] in "aeiouy" else name
    return len(name) > 3 and any(low in (name + more, stem + more) for more in _OF_A_PEOPLE)


def _is_capital(token: Token) -> bool:
    return token.text[0].upper() == token.text[0]


def _person(draft: DraftWords, name: ReadText) -> Iterator[tuple[int, int]]:
    parts = {token.stem for token in name.tokens if len(token.stem) >= 3 and token.stem not in _TITLES}
    parts = {
        part
        for part in parts
        if not part.isascii() or any(t.text[0].isupper() for t in name.tokens if t.stem == part)
    }
    place = 0
    while place < len(draft.tokens):
        end = place
        while end < len(draft.tokens) and draft.stems[end] in parts and _is_name(draft.tokens[end]):
            end += 1
        if end > place:
            yield place, end
        elif (
            draft.stems[place] in parts
            and draft.stems[place + 1 : place + 2]
            and draft.stems[place + 1] in parts
        ):
            end = place + 2  # in small letters: two words of the name together
            yield place, end
        place = max(end, place + 1)


def _is_name(token: Token) -> bool:
    return token.text[0].isupper() or not token.text.isascii()


def _masked(draft: DraftWords, options: Iterable[str]) -> set[int]:
    masked: set[int] = set()
    for option in options:
        wanted = ReadText(option).stems
        if len(wanted) < 2:
            continue
        for place in range(len(draft.stems) - len(wanted) + 1):
            if draft.stems[place : place + len(wanted)] == wanted:
                masked.update(range(place, place + len(wanted)))
    return masked


def _holds(draft: DraftWords, first: int, end: int) -> bool:
    """Whether what stands around a side's name makes it a source or a holder."""
    words = [token.text.casefold() for token in draft.tokens]
    possessive = words[end - 1].endswith(("'s", "s'"))
    is_open = _is_open(draft, words, first)
    if _stands_alone(draft, first, end, apart=not is_open):
        return True
    while end < len(words) and draft.stems[end] in _BODY and not _broken(draft, end):
        end, possessive = end + 1, False
    ahead = _clause(draft, end, 5)
    behind = [
        words[place] for place in range(max(0, first - 5), first) if not _broken_between(draft, place, first)
    ]
    if possessive:
        return not ahead or any(draft.stems[place] in _NOUNS for place in ahead[:3])
    owns = any(words[place] in ("its", "their") and draft.stems[place + 1] in _NOUNS for place in ahead[:-1])
    if owns or _is_origin(behind) or (not is_open and _is_suited(behind)):
        return True
    return not _belongs(behind) and _says(words, ahead, is_open=is_open)


def _is_suited(behind: Sequence[str]) -> bool:
    """Whether something is said to suit the side, or to be its word: "works for Alpha", "says Alpha"."""
    near = [word for word in behind if word not in ("the", "our", "some", "people", "in", "a")]
    if near[-1:] and near[-1] in ("for", "to", "by", "with", "of"):
        return any(word in _FIT for word in near[:-1][-2:])
    return bool(near) and (near[-1] in _FIT or near[-1] in _VERBS)


def _belongs(behind: Sequence[str]) -> bool:
    """Whether the name only tells whose or where something is, of which the rest is said: "prisoners of Alpha
    are freed".
    """
    near = [word for word in behind if word not in ("the", "our", "some", "people", "a")]
    return len(near) > 1 and near[-1] in ("of", "from", "between", "in", "into", "inside")


def _stands_alone(draft: DraftWords, first: int, end: int, *, apart: bool) -> bool:
    """Whether a side is set beside what is said, as one who says it: "Alpha: forty", "(Alpha)"; ``apart``:
    also between dashes or commas.
    """
    before, after = (
        draft.text[: draft.tokens[first].start].rstrip(),
        draft.text[draft.tokens[end - 1].end :].lstrip(),
    )
    if after.startswith(":") or (before.endswith("(") and after.startswith((")", "'", "’"))):
        return True
    bare = before.removesuffix("the").removesuffix("The").rstrip()
    begins = not bare or bare[-1] in ",.;!?\n—–-"
    return apart and begins and after.startswith((",", *_DASHES))


def _says(words: Sequence[str], ahead: Sequence[int], *, is_open: bool) -> bool:
    for count, place in enumerate(ahead):
        word = words[place]
        follows = words[place + 1] if place + 1 < len(words) else ""
        if word in _VERBS or (word in ("go", "goes") and follows in _AS_FAR):
            return True
        if word in _MODALS or word in _PAST or (word.endswith("ed") and not count):
            if not is_open:
                return True
            continue
        if word in ("and", "or", "but", "if", "to", "that", "which") or word.endswith("ing"):
            return False
        if count and not (word.endswith("ly") or word in _BETWEEN):
            return False
    return False


def _is_open(draft: DraftWords, words: Sequence[str], first: int) -> bool:
    """Whether the sentence up to a name supposes or asks, instead of saying."""
    place = first - 1
    while place >= 0 and not _broken(draft, place + 1):
        if words[place] in _LEADS and not (words[place] == "that" and (place == 0 or _broken(draft, place))):
            return True
        place -= 1
    end = draft.text.find("?", draft.tokens[first].end)
    stop = min(
        (at for sign in ".!;\n" if (at := draft.text.find(sign, draft.tokens[first].end)) >= 0),
        default=len(draft.text),
    )
    return 0 <= end < stop


def _is_origin(behind: Sequence[str]) -> bool:
    """Whether something was heard from the side, or somebody spoke with it."""
    if not behind:
        return False
    near = [word for word in behind if word not in ("the", "our", "some", "people", "in", "a")]
    if near[-1:] and near[-1] in ("sources", "source", "circles", "officials", "contacts", "insiders"):
        return True
    if near[-2:] == ["according", "to"] or near[-1:] == ["per"]:
        return True
    if near[-1:] and near[-1] in ("from", "by", "via", "through", "of"):
        before = near[:-1]
        return any(
            word in _HEARD or word in _VERBS or (near[-1] == "of" and word in _NOUNS) for word in before[-3:]
        )
    if near[-1:] and near[-1] in ("to", "with"):
        return any(word in _TO or word in ("contact", "call", "talks") for word in near[:-1][-2:])
    return bool(near) and near[-1] in _TO


def _clause(draft: DraftWords, start: int, most: int) -> list[int]:
    found = []
    for place in range(start, min(len(draft.tokens), start + most)):
        if _broken(draft, place):
            break
        found.append(place)
    return found


def _broken(draft: DraftWords, place: int) -> bool:
    """Whether a sentence ends before a token."""
    if place <= 0 or place >= len(draft.tokens):
        return place >= len(draft.tokens)
    return not _BREAKS.isdisjoint(draft.text[draft.tokens[place - 1].end : draft.tokens[place].start])


def _broken_between(draft: DraftWords, place: int, end: int) -> bool:
    return any(_broken(draft, one) for one in range(place + 1, end + 1) if one < len(draft.tokens))
