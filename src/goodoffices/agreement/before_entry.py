"""What is owed before an agreement enters into force, for it to do so."""

from __future__ import annotations

from goodoffices.agreement.agreement import Agreement


def owed_before(agreement: Agreement) -> frozenset[str]:
    """What has to be done for the agreement to enter into force: it is owed from the signature on. What that
    waits for is owed from then too.
    """
    entry = agreement.enters_into_force
    duties = {one.id: one for one in agreement.duties}
    waiting = [entry.when] if entry is not None and entry.when is not None else []
    found: set[str] = set()
    while waiting:
        for part in waiting.pop().parts():
            for name in (*part.done, *part.verified):
                one = duties.get(name)
                if one is None or name in found or one.phase:
                    continue
                found.add(name)
                after = getattr(one, "after", None)
                if after is not None:
                    waiting.append(after)
    return frozenset(found)
