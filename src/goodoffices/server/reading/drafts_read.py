"""A draft, or a DOCX that comes back, read under limits."""

from __future__ import annotations

from goodoffices.server.reading.confined import Confined
from goodoffices.server.reading.messages import BackRead, DraftRead, ReadBack, ReadDraft
from goodoffices.text import CameBack


def read_draft(data: bytes) -> str:
    """The words of a draft: of a plain text in any encoding, or of a DOCX. Raises NotReadError."""
    with Confined() as reader:
        answer = reader.ask(ReadDraft(data))
    assert isinstance(answer, DraftRead)
    return answer.words


def read_returned(data: bytes, sent: str) -> CameBack:
    """What a DOCX that came back proposes, against the words that were sent. Raises NotReadError."""
    with Confined() as reader:
        answer = reader.ask(ReadBack(data, sent))
    assert isinstance(answer, BackRead)
    return answer.came
