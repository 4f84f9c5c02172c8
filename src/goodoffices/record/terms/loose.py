"""Gaps, open questions, phases, terms of a deal and plans, in the words of the sentence that tells them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goodoffices.record.terms.candidate import TermsFound
from goodoffices.record.terms.deals import DEALS, EXCHANGES, WOULD, deals, duties, swaps
from goodoffices.record.terms.phases import phases
from goodoffices.record.terms.plans import PLANS, PUT, plans
from goodoffices.record.text.sift import Sieve

_GAP = re.compile(
    r"\b(?:gaps?|differences?|disagreements?|disputes?|sticking points?|stumbling blocks?|obstacles?|"
    r"deadlock|outstanding issues?|main issues?|key issues?)\b[^.;\n]{0,60}?\b(?:over|on|about|regarding|"
    r"concerning|include[sd]?|(?:is|are|remains?) the|was the|were the)\s(?P<object>[^.;\n\"”]{3,160})",
    re.IGNORECASE,
)
_CENTRE = re.compile(
    r"\b(?:gaps?|differences?|disagreements?|disputes?|rows?|deadlock|talks|"
    r"negotiations)\b[^.;\n]{0,90}?\s(?P<cue>(?:cent(?:er|re)s?|cent(?:er|re)d|turns?|turned|hinges?|hinged|"
    r"focus(?:es|ed)?) on|revolves? around)\s(?!the gaps?\b|gaps?\b|(?:the )?(?:differences|disputes?|"
    r"disagreements)\b)(?P<object>[^.;\n\"”]{3,160})",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"\b(?:not (?:been )?(?:specified|defined|clear|agreed(?! (?:to|with)\b)|decided(?! to\b)|settled|"
    r"confirmed|resolved)|unclear|undefined|unresolved|open question|remains? open|one question is|the "
    r"question (?:is|of)|(?:it[’']s|it is) about(?=,? (?:for example,? |for instance,? |among other things,? "
    r")?(?:what|whether|how|who|when|where|which)\b)|yet to be (?:decided|agreed|settled|defined)|(?:does|do|"
    r"did) not (?:say|specify|define|state)(?= (?:what|whether|how|who|when|where|which))|(?:leaves?|left) "
    r"open)\b(?:,?\s(?:however|though|then|now|for example|for instance|among other "
    r"things)\b(?=,))?,?\s?(?P<object>[^.;\n]{0,200})",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r",\s(?:the (?:first|last|only|latest|longest|worst)|an?|which|who|where|whose|but|with|as)\b"
)
_COPULA = re.compile(r"\s(?:is|was|are|were|has|have|remains?|still|as yet|yet)\s*$")
_GOES_ON = re.compile(r"(?:but|and|while|although|though|as|because|since|so)\b", re.IGNORECASE)
_GAPS = (
    "gap",
    "differen",
    "disagree",
    "disput",
    "sticking",
    "stumbling",
    "obstacle",
    "deadlock",
    "issues",
    "centers on",
    "centres on",
    "centred on",
    "centered on",
    "focus",
    "hinge",
    "turns on",
    "turn on",
    "revolve",
)
_OPENS = ("not ", "unclear", "undefined", "unresolved", "open", "question", "yet to", "about")


class Terms:
    """Finds the terms in the sentences of one text; ``low`` is the text in small letters."""

    def __init__(self, text: str, low: str) -> None:
        self.text = text
        self.phases = Sieve(low, ("phase", "stage", "step", "part", "point"))
        self.gaps = Sieve(low, _GAPS)
        self.opens = Sieve(low, _OPENS)
        self.deals = Sieve(low, DEALS)
        self.would = Sieve(low, WOULD)
        self.plans = Sieve(low, PLANS)
        self.put = Sieve(low, PUT)
        self.duties = Sieve(low, (" is to ", " are to "))
        self.exchanges = Sieve(low, EXCHANGES)

    def find(self, span: tuple[int, int]) -> Iterator[TermsFound]:
        """Everything of these kinds in one sentence."""
        text = self.text
        told: list[tuple[int, int]] = []
        if self.phases.holds(*span):
            yield from phases(text, span)
        if self.gaps.holds(*span):
            centre = _CENTRE.search(text, *span)
            if centre is not None:
                yield TermsFound(
                    *centre.span(), "issue", "gap-over", centre.span("object"), centre.group("cue")
                )
            for match in () if centre is not None else _GAP.finditer(text, *span):
                cue = match.group().split(" ", 1)[0]
                yield TermsFound(
                    *match.span(), "issue", "gap-over", _without_aside(text, *match.span("object")), cue
                )
        if self.opens.holds(*span):
            yield from _left_open(text, span)
        if self.deals.holds(*span) and self.would.holds(*span):
            for found in deals(text, span):
                told.append((found.start, found.end))
                yield found
        if self.plans.holds(*span) and self.put.holds(*span):
            yield from plans(text, span)
        if self.duties.holds(*span):
            yield from duties(text, span)
        if self.exchanges.holds(*span):
            yield from swaps(text, span, told)


def _without_aside(text: str, start: int, end: int) -> tuple[int, int]:
    """What a gap is over, without an aside that tells more of it ("over pay, the first walkout in years")."""
    aside = _ASIDE.search(text, start + 2, end)
    return (start, aside.start()) if aside is not None else (start, end)


def _left_open(text: str, span: tuple[int, int]) -> Iterator[TermsFound]:
    for match in _OPEN.finditer(text, *span):
        cue = text[match.start() : match.start("object")].strip(" ,")
        behind = match.group("object").strip(" ,")
        if behind and not _GOES_ON.match(behind):
            yield TermsFound(*match.span(), "term", "left-open", match.span("object"), cue)
        elif match.start() - span[0] > 8:
            stop = span[0] + len(_COPULA.sub("", text[span[0] : match.start()]))
            yield TermsFound(span[0], match.start("object"), "term", "left-open", (span[0], stop), cue)
