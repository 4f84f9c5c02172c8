"""One body under several names: initials, first or last words alone, other spellings."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

import msgspec

from goodoffices.record import lexicon
from goodoffices.record.actors.runs import GENERIC

_TWO = 2
_SMALL = frozenset(("of", "for", "the", "and", "de", "&"))
_FOREIGN = frozenset(("army", "armed", "group", "party", "union"))
"""Kinds whose names may be known by letters of another language, or by a word in the middle."""


class Body(msgspec.Struct):
    """A body under its full name, with what the reports tell of it."""

    name: str
    forms: Counter[str] = msgspec.field(default_factory=Counter)
    short: str = ""
    kinds: Counter[str] = msgspec.field(default_factory=Counter)
    acts: int = 0
    described: int = 0
    placed: int = 0
    opened: int = 0
    """How often it opens a sentence, where any word is capitalised."""
    led: int = 0
    """How often an office stands behind it."""
    settles: int = 0
    """How often it is told to be a service that settles disputes."""
    at_arms: int = 0
    """How often those who bear arms stand behind it, who may be of a place ("Gaza militants")."""


_PLURAL_PARTIES = lexicon.bag(
    "Democrats Republicans Conservatives Liberals Socialists Greens Unionists Communists"
)


def _initials(words: Sequence[str]) -> set[str]:
    """What a name is called in letters: "MAF" of the "Marsh Armed Forces", "VHPA" of the "VH Players'
    Association".
    """
    capital = [word for word in words if word[:1].isupper()]
    found = {
        "".join(word[0] for word in capital),
        "".join(word if word.isupper() else word[0] for word in capital),
        "".join(word[0].upper() for word in words),
    }
    return {letters for letters in found if len(letters) > 1}


def _of_members(words: Sequence[str], count: int) -> bool:
    """Whether the first words of a name are a body of their own, and the rest those who work or play for it
    ("VH"
    and the "VH Players' Association").
    """
    kinds = lexicon.kinds()
    return any(
        kinds.get(word.strip("'’").lower()) in ("workers", "union", "owners", "ministry", "mediators")
        or lexicon.bodies().get(word) in ("union", "ministry")
        for word in words[count:]
    ) and (words[0].isupper() or lexicon.bodies().get(words[count - 1], "") in ("firm", "group"))


def _armed(body: Body) -> bool:
    return (
        body.kinds["armed"] > 0
        or lexicon.bodies().get(body.name.split(" ")[-1]) == "armed"
        or any(lexicon.bodies().get(word) == "armed" for word in body.name.split(" "))
    )


def _within_longer(armed: Sequence[Body]) -> Iterator[tuple[Body, Body]]:
    """Names all of whose words stand in a longer one, and that one ("Lake Tigers" and the "Liberation Tigers
    of the Lake").
    """
    with_word: dict[str, list[tuple[set[str], Body]]] = defaultdict(list)
    plain = {body.name: {word.removesuffix("s") for word in body.name.split(" ")} for body in armed}
    for body in armed:
        for word in plain[body.name]:
            with_word[word].append((plain[body.name], body))
    for body in armed:
        own = plain[body.name]
        for words, other in with_word[min(own)]:
            if own < words:
                yield body, other


def _same_sort(short: Body, full: Body) -> bool:
    """Whether a word within a full name can mean the whole: one at its end always; one in its middle only
    where
    both bear arms ("Tamil rebels").
    """
    words = full.name.split(" ")
    if short.name in words[1:-1] and " " not in short.name:
        return short.kinds["armed"] > 0 or bool(lexicon.bodies().get(short.name) == "armed")
    return True


def _tells_where(word: str) -> bool:
    """Whether the first word of a name only tells where its body is, or that it is of a whole."""
    return word in GENERIC or word in lexicon.places() or word.endswith(("ian", "ish", "ese"))


def joined(found: list[Body]) -> list[Body]:
    """With shorter forms of a name put under the full one: initials, the first words or the last ones
    alone.
    """
    by_first: dict[str, list[Body]] = defaultdict(list)
    full = [body for body in found if " " in body.name]
    for body in full:
        words = body.name.split(" ")
        for count in range(1, len(words)):
            if not _of_members(words, count):
                by_first[" ".join(words[:count]).casefold()].append(body)
        for letters in _initials(words):
            by_first[letters.casefold()].append(body)
        if words[-1] not in lexicon.bodies() or len(words) == 2:
            by_first[words[-1].casefold()].append(body)
        for word in words[1:-1] if _armed(body) or lexicon.bodies().get(words[-1]) in _FOREIGN else ():
            if word[:1].isupper():
                by_first[word.casefold()].append(body)
        for count in range(1, len(words) - 1):
            if _tells_where(words[count - 1]):
                by_first[" ".join(words[count:]).casefold()].append(body)
            else:
                break
        if words[-1] in _PLURAL_PARTIES:
            by_first[body.name[:-1].casefold()].append(body)
    for short, whole_name in _within_longer([body for body in full if _armed(body)]):
        by_first[short.name.casefold()].append(whole_name)
    spelt = _spelt_alike(found)
    kept: list[Body] = []
    for body in found:
        if body.name in spelt:
            _take_in(spelt[body.name], body)
            continue
        longer = [
            each
            for each in by_first.get(body.name.casefold(), ())
            if each is not body and each.name != body.name
        ]
        longer = [spelt.get(each.name, each) for each in longer if _same_sort(body, each)]
        whole = list({id(each): each for each in longer if each is not body}.values())
        if len(whole) == 1 and body.name not in lexicon.places():
            _take_in(whole[0], body)
            if body.name.isupper() and " " not in body.name:
                whole[0].short = whole[0].short or body.name
        elif body.name not in lexicon.bodies() or body.acts or body.kinds or len(body.forms) > 1:
            kept.append(body)  # "Association" by itself names none
    for body in kept:
        bare = body.name.rsplit(" ", 1)
        if len(bare) > 1 and bare[1] in _LEGAL and bare[0] in body.forms:
            body.name = bare[0]  # as people say it
    return kept


def _take_in(body: Body, other: Body) -> None:
    """Put the forms of another name under a body."""
    body.forms.update(other.forms)
    body.kinds.update(other.kinds)
    body.acts += other.acts
    body.short = body.short or other.short


def _in_dots(name: str, shorts: dict[str, Body]) -> Body | None:
    """The body of which a name gives the first letters with stops, and a word ("L.V. United" of the
    "LVUSD")."""
    words = name.split(" ")
    if "." not in words[0] or len(words) == 1:
        return None
    letters = (words[0].replace(".", "") + "".join(word[0] for word in words[1:])).casefold()
    found = [body for short, body in shorts.items() if len(letters) > _TWO and short.startswith(letters)]
    return found[0] if len(found) == 1 else None


def _one_sort(word: str, known: Body) -> bool:
    """Whether a word behind initials says again of what sort the body is ("LV Rail", the "Lake Valley
    Railway").
    """
    own = lexicon.bodies().get(known.name.rsplit(" ", 1)[-1], "firm")
    return lexicon.bodies()[word] == "firm" == own


_LEGAL = lexicon.bag("Plc PLC plc Ltd Limited Inc Corp NV SA SE AG AB ASA SpA GmbH BV LLC LLP LP Co")
"""What a firm is by law, behind its name."""


_STEM = 6
"""Letters of the last word of a firm's name that are left where it is written in short."""


def _plain(words: Sequence[str]) -> str:
    """A name without what the reports add or leave out: what a firm is by law, the country, the order of
    words around "of", apostrophes and hyphens.
    """
    kept = list(words)
    if len(kept) > 1 and kept[-1] in _LEGAL:
        kept.pop()  # "Orbis Plc"
    if len(kept) > _TWO and kept[-1] in lexicon.places():
        kept.pop()  # "Dock Workers Union Luria"
    if len(kept) > 1 and lexicon.bodies().get(kept[-1]) == "firm":
        kept[-1] = kept[-1][:_STEM]  # "Orbis Pharmaceutical", "Orbis Pharma"
    plain = " ".join(kept).replace("’", "'").replace("-", " ").casefold().split(" ")
    if len(plain) > _TWO:
        # "Forces for Lake Liberation", "Lake Liberation Forces"
        plain = sorted(word for word in plain if word not in _SMALL)
    return " ".join(plain).removesuffix("s") if len(plain) > 1 else plain[0]


def _spelt_alike(found: Sequence[Body]) -> dict[str, Body]:
    """Names to the bodies that they mean in other letters: in capitals, with other apostrophes, or one part
    written in initials ("VH Players' Association (VHPA)" and "Vesna Hockey Players' Association").
    """
    alike: dict[str, Body] = {}
    named = {body.short: body for body in found if body.short} | {body.name: body for body in found}
    first: dict[str, Body] = {}
    shorts: dict[str, Body] = {}
    for body in sorted(found, key=lambda body: (-len(body.name), body.name.isupper())):
        words = body.name.split(" ")
        known = named.get(words[0]) if words[0].isupper() and len(words) == _TWO else None
        if (
            known is not None
            and (known.name != words[0] or sum(body.forms.values()) == 1)
            and (words[1] not in lexicon.bodies() or (known.name != words[0] and _one_sort(words[1], known)))
        ):
            alike[body.name] = known  # "LVF Olmians", where the reports know the "LVF"
            continue
        plain = _plain(words)
        last = body.name.rsplit(" ", 1)[-1].casefold()
        letters = {body.short.casefold()} if body.short else set()
        if " " in body.name:
            letters |= {each.casefold() for each in _initials(body.name.split(" ")) if len(each) > _TWO}
        same = (
            first.get(plain)
            or _in_dots(body.name, shorts)
            or next(
                (
                    shorts[each]
                    for each in sorted(letters)
                    if each in shorts
                    and (shorts[each].short or body.short)
                    and shorts[each].name.rsplit(" ", 1)[-1].casefold() == last
                ),
                None,
            )
        )
        if same is not None:
            alike[body.name] = same
            continue
        first[plain] = body
        if "-" in words[0] and len(words) > 1:
            # "Orbis-Vell Steel", "OV Steel"
            first.setdefault(_plain(["".join(part[:1] for part in words[0].split("-")), *words[1:]]), body)
        for each in letters:
            shorts.setdefault(each, body)
    return alike
