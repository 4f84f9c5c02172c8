"""What stands before a stance and limits it: words that approximate, except, compare or deny, and clauses
that hang on a word which is not understood. English.

One rule for all of them: a stance in the scope of a word that no other rule has explained is nobody's. It is
never turned into its opposite here.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from itertools import pairwise

from goodoffices.record import lexicon
from goodoffices.record.frames.growth import Grown
from goodoffices.record.frames.table import forms, passing
from goodoffices.record.frames.unit import Unit

_NEARLY = lexicon.bag(
    "almost nearly all-but just-about practically narrowly hypothetically theoretically supposedly "
    "purportedly ostensibly half-heartedly not-quite quite technically"
)
_PARTS_OF_GROUP = lexicon.bag("all but just about not quite very only really fully ever")
_NOT_HE = lexicon.bag(
    "not than except excluding unlike barring bar save minus besides without like hardly scarcely"
)
"""Right before a subject: that it is somebody else, or that only somebody else is told of."""
_PAIRS = frozenset(
    tuple(each.split("-"))
    for each in "apart-from aside-from except-for but-for instead-of far-from short-of none-of".split()
)
_ALL = lexicon.bag(
    "all everyone everybody everything nobody nothing anyone anybody anything any every none no"
)
_BUT = lexicon.bag("but except save bar")
_FALSE = lexicon.bag("lied lying lie wrong mistaken false untruthful dishonest")
_IS = lexicon.bag("is was are were")
_ASKS = lexicon.bag("insist demand tell agree promise pledge vow accept decide")
_FACTS = lexicon.bag(
    "regret regrets regretted lament lamented lamenting deplore deplored deploring complain complained knows "
    "knew known learnt learned glad sorry happy pleased angry sad disappointed dismayed relieved aware"
)
"""Words of a feeling or of knowledge, behind which a clause is told as a fact."""
_BREAKS = frozenset(".;:?!|")
_REACH = 14
_WITH = lexicon.bag("with after amid despite following while by as since given before and or when")
"""Before the subject of a gerund: what tells that it is so."""


def unexplained(unit: Unit, made: Grown) -> bool:
    """Whether a word that no rule has explained limits what the node tells."""
    node = made.node
    if node.shape == "noun":
        return node.kind == "pass" and node.governor is None and node.subject is None and _hearsay(made)
    if node.kind == "pass" and unit.low[made.begin - 1 : made.begin] == ["when"] and made.begin > 1:
        return unit.low[made.begin - 2] in _FALSE
    if _nearly(unit, made.first, made.at) or _excepts(unit, made):
        return True
    if node.shape == "ing":
        return _gerund_of(unit, made)
    bare = unit.low[made.at] == node.predicate.words[0] and made.first == made.at > 0
    return bare and unit.low[made.at - 1] in ("but", "than", "except")


def _hearsay(made: Grown) -> bool:
    """Whether a noun tells what nobody is told to say: a rumour, or reports of which the sentence goes on to
    judge.
    """
    noun = made.node.predicate.words[0]
    return noun not in ("statement", "assurance") and (noun != "report" or made.first == 0)


def _nearly(unit: Unit, first: int, at: int) -> bool:
    """Whether a word right before the verb says that it is not quite so, or two deny it."""
    k = first
    while k and (unit.tags[k - 1] in "bk" or unit.low[k - 1] in _PARTS_OF_GROUP):
        k -= 1
    words = unit.low[k:at]
    if not _NEARLY.isdisjoint(words):
        return True
    joined = {"-".join(pair) for pair in pairwise(words)}
    return not _NEARLY.isdisjoint(joined) or sum(unit.denies(j) for j in range(k, at)) > 1


def _excepts(unit: Unit, made: Grown) -> bool:
    """Whether the object, or the subject, is told of as an exception ("anything but a truce", "everyone but
    the Front", "unlike the Front", "not the Front").
    """
    low = unit.low
    if made.object is not None and made.node.takes != "before":
        first = made.object[0]
        if first < len(low) and low[first] in _ALL and not _BUT.isdisjoint(low[first + 1 : first + 3]):
            return True
    at = subject_at(unit, made)
    if at is None or at < 1:
        return False
    if low[at - 1] in _NOT_HE or tuple(low[at - 2 : at]) in _PAIRS:
        return True
    if unit.tags[at - 1] == "p" and made.node.shape in ("finite", "passive", "adjective"):
        return True  # "few in the Front": what the preposition goes with was not read
    return low[at - 1] in _BUT and not _ALL.isdisjoint(low[max(0, at - 4) : at - 1])


def subject_at(unit: Unit, made: Grown) -> int | None:
    """The first word of the node's subject, where it stands before it."""
    span = made.node.subject
    if span is None:
        return None
    at = bisect_left(unit.starts, span[0])
    return at if at < made.at else None


def _gerund_of(unit: Unit, made: Grown) -> bool:
    """Whether a gerund with a subject of its own hangs on what does not tell that it is so ("without the
    Front accepting", "no chance of the Front accepting").
    """
    at = subject_at(unit, made)
    span = made.node.subject
    if at is None or span is None:
        return False
    if unit.ends[made.first - 1] != span[1]:
        return _far(unit, bisect_left(unit.ends, span[1]) + 1, made.first)
    if at < 1:
        return False
    return unit.tags[at - 1] in "ps" and unit.low[at - 1] not in _WITH


def _far(unit: Unit, start: int, stop: int) -> bool:
    """Whether another who does something stands between a subject and a gerund ("talks failed, with owners
    saying that clubs lose money in seeking ...").
    """
    return any(
        unit.tags[k] in "sw"
        or (unit.low[k] == "with" and any(word.endswith("ing") for word in unit.low[k + 1 : k + 5]))
        for k in range(start, stop - 1)
    )


def hangs_on(unit: Unit, made: Grown) -> int | None:
    """The place of the word that a finite clause hangs on, where nothing says that it is understood: "that"
    behind a noun or an adjective, a verb or a noun right before its subject. None where the clause stands by
    itself.
    """
    node, at = made.node, made.begin - 1
    if at < 0 or node.governor is not None or node.shape not in ("finite", "passive") or node.subject is None:
        return None
    if made.begin >= made.first or unit.tags[made.begin] in "wt":
        return None
    word = unit.low[at]
    hangs = (
        _that_of(unit, at) if word == "that" else unit.tags[at] in "SvBEng" and word not in _asks() | _FACTS
    )
    return unit.starts[at] if hangs else None


def _that_of(unit: Unit, at: int) -> bool:
    """Whether nothing tells what "that" at a place goes with: no "and", no "is", no verb of saying before."""
    if not at or unit.tags[at - 1] == "c" or unit.low[at - 1] in _IS:
        return False
    for k in range(at - 1, max(-1, at - _REACH), -1):
        if unit.tags[k] in _BREAKS:
            return True
        if unit.low[k] in _passes():
            return False
    return True


@cache
def _asks() -> frozenset[str]:
    """Verbs and words of feeling that need no "that" before what they tell."""
    rows = forms().items()
    return _FACTS | {form for form, each in rows if any(lemma in _ASKS for _, lemma, _ in each)}


@cache
def _passes() -> frozenset[str]:
    """Verbs that tell what somebody says or asks for."""
    return passing() | _asks()
