"""One pattern for many words. Python's patterns try one alternative after another at each letter; put
together by their first letter, few are tried.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable


def by_first_letter(patterns: Iterable[str], behind: str = "") -> str:
    """A pattern that finds what ``a|b|c`` would, where each alternative begins with a letter that stands for
    itself: the order of alternatives counts only among those of one letter, and is kept there. ``behind`` is
    asked behind the first letter, such as what must not stand before it: a search skips fast to a letter, but
    tries what looks back everywhere.
    """
    of_letter: dict[str, list[str]] = defaultdict(list)
    for pattern in patterns:
        first = re.match(r"\\?.", pattern)
        letter = first.group() if first is not None else ""
        of_letter[letter].append(pattern[len(letter) :])
    groups = [
        letter + behind + (rests[0] if len(rests) == 1 else f"(?:{'|'.join(rests)})")
        for letter, rests in of_letter.items()
    ]
    return "|".join(groups)
