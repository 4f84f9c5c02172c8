"""Statements by a reporting verb: content behind it, before it, or on both sides."""

from __future__ import annotations

import re

from goodoffices.record import lexicon
from goodoffices.record.statements.content import begin, clause_end, follows, precedes
from goodoffices.record.statements.drafts import Draft, kind_of, trimmed
from goodoffices.record.statements.frames import BEFORE, Frame, frame_at
from goodoffices.record.statements.subject import subject_of
from goodoffices.record.text.tags import Words

_CLAUSE = re.compile("[avSstw]")
_INFINITIVE = re.compile("o(?=[nBvabg])")
_FINITE = re.compile("[avSBQ]")
_VERBAL = re.compile("[avSBEeQ]|[gRr][nb]")
_CUE = re.compile("[SBGE]")
_HEARSAY = lexicon.bag("say believe think report expect understand know allege claim suppose rumour")
_HUMAN = lexicon.bag(
    "say tell add argue believe think insist complain warn claim hope want fear ask agree note"
)
_PARTICLES = {"for": "demand", "on": "urge", "upon": "urge"}
_FORM = frozenset("NRODr")
_CLAUSAL = frozenset(("say", "tell", "think", "quote", "know"))
_NEED_CLAUSE = lexicon.bag(
    "say tell add argue respond reply answer comment joke snap observe charge counter post email post write tweet begin believe"
)
_RETELLING = lexicon.bag("quote cite report describe")
_HEAD = re.compile("(?<=.)p")
_HAPPENINGS = lexicon.bag(
    "round rounds talks negotiations discussions consultations session sessions meeting meetings summit visit trip move step deal exchange swap attack attacks "
    "war conflict fighting violence crisis dispute strike strikes election elections vote process decision release withdrawal gaps differences"
)
"""What happens says nothing, whoever is named in it ("the talks between Norland and Veld have concluded")."""
_SUPPOSING = lexicon.bag("if once unless until till whether")
"""Before a subject: what somebody would say is not said."""
_UNSPOKEN = lexicon.bag(
    "say tell announce mention comment report respond reply state specify disclose elaborate"
)


def frames_of(words: Words, first: int, stop: int) -> list[Frame]:
    """Every usable frame of the sentence, in order."""
    found: list[Frame] = []
    verbs = words.verbs
    for match in _CUE.finditer(words.tags, first, stop):
        at = match.start()
        if at not in verbs:
            continue
        frame = frame_at(words, at, first, stop)
        if _usable(words, frame, first, found):
            quoting = _asks(words, frame, first)
            if quoting or (frame.verb.kind in _CLAUSAL and not follows(words, frame, first, stop)):
                frame.trailing = frame.inverted or precedes(words, frame, first)
            found.append(frame)
    return found


def _asks(words: Words, frame: Frame, first: int) -> bool:
    """A verb of asking or demanding right behind a quoted saying ("Who would sign?" she asked)."""
    if frame.verb.kind in _CLAUSAL or frame.left < first or words.tags[frame.left] != "Q" or frame.passive:
        return False
    quote = words.quotes[frame.left]
    return words.text[quote.inner_end - 1] in ",?!"


def _usable(words: Words, frame: Frame, first: int, earlier: list[Frame]) -> bool:
    tags, at, tag = words.tags, frame.at, frame.verb.tag
    if tag == "G":
        frame.heir = True
        frame.who = frame.apposed = None
        frame.left = at - 1
        quoting = earlier[-1] if earlier else None
        if words.low[at - 1] == "as" and quoting is not None and quoting.verb.base in _RETELLING:
            frame.who = quoting.who if quoting.passive else (quoting.at + 1, at - 1)
            frame.heir = False
            earlier.remove(quoting)
            return frame.who is not None and frame.who[1] > frame.who[0]
        if _issued(words, frame, first):
            frame.heir = False
            return True
        spoken = frame.verb.kind in ("say", "tell") and (
            tags[at - 1] in "DTNb" or tags[at + 1 : at + 2] in ("t", "Q", "r")
        )
        return at > first and (tags[at - 1] in ",c-" or spoken)
    if tag == "E" and not _has_auxiliary(words, at, first):
        return False
    if frame.who is None:
        before = tags[frame.left] if frame.left >= first else "^"
        frame.heir = before == "c"
        return frame.heir and (bool(earlier) or frame.verb.tag == "S")
    if tag == "B" and tags[at - 1] == "o":
        return False
    if frame.verb.base == "point" and words.low[at + 1 : at + 2] not in (["out"], ["to"]):
        return False
    if frame.left >= first and words.low[frame.left] in _SUPPOSING:
        return False
    if frame.negated and (frame.verb.base in _UNSPOKEN or words.low[at - 1] == "cannot"):
        return False
    return _can_speak(words, frame)


_PAPER = re.compile(r"D[neNO#]*d?[en]")
_ISSUING = lexicon.bag(
    "issue issued issuing release released releasing publish published publishing sign signed signing make made making send sent sending "
    "deliver delivered delivering circulate circulated adopt adopted write wrote written"
)


def _issued(words: Words, frame: Frame, first: int) -> bool:
    """ "... issued a statement calling on ...": the frame then takes the subject of the verb that put the paper out."""
    paper = _PAPER.match(words.tags[max(first, frame.at - 12) : frame.at][::-1])
    if paper is None or words.low[frame.at - paper.end()] not in _ISSUING:
        return False
    subject = BEFORE.match(words.tags[max(first, frame.at - 80) : frame.at - paper.end()][::-1])
    if subject is None:
        return False
    verb = frame.at - paper.end()
    frame.who = (verb - subject.end("who"), verb - subject.start("who"))
    frame.left = frame.at - 1
    return True


def _has_auxiliary(words: Words, at: int, first: int) -> bool:
    k = at - 1
    while k >= first and words.tags[k] in "bk":
        k -= 1
    return k >= first and words.tags[k] == "a"


def _can_speak(words: Words, frame: Frame) -> bool:
    """A name, role, body, document or pronoun can; another noun only with a verb that nobody but a person does."""
    assert frame.who is not None
    letters = words.tags[frame.who[0] : frame.who[1]]
    if _is_someone(words, *frame.who) or (frame.passive and not _FORM.isdisjoint(letters)):
        return True
    if letters[-1] == "n" and letters[0] in "d#" and frame.left >= 0 and words.tags[frame.left] == "Q":
        return frame.verb.kind == "say"
    return frame.verb.base in _HUMAN and (letters[-1] in "g#d" or letters == "de")


def _is_someone(words: Words, first: int, stop: int) -> bool:
    """Whether a noun group has a name, role, body, document or pronoun in it, and is not about a happening ("the round of ...")."""
    letters = words.tags[first:stop]
    head = first + len(_HEAD.split(letters, maxsplit=1)[0]) - 1
    return not _FORM.isdisjoint(letters) and words.low[head] not in _HAPPENINGS


def verbal(words: Words, number: int, frames: list[Frame]) -> list[Draft]:
    """The statements that the sentence ``number`` makes by its reporting verbs."""
    first, stop = words.sentences[number]
    drafts: list[Draft] = []
    done = first
    for index, frame in enumerate(frames):
        made: list[Draft] = []
        later = frames[index + 1 :]
        if frame.trailing:
            made = _before(words, number, frame, done, stop)
            if made:
                done = frame.after
        elif frame.verb.kind in _CLAUSAL and not _insists_on(words, frame):
            if follows(words, frame, first, stop):
                made = _behind(words, number, frame, later, stop)
        else:
            made = _object(words, number, frame, later, stop)
        for draft in made:
            if frame.heir:
                _inherit(words, number, draft, drafts)
        drafts += [draft for draft in made if not draft.unfit]
    return drafts


def _inherit(words: Words, number: int, draft: Draft, earlier: list[Draft]) -> None:
    """The speaker of the statement before it in the sentence, else the subject of the sentence."""
    if earlier:
        draft.heir = earlier[-1]
        return
    found = subject_of(words, number)
    if found is not None and draft.cue is not None and found[0][1] <= draft.cue[0]:
        draft.who, draft.apposed = found
        draft.unfit = not _is_someone(words, *found[0])


def _cue(words: Words, frame: Frame) -> tuple[int, int]:
    return frame.at, frame.at + 1


def _behind(words: Words, number: int, frame: Frame, later: list[Frame], stop: int) -> list[Draft]:
    tags = words.tags
    start = begin(words, frame, stop)
    number_first = words.sentences[number][0]
    if frame.verb.kind == "tell" and frame.addressee is None and not frame.passive:
        return []
    if tags[start : start + 1] in ("t", ":", ",", "w") and tags[start] != "w":
        start += 1
    if tags[start : start + 1] == "s":
        start = _behind_aside(tags, start, stop)
    if start < stop and tags[start] == "t":
        start += 1
    aside = frame.left >= number_first and tags[frame.left] == ","
    if tags[start - 1] == "," and tags[start : start + 1] != "Q" and not aside:
        return []
    end = clause_end(words, start, stop, later)
    if frame.left >= number_first and tags[frame.left] == "w":
        comma = tags.find(",", start, end)
        end = comma if comma > 0 else end
    if tags[start : start + 1] == "Q" and tags[start + 1 : start + 2] != "" and tags[start + 1] in ",.|":
        end = min(end, start + 1) if tags[start + 1] != "," or tags[start - 1] in ",:" else end
    first, end = trimmed(words, start, end)
    if end <= first or tags[first : first + 2] == "op" or (end - first == 1 and tags[first] in "rjnTb"):
        return []
    if frame.verb.kind == "quote" and "Q" not in tags[first:end]:
        return []
    if frame.verb.kind == "know" and tags[start - 1] != "t" and tags[first] not in "Qw":
        return []
    if tags[first] == "p" and not _FINITE.search(tags, first, end):
        return []
    if (
        frame.verb.base in _NEED_CLAUSE
        and tags[start - 1] not in "t:"
        and not _VERBAL.search(tags, first, _before_subordinate(tags, first, end) if frame.heir else end)
    ):
        return []
    rule = "verb-then-quote" if tags[first] == "Q" else "verb-then-clause"
    draft = Draft(rule, number, first, end).take(frame, _cue(words, frame))
    draft.kind = kind_of(words, first, end)
    if frame.passive:
        if not _impersonal(words, frame):
            return []
        draft.kind, draft.who, draft.rule = "hearsay", None, "is-said-to"
        if tags[start : start + 1] == "o":
            draft.first = first
    return [draft]


_TIMED = re.compile("s[^,;:.Qstw|]+(?=t)")


def _behind_aside(tags: str, start: int, stop: int) -> int:
    """Where "that" stands behind a clause on time ("said after the strike began that ..."); else ``start``."""
    match = _TIMED.match(tags, start, stop)
    return match.end() if match is not None else start


def _before_subordinate(tags: str, first: int, stop: int) -> int:
    """Where a subordinate clause begins behind the first word ("... a dose of doubt even as talks went on"); else ``stop``."""
    at = tags.find("s", first + 1, stop)
    return at if at >= 0 else stop


def _impersonal(words: Words, frame: Frame) -> bool:
    return frame.verb.base in _HEARSAY or words.tags[frame.after : frame.after + 1] == "t"


def _before(words: Words, number: int, frame: Frame, done: int, stop: int) -> list[Draft]:
    tags = words.tags
    if frame.passive:
        return []
    left = frame.left
    start = done
    quoted = tags[left] == "Q"
    if quoted and "Q" in tags[done:left] and not re.search(r"[avSrB]", tags[done : left + 1]):
        start = left
    first, end = trimmed(words, start, left + 1)
    if frame.verb.kind == "quote" and "Q" not in tags[first:end]:
        return []
    if first < end and tags[first] == "c":
        first += 1
    if end <= first:
        rest = _rest(words, number, frame, stop)
        return [rest.take(frame, _cue(words, frame))] if rest is not None else []
    draft = Draft("quote-then-verb" if quoted else "clause-then-verb", number, first, end)
    draft.take(frame, _cue(words, frame)).kind = kind_of(words, first, end)
    made = [draft]
    rest = _rest(words, number, frame, stop)
    if rest is not None:
        rest.continues = draft
        rest.take(frame, _cue(words, frame))
        made.append(rest)
    return made


def _rest(words: Words, number: int, frame: Frame, stop: int) -> Draft | None:
    """What goes on behind an attribution in the middle ("..., he said, ...")."""
    tags, after = words.tags, frame.after
    if after + 1 >= stop or tags[after] not in ",-:;":
        return None
    following = tags[after + 1]
    if following == "Q" or following in "avct":
        first, end = trimmed(words, after + 1, clause_end(words, after + 1, stop, []))
        if end > first:
            draft = Draft("goes-on-behind-verb", number, first, end)
            draft.kind = kind_of(words, first, end)
            return draft
    return None


def _insists_on(words: Words, frame: Frame) -> bool:
    """ "... insists on a list of names": a demand, not a clause."""
    return frame.verb.base == "insist" and words.low[frame.at + 1 : frame.at + 2] in (["on"], ["upon"])


def _object(words: Words, number: int, frame: Frame, later: list[Frame], stop: int) -> list[Draft]:
    """Verbs that take someone or something: "urged them to ...", "called it ...", "demands ...", "wants to ..."."""
    tags = words.tags
    if frame.passive or (frame.verb.tag == "E" and frame.verb.kind != "want"):
        return []
    start = frame.at + 1
    kind = frame.verb.kind
    cue = _cue(words, frame)
    if frame.verb.base in ("call", "push", "press") and start < stop and tags[start] == "p":
        kind = _PARTICLES.get(words.low[start], "")
        start += 1
        cue = (frame.at, start)
        if not kind:
            return []
    if _insists_on(words, frame):
        kind = "demand"
        start += 1
        cue = (frame.at, start)
    end = clause_end(words, start, stop, later)
    if kind == "urge":
        infinitive = _INFINITIVE.search(tags, frame.after, end)
        to = infinitive.start() if infinitive else -1
        if to >= 0 and (tags[to - 1] == "," or not _CLAUSE.search(tags, frame.after, to)):
            start = to
        elif frame.addressee is not None and frame.after < end and tags[frame.after] in "tw,Q":
            start = frame.after
        else:
            frame.addressee = None
    if cue[1] - cue[0] == 2 and kind == "urge" and start > cue[1]:
        frame.addressee = trimmed(words, cue[1], start)
    first, end = trimmed(words, start, end)
    if end - first < 2 and tags[first:end] not in ("Q", "N"):
        return []
    draft = Draft(f"verb-{kind}", number, first, end).take(frame, cue)
    if (
        draft.when is None
        and kind == "call"
        and end - first > 2
        and tags[end - 2 : end] in ("gT", "nT", "QT")
    ):
        draft.when, draft.stop = (end - 1, end), end - 1
    draft.kind = kind_of(words, draft.first, draft.stop)
    return [draft]
