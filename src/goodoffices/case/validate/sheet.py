"""The sheet on which problems of a case are noted, and the names that a case knows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Protocol

from goodoffices.case.case import Case
from goodoffices.case.errors import Problem, quote
from goodoffices.case.issues import MAX_OPTIONS, Issue, share_options
from goodoffices.case.numbers import NotExact, format_exact, parse_exact
from goodoffices.case.validate.sizes import range_count, share_count
from goodoffices.language import CodedText

Path = tuple[str | int, ...]
"""Where a value stands in a case: ``("issues", 0, "options", 2, "id")``."""

_NEAR = 60
"""From what likeness on, of 100, a word is suggested in place of another."""

_SHOWN = 8
"""Most names that a message lists."""


class Places(Protocol):
    """Where the parts of a case stand in a file."""

    def at(self, path: Path, key: bool = False) -> tuple[int, int]:
        """Line and column of a value, or of the key under which it stands; (0, 0) where there is no file."""

    def sound(self, path: Path) -> bool:
        """Whether all that the file says there could be read."""


class _NoPlaces:
    """A case without a file of the project's own."""

    def at(self, path: Path, key: bool = False) -> tuple[int, int]:
        """Nowhere."""
        return 0, 0

    def sound(self, path: Path) -> bool:
        """Always: the records are complete."""
        return True


NO_PLACES: Places = _NoPlaces()


def suggest(text: str, known: Iterable[str]) -> str:
    """A question after the known word that is nearest to ``text``, or an empty text where none is near."""
    from rapidfuzz import fuzz, process  # imported only once something is wrong

    near = process.extractOne(text, list(known), scorer=fuzz.ratio, score_cutoff=_NEAR)
    return CodedText("did-you-mean", "Did you mean %(near)r?", near=near[0]) if near else ""


def list_meant(text: str, known: Iterable[str]) -> str:
    """What to write where a text that names nothing is several known names without their brackets; empty
    where it is not.
    """
    parts = [part.strip() for part in text.split(",")]
    return (
        CodedText("write-7", "Write [%(parts)s].", parts=", ".join(parts))
        if len(parts) > 1 and set(parts) <= set(known)
        else ""
    )


def listed(names: Sequence[str]) -> str:
    """A few names for a message."""
    shown = ", ".join(names[:_SHOWN])
    return (
        CodedText("more", "%(shown)s and %(number)s more", shown=shown, number=len(names) - _SHOWN)
        if len(names) > _SHOWN
        else shown
    )


class Sheet:
    """A case, its places, and the problems found so far."""

    def __init__(self, case: Case, places: Places, name: str) -> None:
        self.case = case
        self.places = places
        self.name = name
        self.problems: list[Problem] = []
        self._options: dict[str, dict[str, None] | None] = {}

    def say(
        self, path: Path, what: str, instead: str = "", key: bool = False, *, missing: bool = False
    ) -> None:
        """Note a problem at a value, or at the key under which it stands; ``missing`` where something is not
        there yet.
        """
        line, column = self.places.at(path, key)
        self.problems.append(Problem(self.name, line, column, what, instead, missing))

    def sound(self, path: Path) -> bool:
        """Whether all that was said there could be read."""
        return self.places.sound(path)

    def line(self, path: Path) -> str:
        """``" (line 12)"`` for a message, or nothing if there is no file."""
        line, _ = self.places.at(path)
        return CodedText("line", " (line %(line)s)", line=line) if line else ""

    @cached_property
    def names(self) -> dict[str, tuple[str, ...]]:
        """The ids that the case knows, by what they name; those that could not be read are empty texts."""
        case = self.case
        return {
            "party": tuple(record.id for record in case.parties),
            "issue": tuple(record.id for record in case.issues),
            "source": tuple(record.id for record in case.sources),
            "phase": tuple(record.id for record in case.phases),
            "earlier plan": tuple(record.id for record in case.earlier),
        }

    def refer(self, path: Path, name: str, kind: str, key: bool = False) -> bool:
        """Whether a name leads to a record of that kind; notes the problem where it does not."""
        known = self.names[kind]
        if name in known:
            return bool(name)
        if name and "" not in known:
            instead = list_meant(name, known) or suggest(name, known)
            if not instead:
                instead = (
                    CodedText("case-write-one-2", "Write one of: %(listed)s.", listed=listed(known))
                    if known
                    else CodedText("case-lists-none-add", "The case lists none: add the %(kind)s.", kind=kind)
                )
            self.say(
                path,
                CodedText("there-no", "There is no %(kind)s %(name)s.", kind=kind, name=quote(name)),
                instead,
                key,
            )
        elif not name and self.sound(path):
            self.say(
                path,
                CodedText("empty-text", "The %(kind)s is an empty text.", kind=kind),
                CodedText("write-id", "Write the id of the %(kind)s.", kind=kind),
                key,
            )
        return False

    @cached_property
    def issues(self) -> dict[str, tuple[int, Issue]]:
        """Issues by id, each with its number in the case; of several with one id, the first."""
        found: dict[str, tuple[int, Issue]] = {}
        for number, issue in enumerate(self.case.issues):
            found.setdefault(issue.id, (number, issue))
        return found

    def options(self, issue_id: str) -> dict[str, None] | None:
        """The ids of an issue's options, in order; None if the case does not say them well enough."""
        if issue_id not in self._options:
            self._options[issue_id] = self._find_options(issue_id)
        return self._options[issue_id]

    def _find_options(self, issue_id: str) -> dict[str, None] | None:
        number, issue = self.issues.get(issue_id, (0, None))
        if issue is None or not self.sound(("issues", number)):
            return None
        if issue.options and issue.kind in ("range", "divisible"):
            return None
        if issue.kind == "range":
            numbers = issue.range
            count = range_count(numbers) if numbers else None
            if numbers is None or count is None or not 0 < count <= MAX_OPTIONS:
                return None
            return {format_exact(numbers.lowest + i * numbers.step): None for i in range(count)}
        if issue.kind == "divisible":
            parties = self.names["party"]
            if not self.sound(("parties",)) or not 0 < share_count(len(parties), issue.parts) <= MAX_OPTIONS:
                return None
            return {option.id: None for option, _ in share_options(parties, issue.parts)}
        return {option.id: None for option in issue.options} or None

    def refer_option(self, path: Path, issue_id: str, option: str, key: bool = False) -> bool:
        """Whether an issue has that option; notes the problem where it has not."""
        known = self.options(issue_id)
        if known is None or option in known:
            return known is not None
        instead = _nearest(option, list(known))
        self.say(
            path,
            CodedText(
                "issue-has-no-option",
                "The issue %(issue_id)s has no option %(option)s.",
                issue_id=quote(issue_id),
                option=quote(option),
            ),
            instead,
            key,
        )
        return False

    def refer_choice(self, path: Path, issue_id: str, options: Sequence[str]) -> bool:
        """Whether an issue and the options named of it are all there."""
        if not self.refer((*path, "issue"), issue_id, "issue"):
            return False
        good = True
        for index, option in enumerate(options):
            good &= self.refer_option((*path, "options", index), issue_id, option)
        return good


def _nearest(option: str, known: list[str]) -> str:
    try:
        exact = format_exact(parse_exact(option))
    except NotExact:
        exact = option
    if exact in known:
        return CodedText("write-8", "Write %(exact)s.", exact=exact)
    return (
        list_meant(option, known)
        or suggest(option, known)
        or CodedText("case-write-one-2", "Write one of: %(listed)s.", listed=listed(known))
    )
