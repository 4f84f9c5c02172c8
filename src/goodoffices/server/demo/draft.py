"""The one text of the demonstration: a bracketed draft in its second round, with what each side says of it.
Nobody in it exists, and no word of it is anybody's.
"""

from __future__ import annotations

from goodoffices.desk.actions.text_clauses import change_clause, own_bracket, tie_clause
from goodoffices.desk.actions.text_release import look_at_text, release_text
from goodoffices.desk.actions.text_sides import propose_words, say_on_clauses
from goodoffices.desk.actions.text_versions import TextSettings, begin_text, make_version
from goodoffices.desk.one_text.line import OneText
from goodoffices.desk.one_text.releasing import TextWish
from goodoffices.server.demo.teller import Teller
from goodoffices.talks import Proxy
from goodoffices.text import SideWord

DRAFT = """Article 1. Cessation of fire

1.1 All fire stops along the lake at six in the morning of the first day.

1.2 Each side keeps its people [where they stand] [behind the old customs road].

Article 2. Monitors

2.1 The cessation of fire is watched by [a joint team of both sides] [a team of the neighbouring states].

2.2 The team reports to both sides on the same day.

2.3 The team has [24] [30] members, whose names are annexed.

Article 3. Persons held

3.1 In the first phase the Front releases [30] [40] persons [alive], the sick first.

3.2 For each person released the Republic releases [two] [three [of the list in annex B]] persons.

3.3 Each side tells the other the names three days before.

Article 4. Families

4.1 Families return to the shore villages [from the first phase] [from the second phase].

4.2 Nobody who returns is questioned about the years away.

Article 5. Aid

5.1 [300] [600] lorries a day pass the bridge at Tarn, from the second day.

5.2 The mediators hear complaints about the bridge within one day.
"""
"""The first draft, as the mediators pasted it."""

_OWNERS = {"joint team": "front", "neighbouring": "republic", "[alive]": "republic", "annex B": "front"}


def tell_text(story: Teller) -> None:
    """Begun before the second round; the third draft stands today, with a conflict."""
    pen = story.pen
    story.on(14, 17)
    text = begin_text(pen, TextSettings(title="Lake Sarn agreement"), DRAFT, name="Draft 1")
    _owners(story, text)
    for label, issue, option in (
        ("2.1", "monitors", "joint"),
        ("3.1", "held", "40"),
        ("4.1", "families", "one"),
        ("5.1", "aid", "600"),
    ):
        tie_clause(pen, text, label, issue=issue, option=option)
    story.on(12, 10)
    sent = {party: _release(story, text, party) for party in ("republic", "front")}
    story.on(11, 15)
    agreed = ("1.1", "2.2", "3.3", "5.2")
    _say(story, text, sent, "republic", "Ana Dorn", agreed, "agreed")
    _say(story, text, sent, "front", "Dr Ilka Mar", ("1.1", "2.2", "3.3"), "agreed")
    story.on(10, 11)
    _say(story, text, sent, "front", "Dr Ilka Mar", ("5.2",), "ad-referendum", due=story.day(-4))
    typed = "2.3 The team has 30 members, half of them women, whose names are annexed."
    _propose(story, text, sent, "front", "Dr Ilka Mar", "2.3", typed)
    make_version(pen, text, "Draft 2", "with the Front’s thirty")
    story.on(6, 9)
    _change(
        story, text, "3.3", "3.3 Each side tells the other the names four days before, through the mediators."
    )
    make_version(pen, text, "Draft 3")
    story.on(5, 14)
    sent["republic"] = _release(story, text, "republic")
    story.on(3, 16)
    _say(
        story,
        text,
        sent,
        "republic",
        "General Orr",
        ("2.1",),
        "agreed-if",
        condition="the chair is a neighbour’s",
    )
    _say(
        story,
        text,
        sent,
        "front",
        "Dr Ilka Mar",
        ("2.1",),
        "refused",
        remark="Not before the council has met.",
    )
    story.on(1, 10, 12)
    typed = "4.2 Nobody who returns is questioned about the years away, or about the dead."
    _propose(story, text, sent, "front", "Dr Ilka Mar", "4.2", typed)
    story.on(1, 10, 40)
    typed = "4.2 Nobody who returns is questioned about the years away but in court."
    _propose(story, text, sent, "republic", "Ana Dorn", "4.2", typed)


def _owners(story: Teller, text: int) -> None:
    one = OneText(story.pen.case, text)
    draft = one.content(one.newest).text
    for at, bracket in enumerate(draft.brackets):
        words = draft.clauses[bracket.first_clause].printed
        for sign, party in _OWNERS.items():
            first = next(
                no for no, own in enumerate(draft.brackets) if own.first_clause == bracket.first_clause
            )
            if sign in words and _begins(words, at - first, sign):
                own_bracket(story.pen, text, at, (party,), since=story.day(20))


def _begins(words: str, number: int, sign: str) -> bool:
    """Whether the bracket of that number in a clause has the sign in it."""
    parts = words.split("[")[1:]
    return number < len(parts) and sign.strip("[]") in parts[number]


def _place(story: Teller, text: int, label: str) -> tuple[int, int]:
    one = OneText(story.pen.case, text)
    clauses = one.content(one.newest).text.clauses
    return one.newest.entry, next(at for at, clause in enumerate(clauses) if clause.label == label)


def _change(story: Teller, text: int, label: str, typed: str) -> None:
    version, place = _place(story, text, label)
    change_clause(story.pen, text, version, place, typed)


def _release(story: Teller, text: int, party: str) -> int:
    version = OneText(story.pen.case, text).newest.entry
    wish = TextWish(version=version, room=story.rooms[party])
    seen = tuple(one.text for one in look_at_text(story.pen.case, text, wish).pointed)
    return release_text(story.pen, text, wish, seen)


def _by(story: Teller, party: str, person: str) -> Proxy:
    return Proxy(party=party, person=person, how="in-person", when=story.pen.at, consent="by-word-of-mouth")


def _say(
    story: Teller,
    text: int,
    sent: dict[str, int],
    party: str,
    person: str,
    labels: tuple[str, ...],
    word: SideWord,
    *,
    condition: str = "",
    due: str = "",
    remark: str = "",
) -> None:
    say_on_clauses(
        story.pen,
        text,
        story.rooms[party],
        sent[party],
        labels,
        word,
        party=party,
        proxy=_by(story, party, person),
        condition=condition,
        due=due,
        remark=remark,
    )


def _propose(
    story: Teller, text: int, sent: dict[str, int], party: str, person: str, label: str, typed: str
) -> None:
    propose_words(
        story.pen,
        text,
        story.rooms[party],
        sent[party],
        label,
        typed,
        party=party,
        proxy=_by(story, party, person),
        disclosure="float",
    )
