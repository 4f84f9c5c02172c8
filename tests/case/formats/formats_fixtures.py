"""Small files of our own in the formats read, and what the tests do with them."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from fractions import Fraction
from pathlib import Path

import pytest

from goodoffices.case import Case, Package, Preference, Problem, ProblemsFound
from goodoffices.case.formats import read_foreign

GENIUS_DOMAIN = """<negotiation_template>
<utility_space number_of_issues="2">
<objective index="0" name="root" type="objective" etype="objective" description="">
  <issue index="1" name="Rent" type="discrete" etype="discrete" vtype="discrete">
    <item index="1" value="low" description="one tenth off"/>
    <item index="2" value="high" description="high"/>
    <item index="3" value="fair"/>
  </issue>
  <issue index="2" name="Years" type="integer" etype="integer" vtype="integer" lowerbound="1" upperbound="4"/>
</objective>
</utility_space>
</negotiation_template>
"""

GENIUS_TENANT = """<utility_space>
<objective index="0" name="root" type="objective" etype="objective" description="">
  <issue index="1" name="Rent" type="discrete" etype="discrete" vtype="discrete">
    <item index="1" value="low" evaluation="3"/>
    <item index="2" value="high" evaluation="0"/>
    <item index="3" value="fair" evaluation="2"/>
  </issue>
  <issue index="2" name="Years" type="integer" etype="integer" vtype="integer" lowerbound="1" upperbound="4">
    <evaluator ftype="linear" offset="0.1" slope="0.3"/>
  </issue>
  <weight index="1" value="0.7"/>
  <weight index="2" value="0.3"/>
</objective>
<discount_factor value="0.9"/>
<reservation value="0.25"/>
</utility_space>
"""

GENIUSWEB_DOMAIN = """{"name": "garden", "issuesValues": {
  "fence": {"values": ["wood", "stone"]},
  "height": {"range": {"low": 1, "high": 2, "step": 0.5}}
}}
"""

GENIUSWEB_OWNER = """{"LinearAdditiveUtilitySpace": {
  "issueUtilities": {
    "fence": {"DiscreteValueSetUtilities": {"valueUtilities": {"wood": 0.4, "stone": 1.0}}},
    "height": {"NumberValueSetUtilities": {"lowValue": 1, "lowUtility": 0.2, "highValue": 2, "highUtility": 1.0}}
  },
  "issueWeights": {"fence": 0.3, "height": 0.7},
  "domain": {"name": "garden", "issuesValues": {
    "fence": {"values": ["stone", "wood"]},
    "height": {"range": {"low": 1, "high": 2, "step": 0.5}}}},
  "name": "owner",
  "reservationBid": {"issuevalues": {"fence": "wood", "height": 1.50}}
}}
"""

NEGOLOG_ANN = """{
 "reservationValue": 0.1,
 "issueWeights": {"sun": 0.6, "sea": 0.4},
 "issues": {
  "sun": {"much": 1.0, "little": 0.3},
  "sea": {"near": 0.9, "far": 0.1}
 }
}
"""

NEGMAS_SPACE = """name: Market
type: DiscreteCartesianOutcomeSpace
issues:
- name: price
  type: negmas.outcomes.contiguous_issue.ContiguousIssue
  values: [2, 5]
- name: colour
  type: CategoricalIssue
  values: [red, 'no', 7]
"""

NEGMAS_BUYER = """type: negmas.preferences.crisp.linear.LinearAdditiveUtilityFunction
name: The buyer
reserved_value: -.inf
weights: [0.75, 0.25]
values:
- {type: negmas.preferences.value_fun.AffineFun, slope: -0.2, bias: 1}
- type: TableFun
  mapping: {red: 1.0, 'no': 0, 7: 1e-1}
"""


def put(folder: Path, name: str, text: str | bytes) -> Path:
    """Write a file and say where."""
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def lease(folder: Path, tenant: str = GENIUS_TENANT, domain: str = GENIUS_DOMAIN) -> Case:
    """The Genius case of the texts above."""
    return read_foreign(put(folder, "lease.xml", domain), [put(folder, "tenant.xml", tenant)])


def problems(path: Path, profiles: Sequence[Path] = ()) -> tuple[Problem, ...]:
    """What is wrong with files; fails where they can be read."""
    with pytest.raises(ProblemsFound) as found:
        read_foreign(path, profiles)
    return found.value.problems


def lease_problems(
    folder: Path, tenant: str = GENIUS_TENANT, domain: str = GENIUS_DOMAIN
) -> tuple[Problem, ...]:
    """What is wrong with the Genius case of the texts above."""
    return problems(put(folder, "lease.xml", domain), [put(folder, "tenant.xml", tenant)])


def utility(preference: Preference, package: Package) -> Fraction:
    """What a package is worth: the sum of weight times value."""
    total = Fraction(0)
    for issue, option in package.items():
        weight, value = preference.weights[issue], preference.values[issue][option]
        assert isinstance(weight, Fraction)
        assert isinstance(value, Fraction)
        total += weight * value
    return total


def packages(case: Case) -> Iterator[Package]:
    """Every package of a small case."""
    names = [issue.id for issue in case.issues]
    for chosen in itertools.product(
        *([option.id for option in case.options(issue)] for issue in case.issues)
    ):
        yield dict(zip(names, chosen, strict=True))
