"""What every field of a case file means, in a line: shown by editors through the schema, and in the
reference.
"""

from __future__ import annotations

from goodoffices.case.case import Case
from goodoffices.case.decisions import Decision, Group
from goodoffices.case.issues import Issue, Option, Range
from goodoffices.case.linkages import Budget, Choice, Count, Excludes, Implies, Linkage
from goodoffices.case.merged import MergedPart
from goodoffices.case.people import Backer, Mediator, Party
from goodoffices.case.positions import Approval, Condition, Position
from goodoffices.case.preferences import Interval, Minimum, Preference, Rather
from goodoffices.case.sources import Citation, Source
from goodoffices.case.terms import Amount, Definition, Earlier, Figure, Phase, Quantity, Term

_ID = "A short name that other parts of the case refer to."
_NAME = "The name to show; the id, where there is none."
_ABOUT = "What a reader should know of it, in words."
_CITE = "Where it was said: sources, each with the passage."
_RETIRED = "true, where it is on the table no longer and stays only to be cited."
_PHASE = "The id of the phase that it belongs to."

MEANINGS: dict[type, dict[str, str]] = {
    Case: {
        "format": "The format and its version; it may be left out.",
        "title": "What the talks are about.",
        "about": "What a reader should know of the case, in words.",
        "fictional": "Whether the case was invented. Preferences of real parties are written down only as "
            "they were published or confided.",
        "parties": "The sides, in the order in which the case shows them.",
        "alternat": "Whether in its own copy each side comes first.",
        "needed": "How many parties have to accept a package; all, where it is left out. Parties with a veto "
            "are always among them.",
        "decision": "What it takes to agree besides the number needed and vetoes.",
        "mediators": "Those who go between.",
        "sources": "Reports, statements and documents that the case cites.",
        "earlier": "Earlier plans and agreements that issues go back to.",
        "phases": "The stages of the deal, first one first.",
        "terms": "Words that the deal turns on, with what they mean, and to whom.",
        "issues": "The questions to be settled, each with its options.",
        "linkages": "Conditions that a package has to meet.",
        "quantities": "Reciprocal quantities: so many for each so many.",
        "figures": "Numbers given in public about the subject of the talks.",
        "positions": "What each party demands, accepts or refuses.",
        "preferences": "How much each party values each option, as far as it is known.",
        "text": "The standing text: the option that the draft has for each issue that it settles.",
        "merged": "What was merged, first one first; whatever names the former is led to what it became.",
    },
    MergedPart: {
        "part": "What was merged: an issue, an option, a phase, a term or an earlier plan.",
        "was": "The id that it had; no other has it again.",
        "into": "The id of what it became.",
        "of": "The id of the issue, where an option was merged.",
        "name": "What it was called.",
        "options": "For an issue: its options, each with the option that it became.",
    },
    Decision: {
        "votes": "How many votes each party has; one, where it is not named.",
        "quota": "How many votes have to agree.",
        "groups": "Groups of parties, in each of which enough have to agree (sufficient consensus).",
        "cite": _CITE,
    },
    Group: {
        "of": "The ids of its parties.",
        "needed": "How many of them have to agree.",
        "name": "What the group is called.",
    },
    Party: {
        "id": _ID,
        "name": _NAME,
        "about": _ABOUT,
        "aliases": "Other names under which reports speak of it.",
        "backers": "Outside actors that back it, press it or could hold it up.",
        "channel": "How it can be reached; left out where it is not known.",
        "invitation": "What became of its invitation; left out where it is not known.",
        "attendance": "Who comes, and under which condition, in words.",
        "veto": "Whether no agreement stands without it.",
        "cite": _CITE,
    },
    Backer: {"name": "Who it is.", "how": "How it backs, presses or could hold up.", "cite": _CITE},
    Mediator: {
        "id": _ID,
        "name": _NAME,
        "about": _ABOUT,
        "aliases": "Other names under which reports speak of it.",
        "cite": _CITE,
    },
    Source: {
        "id": _ID,
        "title": "Its title or first words.",
        "outlet": "Who published it.",
        "author": "Who wrote it.",
        "date": "The day, month or year of its publication (2024-08-15, 2024-08, 2024); left out where it is "
            "not known.",
        "address": "Where it can be found.",
        "note": "What else a reader should know of it.",
    },
    Citation: {
        "source": "The id of the source.",
        "passage": "Where in it, in a reader's words.",
        "chain": "Who passed it on, first speaker first.",
    },
    Earlier: {
        "id": _ID,
        "name": _NAME,
        "about": _ABOUT,
        "date": "Its day, month or year; left out where it is not known.",
        "retired": _RETIRED,
        "cite": _CITE,
    },
    Phase: {
        "id": _ID,
        "name": _NAME,
        "about": _ABOUT,
        "length": "How long it lasts, in words.",
        "retired": _RETIRED,
        "cite": _CITE,
    },
    Term: {
        "id": _ID,
        "name": _NAME,
        "definition": "What all understand by it.",
        "defined": "false, where it is known to be without a definition.",
        "by_party": "What each party understands by it, where they differ.",
        "issues": "The issues in which it stands.",
        "about": _ABOUT,
        "retired": _RETIRED,
        "cite": _CITE,
    },
    Definition: {"party": "The party's id.", "text": "What it understands by the term.", "cite": _CITE},
    Issue: {
        "id": _ID,
        "name": _NAME,
        "about": _ABOUT,
        "kind": "nominal and ordered issues have options (ordered: from one end to the other), range a "
            "range, divisible parts.",
        "options": "The ways to settle it.",
        "range": "The numbers that it may be settled by; its options are those numbers.",
        "parts": "Into how many equal parts it can be divided among the parties; 1, where it goes whole to "
            "one of them.",
        "phase": _PHASE,
        "rests_on": "Ids of earlier plans that it goes back to.",
        "keywords": "Words by which reports speak of it.",
        "retired": _RETIRED,
        "cite": _CITE,
    },
    Option: {
        "id": _ID,
        "name": _NAME,
        "about": _ABOUT,
        "keywords": "Words by which reports speak of it.",
        "retired": _RETIRED,
        "cite": "Where it was put forward.",
    },
    Range: {
        "lowest": "The lowest number.",
        "highest": "The highest number, which steps from the lowest have to reach.",
        "step": "The difference between one number and the next.",
        "unit": "What is counted.",
    },
    Linkage: {
        "id": "A short name, for messages.",
        "about": "What it is for, in words.",
        "implies": "Where these choices are made, those have to be made too.",
        "excludes": "These choices may not all be made together.",
        "at_most": "No more than so many of these choices.",
        "at_least": "No fewer than so many of these choices.",
        "budget": "The costs of the chosen options stay within a limit.",
        "retired": _RETIRED,
        "cite": _CITE,
    },
    Implies: {"when": "The choices that bring the condition into play, all of them together.",
        "then": "The choices that have to be made then, every one."},
    Excludes: {"together": "The choices that may not all be made in one package."},
    Count: {"number": "How many.", "of": "The choices that are counted."},
    Budget: {
        "limit": "What the costs may add up to.",
        "costs": "Issue to option to cost; an option without one costs nothing.",
        "unit": "What the costs are counted in.",
    },
    Choice: {"issue": "The id of the issue.",
        "options": "The options of it that meet the choice, any one of them."},
    Quantity: {
        "id": _ID,
        "gives": "What one party gives …",
        "for_each": "… for each of these that another gives.",
        "phase": _PHASE,
        "issue": "The id of the issue that it belongs to.",
        "about": _ABOUT,
        "retired": _RETIRED,
        "cite": _CITE,
    },
    Amount: {
        "party": "The id of the party that gives it.",
        "what": "What is counted.",
        "category": "Which of them, where categories differ.",
        "number": "How many; left out where it is not known.",
        "at_least": "A lower bound, where no number is known.",
        "at_most": "An upper bound, where no number is known.",
        "settled": "Whether the number is agreed.",
    },
    Figure: {
        "what": "What is counted.",
        "number": "How many.",
        "modifier": "How the number was qualified.",
        "unit": "What it is counted in.",
        "as_of": "The day, month or year for which it was given, or its first and last day with a stroke "
            "between.",
        "by": "Who gave it.",
        "cite": _CITE,
    },
    Position: {
        "party": "The id of the party.",
        "issue": "The id of the issue.",
        "stance": "What it does with the options: demands, accepts or refuses them.",
        "options": "The options meant; without any, words say what is.",
        "words": "What was said, in the case's own words.",
        "voice": "Whose word it rests on: the party's own in public, what it confided, another side's claim "
            "about it, an outsider's judgement.",
        "by": "Who said it, where that was not the party itself.",
        "since": "Since which day.",
        "until": "Until which day, where it was left later.",
        "conditions": "What has to hold for it to hold.",
        "approval": "Whose approval it still needs, or has.",
        "agreed": "Whether all who hold it are told to have agreed or signed it together.",
        "cite": _CITE,
    },
    Condition: {
        "party": "The id of the party that would have to act.",
        "does": "What it would have to do, in words.",
        "choices": "The same in the case's own options.",
    },
    Approval: {"by": "Who has to approve.", "given": "Whether it has been given."},
    Preference: {
        "party": "The id of the party.",
        "points": "Issue to option to points; a package is worth their sum.",
        "weights": "Issue to weight; a package is worth the sum of weight times value.",
        "values": "Issue to option to value, to go with weights.",
        "linear": "Issues of kind range on which values between the numbers given lie on straight lines.",
        "order": "Issue to its options, best first; equally good ones in one inner list.",
        "rather": "Drafts compared two at a time, whole or in part: which it would rather have.",
        "refuses": "Issue to the options that it would in no case accept.",
        "minimum": "The least that it would accept: its reservation value.",
        "discount": "How much a package loses with time, kept as it was given: between 0 and 1.",
        "unit": "What the numbers are counted in.",
        "said": "Whose word all this rests on.",
        "about": _ABOUT,
        "cite": _CITE,
    },
    Rather: {
        "this": "The draft that it would rather have: issue to option.",
        "than": "The other one, on the same issues; on all others they are the same.",
        "alike": "That it would have either as soon as the other.",
        "cite": _CITE,
    },
    Interval: {"low": "The lowest that it may be.", "high": "The highest that it may be."},
    Minimum: {
        "score": "The least score.",
        "package": "A package that it would just take: issue to option.",
        "said": "Whose word it rests on.",
        "cite": _CITE,
    },
}  # fmt: skip
"""Record to field to meaning, in the order of the reference."""
