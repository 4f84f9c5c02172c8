"""Common nouns for somebody: "the group", "striking teachers", "federal mediators". English."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from itertools import accumulate

from goodoffices.record import lexicon
from goodoffices.record.actors.seen import ActorSeen, Gathered

_NOUN = re.compile(r"(?<![\w’'-])([A-Za-z][a-z-]{3,})")
_DETERMINERS = lexicon.bag("the these those both its their two three four all some many")
_TOGETHER = ("both", "two", "all", "three")
_ASIDE = re.compile(r"\w, (?:both|two|all|three) (?:[a-z-]+ )*$")
_ACT_FOR = re.compile(
    r" (?:[a-z]+ )?(?:leaders?|leadership|delegations?|negotiators?|representatives?|spokes\w+|officials?|"
    r"chiefs?|"
    r"commanders?|forces|side|team|bosses|envoys?|demands?|politicians)\b"
)
"""Behind "rebel" or "union": who acts for all of them."""
_AS = re.compile(r"\bas (?:an? |the )?$")
"""Behind it stands what somebody is, and not somebody."""
_OF_OFFICE = ("federal", "state", "government", "court-appointed", "independent")


def common(text: str, taken: list[tuple[int, int]], gathered: Gathered) -> list[ActorSeen]:
    """Common nouns for somebody, outside of what was named."""
    starts = [start for start, _ in taken]
    found = []
    for at, word, kind in _nouns(text):
        place = bisect_right(starts, at) - 1
        if place >= 0 and at < taken[place][1]:
            continue
        close = place >= 0 and at - taken[place][1] <= 1
        if close and kind not in ("state", "workers"):
            continue  # "Boko militants", "the Vell board": the name says who
        end = at + len(word)
        gap = text[end : taken[place + 1][0]] if place + 1 < len(taken) else ""
        if kind == "state" and gap in (" of ", " of the "):
            continue  # "the government of Karsa"
        if gap in (" ", " the ", ", the "):
            continue  # "the paramilitary River Guard": the name behind says who
        # "Orbis pilots": those who work for a name are not the name
        the, modifiers = _before(text, at) if not close or kind == "state" else ("", [])
        if the in _TOGETHER and _ASIDE.search(text, max(0, at - 60), at):
            continue  # "the Left and the Greens, both smaller parties": what was named
        plural = (
            word.endswith("s")
            or kind in ("workers", "army")
            or word.lower() == "management"
            or (kind in ("armed", "opposition", "union", "state") and _ACT_FOR.match(text, end) is not None)
        )
        start = at - sum(len(each) + 1 for each in modifiers)
        if kind == "mediators":
            if modifiers and modifiers[-1] in _OF_OFFICE and not _AS.search(text, max(0, start - 12), start):
                found.append(ActorSeen(start, end, f"{modifiers[-1]} mediators", kind, role="mediator"))
            continue
        if not the and not plural:
            continue
        start -= len(the) + 1 if the else 0
        gathered.nouns[f"={kind}"][" ".join([*modifiers, word.lower()])] += 1
        found.append(ActorSeen(start, end, f"={kind}", kind, pointing=True))
    return found


@cache
def _kinds() -> dict[str, str]:
    """The kinds of nouns, also as they open a sentence."""
    capitals = {word[:1].upper() + word[1:]: kind for word, kind in lexicon.kinds().items() if word.islower()}
    return capitals | lexicon.kinds()


def _nouns(text: str) -> Iterator[tuple[int, str, str]]:
    """Where nouns for somebody stand, with their kinds: all words are cut and looked up at once."""
    pieces = _NOUN.split(text)
    ends = list(accumulate(map(len, pieces)))
    for number, kind in enumerate(map(_kinds().get, pieces[1::2])):
        if kind is not None:
            yield ends[2 * number], pieces[2 * number + 1], kind


def _before(text: str, at: int) -> tuple[str, list[str]]:
    """The determiner before a noun, and the adjectives and nouns between; what governs it is left out."""
    kept: list[str] = []
    if at == 0 or text[at - 1] != " ":
        return "", kept
    for word in reversed(text[max(0, at - 50) : at - 1].rsplit("\n", 1)[-1].split(" ")[-4:]):
        low = word.lower()
        if low in _DETERMINERS:
            return word, kept
        if (
            len(kept) == 2
            or not low.replace("-", "").isalpha()
            or low in lexicon.classes()
            or low in lexicon.verbs()
            or low.endswith(("ing", "ed", "ly"))
        ):
            break
        kept.insert(0, low)
    return "", kept
