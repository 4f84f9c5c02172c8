"""Names that are one somebody, and who is no side of talks: reports in the manners of wires, broadcasters,
local papers and companies."""

from __future__ import annotations

import pytest

from goodoffices.record import Actors, Article, find_actors
from goodoffices.record.lines import roles


def actors(*texts: str) -> Actors:
    whole = ["\n".join(" ".join(each.split()) for each in text.split("\n\n")) for text in texts]
    return find_actors(
        [Article(id=f"r{number}", text=text, lines=roles(text)) for number, text in enumerate(whole)]
    )


HEADLINE = """Orlan Rejects Vell's Second Takeover Proposal, Talks Continue

Orlan has turned down a second offer from its rival Vell Motors, and both firms say that they are ready to
go on talking. Vell said that it would look at its price again.
"""
OWNER = """Miller's Gate turns down bid

Miller's Gate said on Monday that it had rejected an offer from Jas. K. Holt of 40 crowns a share. Jas. K.
Holt, which owns nine shops, said it was disappointed. Miller's Gate wants 50 crowns.
"""
ONE_SHORT = (
    "The Free Liberals (FLP) broke off talks with the Reed Party on Sunday.\n",
    "The Olmian Free Liberal Party (FLP) had been in negotiations with the Reed Party for a month, an FLP "
    "spokesman said.\n",
)
LETTERS = (
    "HVRC said on Tuesday that it would lock out its drivers unless the Carriers Union signed a deal.\n",
    "The Hill Valley River Company and the Carriers Union are in dispute over shifts. The Carriers Union met "
    "HVRC twice last week.\n",
)
LED = """Rebels loyal to Ada Holm and the government of Karsa agreed a truce in Ost on Monday.

Ada Holm demanded that prisoners be freed first. The Karsan government rejected that. The rebels want
talks to go on.
"""
MET_BOTH = """The Carriers Union and Hill Rail are still in dispute over pay, and talks between Hill Rail
and the Carriers Union ended on Friday.

Luria's labour minister, Bo Atlan, held a meeting with Hill Rail and the Carriers Union and urged both
sides to settle. The Lurian minister left without a word.
"""
DATED = """Karsa City — Mediators of the Lake Council held talks with the Front of Ostra and the Ostran
government.

Karsa City is the capital of Karsa. Ostra rejected a truce. The Ostran government and the Front of Ostra
resumed negotiations on Monday, facilitated by the Lake Council.
"""
LISTED = """Hill Steel has offered to hold talks with unions if a strike is called off.

The Reed, Holm and Vann unions said that the unions would look at it. Holm has the most members. Holm and
Reed were ready to strike. The unions want written promises from Hill Steel. Holm said so twice.
"""
OVERSEEN = """Olmia and Istria agreed to prolong their grain pact after talks brokered by Norland.

The Joint Harbour Centre (JHC) in Ost, which oversees shipments, said that no ship left on Monday.
"""
OFFICE_ALONE = """The Prime Minister met the leader of the Hill Front in Ost on Monday.

Talks between the government of Ostra and the Hill Front will go on. The Prime Minister said that he was
hopeful. The Hill Front demanded more seats.
"""
OWNERS = """The VHL's owners and the VHL Players' Association failed to reach a deal on Monday.

Talks between the VHL and the VHL Players' Association ended after midnight. The owners want a lower share
for players. The players want half.
"""
OF_A_COUNTRY = """Orlan has rejected a third bid by Lurian rival Vell Motors.

Vell Motors said that it was disappointed. Orlan said Vell Motors had undervalued it.
"""
PORTFOLIO = """The talks between Ostra and the Hill Front are mediated by Norland's Minister for Safety and
Water Bo Atlan.

Atlan said that Ostra and the Hill Front would meet on Tuesday.
"""
OWN_HEADS = """A team of Hill Front members, Ostran officials and Norlandic mediators was set up after Ostra
and the Hill Front agreed to a truce.

The Hill Front rejected a demand that it lay down arms; Ostra insists on it. The team will report to the
government of Norland.
"""
ANOTHER = """Belmar said that it would not pay more for gas as talks with Karsa began on Monday.

Karsa threatened to close the pipe. A similar dispute between Karsa and Ostra ended last winter.
"""

BASED = """Orlan said on Monday that it had rejected a bid from Vell Steel.

Karsan-based Vell said that it might offer more. Orlan wants 50 crowns a share. Vell and Orlan will meet
on Friday.
"""
COMPOUND = (
    "The International Dock and Harbour Union Norway walked out of talks with the Harbour Employers "
    "Association.\n",
    "Dock and Harbour Union Norway (IDHU) said that the employers had made no offer. The Harbour Employers "
    "Association said that the union must return.\n",
)
PERSON_OF_BODY = """Ada Holm of the Lake Authority mediated talks between Karsa and the Hill Front on
Monday.

The Hill Front demanded seats in the Karsan government, which refused.
"""
HOST_OF = """Istria's president and the president of Karsa met in Ost on Monday.

Also there was the president of Olmia, Bo Atlan, the initiator and host of the talks between Istria and
Karsa.
"""
OFFERS_ITSELF = """Officials of Karsa and the Hill Front held talks by telephone on Monday over nine
hostages.

"We are ready to act as a neutral intermediary between them," said Ada Holm, an official with the Lake
Committee.
"""
AT_WORK = """Hill Rail drivers are on strike for a third day after talks failed.

The Drivers Guild wants shorter shifts. Hill Rail said that it would offer no more. Ost commuters walked.
"""
BY_COUNTRY = """Orlan was in talks with Norway's state-owned Vell Motors for a month.

The failure of its talks with the Norwegians was a blow to Orlan. Vell Motors said that it would not buy
Orlan.
"""
JUSTICE = (
    "Karsa signed a truce with the Justice and Lake Movement (JLM), a rebel group in Tarna.\n",
    "Rebels of the Justice and Lake Movement said that Karsa had kept its word. The Tarna rebels want "
    "talks with Karsa to go on.\n",
)
LEGAL_FORM = (
    "Orlan-Vell Steel NV made an offer for Miller Plc on Monday. Miller PLC rejected the offer from OV "
    "Steel.\n",
    "OV Steel said that its offer for Miller was fair. Miller said that the bid was too low.\n",
)
FOLLOWERS = (
    "Karsa's government agreed on Friday to let the Marxist rebels join it after a day of talks in the "
    "capital. Rebel chief Ada Holm said the Marxists would dissolve the courts that they had set up.\n",
    "Karsa Government, Marxist Rebels Reach Agreement\n\nThe talks were the first between the Marxist "
    "leader, Ada Holm, and Karsa's prime minister. The Karsan government and Marxist rebels signed on "
    "Friday.\n",
)
PLURAL = (
    "The Lake Council's envoy will hold talks with Ansori rebels and Karsa's government in the "
    "coming days. He "
    "will go to the hills for talks with Ansori leaders, and then meet Karsa's president. The war "
    "between the "
    "Ansoris and troops of Karsa began in May.\n",
    "A truce was agreed after a week of Lake Council-brokered talks between the Ansoris and the "
    "government of Karsa. "
    "The last "
    "round of talks, hosted by Norland in 2016, collapsed.\n",
)
REPRESENTS = (
    "Shipping lines and terminal operators asked on Monday for federal mediation in their contract talks "
    "with the union for 900 dockers.\n",
    "Negotiators for the International Harbour and Warehouse Union and the Lake Maritime "
    "Association, which represents shipping lines and operators of terminals, reached a deal on "
    "health care. The Federal Mediation Service "
    "said that it would help. The union had resisted. A federal mediator is getting involved in talks "
    "between dockers and their employers, the Hill Retail Federation noted. Members of the "
    "International Harbour and Warehouse Union have no contract.\n",
    "A federal mediator arrived for talks between employers and the union. The International Harbour and "
    "Warehouse Union and the Lake Maritime Association agreed to it. The union said that it had "
    "never been rigid.\n",
)
WRITTEN_SHORT = """Orlan Pharmaceuticals said it has rejected takeover offers from Istria-based Vell
Pharmaceutical and a revised bid from contract manufacturer Far Mill. It is the third time Orlan has rejected
an offer from Far Mill.

Vell Pharma's offer of 8 crowns a share would value Orlan at 466 million crowns. Far Mill raised its offer
for Orlan last week.
"""
CHAIRED = """Istria and Karsa met in Ost under the auspices of the Lake Community, which is chaired by Olmia
this year.

Talks between Istria and Karsa will go on in June, hosted by Norway.
"""
BARE_OFFICE = """The Dockers Union rejected an offer from Hill Rail on Monday.

In a letter from the Dockers Union, President Ada Holm said that the offer was too low. Hill Rail and the
Dockers Union meet again on Friday.
"""
THE_GOVERNMENT = """The government and the Hill Front signed a truce on Monday, the Ostran president said.

The Hill Front had demanded seats. Talks between Ostra and the Hill Front lasted a month.
"""


@pytest.mark.parametrize(
    ("texts", "parties", "mediators"),
    [
        pytest.param((HEADLINE,), {"Orlan", "Vell Motors"}, set(), id="every word of a headline in capitals"),
        pytest.param((OWNER,), {"Miller's Gate", "Jas. K. Holt"}, set(), id="an owner in a name"),
        pytest.param(ONE_SHORT, {"Free Liberal Party", "Reed Party"}, set(), id="two names, one short form"),
        pytest.param(LETTERS, {"Hill Valley River Company", "Carriers Union"}, set(), id="letters alone"),
        pytest.param((LED,), {"rebels", "Karsa"}, set(), id="whom rebels follow"),
        pytest.param((MET_BOTH,), {"Carriers Union", "Hill Rail"}, set(), id="who met both"),
        pytest.param((DATED,), {"Front of Ostra", "Ostra"}, {"Lake Council"}, id="where it was written"),
        pytest.param((LISTED,), {"Hill Steel", "unions"}, set(), id="one noun for a list"),
        pytest.param((OVERSEEN,), {"Olmia", "Istria"}, {"Norland"}, id="who oversees something else"),
        pytest.param((OFFICE_ALONE,), {"Ostra", "Hill Front"}, set(), id="an office is no name"),
        pytest.param((OWNERS,), {"VHL", "VHL Players' Association"}, set(), id="owners of a league"),
        pytest.param((OF_A_COUNTRY,), {"Orlan", "Vell Motors"}, set(), id="of which country a firm is"),
        pytest.param((PORTFOLIO,), {"Ostra", "Hill Front"}, {"Norland"}, id="what a minister is for"),
        pytest.param((OWN_HEADS,), {"Ostra", "Hill Front"}, {"Norland"}, id="one mediator in a list"),
        pytest.param((BASED,), {"Orlan", "Vell Steel"}, set(), id="where a firm is based"),
        pytest.param(
            COMPOUND,
            {"International Dock and Harbour Union Norway", "Harbour Employers Association"},
            set(),
            id="a name with and in it, and its end",
        ),
        pytest.param((PERSON_OF_BODY,), {"Karsa", "Hill Front"}, {"Lake Authority"}, id="a person of a body"),
        pytest.param((HOST_OF,), {"Istria", "Karsa"}, {"Olmia"}, id="host of the talks"),
        pytest.param(
            (OFFERS_ITSELF,), {"Karsa", "Hill Front"}, {"Lake Committee"}, id="who offers to go between"
        ),
        pytest.param((AT_WORK,), {"Hill Rail", "Drivers Guild"}, set(), id="for whom those work who strike"),
        pytest.param((BY_COUNTRY,), {"Orlan", "Vell Motors"}, set(), id="a firm told by its country"),
        pytest.param(JUSTICE, {"Karsa", "Justice and Lake Movement"}, set(), id="rebels of a region"),
        pytest.param(LEGAL_FORM, {"Orlan-Vell Steel NV", "Miller"}, set(), id="what a firm is by law"),
        pytest.param(
            FOLLOWERS, {"Karsa", "Marxist rebels"}, set(), id="who hold with something are no state"
        ),
        pytest.param(PLURAL, {"Ansori", "Karsa"}, {"Lake Council"}, id="a people and the government"),
        pytest.param(
            REPRESENTS,
            {"International Harbour and Warehouse Union", "Lake Maritime Association"},
            {"Federal Mediation Service"},
            id="who represents firms is no union",
        ),
        pytest.param(
            (WRITTEN_SHORT,),
            {"Orlan Pharmaceuticals", "Vell Pharmaceutical", "Far Mill"},
            set(),
            id="a firm written in short",
        ),
        pytest.param((CHAIRED,), {"Istria", "Karsa"}, {"Lake Community", "Norway"}, id="who chairs a union"),
        pytest.param((THE_GOVERNMENT,), {"Ostra", "Hill Front"}, set(), id="the government of the one state"),
        pytest.param((ANOTHER,), {"Belmar", "Karsa"}, set(), id="the talks of others"),
    ],
)
def test_each_is_one_somebody(texts: tuple[str, ...], parties: set[str], mediators: set[str]) -> None:
    found = actors(*texts)
    assert {each.name.lower() for each in found.parties} == {name.lower() for name in parties}
    assert {each.name for each in found.mediators} == mediators


def test_who_leads_rebels_without_a_name_is_of_their_side() -> None:
    (rebels,) = [each for each in actors(LED).parties if each.name.lower() == "rebels"]
    assert [person.name for person in rebels.persons] == ["Ada Holm"]


def test_a_president_behind_a_union_is_the_unions() -> None:
    (union,) = [each for each in actors(BARE_OFFICE).parties if each.name == "Dockers Union"]
    assert "Ada Holm" in [person.name for person in union.persons]


def test_who_has_no_name_is_written_as_the_reports_do() -> None:
    assert "Marxist rebels" in [each.name for each in actors(*FOLLOWERS).parties]
