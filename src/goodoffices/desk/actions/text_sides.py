"""What a side says of a text that was released to its room: its word on clauses, words that it proposes;
and what mediators make of it.
"""

from __future__ import annotations

from collections.abc import Sequence

from goodoffices.case import Stance
from goodoffices.desk.actions.placing import place_on_issue
from goodoffices.desk.actions.text_clauses import clause_at, record_change, with_layout
from goodoffices.desk.one_text.line import OneText
from goodoffices.desk.one_text.releasing import content_there, released_text
from goodoffices.desk.one_text.standing import RoomRelease, TextStanding
from goodoffices.desk.open_case import CaseWriter, OpenCase
from goodoffices.desk.refusals import NotThereError, RefusedError
from goodoffices.talks import Disclosure, Proxy, acts
from goodoffices.text import SideWord, words_key

STANCE_OF: dict[SideWord, Stance] = {
    "agreed": "accepts",
    "ad-referendum": "accepts",
    "agreed-if": "accepts",
    "refused": "refuses",
}
"""The position that a side's word on a clause proposes on its issue."""


def release_in(case: OpenCase, text: int, room: str, entry: int) -> tuple[TextStanding, RoomRelease]:
    """A release of a text in a room. Raises NotThereError."""
    standing = TextStanding(OneText(case, text))
    found = next((one for one in standing.in_room(room) if one.entry == entry), None)
    if found is None:
        raise NotThereError("no such release")
    return standing, found


def say_on_clauses(
    writer: CaseWriter,
    text: int,
    room: str,
    release: int,
    labels: Sequence[str],
    word: SideWord,
    *,
    party: str,
    proxy: Proxy | None,
    disclosure: Disclosure | None = None,
    condition: str = "",
    due: str = "",
    subject_to: Sequence[str] = (),
    remark: str = "",
) -> int:
    """Record a side's word on clauses of what its room has; gives the entry."""
    standing, found = release_in(writer.case, text, room, release)
    wanted = set(labels)
    clauses = tuple(
        acts.ClauseOf(row.label, row.key or words_key(""))
        for row in content_there(standing.text, found).rows
        if row.label in wanted
    )
    if {one.clause for one in clauses} != wanted:
        raise NotThereError("no such clause")
    return writer.write(
        room,
        acts.ClauseSpoken(
            words=remark,
            party=party,
            proxy=proxy,
            disclosure=disclosure,
            release=release,
            clauses=clauses,
            word=word,
            conditions=(acts.If(does=condition),) if condition else (),
            due=due if word == "ad-referendum" else "",
            subject_to=tuple(subject_to) if word == "ad-referendum" else (),
        ),
    )


def propose_words(
    writer: CaseWriter,
    text: int,
    room: str,
    release: int,
    label: str,
    typed: str,
    *,
    party: str,
    proxy: Proxy | None,
    disclosure: Disclosure | None = None,
    remark: str = "",
    unmarked: bool = False,
) -> tuple[int, int]:
    """Words that a side proposes for a clause: in its own room, and as a change of its in the draft.
    Gives both entries.
    """
    standing, found = release_in(writer.case, text, room, release)
    seen = released_text(writer.case, found.act)
    place = next((at for at, one in enumerate(seen.clauses) if one.label == label), None)
    if place is None:
        raise NotThereError("no such clause")
    clause = clause_at(seen, place)
    put = with_layout(clause.printed, typed)
    if put == clause.printed:
        raise RefusedError("nothing-changed")
    said = writer.write(
        room,
        acts.WordsProposed(
            words=remark,
            party=party,
            proxy=proxy,
            disclosure=disclosure,
            release=release,
            clause=acts.ClauseOf(label, words_key(clause.words)),
            put=put,
            unmarked=unmarked,
        ),
    )
    change = record_change(
        writer,
        standing.text,
        seen,
        place,
        put,
        owners=(party,),
        source=acts.Ref(room, said),
        unmarked=unmarked,
    )
    return said, change


def take_in(writer: CaseWriter, text: int, room: str, sequence: int) -> int:
    """Take words that a side proposed in its room into the draft, as a change of its."""
    item = writer.case.view(room).items.get(sequence)
    act = item.act if item is not None else None
    if item is None or item.invalid or not isinstance(act, acts.WordsProposed):
        raise NotThereError("no such proposal")
    standing, found = release_in(writer.case, text, room, act.release)
    seen = released_text(writer.case, found.act)
    place = next((at for at, one in enumerate(seen.clauses) if one.label == act.clause.clause), None)
    if place is None:
        raise NotThereError("no such clause")
    return record_change(
        writer,
        standing.text,
        seen,
        place,
        act.put,
        owners=(item.party,),
        source=acts.Ref(room, sequence),
        unmarked=act.unmarked,
    )


def weigh(
    writer: CaseWriter, text: int, room: str, sequence: int, *, take: bool, remark: str = ""
) -> int | None:
    """Confirm the position that a side's word on a clause proposes on the clause's issue, or leave it:
    words can be accepted and the issue refused. Gives the position's entry.
    """
    one = OneText(writer.case, text)
    item = writer.case.view(room).items.get(sequence)
    act = item.act if item is not None else None
    if item is None or item.invalid or not isinstance(act, acts.ClauseSpoken):
        raise NotThereError("no such word")
    said = acts.Ref(room, sequence)
    if not take:
        writer.write(one.room, acts.WordWeighed(said=said, words=remark))
        return None
    tie = next((one.ties[each.clause] for each in act.clauses if each.clause in one.ties), None)
    stance = STANCE_OF.get(act.word)
    if tie is None or not tie.issue or stance is None:
        raise RefusedError("no-issue-of-clause")
    place = place_on_issue(writer, room, tie.issue, tie.option)
    assert place is not None
    level = item.level
    position = writer.write(
        room,
        acts.PositionTaken(
            words=item.words,
            party=item.party,
            proxy=act.proxy,
            disclosure=level,
            issue=place[0],
            options=place[1],
            stance=stance,
            conditions=act.conditions,
            subject_to=act.subject_to,
        ),
    )
    writer.write(one.room, acts.WordWeighed(said=said, position=acts.Ref(room, position), words=remark))
    return position
