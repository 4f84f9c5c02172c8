"""Sound cases at random, for Hypothesis: every field, awkward names and texts, exact numbers."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from hypothesis import strategies as st

from goodoffices.case import (
    Amount,
    Approval,
    Backer,
    Budget,
    Case,
    Choice,
    Citation,
    Condition,
    Count,
    Definition,
    Earlier,
    Excludes,
    Figure,
    Implies,
    Interval,
    Issue,
    Linkage,
    Mediator,
    Minimum,
    Option,
    Party,
    Phase,
    Position,
    Preference,
    Quantity,
    Range,
    Rather,
    Source,
    Term,
)

AWKWARD = ["yes", "null", "~", "10", "0.5", "1e3", "- a", "a: b", "a #b", "issue", "options", "'", '"', "{",
    "[x]", "é", "whole thing", "---", "%", "2024-08-15", "true", "=", "<<", "a, b", "\u2028x", " x ", "\\n",
    "together", "y", "\u200b" * 100]  # fmt: skip

FIT = st.one_of(st.characters(exclude_categories=("Cs", "Cc", "Cn")), st.sampled_from("\n\r\t\x85"))

free_text = st.one_of(
    st.sampled_from(AWKWARD),
    st.text(FIT, max_size=30),
    st.text("abc \n:#'", max_size=300),
)
ids = st.one_of(
    st.sampled_from(AWKWARD),
    st.text(FIT, max_size=8).map(lambda text: text.replace("\n", "") if text.strip() else "x"),
)
numbers = st.one_of(
    st.integers(-(10**6), 10**6).map(Fraction),
    st.decimals(-1000, 1000, places=3).map(Fraction),
    st.fractions(-100, 100, max_denominator=99),
)
positive = numbers.map(abs)
values = st.one_of(
    numbers,
    st.tuples(numbers, numbers).map(lambda pair: Interval(low=min(pair), high=max(pair))),
)
voices = st.sampled_from(["public", "confided", "claimed-by-another", "assessed-by-third"])


def some(records: Any, most: int = 2) -> Any:
    """A few of something, as a tuple."""
    return st.lists(records, max_size=most).map(tuple)


def picks(known: Any, least: int = 0) -> Any:
    """A few different ones of what is known."""
    known = list(known)
    if not known:
        return st.just(())
    return st.lists(st.sampled_from(known), min_size=least, max_size=3, unique=True).map(tuple)


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """A case that keeps every rule; linkages are such that the first option of every issue meets them all."""
    names = draw(st.lists(ids, min_size=2, max_size=4, unique=True))
    parties, mediators = names[:2], names[2:]
    sharing = not any("," in name or "/" in name or name == "whole" for name in parties)
    sources, phases, earlier = (draw(st.lists(ids, max_size=2, unique=True)) for _ in range(3))
    cite = some(st.builds(Citation, source=st.sampled_from(sources), passage=free_text,
        chain=some(free_text))) if sources else st.just(())  # fmt: skip
    issues = [
        draw(_issue(name, cite, phases, earlier, sharing))
        for name in draw(st.lists(ids, min_size=1, max_size=3, unique=True))
    ]
    frame = Case(title="x", parties=tuple(Party(id=name) for name in parties), issues=tuple(issues))
    options = {issue.id: tuple(option.id for option in frame.options(issue)) for issue in issues}
    title = draw(free_text.map(lambda text: text if text.strip() else "T"))
    a_party = st.sampled_from(parties)
    a_phase = st.sampled_from(["", *phases])
    amount = st.builds(
        Amount, party=a_party, what=free_text, category=free_text, number=positive, settled=st.booleans()
    )
    dates = st.dates().map(str)
    return Case(
        title=title,
        about=draw(free_text),
        fictional=draw(st.booleans()),
        alternat=draw(st.booleans()),
        needed=draw(st.sampled_from([None, 1, 2])),
        parties=tuple(draw(_party(name, cite)) for name in parties),
        mediators=tuple(Mediator(id=name, name=draw(free_text)) for name in mediators),
        sources=tuple(Source(id=name, note=draw(free_text), date=draw(dates)) for name in sources),
        phases=tuple(Phase(id=name, length=draw(free_text)) for name in phases),
        earlier=tuple(Earlier(id=name, about=draw(free_text)) for name in earlier),
        terms=draw(some(st.builds(Term, id=st.just("t"), definition=free_text,
            by_party=some(st.builds(Definition, party=a_party, text=free_text), 1)), 1)),
        issues=tuple(issues),
        linkages=draw(_linkages(options)),
        quantities=draw(some(st.builds(Quantity, id=st.just("q"), gives=amount, for_each=amount,
            phase=a_phase), 1)),
        figures=draw(some(st.builds(Figure, what=free_text, number=numbers,
            modifier=st.sampled_from(["about", "exactly"]), cite=cite))),
        positions=draw(_positions(options, a_party, cite, dates)),
        preferences=tuple(draw(_preference(name, options, issues, cite)) for name in draw(picks(parties))),
        text={issue: draw(st.sampled_from(options[issue])) for issue in draw(picks(options))},
    )  # fmt: skip


@st.composite
def _issue(
    draw: st.DrawFn, name: str, cite: Any, phases: list[str], earlier: list[str], sharing: bool
) -> Issue:
    common: dict[str, Any] = {
        "id": name,
        "about": draw(free_text),
        "keywords": draw(some(free_text)),
        "phase": draw(st.sampled_from(["", *phases])),
        "rests_on": draw(picks(earlier)),
        "cite": draw(cite),
    }
    kind = draw(st.sampled_from(["nominal", "ordered", "range", *(["divisible"] if sharing else [])]))
    if kind == "range":
        lowest, step = draw(numbers), draw(st.sampled_from([Fraction(1), Fraction(1, 4), Fraction(1, 3)]))
        numbers_ = Range(
            lowest=lowest, highest=lowest + draw(st.integers(0, 5)) * step, step=step, unit=draw(free_text)
        )
        return Issue(kind="range", range=numbers_, **common)
    if kind == "divisible":
        return Issue(kind="divisible", parts=draw(st.integers(1, 3)), **common)
    named = draw(st.lists(ids, min_size=1, max_size=4, unique=True))
    options = tuple(Option(id=each, name=draw(free_text), cite=draw(cite)) for each in named)
    return Issue(kind=kind, options=options, **common)


@st.composite
def _party(draw: st.DrawFn, name: str, cite: Any) -> Party:
    return Party(
        id=name,
        name=draw(free_text),
        aliases=draw(some(free_text)),
        backers=draw(some(st.builds(Backer, name=free_text, how=free_text, cite=cite))),
        channel=draw(st.sampled_from([None, "none", "at-the-table"])),
        veto=draw(st.booleans()),
        cite=draw(cite),
    )


def _choices(options: dict[str, tuple[str, ...]]) -> Any:
    """Choices that the first option of every issue meets."""
    one = st.sampled_from(list(options)).flatmap(
        lambda issue: picks(options[issue][1:]).map(
            lambda more: Choice(issue=issue, options=(options[issue][0], *more))
        )
    )
    return st.lists(one, min_size=1, max_size=3).map(tuple)


@st.composite
def _linkages(draw: st.DrawFn, options: dict[str, tuple[str, ...]]) -> tuple[Linkage, ...]:
    def one() -> Linkage:
        kind = draw(st.sampled_from(["implies", "at_most", "at_least", "budget", "excludes"]))
        choices = draw(_choices(options))
        about = draw(free_text)
        if kind == "implies":
            return Linkage(about=about, implies=Implies(when=choices, then=draw(_choices(options))))
        if kind == "at_most":
            return Linkage(about=about, at_most=Count(number=len(choices), of=choices))
        if kind == "at_least":
            return Linkage(about=about, at_least=Count(number=draw(st.integers(0, len(choices))), of=choices))
        if kind == "budget":
            costs = {
                issue: {each: draw(positive) for each in options[issue][1:]}
                for issue in draw(picks(options, 1))
            }
            return Linkage(
                about=about, budget=Budget(limit=draw(positive), costs=costs, unit=draw(free_text))
            )
        others = tuple(
            Choice(issue=issue, options=(options[issue][-1],)) for issue in options if len(options[issue]) > 1
        )
        return Linkage(about=about, excludes=Excludes(together=others)) if others else Linkage(about=about,
            at_most=Count(number=9, of=choices))  # fmt: skip

    return tuple(one() for _ in range(draw(st.integers(0, 2))))


@st.composite
def _positions(draw: st.DrawFn, options: dict[str, tuple[str, ...]], a_party: Any, cite: Any,
    dates: Any) -> tuple[Position, ...]:  # fmt: skip
    def one(number: int) -> Position:
        issue = draw(st.sampled_from(list(options)))
        condition = st.builds(Condition, party=a_party, does=st.just("acts"), choices=_choices(options))
        return Position(
            party=draw(a_party),
            issue=issue,
            stance=draw(st.sampled_from(["demands", "accepts", "refuses"])),
            options=draw(picks(options[issue])),
            words="x" + draw(free_text),
            voice=draw(voices),
            by=f"voice {number}",
            since=draw(dates),
            conditions=draw(some(condition, 1)),
            approval=draw(some(st.builds(Approval, by=free_text, given=st.booleans()), 1)),
            cite=draw(cite),
        )

    return tuple(one(number) for number in range(draw(st.integers(0, 3))))


def _rather(options: dict[str, tuple[str, ...]], issues: list[str]) -> Any:
    """Two drafts that differ, on issues of which no number is known."""
    wide = [issue for issue in issues if len(options[issue]) > 1]
    if not wide:
        return st.just(())
    one = st.sampled_from(wide)
    return some(one.map(lambda i: Rather(this={i: options[i][0]}, than={i: options[i][1]})))


@st.composite
def _preference(draw: st.DrawFn, party: str, options: dict[str, tuple[str, ...]], issues: list[Issue],
    cite: Any) -> Preference:  # fmt: skip
    known = draw(picks(options))
    scores = {issue: {each: draw(values) for each in draw(picks(options[issue], 1))} for issue in known}
    for issue in issues:
        if issue.kind == "divisible" and issue.id in scores and draw(st.booleans()):
            scores[issue.id] = {"whole": draw(values)}
    weighted = draw(st.booleans())
    ordered = [issue for issue in options if issue not in scores]
    package = {issue: options[issue][0] for issue in options}
    minimum = st.one_of(
        st.builds(Minimum, score=numbers, said=st.none() | voices), st.just(Minimum(package=package))
    )
    return Preference(
        party=party,
        points={} if weighted else scores,
        values=scores if weighted else {},
        weights={issue: draw(positive) for issue in known} if weighted else {},
        order={
            issue: (options[issue][:1], options[issue][1:3]) for issue in ordered if len(options[issue]) > 1
        },
        rather=draw(_rather(options, [issue for issue in options if issue not in scores])),
        refuses={issue: options[issue][-1:] for issue in draw(picks(options)) if len(options[issue]) > 1},
        minimum=draw(st.none() | minimum),
        discount=draw(st.none() | st.just(Fraction(9, 10))),
        unit=draw(free_text),
        said=draw(st.none() | voices),
        cite=draw(cite),
    )
