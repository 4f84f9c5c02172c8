"""What is pointed out before words leave: every text of every kind, in any spelling, one warning a passage;
and who confided.
"""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from examples import canary, example
from talks_cast import ROOMS, World

from goodoffices.talks import KINDS, Around, LeakWarning, Proxy, Relay, acts, leak_warnings, texts_of
from goodoffices.talks.acts import Ref
from goodoffices.talks.fields import TELLING

SIDES = {"front": ("The Front", "front"), "republic": ("Republic of Sarn", "Republic")}
TOLD = Proxy(
    party="front", person="Karim Noor", how="by-telephone", when="2031-05-04T09:00:00Z", consent="in-writing"
)


def look(
    world: World, words: str, *, to: str = "republic", public: tuple[str, ...] = (), **more: Any
) -> tuple[LeakWarning, ...]:
    relay = Relay(to=to, words=words, **more)
    return leak_warnings(world.sees("moreau"), relay, Around(public=public, sides=SIDES))


def texts(found: tuple[LeakWarning, ...]) -> dict[str, str]:
    return {one.text: one.what for one in found}


def confide(world: World, words: str, **more: Any) -> int:
    return world.write("front", "salim", acts.Said(words=words, party="front", **more))


SECRET = [kind for kind, told in KINDS.items() if told.captured != "vault"]
OUTSIDE = {
    acts.FileChanged: "it is read as the file that it is part of",
    acts.Relayed: "the mediators' own words",
    acts.ProposalPut: "the mediators' own words",
    acts.ProposalDrafted: "the mediators' own words",
    acts.CommuniqueDrafted: "the mediators' own words",
    acts.CommuniqueShown: "the mediators' own words",
    acts.ReportsTold: "the mediators' own words",
    acts.ProposalResult: "it has none",
    acts.TellingKept: "it has none",
    acts.ListTold: "it has none",
    acts.CommuniqueJoined: "it has none",
    acts.TextReleased: "the mediators' own words",
    **dict.fromkeys((acts.TextBegun, acts.ClauseTied, acts.TextTranslated), "words of the draft"),
}


@pytest.mark.parametrize("kind", SECRET, ids=lambda kind: kind.__name__)
def test_every_text_of_every_kind_that_may_not_travel_is_looked_at(kind: type[Any]) -> None:
    """Whatever an entry holds, in whatever field: notes, contacts, mandates, conditions, deadlines, names of
    files.
    """
    room = next(room for room in ("mediators", "front", "all") if ROOMS[room][0] in KINDS[kind].stands)
    act = example(kind)
    if isinstance(act, acts.Spoken):
        act = msgspec.structs.replace(act, disclosure="closed")
    if isinstance(act, acts.Relayed):
        act = msgspec.structs.replace(act, goes_as="attributed")
    world = World()
    world.force(room, ROOMS[room][2][0], act)
    told = [text for text in texts_of(act) if text.holds in TELLING]
    assert told or kind in (acts.Received, acts.Misplaced, acts.Moved, *OUTSIDE)
    for holds, text in told if kind not in OUTSIDE else ():
        words = "Until 19 July?" if holds == "time" else f"perhaps {text}?"
        assert [one.where for one in look(world, words)] == [(Ref(room, 2),)], (holds, text)


def test_a_field_that_is_not_declared_is_looked_at_like_a_secret() -> None:
    class Whispered(acts.Spoken, frozen=True, kw_only=True, tag="whispered/1"):
        nick: str = ""

    world = World()
    world.force("front", "salim", acts.Said(words="a", party="front"))
    item = world.views["front"].items[2]
    whispered = Whispered(words="a", nick=canary(7))
    changed = msgspec.structs.replace(item, act=whispered, levels=())
    items = world.views["front"].items.draft()
    items[2] = changed
    world.views["front"] = msgspec.structs.replace(world.views["front"], items=items.done())
    assert texts(look(world, f"perhaps {canary(7)}?")) == {canary(7): "word"}


@pytest.mark.parametrize(
    ("closed", "draft"),
    [
        ("by 15 January", "in mid-January"),
        ("by 15 January", "on January 15th"),
        ("in mid-January", "in the middle of January"),
        ("2031-01-15", "on the fifteenth of January"),
        ("15.01.2031", "before January 2031 ends"),
        ("late May", "on 30 May"),
    ],
)
def test_days_are_the_same_however_they_are_written(world: World, closed: str, draft: str) -> None:
    confide(world, closed)
    assert "day" in texts(look(world, f"Perhaps {draft}?")).values()
    assert "day" not in texts(look(world, "Perhaps on 3 March?")).values()


def test_signs_that_cannot_be_seen_or_look_alike_hide_nothing(world: World) -> None:
    confide(world, "The harbour quarter, says Adde.")
    for draft in (
        "har\u00adbour",
        "har\u200bbour",
        "\u2060harbour",
        "hаrbоur",
        "ｈａｒｂｏｕｒ",
        "HARBOUR",
        "harbours",
        "A\u200cdde",
        "Αdde",
    ):
        assert look(world, f"perhaps {draft}?"), ascii(draft)


def test_words_that_were_taken_back_in_the_receiving_room_are_still_pointed_out(world: World) -> None:
    """A confidence typed into the wrong room and taken back there is not known to its readers."""
    confide(world, "Forty, and no fewer.")
    wrong = world.write("republic", "moreau", acts.Said(words="Forty, and no fewer."))
    assert look(world, "Forty?") == ()
    world.write("republic", "moreau", acts.TakenBack(entry=wrong))
    assert texts(look(world, "Forty?")) == {"Forty": "figure"}


def test_one_passage_makes_one_warning(world: World) -> None:
    confide(world, "They must leave the harbour quarter before winter, all forty of them.")
    found = look(
        world, "What if they left, or must leave the harbour quarter before winter? Forty of them. And forty."
    )
    assert [(one.what, one.text) for one in found] == [
        ("figure", "Forty"),
        ("figure", "forty"),
        ("words", "the harbour quarter before winter"),
    ]


def test_only_as_much_is_known_as_was_said_there(world: World) -> None:
    confide(world, "30 per cent, by 15 January")
    world.write("republic", "orr", acts.Said(words="30 men, in January", party="republic"))
    assert texts(look(world, "30 men? 30 per cent?")) == {"30 per cent": "figure"}
    assert texts(look(world, "On 15 January?")) == {"15 January": "day"}
    assert look(world, "In January?") == ()


def test_the_words_before_a_correction_may_not_travel_with_those_after(world: World) -> None:
    at = confide(world, "Forty buses.", disclosure="float")
    world.write("front", "salim", acts.Corrected(entry=at, words="A few buses."))
    world.write("front", "salim", acts.Disclosed(entry=at, level="float"))
    assert texts(look(world, "Forty buses?")) == {"Forty": "figure"}


NAMES_A_SOURCE = """The Front wants forty.|The Front would take forty.|Front: forty.|According to the Front, forty is enough.
We hear from the Front that forty is enough.|The Front's minimum is forty.|Forty, the Front told us, would do.|We were told by the Front that it works.
The Front phoned this morning.|We spoke with the Front.|The Front is ready to sign.|The Front’s delegation says so.|The Front will not go below forty.
For the Front, forty is the floor.|The Frоnt insists on forty.|The Fr\u00adont agrees.|The Front gave up its demand.|Would you take forty? The Front would.
Forty would suit the Front.|Forty is fine by the Front.|That is acceptable to the Front.|Forty works for the Front.|Forty, says the Front.|The figure is the Front's.
The Front nodded at forty.|The Front put forty on the table.|The Front tabled forty.|The Front goes as far as forty.|The Front starts at forty.|The Front — forty.
The Front, forty.|The other side, the Front, is near.|the front says forty|The Front's people signalled it.|The Front's ceiling is forty.|The Fronters want forty.
In May the Front drew its line.|According to sources in the Front, forty.|It pleases the Front."""
NAMES_NO_SOURCE = """What if the Front handed over every rifle?|Might the withdrawal of the Front from the ridge help?|A line between the Front and you.
Would you take forty if the Front withdrew?|Prisoners of the Front are freed first.|Would forty work for the Front?|A man in front says so.|Release of the Front's prisoners in May.|The Front hands over every rifle, and you open the bridge.|A joint team?"""


@pytest.mark.parametrize("words", NAMES_A_SOURCE.replace("\n", "|").split("|"))
def test_our_own_idea_does_not_name_the_side_that_holds_it(world: World, words: str) -> None:
    assert "side" in texts(look(world, words)).values()
    assert "side" not in texts(look(world, words, goes_as="attributed", attributed_to="front")).values()
    assert "side" not in texts(look(world, words, to="front")).values()


@pytest.mark.parametrize("words", NAMES_NO_SOURCE.replace("\n", "|").split("|"))
def test_a_side_that_stands_in_what_it_would_do_is_no_source(world: World, words: str) -> None:
    assert "side" not in texts(look(world, words)).values()


@pytest.mark.parametrize(
    "words",
    [
        "Karim Noor phoned us.",
        "Noor thinks so.",
        "From Karim, we gather.",
        "This comes from NOOR.",
        "Kаrim Noor?",
        "karim noor phoned us.",
    ],
)
def test_our_own_idea_does_not_name_who_said_it(world: World, words: str) -> None:
    """Not even where the words may be floated, or the name is known."""
    world.write(
        "front", "moreau", acts.Said(words="A joint team.", party="front", proxy=TOLD, disclosure="float")
    )
    world.write("republic", "orr", acts.Said(words="Is Karim Noor still with them?", party="republic"))
    found = look(world, words, public=("Karim Noor leads the Front's delegation.",))
    assert "person" in texts(found).values()
    assert found[0].where == (Ref("front", 2),)
    assert "person" not in texts(look(world, words, goes_as="attributed", attributed_to="front")).values()


def test_a_side_is_named_by_a_word_of_its_name_unless_the_readers_have_it_too(world: World) -> None:
    around = Around(sides={"front": ("Popular Front of Sarn",), "republic": ("Republic of Sarn",)})
    for words, found in (
        ("The Front wants it.", True),
        ("Popular Front wants it.", True),
        ("Sarn wants it.", False),
    ):
        relay = Relay(to="republic", words=words)
        assert ("side" in texts(leak_warnings(world.sees("moreau"), relay, around)).values()) is found, words


def test_a_name_inside_an_option_is_no_source(world: World) -> None:
    world.write("front", "moreau", acts.Said(words="A joint team.", party="front", proxy=TOLD))
    world.write(
        "republic",
        "moreau",
        acts.IssueRaised(name="Plan", options=("the Karim Noor plan", "the Front leads")),
    )
    assert "person" not in texts(look(world, "Would the Karim Noor plan help?")).values()
    assert "side" not in texts(look(world, "Might it be that the Front leads?")).values()
    assert "person" in texts(look(world, "Would Karim Noor help?")).values()


def test_a_mandates_holder_is_a_person_of_the_side(world: World) -> None:
    world.write("front", "moreau", acts.MandateHeld(party="front", person="Colonel Adde", may=("speak",)))
    assert texts(look(world, "Adde says so.")) == {"Adde": "person"}


def test_their_words_taken_over_whole_are_pointed_out(world: World) -> None:
    at = confide(
        world, "A joint team of three could ride along. It need not be armed at all.", disclosure="float"
    )
    found = look(world, "We wonder. A joint team of three could ride along?")
    assert [(one.what, one.where) for one in found] == [("whole", (Ref("front", at),))]
    assert look(world, "Might somebody ride along, three of them, in a joint team?") == ()
    assert "whole" not in texts(look(world, "A joint team of three could ride along.", to="front")).values()


def test_an_idea_put_to_two_rooms_is_the_mediators_own(world: World) -> None:
    world.write("front", "moreau", acts.Relayed(words="Might a joint team help?"))
    assert look(world, "Might a joint team help?") == ()
    world.write(
        "front", "moreau", acts.Relayed(words="No ransom.", goes_as="attributed", attributed_to="republic")
    )
    assert texts(look(world, "ransom?", to="all")) == {"ransom": "word"}
