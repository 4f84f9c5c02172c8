"""Rules that an agreement has for itself: by whose word it is changed, how it is renewed, what of it cannot
be undone, how fast it is checked; and the rule of each list of persons."""

from __future__ import annotations

import re

from goodoffices.agreement.checks.look import Look, named
from goodoffices.agreement.checks.said import open_words, says
from goodoffices.agreement.exchanges import AgreedExchange, PersonList
from goodoffices.language import CodedText


def check_rules(look: Look) -> None:
    """All of it."""
    _amendment(look)
    _renewal(look)
    _undone(look)
    _checked_late(look)
    _acts(look)
    for place, exchange in enumerate(look.agreement.exchanges):
        for at, one in enumerate(exchange.lists):
            _list(look, place, exchange, at, one)


def _amendment(look: Look) -> None:
    """One side that may change what both agreed."""
    rule = look.agreement.amendment
    if rule is None:
        return
    sides = {name for name in rule.by if name in look.parties}
    if len(rule.by) == len(sides) == 1 and len(look.parties) > 1:
        look.say(
            "amendment-by-one-side",
            (rule.clause,),
            CodedText(
                "alone-can-change-agreement",
                "%(label)s alone can change the agreement.",
                label=look.agreement.label(next(iter(sides))),
            ),
            CodedText("ask-both-sides-word", "Ask for both sides' word."),
            ("amendment", "by"),
        )


def _renewal(look: Look) -> None:
    """Words on renewal in vague terms, or of what never ends."""
    ends = look.agreement.ends
    if ends is None or not ends.renewal.strip():
        return
    vague = open_words(ends.renewal)
    unruled = not vague and _may_be_renewed(ends.renewal)
    if vague or unruled or not (ends.at or ends.when):
        message = (
            CodedText(
                "renewal-vague",
                "How it is renewed turns on %(group)r, which each side reads its own way.",
                group=vague,
            )
            if vague
            else CodedText(
                "renewal-without-rule", "It may be renewed, and it is not said by whose word or by when."
            )
            if unruled
            else CodedText("renewal-without-end", "It may be renewed, and it is not said when it ends.")
        )
        look.say(
            "extension-without-rule",
            (ends.clause,),
            message,
            CodedText("write-who-renews", "Write when it ends, and by whose word, by when, it is renewed."),
            ("ends", "renewal"),
        )


_RULED = re.compile(
    r"\b(?:by|of|both|each|either|parties|sides|automatic\w*|unless|letters?|writing|written|notice|consent|"
    r"agree\w*|word|request|before|days?|weeks?|months?)\b",
    re.IGNORECASE,
)


def _may_be_renewed(text: str) -> bool:
    """Whether words on renewal say no more than that there may be one, or put its rule off."""
    return not says(text) or not _RULED.search(text)


def _undone(look: Look) -> None:
    """What a snap-back would take back and cannot."""
    back = look.agreement.snap_back
    if back is None:
        return
    for place, one in enumerate(look.agreement.commitments):
        covered = not back.ends or one.id in back.ends or one.phase in back.ends
        if one.irreversible and covered and not one.if_not.strip():
            look.say(
                "cannot-be-undone",
                (named(one), back.clause),
                CodedText(
                    "snap-back-cannot-undo",
                    "%(id)s cannot be undone: once it is done, a snap-back does not bring it back.",
                    id=one.id,
                ),
                CodedText(
                    "say-what-stands-instead",
                    "Let it be owed last, or write under if_not what stands in its place.",
                ),
                ("commitments", place, "irreversible"),
            )


def _checked_late(look: Look) -> None:
    """A check that comes when the time to make good is over."""
    for place, one in enumerate(look.agreement.commitments):
        within, cure = look.length(one.verified_within), look.length(one.cure)
        if within is None or cure is None or within.about_minutes() <= cure.about_minutes():
            continue
        look.say(
            "checked-too-late",
            (named(one),),
            CodedText(
                "check-after-cure",
                "%(id)s is checked within %(within)s, and what was late may be made good for %(cure)s only: "
                "the time is over before anybody has looked.",
                id=one.id,
                within=one.verified_within,
                cure=one.cure,
            ),
            CodedText("check-sooner-or-cure", "Let it be checked sooner, or made good for longer."),
            ("commitments", place, "verified_within"),
        )


def _acts(look: Look) -> None:
    """An act that is forbidden and allowed."""
    rules = look.agreement.ceasefire
    if rules is None:
        return
    forbidden = {act.strip().lower() for act in rules.prohibited if act.strip()}
    for at, act in enumerate(rules.permitted):
        if act.strip().lower() in forbidden:
            look.say(
                "two-duties-clash",
                (rules.clause,),
                CodedText("act-forbidden-and-allowed", "%(act)r is forbidden and allowed.", act=act.strip()),
                CodedText("keep-one-two", "Keep one of the two."),
                ("ceasefire", "permitted", at),
            )


def _list(look: Look, place: int, exchange: AgreedExchange, at: int, one: PersonList) -> None:
    """What a list of persons lacks: who proposes, what follows an objection, who checks identities."""
    givers = [give for give in exchange.gives if give.category == one.category]
    named_ones = any(give.named is not False for give in givers)
    lacks = [
        word
        for word, said in (
            (CodedText("who-proposes-names", "who proposes the names"), one.proposed_by),
            (
                CodedText("what-follows-objection", "what follows an objection"),
                one.substitution.strip() or not one.objections_by,
            ),
            (
                CodedText("who-checks-identity", "who checks that a person is who the list says"),
                one.identity_checked_by,
            ),
        )
        if not said
    ]
    if not lacks or not named_ones:
        return
    look.say(
        "list-without-rule",
        (one.clause or named(exchange),),
        CodedText(
            "list-lacks",
            "The list of %(category)s does not say %(lacks)s.",
            category=one.category,
            lacks=", nor ".join(lacks),
        ),
        CodedText(
            "write-list-rule",
            "Write proposed_by, substitution and identity_checked_by.",
        ),
        ("exchanges", place, "lists", at),
    )
