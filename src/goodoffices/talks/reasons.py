"""Why something has no effect, or may not be written: a code and what it is about, so that whoever shows it
can word it in any language.

:data:`TEXTS` has the English of every code; the site takes it as the text to be translated. What is given to
a text are numbers, names as people wrote them, and the talks' own terms (``level``, ``state``, ``step``),
which have words of their own where they are shown.
"""

from __future__ import annotations

import msgspec


def gettext_noop(text: str) -> str:
    """The text itself: marks it for those who collect what is to be translated."""
    return text


TEXTS: dict[str, str] = {
    # in one room
    "unknown-kind": gettext_noop("this version does not know entries of the kind %(kind)s"),
    "incomplete": gettext_noop("what was filled in is not complete"),
    "no-hand": gettext_noop("no person's act stands behind it"),
    "sent-before": gettext_noop("the same form was sent before: entry %(entry)s"),
    "wrong-room": gettext_noop("an entry of this kind may not stand in a room of this sort"),
    "mediators-relay": gettext_noop("only a mediator (a steward of the room) relays"),
    "mediators-record": gettext_noop("only a mediator (a steward of the room) records for others"),
    "not-their-side": gettext_noop("the room does not say that its author speaks for %(party)s"),
    "no-side": gettext_noop("the room does not say which side its author speaks for"),
    "before-you": gettext_noop("it concerns what was said before you could read here"),
    "no-issue": gettext_noop("this room has no issue %(issue)s"),
    "nothing-to-take-in": gettext_noop("entry %(entry)s is not there, or has no effect"),
    "has-issue": gettext_noop("it stands on an issue already"),
    "no-option": gettext_noop("issue %(issue)s has no option %(option)s"),
    "option-there": gettext_noop("issue %(issue)s has that option already"),
    "not-same-side": gettext_noop("entry %(entry)s is not a position, or something said, of the same side"),
    "asks-nothing": gettext_noop("entry %(entry)s asks nothing"),
    "not-relay": gettext_noop("entry %(entry)s is not a relay"),
    "not-draft": gettext_noop("entry %(entry)s is not a draft"),
    "not-file": gettext_noop("entry %(entry)s is not a file"),
    "not-report": gettext_noop("entry %(entry)s holds no such report"),
    "not-listed": gettext_noop("entry %(entry)s is no person on that list"),
    "confirmed": gettext_noop("%(who)s has confirmed it already"),
    "cannot-travel": gettext_noop("entry %(entry)s cannot travel"),
    "taken-back": gettext_noop("entry %(entry)s was taken back"),
    "not-theirs-to-open": gettext_noop(
        "only who said it decides how far it may travel, or by proxy as they told"
    ),
    "no-consent": gettext_noop("it was recorded without consent"),
    "no-words-there": gettext_noop("entry %(entry)s holds no words of somebody"),
    "not-theirs-to-correct": gettext_noop(
        "only who said it corrects it or takes it back, or by proxy as they told"
    ),
    "misplaced": gettext_noop("it was recorded in the wrong room"),
    "cannot-move": gettext_noop("entry %(entry)s cannot be moved"),
    "not-theirs-to-move": gettext_noop("only who recorded it, or a steward of the room, moves it"),
    "moves-with": gettext_noop("its words stand in entry %(entry)s: move that one"),
    "own-draft": gettext_noop("a second mediator releases it, not the one who wrote it"),
    "not-steward": gettext_noop("only a steward of the room says what it is"),
    "other-sort": gettext_noop("a room stays of the sort that it is"),
    "not-as-stated": gettext_noop("it is not what the room says"),
    "no-open-round": gettext_noop("entry %(entry)s is not an open round"),
    "nothing-begun": gettext_noop("nothing was begun with entry %(entry)s"),
    "no-step": gettext_noop("there is no such step here (%(step)s)"),
    "past-step": gettext_noop("it stands already as: %(state)s"),
    "mediators-propose": gettext_noop("only a mediator (a steward of the room) puts a proposal"),
    "mediators-make-known": gettext_noop(
        "only a mediator (a steward of the room) makes a result known, or withdraws a proposal"
    ),
    "blind-needs-own-room": gettext_noop("answers in confidence need a room of one side alone"),
    "not-among-asked": gettext_noop("the sides of this room are not among those to whom it is put"),
    "no-confirmation-announced": gettext_noop(
        "no confirmation at home was announced for this side: its answer counts as it was given"
    ),
    "not-asked": gettext_noop("it was not put to %(party)s in this room"),
    "not-text-given": gettext_noop("entry %(entry)s is not a text that this room was given"),
    "no-closing-time": gettext_noop("it has no closing time"),
    "no-such-package": gettext_noop("no package %(number)s is listed in it"),
    "not-proposal": gettext_noop("entry %(entry)s is not a proposal"),
    "proposal-withdrawn": gettext_noop("this proposal was withdrawn; what comes now can be recorded as said"),
    "result-known": gettext_noop(
        "the result of this proposal has been made known; what comes now can be recorded as said"
    ),
    "concluded-already": gettext_noop("it was recorded as concluded already"),
    "not-its-place": gettext_noop("entry %(entry)s is not an earlier one of this kind and side"),
    "mediators-tell": gettext_noop(
        "only a mediator (a steward of the room) tells what was agreed and reported"
    ),
    "mediators-show": gettext_noop("only a mediator (a steward of the room) shows a wording"),
    "not-wording": gettext_noop("entry %(entry)s is not a wording of a communiqué"),
    "wording-changed": gettext_noop("this wording was changed meanwhile: see entry %(entry)s"),
    "no-text": gettext_noop("entry %(entry)s begins no text"),
    "no-version": gettext_noop("entry %(entry)s is no version of this text"),
    "no-change": gettext_noop("entry %(entry)s is no change that stands"),
    "no-release": gettext_noop("entry %(entry)s is no text that was released to this room"),
    "no-clause": gettext_noop("it names no clause"),
    "owners-stay": gettext_noop("owners of brackets stay with the mediators: send it without them, or clean"),
    "mediators-pen": gettext_noop(
        "with the mediators' pen a side proposes no words: record the criticism as a remark"
    ),
    "word-and-condition": gettext_noop("“agreed, if …” has its condition, and no other word has one"),
    "prevails-not-authentic": gettext_noop("only an authentic text prevails"),
    # between rooms
    "not-your-room": gettext_noop("the room it should go to is not one of yours"),
    "note-not-your-room": gettext_noop("the note's room is not one of yours"),
    "draft-not-your-room": gettext_noop("the draft's room is not one of yours"),
    "origin-room": gettext_noop("its origin has to stand in a room of mediators that is one of yours"),
    "no-words": gettext_noop("it has no words"),
    "own-words": gettext_noop("it would carry a room's own words back to it; answer there instead"),
    "rests-on-nothing": gettext_noop(
        "what goes as somebody's or as public has to rest on an entry that says so"
    ),
    "unopened": gettext_noop("entry %(entry)s cannot be opened"),
    "cite-unopened": gettext_noop("entry %(entry)s of %(room)s cannot be opened"),
    "cite-not-yours": gettext_noop("entry %(entry)s of a room that is not yours cannot be opened"),
    "cite-not-released": gettext_noop("entry %(entry)s of %(room)s is not released for this (%(level)s)"),
    "cite-other-side": gettext_noop("entry %(entry)s of %(room)s is not of %(party)s"),
    "cite-no-side": gettext_noop("entry %(entry)s of %(room)s is not of a named side"),
    "condition-missing": gettext_noop(
        "entry %(entry)s of %(room)s was said on a condition; the relay leaves out: %(words)s. Say it, or "
        "say why not"
    ),
    "relay-alone": gettext_noop("a relay is corrected together with what it rests on"),
    "origin-reader-entry": gettext_noop("%(reader)s reads the origin but not entry %(entry)s of %(room)s"),
    "origin-reader-room": gettext_noop("%(reader)s reads the origin but not %(room)s"),
    "note-reader-entry": gettext_noop("%(reader)s reads the note but not entry %(entry)s of %(room)s"),
    "note-reader-room": gettext_noop("%(reader)s reads the note but not %(room)s"),
    "draft-reader-entry": gettext_noop("%(reader)s reads the draft but not entry %(entry)s of %(room)s"),
    "draft-reader-room": gettext_noop("%(reader)s reads the draft but not %(room)s"),
    "needs-second": gettext_noop("this case asks for a second mediator's release: draft it first"),
    "draft-gone": gettext_noop("this draft has gone already"),
    "draft-dropped": gettext_noop("this draft was dropped"),
    "draft-differs": gettext_noop("it is not what the draft says; draft it anew"),
    "not-seconded": gettext_noop("no second mediator has released it yet"),
    "declined": gettext_noop("%(who)s has declined it"),
}
"""Code to English, as it stands after "It was not written:" or in a list of objections."""


class Reason(msgspec.Struct, frozen=True, gc=False):
    """Why not: a code of :data:`TEXTS`, and what its text names."""

    code: str
    given: dict[str, str | int] = {}

    def __str__(self) -> str:
        """In English."""
        return TEXTS[self.code] % self.given


def reason(code: str, **given: str | int) -> Reason:
    """A reason. KeyError for a code that has no text, or a text that names more than is given."""
    found = Reason(code, given)
    str(found)
    return found
