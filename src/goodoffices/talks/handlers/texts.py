"""The one text: versions and changes rest on each other; a side speaks of what was released to its room."""

from __future__ import annotations

from goodoffices.talks import acts
from goodoffices.talks.kinds import Act, RoomEntry
from goodoffices.talks.reasons import Reason, reason
from goodoffices.talks.room_builder import Handler, RoomBuilder


def _stands(bench: RoomBuilder, entry: RoomEntry, at: int | None, kind: type[Act]) -> bool:
    """Whether an earlier entry of a kind stands there; nothing named is nothing missing."""
    if at is None:
        return True
    item = bench.earlier(at, entry.sequence)
    return item is not None and isinstance(item.act, kind) and item.taken_back is None


def _begun(bench: RoomBuilder, entry: RoomEntry) -> Reason | None:
    act = entry.act
    assert isinstance(act, acts.TextBegun)
    if not _stands(bench, entry, act.text, acts.TextBegun):
        return reason("no-text", entry=act.text or 0)
    return reason("prevails-not-authentic") if act.prevails and act.prevails not in act.authentic else None


def _of_text(bench: RoomBuilder, entry: RoomEntry) -> Reason | None:
    act = entry.act
    text = getattr(act, "text", None)
    if not _stands(bench, entry, text, acts.TextBegun):
        return reason("no-text", entry=text or 0)
    for name in ("version", "after"):
        version = getattr(act, name, None)
        if not _stands(bench, entry, version, acts.VersionMade):
            return reason("no-version", entry=version or 0)
        if version is not None and getattr(bench.items[version].act, "text", None) != text:
            return reason("no-version", entry=version)
    changes = (*getattr(act, "changes", ()), *getattr(act, "still_open", ()))
    on = getattr(act, "on", None)
    for change in (*changes, *((on,) if on is not None else ())):
        kinds = (acts.ClauseChanged, acts.ChangeDecided)
        if not any(_stands(bench, entry, change, kind) for kind in kinds):
            return reason("no-change", entry=change)
    return None


def _released(bench: RoomBuilder, entry: RoomEntry) -> Reason | None:
    act = entry.act
    assert isinstance(act, acts.TextReleased)
    if act.passing == "all" and bench.sort != "mediators":
        return reason("owners-stay")
    if not _stands(bench, entry, act.first, acts.TextReleased):
        return reason("no-release", entry=act.first or 0)
    return None


def _of_release(bench: RoomBuilder, entry: RoomEntry) -> Reason | None:
    act = entry.act
    assert isinstance(act, (acts.ClauseSpoken, acts.WordsProposed))
    if not _stands(bench, entry, act.release, acts.TextReleased):
        return reason("no-release", entry=act.release)
    release = bench.items[act.release].act
    assert isinstance(release, acts.TextReleased)
    if isinstance(act, acts.WordsProposed):
        return None if release.takes_words else reason("mediators-pen")
    if not act.clauses:
        return reason("no-clause")
    if (act.word == "agreed-if") is not any(one.does.strip() for one in act.conditions):
        return reason("word-and-condition")
    return None


HANDLERS: dict[type[Act], Handler] = {
    acts.TextBegun: _begun,
    acts.VersionMade: _of_text,
    acts.ClauseChanged: _of_text,
    acts.ChangeDecided: _of_text,
    acts.BracketOwned: _of_text,
    acts.ClauseTied: _of_text,
    acts.TextTranslated: _of_text,
    acts.ClauseTranslated: _of_text,
    acts.TextSent: _of_text,
    acts.TextConcluded: _of_text,
    acts.TextReleased: _released,
    acts.ClauseSpoken: _of_release,
    acts.WordsProposed: _of_release,
}
