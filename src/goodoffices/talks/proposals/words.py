"""What sides are told before they answer a proposal, in sentences; a screen words them in its reader's
language.
"""

from __future__ import annotations

from goodoffices.language import gettext_noop as N_

SENTENCES: dict[str, str] = {
    "answers-close-once": N_(
        "There is one closing time. It does not move, and nothing happens by itself when it comes."
    ),
    "condition-is-no": N_(
        "Only an unqualified yes counts. A condition counts as no and stays with your mediator."
    ),
    "silence-is-no": N_("No answer counts as no."),
    "only-the-result": N_("Only the result is made known, by a mediator: agreed, or not agreed."),
    "referendum-announced": N_(
        "Sides of which it was announced may answer subject to confirmation at home by the day named; "
        "nothing is closed before."
    ),
    "best-worst-rank": N_("Of the options that everybody marks, the one whose worst rank is best is taken."),
    "ties-by-order": N_("Ties are settled by the order in which the options were announced."),
    "chosen-was-marked": N_("Everybody learns that the option taken was marked by all."),
    "may-tell-what-was-not-marked": N_(
        "A side that ranked another option higher may infer that somebody did not mark that one."
    ),
    "none-tells-of-the-other": N_(
        "If none is taken, each side knows that the other marked nothing of what it marked itself."
    ),
    "none-tells-of-somebody": N_(
        "If none is taken, a side knows that somebody left out each option that it marked, and not who."
    ),
    "yes-learns-the-others-no": N_("If it is not agreed, a side that said yes knows that the other said no."),
    "yes-learns-that-somebody-said-no": N_(
        "If it is not agreed, a side that said yes knows that somebody said no, and not who. The same "
        "package put to fewer sides later can tell who."
    ),
}
"""Code to English."""
