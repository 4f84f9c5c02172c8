"""Users' keys and passphrases."""

from __future__ import annotations

import msgspec
import pytest
from vault_cast import CHEAP

from goodoffices.vault import (
    STANDARD,
    PassphraseCost,
    UnreadableError,
    WeakPassphrase,
    WrongPassphrase,
    fingerprint,
    new_identity,
    new_passphrase,
    open_identity,
    require_strong,
    seal_identity,
    words,
)

PHRASE = "quartz lantern meadow seven kayak plum"


def test_a_passphrase_of_six_words_is_one_of_two_to_the_sixty_six() -> None:
    listed = words()
    assert len(set(listed)) == len(listed) == 2**11
    assert all(word.isascii() and word.islower() and 4 <= len(word) <= 7 for word in listed)
    drawn = new_passphrase().split()
    assert len(drawn) == 6
    assert set(drawn) <= set(listed)
    assert len({new_passphrase() for _ in range(50)}) == 50


def test_keys_open_with_their_passphrase_whatever_its_capitals_and_spaces() -> None:
    identity = new_identity("moreau")
    stored = seal_identity(identity, PHRASE, CHEAP)
    opened = open_identity(stored, "  Quartz lantern  MEADOW seven kayak plum ")
    assert opened.public == identity.public
    assert bytes(opened.signing) == bytes(identity.signing)
    assert bytes(opened.box) == bytes(identity.box)


def test_another_passphrase_does_not_open_them() -> None:
    stored = seal_identity(new_identity("moreau"), PHRASE, CHEAP)
    with pytest.raises(WrongPassphrase):
        open_identity(stored, PHRASE + "s")


def test_no_private_key_stands_in_what_is_stored_or_shown() -> None:
    identity = new_identity("moreau")
    stored = msgspec.msgpack.encode(seal_identity(identity, PHRASE, CHEAP))
    for secret in (bytes(identity.signing), bytes(identity.box)):
        assert secret not in stored
        assert secret.hex() not in repr(identity)


def test_a_changed_passphrase_keeps_the_keys() -> None:
    identity = new_identity("moreau")
    again = seal_identity(
        open_identity(seal_identity(identity, PHRASE, CHEAP), PHRASE), "another one entirely", CHEAP
    )
    assert open_identity(again, "another one entirely").public == identity.public
    with pytest.raises(WrongPassphrase):
        open_identity(again, PHRASE)


@pytest.mark.parametrize("field", ["user", "public", "salt", "cost", "nonce", "sealed"])
def test_stored_keys_of_which_a_part_was_exchanged_do_not_open(field: str) -> None:
    one = seal_identity(new_identity("moreau"), PHRASE, CHEAP)
    other = seal_identity(new_identity("orr"), PHRASE, PassphraseCost(8192, 2))
    mixed = msgspec.structs.replace(one, **{field: getattr(other, field)})
    with pytest.raises(WrongPassphrase):
        open_identity(mixed, PHRASE)


@pytest.mark.parametrize(
    "cost",
    [PassphraseCost(1 << 40, 1), PassphraseCost(8192, 0), PassphraseCost(8192, 10**6), PassphraseCost(1, 1)],
)
def test_a_stored_cost_that_would_halt_the_machine_is_refused(cost: PassphraseCost) -> None:
    stored = msgspec.structs.replace(seal_identity(new_identity("moreau"), PHRASE, CHEAP), cost=cost)
    with pytest.raises(UnreadableError, match="out of bounds"):
        open_identity(stored, PHRASE)


def test_the_standard_cost_is_64_mib_and_three_passes_and_works() -> None:
    assert PassphraseCost(64 * 1024 * 1024, 3) == STANDARD
    identity = new_identity("moreau")
    assert open_identity(seal_identity(identity, PHRASE), PHRASE).public == identity.public


@pytest.mark.parametrize("weak", ["", "short", "aaaaaaaaaaaaaaaaaaaaaa", "ab ab ab ab ab ab"])
def test_short_passphrases_are_refused(weak: str) -> None:
    with pytest.raises(WeakPassphrase, match="16 characters"):
        require_strong(weak)
    assert require_strong(PHRASE) is None


def test_fingerprints_differ_with_either_key_and_read_as_digits() -> None:
    one, other = new_identity("a").public, new_identity("b").public
    mixed = msgspec.structs.replace(one, box=other.box)
    assert len({fingerprint(keys) for keys in (one, other, mixed)}) == 3
    assert fingerprint(one) == fingerprint(one)
    assert all(len(group) == 5 and group.isdigit() for group in fingerprint(one).split())
