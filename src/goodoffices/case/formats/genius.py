"""Genius: a domain with its profiles as a case."""

from __future__ import annotations

from collections.abc import Sequence

from goodoffices.case.case import Case
from goodoffices.case.formats.assembly import assemble, party_ids
from goodoffices.case.formats.documents import Document
from goodoffices.case.formats.faults import Faults
from goodoffices.case.formats.genius_domain import read_domain
from goodoffices.case.formats.genius_profile import read_profile


def read_genius(domain: Document, profiles: Sequence[Document]) -> Case:
    """The case of a domain file and any number of profiles. Raises ``ProblemsFound`` with all that is wrong in any of them."""
    assert domain.xml is not None
    faults = Faults(domain.file)
    issues = read_domain(domain.xml, faults)
    faults.raise_any()
    preferences = []
    for profile, party in zip(profiles, party_ids(profiles, faults), strict=True):
        assert profile.xml is not None
        faults.file = profile.file
        preference = read_profile(profile.xml, issues, party, faults)
        if preference:
            preferences.append(preference)
    faults.raise_any()
    return assemble(domain.path.stem, "Genius", [known.issue for known in issues], preferences)
