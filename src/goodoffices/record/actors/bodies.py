"""Bodies by their names: full name and initials, the first or last words alone, what stands beside a name.
English.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from string import ascii_lowercase

from goodoffices.record import lexicon
from goodoffices.record.actors.in_lists import listed
from goodoffices.record.actors.joining import Body, joined
from goodoffices.record.actors.runs import Run, Texts
from goodoffices.record.model import Article

_KIND_BEHIND = re.compile(r"(?:['’]s?)? ([a-z]+)(?: ([a-z]+))?")
_ASIDE = re.compile(
    r"(?:,| [–—-]|\)| (?:is|are|was|were)(?= (?:the|an?)\b)) ?(?:(?:the|an?|its) )?(?:[\w’'-]+ "
    r"){0,4}?([a-z]+)(?: (?:that|which|who)\b| (?:of|in|"
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
    r"in (?:[a-z]+ )?talks|turned|walked|pulled|broke|quit|left|asked|sent|faces|faced|sought|seeks|gave|"
    r"took|raised|lifted|approached|bid|bids|tabled|put|posted|ordered|placed|sued|joined|hopes?|hoped|believes?|believed)\b"
)
_PLACED = re.compile(
    r"\b(?:in|at|near|outside|around|across|towards?|through|into|town|city|village|port|province|"
    r"district)(?: the)?(?: (?:[a-z-]+ ){0,2}(?:town|city|village|port|province|district|state|capital) of)? "
    r"$"
)
_SETTLES = re.compile(
    r"\b(?:conciliation|mediation|arbitration) (?:service|body|board|panel|agency|commission) $"
)
_SETTLES_IT = re.compile(
    r",? (?:which is |is )?(?:the |an? )?(?:[a-z-]+ ){0,3}?(?:conciliation|mediation|arbitration) "
    r"(?:service|body|"
    r"board|panel|agency|commission)\b"
)
"""Before and behind the name of one whose work it is to settle disputes, wherever it sits."""
_VERB_BEHIND = re.compile(r" (?:has |have |had |will |would |also |not |now ){0,2}([a-z]+)\b")
_DESCRIBES = re.compile(r" (?:[a-z-]+ ){0,2}(?P<noun>[a-z]+) (?=[A-Z])")
_PLACE_BEHIND = re.compile(
    r" (?:region|province|city|town|village|island|islands|district|peninsula|territory|valley|area|"
    r"airport|port|camp)\b"
)
_SMALL_WORDS = lexicon.bag("and or but with from to by of in on at for as that which who s")
_NOUN_BEHIND = re.compile(r" ([a-z]+)\b")
_REGIONS = lexicon.bag(
    "African European Asian Arab Western Latin Nordic Balkan Baltic Caribbean Scandinavian Gulf Eastern "
    "Northern Southern Central Middle Atlantic Pacific Mediterranean American Black White Blue Red Green "
    "Flemish Francophone Walloon Catholic Protestant Sunni Shia Kurdish Muslim Christian Jewish Soviet "
    "Communist Socialist Marxist "
    "Maoist Nobel Mr Mrs Ms Dr"
)
_SIDES_OF_WORLD = lexicon.bag("East West North South North-East South-East East-Asian Sub-Saharan Anglo")
_OF_A_PLACE_TOO = ("firm", "union", "party", "group")
_RISEN = ("rebel ", "armed ", "militant ", "guerrilla ", "insurgent ", "separatist ")
_REBELS_OF = tuple(
    f"{who} of {the}"
    for who in ("ebels", "ighters", "ilitants", "uerrillas", "nsurgents")
    for the in ("", "the ")
)
_A_PEOPLE = 100
"""What makes of a name that of a people for good."""
_OTHERS = lexicon.bag("rival competitor counterpart subsidiary")
_CONTINENTS = lexicon.bag("Africa Asia Europe America East Sea Coast Caucasus Balkans Gulf Ocean Islands")
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
    for article in articles:
        for kind, names in listed(article.text, free[article.id]):
            for name in names:
                found[short_of.get(name, name)].kinds[kind] += 2
    for short, full in short_of.items():
        if full in found and " " not in short:
            found[full].short = short
            found[full].forms[short] += 0
    return joined([body for body in found.values() if _is_body(body)])


def _read(body: Body, text: str, run: Run) -> None:
    """What stands around a name."""
    before = text[max(0, run.start - 40) : run.start]
    last = before[before.rfind(" ", 0, -1) + 1 :] if before.endswith(" ") else ""
    if _SETTLES.search(before) or _SETTLES_IT.match(text, run.end):
        body.acts += 2
        body.settles += 1
    _sort_before(body, before, last)
    _sort_behind(body, text, run)
    if not _only_describes(body, text, run, before):
        _does_something(body, text, run, before, last)


def _sort_before(body: Body, before: str, last: str) -> None:
    """What the noun before a name says that it is ("the union Vell")."""
    kinds = lexicon.kinds()
    if last[:-1] in _last_words() or not last[:-1].isalpha():
        for words in _nouns_before(before):
            if words in kinds and kinds[words] not in ("family", "state"):
                body.kinds[kinds[words]] += 2
                break
    if before.endswith(_REBELS_OF):
        body.kinds["armed"] += 1


def _sort_behind(body: Body, text: str, run: Run) -> None:
    """What the nouns behind a name say that it is ("Vell, a union of dockers")."""
    kinds = lexicon.kinds()
    behind = _KIND_BEHIND.match(text, run.end)
    if behind is not None and (
        behind.group(1) in _SMALL_WORDS or any(_is_own_group(word) for word in behind.groups() if word)
    ):
        behind = None  # "Brakemann staff": a group of their own; "Orbis and union bosses": another
    for noun in (behind, _ASIDE.match(text, run.end, run.end + 80)):
        for words in noun.groups() if noun is not None else ():
            kind = kinds.get(words, "state") if words else "state"
            if noun is behind and words and words.endswith("s") and kind in _OF_A_PLACE_TOO:
                continue  # "Ost studios": those of a place
            if noun is not None and words == "group" and text.endswith(_RISEN, 0, noun.start(1)):
                kind = "armed"  # "a rebel group in the north"
            if kind not in ("family", "state"):
                body.kinds[kind] += 1


def _only_describes(body: Body, text: str, run: Run, before: str) -> bool:
    """Whether a name only says of whom or of where something is, which is noted."""
    kinds = lexicon.kinds()
    noun = _NOUN_BEHIND.match(text, run.end)
    if before.endswith("the ") and noun is not None and noun.group(1) in kinds:
        body.described += 1  # "the Turin group": where a body is from
    if before.endswith("ethnic "):
        body.described += _A_PEOPLE
        return True
    whose = _DESCRIBES.match(text, run.end)
    if whose is not None and (whose["noun"] in kinds or whose["noun"] in _OTHERS) and " " not in run.text:
        body.described += 1  # "Lurian rival Orbis": whose rival it is
        return True
    if _PLACE_BEHIND.match(text, run.end):
        body.placed += 1
        return True
    return False


def _does_something(body: Body, text: str, run: Run, before: str, last: str) -> None:
    """Whether somebody acts under a name, and how often it is a place."""
    placed = last in _LEADING and _PLACED.search(before) is not None
    if _WITH_ANOTHER.match(text, run.end) and not placed:
        body.acts += 1
    if _LEADS.match(text, run.end):
        body.acts += 2
        body.led += 1
        body.at_arms += _AT_ARMS.match(text, run.end) is not None
    if not placed and (_ACTS.match(text, run.end) or _does(text, run.end)):
        body.acts += 1
    if placed:
        body.placed += 1
    elif last in _LEADING and _JOINED.search(before):
        body.acts += 1


def _does(text: str, end: int) -> bool:
    """Whether a verb that tells a stance stands behind a name."""
    behind = _VERB_BEHIND.match(text, end)
    verb = lexicon.verbs().get(behind.group(1)) if behind is not None else None
    return verb is not None and not verb.doubtful


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
    return (all(word in _REGIONS or word in _SIDES_OF_WORLD for word in words) and words[-1] in _REGIONS) or (
        len(words) > 1 and words[-1] in _CONTINENTS and words[0] in _REGIONS | _SIDES_OF_WORLD
    )


def _is_body(body: Body) -> bool:
    """Whether the reports treat a name as one of somebody: not of a place, a law or an event."""
    last = [word for form in body.forms for word in form.split(" ")]
    named = any(
        word in lexicon.bodies() for word in (last[-1:] + [form.split(" ")[-1] for form in body.forms])
    )
    if _only_regions(body.name) or body.name.startswith("Pan-") or body.described >= sum(body.forms.values()):
        return False
    if (
        body.short
        or named
        or body.settles
        or (body.name.isupper() and body.name.isalnum() and len(body.name) > 1)
    ):
        return True
    if (
        sum(body.forms.values()) == body.opened == body.led == 1
        and " " not in body.name
        and "-" not in body.name
    ):
        return False  # "Personnel chief Ada Holm"
    told = body.acts + sum(body.kinds.values())
    if body.placed and body.acts <= 2 * body.at_arms + (body.at_arms > 1):
        return False
    share = _OF_A_PLACE if body.placed < _OFTEN else _OFTEN_A_PLACE
    return told > 0 and body.placed < share * sum(body.forms.values())
