"""A text on a page: clauses with their brackets and changes as markup, the words for where a side stands."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape as plain

from django import template
from django.utils.functional import Promise
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from goodoffices.desk.views.text_clauses import ShownPart, ShownState
from goodoffices.server.wording.templatetags import at
from goodoffices.text import DifferencePiece, FlowParagraph, FlowPiece

register = template.Library()

SIDE_WORDS: dict[str, str | Promise] = {
    "not-seen": _("not seen"),
    "seen": _("seen"),
    "agreed": _("agreed"),
    "ad-referendum": _("agreed ad referendum"),
    "agreed-if": _("agreed, if …"),
    "reserved": _("reserved"),
    "refused": _("refused"),
}
"""What a side says of a clause."""
SIGNS: dict[str, str] = {
    "not-seen": "○",
    "seen": "◌",
    "agreed": "●",
    "ad-referendum": "◕",
    "agreed-if": "◐",
    "reserved": "◇",
    "refused": "▨",
}
"""A shape for each, told apart without colour; the word always stands beside it."""
PASSINGS: dict[str, str | Promise] = {
    "without-owners": _("brackets without their owners"),
    "clean": _("clean: one wording for each bracket"),
    "all": _("brackets with their owners, for mediators alone"),
}
"""How brackets go into a room."""
WORKING: dict[str, str | Promise] = {
    "bracketed-text": _("bracketed text: sides propose words"),
    "mediators-pen": _("mediators’ pen: sides criticise, mediators redraft"),
}
"""The ways of working on a text."""
LANGUAGES: dict[str, str | Promise] = {
    "en": _("English"),
    "ar": _("Arabic"),
    "fa": _("Persian"),
    "fr": _("French"),
    "he": _("Hebrew"),
    "hy": _("Armenian"),
    "hi": _("Hindi"),
    "ka": _("Georgian"),
    "es": _("Spanish"),
    "pt": _("Portuguese"),
    "ru": _("Russian"),
    "si": _("Sinhala"),
    "sw": _("Swahili"),
    "ta": _("Tamil"),
    "tr": _("Turkish"),
    "uk": _("Ukrainian"),
    "ur": _("Urdu"),
    "am": _("Amharic"),
    "zh": _("Chinese"),
    "de": _("German"),
}
"""Languages of texts, by their tags; others are written as their tags."""
TRANSLATED: dict[str, str | Promise] = {
    "missing": _("not translated"),
    "translated": _("translated, not checked"),
    "outdated": _("outdated"),
    "checked": _("checked"),
}
"""How a translation stands."""


@register.filter
def language_name(tag: str) -> str:
    """A language by its name, or its tag."""
    return str(LANGUAGES.get(tag, tag))


@register.filter
def passing_words(passing: str) -> str:
    """How brackets went."""
    return str(PASSINGS.get(passing, passing))


@register.filter
def working_words(way: str) -> str:
    """How a text is worked on."""
    return str(WORKING.get(way, way))


@register.filter
def translated_words(state: str) -> str:
    """How a translation stands."""
    return str(TRANSLATED.get(state, state))


@register.filter
def side_word(word: str) -> str:
    """A side's word on a clause."""
    return str(SIDE_WORDS.get(word, word))


@register.filter
def clause_html(parts: tuple[ShownPart, ...]) -> SafeString:
    """A clause's words, its brackets underlined and whose they are beside them, changes struck out and
    underlined.
    """
    return SafeString("".join(_clause(parts)).strip())  # every text in it is escaped


def _clause(parts: tuple[ShownPart, ...]) -> Iterator[str]:
    depth = 0
    went, came = gettext("taken out:"), gettext("put in:")
    for part in parts:
        words = plain(part.words)
        match part.kind:
            case "number":
                yield f'<b class="no">{words}</b>'
            case "open":
                depth += 1
                yield f'<span class="br">{words}'
            case "close":
                own = _own(part)
                yield f"{own}{words}</span>" if depth else f"{own}{words}"
                depth = max(0, depth - 1)
            case "went":
                yield f'<del><span class="vh">{escape(went)} </span>{words}</del>'
            case "came":
                own = (
                    f'<span class="own"><bdi>{escape(", ".join(part.owners))}</bdi></span>'
                    if part.owners
                    else ""
                )
                yield f'<ins><span class="vh">{escape(came)} </span>{words}{own}</ins>'
            case "held":
                yield f'<span class="held">{words}</span>'
            case "words":
                yield words
    yield "</span>" * depth


def _own(part: ShownPart) -> str:
    """Whose a bracket is, and its age."""
    told = [f"<bdi>{escape(', '.join(part.owners))}</bdi>"] if part.owners else []
    if part.age is not None and (part.owners or part.age):
        told.append(escape(age_words(part.age)))
    return f'<span class="own">{", ".join(told)}</span>' if told else ""


@register.filter
def age_words(days: int | None) -> str:
    """So many days, in short."""
    if days is None:
        return ""
    return gettext("today") if days == 0 else ngettext("%(n)s day", "%(n)s days", days) % {"n": days}


class StateWords:
    """The lines of states on one page, each made once: few of them differ, and those of days take most of the
    time.
    """

    def __init__(self) -> None:
        self._days: dict[str, str] = {}
        self._lines: dict[ShownState, str] = {}
        self.words = {key: str(word) for key, word in SIDE_WORDS.items()}

    def day(self, day: str) -> str:
        """A day as the reader's language writes it."""
        if day not in self._days:
            self._days[day] = at(day)
        return self._days[day]

    def line(self, state: ShownState) -> str:
        """Where a side stands, as :func:`state_html` has it."""
        if state not in self._lines:
            self._lines[state] = state_html(state, self)
        return self._lines[state]


def state_html(state: ShownState, known: StateWords) -> SafeString:
    """Where a side stands, in a line: shape, side, word, condition, since when."""
    word = known.words[state.word]
    if state.word == "agreed-if":
        word = gettext("agreed, if %(condition)s") % {"condition": state.condition}
    told = [f"<i aria-hidden='true'>{SIGNS[state.word]}</i>", f"<bdi>{escape(state.label)}</bdi>: "]
    told.append(f"<bdi>{escape(word)}</bdi>")
    if state.before is not None:
        before = gettext("draft %(number)s: %(word)s") % {
            "number": state.before_number,
            "word": known.words[state.before],
        }
        told.append(f" <span>({escape(before)})</span>")
    if state.remark:
        told.append(f" <span>{escape(gettext('remark for us'))}</span>")
    if state.due:
        told.append(f" <span>{escape(gettext('due %(day)s') % {'day': known.day(state.due)})}</span>")
    elif state.day:
        told.append(f" <span>{escape(known.day(state.day))}</span>")
    if state.differs:
        told.append(f" <span class='warn'>{escape(gettext('its position says otherwise'))}</span>")
    return mark_safe(f'<div class="cstate">{"".join(told)}</div>')  # every text in it is escaped


@register.filter
def pieces_html(pieces: tuple[DifferencePiece, ...] | tuple[FlowPiece, ...]) -> SafeString:
    """A difference in words: struck out what went, underlined what came, with a broken line what moved."""
    return mark_safe("".join(_piece(one.kind, one.words, one.move) for one in pieces))  # escaped there


@register.filter
def is_heading(paragraph: FlowParagraph) -> bool:
    """Whether a paragraph is a title."""
    return paragraph.kind in ("heading", "article")


def _piece(kind: str, words: str, move: int) -> str:
    inner = escape(words)
    match kind:
        case "deleted":
            return f'<del><span class="vh">{escape(gettext("taken out:"))} </span>{inner}</del>'
        case "inserted":
            return f'<ins><span class="vh">{escape(gettext("put in:"))} </span>{inner}</ins>'
        case "moved-from":
            told = escape(gettext("moved away, %(number)s:") % {"number": move})
            return f'<del class="moved"><span class="vh">{told} </span>{inner}</del>'
        case "moved-to":
            told = escape(gettext("moved here, %(number)s:") % {"number": move})
            return f'<ins class="moved"><span class="vh">{told} </span>{inner}</ins>'
    return inner
