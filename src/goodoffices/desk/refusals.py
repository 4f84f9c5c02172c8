"""Why an action at the desk is refused: a code with fields, as the talks have it, so that whoever shows it
can word it in any language.
"""

from __future__ import annotations

from goodoffices.language import gettext_noop
from goodoffices.talks import Reason

TEXTS: dict[str, str] = {
    "not-its-number": gettext_noop("the options of this issue are its numbers; this is not one of them"),
    "stays-on-table": gettext_noop("a party and a mediator stay on the table: note how they take part"),
    "kept-elsewhere": gettext_noop("the case file and the record are changed on their own pages"),
    "no-row": gettext_noop("this row is not there: open the page again"),
    "rule-one-by-one": gettext_noop("what this rule finds is decided one by one"),
    "not-acknowledged": gettext_noop("look at what is pointed out beside the words"),
    "changed-meanwhile": gettext_noop("it was changed meanwhile: open the page again"),
    "not-its-title": gettext_noop("this is not the title of the case"),
    "wrong-passphrase": gettext_noop("this is not the passphrase of this desk"),
    "weak-passphrase": gettext_noop(
        "the passphrase is too short: %(characters)s characters at least, or %(words)s words drawn at random"
    ),
    "needs-second-mediator": gettext_noop(
        "this case asks that a second mediator release what goes into a room: keep it as a draft; another "
        "mediator puts it"
    ),
    "not-as-drafted": gettext_noop("it is not what the draft says: draft it anew"),
    "no-side-named": gettext_noop("say which sides are to be asked"),
    "no-room-named": gettext_noop("say to whom it is put"),
    "nothing-proposed": gettext_noop("it proposes nothing: choose a package, or write what is asked"),
    "closes-in-the-past": gettext_noop("its closing time is not ahead"),
    "side-asked-twice": gettext_noop("one side would be asked in two rooms: choose one of them"),
    "blind-needs-two": gettext_noop("answers in confidence need two sides at least"),
    "set-needs-packages": gettext_noop("packages to mark are for an acceptance set, and it needs them"),
    "set-needs-several": gettext_noop("list two to %(most)s packages, none of them empty, each another one"),
    "not-in-the-case": gettext_noop(
        "%(issue)s: %(option)s is no longer in the case (merged, renamed or taken out): choose anew"
    ),
    "rooms-have-other-texts": gettext_noop(
        "these rooms were not all given the same version of the text last: release it to all of them first"
    ),
    "confirms-before-closing": gettext_noop("the last day for confirming lies before the closing time"),
    "mandate-not-said": gettext_noop(
        "nothing is noted of a mandate of who gave this answer: say whether they may commit their side"
    ),
    "answers-missing": gettext_noop("a room that was asked cannot be read: its answer is missing"),
    "proposal-over": gettext_noop("it is over: it was withdrawn, or its result has been made known"),
    "not-closed-yet": gettext_noop("its closing time has not come"),
    "not-confirmed-yet": gettext_noop("an answer waits for confirmation at home"),
    "not-known-yet": gettext_noop(
        "before the last day for confirmation, silence must tell nothing: make it known after that"
    ),
    "not-agreed-yet": gettext_noop("it has not been made known as agreed"),
    "approvals-due": gettext_noop("approvals are still due: say that they are in, or not needed for this"),
    "no-agreement": gettext_noop("no agreement was taken in yet"),
    "agreement-unchanged": gettext_noop("it is the agreement that stands already"),
    "change-needs-word": gettext_noop("what is signed is changed by the word of: %(who)s"),
    "no-phase": gettext_noop("the agreement has no such phase"),
    "no-commitment": gettext_noop("the agreement has nothing of that name"),
    "report-withdrawn": gettext_noop("this report was withdrawn already"),
    "not-open-to-room": gettext_noop("the agreement does not open this to that room, or the room knows it"),
    "nothing-to-tell": gettext_noop("choose what the room is told"),
    "no-list": gettext_noop("the agreement has no such list of persons"),
    "list-not-theirs": gettext_noop("names of this list are proposed by %(who)s"),
    "list-full": gettext_noop("as many as agreed are named: %(number)s"),
    "name-listed": gettext_noop("this name stands on the list already"),
    "name-gone": gettext_noop("this name was struck, or another stands in its place"),
    "objection-not-theirs": gettext_noop("only these may object: %(who)s"),
    "objection-late": gettext_noop("objections could be made until %(day)s"),
    "identity-not-theirs": gettext_noop("identities are checked by %(who)s"),
    "no-legal-days": gettext_noop("the agreement keeps no days for objections in law to this list"),
    "same-drafts": gettext_noop("the two drafts are the same on every issue that both settle"),
    "same-issue": gettext_noop("these are one and the same issue"),
    "more-than-at-most": gettext_noop(
        "it says %(number)s in any case, and at most %(most)s: correct one of them"
    ),
    "more-than-there-is": gettext_noop("it says %(number)s, and there are at most %(most)s"),
    "more-enough-than-named": gettext_noop(
        "%(number)s conditions cannot be enough of %(most)s: name more, or say how many are enough"
    ),
    "no-number": gettext_noop("write numbers: 40, or 12.5; of a range the lower one first"),
    "cards-not-laid": gettext_noop(
        "lay two issues at least, each once, and say how many times the first matters more than the last"
    ),
    "order-of-two": gettext_noop("an order needs two options at least"),
    "share-out-of-range": gettext_noop("how good an option is on its issue is a number from 0 to 100"),
    "level-or-draft": gettext_noop("write a level, or choose a draft: one of the two"),
    "act-without-name": gettext_noop("say what the side would do"),
    "own-act-as-condition": gettext_noop(
        "a side's own acts never meet its own condition: name what others do"
    ),
    "same-act": gettext_noop("these are one and the same act already"),
    "nothing-to-make": gettext_noop("no change waits that could be in it"),
    "clause-not-there": gettext_noop(
        "the side does not have this clause: release the text to its room first, then record what it says"
    ),
    "name-of-version-taken": gettext_noop(
        "another version of this text has that name: give this one its own"
    ),
    "nothing-changed": gettext_noop("these are the words that stand there already"),
    "nothing-agreed": gettext_noop("all sides have agreed to no clause yet"),
    "conclude-brackets": gettext_noop(
        "a concluded text has no bracket and no place held for words, and this version has %(count)s, the "
        "first in clause %(clause)s: make a version without them"
    ),
    "conclude-changes": gettext_noop(
        "%(count)s changes wait: decide on them, or make the next version first"
    ),
    "conclude-how": gettext_noop(
        "not every side has agreed to every clause in its room: say how they agreed to the whole"
    ),
    "concluded-already": gettext_noop("this version was concluded already"),
    "not-concluded": gettext_noop("the text is not concluded"),
    "no-text-given": gettext_noop("there are no words: paste the draft, or choose its file"),
    "text-too-long": gettext_noop("the text has more than %(most)s characters: bring it in parts"),
    "no-clause-paired": gettext_noop("no clause of it has a number of the draft: bring it clause by clause"),
    "no-issue-of-clause": gettext_noop("the clause is about no issue yet: say which on its page"),
    "not-for-text": gettext_noop("a text can not be released to this room"),
    "text-owners-stay": gettext_noop(
        "owners of brackets stay with the mediators: send it without them, or clean"
    ),
    "brackets-stay": gettext_noop(
        "with the mediators’ pen no bracket leaves the mediators’ room: send a clean copy"
    ),
    "brackets-left": gettext_noop(
        "a clean copy has one wording for each bracket: choose for clause %(clause)s"
    ),
    "options-left": gettext_noop(
        "a clean copy has one of several options: choose between those at %(clause)s"
    ),
    "conclude-options": gettext_noop(
        "a concluded text has one of several options, and this version has those at %(clause)s: make a "
        "version with one of them"
    ),
    "words-not-released": gettext_noop(
        "clause %(clause)s has words of %(party)s that may not travel: let them be floated where they were "
        "said, take them out, or choose a wording without them"
    ),
    "second-for-text": gettext_noop(
        "this case asks for a second mediator’s release, which a text cannot have yet: hand it over in a "
        "meeting of the mediators"
    ),
    "not-translated": gettext_noop("clause %(clause)s is not translated as it stands: complete it first"),
    "wording-unchanged": gettext_noop("not a word of it is changed"),
    "wording-issued": gettext_noop("this communiqué went out already"),
    "no-wording": gettext_noop("there is no wording yet"),
    "wording-not-shown": gettext_noop("this wording was not shown to that side: show it first"),
    "not-a-signer": gettext_noop("the wording does not go out in this name"),
    "wording-not-ready": gettext_noop(
        "it needs the consent of every side that was asked, to this very wording, and every signature"
    ),
    "idle-minutes": gettext_noop("the desk locks after 1 to %(most)s minutes"),
}
"""Code to English, as it stands after "It was not written:"."""


class NotThereError(LookupError):
    """What an address names is not there, or is not this person's. The two are not told apart."""


class RefusedError(Exception):
    """An action that may not be done; ``reason`` says why. Whatever it wrote before goes with its
    transaction.
    """

    def __init__(self, code: str, **given: str | int) -> None:
        self.reason = Reason(code, given)
        super().__init__(TEXTS[code] % given)
