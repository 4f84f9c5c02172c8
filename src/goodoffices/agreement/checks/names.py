"""Names: that each leads to one thing; that whoever owes, checks or hears is somebody whom the agreement
names; that clauses and annexes are there."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

import msgspec

from goodoffices.agreement.checks.look import Look, PartPath, named
from goodoffices.agreement.exchanges import AgreedExchange
from goodoffices.agreement.planner.problem import CannotPlan, turn_problem
from goodoffices.case.validate import suggest
from goodoffices.language import CodedText

_WORDS_FOR_ALL = frozenset(
    (
        *("both", "both parties", "both sides", "each", "each party", "each side", "either"),
        *("either party", "either side", "all", "all parties", "any party", "the parties", "parties"),
        *("the sides", "mediators", "the mediators", "guarantors", "the guarantors", "monitors"),
        *("the monitors", "itself", "the debtor", "court", "courts"),
    )
)
"""Words that name whoever is meant, in place of ids."""
_ACTOR_FIELDS = frozenset(
    "owes to who verified_by confirmed_by reports_to report_to attributed_by decided_by by party first "
    "proposed_by objections_by identity_checked_by intermediary mediated_by of".split()
)
_ID = re.compile(r"[^\W\d_][\w.-]*\Z")


def check_names(look: Look) -> None:
    """All of it."""
    _twice(look)
    _references(look)
    _actors(look, look.agreement, (), "")
    for place, one in enumerate(look.agreement.commitments):
        if not any(name.strip() for name in one.owes):
            look.say(
                "nobody-owes",
                (named(one),),
                CodedText("nobody-owes", "Nobody owes %(id)s.", id=one.id),
                CodedText("write-owes-who-has", "Write owes: who has to do it."),
                ("commitments", place),
            )
        elif len(set(one.owes)) == 1 and set(one.to) == set(one.owes):
            look.say(
                "nobody-owes",
                (named(one),),
                CodedText(
                    "owes-to-itself",
                    "%(who)s owes %(id)s to itself.",
                    who=look.agreement.label(one.owes[0]),
                    id=one.id,
                ),
                CodedText("write-to-whom", "Write to whom it is owed."),
                ("commitments", place, "to"),
            )
    for place, power in enumerate(look.agreement.powers):
        if not any(name.strip() for name in power.who):
            look.say(
                "power-of-nobody",
                (named(power),),
                CodedText("nobody-may-use", "Nobody may use %(id)s.", id=power.id),
                CodedText("write-who-may", "Write who may."),
                ("powers", place),
            )
    for place, annex in enumerate(look.agreement.annexes):
        if not annex.attached:
            message = CodedText(
                "annex-belongs-text-not",
                "Annex %(value)s belongs to the text and is not there.",
                value=annex.title or annex.id,
            )
            look.say(
                "annex-missing",
                (annex.clause or annex.id,),
                message,
                CodedText("lay-beside-text-before", "Lay it beside the text before it is signed."),
                ("annexes", place),
            )
    _signing(look)


def _twice(look: Look) -> None:
    agreement = look.agreement
    groups: tuple[tuple[str, ...], ...] = (
        ("parties", "mediators", "monitors", "guarantors", "others"),
        ("phases", "commitments", "powers", "exchanges", "measures"),
        ("clauses",), ("annexes",),
    )  # fmt: skip
    for sections in groups:
        seen: dict[str, tuple[str, msgspec.Struct]] = {}
        for section in sections:
            for place, one in enumerate(getattr(agreement, section)):
                if one.id in seen and _two_roles(section, one, *seen[one.id]):
                    continue
                if one.id in seen:
                    message = CodedText(
                        "names-two-things-one",
                        "%(id)r names two things: one of the %(seen)s, one of the %(section)s.",
                        id=one.id,
                        seen=seen[one.id][0],
                        section=section,
                    )
                    if section == seen[one.id][0]:
                        message = CodedText(
                            "stands-twice-among",
                            "%(id)r stands twice among the %(section)s.",
                            id=one.id,
                            section=section,
                        )
                    look.say(
                        "same-name-twice",
                        (named(seen[one.id][1]), named(one)),
                        message,
                        CodedText("give-each-name-its", "Give each a name of its own."),
                        (section, place),
                    )
                seen.setdefault(one.id, (section, one))


def _two_roles(section: str, one: msgspec.Struct, other: str, before: msgspec.Struct) -> bool:
    """Whether an id that stands in two lists is one actor in two roles: a mediator who guarantees, a bank
    that watches. Two names are two actors, and a party is nothing beside.
    """
    if section == other or "parties" in (section, other) or section not in _ROLES or other not in _ROLES:
        return False
    names = {str(getattr(each, "name", "")).strip().lower() for each in (one, before)} - {""}
    return len(names) < 2


_ROLES = ("mediators", "monitors", "guarantors", "others")


def _references(look: Look) -> None:
    """Ids in conditions, phases, powers, exchanges."""
    duties = {**look.commitments, **look.exchanges, **look.measures}
    allowed: dict[str, dict[str, object]] = {
        "done": {**duties, **look.phases, **look.powers},
        "verified": {**duties, **look.phases},
        "begun": dict(look.phases),
        "ended": dict(look.phases),
        "used": dict(look.powers),
        "overdue": dict(duties),
    }
    for one, path, clause in look.requirements():
        for field, known in allowed.items():
            for name in getattr(one, field):
                _lead(look, name, known, (*path, field), clause)
    for section in ("commitments", "powers", "exchanges", "measures"):
        for place, record in enumerate(getattr(look.agreement, section)):
            if record.phase:
                _lead(look, record.phase, look.phases, (section, place, "phase"), named(record))
    for place, one_ in enumerate(look.agreement.commitments):
        for field in ("part_of", "instead_of"):
            name = getattr(one_, field)
            if name:
                _lead(look, name, look.commitments, ("commitments", place, field), named(one_))
    for place, power in enumerate(look.agreement.powers):
        for name in power.over:
            _lead(look, name, {**duties, **look.phases}, ("powers", place, "over"), named(power))
    back = look.agreement.snap_back
    for name in back.ends if back else ():
        _lead(
            look,
            name,
            {**duties, **look.phases, **look.powers},
            ("snap_back", "ends"),
            back.clause if back else "",
        )
    for place, exchange in enumerate(look.agreement.exchanges):
        known = {name: True for give in exchange.gives for name in (give.category, give.key)}
        for at, give in enumerate(exchange.gives):
            for name in give.after:
                _lead(
                    look,
                    name,
                    known,
                    ("exchanges", place, "gives", at, "after"),
                    give.clause or named(exchange),
                )
        for at, listed in enumerate(exchange.lists):
            _lead(
                look,
                listed.category,
                known,
                ("exchanges", place, "lists", at),
                listed.clause or named(exchange),
            )
        _circle(look, place, exchange)


def _circle(look: Look, place: int, exchange: AgreedExchange) -> None:
    try:
        turn_problem(exchange, look.parties)
    except CannotPlan as why:
        if "circle" in str(why):
            message = CodedText("exchange", "In the exchange %(id)s, %(why)s.", id=exchange.id, why=why)
            look.say(
                "deadlock",
                (named(exchange),),
                message,
                CodedText("let-one-them-wait", "Let one of them wait for none of the others."),
                ("exchanges", place),
            )


def _lead(look: Look, name: str, known: Collection[str], path: PartPath, clause: str) -> None:
    if name in known:
        return
    near = suggest(name, list(known))
    look.say(
        "reference-to-nothing",
        (clause,),
        CodedText("there-no-which-could", "There is no %(name)r to which this could refer.", name=name),
        near or CodedText("name-something-agreement-has", "Name something that the agreement has."),
        path,
    )


def _actors(look: Look, record: object, path: PartPath, clause: str) -> None:
    """Everybody who is named where somebody has to act."""
    if isinstance(record, tuple):
        for place, one in enumerate(record):
            _actors(look, one, (*path, place), clause)
        return
    if not isinstance(record, msgspec.Struct):
        return
    clause = named(record) or clause
    name_of = type(record).__name__
    for field in record.__struct_fields__:
        value = getattr(record, field)
        if (name_of, field) in _NOT_ACTORS:
            continue
        if field in _ACTOR_FIELDS and value and not (field == "by" and isinstance(value, str)):
            for name in (value,) if isinstance(value, str) else value:
                _actor(look, name, (*path, field), clause)
        elif isinstance(value, (tuple, msgspec.Struct)):
            _actors(look, value, (*path, field), clause)


_NOT_ACTORS = {
    *(("AfterSignature", "acts"), ("AfterSignature", "ranks"), ("Ratio", "of"), ("Together", "of")),
    *(("Spoiler", "hits"), ("Agreement", "sources"), ("Agreement", "after_signature")),
}


def _actor(look: Look, name: str, path: PartPath, clause: str) -> None:
    plain = " ".join(name.lower().split()).removeprefix("the ")
    if not plain or plain in _bare_names(look) or plain in _WORDS_FOR_ALL or f"the {plain}" in _WORDS_FOR_ALL:
        return
    hard = path[-1] in ("owes", "party", "to", "first", "intermediary", "proposed_by", "of")
    if path[-1] == "who" and path[0] == "powers":
        hard = not any(word in plain for word in (*_bare_names(look), "part", "side", "both", "each"))
    # Words about an office or a body ("the harbour master") name somebody; a bare word that looks like an id
    # should lead to one.
    if not hard and not _ID.match(name.strip()):
        return
    near = suggest(name, sorted(look.actors))
    what = CodedText("nobody-whom-agreement-names", "%(name)r is nobody whom the agreement names.", name=name)
    look.say(
        "unknown-actor",
        (clause,),
        what,
        near
        or CodedText(
            "name-among-parties-mediators",
            "Name it among parties, mediators, monitors, guarantors or others.",
        ),
        path,
    )


def _bare_names(look: Look) -> set[str]:
    """The names of all who are named, without an article."""
    return {name.removeprefix("the ") for name in look.actor_names}


def _signing(look: Look) -> None:
    signing = look.agreement.signing
    if signing is None:
        return
    missing = [party for party in look.parties if party not in signing.by] if signing.by else []
    names: Sequence[str] = [look.agreement.label(party) for party in missing]
    if missing:
        look.say(
            "signature-missing",
            (signing.clause,),
            CodedText("does-not-sign", "%(names)s does not sign.", names=" and ".join(names)),
            CodedText("name-all-parties-under", "Name all parties under signing."),
            ("signing", "by"),
        )
    if len(signing.languages) > 1 and not signing.prevailing.strip():
        message = CodedText(
            "text-not-said-which",
            "The text is in %(languages)s, and it is not said which prevails.",
            languages=" and ".join(signing.languages),
        )
        look.say(
            "languages-not-ranked",
            (signing.clause,),
            message,
            CodedText(
                "write-which-text-prevails", "Write which text prevails, or that all are equally authentic."
            ),
            ("signing", "languages"),
        )
