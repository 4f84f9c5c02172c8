"""Fixtures of the vault's tests."""

from __future__ import annotations

import pytest
from vault_cast import Talk, start_talk

from goodoffices.vault import Identity, new_identity


@pytest.fixture(scope="session")
def people() -> dict[str, Identity]:
    """Two mediators, two delegates."""
    return {name: new_identity(name) for name in ("moreau", "adeyemi", "salim", "orr")}


@pytest.fixture
def talk(people: dict[str, Identity]) -> Talk:
    """A room of Moreau and Salim with six things said."""
    made = start_talk(people)
    for i in range(6):
        made.say("salim" if i % 2 else "moreau", b"words %d" % i)
    return made
