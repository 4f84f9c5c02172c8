"""How clauses are numbered: what at the beginning of a line is a number, an option, a heading, and of which
style.

A number counts only with the sign that makes it one ("3.", "(a)", "2)"), so that figures at the beginning of
a line of prose stay figures.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_BIS = r"(?:[ ]?(?:bis|ter|quater|quinquies|sexies|septies)|[a-z](?![a-z]))?"
_ALT = r"alt(?:\.?[ ]?[0-9]{1,2})?"
"""Another wording of a paragraph: "2 alt", "OP5 alt.", "2 alt 1"."""
_DECO = r"(?:\\?\[(?!\^)|[*_“\"]|~~){0,24}"
_SPACE = "[^\\S\n\r\x0b\x0c\x85\u2028\u2029]"
_GAP = rf"(?={_SPACE}|$|[\[*_\"“«])"
_ROMAN = r"[IVXLCDM]{1,7}"
_NOTES = r"(?:\[\^[^\]\s]{1,8}\])*"

_RANKS = {
    1: "annex appendix schedule protocol attachment addendum anexo annexe anlage приложение ملحق الملحق",
    2: "part book parte partie часть",
    3: "title chapter titre chapitre título capítulo titel kapitel глава раздел",
    4: "section división division sección abschnitt",
    6: "article art artículo artikel clause rule статья المادة مادة madde artigo articolo",
}
HEADING_WORDS: dict[str, int] = {word: rank for rank, words in _RANKS.items() for word in words.split()}
"""Words that number a heading, with the rank that they have: a lower one stands above."""
ARTICLE_RANK = 6
_BARE = (
    "preamble|annexes|annex|appendix|definitions|final provisions|"
    "préambule|preámbulo|präambel|преамбула|الديباجة|ديباجة"
)

_HASHES = re.compile(rf"{_SPACE}*(#{{1,6}}){_SPACE}+")
_HEADING = re.compile(
    rf"({_DECO})((?:{'|'.join(HEADING_WORDS)})\.?{_SPACE}+(?:[IVXLCDM]{{1,7}}|"
    rf"[0-9٠-٩۰-۹]{{1,4}}(?:\.[0-9]{{1,3}})*|[A-Za-z](?![A-Za-z])){_BIS}(?![A-Za-z0-9%]))"
    rf"({_NOTES}(?:[*_\]\"”]*{_SPACE}*[.:)]|[*_\]]*)[*_]*)",
    re.IGNORECASE,
)
_BARE_HEADING = re.compile(rf"{_DECO}(?:{_BARE})[*_\]:.]*{_SPACE}*$", re.IGNORECASE)
_OPTION = re.compile(
    rf"({_DECO})((?:option|alternative|alt\.?|variant|variante|опция|вариант|الخيار|"
    rf"خيار){_SPACE}*(?:no\.?{_SPACE}*)?(\(?(?:[0-9٠-٩]{{1,3}}|[ivxIVX]{{1,5}}|"
    rf"[A-Za-z])\)?)(?![A-Za-z0-9])"
    rf")(?:{_NOTES}(?:[*_]*{_SPACE}?[:.)–—-]+[*_:]*|[*_\]]*(?={_SPACE}*$)|\*\*(?={_SPACE})))",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    rf"({_DECO})(?:"
    rf"(?P<dotted>(?:[0-9]{{1,3}}|[A-Z]|[IVX]{{2,5}})(?:\.[0-9]{{1,3}}){{1,5}}{_BIS})\.?[*_]*{_GAP}"
    rf"|(?P<bis>[0-9]{{1,3}}[ ]?(?:bis|ter|quater|quinquies|sexies|septies|{_ALT}))[.)]?[*_]*{_GAP}"
    rf"|(?P<arabic>[0-9٠-٩۰-۹]{{1,3}}{_BIS})(?P<arabic_end>\\?[.)]|\.[-–—])[*_]*{_GAP}"
    rf"|\((?P<inside>[0-9٠-٩]{{1,3}}{_BIS}|[a-zA-Z]|[ivxlcdm]{{1,7}}|[a-z]{{2}}|[а-яА-Я]|"
    rf"[\u0621-\u064a])\)[.:]?[*_]*{_GAP}"
    rf"|(?P<letter>[a-zA-Zа-яА-Я\u0621-\u064a]|[ivxlc]{{2,6}}|"
    rf"[IVXLC]{{2,6}})(?P<letter_end>[.)])[*_]*(?={_SPACE})"
    rf"|(?P<paragraph>(?:[OP]P|[OP]p|[op]p)[ ]?[0-9]{{1,3}}(?:[ ]?(?i:bis|ter|quater|alt\.?))?)[.:)]?{_GAP}"
    rf"|(?P<bare>[1-9][0-9]?)(?={_SPACE}{{1,4}}[^\Wa-z_\d][^.;:?!]{{0,60}}$)"
    rf"|(?P<sign>§{{1,2}}{_SPACE}*[0-9]{{1,4}}[a-z]?)\.?{_GAP}"
    rf")"
)
_ITEM = re.compile(rf"({_DECO})((?:[-–—•·●○▪◦‣o*]|\\\*){_SPACE}+)(?=\S)")
_NOTE = re.compile(r"\[(?:\^[^\]\s]{1,16}|[^\]\n]{1,60})\]:(?=[^\S\n]*\S+)")
_LINK = re.compile(r"[a-z]+://|/|#|mailto:|www\.")
_BOLD = re.compile(r"\*\*[^*\n]{2,80}\*\*:?|__[^_\n]{2,80}__:?")
UNDER_ARTICLES = 7
"""The rank of a title within an article: a line in heavy letters alone."""
_LETTERED_TITLE = re.compile(
    rf"[*_]*((?:[A-Z]|[IVX]{{1,5}}|\d{{1,2}}(?:\.\d{{1,2}})*)[.)])[*_]*{_SPACE}+(?=\S)"
)
_LETTERED = re.compile(r"[^\W\d_]")


class Marker(NamedTuple):
    """What begins a clause: its kind, the offsets of its number in the line, the style of numbering, the
    number in simplest form, its
    possible values (a letter may be a Roman number), and for headings the rank."""

    kind: str
    start: int
    end: int
    style: str = ""
    number: str = ""
    values: tuple[tuple[str, int], ...] = ()
    rank: int = 0


def find_markers(line: str, runs_on: bool, expected: int = 0) -> list[Marker]:
    """The markers at the beginning of a line, outermost first ("2. Option 1: (a)").

    ``runs_on`` says that the sentence of the line before goes on in it: a dotted number is then a figure.
    """
    at = len(line) - len(line.lstrip())
    if at == len(line):
        return []
    hashes = _HASHES.match(line)
    if hashes:
        return [_heading(line, hashes.end(), len(hashes[1]))]
    note = _NOTE.match(line, at)
    if note and (line[at + 1] == "^" or _LINK.match(line[note.end() :].lstrip())):
        return [Marker("note", at, note.end())]
    first = _titled(line, at)
    if first is not None:
        return [first]
    found: list[Marker] = []
    while len(found) < 4:
        marker = _option(line, at) or _number(line, at, runs_on and not found)
        if marker is None:
            break
        found.append(marker)
        at = marker.end
        while at < len(line) and line[at].isspace():
            at += 1
        if marker.style.startswith("dotted"):
            break
    if not found and expected and not runs_on:
        bare = re.match(rf"\s*({expected})(?={_SPACE}+[^\Wa-z_\d])", line)
        if bare:
            return [
                Marker("numbered", bare.start(1), bare.end(1), "arabic.", bare[1], (("arabic.", expected),))
            ]
    if not found:
        item = _ITEM.match(line, at)
        if item:
            return [Marker("item", item.start(2), item.start(2) + len(item[2].rstrip()))]
    return found


def _heading(line: str, at: int, rank: int) -> Marker:
    """A heading behind marks of a heading ("## Article 4 Monitors")."""
    match = _HEADING.match(line, at)
    if match and match[2]:
        word = match[2].split()[0].rstrip(".").casefold()
        kind = "article" if HEADING_WORDS.get(word) == ARTICLE_RANK else "heading"
        return Marker(kind, match.start(2), match.end(2), word, _plain(match[2]), rank=rank)
    lettered = _LETTERED_TITLE.match(line, at)
    if lettered:
        return Marker("heading", lettered.start(1), lettered.end(1), "", lettered[1].rstrip(".)"), rank=rank)
    return Marker("heading", at, at, rank=rank)


def _titled(line: str, at: int) -> Marker | None:
    """A heading without marks of one: "Article 4", "Article 4. Monitors", "ANNEX B", "Preamble", a line in
    capitals alone."""
    match = _HEADING.match(line, at)
    if match:
        rest = line[match.end() :].strip()
        word = match[2].split()[0].rstrip(".").casefold()
        rank = HEADING_WORDS.get(word, ARTICLE_RANK)
        if _is_title(rest, bool(match[3].strip('*_]"”')), rank):
            kind = "article" if rank == ARTICLE_RANK else "heading"
            return Marker(kind, match.start(2), match.end(2), word, _plain(match[2]), rank=rank)
        return None
    if _BARE_HEADING.match(line, at):
        rank = 1 if "annex" in line.casefold() or "appendix" in line.casefold() else ARTICLE_RANK
        return Marker("heading", at, at, rank=rank)
    if at == 0 and _BOLD.fullmatch(line.strip()) and not _option(line, at) and not _NUMBERED.match(line, at):
        return Marker("heading", at, at, rank=UNDER_ARTICLES)
    bare = line[at:].strip().strip("[]*_")
    if (
        4 < len(bare) < 120
        and bare == bare.upper()
        and bare != bare.lower()
        and len(_LETTERED.findall(bare)) * 2 > len(bare)
    ):
        return None if _NUMBERED.match(line, at) or _option(line, at) else Marker("heading", at, at, rank=5)
    return None


def _is_title(rest: str, punctuated: bool, rank: int) -> bool:
    """Whether what follows "Article 4" on its line is its title, or its words after a stop; not a sentence
    that begins with a reference."""
    words = rest.lstrip('[*_(–—-:. \t“"')
    if not words:
        return True
    if rest[:1] in "–—-:(*_" or punctuated:
        return punctuated or not rest.endswith(".") or rank < ARTICLE_RANK or len(rest) < 200
    return words[:1] != words[:1].lower() and len(rest) < 120 and not rest.endswith((".", ";", ","))


def _option(line: str, at: int) -> Marker | None:
    match = _OPTION.match(line, at)
    if match is None:
        return None
    number = match[3].strip("()")
    word = match[2].split()[0].rstrip(".").casefold()
    end = (
        match.end()
        if line[match.start(2) : match.end()].count("**") % 2 == match[1].count("**") % 2
        else match.end(2)
    )
    values = tuple(
        (f"option {style.replace('arabic', '').replace('romanA', '').replace('romana', '')}", value)
        for style, value in _values(number)
    )
    return Marker("option", match.start(2), end, f"option {word}", number, values)


def _number(line: str, at: int, runs_on: bool) -> Marker | None:
    match = _NUMBERED.match(line, at)
    if match is None:
        return None
    group = match.lastgroup or ""
    name = next(
        name
        for name in ("dotted", "bis", "arabic", "inside", "letter", "paragraph", "bare", "sign")
        if match[name]
    )
    given = match[name]
    start = match.end(1)
    end = start + len(match[0][match.end(1) - match.start() :].rstrip("*_"))
    if name == "dotted":
        if runs_on or (
            given.count(".") == 1
            and not match[0].rstrip("*_").endswith(".")
            and not _capital(line, match.end())
            and line[match.end() : match.end() + 1]
            not in ("[", "［")  # words in brackets: a clause begins so
        ):
            return None
        return Marker(
            "numbered",
            start,
            end,
            f"dotted{given.count('.')}",
            given,
            ((f"dotted{given.count('.')}", _digits(given.split(".")[-1])),),
        )
    if (
        name == "letter"
        and group
        and len(given) == 1
        and match["letter_end"] == "."
        and given.isupper()
        and not _capital(line, match.end())
    ):
        return None  # an initial, as in "A. Name" within a line
    if name == "paragraph":
        return Marker(
            "numbered", start, end, "op", given.replace(" ", "").rstrip("."), (("op", _digits(given)),)
        )
    if name == "bare":
        return None if runs_on else Marker("numbered", start, end, "bare", given, (("bare", int(given)),))
    if name == "sign":
        return Marker("numbered", start, end, "sign", given.replace(" ", ""), (("sign", _digits(given)),))
    closing = {
        "arabic": match["arabic_end"] or ".",
        "inside": "()",
        "letter": match["letter_end"] or ".",
        "bis": ".",
    }[name]
    closing = closing.lstrip("\\")[:1] if name != "inside" else closing
    values = tuple((f"{style}{closing}", value) for style, value in _values(given))
    number = f"({given})" if name == "inside" else (f"{given})" if closing == ")" else given)
    return Marker("numbered", start, end, values[0][0], number, values)


def _capital(line: str, at: int) -> bool:
    """Whether words of a clause begin here: a capital, a quotation, a bracket or a script without
    capitals."""
    rest = line[at:].lstrip().lstrip('[*_"“«(')
    return bool(rest) and (rest[0] != rest[0].lower() or (rest[0].isalpha() and rest[0] == rest[0].upper()))


def _values(given: str) -> tuple[tuple[str, int], ...]:
    """The readings of a number: "i" is the first Roman number, or the ninth letter."""
    digits = re.match(r"\d+", given)
    if digits:
        return (("arabic", int(digits[0])),)
    found = []
    case = "A" if given.isupper() else "a"
    if re.fullmatch(r"[ivxlcdm]+", given.casefold()):
        value = roman_value(given)
        if value:
            found.append((f"roman{case}", value))
    if len(given) == 1:
        found.append((f"letter{case}", _letter(given)))
    elif len(set(given)) == 1:
        found.append((f"letter{case}", 26 + _letter(given[0])))
    return tuple(found) or (("letters", 0),)


def _letter(sign: str) -> int:
    low = sign.casefold()
    if "a" <= low <= "z":
        return ord(low) - ord("a") + 1
    if "а" <= low <= "я":
        return ord(low) - ord("а") + 1
    arabic = "ابجدهوزحطيكلمنسعفصقرشت"
    return arabic.find(sign.replace("أ", "ا")) + 1


def roman_value(given: str) -> int:
    """The value of a Roman number, 0 where it is none ("iiii", "vx")."""
    signs = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
    values = [signs.get(sign, 0) for sign in given.casefold()]
    total = sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True))
    tens = ["", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx", "xc"]
    ones = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"]
    written = "c" * (total // 100) + tens[total // 10 % 10] + ones[total % 10] if 0 < total < 400 else ""
    return total if written == given.casefold() else 0


def _digits(text: str) -> int:
    found = re.search(r"\d+", text)
    return int(found[0]) if found else 0


def _plain(heading: str) -> str:
    return (
        heading.split(None, 1)[1].replace(" ", "")
        if " " in heading or "\t" in heading
        else heading.split(None, 1)[-1]
    )
