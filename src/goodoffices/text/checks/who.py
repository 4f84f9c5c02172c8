"""Duties without somebody who has them: "the prisoners shall be released" by whom?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from goodoffices.language import CodedText
from goodoffices.spelling import NUMERALS
from goodoffices.text.checks.reading import ClauseWords, TextReading
from goodoffices.text.finding import Finding

SOURCE = "UN DPPA, Guidance on Mediation of Ceasefires (2022): who does it, to whom, by when"
_IRREGULAR = (
    "paid made given taken held kept built brought sent sold set put drawn written begun "
    "done found known left lost met read said seen shown "
    "told won borne chosen driven frozen rebuilt withdrawn overseen undertaken handed laid "
    "cut dealt led shut split spent sought taught "
    "thrown undone understood bought caught fed fought flown forgotten forgiven hidden hung "
    "lent lit mistaken proven redrawn reread resold resent dug hung sown mown grown woven "
    "swept bred bound wound torn blown sworn broken shot cast"
).split()
_DUTY = re.compile(
    r"\b(?:shall|must|will|(?:is|are)\s+to|has\s+to|have\s+to|should|"
    r"need(?:s)?\s+to)\s+(?:also\s+|then\s+|first\s+|not\s+|in\s+any\s+case\s+|"
    r"immediately\s+|promptly\s+|likewise\s+)*be\s+"
    r"(?P<adverbs>(?:\w+ly\s+|first\s+|then\s+|also\s+|duly\s+|together\s+|so\s+|jointly\s+|"
    r"still\s+|well\s+)*)(?P<verb>[a-z-]+)\b",
    re.IGNORECASE,
)
_PRESENT = re.compile(
    r"\b(?P<be>is|are)\s+(?P<adverbs>(?:\w+ly\s+|first\s+|then\s+|also\s+)*)(?P<verb>[a-z-]+)\b"
)
_DUE = re.compile(
    r"\b(?:within|no later than|not later than|by)\s+(?:\w+\s+){0,3}?(?:hours?|days?|weeks?|"
    r"months?|\d|[a-z]+-?\w*\s+(?:hours?|days?|weeks?|months?)|the\s+end)|\bon the same day|"
    r"\bat once\b|\bwithout delay\b",
    re.IGNORECASE,
)
_STATES = frozenset(
    """deemed considered construed interpreted understood regarded bound entitled authorised authorized
    empowered permitted allowed prohibited forbidden required obliged subject guided governed based
    founded composed comprised constituted located situated seated known called named titled applied
    applicable attached annexed appended contained included defined described listed specified mentioned
    stipulated equal counted valued related concerned limited restricted exempt exempted qualified
    affected prejudiced impaired binding final valid void effective authentic open free present absent
    able complete available responsible liable accountable necessary possible consistent compatible
    avoided encouraged hoped welcomed
    concluded signed ratified accepted invoked derogated kept-in met presumed held-to composed-of lost
    worded phrased published-in denominated calculated computed measured reduced-by increased-by indexed
    expressed rounded recognised recognized respected excluded connected linked in at of to for from on
    no not the a an its their any all one two three four five six seven eight nine ten sufficient
    independent permanent impartial""".split()
)
"""Participles and words that say what something is or how it is read, not that somebody has to do it."""
_DONE_STATES = frozenset("finished ended agreed closed settled expected planned scheduled".split())
"""Participles that in the present tense say where a thing stands: "the first step is finished by May"."""
_COUNTED = re.compile(
    r"\s*(?:(?:on|by|within|before|at\s+the\s+end|every|each|once|twice|again|there)\b|(?:[.;]\s*)?$)"
)
"""What follows where somebody has to count: else it says how something counts ("is counted as a day")."""
_AS_STATE = re.compile(
    r"\s*(?:as\b(?!\s+(?:set\s+out|laid\s+down|provided|described|specified|agreed|follows))|together\b|to\s+mean|in\s+(?:conjunction|accordance|the\s+light)|"
    r"into\s+(?:account|consideration)|with\s+the\s+depositary"
    r"|between\b|equally\b|subject\b|up\s+in\s+(?:two|three|four|\w+\s+(?:copies|originals|languages)))",
    re.IGNORECASE,
)
"""What follows a participle that says how something is read or is, not what somebody does."""
_BY = re.compile(r"\bby\s+([^.;:]{0,60})", re.IGNORECASE)
_NO_AGENTS = frozenset(
    """end beginning close start time date latest way month year day mid noon midnight then now night land
    air sea road rail post mail radio hand letter means virtue reason telephone phone law decree order
    rotation default name consensus vote votes ballot lot force weight value stage stages step steps
    halves half train ship boat bus helicopter cash cheque transfer email e-mail fax courier notice
    analogy majority january february march april may june july august september october november
    december monday tuesday wednesday thursday friday saturday sunday per percent third quarter week
    kilometre metre decision summer autumn winter spring mutual common agreement itself themselves far
    which when what degrees phases instalments morning evening daylight deadline unanimity acclamation
    drawing""".split()
)
_ARTICLES = frozenset(
    "the a an one two three four five six seven eight nine ten same that this such at least "
    "most up to its their".split()
)
_DOER = re.compile(
    r"\b(?:shall|must|will|agree|agrees|undertake|undertakes|commit|commits|are to|is to)\b[^.;]{0,80}:\s*$",
    re.IGNORECASE,
)
_SUBJECT_ALL = re.compile(r"\b(?:no|nobody|none|neither|nothing|no one)\b", re.IGNORECASE)


def find_missing_actors(reading: TextReading) -> Iterator[Finding]:
    """Passive duties that name nobody who has them, in their sentence or in the words that lead to it."""
    modal = _uses_modals(reading)
    for passage in reading.passages:
        if passage.clause.kind == "heading" or _led_by_a_doer(reading, passage):
            continue
        for at, sentence in passage.sentences():
            match = _duty(sentence, modal)
            if match is None or _has_agent(sentence, match) or _is_agreed_elsewhere(passage, at, sentence):
                continue
            start = at + match.start()
            words = " ".join(match[0].split())
            yield reading.finding(
                "who-left-out",
                "warning",
                passage,
                (start, at + match.end()),
                CodedText("text-does-not-say", "“%(words)s”: the text does not say by whom.", words=words),
                CodedText(
                    "name-who-does-write",
                    "Name who does it: write the sentence with the one who has the duty as its subject.",
                ),
                SOURCE,
            )


def _uses_modals(reading: TextReading) -> bool:
    """Whether duties are mostly said with "shall" or "must", and not in the present tense."""
    words = " ".join(passage.words for passage in reading.passages)
    modal = len(re.findall(r"\b(?:shall|must)\b", words))
    return modal * 60 > len(words.split())


def _duty(sentence: str, modal: bool) -> re.Match[str] | None:
    for match in _DUTY.finditer(sentence):
        before = sentence[max(0, match.start() - 200) : match.start()]
        state = _AS_STATE.match(sentence[match.end() :])
        written = match["verb"].casefold() in ("drawn", "done", "made", "written", "signed")
        if state and (written or not state[0].split()[0].casefold().startswith("up")):
            continue
        if (
            _participle(match["verb"], sentence[match.end() :])
            and not _SUBJECT_ALL.search(before[-60:])
            and not _clause_apart(before)
            and "not" not in match[0].split()
        ):
            return match
    if modal:
        return None
    for match in _PRESENT.finditer(sentence):
        after = sentence[match.end() : match.end() + 60]
        before = sentence[max(0, match.start() - 200) : match.start()]
        if match["verb"].casefold() in _DONE_STATES:
            continue
        if _participle(match["verb"]) and _DUE.search(after) and not _clause_apart(before):
            return match
    return None


def _participle(verb: str, after: str = "x") -> bool:
    low = verb.casefold()
    if low in ("counted", "measured", "valued", "calculated", "computed") and _COUNTED.match(after):
        return True
    if low in _STATES:
        return False
    return (low.endswith("ed") and len(low) > 4) or low in _IRREGULAR


_FINITE = re.compile(
    r"\b(?:do|does|did|is|are|was|were|has|have|had|can|may|shall|will|must|died|fell|left|lost|\w{3,}ed)\b",
    re.IGNORECASE,
)
"""A verb of a relative clause: what follows it belongs to the sentence again."""


_TOLD = re.compile(
    r"(?:^\s*|\b(?:decid|agre|not|recall|request|ensur|provid|undertak|declar|affirm|"
    r"stipulat|promis|accept|confirm|stress|emphasi|underlin|reaffirm|recogni|consider|urg"
    r"|resolv|determin|recommend|demand|insist)\w*\s+(?:also\s+)?)that\b",
    re.IGNORECASE,
)
"""A "that" behind which the sentence itself is told: "they agree that …"."""


_WHEN_OF_RELATIVE = re.compile(
    r"\b(?:which|that|who)\b[^,;:]{0,60}?\b(?:before|after|until)\s+"
    r"(?:the|its|their|his|her|this|that)\s+\w+",
    re.IGNORECASE,
)
"""A relative clause that tells its time ("what belonged to her before the marriage"): behind it the sentence
goes on.
"""


def _clause_apart(before: str) -> bool:
    """Whether the words stand in a subordinate clause: a condition, a relative clause."""
    tail = re.split(r"[,;:]", before)[-1]
    tail = _WHEN_OF_RELATIVE.sub(" ", tail)
    if re.search(
        r"\b(?:if|unless|where|when|whether|until|once|after|before|as|because|provided)\b",
        tail,
        re.IGNORECASE,
    ):
        return True
    tail = _TOLD.sub(" ", tail)
    relative = re.search(
        r"\b(?:which|that|who|whom)\b(?!.*\b(?:which|that|who|whom)\b)(.*)$", tail, re.IGNORECASE
    )
    return relative is not None and not _FINITE.search(relative[1])


def _has_agent(sentence: str, match: re.Match[str]) -> bool:
    """Whether somebody is named who does it, behind the verb or before it ("By decision of the Commission
    …")."""
    after = sentence[match.end() :]
    if any(_names_agent(one[1]) for one in _BY.finditer(after)):
        return True
    first = re.match(r"\s*By\s+([^,.;:]{0,60})", sentence)
    if first and _names_agent(first[1]):
        return True
    return bool(
        re.search(
            r"\b(?:responsib\w+|at the (?:cost|expense) of|on the part of|incumbent|up to "
            r"the|duty of|is charged with|shall see to it|shall ensure)\b",
            sentence,
            re.IGNORECASE,
        )
    )


def _names_agent(words: str) -> bool:
    """Whether the words behind "by" name somebody: no day, no means, no measure."""
    for word in re.findall(r"[\w’'-]+", words.replace("[", " "))[:4]:
        low = word.casefold()
        if low in _ARTICLES:
            continue
        measure = low in _NO_AGENTS or low[0].isdigit() or (low.endswith("ing") and low not in ("king",))
        return not measure and low not in NUMERALS
    return False


def _led_by_a_doer(reading: TextReading, passage: ClauseWords) -> bool:
    """Whether the words that lead to a list name who does what is on it ("The Front shall see to it
    that:")."""
    parent = passage.clause.parent
    if parent < 0:
        return False
    above = reading.text.clauses[parent]
    return above.kind in ("numbered", "paragraph", "item") and bool(_DOER.search(above.words))


def _is_agreed_elsewhere(passage: ClauseWords, at: int, sentence: str) -> bool:
    """Whether the sentence before or behind in the same clause names who does it ("It falls to the
    Commission")."""
    rest = passage.words[:at] + passage.words[at + len(sentence) :]
    return bool(
        re.search(
            r"\b(?:this|it)\s+(?:is|falls|shall be)\s+(?:the\s+(?:duty|task|responsibility)|"
            r"to)\b|\bresponsib",
            rest,
            re.IGNORECASE,
        )
    )
