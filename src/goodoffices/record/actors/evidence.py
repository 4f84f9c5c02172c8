"""What makes somebody a party to talks, or one who goes between: the sentences that tell who talks with whom.
English.

Each sentence is laid out with a number for each somebody (``⟨0⟩ and ⟨1⟩ resumed talks``), so that a pattern
is about what they do, whatever they are called.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from goodoffices.record.actors.gather import ActorSeen, Gathered, sentences
from goodoffices.record.model import Article
from goodoffices.record.text.sift import Stems

_OF_IT = (
    r"(?:governments?|militants?|rebels?|fighters?|officials?|delegations?|negotiators?|negotiating|sides?|"
    r"teams?|leaders?|leadership|forces|army|military|authorities|administration|management|workers?|staff|"
    r"unions?|board|bosses?|chiefs?|executives?|members?|groups?|movement|militia|party|company|firm|"
    r"representatives|separatists?|guerrillas?|insurgents?|envoys?|ministers?|presidents?|spokesman|"
    r"diplomats?|commanders?|parliament|cabinet|shareholders|owners|employees|drivers|pilots|teachers|"
    r"players|writers|actors|miners|prime|foreign|chief|executive|armed|senior|islamist|rebel|opposition|"
    r"mediators?|sides)"
)
_E = rf"⟨\d+⟩(?:['’]s?)?(?: {_OF_IT}){{0,3}}"
_LIST = rf"{_E}(?:,? (?:and|or) (?:with |from |of |by )?{_E}|, (?:with |from |of )?{_E})*"
_TALKS = (
    r"(?:talks?|negotiations?|dialogue|discussions|consultations|agreements?|deals?|accords?|truce|"
    r"cease-?fire|disputes?|pact|treaty|swaps?|exchanges?|meetings?|mediat\w+|gaps?|differences|contracts?|"
    r"merger|settlement|summit|row|stand-?off|stalemate|rounds?|coalition|negotiating|negotiate|arbitration|"
    r"conciliation|alliance|compromise|memorandum)"
)
_FIGHT = (
    r"(?:war|conflict|fighting|battle|battles|hostilities|feud|tensions|clashes|peace|contract|power|border)"
)
_VERBS = (
    r"(?:agreed|agree|signed|sign|reached|reach|resumed?|began|begun|begin|started|start|opened|open|held|"
    r"hold|holding|ended|end|suspended|suspend|postponed|exchanged?|swapped?|failed|fail|continued?|"
    r"initialled|initialed|concluded?|struck|negotiating|negotiated?|met|meet|meeting|return(?:ed)?|"
    r"extended?|announced|locked|deadlocked|broke|split|disagree\w*|sealed|settled|clinched|merge)"
)
_AUX = (
    r"(?:(?:have|has|had|are|is|were|was|will|would|could|should|may|to|not|been|be|yet|again|both|also|"
    r"since|still|now|each|expected|due|set|on \w+day|last \w+|this \w+|\w+ly),? )*"
)
_DO_BETWEEN = r"(?:mediat|broker|facilitat|coordinat|conven|chair|moderat|oversee|sponsor)"
_GO_BETWEENS = (
    r"(?:mediators?|facilitators?|go-betweens?|intermediar(?:y|ies)|conciliators?|arbitrators?|guarantors?|"
    r"brokers)"
)
_OFFER = r"(?:bid|bids|offer|offers|takeover|approach|proposal|proposals|buyout|buy-out|stake)"

PARTY: tuple[tuple[str, float, re.Pattern[str]], ...] = tuple(
    (name, weight, re.compile(pattern))
    for name, weight, pattern in (
        ("between", 3.0, rf"\b(?:{_TALKS}|{_FIGHT})\b(?: [a-z-]+){{0,5}}? between (?P<one>{_LIST})"),
        ("between-them", 1.5, rf"\bbetween (?P<one>{_E},? and {_E})"),
        (
            "together",
            2.0,
            rf"(?P<one>{_LIST}),? {_AUX}{_VERBS}\b(?= [^.;:]{{0,90}}?\b(?:{_TALKS}|{_FIGHT}|to|on)\b)",
        ),
        (
            "at-odds",
            2.0,
            rf"(?P<one>{_LIST}) {_AUX}(?:at odds|at loggerheads|heading for|in (?:a |fresh |further |"
            rf"new )?(?:talks|dispute|row|stand-?off|deadlock)|locked in|to (?:hold|resume|begin|open|"
            rf"start))\b",
        ),
        (
            "agreed-to-pay",
            2.0,
            rf"(?P<one>{_E}) {_AUX}(?:agreed|agrees|agree|offered|offers) to (?:pay|give|sell|buy|free|"
            rf"release|return|hand|supply|lend)(?: [^.;:⟨]{{0,60}}?)? (?P<two>{_E})",
        ),
        ("pays", 1.5, rf"(?P<one>{_E}) {_AUX}(?:pays|paid|pay) (?P<two>{_E})"),
        (
            "talks-with",
            2.5,
            rf"(?P<one>{_LIST})(?:,[^,⟨]{{2,60}},)?(?: [^.;:⟨]{{0,80}}?)?\b{_TALKS} (?:[a-z-]+ "
            rf"){{0,3}}?with (?P<two>{_LIST})",
        ),
        ("with", 1.0, rf"\b{_TALKS} (?:[a-z-]+ ){{0,3}}?with (?P<one>{_LIST})"),
        ("met", 1.5, rf"(?P<one>{_LIST}) {_AUX}(?:met|meet|meets|meeting)(?: with)? (?P<two>{_LIST})"),
        (
            "agreed-with",
            2.5,
            rf"(?P<one>{_LIST}) {_AUX}(?:agreed|signed|reached|struck|sealed|negotiat\w+)(?: "
            rf"[^.;:⟨]{{0,50}}?)? with (?P<two>{_LIST})",
        ),
        (
            "offer-rejected",
            3.0,
            rf"(?P<one>{_E})[^.;:⟨]{{0,30}}? {_OFFER}[^.;:⟨]{{0,60}}? (?:rejected|refused|turned down|"
            rf"accepted|dismissed|spurned|snubbed|rebuffed) by (?P<two>{_LIST})",
        ),
        (
            "offer-rejected",
            3.0,
            rf"(?P<one>{_E}) {_AUX}(?:rejected|refused|turned down|accepted|dismissed|spurned|rebuffed|"
            rf"considering|welcomed)[^.;:⟨]{{0,50}}? {_OFFER} (?:from|of|by) (?P<two>{_LIST})",
        ),
        (
            "offer-rejected",
            3.0,
            rf"{_OFFER} (?:from|of|by) (?P<one>{_LIST})[^.;:⟨]{{0,60}}? (?:rejected|refused|turned "
            rf"down|accepted|dismissed)[^.;:⟨]{{0,30}}?(?: by (?P<two>{_LIST}))?",
        ),
        (
            "rejected-theirs",
            3.0,
            rf"(?P<one>{_E}) {_AUX}(?:rejected|refused|turned down|accepted|dismissed|spurned) "
            rf"(?P<two>⟨\d+⟩['’]s?) (?:[^.;:⟨]{{0,30}}? )?{_OFFER}",
        ),
        (
            "bid-for",
            2.0,
            rf"(?P<one>{_LIST})[^.;:⟨]{{0,60}}? (?:{_OFFER}|approached|bidding|bid)(?: "
            rf"[^.;:⟨]{{0,30}}?)? (?:for|over|to buy|to take over|about)? ?(?P<two>{_E})",
        ),
        ("their-bid", 2.0, r"(?P<one>⟨\d+⟩['’]s?) (?P<two>⟨\d+⟩) (?:takeover )?(?:bid|offer|takeover)"),
        ("own-offer", 1.0, rf"(?P<one>⟨\d+⟩)(?:['’]s)? (?:[a-z£$€\d.,-]+ ){{0,3}}?{_OFFER}\b"),
        (
            "offered",
            1.5,
            rf"(?P<one>{_E})(?:,[^,⟨]{{2,80}},)? {_AUX}(?:said it will make|said it would make|offered|"
            rf"offers|demanded|demands|demanding|insisted|insists|rejected|rejects|refused|refuses|"
            rf"accepted|accepts|threatened|threatens|pledged|promised|proposed|proposes|agreed|wants?)\b",
        ),
        ("demanding", 1.0, r"(?P<one>⟨\d+⟩)[^.;:⟨]{0,60}? demanding\b"),
        ("accused", 1.0, rf"(?P<one>{_E}) {_AUX}(?:accused?|accuses|blamed?|blames) (?P<two>{_E})"),
        (
            "walked-out",
            2.0,
            rf"(?P<one>{_E}) {_AUX}(?:walked out|walk out|went on strike|go on strike|(?:began|start|"
            rf"started|called off|called|staged) (?:a |an |their )?(?:[a-z\d-]+ )?(?:strike|walkout|"
            rf"stoppage)|striking|on strike|strike)\b",
        ),
        (
            "strike-at",
            1.5,
            rf"\b(?:strikes?|walkouts?|stoppages?|lockout|dispute)(?: (?:action|on \w+|last week|this "
            rf"week|today))? (?:at|by|against) (?P<one>{_LIST})",
        ),
        (
            "delegation",
            1.0,
            rf"\b(?:delegations?|negotiators|representatives|envoys|negotiating teams?)\b (?:of|from|"
            rf"for) (?P<one>{_LIST})",
        ),
        (
            "delegation",
            1.0,
            r"(?P<one>⟨\d+⟩)(?:['’]s?)? (?:[a-z-]+ )?(?:delegations?|negotiators?|negotiating team)\b",
        ),
        (
            "told-to",
            1.0,
            rf"\b(?:called on|calling on|urged|urging|press\w*|demand\w* that|asked|wants?|want) "
            rf"(?P<one>{_LIST}) (?:to|free|release|withdraw|return|pay|first)\b",
        ),
        (
            "for-a-deal",
            1.5,
            rf"(?P<one>{_LIST}) {_AUX}(?:claim\w*|said|says|announced|confirmed|denied|"
            rf"declared)[^.;:⟨]{{0,60}}? (?:reached|agreed|signed|deal|truce|cease-?fire|agreement|"
            rf"accord)[^.;:⟨]{{0,30}}? with (?P<two>{_LIST})",
        ),
    )
)
MEDIATOR: tuple[tuple[str, float, re.Pattern[str]], ...] = tuple(
    (name, weight, re.compile(pattern))
    for name, weight, pattern in (
        (
            "between-by",
            4.0,
            rf"\b(?:{_DO_BETWEEN}(?:e?d|ing)|hosted|sponsored|arranged|overseen) by (?P<one>{_LIST})",
        ),
        (
            "goes-between",
            3.0,
            rf"(?P<one>{_LIST})(?:, (?:which|who))?,? (?:(?:has|have|had|is|are|was|were|been|also|now|"
            rf"that|who|which|will|would|continue to|continues to|to|helped|offered to|offers to|"
            rf"trying to|try to|help|helping to) )*{_DO_BETWEEN}(?:es?|ed|e?ing|s)?\b(?! by)",
        ),
        (
            "is-named",
            3.0,
            rf"(?P<one>{_LIST}),? (?:as |the |two |both |who are |which are |acting as |is the |are "
            rf"the |the talks['’] )*{_GO_BETWEENS}\b",
        ),
        ("is-named", 3.0, rf"\b{_GO_BETWEENS},? (?:from |of |including |led by |such as )?(?P<one>{_LIST})"),
        (
            "auspices",
            4.0,
            rf"\b(?:under the auspices|good offices|mediation|facilitation|mediation efforts|under the "
            rf"aegis)(?: [a-z]+){{0,2}}? (?:of|by|from) (?P<one>{_LIST})",
        ),
        (
            "its-mediation",
            3.0,
            r"(?P<one>⟨\d+⟩)['’]s? (?:[a-z-]+ )?(?:mediation|good offices|facilitation)\b",
        ),
        (
            "led",
            3.0,
            r"(?P<one>⟨\d+⟩(?: and ⟨\d+⟩|-⟨\d+⟩)*)-(?:mediated|brokered|facilitated|sponsored|hosted|"
            r"convened|chaired)\b",
        ),
        (
            "through",
            2.0,
            rf"\b(?:through|via) (?P<one>{_LIST})(?= (?:mediat|intermed|acting)|,? (?:which|who) "
            rf"(?:has|have|is|are) (?:been )?(?:act|carry|pass))",
        ),
        (
            "hosts",
            2.0,
            rf"(?P<one>{_E})(?:, (?:which|who|whose country|whose government|whose state))? "
            rf"{_AUX}(?:host(?:ed|s|ing)?)\b(?= [^.;:]{{0,50}}?{_TALKS})",
        ),
        (
            "messages",
            2.0,
            rf"(?P<one>{_E})[^.;:⟨]{{0,40}}? (?:shuttl\w+ between|pass(?:ed|ing|es)? messages|"
            rf"carr(?:ied|ying|ies) messages)",
        ),
        (
            "conciliates",
            2.5,
            r"(?P<one>⟨\d+⟩),? (?:the |an? )?(?:[a-z-]+ )?(?:conciliation|arbitration|mediation) (?:service|"
            r"body|panel|board|commission)",
        ),
        (
            "conciliates",
            2.5,
            r"\b(?:conciliation|arbitration|mediation) (?:service|body|panel|board|commission),? "
            r"(?P<one>⟨\d+⟩)",
        ),
    )
)
_ENVOY = re.compile(r"\b(?:envoy|coordinator)\b", re.IGNORECASE)
_MEDIATOR = re.compile(r"(?<!former )\b(?:mediator|facilitator|conciliator|go-between)\b", re.IGNORECASE)
_IF_ONLY = re.compile(
    r"\b(?:hopes?|hoping|could|might|may|rumou?r\w*|speculation|would like|wants to|seek\w*|considering|"
    r"plans?|try\w*)\b"
)
_PAIR = 2
_NUMBER = re.compile(r"⟨(\d+)⟩")
_TOUCHING = re.compile(r",? ?(?:[a-z-]+ ){0,3}")
_DETERMINERS = re.compile(
    r"\b(?:(?:the|both|rival|its|an?|striking|warring|ruling|former|two|three|main|largest|rebel|opposition|"
    r"paramilitary|militant|separatist|state-owned|private|public|(?:rebel |armed |militant |islamist "
    r")?group|militants|rebels|insurgents|guerrillas|union|firm|company|[a-z]+ist|[a-z]+ian) )+\Z"
)
_DETERMINES = tuple(
    f"{word} "
    for word in (
        "the both rival its an a striking warring ruling former two three main largest rebel opposition "
        "paramilitary militant separatist state-owned private public group militants rebels insurgents "
        "guerrillas union firm company ist ian"
    ).split()
)
"""With one of these ends whatever ``_DETERMINERS`` finds."""
_OFFERS = ("bid", "offer", "takeover", "approach", "proposal", "buyout", "buy-out", "stake")
_NEEDS: dict[str, tuple[str, ...]] = {
    "between": (" between ",),
    "between-them": (" between ",),
    "together": ("and ⟨", ", ⟨"),
    "at-odds": ("and ⟨", ", ⟨"),
    "agreed-to-pay": (" to ",),
    "pays": (" pay", " paid"),
    "talks-with": (" with ",),
    "with": (" with ",),
    "met": ("met", "meet"),
    "agreed-with": (" with ",),
    "offer-rejected": _OFFERS,
    "rejected-theirs": _OFFERS,
    "bid-for": _OFFERS,
    "their-bid": _OFFERS,
    "own-offer": _OFFERS,
    "offered": (
        "offer",
        "demand",
        "insist",
        "reject",
        "refus",
        "accept",
        "threat",
        "pledg",
        "promis",
        "propos",
        "agreed",
        "want",
        " make",
    ),
    "demanding": ("demanding",),
    "accused": ("accus", "blam"),
    "walked-out": ("walk", "strik", "stoppage"),
    "strike-at": ("strike", "walkout", "stoppage", "lockout", "dispute"),
    "delegation": ("delegation", "negotiat", "representatives", "envoys"),
    "told-to": ("call", "urg", "press", "demand", "ask", "want"),
    "for-a-deal": (" with ",),
    "between-by": (" by ",),
    "goes-between": (
        "mediat",
        "broker",
        "facilitat",
        "coordinat",
        "conven",
        "chair",
        "moderat",
        "overse",
        "sponsor",
    ),
    "is-named": (
        "mediator",
        "facilitator",
        "go-between",
        "intermediar",
        "conciliator",
        "arbitrator",
        "guarantor",
        "broker",
    ),
    "auspices": ("auspices", "offices", "mediation", "facilitation", "aegis"),
    "its-mediation": ("mediation", "offices", "facilitation"),
    "led": ("⟩-",),
    "through": ("through ", "via "),
    "hosts": ("host",),
    "messages": ("shuttl", "messages"),
    "conciliates": ("conciliation", "arbitration", "mediation"),
}
"""Words of which every sentence that a rule fits holds one: a pattern costs more to try than a word to look
for.
"""
_OF_TALKS = re.compile(rf"\b(?:{_TALKS}|{_FIGHT})\b")
_WORDS = Stems(tuple(dict.fromkeys(word for words in _NEEDS.values() for word in words)))
_LONGEST = 1_200
"""Letters of a sentence beyond which it is no sentence."""
_OF_TWO = frozenset(
    (
        "talks-with",
        "met",
        "agreed-with",
        "bid-for",
        "their-bid",
        "accused",
        "rejected-theirs",
        "together",
        "for-a-deal",
    )
)
"""Rules that tell of two together."""


class Ground(msgspec.Struct, gc=False):
    """One passage that speaks for somebody's part. ``pair`` numbers the passages that tell of two
    together.
    """

    key: str
    part: str
    weight: float
    rule: str
    article: str
    start: int
    end: int
    with_whom: tuple[str, ...] = ()


class Laid(msgspec.Struct, gc=False):
    """A sentence with numbers for its actors."""

    text: str
    keys: list[str]
    seen: list[ActorSeen]


def grounds(articles: Sequence[Article], gathered: Gathered) -> Iterator[Ground]:
    """Every passage that speaks for a part in talks, in the order of the articles."""
    for article in articles:
        idle = [(line.start, line.end) for line in article.lines if line.role in ("boilerplate", "caption")]
        places = gathered.seen[article.id]
        at = 0
        for start, end in sentences(article.text):
            first = at
            while at < len(places) and places[at].start < end:
                at += 1
            here = places[first:at]
            if not here or end - start > _LONGEST:
                continue
            if any(one <= start < two for one, two in idle):
                continue
            yield from _of_sentence(article, lay(article.text, start, end, here))


def lay(text: str, start: int, end: int, places: Sequence[ActorSeen]) -> Laid:
    """The sentence with ``⟨number⟩`` in the place of each actor; those of one actor that touch are one."""
    parts: list[str] = []
    keys: list[str] = []
    kept: list[ActorSeen] = []
    at = start
    for seen in places:
        if not seen.key or seen.start < at:
            continue
        between = text[at : seen.start]
        if kept and kept[-1].key == seen.key and seen.end <= end and _TOUCHING.fullmatch(between):
            kept[-1] = seen
            at = seen.end
            continue
        if kept and kept[-1].key == seen.key and between == " (" and text[seen.end : seen.end + 1] == ")":
            at = seen.end + 1  # "the Social Democrats (SPD)": one name in two forms
            continue
        if between.endswith(_DETERMINES):
            between = _DETERMINERS.sub("", between)
        parts += [between, f"⟨{len(keys)}⟩"]
        keys.append(seen.key)
        kept.append(seen)
        at = seen.end
    parts.append(text[at:end])
    return Laid("".join(parts).lower(), keys, kept)


def _of_sentence(article: Article, laid: Laid) -> Iterator[Ground]:
    if not laid.keys:
        return
    alone = len(set(laid.keys)) < _PAIR
    held = _WORDS.held(laid.text)
    for part, rules in (("mediator", MEDIATOR), ("party", PARTY)):
        for name, weight, pattern in rules:
            if (alone and name in _OF_TWO) or held.isdisjoint(_NEEDS[name]):
                continue
            if name == "between-them" and not _OF_TALKS.search(laid.text):
                continue
            for match in pattern.finditer(laid.text):
                yield from _grounds_of(article, laid, part, name, weight, match)
    for number, seen in enumerate(laid.seen):
        if seen.kind in ("person", "mediators") and _MEDIATOR.search(seen.role):
            yield Ground(laid.keys[number], "mediator", 3.0, "is-mediator", article.id, seen.start, seen.end)
        elif seen.kind == "person" and _ENVOY.search(seen.role):
            yield Ground(laid.keys[number], "envoy", 1.5, "envoy", article.id, seen.start, seen.end)


def _grounds_of(
    article: Article, laid: Laid, part: str, name: str, weight: float, match: re.Match[str]
) -> Iterator[Ground]:
    groups = [match.group(group) or "" for group in ("one", "two") if group in match.re.groupindex]
    numbers = [[int(found) for found in _NUMBER.findall(words)] for words in groups]
    everyone = [laid.keys[number] for of_group in numbers for number in of_group]
    if (name in _OF_TWO or name in ("between", "between-them")) and len(set(everyone)) < _PAIR:
        return
    if _IF_ONLY.search(match.group()):
        weight *= 0.4
    for key in dict.fromkeys(everyone):
        number = next(number for of_group in numbers for number in of_group if laid.keys[number] == key)
        seen = laid.seen[number]
        yield Ground(
            key,
            part,
            weight,
            name,
            article.id,
            seen.start,
            seen.end,
            tuple(other for other in dict.fromkeys(everyone) if other != key),
        )


__all__ = ["Ground", "grounds", "lay"]
