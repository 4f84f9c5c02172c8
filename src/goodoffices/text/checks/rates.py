"""So many times so much, rates in two units, shares of a hundred."""

from __future__ import annotations

import re
from fractions import Fraction
from itertools import pairwise

from goodoffices.language import CodedText
from goodoffices.text.checks.measures import Measure
from goodoffices.text.checks.reading import ClauseWords, TextReading
from goodoffices.text.checks.sums import SOURCE, outside_alternatives, plainly
from goodoffices.text.finding import Finding

_EACH = re.compile(r"\b(?:of|at)\s+(?:[A-Z]{3}\s|[$€£])?$")


def find_instalments(reading: TextReading, passage: ClauseWords, numbers: list[Measure]) -> Finding | None:
    """ "24,000 in twelve monthly payments of 2,000 each": so many times so much is the whole."""
    for total, count, each in zip(numbers, numbers[1:], numbers[2:], strict=False):
        if each.inside or count.inside:
            continue
        between = passage.words[count.end : each.start]
        lead = passage.words[total.end : count.start]
        named = re.match(
            r"\s+(?:equal\s+|monthly\s+|yearly\s+|annual\s+|weekly\s+)*(?:payments?|"
            r"instalments?|installments?|tranches|parts|groups|batches|rates?|stages|lots|"
            r"buses|lorries|shares|shifts)\s",
            between,
        )
        if (
            not named
            or not _EACH.search(between)
            or not re.search(r"\b(?:in|by|over)\s+$", lead)
            or len(lead) > 40
        ):
            continue
        goes_on = passage.words[each.end :].lstrip().startswith(("and ", ", "))
        if count.value * each.value != total.value and not goes_on:
            return reading.finding(
                "total-not-sum",
                "error",
                passage,
                (total.start, each.end),
                CodedText(
                    "times-text-says",
                    "%(plainly)s times %(plainly2)s is %(plainly3)s, and the text says %(plainly4)s.",
                    plainly=plainly(count.value),
                    plainly2=plainly(each.value),
                    plainly3=plainly(count.value * each.value),
                    plainly4=plainly(total.value),
                ),
                CodedText(
                    "correct-total-number-payments",
                    "Correct the total, the number of payments or the amount.",
                ),
                SOURCE,
            )
    return None


_RATE = re.compile(
    r"\s{0,3}(?:[A-Z]{3}|euros?|dollars?|pounds?|francs?|"
    r"\w{1,12})?\s{0,3}(?:\([^()]{0,60}\)\s{0,3})?(?:a|an|per|each|every|in\s+a)\s+(hour|day|week|"
    r"month|quarter|year)\b",
    re.IGNORECASE,
)
_IN_A_YEAR = {"week": 52, "month": 12, "quarter": 4, "year": 1}
_IN_A_WEEK = {"day": 7, "week": 1}


def find_rates(reading: TextReading, passage: ClauseWords, numbers: list[Measure]) -> Finding | None:
    """ "1,200 a month, that is 14,400 a year"."""
    plain = [one for one in numbers if not one.inside]
    for one, two in pairwise(plain):
        first, second = _RATE.match(passage.words[one.end :]), _RATE.match(passage.words[two.end :])
        between = passage.words[one.end : two.start]
        if (
            not first
            or not second
            or not re.search(r"\b(?:that is|i\.e\.|or|making|equal to|which is|altogether)\b", between)
        ):
            continue
        for table in (_IN_A_YEAR, _IN_A_WEEK):
            units = first[1].casefold(), second[1].casefold()
            if (
                units[0] in table
                and units[1] in table
                and one.value * table[units[0]] != two.value * table[units[1]]
            ):
                return reading.finding(
                    "total-not-sum",
                    "error",
                    passage,
                    (one.start, two.end),
                    CodedText(
                        "not",
                        "%(plainly)s a %(units)s is not %(plainly2)s a %(units2)s.",
                        plainly=plainly(one.value),
                        units=units[0],
                        plainly2=plainly(two.value),
                        units2=units[1],
                    ),
                    CodedText("correct-rate-wrong", "Correct the rate that is wrong."),
                    SOURCE,
                )
    return None


def find_shares(
    reading: TextReading, passage: ClauseWords, sentence: str, numbers: list[Measure]
) -> Finding | None:
    """Shares of one whole that do not give a hundred per cent."""
    shares = [one for one in numbers if one.noun == "%" and not one.inside]
    if (
        len(shares) < 2
        or len(shares) != len([one for one in numbers if one.noun == "%"])
        or not outside_alternatives(passage, shares)
    ):
        return None
    whole = sum((one.value for one in shares), Fraction(0))
    told = re.search(
        r"\b(?:takes?|gets?|receives?|has|have|holds?|stays?|goes|go|keeps?|retains?|owns?|divided|shared?|split|"
        r"borne|bears?|pays?)\b",
        sentence,
    )
    other = re.search(
        r"\b(?:by|from|to) (?:at least|at most)|\bfurther\b|\breduc|\bincreas|\brais|\bat "
        r"least|\bup to\b|\bless than\b|\bmore than\b|\bexceed",
        sentence,
    )
    if (told or len(shares) > 2) and not other and whole != 100 and 85 <= whole <= 130:
        return reading.finding(
            "total-not-sum",
            "error",
            passage,
            (shares[0].start, shares[-1].end),
            CodedText(
                "shares-give-per-cent",
                "The shares give %(plainly)s per cent, not 100.",
                plainly=plainly(whole),
            ),
            CodedText(
                "correct-share-wrong-or", "Correct the share that is wrong, or say what the rest is for."
            ),
            SOURCE,
        )
    return None
