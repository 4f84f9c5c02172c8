"""The sections of a brief in words: what each is called, what its cells are, and each kind of cell."""

from __future__ import annotations

from datetime import date

import msgspec

from goodoffices.case import Case, Option
from goodoffices.desk import Brief
from goodoffices.desk.brief_cells import (
    BriefCell,
    CountCell,
    DayCell,
    FigureCell,
    ListCell,
    PartyCell,
    TermCell,
    Vocabulary,
    WordsCell,
)
from goodoffices.desk.draft_issues import TAKING_PART
from goodoffices.desk.front.records import FrontPage
from goodoffices.desk.topics import TOPIC_NAMES
from goodoffices.language import gettext_noop as N_
from goodoffices.language import ngettext_noop as nn_
from goodoffices.language.words import counted
from goodoffices.language.words import gettext as _
from goodoffices.language.words import ngettext as n_
from goodoffices.record import with_unit
from goodoffices.report.numbers import show_written
from goodoffices.report.record_words import code_words
from goodoffices.report.wording import from_to, modified


class SectionWords(msgspec.Struct, frozen=True):
    """What a section is called, what its cells are, and what is said where it has no lines."""

    title: str
    heads: tuple[str, ...]
    empty: str = N_("Nothing was found.")


_SECTIONS = {
    "parties": SectionWords(
        N_("Who takes part, and how"), (N_("Side"), N_("Part"), N_("Through"), N_("Taking part"), N_("Round"))
    ),
    "rounds": SectionWords(
        N_("Rounds and other events"),
        (N_("When"), N_("What"), N_("Where"), N_("Who"), N_("State"), N_("Reports")),
    ),
    "positions": SectionWords(
        N_("What each side demands, accepts, refuses"),
        (N_("Side"), N_("Stance"), N_("What"), N_("Issue"), N_("On whose word"), N_("If"), N_("Day")),
    ),
    "positions-of-others": SectionWords(
        N_("What mediators and others ask for or turn down"),
        (N_("Side"), N_("Stance"), N_("What"), N_("Issue"), N_("On whose word"), N_("If"), N_("Day")),
    ),
    "agreed": SectionWords(
        N_("What was agreed"),
        (N_("Who"), N_("What"), N_("Issue"), N_("On whose word")),
        N_("Nothing that the rules look for is told to be agreed."),
    ),
    "contradictions": SectionWords(
        N_("What contradicts"),
        (N_("Who"), N_("Of whom"), N_("What")),
        N_("No claims that contradict were found."),
    ),
    "terms": SectionWords(
        N_("Terms under discussion"),
        (N_("What"), N_("For or if"), N_("Whose"), N_("Since"), N_("Phases"), N_("Open in it")),
    ),
    "said": SectionWords(
        N_("Who said what, and through whom"),
        (N_("Who"), N_("How"), N_("Through"), N_("If"), N_("When"), N_("Told by")),
    ),
    "figures": SectionWords(N_("Figures"), (N_("Number"), N_("Of"), N_("State"), N_("Time"), N_("Source"))),
    "differences": SectionWords(
        N_("Figures that differ"),
        (N_("How"), N_("One"), N_("Another"), N_("Why")),
        N_("No two figures of one thing differ."),
    ),
    "origins": SectionWords(
        N_("Told more than once, from one origin"),
        (N_("Who"), N_("Origin"), N_("Reports")),
        N_("Nothing that several reports tell has only one origin, as far as they say."),
    ),
    "changes": SectionWords(
        N_("What changed in public positions"),
        (N_("Side"), N_("On"), N_("Day"), N_("Stance"), N_("What"), N_("New")),
        N_("No public position is seen to change."),
    ),
    "tone": SectionWords(
        N_("Words for the talks, over time"), (N_("Day"), N_("Words"), N_("Who"), N_("Side"))
    ),
    "names": SectionWords(
        N_("Names that may be one person's"), (N_("Name"), N_("Name"), N_("Why")), N_("None.")
    ),
    "unknown": SectionWords(
        N_("What is not known"),
        (N_("What"), N_("Of what or whom")),
        N_("Nothing that the rules look for is left open."),
    ),
    "reports": SectionWords(
        N_("The reports"),
        (N_("Report"), N_("Title"), N_("Outlet"), N_("Day"), N_("Day known from"), N_("Text")),
    ),
}
_SAID: dict[str, str] = {
    "according-to": N_("according to %(one)s"),
    "in-common": N_("%(one)s in common with %(two)s"),
    "no-day": N_("no day"),
    "no-day-told": N_("no day, told %(one)s"),
    "no-side-named": N_("No side named"),
    "not-known": N_("not known"),
    "not-said": N_("not said"),
    "not-said-who": N_("not said who"),
    "not-said-whose": N_("Not said who"),
    "of": N_("of %(one)s"),
    "of-whom": N_("%(one)s, of %(two)s"),
    "open": N_("open: %(one)s"),
    "party-on": N_("%(one)s, on %(two)s"),
    "says": N_("(says %(one)s)"),
    "signed": N_("signed %(one)s"),
    "the-report": N_("the report"),
    "to-whom": N_("%(one)s, to %(two)s"),
    "told": N_("told %(one)s"),
    "unnamed": N_("%(one)s (unnamed)"),
}
_TERMS: dict[Vocabulary, dict[str, str]] = {
    "asked": {"demands": N_("asks for"), "accepts": N_("accepts"), "refuses": N_("turns down")},
    "may": {"demands": N_("may demand"), "accepts": N_("may accept"), "refuses": N_("may refuse")},
    "part": {"party": N_("party"), "mediator": N_("mediator")},
    "voice": {
        "public": N_("its own"),
        "confided": N_("confided"),
        "claimed-by-another": N_("claimed by another"),
        "assessed-by-third": N_("assessed by a third"),
    },
    "link": {
        "conflict": N_("in conflict"),
        "compatible": N_("compatible"),
        "possibly-comparable": N_("possibly comparable"),
    },
    "known-from": {"given": N_("given"), "feed": N_("its feed"), "metadata": N_("its page")},
    "how": {
        "direct": N_("quoted"),
        "mixed": N_("partly quoted"),
        "indirect": N_("reported"),
        "floating": N_("no speaker"),
        "document": N_("a document"),
        "hearsay": N_("hearsay"),
        "fact": N_("a fact credited to a source"),
    },
    "left-open": {
        "day-of-publication": N_("day of publication"),
        "said-to-be-open": N_("said to be open"),
        "attendance": N_("whether they take part"),
        "who-says-so": N_("who says so"),
        "source": N_("who the source is"),
        "which-day": N_("which day"),
        "what-a-side-says": N_("what a side says"),
    },
    "terms": {
        "terms-of-deal": N_("what the deal would do"),
        "in-exchange": N_("what is given for what"),
        "is-to": N_("who is to do what"),
        "plan-on-table": N_("plans put forward"),
        "phase": N_("phases"),
        "figure-in-deal": N_("quantities"),
        "condition": N_("what hangs on what"),
        "gap-over": N_("where the gaps are said to be"),
        "left-open": N_("not settled or not defined"),
    },
    "topic": TOPIC_NAMES,
    "say": _SAID,
}
"""Words for the codes of a vocabulary; one that is not here is told by the words for the record's codes."""
_COUNTS = {
    "reports": nn_("%(count)s report", "%(count)s reports"),
    "origins": nn_("%(count)s origin", "%(count)s origins"),
    "speakers": nn_("%(count)s speaker", "%(count)s speakers"),
    "phases": nn_("%(count)s phases", "%(count)s phases"),
}
_FIELDS = ("one", "two")


def case_of(brief: Brief) -> Case | None:
    """The case of a brief; where the reports imply it, its issues are topics of ours, told in the language in
    use.
    """
    if brief.case is None or not brief.implied:
        return brief.case
    issues = tuple(
        msgspec.structs.replace(each, name=_(each.name), options=tuple(map(_option, each.options)))
        for each in brief.case.issues
    )
    return msgspec.structs.replace(brief.case, issues=issues)


def _option(option: Option) -> Option:
    return msgspec.structs.replace(option, name=_(option.name)) if option.id == TAKING_PART else option


def front_of(brief: Brief) -> FrontPage:
    """The first page, its issues named likewise."""
    if not brief.implied:
        return brief.front
    issues = tuple(msgspec.structs.replace(each, label=_(each.label)) for each in brief.front.issues)
    return msgspec.structs.replace(brief.front, issues=issues)


def section_words(key: str) -> SectionWords:
    """What a section is called, in the language in use."""
    words = _SECTIONS[key]
    return SectionWords(_(words.title), tuple(map(_, words.heads)), _(words.empty))


def cell_words(cell: BriefCell) -> str:
    """A cell in words; empty where it says nothing."""
    match cell:
        case WordsCell(words) | PartyCell(words):
            return words
        case DayCell(day, upto):
            return from_to(_day(day), _day(upto)) if upto else _day(day)
        case CountCell(number, of):
            return n_(*_COUNTS[of], number)
        case FigureCell():
            return _figure(cell)
        case TermCell(of, code, given):
            told = _TERMS.get(of, {}).get(code)
            fields = dict(zip(_FIELDS, map(cell_words, given), strict=False))
            return code_words(code) if told is None else _(told, **fields)
        case ListCell(parts, apart):
            return apart.join(filter(None, map(cell_words, parts)))


def column_words(cell: BriefCell) -> str:
    """A cell in a column whose head says what is counted: the number alone."""
    return counted(cell.number) if isinstance(cell, CountCell) and cell.of == "reports" else cell_words(cell)


def _day(day: str) -> str:
    """A day as the record has it; a week by the day on which it begins."""
    if "-W" not in day:
        return day
    year, week = day.split("-W")
    return _("week of %(day)s", day=date.fromisocalendar(int(year), int(week), 1).isoformat())


def _figure(cell: FigureCell) -> str:
    number = show_written(cell.number)
    if cell.upto is not None:
        number = from_to(number, show_written(cell.upto))
    number = f"{number}-{cell.unit}" if cell.joined else with_unit(number, cell.unit)
    return modified(number, cell.modifier)
