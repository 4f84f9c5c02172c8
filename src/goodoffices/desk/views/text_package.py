"""What a package would make of the one text, for a mediator to edit: a line for each issue of it."""

from __future__ import annotations

import msgspec

from goodoffices.desk.one_text.drafting import DraftedClause, drafted
from goodoffices.desk.one_text.line import OneText
from goodoffices.desk.open_case import OpenCase
from goodoffices.desk.refusals import NotThereError
from goodoffices.desk.views.packages import package_of
from goodoffices.desk.views.text_page import TextHead, text_head


class DraftedLine(msgspec.Struct, frozen=True, kw_only=True):
    """One clause as the package would have it, with the issue and the option in the case's words."""

    number: int
    issue: str
    option: str
    clause: DraftedClause


class TextPackagePage(msgspec.Struct, frozen=True, kw_only=True):
    """The clauses that a package changes, and its code."""

    head: TextHead
    lines: tuple[DraftedLine, ...]
    code: str


def text_package_page(case: OpenCase, text: int, code: str) -> TextPackagePage:
    """The page of a package and a text. Raises NotThereError where the package says nothing."""
    one, file = OneText(case, text), case.public
    package = package_of(file, code)
    if not package:
        raise NotThereError("no such package")
    issues = {issue.id: issue for issue in file.issues}
    lines = []
    for number, clause in enumerate(drafted(one, file, package)):
        issue = issues[clause.issue]
        option = next(each.label for each in file.options(issue) if each.id == clause.option)
        lines.append(DraftedLine(number=number, issue=issue.label, option=option, clause=clause))
    return TextPackagePage(head=text_head(one), lines=tuple(lines), code=code)
