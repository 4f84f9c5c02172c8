"""How talks are run: entries, disclosure, relays; what each viewer sees."""

from goodoffices.talks import acts
from goodoffices.talks.blocks import Excluding
from goodoffices.talks.changes import changed, difference
from goodoffices.talks.compose import Cited, DraftView, MediatorView, RelayView, compose, tied
from goodoffices.talks.conditions import RelayCondition, conditions_at
from goodoffices.talks.declaring import KindOfEntry
from goodoffices.talks.disclosure import LEVELS, NEEDED, Consent, Disclosure, GoesAs, How, Proxy, reaches
from goodoffices.talks.errors import NotWritten, RelayRefused, TalksError
from goodoffices.talks.fold import fold, why_invalid
from goodoffices.talks.handlers.rooms import stated
from goodoffices.talks.kinds import (
    KINDS,
    Act,
    Provenance,
    RoomEntry,
    captured_as,
    declared,
    decode_entry,
    encode_entry,
    kind_of,
)
from goodoffices.talks.leaks import Around, LeakWarning, leak_warnings
from goodoffices.talks.parts import block_of, blocks_of, from_parts, snapshot_head
from goodoffices.talks.reasons import TEXTS, Reason, reason
from goodoffices.talks.texts import Stated, conditions_of, files_of, sorts_of, texts_of
from goodoffices.talks.threads import ANY_TIME, FIRST_STATE, STEPS, Process, StepTaken
from goodoffices.talks.view import VERSION, Claim, EntryState, Level, RoomIssue, RoomView
from goodoffices.talks.writing import (
    Placed,
    Relay,
    conditions_of_relay,
    objections,
    relay_of,
    write,
    write_draft,
    write_mended,
    write_note,
    write_relay,
)

__all__ = [
    "ANY_TIME",
    "FIRST_STATE",
    "KINDS",
    "LEVELS",
    "NEEDED",
    "STEPS",
    "TEXTS",
    "VERSION",
    "Act",
    "Around",
    "Cited",
    "Claim",
    "Consent",
    "Disclosure",
    "DraftView",
    "EntryState",
    "Excluding",
    "GoesAs",
    "How",
    "KindOfEntry",
    "LeakWarning",
    "Level",
    "MediatorView",
    "NotWritten",
    "Placed",
    "Process",
    "Provenance",
    "Proxy",
    "Reason",
    "Relay",
    "RelayCondition",
    "RelayRefused",
    "RelayView",
    "RoomEntry",
    "RoomIssue",
    "RoomView",
    "Stated",
    "StepTaken",
    "TalksError",
    "acts",
    "block_of",
    "blocks_of",
    "captured_as",
    "changed",
    "compose",
    "conditions_at",
    "conditions_of",
    "conditions_of_relay",
    "declared",
    "decode_entry",
    "difference",
    "encode_entry",
    "files_of",
    "fold",
    "from_parts",
    "kind_of",
    "leak_warnings",
    "objections",
    "reaches",
    "reason",
    "relay_of",
    "snapshot_head",
    "sorts_of",
    "stated",
    "texts_of",
    "tied",
    "why_invalid",
    "write",
    "write_draft",
    "write_mended",
    "write_note",
    "write_relay",
]
