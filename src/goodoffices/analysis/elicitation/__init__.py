"""What matters to whom, in simple questions: what is known so far, the next question, a side's own
scorecard.
"""

from goodoffices.analysis.elicitation.answers import (
    ToAsk,
    answered,
    answers_for_all,
    cards,
    compared,
    matters_more,
)
from goodoffices.analysis.elicitation.gathered import (
    GatheredAnswers,
    SideAnswers,
    Unused,
    gathered,
    hundred,
    own_view,
)
from goodoffices.analysis.elicitation.known_so_far import KnownSoFar, known_so_far, numbers
from goodoffices.analysis.elicitation.next_question import (
    best_guess,
    next_questions,
    questions_for,
    settling,
)
from goodoffices.analysis.elicitation.scorecard import DraftLine, contradictions_in, scorecard

__all__ = [
    "DraftLine",
    "GatheredAnswers",
    "KnownSoFar",
    "SideAnswers",
    "ToAsk",
    "Unused",
    "answered",
    "answers_for_all",
    "best_guess",
    "cards",
    "compared",
    "contradictions_in",
    "gathered",
    "hundred",
    "known_so_far",
    "matters_more",
    "next_questions",
    "numbers",
    "own_view",
    "questions_for",
    "scorecard",
    "settling",
]
