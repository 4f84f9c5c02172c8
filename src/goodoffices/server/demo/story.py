"""The story of the demonstration: a first round without a text, and a second in its third day. Nobody in it
exists.
"""

from __future__ import annotations

from goodoffices.desk.actions.begin_process import (
    call_session,
    expect_approval,
    name_actor,
    note_channel,
    note_contact,
    note_invitation,
    note_mandate,
    open_round,
    set_deadline,
    take_step,
)
from goodoffices.server.demo.draft import tell_text
from goodoffices.server.demo.teller import Teller
from goodoffices.talks.acts import Ref

DORN, ORR = "Ana Dorn", "General Orr"
VALE, MAR = "Oren Vale", "Dr Ilka Mar"


def tell(story: Teller) -> None:
    """All of it, in the order of time."""
    _who_is_who(story)
    _first_round(story)
    _between(story)
    _second_round(story)
    tell_text(story)
    _today(story)


def _who_is_who(story: Teller) -> None:
    story.on(130, 9)
    note_mandate(
        story.pen, party="republic", person=DORN, may=("speak", "commit"), referendum_to=("parliament",)
    )
    note_mandate(story.pen, party="republic", person=ORR, may=("speak",), words="on monitors and withdrawal")
    note_mandate(
        story.pen,
        party="front",
        person=MAR,
        may=("speak", "commit"),
        referendum_to=("the council of the Front",),
    )
    note_mandate(story.pen, party="front", person=VALE, may=("speak",), words="to the press")
    name_actor(
        story.pen,
        name="Istmark",
        about="Neighbour to the east; pays for most of what reaches the shore villages.",
        backs=("front",),
    )
    name_actor(
        story.pen,
        name="Upland Families’ League",
        about="Can fill the square in the capital.",
        could_spoil_for=("republic",),
    )
    name_actor(story.pen, name="Coast Conference", about="Buys the Republic’s grain.", presses=("republic",))


def _first_round(story: Teller) -> None:
    story.on(128, 9)
    opened = open_round(story.pen, story.sides, name="First round", venue="Vesna")
    for party, person in (("republic", DORN), ("front", MAR)):
        story.on(127, 10 if party == "republic" else 15)
        sitting = call_session(
            story.pen,
            story.room(party),
            agenda=("Cessation of fire", "Withdrawal"),
            venue="Lakeside House, Vesna",
        )
        story.step(party, sitting, "start")
        if party == "republic":
            story.position(
                "republic",
                person,
                "demands",
                "fire",
                "day-1",
                "Fire must cease on the first day.",
                "attribute",
            )
            story.position(
                "republic",
                person,
                "refuses",
                "withdrawal",
                "district",
                "Not the whole district.",
                "attribute",
            )
        else:
            story.position(
                "front",
                person,
                "demands",
                "fire",
                "day-1",
                "Fire has to cease on the first day.",
                "attribute",
            )
            story.position(
                "front",
                person,
                "demands",
                "withdrawal",
                "district",
                "The whole district, or nothing.",
                "attribute",
            )
            story.position(
                "front", person, "refuses", "withdrawal", "heights", "Not the heights alone.", "attribute"
            )
        story.on(127, 12 if party == "republic" else 17)
        story.step(party, sitting, "close", "No text.")
    story.on(125, 18)
    for room, number in opened.items():
        take_step(story.pen, room, number, "close", "Ended without a text.")


def _between(story: Teller) -> None:
    story.on(9, 11)
    note_invitation(story.pen, party="republic", invitation="accepted")
    note_channel(story.pen, party="republic", channel="at-the-table")
    note_invitation(
        story.pen,
        party="front",
        invitation="conditional",
        on_what="a list of the persons held is put on the table",
    )
    note_invitation(story.pen, party="front", invitation="refused", claimed_by="the Republic’s radio")
    note_channel(story.pen, party="front", channel="through-mediators")
    story.on(7, 16)
    called = note_contact(
        story.pen,
        whom="Istmark’s foreign minister",
        actor="Istmark",
        when=story.day(7),
        how="by-telephone",
        asked="To tell the Front that a joint team is not an occupation.",
        promised="Norland will keep the eastern road open for goods.",
        answered="Would speak to Dr Mar before the round.",
    )
    story.on(5, 12)
    story.step("", called, "came-of-it", "Dr Mar speaks of a joint team for the first time.")
    note_contact(
        story.pen,
        whom="a speaker of the League",
        actor="Upland Families’ League",
        when=story.day(5),
        how="through-another",
        asked="Not to march while lists are being compared.",
    )


def _second_round(story: Teller) -> None:
    _round_opens(story)
    nobody, first, families = _east_wing(story)
    told = _west_wing(story)
    _carried(story, nobody, first, families, told)


def _round_opens(story: Teller) -> None:
    story.on(3, 9)
    open_round(
        story.pen,
        story.sides,
        name="Second round",
        venue="Vesna",
        words="Both sides in one building.",
    )
    set_deadline(
        story.pen,
        what="Snow closes the eastern road",
        due=story.day(-12),
        set_by="the weather service",
        costs={
            "front": "no convoys to the shore villages until spring",
            "republic": "a winter’s pay for troops on the heights",
        },
    )


def _east_wing(story: Teller) -> tuple[Ref, Ref, Ref]:
    """What the Front says; the entries that are taken up later."""
    story.on(2, 10)
    sitting = call_session(
        story.pen,
        story.room("front"),
        agenda=("Persons held", "Who monitors", "Return of families"),
        venue="East wing, Vesna",
    )
    story.step("front", sitting, "start")
    nobody = story.position(
        "front", MAR, "demands", "monitors", "none", "No strangers on the shore.", "attribute"
    )
    first = story.position(
        "front", MAR, "demands", "held", "30", "The sick first: thirty would be enough to begin."
    )
    story.said("front", MAR, "Below thirty there is no point in our going on.")
    families = story.position(
        "front",
        MAR,
        "demands",
        "families",
        "one",
        "Families must come home with the first buses.",
        "attribute",
    )
    story.position("front", MAR, "demands", "ratio", "5", "Five for one, as it was the last time.")
    story.on(2, 11, 40)
    story.step("front", sitting, "close", "Dr Mar asks for the list again.")
    return nobody, first, families


def _west_wing(story: Teller) -> Ref:
    """What the Republic says; the entry that is floated later."""
    story.on(2, 15)
    sitting = call_session(
        story.pen, story.room("republic"), agenda=("Persons held", "Who monitors"), venue="West wing, Vesna"
    )
    story.step("republic", sitting, "start")
    story.position(
        "republic",
        ORR,
        "demands",
        "monitors",
        "neighbours",
        "The neighbours can be held to account; others cannot.",
        "attribute",
    )
    told = story.position(
        "republic",
        DORN,
        "accepts",
        "held",
        "40",
        "Forty, if we are told who is alive.",
        "float",
        of="front",
        condition="the Front says who is alive",
    )
    story.position(
        "republic", DORN, "accepts", "ratio", "3", "At most three for one; the cabinet would not go further."
    )
    story.position(
        "republic",
        DORN,
        "demands",
        "families",
        "two",
        "Return belongs to the second phase.",
        "attribute",
        subject_to=("parliament",),
    )
    expect_approval(
        story.pen, party="republic", by="parliament", of="any text on families", due=story.day(-6)
    )
    story.on(2, 16, 20)
    story.step("republic", sitting, "adjourn", "Until the list has been seen.", story.day(0, 18))
    return told


def _carried(story: Teller, nobody: Ref, first: Ref, families: Ref, told: Ref) -> None:
    """What the mediators carry from one wing to the other, and what moves."""
    story.on(1, 9)
    floated = story.relay(
        "front",
        "We could imagine about forty in a first phase, the sick among them, once you say who is alive. "
        "Would that be something to build on?",
        told,
        asks=True,
    )
    story.received(floated, "front", MAR)
    story.answers(floated, "front", MAR, "Forty is more than we had asked for. Show us the list.", "float")
    story.relay(
        "republic",
        "The Front puts the return of families first: with the first buses.",
        families,
        goes_as="attributed",
        of="front",
    )
    story.note("Thirty is Dr Mar’s floor. It must not be heard in the west wing.", first)
    story.promises("front", "We bring a list of names by tomorrow evening.", story.day(0))
    story.on(1, 17)
    story.position(
        "front", MAR, "accepts", "monitors", "joint",
        "We could live with a joint team, if the list is settled first.", "float",
        of="republic", condition="the list is settled first", instead_of=nobody,
    )  # fmt: skip


def _today(story: Teller) -> None:
    story.on(0, 7)
    story.position(
        "republic",
        ORR,
        "accepts",
        "monitors",
        "joint",
        "A joint team would do, if the neighbours have the chair.",
        "float",
    )
    story.position(
        "republic",
        ORR,
        "accepts",
        "withdrawal",
        "heights",
        "From the heights, once monitors stand there.",
        of="front",
        condition="monitors stand on the heights",
    )
    story.asks("republic", "Which two of the three mediators would you have as guarantors?", "guarantors")
    story.position("front", MAR, "accepts", "guarantors", "two", "Two are enough.", "attribute")
    story.position(
        "front",
        MAR,
        "accepts",
        "families",
        "part",
        "Those from the two nearest villages could go first, the rest later.",
        "float",
    )
    story.said(
        "republic",
        DORN,
        "The cabinet meets tonight; do not press me before.",
        how="by-telephone",
        consent="none",
    )
    _answers_in_confidence(story)


def _answers_in_confidence(story: Teller) -> None:
    """What is put to both in confidence: yesterday's failed, today's is open; and what each would do if the
    other does.
    """
    story.on(1, 10)
    failed = story.proposes(
        "Families from phase 1, and a joint team of monitors from the first day. Could you live with both?",
        {"monitors": "joint", "families": "one"},
        closes=story.day(1, 13),
    )
    story.on(1, 11)
    story.answers_proposal(failed, "front", MAR, "yes")
    story.on(1, 12)
    story.answers_proposal(failed, "republic", DORN, "no")
    story.on(1, 13, 30)
    story.makes_known(failed)
    story.on(0, 7, 20)
    story.would_do("front", MAR, "Names of the sick handed over", ("republic", "Road to the mill opened"))
    story.would_do("republic", ORR, "Road to the mill opened", ("front", "Names of the sick handed over"))
    story.on(0, 7, 40)
    opened = story.proposes(
        "A joint team, and some of the families in phase 1. We put it to both of you, in confidence.",
        {"monitors": "joint", "families": "part"},
        closes=story.day(-1, 12),
    )
    story.on(0, 7, 50)
    story.answers_proposal(opened, "front", MAR, "yes")
