"""A position is given to nobody who is not surely meant: by name in the clause, or by a pronoun that can mean
but one.
"""

from __future__ import annotations

import pytest
from test_withheld import stances

from goodoffices.record import Article, build
from goodoffices.record.find import find


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # a pronoun that can mean two means nobody
        ("The Front met in Vesna. It demanded a truce.", {("front", "demands")}),
        ("The Front met Ostra in Vesna. It demanded a truce.", set()),
        ("Ostra closed the road that the Front holds. They demanded a truce.", set()),
        ("Ostra told the Front that it would never accept the draft.", {("ostra", "refuses")}),
        # what only has a country before it is not the country
        ("The leader of Ostra's anti-government protest movement says he is willing to sign.", set()),
        ("The Ostran timber industry said it would not accept the draft.", set()),
        ("Ostran farmers said they would not accept the draft.", set()),
        ("Families of Ostran prisoners demanded a truce.", set()),
        # a relative word, and a participle far from the subject, mean nobody who is near
        ("Men, said to be backed by Norland, who vowed to free the valley, left Ostra.", set()),
        ("Sides met, with the Front saying that men die in demanding a truce.", set()),
        ("The talks demanded a truce.", set()),
        ("Rebels fought on, backed by Norland, after Ostra spoke.", set()),
        # what is set off by a hyphen is no deed
        ("Norland-backed Front troops left the road.", set()),
    ],
)
def test_who_is_not_surely_meant_holds_nothing(text: str, found: set[tuple[str, str]]) -> None:
    assert stances(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ostra should not sign the draft, the Ostran foreign minister said.", {("ostra", "refuses")}),
        ("The Front should not sign the draft, the Ostran foreign minister said.", {("ostra", "demands")}),
        ("The Front never offered peace.", set()),
        ("The Front will not offer peace.", {("front", "refuses")}),
        ("Ostra pledged not to build a dam.", set()),
        ("Ostra pledged not to free the prisoners.", {("ostra", "refuses")}),
        ("Ostra vowed never to leave the road.", {("ostra", "refuses")}),
        ("Ostra said that Norland had favoured the Front.", set()),
        ("A text was shown, which led to a signing last month in Vesna by Ostra.", set()),
    ],
)
def test_what_binds_is_told_from_what_refuses(text: str, found: set[tuple[str, str]]) -> None:
    assert stances(text) == found


FIRMS = (
    "Talks between Orlan Steel and Brakemann plc go on in Vesna.\n\nOrlan Steel offered £3 a share, and "
    "Brakemann plc rejected the offer.\n\n"
)


def held(text: str) -> set[tuple[str, str]]:
    article = Article(id="a", text=FIRMS + text, published="2031-05-09")
    record = build([article], find)
    return {(row.party, row.stance) for row in record.proposals if row.start >= len(FIRMS) and row.stance}


def test_a_common_noun_that_could_mean_either_firm_means_neither() -> None:
    assert held("Brakemann plc said the company would not accept the bid.") <= {("Brakemann", "refuses")}
    assert held("Orlan Steel met Brakemann plc. The company demanded a new offer.") == set()
    assert held("Other companies demanded a new offer.") == set()
