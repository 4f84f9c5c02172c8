"""Bodies by their names: full name and initials, the first or last words alone, what stands beside a name.
English.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from string import ascii_lowercase

import msgspec

from goodoffices.record import lexicon
from goodoffices.record.actors.runs import Run, Texts
from goodoffices.record.model import Article

_SHORT = re.compile(r" \(((?:[A-Z][A-Z&-]{1,8}(?=s?\)))|[A-Z][A-Za-z&-]{1,9}(?=\)))s?\)")
_FOREIGN = frozenset(("army", "armed", "group", "party", "union"))
_LISTED = re.compile(r"(?:[A-Z][\w-]+, ){1,4}(?:[A-Z][\w-]+,? )?(?:and )?$")
"""Names before the last of a list that share its short form: "Alfa, Access and Renova (AAR)".
"""
_SHORT_BEHIND = re.compile(
    r" (?:on|in|to|against|over)(?: the)? (?:[A-Z][\w-]+)(?: (?:and )?[A-Z][\w-]+){0,3} "
    r"\((?P<short>[A-Z]{2,8})\)"
)
"""A name goes on behind a small word where its initials say so: "Intergovernmental Authority on Development
(IGAD)".
"""
_KIND_BEHIND = re.compile(r"(?:['’]s?)? ([a-z]+)(?: ([a-z]+))?")
_ASIDE = re.compile(
    r"(?:,| [–—-]|\))? ?(?:(?:the|an?|its) )?(?:[\w’'-]+ ){0,4}?([a-z]+)(?: (?:that|which|who)\b| (?:of|in|"
    r"from)\b|[,.;]| [–—-])"
)
_LEADS = re.compile(
    r"(?:['’]s?)? (?:[a-z-]+ )?(?:leaders?|chief|boss|chair(?:man|woman)|chief executive|spokes\w+|"
    r"negotiators?|members?|officials?|representatives?|delegat\w+|fighters?|militants?|commanders?|rebels?|"
    r"insurgents?|guerrillas?|board|shareholders?|staff|workers|management|bosses|executives?|general "
    r"secretary|president|director|official)\b"
)
_AT_ARMS = re.compile(r" (?:militants?|fighters?|rebels?|insurgents?|guerrillas?|separatists?)\b")
_ACTS = re.compile(
    r"(?:['’]s?)?,? (?:also |has |have |had |is |was |will |would |may |could |did |does |then |since |"
    r"already |now |not |since |previously |later |initially ){0,3}"
    r"(?:said|says|told|agreed|rejected|rejects|refused|accepted|demand\w*|offer\w*|want\w*|insist\w*|"
    r"announced|declined|signed|met|meet|held|holds|plan\w*|accus\w+|denied|denies|warned|warns|launched|"
    r"called|calls|claims?|claimed|confirmed|made|ready|prepared|propos\w+|reject\w*|welcom\w+|owns|own|"
    r"employs?|seized|kidnapped|abducted|released|control\w*|declared|vowed|threatened|urged|begun|began|"
    r"approached|bid|bids|tabled|put|posted|ordered|placed|sued|joined|hopes?|hoped|believes?|believed)\b"
)
_PLACED = re.compile(
    r"\b(?:in|at|near|outside|around|across|towards?|through|into|town|city|village|port|province|"
    r"district)(?: the)?(?: (?:[a-z-]+ ){0,2}(?:town|city|village|port|province|district|state|capital) of)? "
    r"$"
)
_NOUN_BEHIND = re.compile(r" ([a-z]+)\b")
_REGIONS = lexicon.bag(
    "African European Asian Arab Western Latin Nordic Balkan Baltic Caribbean Scandinavian Gulf Eastern "
    "Northern Southern Central Middle Atlantic Pacific Mediterranean American Black White Blue Red Green "
    "Catholic Protestant Sunni Shia Kurdish Muslim Christian Jewish Soviet Communist Socialist Marxist "
    "Maoist Nobel Mr Mrs Ms Dr"
)
_SIDES_OF_WORLD = lexicon.bag("East West North South North-East South-East East-Asian Sub-Saharan Anglo")
_WITH_ANOTHER = re.compile(r" and (?:the )?[A-Z]")
_OF_A_PLACE = 0.4
"""Share of the places behind "in" and "at" from which a name is one of a place."""
_OFTEN, _OFTEN_A_PLACE = 3, 0.25
"""Where a name stands behind "in" and "at" often, a smaller share is enough."""
_JOINED = re.compile(
    r"\b(?:between|with|by|against|and|versus|vs|(?:mediators?|facilitators?|delegat\w+|representatives?|"
    r"officials?|envoys?|negotiators?|leaders?|ministers?|governments?|offers?|bids?|proposal) (?:from|of)) "
    r"(?:the )?$"
)

_LEADING = frozenset(
    f"{word} "
    for word in (
        "in at near outside around across toward towards through into town city village port province "
        "district the of between with by against and versus vs from"
    ).split()
)
"""With one of these ends what ``_PLACED`` and ``_JOINED`` find."""


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
    at_arms: int = 0
    """How often those who bear arms stand behind it, who may be of a place ("Gaza militants")."""


def initials_fit(words: str, short: str) -> bool:
    """Whether a short form is made of the first letters of the words, in their order ("Deutsche Boerse",
    "Marsh Armed Forces").
    """
    letters = "".join(word[0].upper() for word in words.split(" ") if word[:1].isupper())
    if len(letters) > 1 and letters[0] == short[0] and short.isupper() and _within(letters, short):
        return True  # "Social Democrats (SPD)": a letter stands for a word that the reports leave out
    capitals = list(re.sub(r"[^A-Za-z]", "", short))
    names = [word for word in words.split(" ") if word[:1].isupper()]
    at = 0
    for letter in capitals:
        if not letter.isupper():
            continue
        while at < len(names) and names[at][0].upper() != letter:
            at += 1
        if at == len(names):
            return False
        at += 1
    return len(names) > 1


def _within(letters: str, short: str) -> bool:
    """Whether the letters stand in the short form in their order, and all but one of it are among them."""
    rest = iter(short)
    return len(short) - len(letters) <= 1 and all(letter in rest for letter in letters)


def shorts(texts: Texts, articles: Sequence[Article]) -> dict[str, str]:
    """Short form to the full name before it in brackets."""
    found: dict[str, str] = {}
    for article in articles:
        runs = texts.runs[article.id]
        for at, run in enumerate(runs):
            if not run.text:
                continue
            longer = _SHORT_BEHIND.match(article.text, run.end)
            if longer is not None:
                whole = article.text[run.start : longer.start("short") - 2]
                if initials_fit(whole, longer["short"]):
                    found.setdefault(longer["short"], whole)
                    _take(runs, at, longer.start("short") - 2, whole)
                    continue
            match = _SHORT.match(article.text, run.end)
            if match is None:
                continue
            listed = _LISTED.search(article.text, max(0, run.start - 60), run.start)
            if listed is not None and _letters(listed.group() + run.text) == match.group(1).upper():
                _take_back(runs, at, listed.start(), match.group(1))
                found.setdefault(match.group(1), match.group(1))
                continue
            before = runs[at - 1] if at else None
            if before is not None and article.text[before.end : run.start] == " and ":
                whole = f"{before.text} and {run.text}"
                if (
                    initials_fit(whole, match.group(1))
                    and whole[0] == match.group(1)[0]
                    and not initials_fit(run.text, match.group(1))
                ):
                    # "Alliance of Lake and River Owners (ALRO)": one name, though "and" stands in it
                    found.setdefault(match.group(1), whole)
                    run.start, run.text = before.start, whole
                    before.text, before.end = "", before.start
                    continue
            words = run.text.split(" ")
            for count in range(min(len(words), 9), 1, -1):
                full = " ".join(words[-count:])
                fits = (
                    initials_fit(full, match.group(1)) and full.split(" ")[0][0].upper() == match.group(1)[0]
                ) or (count == len(words) and _is_foreign(words, match.group(1)))
                if fits and full.split(" ")[0][:1].isupper():
                    found.setdefault(match.group(1), full)
                    break
        texts.runs[article.id] = [run for run in runs if run.text]
    return found


def _is_foreign(words: Sequence[str], short: str) -> bool:
    """Whether letters behind a whole name stand for it in its own language ("Free Lake Movement (GAM)")."""
    return short.isupper() and len(words) > 1 and lexicon.bodies().get(words[-1], "") in _FOREIGN


def _letters(names: str) -> str:
    return "".join(word[0] for word in names.split(" ") if word[:1].isupper())


def _take_back(runs: Sequence[Run], at: int, start: int, name: str) -> None:
    """Let the run at a place begin at ``start`` under a name; runs before it that it takes in are emptied."""
    runs[at].text, runs[at].start = name, start
    for other in runs[:at][::-1]:
        if other.start < start:
            break
        other.text = ""


def _take(runs: Sequence[Run], at: int, end: int, whole: str) -> None:
    """Let the run at a place reach to ``end``; runs that it takes in are emptied."""
    runs[at].text, runs[at].end = whole, end
    for other in runs[at + 1 :]:
        if other.start >= end:
            break
        other.text = ""


def bodies(
    texts: Texts, articles: Sequence[Article], free: Mapping[str, list[Run]], short_of: Mapping[str, str]
) -> list[Body]:
    """The bodies that the ``free`` runs, which name no person and no state, name. Forms of one name are one
    body.
    """
    found: dict[str, Body] = {}
    for article in articles:
        for run in free[article.id]:
            name = short_of.get(run.text, run.text)
            body = found.get(name) or found.setdefault(name, Body(name))
            body.forms[run.text] += 1
            body.opened += run.opens
            _read(body, article.text, run)
    for short, full in short_of.items():
        if full in found:
            found[full].short = short
            found[full].forms[short] += 0
    return _joined([body for body in found.values() if _is_body(body)])


def _read(body: Body, text: str, run: Run) -> None:
    """What stands around a name."""
    before = text[max(0, run.start - 40) : run.start]
    last = before[before.rfind(" ", 0, -1) + 1 :] if before.endswith(" ") else ""
    kinds = lexicon.kinds()
    if last[:-1] in _last_words() or not last[:-1].isalpha():
        for words in _nouns_before(before):
            if words in kinds and kinds[words] not in ("family", "state"):
                body.kinds[kinds[words]] += 2
                break
    behind = _KIND_BEHIND.match(text, run.end)
    if behind is not None and any(_is_own_group(word) for word in behind.groups() if word):
        behind = None  # "Brakemann staff": a group of their own
    for noun in (behind, _ASIDE.match(text, run.end, run.end + 80)):
        if noun is not None:
            for words in noun.groups():
                if words in kinds and kinds[words] not in ("family", "state"):
                    body.kinds[kinds[words]] += 1
    if (
        before.endswith("the ")
        and (behind := _NOUN_BEHIND.match(text, run.end)) is not None
        and behind.group(1) in kinds
    ):
        body.described += 1  # "the Turin group": where a body is from
    placed = last in _LEADING and _PLACED.search(before) is not None
    if _WITH_ANOTHER.match(text, run.end) and not placed:
        body.acts += 1
    if _LEADS.match(text, run.end):
        body.acts += 2
        body.led += 1
        body.at_arms += _AT_ARMS.match(text, run.end) is not None
    if not placed and _ACTS.match(text, run.end):
        body.acts += 1
    if placed:
        body.placed += 1
    elif last in _LEADING and _JOINED.search(before):
        body.acts += 1


def _nouns_before(before: str) -> tuple[str, ...]:
    """The last two words in small letters before a name, and the last one."""
    words = before[:-1] if before.endswith(" ") else ""
    at = len(words.rstrip(ascii_lowercase))
    if at == len(words):
        return ()
    first = len(words[: at - 1].rstrip(ascii_lowercase)) if words[at - 1 : at] == " " else at
    return (words[first:], words[at:]) if first < at - 1 else (words[at:],)


@cache
def _last_words() -> frozenset[str]:
    """The last words of the nouns for somebody."""
    return frozenset(words.rsplit(" ", 1)[-1] for words in lexicon.kinds())


def _is_own_group(noun: str) -> bool:
    kind = lexicon.kinds().get(noun, "")
    return kind in ("workers", "owners", "family", "mediators") or (kind == "union" and noun.endswith("s"))


def _only_regions(name: str) -> bool:
    """Whether a name is an adjective of a part of the world ("East African"), and of nobody."""
    words = name.split(" ")
    return all(word in _REGIONS or word in _SIDES_OF_WORLD for word in words) and words[-1] in _REGIONS


def _is_body(body: Body) -> bool:
    """Whether the reports treat a name as one of somebody: not of a place, a law or an event."""
    last = [word for form in body.forms for word in form.split(" ")]
    named = any(
        word in lexicon.bodies() for word in (last[-1:] + [form.split(" ")[-1] for form in body.forms])
    )
    if _only_regions(body.name) or body.name.startswith("Pan-") or body.described == sum(body.forms.values()):
        return False
    if body.short or named or (body.name.isupper() and len(body.name) > 1):
        return True
    if (
        sum(body.forms.values()) == body.opened == body.led == 1
        and " " not in body.name
        and "-" not in body.name
    ):
        return False  # "Personnel chief Ada Holm"
    told = body.acts + sum(body.kinds.values())
    if body.placed and body.acts <= 2 * body.at_arms:
        return False
    share = _OF_A_PLACE if body.placed < _OFTEN else _OFTEN_A_PLACE
    return told > 0 and body.placed < share * sum(body.forms.values())


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


def _same_sort(short: Body, full: Body) -> bool:
    """Whether a word within a full name can mean the whole: one at its end always; one in its middle only
    where
    both bear arms ("Tamil rebels").
    """
    words = full.name.split(" ")
    if short.name in words[1:-1] and " " not in short.name:
        return short.kinds["armed"] > 0 or bool(lexicon.bodies().get(short.name) == "armed")
    return True


def _joined(found: list[Body]) -> list[Body]:
    """With shorter forms of a name put under the full one: initials, the first words or the last ones
    alone.
    """
    by_first: dict[str, list[Body]] = defaultdict(list)
    full = [body for body in found if " " in body.name]
    for body in full:
        words = body.name.split(" ")
        for count in range(1, len(words)):
            if not _of_members(words, count):
                by_first[" ".join(words[:count])].append(body)
        for letters in _initials(words):
            by_first[letters].append(body)
        if words[-1] not in lexicon.bodies() or len(words) == 2:
            by_first[words[-1]].append(body)
        for word in words[1:-1] if _armed(body) or lexicon.bodies().get(words[-1]) in _FOREIGN else ():
            if word[:1].isupper():
                by_first[word].append(body)
        if words[-1] in _PLURAL_PARTIES:
            by_first[f"{body.name[:-1]}"].append(body)
    kept: list[Body] = []
    for body in found:
        longer = [each for each in by_first.get(body.name, ()) if each is not body and each.name != body.name]
        whole = list({id(each): each for each in longer if _same_sort(body, each)}.values())
        if len(whole) == 1 and body.name not in lexicon.places():
            whole[0].forms.update(body.forms)
            whole[0].kinds.update(body.kinds)
            whole[0].acts += body.acts
            if body.name.isupper() and " " not in body.name:
                whole[0].short = whole[0].short or body.name
        else:
            kept.append(body)
    return kept
