"""Genius: a domain with its profiles as a case."""

from __future__ import annotations

import re
from collections.abc import Sequence

from goodoffices.case.case import Case
from goodoffices.case.formats.assembly import assemble, party_ids
from goodoffices.case.formats.faults import Faults
from goodoffices.case.formats.foreign import Document, ForeignFormat, Role, Tree
from goodoffices.case.formats.genius_domain import read_domain
from goodoffices.case.formats.genius_profile import read_profile
from goodoffices.case.trees.xml_text import Element
from goodoffices.language import CodedText


def read_genius(documents: Sequence[Document]) -> Case:
    """The case of a domain file, which comes first, and any number of profiles. Raises ``ProblemsFound`` with
    all that is wrong in any of them.
    """
    domain, *profiles = documents
    faults = Faults(domain.file)
    issues = read_domain(domain.element, faults)
    faults.raise_any()
    preferences = []
    for profile, party in zip(profiles, party_ids(profiles, faults), strict=True):
        faults.file = profile.file
        preference = read_profile(profile.element, issues, party, faults)
        if preference:
            preferences.append(preference)
    faults.raise_any()
    return assemble(domain.path.stem, "Genius", [known.issue for known in issues], preferences)


def _role(tree: Tree) -> Role | None:
    roles: dict[str, Role] = {"negotiation_template": "domain", "utility_space": "profile"}
    return roles.get(tree.tag) if isinstance(tree, Element) else None


GENIUS = ForeignFormat(
    name="Genius",
    syntax="XML",
    role_of=_role,
    signs=re.compile(rb"<(negotiation_template|utility_space)\b"),
    begins=CodedText(
        "genius-domain-begins-negotiation",
        "A Genius domain begins with <negotiation_template>, a profile with <utility_space>.",
    ),
    read=read_genius,
    needs_domain=True,
)
