"""Press articles of the demonstration; outlets, people and places are invented."""

from __future__ import annotations

from typing import NamedTuple


class Press(NamedTuple):
    """An article: its name here, outlet, how many days ago it was published, and its text."""

    name: str
    outlet: str
    days: int
    text: str


ARTICLES = (
    Press(
        "sarn-post",
        "The Sarn Post",
        4,
        """Second round opens over Lake Sarn

VESNA - Mediators from Norland, the Council of Neighbours and the Vesna Institute opened a second round of indirect talks over Lake Sarn, four months after the first ended without a text.

"We demand a withdrawal from the whole district," said Oren Vale, a spokesman for the Front. He said the Front would accept a joint team of monitors if the list of prisoners is settled first.

Ana Dorn, the Republic's foreign minister, said that the Republic would not accept a withdrawal from the whole district.

The Republic holds 46 prisoners, according to a relief agency. The Front says that the Republic holds 58 prisoners.

The deal under discussion has two phases, according to a draft seen by the Sarn Post. It does not say what counts as alive.
""",
    ),
    Press(
        "herald",
        "The Upland Herald",
        2,
        """Families wait for buses by the lake

LAKEHEAD - Families of those who left the shore villages two years ago are packing again.

Oren Vale, who speaks for the Front, said the Front demands the return of families in the first phase. "They have waited long enough," he said.

A senior official of the Republic said that the government would accept the return of families in the second phase.

Norland's envoy Per Holm told reporters that the gaps are smaller than they look. "Nobody expects a signature this week," Holm added.
""",
    ),
    Press(
        "lpa",
        "Lake Press Agency",
        1,
        """Aid convoys: both sides name the same number

VESNA (LPA) - The Republic accepts 600 aid convoys a day, Ana Dorn, the foreign minister, told parliament.

The Front demands 600 aid convoys a day, Oren Vale told LPA.

A diplomat said that the question of guarantors was still open. "Two of the three would be enough for most of us," the diplomat said.
""",
    ),
)
