"""What follows where little is known, as JSON."""

from __future__ import annotations

from typing import Any

import msgspec

from goodoffices.analysis import LittleKnown, PackageVerdict, Share

Json = dict[str, Any]


def known_record(known: LittleKnown | None) -> Json | None:
    """The record, or null where preferences are known exactly."""
    if known is None:
        return None
    return {
        "packages": str(known.packages),
        "compared": str(known.compared),
        "acceptable": {word: str(count) for word, count in known.acceptable.items()},
        "efficient": {word: str(count) for word, count in known.efficient.items()},
        "options": [msgspec.structs.asdict(one) for one in known.options],
        "shown": [_package(one) for one in known.shown],
        "ruled_out": [_package(one) for one in known.ruled_out],
        "least_regret": None if known.least_regret is None else _package(known.least_regret),
        "questions": [msgspec.structs.asdict(one) for one in known.questions],
        "contradictions": [msgspec.structs.asdict(one) for one in known.contradictions],
        "samples": known.samples,
        "assumptions": list(known.assumptions),
    }


def _package(one: PackageVerdict) -> Json:
    return {
        "package": one.package,
        "acceptable": one.acceptable,
        "efficient": one.efficient,
        "beaten_by": one.beaten_by,
        "witness": None
        if one.witness is None
        else {
            party: {
                issue: {option: float(value) for option, value in of.items()} for issue, of in issues.items()
            }
            for party, issues in one.witness.items()
        },
        "efficient_share": _share(one.efficient_share),
        "accepted_share": _share(one.accepted_share),
        "chosen": {key: _share(share) for key, share in one.chosen.items()},
        "regret": one.regret,
    }


def _share(share: Share | None) -> Json | None:
    return None if share is None else msgspec.structs.asdict(share)
