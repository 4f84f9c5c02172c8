"""What this process knows of the folder that it serves."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class State:
    """Set once, when the folder is prepared."""

    id: str = ""
    """The folder's own, which its database and its sealed files carry: 32 hexadecimal digits."""
    trouble: str = ""
    """Why nothing can be recorded: the database is damaged, or the disk was full at the start. Empty on a
    good day.
    """
    told: list[str] = field(default_factory=list)
    """What the start found and did, in sentences for the person."""


STATE = State()
"""The one folder of this process."""
