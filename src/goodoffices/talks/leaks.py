"""What a draft may give away: words, names, figures and days that stand only in what may not travel; who
confided; somebody's words taken over whole.

An aid, not a guarantee. It compares spellings: a paraphrase, a translation or a hint at a fact passes it.
Only entries that this mediator can open are looked at; so the absence of a warning says nothing about other
rooms.

Every text of every kind of entry is read, as the types of its fields tell (:mod:`goodoffices.talks.texts`);
what may travel as this relay does is taken out, not what may not put in.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from goodoffices.talks import acts
from goodoffices.talks.acts import Ref
from goodoffices.talks.compose import MediatorView
from goodoffices.talks.disclosure import NEEDED, reaches
from goodoffices.talks.fields import TELLING
from goodoffices.talks.kinds import declared
from goodoffices.talks.leak_names import named
from goodoffices.talks.leak_words import SORTS, DraftWords, Mark, ReadText, Sort, Span, is_rare
from goodoffices.talks.texts import HeldText, texts_of
from goodoffices.talks.view import EntryState
from goodoffices.talks.writing import Relay

OWN_MEDIA = "application/vnd.goodoffices."
"""Files of these types are the program's own, and so are their names."""
_WHOLE = 3
"""Words from which something taken over whole is pointed out; two of them not everyday ones."""
_SENTENCE = 5


class Around(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of the case outside its rooms.

    ``public``: texts that everybody can read. ``confided``: texts of the case file that not everybody can.
    ``sides``: each party's names (its id, its label, its other names). ``people``: names of people of the
    sides besides those whom entries name. ``options``: names of issues and options in public.
    """

    public: tuple[str, ...] = ()
    confided: tuple[str, ...] = ()
    sides: dict[str, tuple[str, ...]] = {}
    people: dict[str, tuple[str, ...]] = {}
    options: tuple[str, ...] = ()


class LeakWarning(msgspec.Struct, frozen=True):
    """A passage of a draft that may give something away: the strongest reason, its words, and the entries
    where it stands (none: the case file).
    """

    what: Sort
    text: str
    where: tuple[Ref, ...] = ()


def leak_warnings(view: MediatorView, relay: Relay, around: Around | None = None) -> tuple[LeakWarning, ...]:
    """What to look at before words leave, one warning for each passage, the strongest sort first.

    Not pointed out is what stands, and was not taken back, in the room it goes to, in entries that may travel
    as this relay does, or in public.
    """
    around = around or Around()
    draft = DraftWords(relay.words)
    found = _Found(draft)
    known, closed = _read(view, relay, around, draft)
    for ref, marks in closed:
        for mark in marks - known:
            for span in draft.spans[mark]:
                found.add(span, draft.sort(mark), ref)
    for sort, span, ref in _sources(view, relay, around, draft):
        found.add(span, sort, ref)
    for ref, span in _whole(view, relay, draft):
        found.add(span, "whole", ref)
    return found.passages()


class _Found:
    """Places of a draft with what was found there."""

    def __init__(self, draft: DraftWords) -> None:
        self._draft = draft
        self._places: dict[Span, tuple[set[Sort], dict[Ref, None]]] = {}

    def add(self, span: Span, sort: Sort, ref: Ref | None) -> None:
        sorts, refs = self._places.setdefault(span, (set(), {}))
        sorts.add(sort)
        if ref is not None:
            refs[ref] = None

    def passages(self) -> tuple[LeakWarning, ...]:
        """One for each passage: what overlaps, or follows with nothing but a space between, is one."""
        joined: list[tuple[int, int, set[Sort], dict[Ref, None]]] = []
        for (start, end), (sorts, refs) in sorted(self._places.items()):
            if joined and not self._draft.text[joined[-1][1] : start].strip(" -\u00a0"):
                first, last, before, held = joined[-1]
                joined[-1] = (first, max(last, end), before | sorts, held | refs)
            else:
                joined.append((start, end, sorts, refs))
        once: dict[str, LeakWarning] = {}
        for start, end, sorts, refs in joined:
            text = self._draft.text[start:end]
            before_ = once.get(text)
            where = dict.fromkeys([*(before_.where if before_ else ()), *refs])
            once[text] = LeakWarning(min(sorts, key=SORTS.index), text, tuple(sorted(where)))
        return tuple(sorted(once.values(), key=lambda one: SORTS.index(one.what)))


def _read(
    view: MediatorView, relay: Relay, around: Around, draft: DraftWords
) -> tuple[set[Mark], list[tuple[Ref | None, set[Mark]]]]:
    """What of the draft may be said there, and what stands in each entry that may not travel."""
    known: set[Mark] = set()
    closed: list[tuple[Ref | None, set[Mark]]] = []
    for text in around.public:
        known |= draft.standing_in(text, known=True)
    for names in around.sides.values():
        for name in names:
            known |= draft.standing_in(name, known=True)
    for text in around.confided:
        closed.append((None, draft.standing_in(text)))
    target = view.rooms.get(relay.to)
    for issue in target.issues.values() if target else ():
        known |= draft.standing_in(" · ".join([issue.name, *issue.options.values()]), known=True)
    for name, room in view.rooms.items():
        for item in room.items.values():
            may, may_not = _texts(relay, name == relay.to, item)
            for one in may:
                known |= _standing(draft, one, known=True)
            marks: set[Mark] = set()
            for one in may_not:
                marks |= _standing(draft, one)
            if marks:
                closed.append((Ref(name, item.sequence), marks))
    return known, closed


def _standing(draft: DraftWords, text: HeldText, *, known: bool = False) -> set[Mark]:
    return draft.standing_in(text.text, known=known, days_only=text.holds == "time")


def _texts(relay: Relay, here: bool, item: EntryState) -> tuple[list[HeldText], list[HeldText]]:
    """The texts of an entry: those that may be said in the relay's room, and those that may not."""
    texts = [text for text in texts_of(item.act) if text.holds in TELLING]
    holds = not item.invalid and item.taken_back is None
    if here:
        # What was taken back there was never theirs to know, or is not to be said again.
        if not holds:
            return [], []
        return [*texts, HeldText("words", item.words)], []
    if _is_ours(relay, item):
        return [], []
    if not reaches(item.level, NEEDED[relay.goes_as]):
        return [], [*texts, *([HeldText("words", item.words)] if item.corrected else [])]
    # The words that were let go, not those before a correction; and not who said them, unless the relay says
    # whose they are.
    may: list[HeldText] = [HeldText("words", item.words)]
    may_not = [HeldText("words", getattr(item.act, "words", ""))] if item.corrected else []
    for text in texts:
        if text.holds == "person" and relay.goes_as == "own":
            may_not.append(text)
        elif not (item.corrected and text.text == getattr(item.act, "words", "")):
            may.append(text)
    return may, may_not


def _is_ours(relay: Relay, item: EntryState) -> bool:
    """Whether an entry holds nothing but the mediators' own words: what they told elsewhere as their own, a
    draft of the same words or for the same room, the name of a file that the program made.
    """
    act = item.act
    if isinstance(act, acts.Attached):
        return act.media.startswith(OWN_MEDIA) and not act.words
    if not declared(act).ours:
        return False
    if isinstance(act, acts.Drafted):
        return act.room == relay.to or (act.goes_as != "attributed" and act.words == relay.words)
    return not (isinstance(act, acts.Relayed) and act.goes_as == "attributed")


def _sources(
    view: MediatorView, relay: Relay, around: Around, draft: DraftWords
) -> Iterator[tuple[Sort, Span, Ref | None]]:
    """Sides and people named as source or holder, where the relay does not say whose word it is."""
    if relay.goes_as == "public":
        return
    target = view.rooms.get(relay.to)
    theirs = set(target.parties) if target and len(target.parties) == 1 else set()
    if relay.goes_as == "attributed":
        theirs.add(relay.attributed_to)
    sides = {party: names for party, names in around.sides.items() if party not in theirs}
    people: dict[str, Ref | None] = {
        name: None for party, names in around.people.items() if party not in theirs for name in names
    }
    for name, ref in _people(view, theirs):
        people.setdefault(name, ref)
    options = list(around.options)
    for issue in target.issues.values() if target else ():
        options += [issue.name, *issue.options.values()]
    for person, where in people.items():
        for _, span in named(draft, {}, [person], options):
            yield "person", span, where
    others = [name for party in theirs for name in around.sides.get(party, ())]
    for _, span in named(draft, sides, (), options, others):
        yield "side", span, None


def _people(view: MediatorView, theirs: set[str]) -> Iterator[tuple[str, Ref]]:
    """Who of the sides spoke, or is said to speak for one."""
    for name, room in view.rooms.items():
        for item in room.items.values():
            proxy = item.proxy
            if proxy is not None and proxy.person and proxy.party not in theirs:
                yield proxy.person, Ref(name, item.sequence)
            if isinstance(item.act, acts.MandateHeld) and item.act.party not in theirs:
                yield item.act.person, Ref(name, item.sequence)


def _whole(view: MediatorView, relay: Relay, draft: DraftWords) -> Iterator[tuple[Ref, Span]]:
    """Where the words of a side are taken over as they were said, though they may only go as the mediators'
    own idea.
    """
    if relay.goes_as != "own":
        return
    for name, room in view.rooms.items():
        if name == relay.to:
            continue
        for item in room.items.of(acts.Spoken):
            if not item.party or item.level not in ("float", "attribute"):
                continue
            for part in _parts(item.words):
                for span in _runs(draft, part):
                    yield Ref(name, item.sequence), span


def _parts(words: str) -> Iterator[list[str]]:
    """All the words of an entry, and each of its longer sentences."""
    whole = ReadText(words)
    if len(whole.stems) >= _WHOLE and sum(map(is_rare, whole.stems)) >= 2:
        yield whole.stems
    start = 0
    for place in range(1, len(whole.tokens) + 1):
        between = (
            words[whole.tokens[place - 1].end : whole.tokens[place].start]
            if place < len(whole.tokens)
            else "."
        )
        if any(sign in between for sign in ".!?;:\n"):
            if place - start >= _SENTENCE and place - start < len(whole.tokens):
                yield whole.stems[start:place]
            start = place


def _runs(draft: DraftWords, wanted: list[str]) -> Iterator[Span]:
    for place in range(len(draft.stems) - len(wanted) + 1):
        if draft.stems[place : place + len(wanted)] == wanted:
            yield draft.span(place, place + len(wanted))
