"""Phases, gaps, open questions, terms of a deal and plans on the table, in the words of the sentence that tells them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goodoffices.record.proposals.found import Found
from goodoffices.record.text.sift import Sieve

_PHASE = re.compile(
    r"\b(?P<count>two|three|four|five|six|\d+)(?:[- ](?:phase|stage|step|part)(?:d|s)?|-point)\b(?: (?:ceasefire|peace|truce|hostage|deal|proposal|plan|agreement|process|withdrawal|roadmap|initiative|framework|accord|approach)){0,3}|\b(?:first|second|third|fourth|initial|final|last|next) (?:phase|stage)\b|\bphased?\s(?:plan|approach|withdrawal|release|deal)\b",
    re.IGNORECASE,
)
_GAP = re.compile(
    r"\b(?:gaps?|differences?|disagreements?|disputes?|sticking points?|stumbling blocks?|obstacles?|deadlock|outstanding issues?|main issues?|key issues?)\b[^.;\n]{0,60}?\b(?:over|on|about|regarding|concerning|include[sd]?|(?:is|are|remains?) the|was the|were the)\s(?P<object>[^.;\n\"”]{3,160})",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"\b(?:not (?:been )?(?:specified|defined|clear|agreed|decided|settled|confirmed|resolved)|unclear|undefined|unresolved|open question|remains? open|one question is|the question (?:is|of)|yet to be (?:decided|agreed|settled|defined)|(?:does|do|did) not (?:say|specify|define|state)(?= (?:what|whether|how|who|when|where|which))|(?:leaves?|left) open)\b,?\s?(?P<object>[^.;\n]{0,200})",
    re.IGNORECASE,
)
_TERMS = re.compile(
    r"\b(?:(?:the|a|any|such an?|this) (?:[\w-]+ ){0,3}(?:deal|agreement|accord|treaty|truce|ceasefire|cease-fire|plan|proposal|draft|pact|settlement|resolution)(?: (?:under|on|outlined|proposed|presented|now|being|in) [^,.;\n]{1,40}?)?,? (?:which |that )?(?P<verb>would|will|shall|calls for|called for|provides? for|provided for|includes?|included|involves?|requires?|stipulates?|envisage[sd]?|envisions?|foresees?|sets? out))\s(?P<object>(?:(?!, according to)[^.;\n\"”]){4,240})",
    re.IGNORECASE,
)
_PLAN = re.compile(
    r"\b(?P<object>(?:an?|the|its|his|her|their|(?:this|that)(?! (?:the|an?|its|his|her|their)\b)) (?:[\w-]+ ){0,3}(?:proposal|plan|draft|roadmap|road map|blueprint|initiative|framework|text)\b(?: (?:for|of|to) [^,.;\n\"”]{3,80}?)?)\s?(?:which |that )?(?:[A-Z][\w.’' -]{1,50} )?(?:(?:was |were |has been |been )?(?:outlined|presented|laid out|put forward|proposed|tabled|drafted|submitted|unveiled|drawn up))\b(?: (?:earlier |late |early )?(?:by|in|this|last) [^,.;\n\"”]{2,60})?"
)
_DRAFT = re.compile(
    r"\b(?P<object>(?:[\w-]+ )?[\w'’-]+ (?:is|are) to (?:release|withdraw|free|hand over|allow|receive|return|pay|stop|leave|cede|get|give|disarm|hold|end)\b[^.;\n\"”]{3,160})",
    re.IGNORECASE,
)
_EXCHANGE = re.compile(r"\b(?:in exchange for|in return for)\s(?P<object>[^,.;\n\"”]{3,120})", re.IGNORECASE)
_COPULA = re.compile(r"\s(?:is|was|are|were|has|have|remains?|still|as yet|yet)\s*$")
_GOES_ON = re.compile(r"(?:but|and|while|although|though|as|because|since|so)\b", re.IGNORECASE)
_COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_DEALS = (
    "deal",
    "agreement",
    "accord",
    "treaty",
    "truce",
    "ceasefire",
    "cease-fire",
    "plan",
    "proposal",
    "draft",
    "pact",
    "settlement",
    "resolution",
)
_PLANS = ("proposal", "plan", "draft", "roadmap", "road map", "blueprint", "initiative", "framework", "text")
_PUT = (
    "outlined",
    "presented",
    "laid out",
    "put forward",
    "proposed",
    "tabled",
    "drafted",
    "submitted",
    "unveiled",
    "drawn up",
)
_WOULD = (
    "would",
    "will",
    "shall",
    "calls for",
    "called for",
    "provide",
    "include",
    "involve",
    "require",
    "stipulate",
    "envis",
    "foresees",
    "sets out",
    "set out",
)
_GAPS = ("gap", "differen", "disagree", "disput", "sticking", "stumbling", "obstacle", "deadlock", "issues")
_OPENS = ("not ", "unclear", "undefined", "unresolved", "open", "question", "yet to")
_EXCHANGES = ("exchange for", "return for")


class Terms:
    """Finds the terms in the sentences of one text; ``low`` is the text in small letters."""

    def __init__(self, text: str, low: str) -> None:
        self.text = text
        self.phases = Sieve(low, ("phase", "stage", "step", "part", "point"))
        self.gaps = Sieve(low, _GAPS)
        self.opens = Sieve(low, _OPENS)
        self.deals = Sieve(low, _DEALS)
        self.would = Sieve(low, _WOULD)
        self.plans = Sieve(low, _PLANS)
        self.put = Sieve(low, _PUT)
        self.drafts = Sieve(low, (" is to ", " are to "))
        self.exchanges = Sieve(low, _EXCHANGES)

    def find(self, span: tuple[int, int]) -> Iterator[Found]:
        """Everything of these kinds in one sentence."""
        text = self.text
        if self.phases.holds(*span):
            yield from _phases(text, span)
        if self.gaps.holds(*span):
            for match in _GAP.finditer(text, *span):
                cue = match.group().split(" ", 1)[0]
                yield Found(*match.span(), "issue", "gap-over", match.span("object"), cue)
        if self.opens.holds(*span):
            yield from _left_open(text, span)
        if self.deals.holds(*span) and self.would.holds(*span):
            for match in _TERMS.finditer(text, *span):
                yield Found(*match.span(), "term", "terms-of-deal", match.span("object"), match.group("verb"))
        if self.plans.holds(*span) and self.put.holds(*span):
            for match in _PLAN.finditer(text, *span):
                yield Found(*match.span(), "option", "plan-on-table", match.span("object"))
        if self.drafts.holds(*span):
            for match in _DRAFT.finditer(text, *span):
                yield Found(*match.span(), "term", "is-to", match.span("object"))
        if self.exchanges.holds(*span):
            for match in _EXCHANGE.finditer(text, *span):
                cue = match.group().split(" for", 1)[0] + " for"
                yield Found(*match.span(), "condition", "in-exchange", match.span("object"), cue)

    def exchanged(self, start: int, end: int) -> bool:
        """Whether "in exchange for" stands between two places."""
        return self.exchanges.holds(start, end)


def _phases(text: str, span: tuple[int, int]) -> Iterator[Found]:
    for match in _PHASE.finditer(text, *span):
        count = (match.group("count") or "").lower()
        number = _COUNTS.get(count) or (
            int(count) if count.isascii() and count.isdigit() and len(count) < 4 else None
        )
        yield Found(*match.span(), "phase", "phase", match.span(), "", None, number)


def _left_open(text: str, span: tuple[int, int]) -> Iterator[Found]:
    for match in _OPEN.finditer(text, *span):
        cue = text[match.start() : match.start("object")].strip(" ,")
        behind = match.group("object").strip(" ,")
        if behind and not _GOES_ON.match(behind):
            yield Found(*match.span(), "term", "left-open", match.span("object"), cue)
        elif match.start() - span[0] > 8:
            stop = span[0] + len(_COPULA.sub("", text[span[0] : match.start()]))
            yield Found(span[0], match.start("object"), "term", "left-open", (span[0], stop), cue)
