"""The Lake Sarn talks as the pages show them: the rooms of the talks' own tests, and a case that they are
tied to.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from goodoffices.case import Case, Citation, Issue, Option, Party, Position, Source
from goodoffices.talks import Proxy, acts

sys.path.append(str(Path(__file__).parents[1] / "talks"))
from talks_cast import World

TODAY = "2031-05-10"
CASE = Case(
    title="Lake Sarn talks",
    fictional=True,
    parties=(Party(id="front", name="the Front"), Party(id="republic", name="the Republic")),
    sources=(Source(id="r1", title="Talks resume", outlet="Sarn Herald", date="2031-04-20"),),
    issues=(
        Issue(
            id="sick",
            name="The sick",
            options=(Option(id="forty", name="40 persons"), Option(id="all", name="All of them")),
        ),
        Issue(
            id="monitors",
            name="Who monitors",
            options=(Option(id="joint", name="joint team"), Option(id="none", name="nobody")),
        ),
        Issue(id="harbour", name="The harbour", options=(Option(id="open"), Option(id="shut"))),
    ),
    positions=(
        Position(
            party="front",
            issue="sick",
            stance="demands",
            options=("all",),
            since="2031-04-20",
            cite=(Citation(source="r1", passage="paragraph 3"),),
        ),
        Position(
            party="republic",
            issue="monitors",
            stance="accepts",
            options=("joint",),
            voice="claimed-by-another",
            by="front",
            since="2031-05-01",
        ),
    ),
)


def told(party: str = "front", person: str = "Dr Salim", consent: str = "by-word-of-mouth") -> Proxy:
    """Told by telephone on 6 May."""
    return Proxy(party=party, person=person, how="by-telephone", when="2031-05-06T14:10:00Z", consent=consent)  # type: ignore[arg-type]


def tied() -> World:
    """A world in which both sides' rooms have two issues of the case."""
    world = World()
    for room in ("front", "republic"):
        for issue, names in (("sick", ("forty", "all")), ("monitors", ("joint", "none"))):
            world.write(room, "moreau", acts.IssueRaised(name=f"{issue} in {room}", options=names))
            label = len(world.views[room].issues)
            options = dict(zip("ab", names, strict=True))
            world.write(
                "mediators", "moreau", acts.IssueTied(room=room, label=label, issue=issue, options=options)
            )
    return world


def take(world: World, room: str, issue: int, stance: str, *letters: str, **more: Any) -> int:
    """A position that Moreau records in a side's room."""
    fields = {"words": "", "proxy": told(room), **more}
    act = acts.PositionTaken(issue=issue, stance=stance, options=letters, **fields)  # type: ignore[arg-type]
    return world.write(room, "moreau", act)
