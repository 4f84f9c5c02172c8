"""What the store refuses.

StoreError
  ├─ NotFound        there is no such thing, or it is not this user's
  ├─ SentBefore      this form was sent before; nothing was added
  └─ AnotherUser     this laptop's folder belongs to another identity
"""

from __future__ import annotations


class StoreError(Exception):
    """Anything that the store refuses."""


class NotFound(StoreError):
    """There is no such case, room or entry, or this user has no part in it. The two are not told apart."""


class SentBefore(StoreError):
    """The form was sent before; nothing was added."""


class AnotherUser(StoreError):
    """The folder belongs to another identity."""
