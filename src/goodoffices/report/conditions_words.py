"""What conditions come to, in sentences: what holds, who waits for whom, which word would bring most."""

from __future__ import annotations

from goodoffices.analysis.conditions import ConditionsFound, ConsistentSet, HeldAct, Unlocking
from goodoffices.case import ConditionSheet, format_exact
from goodoffices.language.words import all_of, grouped
from goodoffices.language.words import gettext as _
from goodoffices.language.words import ngettext as n_

TOLD = 8
"""Sets, circles and words that are told one by one."""

Section = tuple[str, list[str]]


class ConditionWords:
    """The words for one sheet and what came of it."""

    def __init__(self, sheet: ConditionSheet, found: ConditionsFound) -> None:
        self.sheet, self.found = sheet, found
        self.acts = {act.id: act for act in sheet.acts}
        self.parties = {party.id: party.label for party in sheet.parties}

    def sections(self) -> list[Section]:
        """Titles with their lines; those that have something to say."""
        told = [
            (_("What holds"), self._holds()),
            (_("What waits"), self._waits()),
            (_("What holds only together"), self._circles()),
            (_("Which word would bring most"), self._unlocks()),
            (_("Not counted"), self._uncounted()),
        ]
        return [(title, lines) for title, lines in told if lines]

    def name(self, act: str) -> str:
        """ "withdrawal (North)"."""
        one = self.acts[act]
        return _("%(act)s (%(party)s)", act=one.label, party=self.parties[one.party])

    def _held(self, one: HeldAct) -> str:
        if one.amount is None:
            return self.name(one.act)
        unit = self.acts[one.act].unit
        amount = grouped(format_exact(one.amount)) + (f" {unit}" if unit else "")
        return _("%(act)s: %(amount)s", act=self.name(one.act), amount=amount)

    def _holds(self) -> list[str]:
        found = self.found
        if not found.sets:
            lines = [self._held(one) for one in found.bound]
            return [_("Too much hangs on shares to be settled exactly. At most:"), *lines]
        if len(found.sets) == 1 and found.proved:
            if not found.sets[0].acts:
                return [_("Nothing: no set of acts meets all its own conditions. Proved.")]
            lead = _("The largest set of acts in which the others meet every condition. Proved.")
            return [lead, *(self._held(one) for one in found.sets[0].acts)]
        lines = [
            n_(
                "%(count)s largest set in which the others meet every condition; words rival.",
                "%(count)s largest sets in which the others meet every condition; words rival.",
                len(found.sets),
            )
        ]
        if found.complete:
            lines[0] += " " + _("Proved: these are all.")
        else:
            most = len(found.bound)
            lines[0] += " " + n_(
                "There may be others; no set holds more than %(count)s act.",
                "There may be others; no set holds more than %(count)s acts.",
                most,
            )
        lines += [self._set(each) for each in found.sets[:TOLD]]
        return [*lines, *_more(len(found.sets))]

    def _set(self, each: ConsistentSet) -> str:
        return "; ".join(self._held(one) for one in each.acts) or _("nothing")

    def _waits(self) -> list[str]:
        held = {one.act for each in self.found.sets[:1] for one in each.acts}
        on: dict[str, list[str]] = {}
        for wait in self.found.waits:
            if wait.act not in held and wait.on not in held:
                on.setdefault(wait.act, []).append(wait.on)
        lines = [
            _("%(act)s waits for %(others)s", act=self.name(act), others=all_of(list(map(self.name, others))))
            for act, others in on.items()
        ]
        return [*lines[:TOLD], *_more(len(lines))]

    def _circles(self) -> list[str]:
        lines = []
        for circle in self.found.circles:
            names = all_of(list(map(self.name, circle.acts)))
            first = " · ".join(map(self.name, circle.opened_by[:3]))
            told = (
                _("%(acts)s wait for each other. Done first, any of these would open it: %(word)s")
                if circle.whole
                else _("%(acts)s wait for each other. No word alone opens all of it; most does: %(word)s")
            )
            lines.append(told % {"acts": names, "word": first})
        return [*lines[:TOLD], *_more(len(lines))]

    def _unlocks(self) -> list[str]:
        lines = [self._unlock(one) for one in self.found.unlocks]
        return [*lines[:TOLD], *_more(len(lines))]

    def _unlock(self, one: Unlocking) -> str:
        brings = [*one.new, *one.more]
        shown = list(map(self.name, brings[:4]))
        return n_(
            "%(act)s, without condition: %(count)s act more (%(acts)s)",
            "%(act)s, without condition: %(count)s acts more (%(acts)s)",
            len(brings),
            act=self.name(one.act),
            acts=", ".join(shown) + (", …" if len(brings) > len(shown) else ""),
        )

    def _uncounted(self) -> list[str]:
        lines = [
            _(
                "%(act)s looks at %(own)s, which is its own party's: one's own share never counts",
                act=self.name(act),
                own=self.name(own),
            )
            for act, own in self.found.uncounted
        ]
        return [*lines[:TOLD], *_more(len(lines))]


def _more(many: int) -> list[str]:
    if many <= TOLD:
        return []
    return [n_("and %(count)s more", "and %(count)s more", many - TOLD)]
