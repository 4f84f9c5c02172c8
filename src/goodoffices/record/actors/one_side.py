"""Who is of one side: unions that speak as one, workers under their union, a ministry under its state.
English."""

from __future__ import annotations

import re
from collections.abc import Sequence

from goodoffices.record import lexicon
from goodoffices.record.actors.acting_for import kind_of
from goodoffices.record.actors.seen import ActorSeen, Gathered
from goodoffices.record.model import Article

_FEWEST = 2
_APART = re.compile(
    r"\b(?:(?:other|rival|remaining|opposing|smaller|dissenting|more moderate|breakaway) (?:[a-z-]+ "
    r"){0,2}unions?|"
    r"(?:one|some|most|only one|none|several|not all|[a-z]+) of (?:the |its |their )(?:[a-z-]+ ){0,2}unions|"
    r"unions? (?:that|which) (?:did not|refused|rejected|signed|accepted))\b"
)
"""What tells that unions do not speak as one."""
_MAIN = 0.6


def _unions(articles: Sequence[Article], gathered: Gathered) -> dict[str, str]:
    """Unions that speak as one, under the key of the side; workers under their union. One that is spoken of
    far
    more than others, and any where the reports set them apart, stand for themselves.
    """
    unions = {
        name: sum(body.forms.values())
        for name, body in gathered.bodies.items()
        if kind_of(name, gathered) == "union"
    }
    told = any(seen.key == "=union" for places in gathered.seen.values() for seen in places)
    if len(unions) == 1:
        (only,) = unions
        return {"=workers": only, "=union": only}
    if not told or any(_APART.search(article.text) for article in articles):
        return {}
    main = max(unions, key=lambda name: unions[name], default="")
    if main and unions[main] >= _MAIN * sum(unions.values()) and unions[main] > _FEWEST:
        return {"=workers": main, "=union": main}
    return {"=workers": "=union"} | dict.fromkeys(unions, "=union")


_REPRESENTED = re.compile(
    r"\b(?P<noun>[a-z]+),? (?:who are |which are |who is |which is |all |both )?(?:represented|led|spoken "
    r"for|grouped) "
    r"(?:by|in) (?:the )?$"
)


_REPRESENTS = re.compile(
    r"(?: \([A-Z]\w+\))?,? (?:which |that |who )?represent(?:s|ing) (?P<whom>(?:[\w,-]+ ){0,8}[a-z]+)"
)
_THROUGH = re.compile(
    r"\b(?P<noun>[a-z]+s)\b,? (?:who|which|that) (?:[a-z]+ ){1,5}through (?:(?:the|a) (?:[a-z-]+ ){0,3})?$"
)


def _represented(articles: Sequence[Article], gathered: Gathered) -> dict[str, str]:
    """Kinds of people to the body that represents them ("the studios, represented by the Alliance")."""
    kinds = lexicon.kinds()
    found: dict[str, str] = {}
    for article in articles:
        for seen in gathered.seen[article.id]:
            if seen.kind != "body" or seen.key not in gathered.bodies:
                continue
            own = _REPRESENTS.match(article.text, seen.end)
            for word in own["whom"].split() if own is not None else ():
                kind = kinds.get(word.strip(","), "")
                if kind in ("workers", "firm", "owners") and kind_of(seen.key, gathered) != "firm":
                    found.setdefault(f"={kind}", seen.key)
            match = _REPRESENTED.search(article.text, max(0, seen.start - 60), seen.start) or _THROUGH.search(
                article.text, max(0, seen.start - 60), seen.start
            )
            noun = match["noun"] if match is not None else ""
            kind = kinds.get(noun, "")
            if kind == "workers" or (kind in ("firm", "owners", "armed", "family") and noun.endswith("s")):
                found.setdefault(f"={kind}", seen.key)
    return found


_FIRMS = re.compile(
    r"\b(?:companies|firms|producers|employers|operators|groups|giants|makers|airlines|banks|houses):? $"
)
_AT = re.compile(r"\b(?:strik\w+|walk\w+|stoppage|tools|dispute) (?:[a-z]+ ){0,2}(?:at|with|against|by) $")
_JOINS = (", ", " and ", ", and ")


def _employers(articles: Sequence[Article], gathered: Gathered) -> dict[str, str]:
    """Firms that are listed as those whom one strike is against, under the key of firms together."""
    told = {seen.key for places in gathered.seen.values() for seen in places}
    unions = any(kind_of(name, gathered) == "union" for name in gathered.bodies)
    if "=firm" not in told or not (unions or "=union" in told):
        return {}
    found: dict[str, str] = {}
    for article in articles:
        listed: list[ActorSeen] = []
        for seen in gathered.seen[article.id]:
            if seen.kind == "body" and listed and article.text[listed[-1].end : seen.start] in _JOINS:
                listed.append(seen)
                found |= dict.fromkeys((each.key for each in listed), "=firm")
                continue
            before = article.text[max(0, seen.start - 40) : seen.start]
            opens = seen.kind == "body" and (_FIRMS.search(before) or _AT.search(before))
            listed = [seen] if opens else []
    return found


def one_side(articles: Sequence[Article], gathered: Gathered) -> dict[str, str]:
    """Keys that are of one side to the key of that side: workers to their union, a ministry or an army to its
    state.
    """
    found: dict[str, str] = {}
    found |= _unions(articles, gathered)
    found |= _represented(articles, gathered)
    found |= _employers(articles, gathered)
    pointed = {seen.key for places in gathered.seen.values() for seen in places}
    if {"=armed", "=opposition"} <= pointed:
        found["=armed"] = "=opposition"
    families = {
        name.removesuffix(" family").rsplit(" ", 1)[-1]: name
        for name in gathered.bodies
        if name.endswith(" family")
    }
    for name in gathered.bodies:
        if " " in name and name.rsplit(" ", 1)[-1] in families:
            found[name] = families[name.rsplit(" ", 1)[-1]]
        if kind_of(name, gathered) == "ministry":
            state, _count = gathered.states.of(name.split(" "))
            if state:
                found[name] = state
    return found
