"""Every rule that a case has to keep: what is said, where, and what to write instead."""

from __future__ import annotations

import pytest

from goodoffices.case import ProblemsFound
from goodoffices.case.files import read_case_text

GOOD = """\
title: Strike
parties: [union, firm, city]
sources: [{id: paper, date: 2024-08-15}]
earlier: [{id: accord, date: 1995}]
phases: [first]
terms: [{id: fair, issues: shift, by_party: [{party: union, text: equal}]}]
issues:
  - {id: wage, range: {lowest: 0, highest: 5, step: 0.5}, phase: first, rests_on: accord, cite: paper}
  - {id: shift, options: [day, night, both]}
  - {id: hall, parts: 2}
linkages:
  - {id: one, implies: {when: {wage: 5}, then: {shift: [day, both]}}}
  - {id: two, budget: {limit: 3, costs: {shift: {both: 4}}}}
quantities:
  - {id: hires, gives: {party: firm, what: jobs, number: 3}, for_each: {party: union, what: posts}, issue: shift}
positions:
  - {party: union, issue: shift, demands: day, since: 2024-08-15, cite: paper}
  - {party: union, issue: shift, refuses: day, since: 2024-09-01}
  - {party: firm, issue: wage, accepts: [0.5, 1], conditions: [{party: union, choices: {shift: day}}]}
preferences:
  - {party: union, points: {wage: {0.5: 1/3, 1: [2, 3]}, hall: 10}, order: {shift: [day, [night, both]]}, minimum: 4}
  - {party: firm, weights: {wage: 2}, values: {wage: {0: 1}}, refuses: {wage: 5}, minimum: {package: {wage: 0}}}
text: {shift: day}
"""


def problems(text: str) -> list[str]:
    """What is said of a text: each problem's place and words."""
    try:
        read_case_text(text, "c")
    except ProblemsFound as found:
        return [str(problem) for problem in found.problems]
    return []


def test_the_case_that_the_others_break_is_sound() -> None:
    assert problems(GOOD) == []


BREAKS: list[tuple[str, str, str]] = [
    ("title: Strike", "¦titel: Strike", "'titel' is not a field here. Did you mean 'title'?"),
    ("title: Strike", "¦title:", "'title' is empty. Write its value after the colon."),
    ("title: Strike", "title: ¦' '", "The title is an empty text. Write what the talks are about."),
    ("city]", "city, ¦union]", "The party 'union' has the same id as the party before it (line 2)."),
    ("city]", "city]\nmediators: [¦firm]",
    "The mediator 'firm' has the same id as the party before it (line 2)."),
    ("city]", "¦'']", "The id of this party is an empty text. Write a short name."),
    ("city]", "¦'ci\n\n  ty']", "The id of this party has a line break or is longer than 100"),
    ("city]", "¦'a, b']", "The party 'a, b' cannot share a divisible issue under this id."),
    ("city]", "¦whole]", "The party 'whole' cannot share a divisible issue under this id."),
    ("city]", "city]\nneeded: ¦4", "needed is 4, with 3 parties. Write a number from 1 to 3."),
    ("city]", "city]\nneeded: ¦0", "needed is 0, with 3 parties."),
    ("city]", "city]\nneeded: ¦1.5", "'1.5' is not a whole number. Write one such as 3."),
    ("city]", "city]\nalternat: ¦yes", "'yes' is neither true nor false. Write true or false."),
    ("city]", "city]\nformat: ¦other",
    "The format 'other' is not one that this version reads. Write format: goodoffices-case-1"),
    ("date: 2024-08-15}]", "date: ¦2024-02-30}]", "There is no day '2024-02-30'."),
    ("date: 2024-08-15}]", "date: ¦15.8.2024}]", "'15.8.2024' is not a date. Write it as 2024-08-31"),
    ("since: 2024-08-15, cite", "since: ¦2024, cite",
    "'2024' is not a date. Write it as 2024-08-31, or leave it out"),
    ("date: 1995}", "date: ¦last year}",
    "'last year' is not a date. Write it as 2024-08-31, 2024-08, 2024 or 2024-08-12/2024-08-18"),
    ("issues: shift,", "issues: ¦shfit,", "There is no issue 'shfit'. Did you mean 'shift'?"),
    ("{party: union, text", "{party: ¦nobody, text",
    "There is no party 'nobody'. Write one of: union, firm, city."),
    ("text: equal}]", "text: equal}], ¦defined: false, definition: fair",
    "The term has a definition and is said"),
    ("highest: 5", "highest: ¦-1", "The highest number is below the lowest. Exchange the two."),
    ("step: 0.5", "step: ¦0", "The step is not above zero."),
    ("step: 0.5", "step: ¦0.3",
    "The step does not lead from the lowest to the highest number. Write highest: 4.8 or 5.1"),
    ("step: 0.5", "step: ¦0.0001", "The range has more than 10000 numbers. Write a step of 0.0006 or more."),
    ("step: 0.5", "step: ¦.inf",
    "'.inf' is not a number. Write a decimal such as 12.5 or a fraction such as 1/3."),
    ("step: 0.5", "step: ¦1e16", "The number is larger than 10^15. Write it in a larger unit."),
    ("step: 0.5", "step: ¦1e-99", "The number takes more than 60 characters. Write it with fewer digits."),
    ("step: 0.5", "step: ¦[1]", "Here stands a list. Write a number."),
    ("phase: first, r", "phase: ¦second, r", "There is no phase 'second'. Write one of: first."),
    ("rests_on: accord", "rests_on: ¦accords", "There is no earlier plan 'accords'. Did you mean 'accord'?"),
    ("cite: paper}\n  - {id: shift", "cite: [paper, ¦radio]}\n  - {id: shift", "There is no source 'radio'."),
    ("range: {", "kind: nominal, ¦range: {", "A nominal issue has no range."),
    ("range: {", "kind: ¦rnage, range: {", "'rnage' is not a word for this. Did you mean 'range'?"),
    ("{id: shift, options: [day, night, both]", "¦{id: shift, options: []",
    "The issue 'shift' has no options."),
    ("{id: shift, options: [day, night, both]", "¦{id: shift, kind: range", "A range issue needs its range."),
    ("options: [day, night, both]}",
    "¦options: [day, night, both], range: {lowest: 0, highest: 1, step: 1}}",
    "A range issue has its options by itself."),
    ("night, both]}", "night, both, ¦day]}",
    "The option 'day' has the same id as the option before it (line 9)."),
    ("night, both]}", "night, both], kind: ordered, ¦parts: 2}", "An ordered issue has no parts."),
    ("parts: 2", "parts: ¦0", "An issue cannot have 0 parts."),
    ("parts: 2", "parts: ¦200", "3 parties can share 200 parts in more than 10000 ways. Write fewer parts."),
    ("parts: 2", "parts: ¦100000000000000", "3 parties can share 100000000000000 parts in more than"),
    ("{wage: 5}, then", "{¦wages: 5}, then", "There is no issue 'wages'. Did you mean 'wage'?"),
    ("{wage: 5}, then", "{wage: ¦5.0}, then", "The issue 'wage' has no option '5.0'. Write 5."),
    ("{wage: 5}, then", "¦[], then", "The linkage names no choice here."),
    ("{wage: 5}, then", "{¦wage: []}, then", "The choice names no option."),
    ("{id: one, implies", "¦{id: one, excludes: {wage: 5}, implies",
    "A linkage says one thing; here stand implies and excludes."),
    ("{id: two, budget: {limit: 3, costs: {shift: {both: 4}}}}", "¦{id: two}", "The linkage says nothing."),
    ("{id: two,", "{id: ¦one,", "The linkage 'one' has the same id as the linkage before it (line 12)."),
    ("both: 4}", "both: ¦-4}", "A cost is not below zero."),
    ("3, costs: {shift: {both: 4}", "¦3, costs: {shift: {both: 4, day: 5, night: 6}",
    "The limit is 3, and the cheapest package costs 4. Write 4 or more."),
    ("{limit: 3, costs: {shift: {both: 4}}", "¦{limit: 3, costs: {}", "The budget names no costs."),
    ("costs: {shift: {both", "costs: {shift: {¦boht",
    "The issue 'shift' has no option 'boht'. Did you mean 'both'?"),
    ("what: jobs, number: 3", "what: jobs, ¦number: 3, at_most: 4",
    "An amount has a number, or bounds, not both."),
    ("what: jobs, number: 3", "what: jobs, at_least: ¦5, at_most: 4", "at_least is above at_most."),
    ("what: jobs, number: 3", "what: jobs, number: ¦-3", "An amount is not below zero."),
    ("demands: day, since", "demands: ¦dya, since", "The issue 'shift' has no option 'dya'."),
    ("{party: union, issue: shift, demands: day, since", "¦{party: union, issue: shift, demands: [], since",
    "The position says nothing."),
    ("demands: day, since", "stance: ¦wants, since",
    "'wants' is not a word for this. Write one of: demands, accepts, refuses."),
    ("{party: union, issue: shift, demands: day, since", "¦{party: union, issue: shift, since",
    "'stance' is missing. Add stance: …"),
    ("day, since: 2024-09-01", "¦day, since: 2024-08-15",
    "'union' refuses 'day', which it demands at the same time (line 17)."),
    ("since: 2024-09-01", "since: 2024-09-01, until: ¦2024-08-01", "The position ends before it begins."),
    ("{party: union, choices: {shift: day}", "¦{party: union, does: ''", "The condition says nothing."),
    ("choices: {shift: day}", "choices: {shift: ¦dawn}", "The issue 'shift' has no option 'dawn'."),
    ("points: {wage", "points: {¦wag", "There is no issue 'wag'. Did you mean 'wage'?"),
    ("[2, 3]", "¦[3, 2]", "The low end of the interval is above the high end."),
    ("[2, 3]", "¦[3, 2, 1]", "Here stands a list. Write fields: low, high."),
    ("hall: 10", "hall: {¦whole: 10, union: 5}",
    "A number for the whole stands beside numbers for shares of it."),
    ("hall: 10", "hall: {¦firm 1/3: 5}", "The issue 'hall' has no option 'firm 1/3'."),
    ("hall: 10", "shift: ¦10", "One number for all of 'shift', which cannot be divided."),
    ("hall: 10}", "hall: 10}, linear: [wage, ¦shift]",
    "Straight lines go between numbers; the issue 'shift' is no range."),
    ("hall: 10}", "hall: 10}, linear: ¦wages", "There is no issue 'wages'. Did you mean 'wage'?"),
    ("wage: {0.5: 1/3, 1: [2, 3]}, hall: 10}", "hall: 10}, linear: ¦wage",
    "The party gives no numbers for 'wage'."),
    ("[day, [night, both]]", "[day, [night, ¦day]]", "'day' stands twice in this order."),
    ("[day, [night, both]]", "[day, ¦1]", "The issue 'shift' has no option '1'."),
    ("points: {wage: {0.5: 1/3, 1: [2, 3]}", "points: {shift: {day: 1, night: 2}",
    "The order of 'day' and 'night' is not that of their numbers."),
    ("minimum: 4}", "rather: {this: {shift: day}, than: {¦shifd: night}}}", "There is no issue 'shifd'."),
    ("minimum: 4}", "rather: {this: {shift: day}, than: {shift: ¦nigth}}}",
    "The issue 'shift' has no option 'nigth'."),
    ("minimum: 4}", "rather: {this: {¦shift: day}, than: {hall: union}}}",
    "this says something of 'shift', and than does not. Add shift: and an option to than."),
    ("minimum: 4}", "rather: ¦{this: {shift: day}, than: {shift: day}}}", "The two drafts are the same."),
    ("minimum: 4}", "rather: ¦{than: {shift: day}}}", "'this' is missing."),
    ("hall: 10}, order: {shift: [day, [night, both]]}, minimum: 4}",
    "hall: {firm: 1, union: 2}}, rather: ¦{this: {hall: firm}, than: {hall: union}}}",
    "By the party's own points the other is worth more. Correct one of the two, or leave one out."),
    ("minimum: 4}", "¦minimum: {score: 4, package: {wage: 0, hall: union}}}",
    "A minimum is a score, or a package"),
    ("minimum: 4}", "¦weights: {wage: 1}}", "Here stand points, and weights beside them."),
    ("{party: firm, weights", "{party: ¦union, weights",
    "The party 'union' has preferences already (line 21)."),
    ("weights: {wage: 2}", "weights: {wage: ¦-2}", "A weight is not below zero."),
    ("refuses: {wage: 5}", "refuses: {¦shift: [day, night, both]}",
    "'firm' refuses every option of 'shift'."),
    ("{package: {wage: 0}}", "{¦package: {shift: day}}", "The package of the minimum says nothing of 'wage'"),
    ("minimum: {package: {wage: 0}}", "discount: ¦1.1", "A discount lies between 0 and 1."),
    ("text: {shift: day}", "text: {¦shif: day}", "There is no issue 'shif'. Did you mean 'shift'?"),
    ("text: {shift: day}", "text: {shift: ¦dy}", "The issue 'shift' has no option 'dy'. Did you mean 'day'?"),
    ("text: {shift: day}", "text: ¦day", "Here stands 'day'. Write lines, each as name: value."),
    ("text: {shift: day}", "text: {shift: day, ¦shift: day}",
    "The key 'shift' stands here a second time. Keep one of the two"),
    ("text: {shift: day}", "text: {¦<<: {shift: day}}",
    "Merge keys (<<) are not read. Write the fields out."),
    ("text: {shift: day}", "text: {¦[a]: day}", "A key is a list or fields. Write a text."),
    ("text: {shift: day}", "text: ¦!pack {shift: day}",
    "The tag '!pack' has no meaning in a case. Remove it."),
    ("text: {shift: day}", "text: {shift: ¦*day}", "*day stands for nothing. Write &day before it."),
    ("text: {shift: day}", 'text: {shift: ¦"\\e"}', "This text holds the character U+001B. Remove it."),
    ("text: {shift: day}\n", "text: {shift: day\n¦",
    "A set of fields in brackets is not closed, or a comma is missing in it."),
    ("text: {shift: day}", "¦---\ntext: {}", "A second document begins here. Write one case per file."),
]  # fmt: skip
"""A piece of the sound case, what to put in its place, with a broken bar where the problem is, and what is
said.
"""


def broken(good: str, bad: str) -> tuple[str, str]:
    """The case with one piece broken, and the line and column of the break."""
    assert GOOD.count(good) == 1
    text = GOOD.replace(good, bad)
    before, bar, after = text.partition("¦")
    if not bar:
        return text, "c:"
    lines = before.split("\n")
    return before + after, f"c:{len(lines)}:{len(lines[-1]) + 1}: "


@pytest.mark.parametrize(("good", "bad", "said"), BREAKS)
def test_a_break_is_said_once_where_it_is_with_what_to_write_instead(good: str, bad: str, said: str) -> None:
    text, place = broken(good, bad)
    found = problems(text)
    assert len(found) == 1
    assert found[0].startswith(place)
    assert said in found[0]


def test_all_problems_are_said_at_once_in_the_order_of_the_file() -> None:
    text = GOOD
    for good, bad in [
        ("city]", "union]"),
        ("step: 0.5", "step: x"),
        ("{both: 4}", "{both: -4}"),
        ("[2, 3]", "[3, 2]"),
    ]:
        text = text.replace(good, bad)
    said = problems(text)
    assert [problem.split(":")[1] for problem in said] == ["2", "8", "13", "21"]
