"""Two sides that a sentence tells of as talking, stopping or agreeing together, where no report names the parties as such."""

from __future__ import annotations

import re
from collections.abc import Iterator

_NAME = r"(?<!\w)(?:[A-Z](?:\.[A-Z])++\.?|(?=[A-Z][\w’'-])[A-Z]\w*+(?:[’'-]++\w++)*+)(?: (?:of the |of |de |al-)?(?=[A-Z][\w’'-])[A-Z]\w*+(?:[’'-]++\w++)*+)*"
_KIND = (
    r"(?:governments?|rebels?|guerrillas|insurgents|militants|separatists|opposition|junta|army|military|union|unions|company|companies|management|employers|owners"
    r"|[a-z]{0,20}workers|operators|airlines?|railways?|writers|actors|players|pilots|nurses|teachers|doctors|miners|strikers|leaders|negotiators|delegations?|officials)"
)
_SIDE = rf"(?:(?:[Tt]he|[Ii]ts|[Tt]heir) )?(?:[a-z-]++ ){{0,2}}?(?:{_NAME}(?: [a-z]+)?(?: {_KIND})?|{_KIND})"
_MEETING = r"(?:meetings?|sessions?|rounds?|summit|conference)"
_TALKS = r"(?:[Tt]alks|[Nn]egotiat\w+|cease-?fire|truce|deal|agreement|accord|peace|prisoners|hostages|contract|mediation)"
_DID = (
    r"(?:return(?:ed|s)? to|resum(?:e|ed)|open(?:ed)?|held|hold|will hold|began|begin|start(?:ed)?|continu(?:e|ed)|reach(?:ed)?|signed?|agree(?:d)?|conclud(?:e|ed)|struck"
    r"|exchanged?|swap(?:ped)?|broke off|have been (?:negotiating|holding|meeting)|are (?:negotiating|holding|to hold|to resume)|failed to|fail to|wrapped up|have wrapped up|ended|ends?)"
)
_TOGETHER = re.compile(
    rf"(?P<first>{_SIDE})(?:,| and) (?P<second>{_SIDE})(?: on \w+| again| have| has)? {_DID} [^.\n]{{0,70}}?\b(?:{_TALKS}|{_MEETING})\b"
)
_BETWEEN = re.compile(
    rf"\b{_TALKS}\b[^.\n]{{0,20}}? between (?P<first>{_SIDE}) and (?P<second>{_SIDE})(?=\W)"
)
_PLAIN = re.compile(rf"(?!(?:The|Its|Their|A)\b){_NAME}")
_LAST = re.compile(rf"{_KIND}$")
_STEMS = ("alks", "egotiat", "easefire", "ease-fire", "ruce", "deal", "greement", "ccord", "eace", "risoners", "ostages", "ontract", "ediation", "eeting", "ession", "ound", "ummit", "onference")  # fmt: skip


def find_pairs(text: str) -> Iterator[tuple[int, str, str]]:
    """Where each side of a pair begins, the words for it, and the shorter words that name it: the proper name in them, else
    the kind of people they are ("striking US factory workers": "workers")."""
    at = 0
    for line in text.split("\n"):
        if any(stem in line for stem in _STEMS):
            for pattern in (_BETWEEN, _TOGETHER):
                for match in pattern.finditer(text, at, at + len(line)):
                    yield from _both(match)
        at += len(line) + 1


def _both(match: re.Match[str]) -> Iterator[tuple[int, str, str]]:
    for group in ("first", "second"):
        words = match.group(group)
        kind = _LAST.search(words)
        plain = _PLAIN.search(words)
        of_workers = kind is not None and not kind.group().startswith(_OF_A_SIDE)
        name = (
            kind.group()
            if kind is not None and (of_workers or plain is None)
            else plain.group()
            if plain
            else words
        )
        yield match.start(group), words, name


_OF_A_SIDE = ("government", "army", "military", "rebel", "guerrilla", "insurgent", "militant", "separatist", "junta", "leader", "negotiator", "delegation", "official")  # fmt: skip
"""Kinds of people that a proper name before them names."""
