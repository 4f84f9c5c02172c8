"""Words for the codes of a record: kinds of rows and links, states, certainties, decisions."""

from __future__ import annotations

from goodoffices.language import gettext_noop as N_
from goodoffices.language.words import WordTable
from goodoffices.language.words import ngettext as n_
from goodoffices.record import Figure, with_unit
from goodoffices.report.numbers import show_written
from goodoffices.report.wording import from_to, modified

_CODES = WordTable(
    {
        code: code
        for code in (
            # how words reach the reader
            N_("direct"),
            N_("mixed"),
            N_("indirect"),
            N_("floating"),
            N_("document"),
            N_("hearsay"),
            N_("fact"),
            # what figures say of those that they count
            N_("held"),
            N_("released"),
            N_("to be released"),
            N_("killed"),
            N_("wounded"),
            N_("missing"),
            N_("displaced"),
            N_("detained"),
            N_("dead"),
            N_("alive"),
            # events, and what is told of them
            N_("round"),
            N_("visit"),
            N_("exchange"),
            N_("approval"),
            N_("agreement"),
            N_("meeting"),
            N_("attack"),
            N_("announcement"),
            N_("opened"),
            N_("continued"),
            N_("suspended"),
            N_("postponed"),
            N_("ended"),
            N_("to come"),
            # how somebody takes part
            N_("present"),
            N_("expected"),
            N_("through mediators"),
            N_("refused"),
            N_("absent"),
            N_("not confirmed"),
            N_("briefed"),
            # what is proposed for a case, on whose word
            N_("issue"),
            N_("option"),
            N_("position"),
            N_("quantity"),
            N_("phase"),
            N_("term"),
            N_("condition"),
            N_("demands"),
            N_("accepts"),
            N_("refuses"),
            N_("public"),
            N_("confided"),
            N_("claimed-by-another"),
            N_("assessed-by-third"),
            # links between rows
            N_("copy"),
            N_("part-copy"),
            N_("agency"),
            N_("same-utterance"),
            N_("same-claim"),
            N_("conflict"),
            N_("compatible"),
            N_("possibly-comparable"),
            N_("same-person"),
            # how a day of publication is known
            N_("given"),
            N_("feed"),
            N_("metadata"),
            N_("none"),
            # what a person decided
            N_("proposed"),
            N_("accepted"),
            N_("edited"),
            N_("rejected"),
            # kinds of rows, of one and of several
            N_("statement"),
            N_("figure"),
            N_("event"),
            N_("proposal"),
            N_("statements"),
            N_("figures"),
            N_("events"),
            N_("proposals"),
            N_("dates"),
        )
    }
)


def code_words(code: str | None) -> str:
    """A code of the record in words; anything else as it is."""
    return _CODES.get(code or "") or code or ""


def figure_number(figure: Figure) -> str:
    """A figure as it was given: "more than 40,000", "20 to 30 percent"."""
    number = show_written(figure.number)
    if figure.upto is not None:
        number = from_to(number, show_written(figure.upto))
    return modified(with_unit(number, figure.unit), figure.modifier)


def article_count(number: int) -> str:
    """How many articles."""
    return n_("%(count)s article", "%(count)s articles", number)
