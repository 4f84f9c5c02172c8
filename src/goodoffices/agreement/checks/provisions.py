"""Provisions that an agreement of its kind has to have: of a ceasefire acts, lines, places, maps, liaison,
incidents; a way for disputes; limits of an amnesty."""

from __future__ import annotations

import re

from goodoffices.agreement.checks.look import Look, PartPath, named
from goodoffices.agreement.checks.said import any_says, says
from goodoffices.language import CodedText

_AMNESTY = re.compile(
    (
        r"\b(amnest(y|ies)|pardon(s|ed)?|immun(e|ity) (from|against) (prosecution|suit|any)|not be "
        r"(prosecuted|tried|charged|punished|held (liable|responsible|to account))|no prosecution|"
        r"waive[sd]? (all )?prosecution|(no one|nobody|no person|none of (them|those|its)|no member|"
        r"no fighter)\b[^.;]{0,60}\b(prosecuted|tried|charged|punished|held (liable|responsible|to account))|"
        r"(all|any) (criminal )?(charges|proceedings|prosecutions) (against|of) (its |the |all )?"
        r"(fighters|members|combatants|soldiers|forces))"
    ),
    re.I,
)
_EVERYTHING = re.compile(
    r"\b(everything|everyone|all (acts|offences|offenses|crimes|deeds|persons|those)|any (act|"
    r"offence|offense|crime|"
    r"deed)|whatever|of any kind|of every kind|without exception|in connection with)\b",
    re.I,
)
"""Words by which a clause goes beyond what the fields exclude."""
_ALL_CRIMES = re.compile(
    (
        r"\b(international crimes?|crimes? under international law|international humanitarian law|rome "
        r"statute|atrocity crimes?)\b"
    ),
    re.I,
)
_CRIMES = {
    "genocide": re.compile(r"\bgenocid", re.I),
    "crimes against humanity": re.compile(r"\bcrimes? against humanity\b|\bhumanity\b", re.I),
    "war crimes": re.compile(r"\bwar crimes?\b", re.I),
}
_EXCEPT = r"\b(except|other than|excluding|not|save for|apart from)\b"
_GRAVE = re.compile(
    r"\b(?:(?:killings?|murders?|massacres?|attacks?) (?:of|on|against) civilians|torture|"
    r"enforced disappearances?|"
    r"hostage[- ]taking|rape|sexual violence|ethnic cleansing|extermination|child soldiers|"
    r"recruit\w+ (?:of )?children|conduct of hostilities)\b",
    re.I,
)
"""Acts that are international crimes, or may be, by other names."""
_EXCLUDE = "Exclude genocide, crimes against humanity, war crimes and other crimes under international law."
_WHERE = re.compile(
    r"\b(from|to|at|in|into|behind|through|across|over|near|along|between)\s+(the\s+)?\w", re.I
)
_PLACED = re.compile(
    (
        r"\b(withdraw|redeploy|hand over|release|deliver|transfer|evacuate|pull "
        r"back|cross|vacate|leave|open|demine|clear)\w*\b"
    ),
    re.I,
)


def check_provisions(look: Look) -> None:
    """All of it."""
    agreement = look.agreement
    if agreement.kind == "ceasefire":
        _ceasefire(look)
    elif agreement.ceasefire is not None:
        _maps(look)
    if agreement.kind in ("ceasefire", "exchange"):
        _places(look)
    _disputes(look)
    _amnesty(look)
    if (
        agreement.incidents is not None
        and agreement.kind != "ceasefire"
        and not any_says(agreement.incidents.steps)
    ):
        _no_incidents(look)
    if (
        agreement.liaison is not None
        and agreement.kind != "ceasefire"
        and not says(agreement.liaison.channel)
    ):
        _no_liaison(look)


def _ceasefire(look: Look) -> None:
    agreement = look.agreement
    rules = agreement.ceasefire
    clause = rules.clause if rules is not None else ""
    if rules is None or not any(_is_act(act, look) for act in rules.prohibited):
        message = CodedText(
            "ceasefire-does-not-say",
            "It is a ceasefire, and it does not say which acts are forbidden: each side will draw "
            "that line where it suits.",
        )
        look.say(
            "acts-not-said",
            (clause,),
            message,
            CodedText(
                "list-acts-under-ceasefire",
                "List the acts under ceasefire, prohibited: firing, movements, flights, works.",
            ),
            ("ceasefire",),
        )
    if rules is None or not (rules.lines or rules.places):
        message = CodedText(
            "no-line-no-place", "No line and no place is named to which the ceasefire applies."
        )
        look.say(
            "lines-not-said",
            (clause,),
            message,
            CodedText(
                "list-lines-or-places", "List lines or places under ceasefire, each with its map reference."
            ),
            ("ceasefire",),
        )
    _maps(look)
    liaison = agreement.liaison
    if liaison is None or not says(liaison.channel):
        _no_liaison(look)
    if agreement.incidents is None or not any_says(agreement.incidents.steps):
        _no_incidents(look)


_CATCH_ALL = re.compile(
    r"(?:(?:all|any|other|every|further|such|acts? of) )*(?:hostile|unfriendly|provocative|"
    r"aggressive|offensive|"
    r"military|escalatory|negative|violent)? ?"
    r"(?:acts?|actions?|activit(?:y|ies)|behaviou?r|conduct|steps?|hostilit(?:y|ies)|violence|aggressions?|"
    r"provocations?|escalations?|violations?|incidents?)"
    r"(?: (?:and|or|of) (?:(?:all|any|other) )?(?:acts?|hostilit(?:y|ies)|violence|aggressions?|"
    r"provocations?|"
    r"escalations?|incidents?|hostile acts?))*"
    r"(?:(?: that| which)? .{0,20}\b(?:contrary to|against|incompatible with|inconsistent with|"
    r"that breaks?|harms?|"
    r"undermin\w+|endanger\w*|threaten\w*|in breach of) .{0,80})?",
    re.I,
)
"""Words that name no act: "hostile acts", "any act contrary to the spirit of this agreement"."""


def _is_act(words: str, look: Look) -> bool:
    """Whether words name an act that both sides would recognise: no catch-all, unless a term defines it."""
    plain = " ".join(words.split()).lower().removeprefix("the ")
    if not says(plain):
        return False
    terms = look.agreement.terms
    defined = {name.lower() for one in terms if not one.open for name in (one.name or one.id, *one.also)}
    return _CATCH_ALL.fullmatch(plain) is None or bool(set(re.split(r" (?:and|or) ", plain)) & defined)


def _no_liaison(look: Look) -> None:
    clause = look.agreement.liaison.clause if look.agreement.liaison else ""
    message = CodedText(
        "sides-have-no-channel",
        "The sides have no channel by which they reach each other when something happens.",
    )
    look.say(
        "no-liaison",
        (clause,),
        message,
        CodedText(
            "write-liaison-channel-who",
            "Write liaison: channel, who answers on each side, and at what hours.",
        ),
        ("liaison",),
    )


def _no_incidents(look: Look) -> None:
    clause = look.agreement.incidents.clause if look.agreement.incidents else ""
    message = CodedText(
        "not-said-what-done", "It is not said what is done after an incident, by whom and how fast."
    )
    look.say(
        "no-incident-procedure",
        (clause,),
        message,
        CodedText(
            "write-steps-under-incidents",
            "Write the steps under incidents: cease, call, secure, look, report.",
        ),
        ("incidents",),
    )


def _maps(look: Look) -> None:
    rules = look.agreement.ceasefire
    for field in ("lines", "places"):
        for at, one in enumerate(getattr(rules, field) if rules is not None else ()):
            if not says(one.map):
                message = CodedText(
                    "named-no-map-or",
                    "%(value)s is named, and no map or coordinates say where it is.",
                    value=one.name or one.id,
                )
                path: PartPath = ("ceasefire", field, at)
                look.say(
                    "map-missing",
                    (one.clause or (rules.clause if rules else ""),),
                    message,
                    CodedText(
                        "write-map-its-edition", "Write the map with its edition and sheet, or coordinates."
                    ),
                    path,
                )


def _places(look: Look) -> None:
    """Deliveries and movements without a place."""
    for place, one in enumerate(look.agreement.commitments):
        if (
            not says(one.where)
            and not says(one.map)
            and (verb := _PLACED.match(one.what.strip()))
            and not _WHERE.search(one.what.strip()[verb.end() :])
        ):
            message = CodedText(
                "not-said-where-done", "It is not said where %(id)s is to be done.", id=one.id
            )
            look.say(
                "place-not-said",
                (named(one),),
                message,
                CodedText("write-where", "Write where."),
                ("commitments", place),
            )
    placed = [
        says(exchange.where) or (bool(exchange.gives) and all(says(give.where) for give in exchange.gives))
        for exchange in look.agreement.exchanges
    ]
    for place, (exchange, said) in enumerate(zip(look.agreement.exchanges, placed, strict=True)):
        if not said:
            message = CodedText(
                "not-said-where-takes", "It is not said where %(label)s takes place.", label=exchange.label
            )
            look.say(
                "place-not-said",
                (named(exchange),),
                message,
                CodedText("write-where-handed-over", "Write where it is handed over."),
                ("exchanges", place),
            )


def _disputes(look: Look) -> None:
    agreement = look.agreement
    rule = agreement.disputes
    if rule is None or not (any_says(rule.steps) or says(rule.last_word)):
        message = CodedText(
            "where-sides-read-agreement",
            "Where the sides read the agreement in two ways, nothing says how that is settled.",
        )
        look.say(
            "no-dispute-mechanism",
            (rule.clause if rule else "",),
            message,
            CodedText(
                "write-steps-under-disputes",
                "Write the steps under disputes, how long they may take, and who has the last word.",
            ),
            ("disputes",),
        )
        return
    word = rule.last_word.strip().lower().removeprefix("the ")
    for party in look.agreement.parties:
        if word and word in (party.id.lower(), party.label.lower().removeprefix("the ")):
            message = CodedText(
                "has-last-word-disputes",
                "%(label)s has the last word in disputes to which it is a party.",
                label=party.label,
            )
            look.say(
                "judge-in-own-cause",
                (rule.clause,),
                message,
                CodedText("give-last-word-third", "Give the last word to a third, or to both together."),
                ("disputes", "last_word"),
            )


def _amnesty(look: Look) -> None:
    agreement = look.agreement
    amnesty = agreement.amnesty
    if amnesty is not None and (amnesty.covers.strip() or amnesty.excludes):
        # What it covers in so many words counts against it, whatever it excludes.
        covered = [
            name
            for name, pattern in _CRIMES.items()
            if pattern.search(amnesty.covers) and not re.search(_EXCEPT, amnesty.covers, re.I)
        ]
        words = " ".join(
            (
                *amnesty.excludes,
                amnesty.covers if re.search(_EXCEPT, amnesty.covers, re.I) else "",
            )
        )
        grave = _GRAVE.search(amnesty.covers)
        if grave and not re.search(_EXCEPT, amnesty.covers, re.I):
            covered = covered or [grave.group().lower()]
        missing = covered or (
            []
            if _ALL_CRIMES.search(words)
            else [name for name, pattern in _CRIMES.items() if not pattern.search(words)]
        )
        if missing:
            message = CodedText(
                "amnesty-does-not-exclude",
                "The amnesty does not exclude %(missing)s: no amnesty can cover them.",
                missing=", ".join(missing),
            )
            look.say(
                "amnesty-too-wide",
                (amnesty.clause,),
                message,
                _EXCLUDE,
                ("amnesty",),
            )
    given = amnesty is not None and bool(amnesty.covers.strip() or amnesty.excludes)
    for place, clause in enumerate(agreement.clauses):
        if (
            _AMNESTY.search(clause.text)
            and (not given or _EVERYTHING.search(clause.text))
            and not _ALL_CRIMES.search(clause.text)
            and not all(pattern.search(clause.text) for pattern in _CRIMES.values())
        ):
            message = CodedText(
                "clause-keeps-acts-from",
                "Clause %(id)s keeps acts from being prosecuted and excludes no international crime.",
                id=clause.id,
            )
            look.say(
                "amnesty-too-wide",
                (clause.id,),
                message,
                _EXCLUDE,
                ("clauses", place, "text"),
            )
