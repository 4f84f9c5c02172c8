"""Two histories that a viewer cannot tell apart: the same acts in the viewer's rooms, anything elsewhere.

A history is made of intents, not of entries: a relay is planned anew in each world, by the functions that a
site would call, out of whatever the other rooms hold there.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from talks_cast import PARTY, PEOPLE, ROOMS, World

from goodoffices.talks import (
    Act,
    MediatorView,
    NotWritten,
    Placed,
    Provenance,
    Proxy,
    Relay,
    RelayRefused,
    acts,
    encode_entry,
    objections,
    reaches,
    write,
    write_relay,
)
from goodoffices.talks.acts import Ref
from goodoffices.talks.disclosure import LEVELS, NEEDED
from goodoffices.vault import SealedFile

FILE = SealedFile("b1", b"k" * 32, 1234, b"d" * 32)

WORDS = [
    "forty",
    "buses",
    "monitors",
    "families",
    "tonight",
    "list",
    "sick",
    "joint",
    "team",
    "border",
    "water",
    "first",
    "week",
    "never",
]


@dataclass(frozen=True)
class Write:
    """Somebody writes in a room."""

    room: str
    hand: Provenance
    act: Act


@dataclass(frozen=True)
class Send:
    """A mediator relays; what it rests on is planned in each world."""

    relay: Relay
    home: str
    hand: Provenance


Intent = Write | Send


def rooms_of(viewer: str) -> frozenset[str]:
    """The rooms that a viewer can open."""
    return frozenset(room for room, (_, _, people) in ROOMS.items() if viewer in people)


def words(rng: Random) -> str:
    """A few words, now and then a figure."""
    return " ".join(rng.choices(WORDS, k=rng.randint(1, 4))) + (
        f" {rng.randint(2, 99)}" if rng.random() < 0.3 else ""
    )


def _deed(text: str) -> acts.ReportedDeed:
    return acts.ReportedDeed(at="2031-05-04T09:00:00Z", about="trucks", what="done", says=text, maker=text)


def _said(rng: Random, room: str, author: str, world: World) -> Act:
    proxy = None
    party = PARTY.get(author, "")
    if not party and ROOMS[room][1] and rng.random() < 0.7:
        party = rng.choice(ROOMS[room][1])
        proxy = Proxy(
            party=party, how="by-telephone", when="2031-05-04T09:00:00Z", consent="by-word-of-mouth"
        )
    level = rng.choice((None, *LEVELS))
    text, entry = words(rng), rng.randrange(world.views[room].head + 2)
    label = rng.randint(1, len(world.views[room].issues) + 1)
    pick: list[Callable[[], Act]] = [
        lambda: acts.Said(words=text, party=party, proxy=proxy, disclosure=level),
        lambda: acts.PositionTaken(
            words=text,
            party=party,
            proxy=proxy,
            disclosure=level,
            issue=label,
            stance="demands",
            options=("a",),
        ),
        lambda: acts.Asked(words=text, party=party, proxy=proxy, disclosure=level),
        lambda: acts.Answered(words=text, party=party, proxy=proxy, disclosure=level, question=entry),
        lambda: acts.Promised(words=text, party=party, proxy=proxy, disclosure=level),
        lambda: acts.Disclosed(entry=entry, level=rng.choice(LEVELS), proxy=proxy),
        lambda: acts.Corrected(entry=entry, words=text, proxy=proxy),
        lambda: acts.TakenBack(entry=entry, proxy=proxy),
        lambda: acts.Misplaced(entry=entry),
        lambda: acts.AskedBack(words=text, party=party, proxy=proxy, entry=entry),
        lambda: acts.Received(entry=entry, proxy=proxy),
        lambda: acts.IssueRaised(name=text, options=("yes", "no")),
        lambda: acts.RoundOpened(name=text),
        lambda: acts.SessionCalled(agenda=(text,)),
        lambda: acts.Followed(thread=entry, step=rng.choice(("start", "close", "keep", "adjourn"))),
        lambda: acts.InvitationStood(party=party or "front", invitation="conditional", on_what=text),
        lambda: acts.DeadlineSet(what=text, due="2031-05-09"),
        lambda: acts.Attached(words=text, party=party, proxy=proxy, disclosure=level, file=FILE, name=text),
        lambda: acts.ProposalPut(
            words=text,
            mode=rng.choice(("open", "double-blind")),
            sides=("front", "republic"),
            closes=f"2031-05-04T{rng.randint(9, 12):02}:30:00Z",
        ),
        lambda: acts.ProposalAnswered(
            words=text,
            party=party,
            proxy=proxy,
            disclosure=level,
            entry=entry,
            answer=rng.choice(("yes", "no")),
        ),
        lambda: acts.ProposalConfirmed(entry=entry, party=party or "front", accepted=True, proxy=proxy),
        lambda: acts.HomeWord(entry=entry, party=party or "front", who=text, stands="refuses", proxy=proxy),
        lambda: acts.ProposalResult(entry=entry, agreed=rng.random() < 0.5),
        lambda: acts.ProposalWithdrawn(entry=entry, words=text),
        lambda: acts.MattersTold(
            words=text,
            party=party,
            proxy=proxy,
            disclosure=level,
            told=acts.NeverTold(issue=label, option="a"),
        ),
        lambda: acts.WouldDo(
            words=text,
            party=party,
            proxy=proxy,
            disclosure=level,
            act=text,
            when=(acts.IfDone(party="republic", does=text),),
        ),
        lambda: acts.CommuniqueShown(title=text, words=text),
        lambda: acts.WordingAnswered(entry=entry, party=party or "front", consents=False, proxy=proxy),
        lambda: acts.TextBegun(title=text),
        lambda: acts.VersionMade(text=entry, name=text, file=FILE),
        lambda: acts.ClauseChanged(text=entry, version=entry, place=0, clause="1", old="", put=text),
        lambda: acts.TextReleased(title=text, file=FILE, passing="without-owners", takes_words=True),
        lambda: acts.ClauseSpoken(
            words=text,
            party=party,
            proxy=proxy,
            disclosure=level,
            release=entry,
            clauses=(acts.ClauseOf("1", "k"),),
            word=rng.choice(("agreed", "refused")),
        ),
        lambda: acts.WordsProposed(
            words=text,
            party=party,
            proxy=proxy,
            disclosure=level,
            release=entry,
            clause=acts.ClauseOf("1", "k"),
            put=text,
        ),
        lambda: acts.FileChanged(entry=entry, cuts=(acts.Cut(0, 1, text),), digest=FILE.digest),
    ]
    kept: list[Callable[[], Act]] = [
        lambda: acts.AgreementTaken(entry=entry, came_from="told", words=text),
        lambda: acts.ReportsReceived(reports=(_deed(text),), source=text, file=text),
        lambda: acts.ReportLookedAt(entry=entry, step="looking", words=text),
        lambda: acts.ReportsTold(reports=(_deed(text),)),
        lambda: acts.TellingKept(room=room, sequence=entry, reports=(acts.ReportPlace(entry, 0),)),
        lambda: acts.PhaseTurned(phase="first", step="entered", at="2031-05-04T09:00:00Z", words=text),
        lambda: acts.PersonListed(exchange="swap", category="sick", name=text, at="2031-05-04"),
        lambda: acts.PersonFollowed(entry=entry, step="objected", by=text, at="2031-05-05"),
        lambda: acts.ListTold(exchange="swap", category="sick", counts={"proposed": entry}),
    ]
    return rng.choice(kept if rng.random() < 0.15 else pick)()


def any_write(rng: Random, world: World, rooms: list[str], hand: Callable[[str], Provenance]) -> Write:
    """Somebody writes something somewhere; it need not have an effect."""
    room = rng.choice(rooms)
    author = rng.choice(ROOMS[room][2])
    return Write(room, hand(author), _said(rng, room, author, world))


def any_send(rng: Random, hand: Callable[[str], Provenance], targets: list[str]) -> Send:
    """A mediator wants to relay something."""
    target = rng.choice(targets)
    mediator = rng.choice([one for one in ROOMS[target][2] if one not in PARTY])
    homes = [room for room in ("mediators", "moreau-own") if mediator in ROOMS[room][2]]
    return Send(
        Relay(to=target, words=words(rng), asks=rng.random() < 0.3), rng.choice(homes), hand(mediator)
    )


def rest_on(rng: Random, seen: MediatorView, send: Send) -> Relay:
    """The relay, resting on some of what is released to this mediator and may be cited in its home; on
    nothing where nothing is.
    """
    needed = NEEDED[send.relay.goes_as]
    refs = [
        Ref(name, item.sequence)
        for name, view in seen.rooms.items()
        if name != send.relay.to and all(reader in view.members for reader in seen.rooms[send.home].members)
        for item in view.items.values()
        if reaches(item.level, needed)
    ]
    chosen = tuple(rng.sample(refs, min(len(refs), rng.randint(0, 2))))
    return Relay(to=send.relay.to, words=send.relay.words, asks=send.relay.asks, rests_on=chosen)


def carry_out(rng: Random, world: World, intent: Intent) -> bool:
    """Do it in this world; False where it is refused."""
    if isinstance(intent, Write):
        if rng.random() < 0.9:
            try:
                write(world.views[intent.room], intent.act, intent.hand)
            except NotWritten:
                return False
        world.put(Placed(intent.room, intent.hand, intent.act))
        return True
    seen = world.sees(intent.hand.author)
    try:
        origin, relayed = write_relay(seen, rest_on(rng, seen, intent), intent.home, intent.hand)
    except RelayRefused:
        return False
    world.put(origin)
    world.put(relayed)
    return True


class Twins:
    """Two worlds with the same acts in ``viewer``'s rooms."""

    def __init__(self, viewer: str, seed: int) -> None:
        self.viewer, self.mine = viewer, sorted(rooms_of(viewer))
        self.others = [room for room in ROOMS if room not in self.mine]
        self.worlds = (World(), World())
        self.forms = 0
        self.rng = Random(seed)

    def hand(self, author: str) -> Provenance:
        """A form; its token and time are the act's own."""
        self.forms += 1
        token = f"{self.rng.getrandbits(64):016x}"
        return Provenance(author, token, f"2031-05-04T{9 + self.forms // 60:02}:{self.forms % 60:02}:00Z")

    def shared_write(self) -> None:
        """The same in both."""
        one, two = self.worlds
        intent = any_write(self.rng, one, self.mine, self.hand)
        for world in (one, two):
            world.put(Placed(intent.room, intent.hand, intent.act))

    def shared_relay(self) -> None:
        """The same words into a room of the viewer; what they rest on is each world's own, unless the viewer
        reads the origin.
        """
        one, two = self.worlds
        targets = [room for room in self.mine if ROOMS[room][0] in ("delegation-mediators", "all")]
        send = any_send(self.rng, self.hand, targets)
        seen, twin = one.sees(send.hand.author), two.sees(send.hand.author)
        relay = rest_on(self.rng, seen, send)
        same = relay if send.home in self.mine else rest_on(self.rng, twin, send)
        if objections(seen, relay, send.home, send.hand) or objections(twin, same, send.home, send.hand):
            return
        for world, view, planned in ((one, seen, relay), (two, twin, same)):
            for placed in write_relay(view, planned, send.home, send.hand):
                world.put(placed)

    def elsewhere(self, which: int) -> None:
        """Something in one world only, where the viewer is not."""
        if not self.others:
            return
        world = self.worlds[which]
        targets = [room for room in self.others if ROOMS[room][0] in ("delegation-mediators", "all")]
        if targets and self.rng.random() < 0.3:
            send = any_send(self.rng, self.hand, targets)
            if send.home not in self.mine:
                carry_out(self.rng, world, send)
        else:
            carry_out(self.rng, world, any_write(self.rng, world, self.others, self.hand))

    def step(self) -> None:
        """One random step."""
        at = self.rng.random()
        if at < 0.4:
            self.shared_write()
        elif at < 0.55:
            self.shared_relay()
        else:
            self.elsewhere(self.rng.randrange(2))

    def same(self) -> bool:
        """Whether the viewer sees the same in both: views, and the bytes to be sealed in the viewer's
        rooms.
        """
        one, two = self.worlds
        if one.sees(self.viewer) != two.sees(self.viewer):
            return False
        stored = [
            [[encode_entry(entry.act, entry.hand) for entry in world.entries[room]] for room in self.mine]
            for world in self.worlds
        ]
        return stored[0] == stored[1]


def silent(seed: int, steps: int = 14) -> bool:
    """Whether one random pair of histories keeps silence."""
    twins = Twins(PEOPLE[seed % len(PEOPLE)], seed)
    for _ in range(steps):
        twins.step()
    return twins.same()
