"""From the tree to stances: what a predicate comes to once its own negation and every verb above it are
heard.

Polarity goes down the chain of verbs before anything is concluded: "denied claims that it has agreed"
refuses, "had not rejected" says nothing, "would not budge from its demand" demands. What stands in a
condition, what failed and what is only weighed comes to nothing.
"""

from __future__ import annotations

import re
from typing import Literal

from goodoffices.case import Stance
from goodoffices.record.frames.table import CAN, HABITS, MAY, OUGHT, WILL
from goodoffices.record.frames.tree import SentenceNode
from goodoffices.record.frames.turned import LESS_LIKED, NOT_TO

_WANTS = frozenset(("want", "seek", "wish", "desire"))
_MADE = frozenset(("agree", "sign", "initial", "reach", "strike", "seal", "conclude", "clinch", "cut"))
"""Verbs of what is agreed between several."""
_STANCE = {
    "demand": "demands",
    "urge": "demands",
    "accept": "accepts",
    "give": "accepts",
    "refuse": "refuses",
}
_ONLY_HELPS = frozenset(("support", "back", "embrace", "adopt", "approve"))
"""Verbs that as participles tell what came of something ("..., supporting hundreds of jobs")."""
_TAKES_BACK = frozenset(("back", "withdraw", "pull", "scrap", "abandon", "rescind", "retract", "cancel"))
"""Verbs of one's own offer that stands no longer."""
_OF_SEVERAL = (("agree",), ("agree", "on"), ("agree", "upon"), ("reach",), ("strike",), ("conclude",))
"""What several could not do together is refused by none of them."""
_HOSTILE = frozenset(
    "crush fight destroy kill attack strike retaliate avenge resist oppose defeat continue press block "
    "eliminate punish respond hunt wipe bomb invade resume target".split()
)
"""What somebody vows to do to the other side is no offer."""
Whom = Literal["holder", "speaker"]


class FrameRead:
    """What a node comes to: a stance, whose it is, whether it leans on hearsay, and whether somebody only
    judges that a side could be ready for it.
    """

    __slots__ = ("denied", "judged", "lean", "stance", "whom")

    def __init__(
        self, stance: Stance, whom: Whom = "holder", lean: bool = False, judged: bool = False
    ) -> None:
        self.denied = False
        self.stance: Stance = stance
        self.whom: Whom = whom
        self.lean = lean
        self.judged = judged


def together(node: SentenceNode) -> bool:
    """Whether the predicate tells what several have agreed."""
    return node.kind == "accept" and node.predicate.words[0] in _MADE and node.predicate.part == "v"


_SETTLES = frozenset(("accept", "approve", "ratify", "endorse", "adopt", "settle", "announce", "declare",
    "hammer", "thrash", "ink", "come", "shake", "initial"))  # fmt: skip
"""Verbs of what is settled where several do it together."""


def is_settled(node: SentenceNode) -> bool:
    """Whether what several are told to have accepted is settled between them."""
    return (
        node.kind == "accept"
        and node.predicate.part == "v"
        and node.predicate.words[0] in _SETTLES
        and not node.modal
        and not node.conditions
        and node.shape in ("finite", "passive")
    )


def read(node: SentenceNode, text: str, children: list[SentenceNode]) -> FrameRead | None:
    """What the node comes to by itself and by every predicate above it; None where it takes no stance."""
    if node.supposed:
        return None
    own = _itself(node, text, children)
    if own is None:
        return None
    return _above(node, own)


def _itself(node: SentenceNode, text: str, children: list[SentenceNode]) -> FrameRead | None:
    kind = node.kind
    if kind == "act":
        return _deed(node, text)
    if kind == "ought":
        return FrameRead("demands", "speaker")
    if kind == "press":
        return FrameRead("demands", "speaker" if node.modal else "holder") if node.until else None
    if kind == "judge":
        return _judged(node)
    if kind == "via" and node.until is not None and node.predicate.words == ("threaten",):
        return FrameRead("demands")
    if node.takes == "none":
        return FrameRead("refuses", "speaker")
    if kind == "accept" and node.shape == "adjective" and node.modal in MAY | OUGHT and not node.negated:
        return FrameRead("accepts", lean=node.modal in MAY, judged=True)
    if node.modal and node.perfect:
        return None  # "would have accepted"
    if node.predicate.words == ("like",) and node.modal not in WILL:
        return None
    if kind not in _STANCE or node.modal in ("must", "should", "ought", "is to"):
        return None
    if _hostile(node, text):
        return None
    stance: Stance = _STANCE[kind]  # type: ignore[assignment]
    lean = node.modal in MAY
    if lean and kind != "give" and node.shape != "adjective":
        return None
    if kind == "accept" and node.shape == "ing" and node.predicate.words[0] in _ONLY_HELPS:
        return None
    if node.modal in CAN and (not node.negated or node.predicate.words in _OF_SEVERAL):
        return None
    denies = node.object is not None and NOT_TO.match(text, *node.object) is not None
    if denies and (kind in ("accept", "give") or node.predicate.words[0] in _LIKES):
        return _not_to(node, text, children, lean)
    if (
        node.predicate.words[0] == "prefer"
        and node.object is not None
        and LESS_LIKED.search(text, *node.object)
    ):
        return None
    if kind == "accept" and node.object is not None and _NO_LESS.match(text, *node.object):
        return FrameRead("demands", lean=lean)
    if node.object is not None and not node.negated and (none := _NONE.match(text, *node.object)):
        return _of_none(node, FrameRead(stance, lean=lean), none.group(), text)
    if node.negated:
        turned = _negated(node)
        return _inside(node, FrameRead(turned), children) if turned else None
    return _inside(node, FrameRead(stance, lean=lean), children)


_NONE = re.compile(
    r"(?:no|neither|none|nothing)\b(?! (?:more|less|fewer|later|longer|one) than)", re.IGNORECASE
)
"""What opens an object that there shall not be ("accept no escort")."""
_NO_GOOD = re.compile(
    r"no (?:\w+ )?(?:talks|negotiations?|dialogue|deal|truce|cease-?fire|agreement|accord|peace|compromise|"
    r"concessions?|release|withdrawal|settlement|surrender|let-up|retreat|mercy)\b",
    re.IGNORECASE,
)
"""What nobody promises the other side that there will not be."""
_NO_LESS = re.compile(r"(?:nothing|no) (?:less|short|other)\b", re.IGNORECASE)
"""What is accepted alone, and so demanded."""
_ASSURES = frozenset(("promise", "pledge", "guarantee", "vow", "commit"))


_GIVES = frozenset(("promise", "pledge", "offer", "guarantee", "commit", "undertake", "agree"))
"""Verbs by which somebody binds himself to the other side."""
_LIKES = _WANTS | {"prefer", "like", "hope", "aim"}


def _not_to(node: SentenceNode, text: str, children: list[SentenceNode], lean: bool) -> FrameRead | None:
    """ "Vowed never to sign" refuses it; what is not to be refused, or a blow not to be struck, says
    nothing.
    """
    inner = next((each for each in children if each.governor is node and each.linked == "complement"), None)
    if (
        node.negated
        or node.object is None
        or (inner is not None and inner.kind in ("refuse", "deny", "drop"))
    ):
        return None
    if node.predicate.words[0] in _GIVES and (inner is None or not _gives(inner)):
        return None  # not to do it may be what the other side asks
    words = text[node.object[0] : node.object[0] + 50].lower().split()
    return None if any(word in _HOSTILE for word in words[:4]) else FrameRead("refuses", lean=lean)


def _gives(inner: SentenceNode) -> bool:
    """Whether to do it gives the other side something, so that not to do it refuses."""
    return inner.kind in ("accept", "give") or "give" in inner.predicate.takes


def _of_none(node: SentenceNode, own: FrameRead, none: str, text: str) -> FrameRead | None:
    """What "no" in the object makes of it: to accept none refuses, to promise none promises, to demand none
    demands,
    and to offer none says nothing.
    """
    if own.stance == "accepts":
        if node.kind == "give" and node.object is not None and _NO_GOOD.match(text, *node.object):
            return None
        if node.kind == "give":
            return own if node.predicate.words[0] in _ASSURES and none.lower() != "nothing" else None
        return FrameRead("refuses", lean=own.lean) if none.lower() != "nothing" else None
    if own.stance == "demands" and none.lower() != "nothing":
        return own if node.predicate.words[0] not in _WANTS else FrameRead("refuses", lean=own.lean)
    return None


def _negated(node: SentenceNode) -> Stance | None:
    if node.kind in ("accept", "give"):
        told = node.perfect or (node.kind == "give" and not node.modal)
        return None if told and node.shape == "finite" else "refuses"
    if node.kind == "demand" and node.predicate.words[0] in _WANTS:
        return "refuses"
    return None


def _inside(node: SentenceNode, own: FrameRead, children: list[SentenceNode]) -> FrameRead | None:
    """A refusal to refuse says nothing, and one to drop a demand is told by the demand."""
    inner = next((each for each in children if each.governor is node and each.linked == "complement"), None)
    if inner is None or own.stance == "demands":
        return own
    if own.stance == "refuses" and inner.kind in ("refuse", "drop", "deny", "fail", "demand", "urge"):
        return None
    if own.stance == "accepts" and inner.kind in ("refuse", "deny") and not inner.negated:
        return FrameRead("refuses")
    return own


_HABIT = re.compile(r"\bdo(?:es)?(?: not|n['’]t)\b", re.IGNORECASE)
"""What somebody does not do at any time ("does not negotiate with ..."), not what he once did not do."""
_TALKS = re.compile(
    r"(?:the |any |peace |direct |indirect |further |all )*(?:talks|negotiations|dialogue|discussions)\b",
    re.IGNORECASE,
)


def _deed(node: SentenceNode, text: str) -> FrameRead | None:
    if (
        node.subject is not None
        and node.modal in WILL
        and node.shape == "finite"
        and _TALKS.match(text, *node.subject)
    ):
        return FrameRead("refuses" if node.negated else "accepts", "speaker")
    if node.negated and node.predicate.words[0] in HABITS and _HABIT.search(text, node.start, node.cue[0]):
        return FrameRead("refuses")
    if node.modal in WILL and node.negated:
        return FrameRead("refuses", "speaker" if node.shape == "passive" and node.agent is None else "holder")
    if node.modal in CAN and node.negated and node.shape != "passive":
        return FrameRead("refuses")
    if node.modal in WILL and node.shape == "finite" and ("give" in node.predicate.takes):
        return FrameRead("accepts")
    return None


def _judged(node: SentenceNode) -> FrameRead | None:
    way = next(iter(node.predicate.takes), "refuse")
    if way == "npadj":
        return None
    stance: Stance = {"refuse": "refuses", "accept": "accepts", "demand": "demands"}[way]  # type: ignore[assignment]
    if node.negated:
        if stance != "accepts":
            return None
        stance = "refuses"
    return FrameRead(stance, "speaker")


def _hostile(node: SentenceNode, text: str) -> bool:
    """Whether somebody vows a blow ("vowed to crush them"), not a gift."""
    if (
        node.kind != "give"
        or node.predicate.words[0] not in ("vow", "pledge", "promise", "undertake")
        or node.object is None
    ):
        return False
    words = text[node.object[0] : node.object[0] + 40].lower().split()
    return any(word in _HOSTILE for word in words[:3])


def _above(node: SentenceNode, own: FrameRead) -> FrameRead | None:
    """What the verbs above make of it."""
    below, above = node, node.governor
    while above is not None:
        link = below.linked
        if link == "noun" and below.kind == "pass" and above.kind in ("deny", "refuse"):
            if own.stance != "accepts" or above.negated or above.supposed:
                return None
            own = FrameRead("refuses", own.whom, own.lean)
            own.denied = True
        elif link == "noun":
            if above.kind == "drop":
                return own if _stands(above) else None
            if above.kind == "refuse" and above.predicate.words[0] in _TAKES_BACK:
                return None
            if above.kind == "deny" and below.kind in ("accept", "give"):
                return None
        elif above.kind in ("pass", "via", "lean"):
            if above.supposed or (above.negated and above.kind == "pass"):
                return None
            if above.perfect and above.predicate.words == ("expect",):
                return None  # "had been expected to accept"
            if above.negated:
                turned = {"accepts": "refuses"}.get(own.stance)
                if turned is None:
                    return None
                own = FrameRead("refuses", own.whom, own.lean)
            own.lean = own.lean or above.kind == "lean"
        elif above.kind == "deny":
            if own.stance != "accepts" or above.negated or above.supposed:
                return None
            own = FrameRead("refuses", own.whom, own.lean)
            own.denied = True
        elif link == "clause" and above.takes in ("np", "with") and above.kind in _STANCE:
            pass  # a relative clause tells of its own subject
        elif above.kind in ("act", "press"):
            pass
        else:
            return None
        below, above = above, above.governor
    return own


def _stands(drop: SentenceNode) -> bool:
    """Whether a demand stands, since giving it up is denied or refused."""
    kept = drop.negated
    below, above = drop, drop.governor
    while above is not None:
        if below.linked == "complement" and (
            above.kind in ("refuse", "fail") or (above.kind in ("accept", "via") and above.negated)
        ):
            kept = not kept
        if above.kind == "deny":
            kept = not kept
        below, above = above, above.governor
    return kept
