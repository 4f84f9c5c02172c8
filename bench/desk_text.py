"""How fast the one text is at the desk, part of `make bench-desk`: a text of 400 clauses with six sides and
forty versions opens in at most 3 times an empty page, and its differences are shown within half a second; and
how both grow to 5,000 clauses.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

CLAUSES, SIDES, VERSIONS, LONG = 400, 6, 40, 5_000
SAID = 5
"""Times that each side says something of every clause, over the versions."""
Times = Callable[..., dict[str, float]]


def draft(clauses: int, turn: int = 0) -> str:
    """An invented text with a bracket in every second clause; each turn changes the words of a few."""
    lines = []
    for at in range(clauses):
        if at % 10 == 0:
            lines.append(f"Article {at // 10 + 1}. Matter {at // 10 + 1}\n")
        days = at % 29 + 1 + (turn if at % 37 == turn % 37 else 0)
        bracket = "[alive] " if at % 2 else ""
        lines.append(
            f"{at // 10 + 1}.{at % 10 + 1} The team of the lake reports {bracket}to both sides within "
            f"{days} days, and its list is annexed.\n"
        )
    return "\n".join(lines)


def time_text(desk: Any, get: Callable[[str], None], medians: Times) -> None:
    """Build the texts, time their pages, print the figures."""
    case, text, _room = _built(desk, CLAUSES, VERSIONS)
    there = f"/c/{case}/text/{text}"
    pages = medians(
        {
            "plain": lambda: get("/settings/"),
            "opening": lambda: get(f"/c/{case}/rooms/new/"),
            "text": lambda: get(f"{there}/"),
            "compare": lambda: get(f"{there}/compare/"),
            "clause": lambda: get(f"{there}/clause/20/"),
            "brackets": lambda: get(f"{there}/brackets/"),
        },
        10,
    )
    plain, opening = pages["plain"], pages["opening"]
    print(
        f"a text of {CLAUSES} clauses, {SIDES} sides, {VERSIONS} versions: {pages['text']:.1f} ms, "
        f"{pages['text'] / opening:.2f} × an empty page that opens the case (at most 3 is asked), "
        f"{pages['text'] / plain:.2f} × one that opens none"
    )
    print(f"  its difference to the version before: {pages['compare']:.0f} ms (at most 500 is asked)")
    print(
        f"  one clause: {pages['clause']:.1f} ms; its brackets over the versions: {pages['brackets']:.1f} ms"
    )
    long_case, long_text, _ = _built(desk, LONG, 2)
    grown = medians(
        {
            "text": lambda: get(f"/c/{long_case}/text/{long_text}/"),
            "compare": lambda: get(f"/c/{long_case}/text/{long_text}/compare/"),
        },
        3,
    )
    times = LONG / CLAUSES
    print(
        f"a text of {LONG:,} clauses ({times:.1f} × as many): {grown['text']:.0f} ms "
        f"({grown['text'] / pages['text']:.1f} ×); its difference {grown['compare']:.0f} ms "
        f"({grown['compare'] / pages['compare']:.1f} ×)"
    )


def _built(desk: Any, clauses: int, versions: int) -> tuple[str, int, str]:
    """A case with a text of so many clauses and versions, which every side has and spoke of."""
    from goodoffices.case import Case, Party
    from goodoffices.desk.actions.text_release import look_at_text, release_text
    from goodoffices.desk.actions.text_sides import say_on_clauses
    from goodoffices.desk.actions.text_versions import TextSettings, begin_text, bring_version
    from goodoffices.desk.one_text.line import OneText
    from goodoffices.desk.one_text.releasing import TextWish
    from goodoffices.server.founding import begin
    from goodoffices.server.store import new_token, write_case
    from goodoffices.talks import Proxy

    parties = tuple(Party(id=f"side{at}", name=f"Side {at}") for at in range(SIDES))
    case = begin(desk, Case(title="Bench", fictional=True, parties=parties, issues=()), "closed", new_token())
    with write_case(desk, case, new_token()) as pen:
        text = begin_text(pen, TextSettings(title="Bench"), draft(clauses), name="Draft 1")
        rooms = {view.parties[0]: view.room for view in pen.case.views() if len(view.parties) == 1}
    every = max(1, versions // SAID)
    for turn in range(1, versions):
        with write_case(desk, case, new_token()) as pen:
            bring_version(pen, text, draft(clauses, turn), f"Draft {turn + 1}")
            if turn % every:
                continue
            one = OneText(pen.case, text)
            labels = tuple(
                own.label for own in one.content(one.newest).text.clauses if own.kind == "numbered"
            )
            for party, room in rooms.items():
                wish = TextWish(version=one.newest.entry, room=room)
                kept = tuple(each.text for each in look_at_text(pen.case, text, wish).pointed)
                at = release_text(pen, text, wish, kept)
                proxy = Proxy(
                    party=party, person="", how="in-person", when=pen.at, consent="by-word-of-mouth"
                )
                for start in range(0, len(labels), 50):
                    chosen = labels[start : start + 50]
                    say_on_clauses(pen, text, room, at, chosen, "agreed", party=party, proxy=proxy)
    return case, text, next(iter(rooms.values()))
