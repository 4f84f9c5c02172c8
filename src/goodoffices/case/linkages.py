"""Linkages: conditions across issues that a package has to meet.

Each linkage says one thing. A *choice* is an issue and the options of it that count, written in a file as
``{issue: prisoners, options: [all, most]}``.
"""

from __future__ import annotations

from fractions import Fraction

import msgspec

from goodoffices.case.sources import Citation, Id


class Choice(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Met when the package settles ``issue`` by one of ``options``."""

    issue: Id
    options: tuple[Id, ...]


class Implies(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where every choice of ``when`` is met, every choice of ``then`` has to be met too."""

    when: tuple[Choice, ...]
    then: tuple[Choice, ...]


class Excludes(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The choices of ``together`` may not all be met in one package."""

    together: tuple[Choice, ...]


class Count(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """At most, or at least, ``number`` of the choices ``of``."""

    number: int
    of: tuple[Choice, ...]


class Budget(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The costs of the chosen options add up to ``limit`` at most.

    ``costs`` maps issue to option to cost. An option that has no cost here costs nothing: a budget says what
    counts against it. Costs are zero or more.
    """

    limit: Fraction
    costs: dict[Id, dict[Id, Fraction]]
    unit: str = ""


class Linkage(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One condition; exactly one of ``implies``, ``excludes``, ``at_most``, ``at_least``, ``budget`` is
    given.
    """

    id: Id = ""
    about: str = ""
    implies: Implies | None = None
    excludes: Excludes | None = None
    at_most: Count | None = None
    at_least: Count | None = None
    budget: Budget | None = None
    retired: bool = False
    cite: tuple[Citation, ...] = ()

    @property
    def choices(self) -> tuple[Choice, ...]:
        """Every choice that the linkage names; none for a budget."""
        if self.implies:
            return self.implies.when + self.implies.then
        if self.excludes:
            return self.excludes.together
        count = self.at_most or self.at_least
        return count.of if count else ()

    @property
    def issues(self) -> tuple[Id, ...]:
        """The issues that the linkage ties together, each once, in the order in which it names them."""
        named = self.budget.costs if self.budget else [choice.issue for choice in self.choices]
        return tuple(dict.fromkeys(named))

    def allows(self, package: dict[Id, Id]) -> bool:
        """Whether a complete package meets this linkage."""

        def met(choice: Choice) -> bool:
            return package[choice.issue] in choice.options

        if self.implies:
            return not all(map(met, self.implies.when)) or all(map(met, self.implies.then))
        if self.excludes:
            return not all(map(met, self.excludes.together))
        if self.at_most:
            return sum(map(met, self.at_most.of)) <= self.at_most.number
        if self.at_least:
            return sum(map(met, self.at_least.of)) >= self.at_least.number
        if self.budget:
            zero = Fraction(0)
            spent = sum((costs.get(package[issue], zero) for issue, costs in self.budget.costs.items()), zero)
            return spent <= self.budget.limit
        return True
