"""Why a change of what is on the table is refused: field by field."""

from __future__ import annotations

from collections.abc import Mapping


class FieldsRefusedError(ValueError):
    """What is wrong in which field; the field "" is the whole."""

    def __init__(self, wrong: Mapping[str, str]) -> None:
        self.wrong = dict(wrong)
        super().__init__("; ".join(self.wrong.values()))


class KeptMeanwhileError(ValueError):
    """Fields that were changed here and, since they were shown, elsewhere too; with what stands there now."""

    def __init__(self, now: Mapping[str, object]) -> None:
        self.now = dict(now)
        super().__init__(", ".join(self.now))
