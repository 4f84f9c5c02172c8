"""Signs in captured words, so that the hands can stay in one field.

At the beginning: ``? `` a question · ``! `` a demand · ``+ `` an acceptance · ``- `` a refusal · ``> `` a
promise. After the words, in any order: `` #monit joint`` on which issue and option, by the beginnings of
their words · `` #monit: forty observers`` on which issue, and the option by its whole name, new or not · ``
/if the list is settled`` a condition · `` /f`` may be floated · `` /a`` may be attributed · `` /p`` public ·
`` /n`` not to travel.
"""

from __future__ import annotations

import re
import unicodedata

import msgspec

from goodoffices.desk.issues import Outline, OutlineIssue

SIGNS = {"?": "asks", "!": "demands", "+": "accepts", "-": "refuses", ">": "promises"}
ENDS = {"/n": "closed", "/f": "float", "/a": "attribute", "/p": "public"}
_BEGINS = re.compile(r"\A\s*([?!+>-])(?:\s+|\Z)")
_SIGN = re.compile(r"(?:(?<=\s)|\A)(?=#\w|/if\s|/[nfap](?:\s|\Z))")
"""Where a sign may begin; it reaches to the next one, or to the end. What stands behind ``#`` ends with its
line.
"""


class Signs(msgspec.Struct, frozen=True, kw_only=True):
    """Words without their signs, and what the signs chose; empty if there was none. ``option`` is named
    whole, behind a colon.
    """

    words: str
    kind: str = ""
    mark: str = ""
    about: str = ""
    option: str = ""
    condition: str = ""


class Ambiguous(ValueError):
    """Typed letters that mean nothing of the case, or more than one thing; ``names`` are those that they
    could mean.
    """

    def __init__(self, typed: str, names: tuple[str, ...]) -> None:
        super().__init__(typed)
        self.typed, self.names = typed, names


def read_signs(words: str) -> Signs:
    """Take the signs off."""
    kind = mark = about = condition = rest = ""
    begins = _BEGINS.search(words)
    if begins:
        kind, words = SIGNS[begins[1]], words[begins.end() :]
    end = len(words)
    for start in reversed([found.start() for found in _SIGN.finditer(words)]):
        sign = words[start:end].strip()
        if sign in ENDS:
            mark = mark or ENDS[sign]
        elif sign[0] == "#":
            line, _break, more = sign[1:].partition("\n")
            about, rest = about or line.strip(), f"{more}\n{rest}" if more else rest
        elif sign.startswith("/if"):
            condition = condition or sign[3:].strip()
        else:
            break  # "/p" with more words behind it is no sign, and nothing before it is
        end = start
    words = "\n".join(part for part in (words[:end].strip(), rest.strip()) if part)
    about, _colon, option = (part.strip() for part in about.partition(":"))
    return Signs(words=words, kind=kind, mark=mark, about=about, option=option, condition=condition)


def options_begun(issue: OutlineIssue, name: str) -> tuple[str, ...]:
    """The names of the issue's options that begin like ``name`` and are longer; none if one of them is
    that name.
    """
    wanted = _words(name)
    names = [option.label for option in issue.options]
    if any(_words(one) == wanted for one in names):
        return ()
    return tuple(one for one in names if _meant(wanted, one))


def find_about(outline: Outline, typed: str) -> tuple[str, str]:
    """The issue, and the option if one is meant, whose words begin as typed: "monit joint" is "Who monitors:
    joint team".

    Raises :class:`Ambiguous`.
    """
    wanted = _words(typed)
    issues = [issue for issue in outline.issues if _meant(wanted, issue.label)]
    whole = [issue for issue in issues if _words(issue.label) == wanted]
    if len(whole or issues) == 1:
        return (whole or issues)[0].id, ""
    options = [
        (issue, option)
        for issue in outline.issues
        for option in issue.options
        if not issues and _meant(wanted, f"{issue.label} {option.label}")
    ]
    exact = [pair for pair in options if set(_words(pair[1].label)) <= set(wanted)]
    if len(options) > 1 and len(exact) == 1:
        options = exact
    if len(options) == 1:
        return options[0][0].id, options[0][1].id
    names = [issue.label for issue in issues] or [f"{issue.label}: {one.label}" for issue, one in options]
    raise Ambiguous(typed, tuple(names[:6]))


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", unicodedata.normalize("NFKC", text).casefold())


def _meant(wanted: list[str], label: str) -> bool:
    """Whether each of the words begins a word of the label, or is all of it in scripts without spaces."""
    own = _words(label)
    return bool(wanted) and all(any(word.startswith(one) for word in own) for one in wanted)
