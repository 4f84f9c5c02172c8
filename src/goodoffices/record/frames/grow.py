"""From the house's tags to the tree: the predicates of a sentence, each with what belongs to it."""

from __future__ import annotations

from functools import cache

from goodoffices.record import lexicon
from goodoffices.record.frames.bounds import clause_end, supposed
from goodoffices.record.frames.group import WordGroup, group_at
from goodoffices.record.frames.growth import Grown
from goodoffices.record.frames.hang import give_subject, hang
from goodoffices.record.frames.modal import modal
from goodoffices.record.frames.nominal import noun
from goodoffices.record.frames.scope import hangs_on, unexplained
from goodoffices.record.frames.subjects import Range, antecedent, first_subject, subject_before, taken_before
from goodoffices.record.frames.table import MODALS, WILL, Form, Predicate, forms, passing, table
from goodoffices.record.frames.takes import NP, PASS, holds, particles, takes
from goodoffices.record.frames.tree import SentenceNode
from goodoffices.record.frames.turned import asked, denies_good, loose_gerund, says_not
from goodoffices.record.frames.unasserted import deal_made, falsely, loose_participle, of_nobody
from goodoffices.record.frames.unit import Unit

_COPULAS = lexicon.bag(
    "is are was were be been being am remain remains remained seem seems seemed appear appears appeared "
    "stand stands stood become became say says said feel felt"
)

_ABOUT = lexicon.bag("about of for on from toward towards to against than at without instead like")
"""Before a gerund: what is only spoken of ("optimistic about reaching a deal")."""


def grow(unit: Unit) -> list[SentenceNode]:
    """The nodes of a unit, in the order of its words, each tied to the one that governs it."""
    grown: list[Grown] = []
    own, passes, known = forms(), passing(), _known()
    for at, word in enumerate(unit.low):
        if word not in known:
            continue
        found = None
        for part, lemma, form in own.get(word, ()) if at == 0 or unit.tags[at] != "N" else ():
            found = (
                _verb(unit, at, lemma, form, grown) if part == "v" else _other(unit, at, part, lemma, grown)
            )
            if found is not None:
                break
        if found is None and word in passes and unit.tags[at] in "SBGE":
            found = _saying(unit, at, grown)
        if word in MODALS and (found is None or found.node.kind in ("act", "pass")):
            found = modal(unit, at) or found
        if found is not None:
            _tie(unit, found, grown)
            _unasserted_gerund(unit, found)
            found.node.supposed = found.node.supposed or unexplained(unit, found)
            found.node.loose = hangs_on(unit, found)
            grown.append(found)
    return [each.node for each in grown]


def _unasserted_gerund(unit: Unit, made: Grown) -> None:
    node = made.node
    taken = node.linked == "complement" and node.governor is not None and node.governor.takes != "that"
    if node.shape == "ing" and not taken and made.object is not None and not node.supposed:
        node.supposed = loose_gerund(unit, made.at, made.object[1], node.kind)


@cache
def _known() -> frozenset[str]:
    """Every word that can open a predicate."""
    return frozenset(forms()) | passing() | MODALS


def _verb(unit: Unit, at: int, lemma: str, form: Form, grown: list[Grown]) -> Grown | None:
    if unit.text[unit.starts[at] - 1 : unit.starts[at]] == "-":
        return None  # "U.N.-backed"
    for row in table()["v", lemma]:
        stop, hole = particles(unit, at, row)
        if stop < 0:
            continue
        group = group_at(unit, at, form, stop)
        if group is None:
            return None
        made = _settle(unit, row, group, at, stop, hole, grown)
        if made is not None:
            return made
    return None


def _settle(
    unit: Unit, row: Predicate, group: WordGroup, at: int, stop: int, hole: Range | None, grown: list[Grown]
) -> Grown | None:
    """The node of a verb, if what stands behind it is what the predicate takes."""
    node = SentenceNode(row, group.shape, unit.span(at, stop))
    node.negated, node.modal, node.perfect, node.only = group.negated, group.modal, group.perfect, group.only
    made = Grown(node, group.first, at, stop)
    subject, begin = (
        subject_before(unit, group) if group.shape in ("finite", "passive") else (None, group.first)
    )
    if group.shape == "finite" and loose_participle(unit, group, at, row.words[0], begin):
        return None
    if group.shape == "finite" and (deal := deal_made(unit, group, at, row, stop)) is not None:
        group.shape, node.shape, subject = "passive", "passive", deal
    made.begin = begin
    if subject is not None and of_nobody(unit, *subject):
        node.negated = not node.negated
    if group.shape == "passive" and row.kind in ("pass", "lean", "via"):
        node.shape = "finite"
    if node.shape == "passive":
        if not _passive(unit, made, subject) or (row.things and not holds(unit, made.object, row)):
            return None
    elif hole is not None:
        made.object = hole
        node.object = unit.span(*hole)
        node.takes = "np"
    elif not takes(unit, made, row) and not _of_before(unit, made, row, begin):
        return None
    if node.takes in ("that", "np") and node.shape != "passive" and made.object is not None:
        _content(unit, made, made.object)
    if node.shape != "passive":
        give_subject(unit, made, subject, grown)
    node.supposed = (
        node.supposed
        or supposed(unit, begin)
        or asked(unit, begin)
        or ("neither" in unit.low[group.first : at] and group.modal not in WILL)
        or (row.kind in ("pass", "lean", "deny") and falsely(unit, group.first, at))
        or (node.shape == "ing" and made.first > 0 and unit.low[made.first - 1] in _ABOUT)
    )
    behind = made.object and node.shape != "passive" and node.takes != "before"
    last = max(made.after, made.object[1] if made.object and behind else made.after)
    node.start, node.end = unit.starts[group.first], unit.ends[last - 1]
    hang(unit, made, begin, last)
    return made


def _content(unit: Unit, made: Grown, clause: Range) -> None:
    """Make of a commitment or a demand whose clause tells what will not be a verb of saying, or nothing."""
    node = made.node
    if node.kind not in ("give", "accept") and node.predicate.words[0] not in ("insist", "insistence"):
        return
    if node.takes == "np":
        told = unit.tags.find("t", clause[0], clause[1])
        if told >= 0 and unit.tags[told + 1 : told + 2] != "r":
            return  # "a deal that would not ...": a clause of the thing
        clause = (max(clause[0], told + 1), clause[1])
        if "w" in unit.tags[slice(*clause)]:
            return
    of = says_not(unit, *clause)
    if of == "own":
        node.predicate = PASS
    elif of and node.kind == "demand":
        node.predicate = PASS
        node.supposed = of == "other"
    elif of and node.kind == "give":
        node.supposed = node.supposed or of == "other" or denies_good(unit, *clause)


def _of_before(unit: Unit, made: Grown, row: Predicate, begin: int) -> bool:
    """ "a demand the government has always rejected": what it takes stands before its subject."""
    tags = unit.tags
    if "np" not in row.takes or made.node.shape != "finite" or begin < 2 or begin == made.first:
        return False
    if unit.low[begin - 1] in ("which", "that") and (told := antecedent(unit, begin - 1)) is not None:
        made.object = told
        made.node.object = unit.span(*told)
        made.node.takes = "before"
        return True
    if tags[begin - 1] not in "ngNOD" or (made.after < len(tags) and tags[made.after] not in ".,;:)"):
        return False
    first = begin - 1
    while first and tags[first - 1] in "dne#gN'OD" and begin - first < 8 and tags[first] != "d":
        first -= 1
    made.object = (first, begin)
    made.node.object = unit.span(first, begin)
    made.node.takes = "before"
    return True


def _passive(unit: Unit, made: Grown, subject: Range | None) -> bool:
    """The object is what stands before; the agent is behind "by"."""
    node = made.node
    if subject is None and not (made.first and unit.tags[made.first - 1] in "wt"):
        subject = taken_before(unit, made.first)
    if subject is None:
        return False
    node.object = unit.span(*subject)
    node.takes = "np"
    k = made.after
    while k < len(unit.low) and k - made.after < 6:
        if unit.low[k] == "by":
            match = NP.match(unit.tags, k + 1)
            if match is not None:
                node.agent = unit.span(*match.span())
                made.after = match.end()
            break
        if unit.tags[k] not in "pTb#dgn":
            break
        k += 1
    made.after = max(made.after, clause_end(unit, made.after))
    if node.kind == "act":
        node.object = unit.span(subject[0], made.after)
    made.object = subject
    return True


def _saying(unit: Unit, at: int, grown: list[Grown]) -> Grown | None:
    tag = unit.tags[at]
    form: Form = {"S": "past", "B": "base", "G": "ing", "E": "participle"}[tag]  # type: ignore[assignment]
    if tag == "S" and unit.low[at].endswith("s"):
        form = "third"
    group = group_at(unit, at, form, at + 1) or WordGroup(first=at, shape="finite")
    if group.shape == "passive":
        group.shape = "finite"
    return _settle(unit, PASS, group, at, at + 1, None, grown)


def _other(unit: Unit, at: int, part: str, lemma: str, grown: list[Grown]) -> Grown | None:
    for row in table()[part, lemma]:  # type: ignore[index]
        stop, _ = particles(unit, at, row)
        if stop < 0:
            continue
        made = _adjective(unit, row, at, stop, grown) if part == "a" else noun(unit, row, at, stop)
        if made is not None:
            if part == "n" and made.node.takes == "that" and made.object is not None:
                _content(unit, made, made.object)
            return made
    return None


def _adjective(unit: Unit, row: Predicate, at: int, stop: int, grown: list[Grown]) -> Grown | None:
    low, tags = unit.low, unit.tags
    k = at - 1
    negated = False
    while k >= 0 and (tags[k] in "bk" or low[k] in ("more", "less", "fully", "very", "no")):
        negated = negated or unit.denies(k) or (low[k] == "no" and low[k + 1] == "longer")
        k -= 1
    if row.kind == "judge" and k > 0 and low[k] in ("a", "an"):
        k -= 1
    copula = (k >= 0 and tags[k] != "'") and (
        low[k] in _COPULAS or low[k].endswith(("n't", "'s", "'re", "'m"))
    )
    loose = not copula and k >= 0 and tags[k] in ",NROg" and row.kind != "judge"
    if not copula and not loose:
        return None
    node = SentenceNode(row, "adjective", unit.span(at, stop))
    made = Grown(node, k + 1, at, stop)
    subject: Range | None
    if copula:
        group = WordGroup(first=k + 1, shape="finite")
        _walk(unit, k, group)
        node.negated = negated or group.negated
        node.modal = group.modal
        made.first = group.first
        subject, begin = subject_before(unit, group)
    else:
        node.negated = negated
        subject, begin = first_subject(unit, made.first), made.first
    if row.kind == "judge":
        if subject is None:
            return None
        made.object = subject
        node.object = unit.span(*subject)
        node.takes = "np"
    else:
        if not takes(unit, made, row):
            return None
        give_subject(unit, made, subject, grown)
    node.supposed = node.supposed or supposed(unit, begin)
    last = max(stop, made.object[1] if made.object and row.kind != "judge" else stop)
    node.start, node.end = unit.starts[made.first], unit.ends[last - 1]
    hang(unit, made, begin, last)
    return made


def _walk(unit: Unit, k: int, group: WordGroup) -> None:
    """Read a copula and what stands before it into the group."""
    inner = group_at(unit, k + 1, "participle", k + 2) if k + 1 < len(unit.low) else None
    if inner is not None and inner.first <= k:
        group.first, group.negated, group.modal, group.pronoun, group.only = (
            inner.first,
            inner.negated,
            inner.modal,
            inner.pronoun,
            inner.only,
        )
    else:
        group.first = k


def _tie(unit: Unit, made: Grown, earlier: list[Grown]) -> None:
    """Find the predicate that governs this one."""
    if made.beside is not None:
        made.node.governor, made.node.linked = made.beside.node.governor, made.beside.node.linked
        return
    place = made.at if made.node.shape in ("noun", "ing") else made.first
    for other in reversed(earlier):
        area = other.object
        if area is None or other.node.shape == "passive" or not area[0] <= place < area[1]:
            continue
        if other.node.kind == "press" or (other.node.kind == "act" and made.node.linked != "noun"):
            continue
        node = made.node
        before = unit.tags[made.first - 1] if made.first else "^"
        node.governor = other.node
        if node.shape == "noun":
            node.linked = "noun"
        elif node.shape in ("infinitive", "ing"):
            begins = made.first <= area[0] or (
                other.node.takes in ("to", "npto", "ing", "npof") and made.first <= area[0] + 3
            )
            joined = before == "c" or unit.tags[made.first - 2 : made.first - 1] == "c"
            node.linked = "complement" if begins or joined else ""
            if node.linked and other.node.takes == "npof":
                node.subject, node.supposed = other.node.heard, False
            if not node.linked:
                node.linked = "clause"
                node.supposed = node.supposed or node.shape == "infinitive"
        else:
            node.linked = "clause"
        return
    if made.node.shape == "infinitive":
        made.node.supposed = True
