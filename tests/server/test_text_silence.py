"""A room's text tells nothing of other rooms: not in its entries, its pages, its files, or what its files say
of themselves.
"""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

import msgspec
import pytest
from pages_cast import put, said
from test_desk_silence import same
from texts_cast import act, begun, opened, place_of_label, released, said_by, sides_of_lake, text_of

from goodoffices.talks import acts
from goodoffices.vault import SealedFile

NO_FILE = SealedFile("", b"", 0, b"")


def change(desk: Any, case: str, text: int, label: str, typed: str, **more: Any) -> None:
    from goodoffices.desk.actions.text_clauses import change_clause

    one = text_of(desk, case, text)
    act(
        desk,
        case,
        change_clause,
        text,
        one.newest.entry,
        place_of_label(desk, case, text, label),
        typed,
        **more,
    )


def version(desk: Any, case: str, text: int, name: str) -> None:
    from goodoffices.desk.actions.text_versions import make_version

    act(desk, case, make_version, text, name)


def world(mine: Any, desk: Any, case: str, *, loud: bool) -> dict[str, Any]:
    """The same text twice into the Front's room; where it is ``loud``, much else before and between. What the
    Front's room then holds, shows, and gives away as files.
    """
    from goodoffices.desk.actions.text_clauses import own_bracket, tie_clause
    from goodoffices.desk.actions.text_sides import propose_words, say_on_clauses

    _home, front, republic = sides_of_lake(desk, case)
    if loud:
        begun(desk, case, "1. Another text altogether.\n")
        said(desk, case, republic, "Never.", "republic")
    text = begun(desk, case)
    if loud:
        act(desk, case, own_bracket, text, 0, ("republic",), remark="they will give way")
        act(desk, case, tie_clause, text, "1.2", issue="monitors")
        there = released(desk, case, text, republic)
        act(
            desk,
            case,
            say_on_clauses,
            text,
            republic,
            there,
            ("1.1",),
            "refused",
            remark="no",
            **said_by("republic"),
        )
    at = released(desk, case, text, front)
    act(
        desk,
        case,
        say_on_clauses,
        text,
        front,
        at,
        ("1.1",),
        "agreed",
        remark="we like it",
        **said_by("front"),
    )
    if loud:
        typed = "5. The parties meet again after nine days."
        act(
            desk,
            case,
            propose_words,
            text,
            republic,
            there,
            "2.5",
            typed,
            disclosure="closed",
            **said_by("republic"),
        )
        change(desk, case, text, "2.5", "5. The parties meet again after eight days.", owners=("republic",))
        put(desk, case, republic, acts.IssueRaised(name="Lists"))
    change(desk, case, text, "1.1", "1. The parties stop all fire on the second day.")
    version(desk, case, text, "Draft of Tuesday" if loud else "Two")
    again = released(desk, case, text, front)
    view = opened(desk, case).view(front)
    items = {
        at: msgspec.structs.replace(
            item,
            act=msgspec.structs.replace(item.act, file=NO_FILE)
            if isinstance(item.act, acts.TextReleased)
            else item.act,
        )
        for at, item in view.items.items()
    }
    here = f"/c/{case}/r/{front}/text"
    docx = mine.get(f"{here}/{again}/docx/?against={at}").content
    return {
        "entries": same(msgspec.json.encode(items).decode()),
        "page": page(mine.get(f"{here}/{again}/").content.decode()),
        "docx": parts(docx),
        "txt": mine.get(f"{here}/{again}/txt/").content,
        "sizes": [
            item.act.file.size for item in view.items.values() if isinstance(item.act, acts.TextReleased)
        ],
    }


def page(html: str) -> str:
    return same(re.sub(r"/c/[^/]+/", "/c/CASE/", html))


def parts(docx: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(docx)) as file:
        return {name: file.read(name) for name in file.namelist()}


def test_a_rooms_text_is_the_same_whatever_happens_in_others(mine: Any, desk: Any) -> None:
    quiet = world(mine, desk, lake_like(desk), loud=False)
    loud = world(mine, desk, lake_like(desk), loud=True)
    for name, held in quiet.items():
        assert loud[name] == held, name


def lake_like(desk: Any) -> str:
    """A fresh case of two sides."""
    from goodoffices.case import Case, Issue, Option, Party
    from goodoffices.server.founding import begin
    from goodoffices.server.store import new_token

    case = Case(
        title="Lake Sarn talks",
        fictional=True,
        parties=(Party(id="front", name="the Front"), Party(id="republic", name="the Republic")),
        issues=(Issue(id="monitors", name="Who monitors", options=(Option(id="joint", name="joint team"),)),),
    )
    return str(begin(desk, case, "closed", new_token()))


@pytest.mark.parametrize("kind", ["docx", "pdf", "txt", "xml"])
def test_a_file_says_nothing_of_who_made_it_and_when(mine: Any, desk: Any, lake: str, kind: str) -> None:
    """Not the mediators' names of versions, no owner, no user, no program, no time."""
    from goodoffices.desk.actions.text_clauses import own_bracket

    text = begun(desk, lake)
    act(desk, lake, own_bracket, text, 0, ("republic",), remark="quillon")
    _home, front, _republic = sides_of_lake(desk, lake)
    at = released(desk, lake, text, front)
    data = mine.get(f"/c/{lake}/r/{front}/text/{at}/{kind}/").content
    whole = b"".join(parts(data).values()) if kind == "docx" else data
    for word in (b"quillon", b"Draft 1", desk.user.encode(), b"python-docx", b"the Republic,"):
        assert word not in whole, word


def test_nothing_happens_to_a_text_by_itself(mine: Any, desk: Any, lake: str) -> None:
    """Looking at every page of a text, and at what would go, writes nothing in any room."""
    text = begun(desk, lake)
    _home, front, _republic = sides_of_lake(desk, lake)
    at = released(desk, lake, text, front)
    before = {view.room: view.head for view in opened(desk, lake).views()}
    here = f"/c/{lake}/text/{text}"
    for name in (
        "",
        "compare/",
        "agreed/",
        "findings/",
        "brackets/",
        "release/",
        f"say/{front}/",
        "clause/1/",
    ):
        assert mine.get(f"{here}/{name}").status_code == 200
    assert mine.get(f"/c/{lake}/r/{front}/text/{at}/").status_code == 200
    look = {"version": text_of(desk, lake, text).newest.entry, "room": front, "passing": "without-owners"}
    assert mine.post(f"{here}/release/", {"form": "x" * 22, "do": "look", **look}).status_code == 200
    assert {view.room: view.head for view in opened(desk, lake).views()} == before
