"""Who is of one side: unions that speak as one, workers under their union, a ministry under its state.
English."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from goodoffices.record import lexicon
from goodoffices.record.actors.acting_for import GOVERNMENT, kind_of
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


def _unions(articles: Sequence[Article], gathered: Gathered, represented: dict[str, str]) -> dict[str, str]:
    """Unions that speak as one, under the key of the side; workers under their union. One that is spoken of
    far more than others, and any where the reports set them apart, stand for themselves. Who represents firms
    is none.
    """
    of_firms = {who for whom, who in represented.items() if whom in ("=firm", "=owners")}
    unions = {
        name: sum(body.forms.values())
        for name, body in gathered.bodies.items()
        if kind_of(name, gathered) == "union" and name not in of_firms
    }
    told = [
        article.text.endswith("s", 0, seen.end)
        for article in articles
        for seen in gathered.seen[article.id]
        if seen.key == "=union"
    ]
    together = sum(told)
    if len(unions) == 1:
        (only,) = unions
        return {"=workers": only, "=union": only}
    if not told or any("union" in article.text and _APART.search(article.text) for article in articles):
        return {}
    main = max(unions, key=lambda name: unions[name], default="")
    if main and unions[main] >= max(_MAIN * sum(unions.values()), together) and unions[main] > _FEWEST:
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
            for word in own["whom"].split(", the ")[0].split() if own is not None else ():
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


def _named_by_members(gathered: Gathered) -> dict[str, str]:
    """Kinds of people to the one body that is named by them ("the employers", the "Dock Employers
    Association").
    """
    found: dict[str, str] = {}
    for kind in ("=firm", "=owners"):
        heads = {noun.rsplit(" ", 1)[-1].strip("'’") for noun in gathered.nouns[kind]}
        named = [
            name
            for name in gathered.bodies
            if not heads.isdisjoint(word.lower().rstrip("'’") for word in name.split(" ")[:-1])
        ]
        if len(named) == 1 and len(heads) == 1 and next(iter(heads)).endswith("s"):
            found[kind] = named[0]
    return found


def _owners_of(articles: Sequence[Article], gathered: Gathered) -> dict[str, str]:
    """The owners of a league or a firm under its key, where they face those who work for it."""
    kinds = {kind_of(name, gathered) for name in gathered.bodies}
    if "union" not in kinds:
        return {}
    for article in articles:
        for seen, behind in pairwise(gathered.seen[article.id]):
            if (
                seen.kind == "body"
                and behind.key == "=owners"
                and article.text[seen.end : behind.start] in _POSSESS
                and kind_of(seen.key, gathered) in ("", "firm", "group")
            ):
                return {"=owners": seen.key}
    return {}


_POSSESS = ("'s ", "’s ", " ", "' ", "’ ")


def one_side(articles: Sequence[Article], gathered: Gathered) -> dict[str, str]:
    """Keys that are of one side to the key of that side: workers to their union, a ministry or an army to its
    state.
    """
    found: dict[str, str] = {}
    represented = _represented(articles, gathered)
    found |= _unions(articles, gathered, represented)
    found |= represented
    found |= _employers(articles, gathered)
    found |= _owners_of(articles, gathered) | _named_by_members(gathered)
    pointed = {seen.key for places in gathered.seen.values() for seen in places}
    if {"=armed", "=opposition"} <= pointed and not any(
        kind_of(name, gathered) == "armed" for name in gathered.bodies
    ):
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
            if state or GOVERNMENT in pointed:
                found[name] = state or GOVERNMENT
    return found
