"""The rooms of a case."""

from __future__ import annotations

from typing import Any

import pytest

from goodoffices.server.store import new_token, open_case


def test_a_room_is_opened_with_its_parties_and_default(mine: Any, desk: Any, lake: str) -> None:
    given = {
        "form": new_token(),
        "title": "Everyone",
        "sort": "all",
        "parties": ["front", "republic"],
        "default": "attribute",
    }
    answer = mine.post(f"/c/{lake}/rooms/new/", given)
    view = open_case(desk, lake).views()[-1]
    assert answer["Location"] == f"/c/{lake}/r/{view.room}/"
    assert (view.title, view.sort, view.parties, view.default) == (
        "Everyone",
        "all",
        ("front", "republic"),
        "attribute",
    )
    assert mine.post(f"/c/{lake}/rooms/new/", given)["Location"] == f"/c/{lake}/"
    assert len(open_case(desk, lake).room_ids) == 4
    assert b"Everyone" in mine.get(f"/c/{lake}/").content


@pytest.mark.parametrize(
    "wrong", [{"title": ""}, {"sort": "delegation"}, {"parties": ["nobody"]}, {"parties": []}, {"form": "x"}]
)
def test_a_room_that_lacks_something_is_not_opened(
    mine: Any, desk: Any, lake: str, wrong: dict[str, Any]
) -> None:
    given = {"form": new_token(), "title": "R", "sort": "delegation-mediators", "parties": ["front"], **wrong}
    assert mine.post(f"/c/{lake}/rooms/new/", given).status_code == 400
    assert len(open_case(desk, lake).room_ids) == 3


def test_who_has_no_cookie_opens_no_room(stranger: Any, desk: Any, lake: str) -> None:
    given = {"form": new_token(), "title": "R", "sort": "mediators"}
    assert stranger.post(f"/c/{lake}/rooms/new/", given).status_code == 403
    assert len(open_case(desk, lake).room_ids) == 3
