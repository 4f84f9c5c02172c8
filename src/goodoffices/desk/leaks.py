"""What to look at before words leave for a room: the talks' warnings, in the light of what the case file says
in public and in confidence.
"""

from __future__ import annotations

from collections.abc import Iterator

from goodoffices.case import Case, Position
from goodoffices.talks import Around, LeakWarning, MediatorView, Relay, leak_warnings


def warnings_of(view: MediatorView, case: Case, relay: Relay) -> tuple[LeakWarning, ...]:
    """What the words of a relay, or of anything else that goes into a room, may give away; empty if there
    are no words.
    """
    return leak_warnings(view, relay, around(case)) if relay.words.strip() else ()


def around(case: Case) -> Around:
    """What the case file adds to its rooms."""
    return Around(
        public=tuple(public_texts(case)),
        confided=tuple(_confided(case)),
        sides={
            party.id: tuple(dict.fromkeys((party.label, party.id, *party.aliases))) for party in case.parties
        },
        options=tuple(_options(case)),
    )


def public_texts(case: Case) -> Iterator[str]:
    """What everybody can read: public positions with their conditions, and the names of issues and options
    that have a source.
    """
    for position in case.positions:
        if _is_public(position):
            yield position.words
            yield from (one.does for one in position.conditions)
    yield from _options(case)
    for source in case.sources:
        yield source.title


def _options(case: Case) -> Iterator[str]:
    """Names of issues and options that stand in public: they have a source, or a public position is on
    them.
    """
    named: dict[str, set[str]] = {}
    for position in case.positions:
        if _is_public(position):
            named.setdefault(position.issue, set()).update(position.options)
    for issue in case.issues:
        if issue.cite or issue.id in named:
            yield issue.label
        for option in issue.options:
            if option.cite or option.id in named.get(issue.id, ()):
                yield option.label


def _confided(case: Case) -> Iterator[str]:
    for position in case.positions:
        if not _is_public(position):
            yield position.words
            yield position.by
            yield from (one.does for one in position.conditions)


def _is_public(position: Position) -> bool:
    """Whether it was said in public: by the party itself, or of it by somebody whose words have a source."""
    return position.voice == "public" or (position.voice != "confided" and bool(position.cite))
