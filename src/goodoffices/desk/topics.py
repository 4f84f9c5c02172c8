"""What talks are usually about, and the words that tell it: issues to sort positions by where no case says
which there are.

Names are general and take no side. A case at hand goes before them.
"""

from __future__ import annotations

from goodoffices.case import Issue
from goodoffices.language import gettext_noop

_TOPICS = {
    gettext_noop(
        "Taking part in the talks"
    ): "join, take part, taking part, participate, participating, participation, "
    "attend, boycott, representatives, delegates, direct talks, indirect talks, peace talks, the talks, "
    "talks with, hold talks, walk out, delegation, envoys, negotiations, summit, return to the table, return "
    "to talks, back to the table, resume talks, new round, negotiate, negotiating, dialogue, meet again",
    gettext_noop(
        "Plan or draft to follow"
    ): "plan, proposal, phase, draft, roadmap, framework, implementation, implement, "
    "implemented, previously agreed, agreed upon, resolution, outline",
    gettext_noop(
        "Ceasefire"
    ): "ceasefire, cease-fire, truce, end of the war, end the war, hostilities, fighting, armistice",
    gettext_noop(
        "Withdrawal of forces"
    ): "withdrawal, withdraw, pullout, pull out, pull back, forces, troops, redeployment",
    gettext_noop(
        "Release of persons held"
    ): "hostages, prisoners, captives, detainees, captivity, release, exchange deal, "
    "swap, prisoner exchange, alive, human remains, among them",
    gettext_noop(
        "Aid and access"
    ): "aid, humanitarian, humanitarian assistance, relief, convoys, crossings, blockade, siege",
    gettext_noop(
        "Return of the displaced"
    ): "return of the displaced, displaced, refugees, return home, resettlement",
    gettext_noop("Reconstruction"): "reconstruction, rebuilding, rebuild",
    gettext_noop(
        "Monitoring and guarantees"
    ): "monitors, monitoring, observers, guarantees, guarantors, verification, "
    "peacekeepers, inspections, inspectors",
    gettext_noop(
        "Weapons"
    ): "disarm, disarmament, weapons, arms, demobilise, decommissioning, missiles, nuclear, enrichment",
    gettext_noop(
        "Territory and borders"
    ): "territory, territories, border, borders, partition, annexation, settlements, demarcation",
    gettext_noop(
        "Recognition and status"
    ): "recognition, recognise, recognize, independence, sovereignty, autonomy, "
    "statehood, self-determination",
    gettext_noop(
        "Forming a government"
    ): "power-sharing, interim government, transitional government, unity government, "
    "cabinet, resignation, step down, constitution",
    gettext_noop("Elections"): "election, elections, referendum, ballot",
    gettext_noop("Sanctions"): "sanctions, embargo, asset freeze",
    gettext_noop(
        "Accountability"
    ): "amnesty, tribunal, trial, extradition, inquiry, truth commission, compensation for victims",
    gettext_noop("Pay"): "pay, wages, wage, salary, salaries, pay rise, bonus, overtime",
    gettext_noop(
        "Jobs and closures"
    ): "jobs, job cuts, layoffs, redundancies, closures, plant, plants, workforce, outsourcing",
    gettext_noop(
        "Working conditions"
    ): "working hours, working conditions, shifts, safety, contract, contracts, work rules",
    gettext_noop(
        "Pensions and health care"
    ): "pensions, pension, health care, retirees, benefits, trust fund",
    gettext_noop(
        "Money and debt"
    ): "debt, loan, loans, bailout, funding, compensation, payment, price, stake, shares, "
    "creditors, bondholders",
    gettext_noop("Ownership and control"): "ownership, takeover, merger, acquisition, board seats, control, "
    "nationalisation, alliance",
    gettext_noop(
        "Trade"
    ): "tariffs, tariff, quotas, trade, exports, imports, subsidies, market access, fisheries",
    gettext_noop("Water"): "water, river, dam, reservoir, flow",
    gettext_noop("Climate"): "emissions, emission cuts, climate finance, warming",
}


def topics() -> tuple[Issue, ...]:
    """The topics as issues without options: their words sort, and settle nothing."""
    return tuple(
        Issue(id=name.lower().replace(" ", "-"), name=name, keywords=tuple(words.split(", ")))
        for name, words in _TOPICS.items()
    )


PART = "taking-part-in-the-talks"
"""The topic that is settled by a yes or a no."""
WHOLE = "the-deal"
TOPIC_NAMES = {issue.id: issue.name for issue in topics()} | {WHOLE: gettext_noop("The deal as a whole")}
"""Topic id to its name."""
