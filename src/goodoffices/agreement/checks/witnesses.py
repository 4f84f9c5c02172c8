"""Who checks what was done, who hears of it, and whether they are named at all."""

from __future__ import annotations

import re
from datetime import datetime

from goodoffices.agreement.checks.look import Look, PartPath, named
from goodoffices.agreement.checks.said import any_says, says
from goodoffices.agreement.duties import Commitment
from goodoffices.agreement.moments import When, later
from goodoffices.agreement.timeline import NOMINAL, shifted
from goodoffices.language import CodedText

_ALL = {"all", "everything", "the agreement", "the whole agreement"}


def check_witnesses(look: Look) -> None:
    """Verification of every commitment and exchange; monitors; reports; guarantors; measures."""
    for section in ("commitments", "exchanges"):
        for place, one in enumerate(getattr(look.agreement, section)):
            owes = (
                one.owes
                if section == "commitments"
                else tuple(dict.fromkeys(give.party for give in one.gives))
            )
            path: PartPath = (section, place)
            if not any_says(one.verified_by):
                if not _covered(look, one.id):
                    message = CodedText(
                        "nobody-checks-whether-done",
                        "Nobody checks whether %(id)s is done: each side will say what suits it.",
                        id=one.id,
                    )
                    look.say(
                        "no-verification",
                        (named(one),),
                        message,
                        CodedText("write-verified-how-checked", "Write verified_by, and how it is checked."),
                        path,
                    )
            elif owes and _only_of(look, one.verified_by, owes):
                message = CodedText(
                    "owes-only-one-who",
                    "%(names)s owes %(id)s, and is the only one who checks it.",
                    names=_names(look, owes),
                    id=one.id,
                )
                look.say(
                    "debtor-only-witness",
                    (named(one),),
                    message,
                    CodedText(
                        "let-other-side-joint", "Let the other side, a joint team or a third check it too."
                    ),
                    (*path, "verified_by"),
                )
    _monitors(look)
    _reports(look)
    _guarantors(look)
    for place, measure in enumerate(look.agreement.measures):
        if len(measure.owes) > 1 and not measure.first:
            message = CodedText(
                "owed-several-not-said",
                "%(id)s is owed by several, and it is not said who moves first.",
                id=measure.id,
            )
            look.say(
                "measure-not-whole",
                (named(measure),),
                message,
                CodedText("write-first", "Write first."),
                ("measures", place),
            )
        elif not measure.owes and not measure.first:
            look.say(
                "nobody-owes",
                (named(measure),),
                CodedText("nobody-owes", "Nobody owes %(id)s.", id=measure.id),
                CodedText("write-who-does", "Write who does it."),
                ("measures", place),
            )


def _covered(look: Look, name: str) -> bool:
    """Whether a monitor's mandate names it, or names all."""
    return any(
        name in monitor.mandate.replace(",", " ").split() or monitor.mandate.strip().lower() in _ALL
        for monitor in look.agreement.monitors
    )


def _only_of(look: Look, witnesses: tuple[str, ...], owes: tuple[str, ...]) -> bool:
    """Whether somebody who owes is the only one who checks; a joint team's members are looked at. Where
    several owe it, each is checked by the others.
    """
    people: list[str] = []
    for witness in witnesses:
        monitor = look.monitors.get(witness)
        people += monitor.members if monitor is not None and monitor.members else (witness,)
    return any(all(_is_of(look, person, debtor) for person in people) for debtor in owes)


def _is_of(look: Look, person: str, debtor: str) -> bool:
    """Whether a witness is the debtor, or says to be of him: "the company's own engineers"."""
    plain = " ".join(person.lower().split()).removeprefix("the ")
    if plain in ("itself", "themselves", "the debtor", "debtor", "self-declaration", "its own word"):
        return True
    for name in (debtor.lower(), look.agreement.label(debtor).lower().removeprefix("the ")):
        if plain == name or re.match(rf"{re.escape(name)}['\u2019]s? ", plain):
            return True
    return False


def _names(look: Look, people: tuple[str, ...]) -> str:
    return " and ".join(look.agreement.label(name) for name in people)


def _monitors(look: Look) -> None:
    agreement = look.agreement
    with_access = [monitor for monitor in agreement.monitors if monitor.access.strip()]
    line = look.line
    for place, monitor in enumerate(agreement.monitors):
        unsaid = not monitor.access.strip() and (with_access or agreement.kind == "ceasefire")
        if unsaid or (monitor.access.strip() and not says(monitor.access)):
            message = CodedText(
                "look-not-said-where",
                "%(label)s is to look, and it is not said where it may go.",
                label=monitor.label,
            )
            look.say(
                "monitor-without-access",
                (named(monitor),),
                message,
                CodedText("write-access-which-places", "Write access: which places, at what hours."),
                ("monitors", place),
            )
        sides = [name for name in monitor.members if name in look.parties]
        if len(monitor.members) > 1 and len(set(sides)) == 1 and len(sides) == len(monitor.members):
            message = CodedText("all-one-side", "All of %(label)s are of one side.", label=monitor.label)
            look.say(
                "debtor-only-witness",
                (named(monitor),),
                message,
                CodedText("add-other-side-or", "Add the other side, or a third."),
                ("monitors", place, "members"),
            )
        until = look.moment(monitor.until)
        if until is None:
            continue
        for at, one in enumerate(agreement.commitments):
            by = look.moment(one.by or one.until)
            if (
                monitor.id in one.verified_by
                and by is not None
                and line.entry is not None
                and (_before(until, by) or _gone(look, until, one))
            ):
                message = CodedText(
                    "works-until-which-checks",
                    "%(label)s works until %(until)s; %(id)s, which it checks, is due %(by)s.",
                    label=monitor.label,
                    until=monitor.until,
                    id=one.id,
                    by=one.by or one.until,
                )
                look.say(
                    "monitor-gone",
                    (named(monitor), named(one)),
                    message,
                    CodedText("let-stay-until-all", "Let it stay until all that it checks is due."),
                    ("commitments", at, "by"),
                )


def _before(until: When, by: When) -> bool:
    """Whether one written moment is surely before another: both fixed, or counted from one base."""
    if until.day is not None and by.day is not None:
        return until.day < by.day
    bases = {"own": "entry"}
    one, other = bases.get(until.base, until.base), by.base
    if (one, until.of) == (other, by.of) and one != "absolute":
        return later(NOMINAL, until.shift) < later(NOMINAL, by.shift)
    return False


def _gone(look: Look, until: When, one: Commitment) -> bool:
    """Whether a fixed day until which somebody works lies before the earliest day on which a thing can be
    due.
    """
    line, times = look.line, look.runs.times
    deadlines = [each for each in line.deadlines if each.event == ("done", one.id) and each.path[-1] == "by"]
    deadlines += [line.lasting[one.id]] if one.id in line.lasting else []
    due: list[datetime] = []
    for deadline in deadlines:
        base = times.get(deadline.after.event) if deadline.after is not None else None
        if deadline.moment is not None:
            due.append(deadline.moment)
        elif base is not None and deadline.after is not None:
            due.append(shifted(base, deadline.after.shift, line.zone))
    return until.day is not None and bool(due) and until.day < min(due).astimezone(line.zone).date()


def _reports(look: Look) -> None:
    """Somebody who is told of a violation."""
    agreement = look.agreement
    violations = agreement.violations
    told = violations is not None and any_says(violations.report_to)
    clause = violations.clause if violations is not None else ""
    remedy = CodedText("write-who-told-within", "Write who is told, and within what time, under violations.")
    if not told and (violations is not None or agreement.kind in ("ceasefire", "exchange", "water")):
        message = CodedText(
            "violation-reported-nobody-whoever",
            "A violation is reported to nobody: whoever sees one has no one who must hear of it.",
        )
        look.say("nobody-to-report-to", (clause,), message, remedy, ("violations",))
    elif (
        not told
        and agreement.disputes is None
        and agreement.monitors
        and not any(one.reports_to for one in agreement.monitors)
    ):
        message = CodedText(
            "those-who-look-whether", "Those who look whether things are done report to nobody."
        )
        look.say(
            "nobody-to-report-to", [named(one) for one in agreement.monitors], message, remedy, ("monitors",)
        )
    elif told and len(agreement.monitors) > 1:
        silent = [one for one in agreement.monitors if not one.reports_to]
        for one in silent if len(silent) < len(agreement.monitors) else ():
            place = agreement.monitors.index(one)
            look.say(
                "nobody-to-report-to",
                (named(one),),
                CodedText("reports-nobody", "%(label)s reports to nobody.", label=one.label),
                CodedText("write-reports", "Write reports_to."),
                ("monitors", place),
            )


def _guarantors(look: Look) -> None:
    for place, one in enumerate(look.agreement.guarantors):
        path: PartPath = ("guarantors", place)
        if one.id in look.parties:
            message = CodedText(
                "party-cannot-stand-its",
                "%(label)s is a party, and cannot stand for its own word.",
                label=one.label,
            )
            look.say("guarantor-not-whole", (named(one),), message, "Name a third.", path)
        elif one.consents is False:
            message = CodedText(
                "has-not-said-will",
                "%(label)s has not said that it will guarantee anything.",
                label=one.label,
            )
            look.say(
                "guarantor-not-whole",
                (named(one),),
                message,
                CodedText("ask-or-name-another", "Ask it, or name another."),
                path,
            )
        elif not says(one.duty) and one.amount is None:
            message = CodedText(
                "not-said-what-does",
                "It is not said what %(label)s does if a word is not kept.",
                label=one.label,
            )
            look.say(
                "guarantor-not-whole",
                (named(one),),
                message,
                CodedText("write-its-duty", "Write its duty."),
                path,
            )
