"""What the site's tests share: one home folder for each test process, emptied before each test, and a desk
that is open.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from site_cast import FOLDER, PASSPHRASE, client


def pytest_unconfigure() -> None:
    """Leave no folder behind."""
    from django.db import connections

    connections.close_all()
    shutil.rmtree(FOLDER, ignore_errors=True)


@pytest.fixture(scope="session")
def identity() -> tuple[Any, Any]:
    """Keys, and the same sealed under a cheap cost: Argon2 at full cost is tried in its own test."""
    import msgspec

    from goodoffices.vault import PassphraseCost, new_identity, seal_identity

    keys = new_identity("0123456789abcdef0123456789abcd")
    return keys, msgspec.msgpack.encode(
        seal_identity(keys, PASSPHRASE, PassphraseCost(memory=8192, passes=1))
    )


@pytest.fixture
def home() -> Path:
    """The folder, empty: no user, no case."""
    from django.core.management import call_command

    from goodoffices.server.access.desk_session import DOOR
    from goodoffices.server.folder.data_folder import DataFolder

    DOOR.lock()
    DOOR.first_page, DOOR.last_page = "/", ""
    call_command("flush", verbosity=0, interactive=False)
    for folder in (DataFolder(FOLDER).keys, DataFolder(FOLDER).files):
        for file in folder.iterdir():
            file.unlink()
    shutil.rmtree(DataFolder(FOLDER).aside, ignore_errors=True)
    return FOLDER


@pytest.fixture
def desk(home: Path, identity: tuple[Any, Any]) -> Any:
    """An identity, made and open."""
    from goodoffices.server.access.desk_session import DOOR
    from goodoffices.server.store import UnlockedIdentity
    from goodoffices.server.store.models import User

    keys, sealed = identity
    User.objects.create(id=keys.user, sealed=sealed)
    opened = UnlockedIdentity(keys)
    DOOR.open(opened, 15)
    return opened


@pytest.fixture
def stranger(desk: Any) -> Any:
    """A browser without a cookie, while the desk is open."""
    return client()


@pytest.fixture
def mine(desk: Any) -> Any:
    """A browser that was let in."""
    from goodoffices.server.access.desk_session import COOKIE, DOOR

    browser = client()
    browser.cookies[COOKIE] = DOOR.admit()
    return browser


@pytest.fixture
def lake(desk: Any) -> Any:
    """The Lake Sarn talks (fictional): a home room and a room of each side; gives the case's id."""
    from goodoffices.case import Case, Issue, Option, Party
    from goodoffices.server.founding import begin
    from goodoffices.server.store import new_token

    case = Case(
        title="Lake Sarn talks",
        fictional=True,
        parties=(Party(id="front", name="the Front"), Party(id="republic", name="the Republic")),
        issues=(
            Issue(
                id="monitors",
                name="Who monitors",
                options=(
                    Option(id="joint", name="joint team"),
                    Option(id="neighbours", name="neighbours’ team"),
                ),
            ),
            Issue(id="ratio", name="Ratio of exchange"),
        ),
    )
    return begin(desk, case, "closed", new_token())


@pytest.fixture
def shown(desk: Any) -> str:
    """The demonstration's case, by its id."""
    from goodoffices.server.demo import build

    return build(desk)


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Lets hours pass."""
    from proposals_cast import LaterClock

    from goodoffices.server.store import clock

    LaterClock.hours = 0.0
    monkeypatch.setattr(clock, "datetime", LaterClock)
    return LaterClock


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    """The site as waitress serves it, in a thread of this process; gives its address."""
    import threading

    from goodoffices.server import listen, make_server

    taken = listen(0)
    server = make_server(taken)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{taken.getsockname()[1]}"
    server.close()
    server.task_dispatcher.shutdown()
    thread.join(5)
