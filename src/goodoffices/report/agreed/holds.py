"""Whether an agreement holds, in words: what stopping brings against going on, what is stable, who could
spoil it, who has to say yes at home."""

from __future__ import annotations

from goodoffices.agreement import Agreement
from goodoffices.analysis.stability import STABILITY
from goodoffices.desk.holding import HoldingView, Tip
from goodoffices.language import gettext_noop as N_
from goodoffices.language.words import WordTable, all_of
from goodoffices.language.words import gettext as _
from goodoffices.report.agreed.clauses import name_of
from goodoffices.report.numbers import show

CONCEPTS = WordTable(
    {
        "nash": N_("if nobody looks further than one move"),
        "general": N_("if each fears any answer of the others"),
        "symmetric": N_("if each fears any answer, and counts its own way out"),
        "sequential": N_("if each expects only answers that help who gives them"),
    }
)
"""Concept to plain words: Nash; general and symmetric metarationality; sequential stability."""
STANDS = WordTable({"accepts": N_("yes"), "refuses": N_("no"), "not-known": N_("nothing said yet")})


def holding_lines(agreement: Agreement, held: HoldingView | None) -> list[str]:
    """What can be said, a sentence each; nothing where the file says nothing of what comes after the
    signature."""
    after = agreement.after_signature
    if held is None or after is None:
        return []
    lines = [_tip(agreement, tip) for tip in held.tips]
    if held.why_not:
        lines.append(_("Stability was not looked at: %(why)s.", why=held.why_not))
    lines += _stable(agreement, held)
    lines += _undone(agreement)
    for one in after.spoilers:
        hits = all_of([name_of(agreement, name) for name in one.hits]) or _("the whole")
        lines.append(
            _(
                "%(name)s could spoil it: %(can)s. That would hit %(hits)s.",
                name=one.name,
                can=one.can,
                hits=hits,
            )
            + (" " + _("Why it might: %(interest)s.", interest=one.interest) if one.interest else "")
        )
    for vote in after.home:
        lines.append(
            _(
                "At home of %(party)s, %(body)s: %(stands)s.",
                party=agreement.label(vote.party),
                body=vote.body,
                stands=STANDS[vote.stands],
            )
        )
    return lines


def _undone(agreement: Agreement) -> list[str]:
    """What cannot be undone: who has done it has given that hold out of hand."""
    return [
        _(
            "Once %(what)s is done it cannot be undone: from then on %(who)s cannot answer by taking it "
            "back.",
            what=name_of(agreement, one.id),
            who=all_of([agreement.label(name) for name in one.owes]) or _("who owes it"),
        )
        for one in agreement.commitments
        if one.irreversible
    ]


def _tip(agreement: Agreement, tip: Tip) -> str:
    party, phase = agreement.label(tip.party), name_of(agreement, tip.phase)
    if tip.lead is None:
        return _(
            "%(phase)s, %(party)s: without an end and without a patience nothing can be said.",
            phase=phase,
            party=party,
        )
    patience = ""
    if tip.patience is None:
        patience = _("No patience would be enough.")
    elif tip.patience > 0:
        patience = _("It takes a patience of %(patience)s at least.", patience=tip.patience)
    if tip.lead >= 0:
        line = _(
            "%(phase)s, %(party)s: going on brings %(lead)s more than stopping.",
            phase=phase,
            party=party,
            lead=show(tip.lead),
        )
    else:
        line = _(
            "%(phase)s, %(party)s: stopping brings %(lead)s more than going on; a reward or "
            "penalty of that size would tip it.",
            phase=phase,
            party=party,
            lead=show(-tip.lead),
        )
    return f"{line} {patience}".strip()


def _stable(agreement: Agreement, held: HoldingView) -> list[str]:
    if held.stable is None or held.now is None or held.model is None:
        return []
    lines = []
    for concept in STABILITY:
        keeps = held.now in held.stable.equilibria[concept]
        together = held.now in held.stable.coalition_equilibria[concept]
        words = CONCEPTS[concept]
        if keeps and together:
            lines.append(_("Keeping it is stable %(how)s, for each and for all groups.", how=words))
        elif keeps:
            lines.append(
                _(
                    "Keeping it is stable %(how)s, but not for every group that could move together.",
                    how=words,
                )
            )
        else:
            who = [
                agreement.label(player)
                for player, states in held.stable.by_player[concept].items()
                if held.now not in states
            ]
            lines.append(
                _("Keeping it is not stable %(how)s: %(who)s would leave it.", how=words, who=all_of(who))
            )
    return lines
