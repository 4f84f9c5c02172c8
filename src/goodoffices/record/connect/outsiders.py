"""States outside the talks, with the words that tie them to the talks: who threatens, backs, hosts, is urged;
each on its passage.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

import msgspec

from goodoffices.record import lexicon
from goodoffices.record.model import Article

RULE = "outsider@1"
_N = r"(?P<name>(?<![\w.])[A-Z][\w.’-]*+(?:\s[A-Z][\w’-]++)*)"
_TIES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\bthreats? (?:by|from|of) {_N}",
        rf"\bthreats? (?:by|from|of) [A-Z]\w+ and {_N}",
        rf"\b{_N}[’']s (?:expected |feared )?(?:revenge|retaliation|reprisals?|influence|support|"
        rf"backing|patronage|mediation offer|veto|guarantees?)",
        rf"\b(?:interests|influence|support|backing) of {_N}(?=,? (?:an?|the|which)\b|[,.;])",
        rf"\b{_N}(?:, | is | was |, which is )(?:also )?(?:an? |the |long )?(?:\w+ ){{0,2}}(?:patron|"
        rf"backer|ally|sponsor|guarantor|host|home|supporter|supplier|observer)s?(?: (?:of|to) (?:\w+ "
        rf"){{1,3}}?\w+)?\b",
        rf"\b(?:encouraged|urged|pressed|asked|called on|appealed to|lobbied|warned) {_N}",
        rf"\b{_N} (?:(?:may|might|could|would|will|has|have|had|also) )*(?:refrain|threaten|vow|back|"
        rf"support|host|influenc|arm|financ|welcom|condemn|guarantee)(?:s|e|es|ed|d|ing)?\b(?! (?:by|in)\b)",
    )
)
_GUARD = re.compile(
    r"threat|[’']s |interests|influence|support|backing|patron|backer|ally|sponsor|guarant|host|home|urged|"
    r"encouraged|pressed|asked|called on|appealed|lobbied|warned|refrain|vow|arm|financ|welcom|condemn|"
    r"observer"
)
_PHRASE_ENDS = re.compile(
    r"[,;:\n\"”]|\.(?=\s|$)|\s(?:even|although|though|that|which|who|while|as|since|after|before)\b"
)
_REACH = 120


class Tie(msgspec.Struct, frozen=True, kw_only=True):
    """A passage that ties a state to the talks: ``words`` are those of the article between ``start`` and
    ``end``.
    """

    side: str
    article: str
    start: int
    end: int
    words: str
    rule: str = RULE


def find_outsiders(articles: Sequence[Article], of_the_talks: Collection[str]) -> list[Tie]:
    """Every such passage about a state that is not among those ``of_the_talks``, in the order of the
    articles.
    """
    places = lexicon.places()
    inside = {places.get(name, name) for name in of_the_talks}
    found: list[Tie] = []
    for article in articles:
        if not _GUARD.search(article.text):
            continue
        ties = []
        for pattern in _TIES:
            for match in pattern.finditer(article.text):
                side = places.get(match["name"].removesuffix("'s").removesuffix("’s"), "")
                if side and side not in inside:
                    ties.append(
                        Tie(
                            side=side,
                            article=article.id,
                            start=match.start(),
                            end=match.end(),
                            words=match.group(),
                        )
                    )
        found += _whole(article.text, sorted(ties, key=lambda tie: tie.start))
    return found


def _whole(text: str, ties: list[Tie]) -> list[Tie]:
    """Each passage on to the end of its phrase, and those that overlap as one."""
    found: list[Tie] = []
    for tie in ties:
        end = _PHRASE_ENDS.search(text, tie.end, tie.end + _REACH)
        stop = end.start() if end is not None else tie.end
        start = tie.start
        if found and found[-1].side == tie.side and start <= found[-1].end:
            start, stop = found[-1].start, max(stop, found[-1].end)
            found.pop()
        found.append(msgspec.structs.replace(tie, start=start, end=stop, words=text[start:stop]))
    return found
