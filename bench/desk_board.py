"""How long the board takes once much was said: 40 issues, 6 parties, 2,000 entries, against the board of the
same rows on which each side has said one thing of each issue. Part of `make bench-desk`.
"""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Callable
from typing import Any

ISSUES, OPTIONS, PARTIES, ENTRIES = 40, 6, 6, 2_000
STANCES = ("demands", "accepts", "refuses")


def begun(desk: Any) -> str:
    """A case of so many issues and parties; gives its id."""
    from goodoffices.case import Case, Issue, Option, Party
    from goodoffices.server.founding import begin
    from goodoffices.server.store import new_token

    issues = tuple(
        Issue(
            id=f"i{k}",
            name=f"Issue {k}",
            options=tuple(Option(id=f"o{n}", name=f"option {n}") for n in range(OPTIONS)),
        )
        for k in range(ISSUES)
    )
    parties = tuple(Party(id=f"p{k}", name=f"Party {k}") for k in range(PARTIES))
    case = Case(
        title="Board", fictional=True, parties=parties, issues=issues, text={one.id: "o0" for one in issues}
    )
    made: str = begin(desk, case, "closed", new_token())
    return made


def fill_board(desk: Any, case: str, entries: int) -> None:
    """So many positions in the rooms of the sides: first one in each cell, then one after the other as days
    bring them; who speaks anew on an issue leaves what they said before.
    """
    from goodoffices.desk.issues import raise_issue
    from goodoffices.server.store import new_token, open_case, write_case
    from goodoffices.talks import Proxy, acts

    rng = random.Random(1)
    rooms = open_case(desk, case).room_ids[1:]
    cells = [(side, issue) for issue in range(ISSUES) for side in range(PARTIES)]
    cells += [(rng.randrange(PARTIES), rng.randrange(ISSUES)) for _ in range(entries - len(cells))]
    last: dict[tuple[str, str], int] = {}
    for start in range(0, entries, 100):
        with write_case(desk, case, new_token()) as pen:
            known = dict(pen.case.ties())
            for side, issue in cells[start : start + 100]:
                room, key = rooms[side], f"i{issue}"
                label, letters = raise_issue(
                    lambda room=room: pen.case.view(room), known, pen.case.home, pen.case.outline.issue(key),
                    (f"o{rng.randrange(OPTIONS)}",), pen.write,
                )  # fmt: skip
                known[room, label] = key
                act = acts.PositionTaken(
                    issue=label,
                    stance=rng.choice(STANCES),
                    options=letters,
                    words=f"On day {start}.",
                    proxy=Proxy(
                        party=f"p{side}", person="N", how="in-person", when=pen.at, consent="by-word-of-mouth"
                    ),
                    instead_of=(last[room, key],) if (room, key) in last else (),
                )
                last[room, key] = pen.write(room, act)


def time_board(desk: Any, get: Callable[[str], None], medians_ms: Callable[..., dict[str, float]]) -> None:
    """Build both, time them, print the ratio."""
    few, many = begun(desk), begun(desk)
    fill_board(desk, few, ISSUES * PARTIES)
    fill_board(desk, many, ENTRIES)
    times = medians_ms({"few": lambda: get(f"/c/{few}/board/"), "many": lambda: get(f"/c/{many}/board/")}, 9)
    print(
        f"the board of {ISSUES} issues × {PARTIES} parties: {times['few']:.0f} ms with one entry a cell, "
        f"{times['many']:.0f} ms over {ENTRIES:,} entries, {times['many'] / times['few']:.2f} × "
        f"(at most 2 is asked)"
    )


def time_bridge(desk: Any, get: Callable[[str], None]) -> None:
    """The page of the bridge of 40 issues, 10 options and 4 parties: from the request to the page with its
    first answer and its bound, for cases that are new to the process beside the desk.
    """
    from bridge import large
    from goodoffices.server.founding import begin
    from goodoffices.server.helpers.bridge_process import PROCESS
    from goodoffices.server.store import new_token

    cases = [begin(desk, large(seed, 480), "closed", new_token()) for seed in range(5)]
    times = []
    for case in cases:
        started = time.perf_counter()
        get(f"/c/{case}/bridge/")
        times.append(time.perf_counter() - started)
    PROCESS.end()
    print(
        f"the page of the bridge, 40 × 10 × 4: {statistics.median(times[1:]):.2f} s until its first answer "
        f"stands, {times[0]:.2f} s where the process is started for it (at most 1 is asked)"
    )


def time_pages(desk: Any, get: Callable[[str], None], medians_ms: Callable[..., dict[str, float]]) -> None:
    """Both of them."""
    time_board(desk, get, medians_ms)
    time_bridge(desk, get)
