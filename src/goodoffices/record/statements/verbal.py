"""Statements by a reporting verb: content behind it, before it, or on both sides."""

from __future__ import annotations

import re

from goodoffices.record import lexicon
from goodoffices.record.statements.content import begin, clause_end, follows
from goodoffices.record.statements.drafts import StatementDraft, kind_of, trimmed
from goodoffices.record.statements.frames import Frame
from goodoffices.record.statements.speaking import CLAUSAL, is_someone
from goodoffices.record.text.subject import subject_of
from goodoffices.record.text.tags import Words

_CLAUSE = re.compile("[avSstw]")
_SECOND_VERB = re.compile(",?cb?a")
"""Where the subject goes on to do something else ("wants a year of peace and has offered ...")."""
_INFINITIVE = re.compile("o(?=[nBvabg])")
_FINITE = re.compile("[avSBQ]")
_VERBAL = re.compile("[avSBEeQ]|[gRr][nb]")
_HEARSAY = lexicon.bag("say believe think report expect understand know allege claim suppose rumour")
_PARTICLES = {"for": "demand", "on": "urge", "upon": "urge"}
_NEED_CLAUSE = lexicon.bag(
    "say tell add argue respond reply answer comment joke snap observe charge counter post email post write "
    "tweet begin believe"
)


def verbal(words: Words, number: int, frames: list[Frame]) -> list[StatementDraft]:
    """The statements that the sentence ``number`` makes by its reporting verbs."""
    first, stop = words.sentences[number]
    drafts: list[StatementDraft] = []
    done = first
    for index, frame in enumerate(frames):
        if frame.silent:
            continue
        made: list[StatementDraft] = []
        later = frames[index + 1 :]
        if frame.trailing:
            made = _before(words, number, frame, done, stop)
            if made:
                done = frame.after
        elif frame.verb.kind in CLAUSAL and not _insists_on(words, frame):
            if follows(words, frame, first, stop):
                made = _behind(words, number, frame, later, stop)
        else:
            made = _object(words, number, frame, later, stop)
        for draft in made:
            if frame.heir:
                _inherit(words, number, draft, drafts)
        drafts += [draft for draft in made if not draft.unfit]
    return drafts


def _inherit(words: Words, number: int, draft: StatementDraft, earlier: list[StatementDraft]) -> None:
    """The speaker of the statement before it in the sentence, else the subject of the sentence."""
    if earlier:
        draft.heir = earlier[-1]
        return
    found = subject_of(words, number)
    if found is not None and draft.cue is not None and found[0][1] <= draft.cue[0]:
        draft.who, draft.apposed = found
        draft.unfit = not is_someone(words, *found[0])


def _cue(words: Words, frame: Frame) -> tuple[int, int]:
    return frame.at, frame.at + 1


def _behind(words: Words, number: int, frame: Frame, later: list[Frame], stop: int) -> list[StatementDraft]:
    tags = words.tags
    start = begin(words, frame, stop)
    number_first = words.sentences[number][0]
    if frame.verb.kind == "tell" and frame.addressee is None and not frame.passive:
        return []
    if frame.verb.base == "express" and tags[start : start + 1] != "t":
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
    if frame.verb.base in ("report", "write") and words.low[first] in ("this", "for", "from"):
        return []  # a reporter's signature ("Kira Holm reported this story from Vesna")
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
    draft = StatementDraft(rule, number, first, end).take(frame, _cue(words, frame))
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
    """Where "that" stands behind a clause on time ("said after the strike began that ..."); else
    ``start``.
    """
    match = _TIMED.match(tags, start, stop)
    return match.end() if match is not None else start


def _before_subordinate(tags: str, first: int, stop: int) -> int:
    """Where a subordinate clause begins behind the first word ("... a dose of doubt even as talks went on");
    else ``stop``.
    """
    at = tags.find("s", first + 1, stop)
    return at if at >= 0 else stop


def _impersonal(words: Words, frame: Frame) -> bool:
    return frame.verb.base in _HEARSAY or words.tags[frame.after : frame.after + 1] == "t"


def _before(words: Words, number: int, frame: Frame, done: int, stop: int) -> list[StatementDraft]:
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
    draft = StatementDraft("quote-then-verb" if quoted else "clause-then-verb", number, first, end)
    draft.take(frame, _cue(words, frame)).kind = kind_of(words, first, end)
    made = [draft]
    rest = _rest(words, number, frame, stop)
    if rest is not None:
        rest.continues = draft
        rest.take(frame, _cue(words, frame))
        made.append(rest)
    return made


def _rest(words: Words, number: int, frame: Frame, stop: int) -> StatementDraft | None:
    """What goes on behind an attribution in the middle ("..., he said, ...")."""
    tags, after = words.tags, frame.after
    if after + 1 >= stop or tags[after] not in ",-:;":
        return None
    following = tags[after + 1]
    if following == "Q" or following in "avct":
        first, end = trimmed(words, after + 1, clause_end(words, after + 1, stop, []))
        if end > first:
            draft = StatementDraft("goes-on-behind-verb", number, first, end)
            draft.kind = kind_of(words, first, end)
            return draft
    return None


def _insists_on(words: Words, frame: Frame) -> bool:
    """ "... insists on a list of names": a demand, not a clause."""
    return frame.verb.base == "insist" and words.low[frame.at + 1 : frame.at + 2] in (["on"], ["upon"])


def _object(words: Words, number: int, frame: Frame, later: list[Frame], stop: int) -> list[StatementDraft]:
    """Verbs that take someone or something: "urged them to ...", "called it ...", "demands ...", "wants to
    ...".
    """
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
    second = _SECOND_VERB.search(tags, start + 1, end)
    first, end = trimmed(words, start, second.start() if second is not None else end)
    if end - first < 2 and tags[first:end] not in ("Q", "N"):
        return []
    draft = StatementDraft(f"verb-{kind}", number, first, end).take(frame, cue)
    if (
        draft.when is None
        and kind == "call"
        and end - first > 2
        and tags[end - 2 : end] in ("gT", "nT", "QT")
    ):
        draft.when, draft.stop = (end - 1, end), end - 1
    draft.kind = kind_of(words, draft.first, draft.stop)
    return [draft]
