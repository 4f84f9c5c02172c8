"""From what the readers of a format found to a case."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from goodoffices.case.case import Case
from goodoffices.case.formats.faults import Faults
from goodoffices.case.formats.foreign import Document
from goodoffices.case.issues import Issue
from goodoffices.case.people import Party
from goodoffices.case.preferences import Preference
from goodoffices.language import CodedText


def party_ids(profiles: Sequence[Document], faults: Faults) -> list[str]:
    """The parties' ids: the profile files' names without their endings. Two of one name cannot be told
    apart.
    """
    ids: list[str] = []
    for profile in profiles:
        name = profile.path.stem
        if name in ids:
            faults.file = profile.file
            faults.wrong(
                None,
                CodedText("second-profile-named", "a second profile is named %(name)r.", name=name),
                CodedText("parties-take-files-names", "Parties take the files' names; rename one file."),
            )
        ids.append(name)
    return ids


def assemble(
    title: str,
    form: str,
    issues: Sequence[Issue],
    preferences: Sequence[Preference],
    names: Mapping[str, str] = MappingProxyType({}),
) -> Case:
    """A case in which every profile is a party; ``names`` has the names to show, where a file gives them."""
    return Case(
        title=title,
        about=CodedText("read-from-files", "Read from %(form)s files.", form=form),
        parties=tuple(
            Party(id=preference.party, name=names.get(preference.party, "")) for preference in preferences
        ),
        issues=tuple(issues),
        preferences=tuple(preferences),
    )
