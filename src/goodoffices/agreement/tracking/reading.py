"""Reading reports from CSV or JSON, each problem with its row or place; nothing is taken in where anything
is wrong.
"""

from __future__ import annotations

from datetime import UTC, datetime, time
from fractions import Fraction
from pathlib import Path

from goodoffices.agreement.agreement import Agreement
from goodoffices.agreement.moments import NotAMoment, When, read_moment, zone_of
from goodoffices.agreement.tracking.report_columns import COLUMNS, DEEDS, NEEDED
from goodoffices.agreement.tracking.report_rows import csv_rows, json_rows
from goodoffices.agreement.tracking.reports import Deed, FieldReport, number_of
from goodoffices.case import NotExact, Problem, ProblemsFound, parse_exact
from goodoffices.case.trees.text import read_bytes, shown, text_of
from goodoffices.case.validate import suggest
from goodoffices.language import CodedText

_SAID: dict[Deed, str] = {
    "done": "delivered, released, paid, fulfilled, complete, completed",
    "partly": "partial, partially",
    "not-done": "not done, missing",
    "verified": "confirmed, verify",
    "disputed": "dispute",
    "contested": "denied",
    "violated": "violation, breach, breached",
    "cured": "cure, repaired",
    "suspended": "suspend, suspension",
    "resumed": "resume, resumption",
    "extended": "extend, extension",
    "terminated": "terminate, ended, termination",
    "substituted": "substitute, substitution",
    "entered": "begun, began, enter",
    "left": "leave",
    "withdrawn": "withdraw, withdrawal",
}
_DEEDS: dict[str, Deed] = {deed: deed for deed in DEEDS} | {
    word: deed for deed, words in _SAID.items() for word in words.split(", ")
}
"""What may stand under ``what``: its own words, and others that mean the same."""


def read_reports(path: Path | str, agreement: Agreement) -> tuple[FieldReport, ...]:
    """The reports in a CSV or JSON file. Raises :class:`ProblemsFound` with everything that is wrong, by
    row.
    """
    path = Path(path)
    name = shown(path)
    text = text_of(read_bytes(path, 200_000_000), name)
    as_json = path.suffix.lower() == ".json" or text.lstrip()[:1] in ("[", "{")
    return read_reports_text(text, agreement, name, as_json=as_json)


def read_reports_text(
    text: str, agreement: Agreement, name: str = "reports", *, as_json: bool = False
) -> tuple[FieldReport, ...]:
    """The same from a text."""
    problems: list[Problem] = []
    rows = json_rows(text, name, problems) if as_json else csv_rows(text, name, problems)
    known = _names(agreement)
    found = []
    for line, row in rows:
        report = _Row(agreement, known, name, line, row, problems).report()
        if report is not None:
            found.append(report)
    if problems:
        raise ProblemsFound(sorted(problems, key=lambda problem: (problem.line, problem.column)))
    return tuple(found)


def _names(agreement: Agreement) -> frozenset[str]:
    return frozenset(one.id for one in (*agreement.duties, *agreement.powers, *agreement.phases))


def moment_of(moment: When, agreement: Agreement, *, end: bool = False) -> datetime:
    """A fixed moment in UTC, by its own zone or the agreement's; a whole day as its beginning, or its
    ``end``.

    Of an hour that a change of the clock shows twice, the first. Raises :class:`NotAMoment` for one that is
    not fixed.
    """
    if moment.day is None:
        raise NotAMoment(
            CodedText("no-fixed-moment-write", "this is no fixed moment; write 2031-06-09 14:30+03:00")
        )
    zone = zone_of(moment.zone or agreement.zone or "UTC")
    hour = moment.hour or (time(23, 59, 59) if end else time())
    return datetime.combine(moment.day, hour, zone).astimezone(UTC)


class _Row:
    """One row on its way to a report."""

    def __init__(
        self,
        agreement: Agreement,
        known: frozenset[str],
        name: str,
        line: int,
        row: dict[str, str],
        problems: list[Problem],
    ) -> None:
        self.agreement, self.known, self.name, self.line, self.row = agreement, known, name, line, row
        self.problems = problems

    def report(self) -> FieldReport | None:
        """The report, or None where anything is wrong, which is noted."""
        row, before = self.row, len(self.problems)
        for needed in NEEDED:
            if not row.get(needed):
                self.bad(
                    CodedText("empty", "%(needed)s is empty.", needed=needed),
                    CodedText(
                        "write",
                        "Write %(what)s",
                        what=COLUMNS[needed][0].lower() + COLUMNS[needed][1:],
                    ),
                )
        if len(self.problems) > before:
            return None
        at = self.moment(row["time"])
        deed = _DEEDS.get(row["what"].lower())
        if deed is None:
            near = suggest(row["what"].lower(), _DEEDS)
            self.bad(
                CodedText("nothing-report-tells", "%(row)r is nothing that a report tells.", row=row["what"]),
                near or COLUMNS["what"],
            )
        commitment, _, category = row["commitment"].partition("/")
        if commitment not in self.known:
            near = suggest(commitment, sorted(self.known))
            self.bad(
                CodedText("agreement-has-no", "The agreement has no %(commitment)r.", commitment=commitment),
                near
                or CodedText(
                    "write-id-commitment-exchange", "Write the id of a commitment, exchange, power or phase."
                ),
            )
        if deed == "withdrawn" and not row.get("withdraws"):
            self.bad(
                CodedText("not-said-which-report", "It is not said which report is withdrawn."),
                CodedText("write-its-number-under", "Write its number under withdraws."),
            )
        category = row.get("category") or category
        if category and commitment in self.known:
            category = self.category_of(commitment, category)
        number = self.number(row.get("number", ""))
        if len(self.problems) > before or at is None or deed is None:
            return None
        made = number_of(
            row["time"], row["commitment"], deed, row["says"], row.get("number", ""), row.get("place", "")
        )
        return FieldReport(
            id=row.get("id") or made,
            at=at,
            commitment=commitment,
            what=deed,
            says=self.person(row["says"]),
            place=row.get("place", ""),
            number=number,
            category=category,
            evidence=row.get("evidence", ""),
            verified_by=self.people(row.get("verified_by", "")),
            withdraws=row.get("withdraws", ""),
            seen_by=self.people(row.get("seen_by", "")),
            maker=row.get("maker", ""),
            note=row.get("note", ""),
        )

    def category_of(self, commitment: str, category: str) -> str:
        """The category of the exchange that the report is about, or the commitment's own; what has an id of
        its own in the exchange may be named by it.
        """
        duty = next((one for one in self.agreement.duties if one.id == commitment), None)
        gives = getattr(duty, "gives", ())
        own = getattr(duty, "category", "")
        named = {give.key: give.category for give in gives}
        category = named.get(category, category)
        there = [name for name in dict.fromkeys([*(give.category for give in gives), own]) if name]
        if category in there:
            return category
        told = CodedText(
            "has-no-category",
            "%(commitment)s has no category %(category)r.",
            commitment=commitment,
            category=category,
        )
        instead = (
            CodedText("write-one-2", "Write one of: %(totals)s.", totals=", ".join(there))
            if there
            else CodedText("leave-category-out", "Leave the category out.")
        )
        self.bad(told, suggest(category, there) or instead)
        return category

    def bad(self, what: str, instead: str) -> None:
        """Note a problem of this row."""
        self.problems.append(Problem(self.name, self.line, 0, what, instead))

    def moment(self, text: str) -> datetime | None:
        """The moment, with its zone: its own, or that of the agreement."""
        try:
            moment = read_moment(text)
            if moment.day is None:
                raise NotAMoment(
                    CodedText(
                        "no-moment-write-2031",
                        "%(text)r is no moment; write 2031-06-09 14:30+03:00",
                        text=text,
                    )
                )
            if not moment.zone and not self.agreement.zone:
                raise NotAMoment(
                    CodedText(
                        "has-no-time-zone",
                        "%(text)r has no time zone; write one behind it, or zone in the agreement",
                        text=text,
                    )
                )
            return moment_of(moment, self.agreement)
        except NotAMoment as why:
            what, _, instead = str(why).partition("; ")
            self.bad(f"{what[:1].upper()}{what[1:]}.", f"{instead[:1].upper()}{instead[1:]}.")
            return None

    def number(self, text: str) -> Fraction | None:
        """How many; none where nothing is written."""
        if not text:
            return None
        try:
            number = parse_exact(text)
        except NotExact as why:
            what, _, instead = str(why).partition("; ")
            self.bad(f"{what[:1].upper()}{what[1:]}.", f"{instead[:1].upper()}{instead[1:]}.")
            return None
        if number < 0:
            self.bad(
                CodedText("less-than-nothing", "%(text)s is less than nothing.", text=text),
                CodedText(
                    "withdraw-report-was-wrong", "Withdraw the report that was wrong, and write a new one."
                ),
            )
        return number

    def people(self, text: str) -> tuple[str, ...]:
        """Several who are named."""
        return tuple(self.person(part) for part in text.replace(",", ";").split(";") if part.strip())

    def person(self, text: str) -> str:
        """The id of somebody who is named by id or name."""
        plain = text.strip()
        for one in self.agreement.actors:
            if plain.lower() in (one.id.lower(), one.label.lower()):
                return one.id
        return plain
