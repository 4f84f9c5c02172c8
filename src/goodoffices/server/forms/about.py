"""On which issue something is: what there is to choose from, and what is typed behind ``#``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec
from django.utils.translation import gettext_lazy as _

from goodoffices.desk.issues import Outline, new_names, room_outline
from goodoffices.server.forms.base import check_name
from goodoffices.server.forms.signs import Ambiguous, Signs, find_about, options_begun
from goodoffices.talks import RoomView


class Typed(msgspec.Struct, frozen=True, kw_only=True):
    """What letters behind # mean: a choice ``about``, a new issue or option by its name, or a ``problem``.

    ``brings`` has the choice and its names that would come into the room and have to be shown whole before;
    ``fresh`` the same of a new issue. ``is_words``: they mean nothing of the case and begin with a digit, as
    a number in a sentence does.
    """

    about: str = ""
    new_issue: str = ""
    new_option: str = ""
    problem: Any = ""
    brings: tuple[str, tuple[str, ...]] = ("", ())
    fresh: str = ""
    is_words: bool = False


def read_about(view: RoomView, outline: Outline, signs: Signs, bring: str) -> Typed:
    """What the letters mean: a name of this room's before any other. A name that the room does not have comes
    into it only after it was shown whole, and was then sent along as ``bring``; so does a new issue.
    """
    try:
        issue, option = find_about(room_outline(view, outline), signs.about)
    except Ambiguous as problem:
        if problem.names:
            return Typed(problem=_could_be(problem))
        try:
            issue, option = find_about(outline, signs.about)
        except Ambiguous as wider:
            return Typed(problem=_could_be(wider)) if wider.names else _unknown(signs, bring)
    return _named(view, outline, signs, bring, issue, option)


def _named(view: RoomView, outline: Outline, signs: Signs, bring: str, issue: str, option: str) -> Typed:
    """An issue of the case, and the option behind it: found by its beginning, or named whole behind a
    colon.
    """
    there = outline.issue(issue)
    fresh = ""
    if signs.option:
        check_name(signs.option)
        if option:
            return Typed(problem=_("Before the colon stands an issue alone, by the beginning of its name."))
        begun = options_begun(there, signs.option)
        if begun:
            told = {"typed": signs.option, "names": "; ".join(f"“{name}”" for name in begun[:6])}
            return Typed(
                about=about_value(issue, ""),
                problem=_(
                    "“%(typed)s” begins like: %(names)s. Write the whole name, or name a new option in its "
                    "field below."
                )
                % told,
            )
        same = [one.id for one in there.options if one.label.casefold() == signs.option.casefold()]
        option, fresh = (same[0], "") if same else ("", signs.option)
    value = about_value(issue, option)
    # The option behind a colon was typed whole by who would bring it.
    names = new_names(view, there, (option,) if option and not signs.option else ())
    if names and bring != value:
        told = {"typed": signs.about, "names": "; ".join(f"“{name}”" for name in names)}
        problem = _(
            "#%(typed)s would bring into this room, for all its members to read: %(names)s. Bring it?"
        )
        return Typed(about=value, new_option=fresh, problem=problem % told, brings=(value, names))
    return Typed(about=value, new_option=fresh)


def _unknown(signs: Signs, bring: str) -> Typed:
    """Letters that are the beginning of no issue: a new one, where it was shown whole."""
    if bring == _fresh(signs.about):
        check_name(signs.about)
        check_name(signs.option)
        return Typed(new_issue=signs.about, new_option=signs.option)
    problem = _("No issue begins like #%(typed)s. Choose it, or name a new one.") % {"typed": signs.about}
    return Typed(problem=problem, fresh=_fresh(signs.about), is_words=signs.about[:1].isdigit())


def _fresh(name: str) -> str:
    return f"+ {name[:300]}"


def _could_be(problem: Ambiguous) -> Any:
    told = {"typed": problem.typed, "names": "; ".join(problem.names)}
    return _("#%(typed)s could be: %(names)s. Type more of it.") % told


def about_pairs(outline: Outline) -> Iterator[tuple[str, str]]:
    """Every issue and option that something can be about, by their ids; empty for none."""
    yield "", ""
    for issue in outline.issues:
        yield issue.id, ""
        for option in issue.options:
            yield issue.id, option.id


def about_value(issue: str, option: str) -> str:
    """How the form names an issue, or one of its options."""
    return f"{issue} / {option}" if option else issue


def about_choices(outline: Outline, view: RoomView | None = None) -> list[tuple[Any, Any]]:
    """Nothing yet (it can be said later); each issue, alone and with each of its options. Of an issue or
    option whose name the room does not have yet, the choice says so: to choose it is to bring its name there,
    and onto the room's summary.
    """
    found: list[tuple[Any, Any]] = [("", _("nothing yet"))]
    for issue in outline.issues:
        inner = [(about_value(issue.id, ""), issue.label)]
        new = new_names(view, issue, tuple(option.id for option in issue.options)) if view is not None else ()
        is_new = issue.label in new
        for option in issue.options:
            told = f"{issue.label}: {option.label}"
            if option.label in new and not is_new:
                told = _("%(issue)s (new in this room)") % {"issue": told}
            inner.append((about_value(issue.id, option.id), told))
        found.append(
            (_("%(issue)s (new in this room)") % {"issue": issue.label} if is_new else issue.label, inner)
        )
    return found
