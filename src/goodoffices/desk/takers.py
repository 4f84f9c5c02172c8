"""Parties where no report names them as such: the sides that demand, accept or refuse something in their own name."""

from __future__ import annotations

from collections.abc import Sequence

from goodoffices.record import Named, Record, Statement, over_states, parts_of_sides

RULE = "takes-a-position@1"
_FEWEST = 2
_URGED = "verb-urge"
"""Who urges somebody else takes no position on the talks by it."""


def with_takers(record: Record, named: Sequence[Named]) -> list[Named]:
    """The passages that name parties and mediators; where they name fewer than two parties, those by which a side takes a position
    too. A person or a source without a side is no party, and neither is a mediator."""
    parts = parts_of_sides(named)
    if list(parts.values()).count("party") >= _FEWEST:
        return list(named)
    texts = {article.id: article.text for article in record.articles}
    by_id = {row.id: row for row in record.statements}
    found: list[Named] = []
    for row in record.proposals:
        said = by_id.get(row.statement)
        if (
            row.kind == "position"
            and row.status != "rejected"
            and row.voice == "public"
            and said is not None
            and said.side == row.party
            and parts.get(row.party) != "mediator"
            and not _speaks_over(said)
        ):
            assert said.speaker_span is not None
            start, end = said.speaker_span
            words = texts[row.article][start:end]
            found.append(
                Named(side=row.party, part="party", article=row.article, start=start, end=end, words=words, rule=RULE)
            )  # fmt: skip
    return [*named, *found] if len({each.side for each in found} | set(parts)) >= _FEWEST else list(named)


def _speaks_over(said: Statement) -> bool:
    """Who urges others, or is a body over states, which asks for peace without being at war."""
    urges = said.rule.startswith(_URGED) and bool(said.addressee)
    return urges or said.speaker_span is None or said.side in over_states()
