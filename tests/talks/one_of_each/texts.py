"""An entry of every kind of this subject."""

from __future__ import annotations

from goodoffices.talks import Act, acts
from goodoffices.talks.acts import Cite, Ref
from one_of_each.common import FILE, PROXY

EXAMPLES: list[Act] = [
    acts.TextBegun(
        title="ta",
        languages=("fr", "ar"),
        authentic=("en", "ar"),
        prevails="en",
        until_everything=False,
        text=3,
    ),
    acts.VersionMade(
        text=3,
        name="tb",
        file=FILE,
        day="2031-05-04",
        after=4,
        still_open=(5,),
        brackets=9,
        outer=4,
        came=1,
        went=2,
        words="tc",
    ),
    acts.ClauseChanged(
        text=3,
        version=4,
        place=2,
        clause="3.1",
        old="td",
        put="te",
        on=5,
        owners=("front",),
        source=Ref("front", 7),
        words="tf",
    ),
    acts.ChangeDecided(text=3, version=4, place=2, changes=(5, 6), put="tg", words="th"),
    acts.BracketOwned(text=3, version=4, bracket=1, owners=("front",), since="2031-05-04", words="ti"),
    acts.ClauseTied(
        text=3, clause="3.1", issue="monitors", option="joint", phases=("p1",), terms=("alive",), plans=("k",)
    ),
    acts.TextTranslated(text=3, language="ar", file=FILE),
    acts.ClauseTranslated(text=3, language="ar", clause="3.1", of="tj", put="tk", checked_by="Ms Tal"),
    acts.TextSent(
        text=3,
        version=4,
        room="front",
        form="x",
        passing="clean",
        cites=(Cite("republic", 3, 4),),
        kept=("tl",),
    ),
    acts.TextReleased(
        title="ta",
        file=FILE,
        passing="without-owners",
        takes_words=True,
        language="ar",
        day="2031-05-04",
        first=3,
        words="tm",
        concluded=True,
    ),
    acts.ClauseSpoken(
        words="tn",
        party="front",
        proxy=PROXY,
        release=3,
        clauses=(acts.ClauseOf("3.1", "k1"),),
        word="agreed-if",
        conditions=(acts.If(does="to"),),
        due="2031-05-09",
        subject_to=("the council",),
    ),
    acts.WordsProposed(
        words="tp",
        party="front",
        proxy=PROXY,
        disclosure="float",
        release=3,
        clause=acts.ClauseOf("3.1", "k1"),
        put="tq",
        unmarked=True,
    ),
    acts.WordWeighed(said=Ref("front", 3), position=Ref("front", 4), words="tr"),
    acts.TextConcluded(text=3, version=4, day="2031-05-04", words="ts"),
]
