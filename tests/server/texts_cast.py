"""A text of the Lake Sarn talks (fictional), begun and released, for the tests of the one text."""

from __future__ import annotations

from typing import Any

from pages_cast import rooms_of, told

DRAFT = """Article 1. Cessation of fire

1. The parties stop all fire on the first day.

2. The [joint team] [team of the neighbouring states] watches the cessation of fire.

Article 2. Persons held

3. In the first phase the Front releases 30 persons, the sick first.

4. For each person released the Republic releases [three] [five] persons of the list in annex B.

5. The parties meet again after seven days.
"""


def act(desk: Any, case: str, action: Any, *given: Any, **more: Any) -> Any:
    """Do one action as a form would."""
    from goodoffices.server.store import new_token, write_case

    with write_case(desk, case, new_token()) as pen:
        return action(pen, *given, **more)


def opened(desk: Any, case: str) -> Any:
    """The case as it stands."""
    from goodoffices.server.store import open_case

    return open_case(desk, case)


def begun(desk: Any, case: str, words: str = DRAFT, name: str = "Draft 1", **settings: Any) -> int:
    """A text with its first version; gives its entry."""
    from goodoffices.desk.actions.text_versions import TextSettings, begin_text

    asked = TextSettings(**{"title": "Sarn agreement", **settings})
    return int(act(desk, case, begin_text, asked, words, name=name))


def text_of(desk: Any, case: str, entry: int) -> Any:
    """The text, opened."""
    from goodoffices.desk.one_text.line import OneText

    return OneText(opened(desk, case), entry)


def released(desk: Any, case: str, text: int, room: str, **more: Any) -> int:
    """The newest draft, released to a room with all that is pointed out left in; gives the release."""
    from goodoffices.desk.actions.text_release import look_at_text, release_text
    from goodoffices.desk.one_text.releasing import TextWish

    wish = TextWish(**{"version": text_of(desk, case, text).newest.entry, "room": room, **more})
    kept = tuple(one.text for one in look_at_text(opened(desk, case), text, wish).pointed)
    return int(act(desk, case, release_text, text, wish, kept))


def sides_of_lake(desk: Any, case: str) -> tuple[str, str, str]:
    """The mediators' room, the Front's and the Republic's."""
    home, front, republic = rooms_of(desk, case)[:3]
    return home, front, republic


def place_of_label(desk: Any, case: str, text: int, label: str) -> int:
    """Where a clause of the newest draft stands."""
    one = text_of(desk, case, text)
    clauses = one.content(one.newest).text.clauses
    return next(at for at, clause in enumerate(clauses) if clause.label == label)


def said_by(party: str) -> dict[str, Any]:
    """Who said it, for actions that record for a side."""
    return {"party": party, "proxy": told(party)}
