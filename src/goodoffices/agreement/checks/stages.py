"""Phases that cannot be left, further talks without a day, extensions, snap-back, powers, deadlines that are
not set."""

from __future__ import annotations

import re

from goodoffices.agreement.checks.look import Look, PartPath, named
from goodoffices.agreement.checks.said import open_words, says
from goodoffices.agreement.duties import Commitment, Power
from goodoffices.agreement.phases import AgreedPhase, Extension
from goodoffices.agreement.timeline import leads_on
from goodoffices.language import CodedText

_BOUNDS: dict[str, tuple[str, ...]] = {
    "extend": ("length", "most", "until", "limit"),
    "suspend": ("length", "most", "until", "limit"),
    "terminate": ("on", "notice", "limit"),
    "substitute": ("on", "notice", "most", "length", "until", "limit"),
    "inspect": ("on", "notice", "most", "length", "until", "limit"),
    "other": ("on", "notice", "most", "length", "until", "limit"),
}
"""What limits each kind of power; one of them has to be said. To call a meeting, to object or to resume needs
no limit."""
_DELIVERS = re.compile(
    r"\b(hand|deliver|release|pay|transfer|return|withdraw|remove|restore|supply|send|pull|free|give|vacate|evacuate|reinstate)\w*\b",
    re.I,
)


def check_stages(look: Look) -> None:
    """All of it."""
    _exits(look)
    for one, path, clause in look.requirements():
        if one.agreed and not one.by:
            message = CodedText(
                "talks-have-no-day",
                "Talks on %(agreed)r have no day by which they end: what waits for them may wait for good.",
                agreed=one.agreed,
            )
            phase = (
                look.agreement.phases[path[1]] if path[0] == "phases" and isinstance(path[1], int) else None
            )
            if phase is None or not (path[2] == "ends" and (phase.length or phase.if_not)):
                look.say(
                    "talks-without-a-day",
                    (clause,),
                    message,
                    CodedText("write-what-holds-if", "Write by, and what holds if they fail."),
                    (*path, "agreed"),
                )
    for place, power in enumerate(look.agreement.powers):
        _power(look, place, power)
    _snap_back(look)
    for place, commitment in enumerate(look.agreement.commitments):
        _no_time(look, place, commitment)


def _exits(look: Look) -> None:
    phases = look.agreement.phases
    for place, phase in enumerate(phases):
        path: PartPath = ("phases", place)
        following = phases[place + 1] if place + 1 < len(phases) else None
        left = phase.ends is not None or phase.length.strip() or phase.last
        if (
            not left
            and not (following is not None and leads_on(phase.id, following))
            and not (following is None and look.agreement.ends is not None)
        ):
            waiting = (
                CodedText("waits-its-end", ", and %(label)s waits for its end", label=following.label)
                if following is not None
                else ""
            )
            message = CodedText(
                "nothing-ends", "Nothing ends %(label)s%(waiting)s.", label=phase.label, waiting=waiting
            )
            look.say(
                "phase-without-exit",
                (named(phase),),
                message,
                CodedText(
                    "write-its-length-or",
                    "Write its length, or on what it ends; or last: true where it goes on for good.",
                ),
                path,
            )
        elif phase.last and following is not None and following.begins is None:
            message = CodedText(
                "goes-good-waits-its",
                "%(label)s goes on for good, and %(label2)s waits for its end.",
                label=phase.label,
                label2=following.label,
            )
            look.say(
                "phase-without-exit",
                (named(phase), named(following)),
                message,
                CodedText("say-what-next-one", "Say on what the next one begins."),
                path,
            )
        if phase.extension is not None:
            _extension(look, phase, phase.extension, path)


def _extension(look: Look, phase: AgreedPhase, extension: Extension, path: PartPath) -> None:
    """By whose word, how long and how often a phase is made longer."""
    clause = extension.clause or named(phase)
    ruled = says(extension.rule) and not open_words(extension.rule)
    lacks = [
        word
        for word, said in (
            (CodedText("whose-word", "by whose word"), extension.by),
            (CodedText("how-long", "for how long"), extension.length),
            (CodedText("how-often", "how often"), extension.most is not None or ruled),
        )
        if not said
    ]
    if lacks and not (ruled and extension.by):
        message = CodedText(
            "may-extended-not-said",
            "%(label)s may be extended, and it is not said %(lacks)s.",
            label=phase.label,
            lacks=" or ".join(lacks),
        )
        look.say(
            "extension-without-rule",
            (clause,),
            message,
            CodedText("write-length-most", "Write by, length and most."),
            (*path, "extension"),
        )
    elif len(extension.by) == 1 and extension.by[0] in look.parties:
        message = CodedText(
            "alone-can-extend",
            "%(label)s alone can extend %(label2)s.",
            label=look.agreement.label(extension.by[0]),
            label2=phase.label,
        )
        look.say(
            "extension-by-one-side",
            (clause,),
            message,
            CodedText("ask-both-sides-word", "Ask for both sides' word."),
            (*path, "extension", "by"),
        )


_TRIGGERS = ("event", "agreed", "at", "by", "done", "verified", "begun", "ended", "used", "overdue")


def _bounds(power: Power, field: str) -> bool:
    """Whether a field of a power limits it: a limit that is left to whoever uses it is none."""
    value = getattr(power, field)
    if field in ("limit", "until"):
        return says(value) and not open_words(value)
    if field == "on":
        parts = value.parts() if value is not None else ()
        return any(getattr(part, name) for part in parts for name in _TRIGGERS)
    return value not in ("", None)


def _power(look: Look, place: int, power: Power) -> None:
    bounds = _BOUNDS.get(power.may, ())
    if bounds and not any(_bounds(power, field) for field in bounds):
        words = {
            "extend": CodedText("how-long-how-often", "for how long, how often or until when"),
            "suspend": CodedText("how-long-how-often", "for how long, how often or until when"),
            "terminate": CodedText("what-or-what-notice", "on what, or with what notice"),
        }
        message = CodedText(
            "lets-not-said",
            "%(id)s lets %(value)s %(may)s, and it is not said %(lacking)s.",
            id=power.id,
            value=" and ".join(look.agreement.label(name) for name in power.who) or "somebody",
            may=power.may,
            lacking=words.get(power.may, "on what or how far"),
        )
        look.say(
            "power-without-limit",
            (named(power),),
            message,
            CodedText("write-one", "Write one of: %(bounds)s.", bounds=", ".join(bounds)),
            ("powers", place),
        )


def _snap_back(look: Look) -> None:
    back = look.agreement.snap_back
    if back is None:
        return
    lacks = [
        word
        for word, said in (
            (CodedText("what-happens", "on what it happens"), back.when),
            (CodedText("who-finds-so", "who finds that it is so"), back.decided_by),
            (CodedText("what-comes-back", "what comes back"), says(back.restores)),
        )
        if not said
    ]
    if lacks:
        message = CodedText(
            "snap-back-does-not", "The snap-back does not say %(lacks)s.", lacks=" or ".join(lacks)
        )
        look.say(
            "snap-back-not-whole",
            (back.clause,),
            message,
            CodedText("write-when-decided-restores", "Write when, decided_by and restores."),
            ("snap_back",),
        )
    ended = _ended(look, back.ends)
    for place, one in enumerate(look.agreement.commitments):
        if one.survives is False:
            continue
        needs = sorted((_rests_on(one) & ended) - {one.id})
        if one.survives and needs:
            message = CodedText(
                "owed-after-snap-back",
                "%(id)s is owed after a snap-back, and rests on %(needs)s, which ends with it.",
                id=one.id,
                needs=", ".join(needs),
            )
            look.say(
                "duty-after-snap-back",
                (named(one), back.clause),
                message,
                CodedText("let-end-too-or", "Let it end too, or rest on nothing that ends."),
                ("commitments", place),
            )
        elif one.survives is None and back.ends and one.id not in ended:
            message = CodedText(
                "not-said-whether-owed",
                "It is not said whether %(id)s is owed still after a snap-back.",
                id=one.id,
            )
            look.say(
                "duty-after-snap-back",
                (named(one), back.clause),
                message,
                CodedText("write-survives-true-or", "Write survives: true or false, or name it under ends."),
                ("commitments", place),
            )


def _ended(look: Look, names: tuple[str, ...]) -> set[str]:
    """What a snap-back ends: what is named, and what belongs to a phase that is; all that does not survive,
    where nothing is named."""
    duties = {one.id: one for one in look.agreement.duties}
    if not names:
        return {name for name, one in duties.items() if not getattr(one, "survives", None)} | set(look.phases)
    return set(names) | {
        name for name, one in duties.items() if one.phase in names and not getattr(one, "survives", None)
    }


def _rests_on(one: Commitment) -> set[str]:
    found = set()
    for part in one.after.parts() if one.after else ():
        found |= {*part.done, *part.verified}
    if one.instead_of:
        found.add(one.instead_of)
    return found


def _no_time(look: Look, place: int, one: Commitment) -> None:
    """Something to be delivered without any time."""
    if one.by or one.every or one.until or one.start or one.after is not None:
        return
    phase = look.phases.get(one.phase)
    bounded = phase is not None and (phase.length or phase.ends is not None)
    if not bounded or one.number is not None or _DELIVERS.match(one.what.strip()):
        message = CodedText(
            "not-said-when-done", "It is not said by when %(id)s is to be done, nor after what.", id=one.id
        )
        look.say(
            "no-time",
            (named(one),),
            message,
            CodedText("write-day-day-16", "Write by: a day, day 16 of a phase, or so long after something."),
            ("commitments", place),
        )
