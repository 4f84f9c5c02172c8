"""What one side answers is in nothing that stands under another side's room: every address with a room in it,
found in the site's own table of addresses, is asked for in two worlds that differ in the other side's answers
alone (to proposals, to wordings, on what matters, on conditions; how many, when, by whom, with what words).

Compared are the status, every header, the body and its size, and every part of every document.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from random import Random
from typing import Any

from pages_cast import position, put, told
from proposals_cast import AFTER, answer, known, put_one
from site_cast import routes
from test_desk_silence import same

from goodoffices.server.store import new_token, open_case
from goodoffices.talks import acts
from goodoffices.talks.acts import Ref

DAY = "2031-05-06"
WORDS = ("Never in my life.", "Gladly.", "We would, and soon.", "Νο.")
VARY = {"Date", "Set-Cookie", "Content-Length"}


def begun(desk: Any) -> tuple[str, list[str]]:
    """The Lake Sarn talks with two issues, as any number of worlds begin."""
    from goodoffices.case import Case, Issue, Option, Party
    from goodoffices.server.founding import begin

    issues = tuple(
        Issue(id=key, name=key.title(), options=tuple(Option(id=f"{key}{n}") for n in range(3)))
        for key in ("monitors", "aid")
    )
    case = Case(
        title="Lake Sarn talks",
        fictional=True,
        parties=(Party(id="front", name="the Front"), Party(id="republic", name="the Republic")),
        issues=issues,
        text={"monitors": "monitors0", "aid": "aid0"},
    )
    made = begin(desk, case, "closed", new_token())
    return made, open_case(desk, made).room_ids


def shared(desk: Any, case: str, rooms: list[str]) -> list[int]:
    """What happens in every world: proposals of all modes, a wording, a round; and what the Front says."""
    front, republic = rooms[1:3]
    put(desk, case, front, acts.RoundOpened(name="One", began=DAY, ended=DAY))
    position(desk, case, front, "monitors", "demands", "monitors1", proxy=told("front"))
    packages = ({"monitors": "monitors1"}, {"monitors": "monitors2"}, {"aid": "aid1"})
    sent = [
        put_one(desk, case, rooms[1:3], package={"monitors": "monitors1"}),
        put_one(desk, case, rooms[1:3], package={"aid": "aid2"}, referendum={"republic": f"{DAY}T18:30:00Z"}),
        put_one(desk, case, rooms[1:3], package={}, packages=packages, mode="acceptance-set"),
    ]
    answer(desk, case, sent[0], "front", "no")
    answer(desk, case, sent[1], "front", "no", words="Not so.")
    answer(desk, case, sent[2], "front", marks=(2,))
    drafted = put(desk, case, rooms[0], acts.CommuniqueDrafted(title="S", words="W", signers=("N",)))
    shown = [
        Ref(room, put(desk, case, room, acts.CommuniqueShown(title="S", words="W", signers=("N",))))
        for room in (front, republic)
    ]
    put(desk, case, rooms[0], acts.CommuniqueJoined(entry=drafted, shown=tuple(shown)))
    put(desk, case, front, acts.WordingAnswered(entry=shown[0].sequence, party="front", consents=True))
    return [*sent, shown[1].sequence]


def secret(desk: Any, case: str, rooms: list[str], sent: list[int], rng: Random) -> None:
    """What the Republic answers, in one world as chance has it; the joint results are no in every one."""
    republic, (first, second, third, wording) = rooms[2], sent
    for proposal in (first, second):
        for _ in range(rng.randint(0, 3)):
            moment = f"{DAY}T{rng.randint(13, 17)}:{rng.randint(10, 59)}:00Z"
            more: dict[str, Any] = {"words": rng.choice(WORDS), "mandate": rng.choice(("commit", "none"))}
            if rng.random() < 0.3:
                more["conditions"] = (acts.If(does="rain"),)
            if proposal == second and rng.random() < 0.5:
                more["mandate"] = "referendum"
            answer(desk, case, proposal, "republic", rng.choice(("yes", "no")), moment, **more)
    for _ in range(rng.randint(0, 2)):  # never what the Front marked
        answer(desk, case, third, "republic", marks=tuple(rng.sample((1, 3), rng.randint(1, 2))))
    for _ in range(rng.randint(0, 2)):
        words = rng.choice(WORDS)
        put(
            desk, case, republic,
            acts.WordingAnswered(entry=wording, party="republic", consents=rng.random() < 0.5, words=words),
        )  # fmt: skip
    if rng.random() < 0.7:
        position(
            desk,
            case,
            republic,
            "monitors",
            "refuses",
            f"monitors{rng.randint(0, 2)}",
            proxy=told("republic"),
        )
        put(
            desk, case, republic,
            acts.MattersTold(
                words="", party="republic", proxy=told("republic"),
                told=acts.WorthTold(issue=1, option="a", low=str(rng.randint(0, 9)), high="90"),
            ),
        )  # fmt: skip
        put(desk, case, republic, acts.WouldDo(words="", party="republic", act=rng.choice(WORDS)))


def made_known(desk: Any, case: str, sent: list[int]) -> None:
    """The results, which are no, after the last day for confirming."""
    for proposal in sent[:3]:
        known(desk, case, proposal, AFTER)


def addresses(case: str, room: str, head: int) -> Iterator[str]:
    """Every address of the site that has a room in it, with every number that the room has."""
    for route in routes():
        if "<str:room_id>" not in route:
            continue
        route = route.replace("<str:case_id>", case).replace("<str:room_id>", room)
        numbers = re.findall(r"<int:\w+>", route)
        if "<" not in route:
            yield f"/{route}"
        elif len(numbers) == 1 and route.count("<") == 1:
            yield from (f"/{route.replace(numbers[0], str(number))}" for number in range(head + 1))


def parts(answered: Any) -> dict[str, bytes]:
    """A body in its parts: those of a DOCX, or the whole."""
    body = b"".join(answered.streaming_content) if answered.streaming else bytes(answered.content)
    if body[:2] != b"PK":
        return {"": body}
    with zipfile.ZipFile(io.BytesIO(body)) as file:
        return {f"{one.filename} {one.date_time}": file.read(one) for one in file.infolist()}


def plainly(words: str) -> str:
    """A body without what is drawn anew in each world."""
    return same(re.sub(r"\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b", "UUID", words))


def of_pdf(data: bytes) -> tuple[Any, ...]:
    """What a PDF says without its streams, in which the mark of the chain is packed: how many pages it has,
    and the words of its dictionaries.
    """
    bare = re.sub(rb"stream\r?\n.*?endstream", b"", data, flags=re.S)
    words = {one for one in re.findall(rb"\(([^)]*)\)", bare) if not re.fullmatch(rb"[\w+/]{22}==", one)}
    return len(re.findall(rb"/Type\s*/Page\b", bare)), sorted(words)


def looked_at(mine: Any, desk: Any, case: str, rooms: list[str]) -> dict[str, Any]:
    """All that there is of the Front's room, by its address without what is drawn anew."""
    found = {}
    for place in addresses(case, rooms[1], open_case(desk, case).view(rooms[1]).head):
        answered = mine.get(place)
        if answered.status_code == 405:
            continue
        headers = {key: same(value) for key, value in answered.headers.items() if key not in VARY}
        plain = {
            name: of_pdf(data) if data.startswith(b"%PDF") else plainly(data.decode("utf-8", "replace"))
            for name, data in parts(answered).items()
        }
        found[same(place)] = (answered.status_code, headers, plain)
    return found


def test_every_address_of_a_room_is_the_same_whatever_the_other_side_answered(mine: Any, desk: Any) -> None:
    differed = seen = 0
    for seed in range(2):
        worlds = [begun(desk), begun(desk)]
        sent = [shared(desk, case, rooms) for case, rooms in worlds]
        for number, ((case, rooms), ids) in enumerate(zip(worlds, sent, strict=True)):
            secret(desk, case, rooms, ids, Random(2 * seed + number))
        for after in (False, True):
            if after:
                for (case, _rooms), ids in zip(worlds, sent, strict=True):
                    made_known(desk, case, ids)
            first, second = (looked_at(mine, desk, case, rooms) for case, rooms in worlds)
            assert set(first) == set(second)
            for place, told_there in first.items():
                assert told_there == second[place], (seed, after, place)
                seen += told_there[0] == 200
        heads = [open_case(desk, case).view(rooms[2]).head for case, rooms in worlds]
        differed += heads[0] != heads[1]
    assert differed
    assert seen > 80
