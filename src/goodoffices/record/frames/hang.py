"""What belongs to a verb besides its object: the subject that it shares, and what it hangs on."""

from __future__ import annotations

from goodoffices.record.frames.bounds import condition_before, conditions_behind
from goodoffices.record.frames.growth import Grown
from goodoffices.record.frames.subjects import (
    Range,
    first_subject,
    main_behind,
    noun_before,
    subject_set_off,
    subject_told,
)
from goodoffices.record.frames.unit import Unit


def give_subject(unit: Unit, made: Grown, subject: Range | None, grown: list[Grown]) -> None:
    """Its own subject, that of the verb that "and" joins it to, or the sentence's."""
    node = made.node
    if subject is not None:
        node.subject = unit.span(*subject)
        return
    made.beside = _beside(unit, made, grown)
    _denied_with(unit, made, grown)
    if made.beside is not None and node.shape != "ing":
        node.subject = made.beside.node.subject
        node.supposed = node.supposed or made.beside.node.supposed
    elif node.shape == "finite" and made.first and unit.tags[made.first - 1] == "c":
        area = next(
            (
                other.object[0]
                for other in reversed(grown)
                if other.object and other.object[0] < made.first < other.object[1]
            ),
            0,
        )
        shared = subject_told(unit, made.first, area) or shared_subject(unit, made)
        node.subject = unit.span(*shared) if shared else None
    elif node.shape in ("finite", "ing", "adjective"):
        shared = shared_subject(unit, made)
        node.subject = unit.span(*shared) if shared else None


def _denied_with(unit: Unit, made: Grown, grown: list[Grown]) -> None:
    """ "will neither stop nor sign", "will not stop, sign or leave": the others are denied with the first;
    behind "and" nobody knows.
    """
    node = made.node
    if node.shape != "finite" or node.negated or node.modal or made.first < 1:
        return
    joint, tags = unit.low[made.first - 1], unit.tags
    if tags[made.first - 1] not in "c,":
        return
    first = next((each.node for each in reversed(grown) if each.node.shape == "finite"), None)
    if first is None or not first.negated:
        node.supposed = node.supposed or (joint in ("or", "nor") and _denied_before(unit, made.first))
        return
    bare = unit.low[made.at] == node.predicate.words[0]
    shares = (bare and first.modal != "") or (first.perfect and not node.perfect)
    if joint == "," and shares:
        joint = next((word for word in unit.low[made.after :] if word in ("or", "nor", "and", ".")), "")
    if joint in ("or", "nor"):
        node.negated, node.modal, node.perfect = True, first.modal, first.perfect
    elif shares:
        node.supposed = True


def _denied_before(unit: Unit, at: int) -> bool:
    """Whether a denial stands before a place in its clause."""
    for k in range(at - 1, -1, -1):
        if unit.tags[k] in ".;:?!|":
            return False
        if unit.denies(k):
            return True
    return False


def _beside(unit: Unit, made: Grown, grown: list[Grown]) -> Grown | None:
    """The predicate whose clause ends right where "and" joins this one to it."""
    at = made.first - 1
    if at < 1 or unit.tags[at] != "c":
        return None
    ends = (at, at - 1) if unit.tags[at - 1] == "," else (at,)
    for other in reversed(grown):
        last = other.object[1] if other.object and other.node.shape != "passive" else other.after
        if last in ends and other.node.shape in ("finite", "adjective", "infinitive"):
            return other
    return None


def shared_subject(unit: Unit, made: Grown) -> Range | None:
    before = unit.tags[made.first - 1] if made.first else "^"
    if made.node.shape == "ing" and before in "NROng" and (own := noun_before(unit, made.first)) is not None:
        return own
    if before == "," and made.node.kind == "lean":
        return subject_set_off(unit, made.first, made.first)
    if before == "^" or (made.first <= 2 and made.node.shape == "ing"):
        return main_behind(unit, made.after)
    return first_subject(unit, made.first)


def hang(unit: Unit, made: Grown, begin: int, last: int) -> None:
    """Its conditions, before and behind it."""
    span, until = conditions_behind(unit, last, made.node.only)
    found = [unit.span(*span)] if span else []
    made.node.until = unit.span(*until) if until else None
    before = condition_before(unit, begin)
    if before is not None:
        found.append(unit.span(*before))
    made.node.conditions = tuple(found)
