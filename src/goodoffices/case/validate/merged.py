"""What was merged leads to something, and what was retired leaves something on the table."""

from __future__ import annotations

from goodoffices.case.errors import quote
from goodoffices.case.merged import MergedPart, follow, follow_option
from goodoffices.case.validate.sheet import Path, Sheet
from goodoffices.language import CodedText


def check_merged(sheet: Sheet) -> None:
    """No id that was merged away is given again, and each is led to something that is there."""
    merged = sheet.case.merged
    for index, one in enumerate(merged):
        path: Path = ("merged", index)
        if not sheet.sound(path):
            continue
        later = merged[index:]
        if _there(sheet, one, one.of, one.was):
            sheet.say(
                (*path, "was"),
                CodedText("merged-is-there", "%(was)s was merged and is there again.", was=quote(one.was)),
                CodedText("give-other-id", "Give what is there another id, or remove what is said here."),
            )
        elif one.part == "option":
            issue, option = follow_option(later, one.of, one.was)
            if option not in (sheet.options(issue) or {option: None}) or issue not in sheet.issues:
                _nowhere(sheet, (*path, "into"), one)
        elif not _there(sheet, one, "", follow(later, one.part, one.was)):
            _nowhere(sheet, (*path, "into"), one)


def check_something_left(sheet: Sheet) -> None:
    """An issue has an option that is not retired, and the case an issue; merely missing where it has not."""
    for index, issue in enumerate(sheet.case.issues):
        if issue.options and not issue.retired and all(option.retired for option in issue.options):
            sheet.say(
                ("issues", index, "options"),
                CodedText("options-all-retired", "All options of %(id)s are retired.", id=quote(issue.id)),
                CodedText("bring-one-back", "Bring one back, or retire the issue."),
                missing=True,
            )
    if sheet.case.issues and all(issue.retired for issue in sheet.case.issues):
        sheet.say(
            ("issues",),
            CodedText("issues-all-retired", "All issues are retired."),
            CodedText("bring-one-issue-back", "Bring one back."),
            missing=True,
        )


def _there(sheet: Sheet, one: MergedPart, of: str, key: str) -> bool:
    case = sheet.case
    if one.part == "option":
        return of in sheet.issues and key in (sheet.options(of) or {})
    keys = {
        "issue": [record.id for record in case.issues],
        "phase": [record.id for record in case.phases],
        "term": [record.id for record in case.terms],
        "earlier": [record.id for record in case.earlier],
    }
    return key in keys[one.part]


def _nowhere(sheet: Sheet, path: Path, one: MergedPart) -> None:
    sheet.say(
        path,
        CodedText(
            "merged-into-nothing",
            "%(was)s was merged into %(into)s, which is not there.",
            was=quote(one.was),
            into=quote(one.into),
        ),
        CodedText("write-what-became", "Write the id of what it became."),
    )
