"""What might be asked of each side, in the words that stand in that side's own rooms."""

from __future__ import annotations

import msgspec

from goodoffices.case import Case
from goodoffices.desk import Question, questions_for
from goodoffices.desk.open_case import OpenCase
from goodoffices.desk.questions import rooms_of
from goodoffices.desk.refusals import NotThereError
from goodoffices.desk.views.labels import Labels
from goodoffices.talks import MediatorView, RoomView


class Asking(msgspec.Struct, frozen=True, kw_only=True):
    """One question. ``number`` is its issue's place in the case; ``room`` and ``label`` the side's room in
    which it would be asked and that room's number of the issue (None: that room has no such issue).
    """

    number: int
    why: str
    issue: str
    options: tuple[str, ...]
    settles: tuple[str, ...]
    room: str
    label: int | None

    @property
    def key(self) -> str:
        """What tells it from the side's other questions, in numbers and letters that say nothing of the
        case.
        """
        return f"{self.number}{'b' if self.why == 'says-two-things' else 'a'}"


class SideQuestions(msgspec.Struct, frozen=True, kw_only=True):
    """One side and what might be asked of it. ``number`` is its place in the case; without a room it can be
    asked nowhere.
    """

    number: int
    party: str
    label: str
    rooms: tuple[str, ...]
    questions: tuple[Asking, ...]


class QuestionsPage(msgspec.Struct, frozen=True):
    """Every side with what might be asked of it, in the order of the case."""

    sides: tuple[SideQuestions, ...]


class QuestionPage(msgspec.Struct, frozen=True):
    """One question to one side, and the room in which it would be asked."""

    side: SideQuestions
    question: Asking
    room: RoomView


def questions_page(case: OpenCase) -> QuestionsPage:
    """All questions."""
    return QuestionsPage(sides(case.together, case.public))


def question_page(case: OpenCase, key: str) -> QuestionPage:
    """The question that a key names. Raises NotThereError if there is none, or no room to ask it in."""
    side, question = asked_of(case, key)
    return QuestionPage(side, question, case.view(question.room))


def asked_of(case: OpenCase, key: str) -> tuple[SideQuestions, Asking]:
    """The side and the question that a key names. Raises NotThereError."""
    found = find_question(case, key)
    if found is None or not found[1].room:
        raise NotThereError("no such question")
    return found


def find_question(case: OpenCase, key: str) -> tuple[SideQuestions, Asking] | None:
    """The question that a key names by numbers, or None: words of a case have no place in an address."""
    place, _dash, rest = key.partition("-")
    for side in sides(case.together, case.public):
        for question in side.questions if str(side.number) == place else ():
            if question.key == rest:
                return side, question
    return None


def sides(view: MediatorView, case: Case) -> tuple[SideQuestions, ...]:
    """Every side, in the case's order."""
    return tuple(
        one_side(view, case, number, party.id, party.label)
        for number, party in enumerate(case.parties, start=1)
    )


def one_side(view: MediatorView, case: Case, number: int, party: str, label: str) -> SideQuestions:
    """One side; it is asked alone with the mediators rather than in front of all."""
    rooms = [
        name for name in rooms_of(view, party) if view.rooms[name].sort in ("delegation-mediators", "all")
    ]
    numbers = {issue.id: place for place, issue in enumerate(case.issues, start=1)}
    labels = Labels(case)
    return SideQuestions(
        number=number,
        party=party,
        label=label,
        rooms=tuple(rooms),
        questions=tuple(
            _asking(view, labels, question, numbers[question.issue], rooms)
            for question in questions_for(view, case, party)
        ),
    )


def _asking(view: MediatorView, labels: Labels, question: Question, number: int, rooms: list[str]) -> Asking:
    tied = [(room, label) for (room, label), issue in view.ties.items() if issue == question.issue]
    own = sorted((pair for pair in tied if pair[0] in rooms), key=lambda pair: rooms.index(pair[0]))
    room, label = own[0] if own else (rooms[0] if rooms else "", None)
    name = labels.issue(question.issue)
    options: dict[str, str] = {}
    if label is not None and label in view.rooms[room].issues:
        called = view.rooms[room].issues[label]
        name = called.name
        for letter, text in called.options.items():
            options[view.tied_options.get((room, label, letter), "")] = text

    def named(keys: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(options.get(key) or labels.option(question.issue, key) for key in keys)

    return Asking(
        number=number,
        why=question.why,
        issue=name,
        options=named(question.options),
        settles=named(question.settles),
        room=room,
        label=label,
    )
