"""How much of what people say, and when, the rules of the public record find: measured against annotated
news.

Reads PolNeAR (statements) and TempEval-3 (dates) from the folder of reference material, which is not part of
the project; says "not present" where it is absent. Every figure is printed with its set and size.

What counts, for the statements:

- *Fully quoted passage*: a piece of annotated content that begins and ends with quotation marks (or lies
  within them). Found where proposals cover at least half of its characters.
- *Speaker*: of the proposal that covers most of the piece. Right where the proposal's speaker stands on the
  annotated source or shares a word of its name; a pronoun as source counts by its place, or by the name last
  annotated before it. Blank where the proposal names nobody.
- *Indirect speech with a speech verb*: annotated content without quotation marks whose cue holds a verb of
  VERBS. Found as above.
- *Touching*: a proposal that shares characters with the content, cue or source of any annotated attribution.
"""

from __future__ import annotations

import argparse
import html
import json
import re
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from goodoffices.record.dates import find_dates
from goodoffices.record.find import finder
from goodoffices.record.lexicon import bag
from goodoffices.record.model import Article, Statement

NEWS = Path(__file__).resolve().parent.parent.parent / "shared" / "data" / "news"
MARKS = "\"“”„«»'‘’`"
VERBS = bag(
    "say said says saying tell told tells telling add added adds adding announce announced announces "
    "announcing argue argued argues arguing claim claimed claims claiming warn warned warns warning insist "
    "insisted insists insisting acknowledge acknowledged acknowledges admit admitted admits note noted notes "
    "noting explain explained explains explaining report reported reports reporting state stated states "
    "stating declare declared declares declaring suggest suggested suggests suggesting deny denied denies "
    "denying confirm confirmed confirms reveal revealed reveals reply replied replies respond responded "
    "responds wrote writes write tweeted tweets predict predicted predicts recall recalled recalls complain "
    "complained complains conclude concluded concludes contend contended contends promise promised promises "
    "vow vowed vows pledge pledged pledges urge urged urges demand demanded demands stress stressed stresses "
    "emphasize emphasized emphasizes assert asserted asserts concede conceded concedes point pointed mention "
    "mentioned mentions ask asked asks"
)
PRONOUNS = bag("he she they it we i who him her them")


class Gold(msgspec.Struct):
    """One annotated attribution."""

    content: list[tuple[int, int]]
    source: list[tuple[int, int]]
    cue: list[tuple[int, int]]


def read_gold(path: Path) -> list[Gold]:
    """The attributions of one annotation file."""
    spans: dict[str, list[tuple[int, int]]] = {}
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        key, _, rest = line.partition("\t")
        if key.startswith("T"):
            head = rest.split("\t", 1)[0]
            _, _, places = head.partition(" ")
            spans[key] = [(int(a), int(b)) for a, b in re.findall(r"(\d+) (\d+)", places)]
        elif key.startswith("E"):
            parts: dict[str, list[tuple[int, int]]] = {"Content": [], "Source": [], "Cue": []}
            for word in rest.split(" "):
                role, _, target = word.partition(":")
                name = role.rstrip("0123456789")
                if name in parts:
                    parts[name] += spans.get(target, [])
            found.append(Gold(content=parts["Content"], source=parts["Source"], cue=parts["Cue"]))
    return found


def overlap(span: tuple[int, int], others: Iterable[tuple[int, int]]) -> int:
    """How many characters of the span the others cover (they may overlap each other)."""
    covered = [(max(span[0], a), min(span[1], b)) for a, b in others if a < span[1] and span[0] < b]
    total, at = 0, span[0]
    for a, b in sorted(covered):
        total += max(0, b - max(a, at))
        at = max(at, b)
    return total


def is_quoted(text: str, span: tuple[int, int]) -> bool:
    """Whether the piece is quoted from end to end."""
    piece = text[span[0] : span[1]].strip(" ,.\n")
    if len(piece) < 3:
        return False
    doubles = sum(piece.count(mark) for mark in '"“”') + piece.count("''")
    return piece[0] in MARKS and piece[-1] in MARKS and doubles <= 2


def words_of(text: str) -> set[str]:
    """The words that could be a name or tell a source apart."""
    return {
        word.lower().removesuffix("'s").removesuffix("’s") for word in re.findall(r"[^\W\d_][\w'’-]+", text)
    } - {"the", "of", "and", "for", "in", "an", "his", "her"}


class Tally:
    """Counts for one set."""

    def __init__(self) -> None:
        self.quoted = self.quoted_found = self.right = self.wrong = self.blank = 0
        self.indirect = self.indirect_found = 0
        self.proposals = self.touching = self.articles = 0
        self.seconds = 0.0
        self.rules: dict[str, list[int]] = {}

    def article(
        self, text: str, golds: list[list[Gold]], statements: tuple[Statement, ...], show: bool
    ) -> None:
        """Count one article. Recall is against its first annotation, touching against any of them."""
        self.articles += 1
        spans = [(each.start, each.end) for each in statements]
        named = ""
        for gold in sorted(golds[0], key=lambda each: each.cue or each.content):
            source = " ".join(text[a:b] for a, b in gold.source)
            pronoun = source.lower() in PRONOUNS
            before = named
            if source and not pronoun:
                named = source
            verb = bool(VERBS & set(" ".join(text[a:b] for a, b in gold.cue).lower().split()))
            for piece in gold.content:
                if is_quoted(text, piece):
                    self.quoted += 1
                    hit = overlap(piece, spans) * 2 >= piece[1] - piece[0]
                    self.quoted_found += hit
                    if show and not hit:
                        print("MISSED QUOTE", repr(text[max(0, piece[0] - 80) : piece[1] + 80]))
                    if hit and gold.source:
                        self.speaker(text, piece, gold, source, before if pronoun else "", statements, show)
            whole = "".join(text[a:b] for a, b in gold.content)
            if verb and gold.content and not any(mark in whole for mark in '"“”') and "''" not in whole:
                self.indirect += 1
                hit = sum(overlap(piece, spans) for piece in gold.content) * 2 >= sum(
                    b - a for a, b in gold.content
                )
                self.indirect_found += hit
                if show and not hit:
                    a, b = gold.cue[0]
                    print(
                        "MISSED INDIRECT",
                        repr(text[max(0, a - 100) : a]),
                        "<<",
                        text[a:b],
                        ">>",
                        repr(text[b : b + 100]),
                    )
        every = [
            span
            for golds_of in golds
            for gold in golds_of
            for span in (*gold.content, *gold.cue, *gold.source)
        ]
        for statement in statements:
            self.rule(text, statement, golds)
            self.proposals += 1
            touches = overlap((statement.start, statement.end), every) > 0
            self.touching += touches
            if show and not touches:
                print(
                    "UNTOUCHED",
                    statement.rule,
                    statement.cue,
                    repr(statement.speaker),
                    repr(text[statement.sentence[0] : statement.sentence[1]][:200]),
                    "=>",
                    repr(statement.text[:80]),
                )

    def rule(self, text: str, statement: Statement, golds: list[list[Gold]]) -> None:
        """Count one proposal: right where an annotated content holds half of it and its speaker is the
        annotated one.
        """
        span = (statement.start, statement.end)
        holding = [
            each for of in golds for each in of if overlap(span, each.content) * 2 >= span[1] - span[0]
        ]
        right = False
        for gold in holding:
            source = " ".join(text[a:b] for a, b in gold.source)
            at_source = (
                statement.speaker_span is not None and overlap(statement.speaker_span, gold.source) > 0
            )
            right = right or at_source or bool(words_of(statement.speaker) & words_of(source)) or not source
        counted = self.rules.setdefault(statement.rule, [0, 0])
        counted[0] += right
        counted[1] += 1

    def speaker(
        self,
        text: str,
        piece: tuple[int, int],
        gold: Gold,
        source: str,
        before: str,
        statements: tuple[Statement, ...],
        show: bool,
    ) -> None:
        """Count whether the speaker of the proposal on a quoted piece is the annotated one."""
        touching = [each for each in statements if overlap(piece, [(each.start, each.end)])]
        best = max(
            touching, key=lambda each: (overlap(piece, [(each.start, each.end)]), each.start - each.end)
        )
        if not best.speaker:
            self.blank += 1
            return
        at_source = best.speaker_span is not None and overlap(best.speaker_span, gold.source) > 0
        if at_source or words_of(best.speaker) & words_of(before or source):
            self.right += 1
            return
        self.wrong += 1
        if show:
            print(
                "WRONG",
                best.rule,
                repr(best.speaker),
                "GOLD",
                repr(source),
                repr(text[max(0, piece[0] - 150) : piece[1] + 100]),
            )

    def lines(self, name: str) -> Iterator[str]:
        """The figures, each with set and size."""
        judged = self.right + self.wrong + self.blank
        yield _line("fully quoted passages found", self.quoted_found, self.quoted, name, "97 %")
        yield _line("  their speaker right", self.right, judged, name, "88 %")
        yield _line("  their speaker wrong", self.wrong, judged, name, "at most 3 %")
        yield _line(
            "indirect speech with a speech verb found", self.indirect_found, self.indirect, name, "72 %"
        )
        yield _line("proposals that touch an attribution", self.touching, self.proposals, name, "94 %")
        yield (
            f"articles a second, one core                {self.articles / max(self.seconds, 1e-9):8.0f}    "
            f"  {name}, {self.articles} articles (target 200)"
        )


def _line(what: str, part: int, whole: int, name: str, target: str) -> str:
    share = 100 * part / whole if whole else 0.0
    return f"{what:42s} {share:7.1f} %    {name}, {part} of {whole} (target {target})"


def score_statements(part: str, show: bool = False) -> Tally | None:
    """What was counted on one part of PolNeAR ("train" to look at, "dev" to score); None where it is
    absent.
    """
    folder = NEWS / "polnear" / "data"
    if not folder.is_dir():
        return None
    dates = {}
    for line in (folder / "metadata.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        cells = line.split("\t")
        dates[cells[1]] = cells[5]
    texts = {
        path.stem: path.read_text(encoding="utf-8") for path in sorted((folder / part / "text").glob("*.txt"))
    }
    golds = {
        key: [read_gold(each) for each in sorted((folder / part / "attributions").glob(key + "_????.ann"))]
        for key in texts
    }
    articles = [
        Article(id=key, text=text, published=dates.get(key, "")) for key, text in texts.items() if golds[key]
    ]
    tally = Tally()
    began = time.process_time()
    find = finder(articles)
    found = [find(article) for article in articles]
    tally.seconds = time.process_time() - began
    for article, rows in zip(articles, found, strict=True):
        tally.article(article.text, golds[article.id], rows.statements, show)
    return tally


TIMEX = re.compile(r"(<[^>]+>)")


def read_timeml(path: Path) -> tuple[str, str, list[tuple[int, int, str]]]:
    """Text, day of publication, and the day-valued dates with their places."""
    raw = path.read_text(encoding="utf-8", errors="replace")
    created = re.search(r'<DCT>.*?value="(\d{4}-\d\d-\d\d)', raw, re.DOTALL)
    body = re.search(r"<TEXT>(.*?)</TEXT>", raw, re.DOTALL)
    pieces: list[str] = []
    open_at: list[tuple[int, str]] = []
    found: list[tuple[int, int, str]] = []
    length = 0
    for piece in TIMEX.split(body.group(1) if body else ""):
        if piece.startswith("<TIMEX3"):
            value = re.search(r'value="([^"]*)"', piece)
            kind = re.search(r'type="([^"]*)"', piece)
            open_at.append((length, value.group(1) if value and kind and kind.group(1) == "DATE" else ""))
        elif piece.startswith("</TIMEX3"):
            start, day = open_at.pop()
            if re.match(r"\d{4}-\d\d-\d\d", day):
                found.append((start, length, day[:10]))
        elif not piece.startswith("<"):
            plain = html.unescape(piece).replace("\n", " ")
            pieces.append(plain)
            length += len(plain)
    return "".join(pieces), created.group(1) if created else "", found


def score_dates() -> list[str]:
    """Day dates of TempEval-3 with the day of publication, and how many are resolved without it."""
    folder = NEWS / "tempeval3" / "data"
    if not folder.is_dir():
        return ["TempEval-3: not present"]
    right = total = loose = 0
    for path in sorted(folder.rglob("*.tml")):
        text, created, golds = read_timeml(path)
        with_day = find_dates("x", text, created)
        without = find_dates("x", text, "")
        loose += sum(1 for each in without if each.value and each.how == "relative")
        for start, end, day in golds:
            total += 1
            right += any(each.value == day for each in with_day if each.start < end and start < each.end)
    return [
        _line("day dates with a publication date", right, total, "TempEval-3", "91 %"),
        f"relative dates resolved without one        {loose:7d}      TempEval-3 (target 0)",
    ]


def main() -> None:
    """Print every figure."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--part", choices=("train", "dev"), default="dev")
    parser.add_argument("--show", action="store_true", help="print what was missed (train only)")
    parser.add_argument(
        "--measured", type=Path, metavar="FILE", help="write how often each rule was right, as JSON"
    )
    chosen = parser.parse_args()
    if chosen.show and chosen.part == "dev":
        sys.exit("dev is for scoring only; look at train instead")
    name = f"PolNeAR {chosen.part}"
    tally = score_statements(chosen.part, chosen.show)
    lines = [f"{name}: not present"] if tally is None else list(tally.lines(name))
    print("\n".join(lines + score_dates()))
    if tally is not None:
        print(f"each rule: half of the proposal in an annotated content, and its speaker right ({name})")
        for rule, (right, of) in sorted(tally.rules.items(), key=lambda each: -each[1][1]):
            print(f"  {rule:28s} {100 * right / of:5.1f} %   {right} of {of}")
        if chosen.measured:
            rows = {
                rule: {"right": right, "of": of, "set": name}
                for rule, (right, of) in sorted(tally.rules.items())
            }
            chosen.measured.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
