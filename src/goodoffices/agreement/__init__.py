"""What was agreed: phases, commitments, powers, exchanges; whether the plan can work; what was reported
done."""

from goodoffices.agreement.actors import AgreementActor, Guarantor, Monitor
from goodoffices.agreement.agreement import AGREEMENT_FORMAT, Agreement
from goodoffices.agreement.checks import DEFECTS, DefectKind, check_agreement
from goodoffices.agreement.duties import Commitment, Power, TrustMeasure
from goodoffices.agreement.exchanges import AgreedExchange, Give, Ratio
from goodoffices.agreement.phases import AgreedPhase
from goodoffices.agreement.planner import (
    CannotPlan,
    ExchangePlan,
    Exposure,
    PlannedTurn,
    Removal,
    plan_exchange,
    removals,
)
from goodoffices.agreement.planning import AgreementPlan, plan_agreement
from goodoffices.agreement.requirements import AgreedCondition

__all__ = [
    "AGREEMENT_FORMAT",
    "DEFECTS",
    "AgreedCondition",
    "AgreedExchange",
    "AgreedPhase",
    "Agreement",
    "AgreementActor",
    "AgreementPlan",
    "CannotPlan",
    "Commitment",
    "DefectKind",
    "ExchangePlan",
    "Exposure",
    "Give",
    "Guarantor",
    "Monitor",
    "PlannedTurn",
    "Power",
    "Ratio",
    "Removal",
    "TrustMeasure",
    "check_agreement",
    "plan_agreement",
    "plan_exchange",
    "removals",
]
