"""Proposals in confidence: how answers make a result that names nobody, what each side sees, what it can
infer.
"""

from goodoffices.talks.proposals.in_rooms import (
    RoomProposal,
    answers_given,
    confirmations_given,
    known_from,
    proposal_at,
    proposals_in,
    rules_of,
)
from goodoffices.talks.proposals.inference import (
    AnswerKnown,
    MarkedKnown,
    Use,
    inferred,
    inferred_marks,
    one_more,
)
from goodoffices.talks.proposals.outcomes import chosen_of_set, double_blind, outcome
from goodoffices.talks.proposals.records import (
    BlindProposal,
    Confirmation,
    Made,
    ProposalAnswer,
    ProposalOutcome,
    ProposalSeen,
)
from goodoffices.talks.proposals.views import counts_as_no, last_answers, seen_by, told_beforehand

__all__ = [
    "AnswerKnown",
    "BlindProposal",
    "Confirmation",
    "Made",
    "MarkedKnown",
    "ProposalAnswer",
    "ProposalOutcome",
    "ProposalSeen",
    "RoomProposal",
    "Use",
    "answers_given",
    "chosen_of_set",
    "confirmations_given",
    "counts_as_no",
    "double_blind",
    "inferred",
    "inferred_marks",
    "known_from",
    "last_answers",
    "one_more",
    "outcome",
    "proposal_at",
    "proposals_in",
    "rules_of",
    "seen_by",
    "told_beforehand",
]
