"""Demands, offers and terms: pieces of a case that a passage suggests, in its own words.

A verb of demanding, accepting or refusing gives a position of its subject; "must", "will not", "ready to" inside a
statement one of its speaker, or of the side that the clause names, then *claimed by another*. Conditions, quantities,
phases, gaps, open questions and the terms of a deal are taken from their own patterns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from goodoffices.case import Stance, Voice
from goodoffices.record.matching import Matcher
from goodoffices.record.model import Article, Figure, Proposal, ProposalKind, Statement
from goodoffices.record.names import Sides

VERSION = 1
_SAID_TO = re.compile(r"to (?:now |still |also )?([a-z]+)\b")
_STANCES: dict[Stance, tuple[str, ...]] = {
    "demands": ("demand", "call for", "called for", "calls for", "calling for", "calls on", "called on", "call on", "urge", "insist", "want", "seek", "sought", "push", "press", "request", "ask", "require"),
    "accepts": ("accept", "agree", "approve", "support", "back", "endorse", "welcome"),
    "refuses": ("refuse", "reject", "oppose", "decline", "rule"),
}  # fmt: skip
_MODAL = re.compile(
    r"\b(?P<demand>must(?: not)?|ha(?:s|ve) to|needs? to|is required to|are required to|the demand that)\b"
    r"|\b(?P<refuse>(?:will|would|shall|could|can) not|won[’']t|wouldn[’']t|cannot|can[’']t|never (?:agree|accept)|refusal to|ruled? out|no (?:deal|agreement) without)\b"
    r"|\b(?P<accept>(?:is|are|was|were|stands?|stood|remains?) (?:now )?(?:ready|willing|prepared) to|ready to|willing to|prepared to|would (?:agree|accept)|should now be more ready for)\b",
    re.IGNORECASE,
)
_CONCERNS = re.compile(
    r"\b(?:accept|agree|withdraw|release|negotiat\w+|talks|deal|agreement|ceasefire|truce|take part|participate|attend|sign|join|leave|allow|return|stop|end|recogni[sz]e|concede|compromise|disarm|give up|cede|free|hand over|swap|lift|pay|send|settle|vote)\b",
    re.IGNORECASE,
)
_PHASE = re.compile(
    r"\b(?P<count>two|three|four|five|six|\d+)[- ](?:phase|stage|step|part|point)(?:d|s)?\b(?: (?:ceasefire|peace|truce|hostage|deal|proposal|plan|agreement|process|withdrawal|roadmap|initiative|framework|accord|approach)){0,3}|\b(?:first|second|third|fourth|initial|final|last|next) (?:phase|stage)\b|\bphased?\s(?:plan|approach|withdrawal|release|deal)\b",
    re.IGNORECASE,
)
_GAP = re.compile(
    r"\b(?:gaps?|differences?|disagreements?|disputes?|sticking points?|stumbling blocks?|obstacles?|deadlock|outstanding issues?|main issues?|key issues?)\b[^.;\n]{0,60}?\b(?:over|on|about|regarding|concerning|include[sd]?|(?:is|are|remains?) the|was the|were the)\s(?P<object>[^.;\n\"”]{3,160})",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"\b(?:not (?:been )?(?:specified|defined|clear|agreed|decided|settled|confirmed|resolved)|unclear|undefined|unresolved|open question|remains? open|one question is|the question (?:is|of)|yet to be (?:decided|agreed|settled|defined))\b,?\s?(?P<object>[^.;\n]{0,200})",
    re.IGNORECASE,
)
_TERMS = re.compile(
    r"\b(?:(?:the|a|any|such an?|this) (?:[\w-]+ ){0,3}(?:deal|agreement|accord|treaty|truce|ceasefire|cease-fire|plan|proposal|draft|pact|settlement|resolution)(?: (?:under|on|outlined|proposed|presented|now|being|in) [^,.;\n]{1,40}?)?,? (?:which |that )?(?P<verb>would|will|shall|calls for|called for|provides? for|provided for|includes?|included|involves?|requires?|stipulates?|envisage[sd]?|envisions?|foresees?|sets? out))\s(?P<object>(?:(?!, according to)[^.;\n\"”]){4,240})",
    re.IGNORECASE,
)
_PLAN = re.compile(
    r"\b(?P<object>(?:an?|the|its|his|her|their|this|that) (?:[\w-]+ ){0,3}(?:proposal|plan|draft|roadmap|road map|blueprint|initiative|framework|text)\b(?: (?:for|of|to) [^,.;\n\"”]{3,80}?)?)\s?(?:which |that )?(?:[A-Z][\w.’' -]{1,50} )?(?:(?:was |were |has been |been )?(?:outlined|presented|laid out|put forward|proposed|tabled|drafted|submitted|unveiled|drawn up))\b(?: (?:earlier |late |early )?(?:by|in|this|last) [^,.;\n\"”]{2,60})?"
)
_DRAFT = re.compile(
    r"\b(?P<object>(?:[\w-]+ )?[\w'’-]+ (?:is|are) to (?:release|withdraw|free|hand over|allow|receive|return|pay|stop|leave|cede|get|give|disarm|hold|end)\b[^.;\n\"”]{3,160})",
    re.IGNORECASE,
)
_EXCHANGE = re.compile(r"\b(?:in exchange for|in return for)\s(?P<object>[^,.;\n\"”]{3,120})", re.IGNORECASE)
_CLAUSE_END = re.compile(r"[.;\n]|, (?:but|while|although|though|according|adding)\b|\sbut\s|$")
_WE_WOULD = re.compile(
    r"\b(?:we|it|they) (?:would|will)(?: then)?(?: do so| agree| accept(?: it)?| sign| join)?(?: too)?(?=[,.]|$| to\b)|\b(?:we|it|they) (?:would|will) (?:do so|agree|accept|sign|join)\b"
)
_LEADING_VERB = re.compile(
    r"(?:achieve|include|contain|be|have|see|bring|guarantee|provide|ensure|secure|get|lead to|be based on)\s"
)
_ASKING = re.compile(r"\b(?:what|which|whether|how)\b", re.IGNORECASE)
_LIST = re.compile(
    r",\s+(?:and\s+|in addition to\s+|as well as\s+)?|\s+and\s+(?=(?:the|a|an)\s)|,?\s+as well as\s+|,?\s+in addition to\s+"
)
_OWN = re.compile(
    r"\b(?:we|us|our|I|it|they|the (?:movement|group|government|party|ministry|country|delegation|army))\s*$",
    re.IGNORECASE,
)
_ANY = re.compile(
    r"must|ha(?:s|ve) to|need|requir|demand|n[o']t|cannot|never|refus|reject|rule|ready|willing|prepared|agree|accept|no deal|phas|stage|step|gap|differen|disput|obstacle|issue|stumbling|sticking|deadlock|unclear|undefined|unresolved|question|open|yet to|deal|accord|treaty|truce|ceasefire|plan|proposal|draft|pact|settlement|resolution|framework|roadmap|exchange for|return for| is to | are to ",
    re.IGNORECASE,
)


class Found(msgspec.Struct, frozen=True):
    """One place where a piece of a case is suggested."""

    start: int
    end: int
    kind: ProposalKind
    rule: str
    object: tuple[int, int]
    cue: str = ""
    stance: Stance | None = None
    number: int | None = None


def find_positions(article: Article, sentences: list[tuple[int, int]], statements: list[Statement], figures: list[Figure], matcher: Matcher, sides: Sides) -> list[Proposal]:  # fmt: skip
    """Everything in the article that could enter a case, in the order of the text."""
    by_id = {each.id: each for each in statements}
    holders: dict[tuple[int, int], list[Statement]] = {}
    for statement in statements:
        holders.setdefault(statement.sentence, []).append(statement)
    maker = _Maker(article, by_id, matcher, sides)
    for statement in statements:
        maker.of_statement(statement)
    for span in sentences:
        maker.of_sentence(span, holders.get(span, []))
    for figure in figures:
        maker.of_figure(figure)
    return sorted(maker.made, key=lambda each: (each.start, each.end, each.kind))


class _Maker:
    def __init__(self, article: Article, by_id: dict[str, Statement], matcher: Matcher, sides: Sides) -> None:
        self.article = article
        self.text = article.text
        self.by_id = by_id
        self.matcher = matcher
        self.sides = sides
        self.made: list[Proposal] = []
        self.seen: set[str] = set()

    def add(self, found: Found, party: str, by: str, voice: Voice, statement: Statement | None) -> None:
        """Add a proposal, once for each place and kind."""
        start, end = _trim(self.text, found.start, found.end)
        first, last = _trim(self.text, *found.object)
        if found.kind == "position" and self.told(start, end, party, found.stance):
            return
        key = f"{self.article.id}:p{found.kind}{start}-{end}" + (f"-{party}" if party else "")
        if end <= start or key in self.seen:
            return
        self.seen.add(key)
        words = self.text[first:last]
        matches = self.matcher.find(words) or self.matcher.find(self.text[start:end])
        best = matches[0] if matches else None
        conditions = (
            (statement.condition,)
            if statement is not None and statement.condition and found.kind == "position"
            else ()
        )
        self.made.append(
            Proposal(
                id=key,
                article=self.article.id,
                start=start,
                end=end,
                text=self.text[start:end],
                rule=f"{found.rule}@{VERSION}",
                kind=found.kind,
                party=party,
                by=by,
                voice=voice,
                stance=found.stance,
                object=words,
                cue=found.cue,
                issue=best.issue if best else "",
                options=best.options if best else (),
                matched=best.words if best else "",
                conditions=conditions,
                since=statement.said if statement is not None else "",
                number=found.number,
                statement=statement.id if statement is not None else "",
            )
        )

    def told(self, start: int, end: int, party: str, stance: Stance | None) -> bool:
        """Whether a position of that party and stance covers the passage already."""
        return any(
            each.kind == "position"
            and each.party == party
            and each.stance == stance
            and each.start <= start
            and end <= each.end
            for each in self.made[-6:]
        )

    def of_statement(self, statement: Statement) -> None:
        """Positions by the verb that reports the statement, and by what the statement itself says."""
        stance = _stance_of(statement)
        holder = self.by_id.get(statement.within)
        own = statement.side or statement.speaker
        if stance is not None and own:
            whole = (statement.cue_span[0] if statement.cue_span else statement.start, statement.end)
            found = Found(
                min(whole),
                max(whole),
                "position",
                f"verb-{stance}",
                (statement.start, statement.end),
                statement.cue,
                stance,
            )
            by, voice = self.voice(own, holder)
            self.add(found, own, by, voice, statement)
            self.enumerate(statement, stance)
        if statement.type == "hearsay":
            self.hearsay(statement)
        if not _ANY.search(statement.text):
            return
        self.modal(statement)
        would = (
            _WE_WOULD.search(statement.text)
            if statement.condition.lower().startswith(("if", "only if"))
            else None
        )
        if would is not None and own:
            span = (statement.start + would.start(), statement.start + would.end())
            self.add(
                Found(*span, "position", "would-if", span, would.group(), "accepts"),
                own,
                statement.speaker,
                "public",
                statement,
            )
        if statement.condition:
            at = self.text.find(statement.condition, statement.start, statement.end)
            if at >= 0:
                span = (at, at + len(statement.condition))
                self.add(
                    Found(*span, "condition", "condition", span, statement.condition.split(" ", 1)[0]),
                    own,
                    "",
                    "public",
                    statement,
                )

    def hearsay(self, statement: Statement) -> None:
        """ "Israel is said to demand ...": a position that nobody is named for."""
        match = _SAID_TO.match(statement.text)
        stance = _stance_of_word(match.group(1)) if match is not None else _stance_of_word(statement.cue)
        party = _hearsay_subject(self.text, statement)
        if stance is None or not party:
            return
        start = statement.start + match.end() if match is not None else statement.start
        found = Found(
            statement.start,
            statement.end,
            "position",
            f"hearsay-{stance}",
            (start, statement.end),
            statement.cue,
            stance,
        )
        self.add(found, self.sides.of(party) or party, "", "assessed-by-third", statement)

    def voice(self, party: str, holder: Statement | None) -> tuple[str, Voice]:
        """Who says it and in what voice: another side's word for it is claimed, a source without a side assesses."""
        if holder is None or not holder.speaker:
            return "", "public"
        if (holder.side or holder.speaker) == party:
            return holder.speaker, "public"
        return holder.speaker, "claimed-by-another" if holder.side else "assessed-by-third"

    def modal(self, statement: Statement) -> None:
        """ "must", "will not", "ready to" in what someone says."""
        own = statement.side or statement.speaker
        for match in _MODAL.finditer(self.text, statement.start, statement.end):
            end = _CLAUSE_END.search(self.text, match.end(), statement.end)
            stop = end.start() if end else statement.end
            voice: Voice = "public"
            begin = _clause_start(self.text, statement.start, match.start())
            subject = self.text[begin : match.start()].strip()
            if match.group("demand"):
                if _ASKING.search(subject):
                    continue
                stance: Stance = "demands"
                party, by = own, statement.speaker
                span = (begin, stop)
            else:
                stance = "refuses" if match.group("refuse") else "accepts"
                if not _CONCERNS.search(self.text, match.start(), min(stop, match.end() + 50)):
                    continue
                party, by, voice = self.subject(subject, own, statement)
                span = (match.start(), stop)
            if not party:
                continue
            self.add(
                Found(begin, stop, "position", f"modal-{stance}", span, match.group(), stance),
                party,
                by,
                voice,
                statement,
            )
            if stance == "demands":
                self.items(match.end(), stop, party, statement)

    def subject(self, subject: str, own: str, statement: Statement) -> tuple[str, str, Voice]:
        """Whose stance a clause tells: the speaker's own, or that of the side it names."""
        if not subject or _OWN.search(subject):
            return own, statement.speaker, "public"
        named = self.sides.of(subject) or _last_name(subject)
        if not named:
            return "", "", "public"
        if named == own or named in statement.speaker or named in statement.role:
            return own, statement.speaker, "public"
        return named, statement.speaker, "claimed-by-another" if statement.side else "assessed-by-third"

    def enumerate(self, statement: Statement, stance: Stance) -> None:
        """Each thing of a list that is demanded is a question of its own."""
        if stance == "demands":
            self.items(statement.start, statement.end, statement.side or statement.speaker, statement)

    def items(self, start: int, stop: int, party: str, statement: Statement) -> None:
        """The members of a list, where there are three or more."""
        pieces = list(_pieces(self.text, start, stop))
        if len(pieces) < 3:
            return
        for first, last in pieces:
            verb = _LEADING_VERB.match(self.text, first, last)
            if verb is not None:
                first = verb.end()
            if 1 <= len(self.text[first:last].split()) <= 14:
                self.add(
                    Found(first, last, "issue", "list-of-demands", (first, last)),
                    party,
                    "",
                    "public",
                    statement,
                )

    def of_sentence(self, span: tuple[int, int], holding: list[Statement]) -> None:
        """Phases, gaps, open questions, terms and plans, wherever they stand."""
        if not _ANY.search(self.text, *span):
            return
        for found in _in_sentence(self.text, span):
            holder = min(
                (each for each in holding if each.start <= found.start < each.end),
                key=lambda each: each.end - each.start,
                default=None,
            )
            by = holder.speaker if holder is not None else ""
            self.add(found, "", by, "public", holder)

    def of_figure(self, figure: Figure) -> None:
        """A number of people or things to be released or exchanged is a quantity of the deal."""
        if figure.state != "to be released" and not (
            figure.state in ("released", "held") and _EXCHANGE.search(self.text, figure.end, figure.end + 160)
        ):
            return
        if isinstance(figure.number, int):
            span = (figure.start, figure.end)
            holder = self.by_id.get(figure.statement)
            self.add(
                Found(*span, "quantity", "figure-in-deal", span, figure.modifier, None, figure.number),
                "",
                figure.source,
                "public",
                holder,
            )


def _in_sentence(text: str, span: tuple[int, int]) -> Iterator[Found]:
    for match in _PHASE.finditer(text, *span):
        count = match.group("count")
        number = (
            _COUNTS.get(count.lower(), int(count) if count and count.isdigit() else None) if count else None
        )
        yield Found(*match.span(), "phase", "phase", match.span(), "", None, number)
    for match in _GAP.finditer(text, *span):
        yield Found(
            match.start(),
            match.end(),
            "issue",
            "gap-over",
            match.span("object"),
            match.group().split(" ", 1)[0],
        )
    for match in _OPEN.finditer(text, *span):
        cue = text[match.start() : match.start("object")].strip(" ,")
        behind = match.group("object").strip(" ,")
        if behind and not _GOES_ON.match(behind):
            yield Found(match.start(), match.end(), "term", "left-open", match.span("object"), cue)
        elif match.start() - span[0] > 8:
            stop = span[0] + len(_COPULA.sub("", text[span[0] : match.start()]))
            yield Found(span[0], match.start("object"), "term", "left-open", (span[0], stop), cue)
    for match in _TERMS.finditer(text, *span):
        yield Found(
            match.start(), match.end(), "term", "terms-of-deal", match.span("object"), match.group("verb")
        )
    for match in _PLAN.finditer(text, *span):
        yield Found(match.start(), match.end(), "option", "plan-on-table", match.span("object"))
    for match in _DRAFT.finditer(text, *span):
        yield Found(match.start(), match.end(), "term", "is-to", match.span("object"))
    for match in _EXCHANGE.finditer(text, *span):
        yield Found(
            match.start(),
            match.end(),
            "condition",
            "in-exchange",
            match.span("object"),
            match.group().split(" for", 1)[0] + " for",
        )


_COPULA = re.compile(r"\s(?:is|was|are|were|has|have|remains?|still|as yet|yet)\s*$")
_GOES_ON = re.compile(r"(?:but|and|while|although|though|as|because|since|so)\b", re.IGNORECASE)
_COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6}


def _stance_of(statement: Statement) -> Stance | None:
    cue = statement.cue.lower()
    rule = statement.rule.split("@", 1)[0]
    if not cue or rule in ("quote-then-verb", "according-to"):
        return None
    for stance, bases in _STANCES.items():
        if any(cue.startswith(base.rstrip("e")) and len(cue) <= len(base) + 4 for base in bases):
            if cue.startswith(("ask", "back")) and rule not in ("verb-urge", "verb-demand"):
                return None
            if cue.startswith("agree") and statement.text.startswith(("that", "with")):
                return None
            return stance
    return None


def _stance_of_word(word: str) -> Stance | None:
    low = word.lower()
    for stance, bases in _STANCES.items():
        if any(low.startswith(base.rstrip("e")) and len(low) <= len(base) + 4 for base in bases):
            return stance
    return None


def _hearsay_subject(text: str, statement: Statement) -> str:
    if statement.cue_span is None:
        return ""
    before = text[statement.sentence[0] : statement.cue_span[0]]
    match = _SAID_OF.search(before) or _SAID_OF.search(text, *statement.sentence)
    return match.group(1) if match else ""


_SAID_OF = re.compile(
    r"([A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*)*)\s(?:is|are|was|were|has been|have been)(?:\s\w+ly)?(?:\s(?:said|believed|thought|understood|reported|expected|known|alleged)|\s*$)"
)


def _clause_start(text: str, first: int, at: int) -> int:
    """Where the clause that ends at ``at`` begins."""
    begin = first
    for match in re.finditer(
        r"[.;:]\s+|,\s+(?:but|and|so|then)\s+|\s(?:that|but|whether|because|and)\s|,\s+|[\"“”]",
        text[first:at],
    ):
        begin = first + match.end()
    return begin


def _last_name(subject: str) -> str:
    names = re.findall(r"[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*)*", subject)
    return names[-1] if names and subject.rstrip().endswith(names[-1]) else ""


def _pieces(text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    at = start
    for match in _LIST.finditer(text, start, stop):
        yield _trim(text, at, match.start())
        at = match.end()
    yield _trim(text, at, stop)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    odd = sum(text.count(mark, start, end) for mark in '"“”') % 2 == 1
    edge = ',;:."“”' if odd else ",;:."
    while start < end and (text[start].isspace() or text[start] in edge):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in edge):
        end -= 1
    if end < len(text) and text[end] in '"”' and odd:
        end += 1
    return start, end
