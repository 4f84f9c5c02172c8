"""The templates of pages: everything escaped, every text in the language in use."""

from __future__ import annotations

from collections.abc import Sequence

from jinja2 import BaseLoader, Environment, StrictUndefined
from markupsafe import Markup

from goodoffices.analysis import Status
from goodoffices.language.words import all_of, spoken
from goodoffices.report.numbers import show_count
from goodoffices.report.wording import STATUSES, status_count


def worded_environment(loader: BaseLoader) -> Environment:
    """An environment whose templates mark their texts with ``{% trans %}``."""
    environment = Environment(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    environment.policies["ext.i18n.trimmed"] = True
    environment.install_gettext_callables(  # type: ignore[attr-defined] # the extension adds it
        lambda text: spoken().texts.gettext(text),
        lambda one, many, number: spoken().texts.ngettext(one, many, number),
        newstyle=True,
        pgettext=lambda context, text: spoken().texts.pgettext(context, text),
    )
    environment.globals["all_of"] = _all_of
    environment.filters["count"] = show_count
    environment.filters["status"] = _status
    environment.filters["status_count"] = _status_count
    return environment


def _all_of(names: Sequence[str]) -> Markup:
    """Names strung together, each with its own direction."""
    return Markup(all_of([str(Markup("<bdi>%s</bdi>") % name) for name in names]))


def _status(name: Status) -> str:
    return STATUSES[name]


def _status_count(name: Status, number: int) -> str:
    return status_count(name, number)
