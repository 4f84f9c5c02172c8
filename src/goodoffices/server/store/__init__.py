"""What is stored, and the only code that touches the database.

Everything is reached through these functions: a desk is opened with a passphrase, a case with a desk, a room
with a case; whatever is written goes through a :class:`StoreWriter`.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from goodoffices.server.store.errors import (
    AnotherUser,
    FileLost,
    KeyLost,
    NotFound,
    OtherKeys,
    SentBefore,
    StoreError,
)

if TYPE_CHECKING:
    from goodoffices.server.store.blobs import BlobWriter, drop_blob
    from goodoffices.server.store.case_writer import StoreWriter, create_case, new_token, write_case
    from goodoffices.server.store.cases import CaseRow, StoredCase, end_case, list_cases, open_case
    from goodoffices.server.store.check import (
        Checked,
        check_and_begin,
        check_case,
        go_on_from_here,
        require_whole,
    )
    from goodoffices.server.store.clock import now
    from goodoffices.server.store.drafts import Draft, drop_draft, give_draft, keep_draft, list_drafts
    from goodoffices.server.store.exports import HereAlready, export_case, import_case
    from goodoffices.server.store.newkeys import Left, let_in, new_keys, rooms_left
    from goodoffices.server.store.seen import begin_anew
    from goodoffices.server.store.stored_desk import StoredDesk
    from goodoffices.server.store.users import (
        UnlockedIdentity,
        change_passphrase,
        has_user,
        idle_minutes,
        make_user,
        open_desk,
        opens_with,
        set_idle_minutes,
        stored_identity,
    )

_WHERE = {
    "blobs": ("BlobWriter", "drop_blob"),
    "cases": ("CaseRow", "StoredCase", "end_case", "list_cases", "open_case"),
    "check": ("Checked", "check_and_begin", "check_case", "go_on_from_here", "require_whole"),
    "drafts": ("Draft", "drop_draft", "give_draft", "keep_draft", "list_drafts"),
    "exports": ("HereAlready", "export_case", "import_case"),
    "clock": ("now",),
    "newkeys": ("Left", "let_in", "new_keys", "rooms_left"),
    "case_writer": ("StoreWriter", "create_case", "new_token", "write_case"),
    "seen": ("begin_anew",),
    "stored_desk": ("StoredDesk",),
    "users": (
        "UnlockedIdentity",
        "change_passphrase",
        "has_user",
        "idle_minutes",
        "make_user",
        "open_desk",
        "opens_with",
        "set_idle_minutes",
        "stored_identity",
    ),
}

__all__ = [
    "AnotherUser",
    "BlobWriter",
    "CaseRow",
    "Checked",
    "Draft",
    "FileLost",
    "HereAlready",
    "KeyLost",
    "Left",
    "NotFound",
    "OtherKeys",
    "SentBefore",
    "StoreError",
    "StoreWriter",
    "StoredCase",
    "StoredDesk",
    "UnlockedIdentity",
    "begin_anew",
    "change_passphrase",
    "check_and_begin",
    "check_case",
    "create_case",
    "drop_blob",
    "drop_draft",
    "end_case",
    "export_case",
    "give_draft",
    "go_on_from_here",
    "has_user",
    "idle_minutes",
    "import_case",
    "keep_draft",
    "let_in",
    "list_cases",
    "list_drafts",
    "make_user",
    "new_keys",
    "new_token",
    "now",
    "open_case",
    "open_desk",
    "opens_with",
    "require_whole",
    "rooms_left",
    "set_idle_minutes",
    "stored_identity",
    "write_case",
]


def __getattr__(name: str) -> Any:
    """Import on first use: Django loads this package before its models may be loaded."""
    for module, names in _WHERE.items():
        if name in names:
            return getattr(importlib.import_module(f"{__name__}.{module}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
