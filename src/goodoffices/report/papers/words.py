"""Words that papers of the desk share: stances, options, conditions, voices, marks, days."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from goodoffices.desk.views.board import ShownCondition
from goodoffices.desk.views.labels import Options
from goodoffices.language import gettext_noop as N_
from goodoffices.language.words import WordTable, all_of, day_in_words, one_of
from goodoffices.language.words import gettext as _
from goodoffices.language.words import ngettext as n_

STANCE: WordTable[str] = WordTable(
    {
        "demands": N_("demands"),
        "accepts": N_("accepts"),
        "prefers": N_("ranks first"),
        "refuses": N_("refuses"),
        "unclear": N_("unclear on"),
        "moved": N_("has left"),
    }
)
VOICE: WordTable[str] = WordTable(
    {
        "public": N_("public"),
        "confided": N_("told us"),
        "claimed-by-another": N_("claimed by another"),
        "assessed-by-third": N_("assessed by a third"),
    }
)
MARK: WordTable[str] = WordTable(
    {
        "closed": N_("not to travel"),
        "float": N_("may be floated"),
        "attribute": N_("may be attributed"),
        "public": N_("public"),
    }
)
STATUS: WordTable[str] = WordTable(
    {
        "agreed": N_("agreed"),
        "bridgeable": N_("bridgeable"),
        "open": N_("open"),
        "contested": N_("contested"),
    }
)


def option_words(options: Options, *, both: bool = True) -> str:
    """Options in a row; ``both`` joins them by "and", else by "or"."""
    if options.first:
        return _("%(first)s to %(last)s", first=options.first, last=options.last)
    names = list(options.names)
    if options.more:
        names.append(n_("%(count)s more", "%(count)s more", options.more))
        return all_of(names)
    return all_of(names) if both else one_of(names)


def condition_words(one: ShownCondition) -> str:
    """A condition, with who would have to act."""
    told = one.does or all_of(
        [f"{issue}: {option_words(options, both=False)}" for issue, options in one.choices]
    )
    return f"{one.party}: {told}" if one.party else told


def with_conditions(words: str, conditions: Iterable[str]) -> str:
    """Words, and what they hang on: the two are one."""
    for one in conditions:
        words = _("%(words)s, if %(condition)s", words=words, condition=one)
    return words


def moment(at: str) -> str:
    """A stored day or time as its day, on this laptop's clock; what is no time stays as it is."""
    try:
        when = datetime.fromisoformat(at)
    except ValueError:
        return at
    return day_in_words((when.astimezone() if when.tzinfo else when).date())


def hour(at: str) -> str:
    """A stored time as its day and hour, on this laptop's clock; what is no time stays as it is."""
    try:
        when = datetime.fromisoformat(at)
    except ValueError:
        return at
    if when.tzinfo:
        when = when.astimezone()
    return f"{day_in_words(when.date())}, {when:%H:%M}"


def joined(*parts: str) -> str:
    """What there is of several small words."""
    return " · ".join(part for part in parts if part)
