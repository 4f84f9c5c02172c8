"""How far a clause reaches: where the object of a predicate ends, and what it hangs on."""

from __future__ import annotations

import re

from goodoffices.record import lexicon
from goodoffices.record.frames.unasserted import unasserted
from goodoffices.record.frames.unit import Unit

_ENDS = frozenset(".;:?!|-)(f")
_TURNS = lexicon.bag(
    "but while which who whose whom where when as after although though adding saying because since despite "
    "amid according so yet with before until "
    "warning noting telling insisting claiming arguing however not including prompting raising leaving and"
)
_SUPPOSES = lexicon.bag("if unless until till provided lest")
_SUPPOSING = _SUPPOSES | {"whether", "once"}
_TIMES = lexicon.bag("after when once before")
_NEW_CLAUSE = re.compile(r"(?:d?[NROne#g']{1,7}|r)(?:b|,[^,]{1,30},)?[aSv]")
_GOES_ON = re.compile(r"b?(?:[aSv]|r[aSvbe]|d?[NROne#g']{1,6}b?[aSv])")
_JOINED = re.compile(r"e(?:[dNrQ#jto]|p(?=[dN]))")
_EXCHANGE = (("in", "exchange"), ("in", "return"))
_VERB = re.compile(r"[avSBe]")
_LONGEST = 60


def clause_end(unit: Unit, start: int, *, infinitive: bool = False, whole: bool = False) -> int:
    """The word behind the clause that goes on at ``start``; a ``whole`` clause has a subject of its own,
    which "and" may join of two.
    """
    tags, low = unit.tags, unit.low
    stop = min(len(tags), start + _LONGEST)
    if unit.quoted and start < stop:
        stop = min(stop, unit.quote_end(start))
    k = start
    while k < stop:
        tag = tags[k]
        if tag in _ENDS and not (tag == "(" and _short_aside(tags, k)):
            return k
        if tag == "(":
            k = tags.find(")", k)
        elif tag == ",":
            if _breaks(unit, k, stop):
                return k
        elif (
            (
                tag == "s"
                and k > start
                and low[k] not in ("than", "whether", "whenever")
                and not _before_noun(unit, k)
            )
            or (
                tag == "c"
                and k > start
                and _new_clause(unit, k, infinitive)
                and not (whole and _goes_with(unit, start, k))
            )
            or (low[k] == "in" and low[k + 1 : k + 2] in (["exchange"], ["return"]) and k > start)
            or (low[k], *low[k + 1 : k + 3]) in (("on", "condition", "that"), ("on", "the", "condition"))
            or (low[k : k + 3] in (["as", "long", "as"], ["as", "soon", "as"]))
        ):
            return k
        k += 1
    return min(k, len(tags))


_NOUN_ALONE = re.compile(r"d?[ne#]{0,2}[ngeNTDO](?=[.,;:?!|)]|$)")


def _before_noun(unit: Unit, at: int) -> bool:
    """Whether "before" or "after" leads to a thing and not to a clause ("before any filling")."""
    return unit.low[at] in ("before", "after") and _NOUN_ALONE.match(unit.tags, at + 1) is not None


def _short_aside(tags: str, at: int) -> bool:
    end = tags.find(")", at)
    return 0 < end - at <= 7


def _breaks(unit: Unit, at: int, stop: int) -> bool:
    """Whether a comma ends the clause, and does not only part the members of a list."""
    tags, low = unit.tags, unit.low
    if at + 1 >= len(tags):
        return True
    following = low[at + 1]
    if tags[at + 1] == "c":
        return _new_clause(unit, at + 1, False) or following == "but"
    if following in _TURNS or tags[at + 1] in "SvaGBrfst" or (tags[at + 1] == "b"):
        return True
    if tags[at + 1] == "e" and following.endswith("ing"):
        return True
    return _NEW_CLAUSE.match(tags, at + 1, stop) is not None


def _goes_with(unit: Unit, start: int, at: int) -> bool:
    """Whether "and" or "or" joins two subjects of a whole clause, two such clauses, or what is told in it by
    "or".
    """
    tags = unit.tags
    return not _VERB.search(tags, start, at) or tags[at + 1 : at + 2] == "t" or unit.low[at] == "or"


def _new_clause(unit: Unit, at: int, infinitive: bool) -> bool:
    """Whether what "and" or "but" joins is a clause of its own."""
    tags, low = unit.tags, unit.low
    if low[at] == "but":
        return True
    if low[at] not in ("and", "or", "nor"):
        return False
    if _JOINED.match(tags, at + 1) is not None and low[at + 1].endswith("ed"):
        return True
    match = _GOES_ON.match(tags, at + 1)
    if match is None:
        return tags[at + 1 : at + 2] == "t"
    return not infinitive or tags[at + 1] != "B"


def conditions_behind(
    unit: Unit, at: int, only: bool
) -> tuple[tuple[int, int] | None, tuple[int, int] | None]:
    """What the clause that ends at ``at`` hangs on, and until what it holds; each as words, None where
    nothing is told.
    """
    tags, low = unit.tags, unit.low
    k = at
    if k < len(tags) and tags[k] == ",":
        k += 1
    if k >= len(tags):
        return None, None
    word = low[k]
    alone = word == "only" and k + 1 < len(tags)
    lead = k + 1 if alone else k
    word = low[lead]
    if word == "even" or (alone and tags[lead] not in "s"):
        return None, None
    supposes = (
        word in _SUPPOSES
        or (word in _TIMES and (only or alone))
        or (
            word in ("once", "as")
            and (only or alone or low[lead : lead + 3] in (["as", "long", "as"], ["as", "soon", "as"]))
        )
    )
    supposes = (
        supposes
        or tuple(low[lead : lead + 2]) in _EXCHANGE
        or low[lead : lead + 2] == ["on", "condition"]
        or low[lead : lead + 3] == ["on", "the", "condition"]
    )
    if not supposes:
        return None, None
    end = clause_end(unit, lead + (3 if word == "as" else 1))
    if end <= lead + 1:
        return None, None
    span = (k, end)
    until = (lead + 1, end) if word in ("until", "till", "unless") else None
    return span, until


def condition_before(unit: Unit, at: int) -> tuple[int, int] | None:
    """A condition that opens the clause whose subject begins at ``at`` ("If they sign, we ...")."""
    tags, low = unit.tags, unit.low
    if at < 3 or tags[at - 1] != ",":
        return None
    for k in range(at - 2, max(-1, at - 40), -1):
        if tags[k] in ".;:|":
            return None
        if (
            tags[k] == "s"
            and low[k] in ("if", "unless", "until", "once", "provided")
            and (k == 0 or tags[k - 1] in ",cts(-")
        ):
            return k, at - 1
    return None


def supposed(unit: Unit, at: int) -> bool:
    """Whether the clause that begins at ``at`` stands in a condition or is only asked for."""
    tags, low = unit.tags, unit.low
    k = at - 1
    if unasserted(unit, at):
        return True
    while k >= 0 and at - k < 9 and tags[k] in "bdN#nOgReDp~'" and low[k] not in _SUPPOSING:
        k -= 1
    return k >= 0 and low[k] in _SUPPOSING
