"""A kind that is new costs four files at most, and is stored, shown, held to its room and looked at before
words leave.

A copy of the package gets one more kind, by the edits that CONTRIBUTING names and no others; a process of its
own then works with it.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import goodoffices

SOURCE = Path(goodoffices.__file__).parent
KIND = '''class Objected(Spoken, frozen=True, kw_only=True, tag="objected/1"):
    """An objection to somebody's part in the talks, on a condition."""

    against: PersonName = ""
    conditions: tuple[If, ...] = ()


class Noted(ActBase'''
EDITS = {
    "talks/acts/words.py": [
        ("class Noted(ActBase", KIND),
        ("    | Noted\n", "    | Objected\n    | Noted\n"),
        (
            "    Noted: KindOfEntry(",
            '    Objected: KindOfEntry(stands=ANYWHERE, captured="words", choices={"objects": '
            '_("objects")}, label=_("objects"), '
            'called_by="against", travels=True),\n    Noted: KindOfEntry(',
        ),
    ],
    "talks/acts/__init__.py": [
        (
            "from goodoffices.talks.acts.words import Noted as",
            "from goodoffices.talks.acts.words import Objected as Objected\n"
            "from goodoffices.talks.acts.words import Noted as",
        ),
    ],
}
"""What a kind that changes nothing of its room costs. One that does has a handler in its subject's module of
``talks/handlers/``; its example stands in that of ``tests/talks/one_of_each/``.
"""
MOST = 4
WORK = """
import sys
sys.path[:0] = [sys.argv[1], sys.argv[2]]
from talks_cast import World
from one_of_each import ONE_OF_EACH
import goodoffices
from goodoffices.talks import KINDS, Provenance, Relay, acts, captured_as, decode_entry, encode_entry
from goodoffices.talks import leak_warnings, objections, sorts_of
from goodoffices.talks.acts import Ref
from goodoffices.vault import OpenedEntry

assert goodoffices.__file__.startswith(sys.argv[1]), goodoffices.__file__
kind = acts.Objected
assert all("undeclared" not in sorts for sorts in sorts_of(kind).values())
assert captured_as("objects") is kind
world = World()
act = kind(words="Not with her at the table.", party="front", against="Colonel Adde", conditions=(acts.If(does="the harbour stays shut"),))
at = world.write("front", "salim", act)
item = world.views["front"].items[at]
assert item.level == "closed"
stored, body = encode_entry(act, Provenance("salim", "f", "2031-05-04T09:00:00Z"))
assert decode_entry(OpenedEntry(at, 1, "salim", "2031-05-04T09:00:00Z", stored, body)).act == act
view = world.sees("moreau")
for words in ("Adde?", "What of the harbour?", "With her at the table?"):
    found = leak_warnings(view, Relay(to="republic", words=words))
    assert words == "With her at the table?" or [one.where for one in found] == [(Ref("front", at),)], words
world.write("front", "salim", acts.Disclosed(entry=at, level="float"))
relay = Relay(to="republic", words="Might somebody else sit there?", rests_on=(Ref("front", at),))
told = "; ".join(map(str, objections(world.sees("moreau"), relay, "moreau-own", world.hand("moreau"))))
assert "on a condition" in told and "harbour" in told, told

import os
os.environ["DJANGO_SETTINGS_MODULE"] = "goodoffices.server.settings"
import django
django.setup()
from goodoffices.desk.issues import Outline
from goodoffices.server.forms.capture import CHOICES
from goodoffices.server.wording.entry_line import line_of
line = line_of(world.views["front"], Outline(), world.views["front"].items[at])
assert (line.what, line.of, line.conditions) == ("objects", "Colonel Adde", ("the harbour stays shut",)), line
assert "objects" in dict(CHOICES)
print("whole")
"""


def copy_with(tmp_path: Path, edits: dict[str, list[tuple[str, str]]]) -> Path:
    """A copy of the package with the edits made."""
    shutil.copytree(SOURCE, tmp_path / "goodoffices", ignore=shutil.ignore_patterns("__pycache__"))
    for name, changes in edits.items():
        file = tmp_path / "goodoffices" / name
        text = file.read_text(encoding="utf-8")
        for before, after in changes:
            assert text.count(before) == 1, (name, before)
            text = text.replace(before, after)
        file.write_text(text, encoding="utf-8")
    return tmp_path


def work(tmp_path: Path, script: str) -> subprocess.CompletedProcess[str]:
    """The script in a process that has the copy alone."""
    command = [sys.executable, "-c", script, str(tmp_path), str(Path(__file__).parent)]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=120, cwd=tmp_path)


def test_a_new_kind_costs_four_files_at_most_and_slips_past_nothing(tmp_path: Path) -> None:
    done = work(copy_with(tmp_path, EDITS), WORK)
    assert done.stdout.strip() == "whole", done.stderr[-2000:]
    assert len(EDITS) + len({"talks/handlers/words.py", "tests/talks/one_of_each/words.py"}) <= MOST


def test_a_kind_that_is_not_entered_stands_nowhere(tmp_path: Path) -> None:
    """It can neither be written nor read as anything but what a later version wrote."""
    edits = {**EDITS, "talks/acts/words.py": EDITS["talks/acts/words.py"][:2]}
    script = """
import sys
sys.path[:0] = [sys.argv[1], sys.argv[2]]
from talks_cast import World
from goodoffices.talks import acts, declared
assert not declared(acts.Objected).stands and not declared(acts.Objected).travels
try:
    World().write("front", "salim", acts.Objected(words="No.", party="front"))
except Exception:
    print("refused")
"""
    assert work(copy_with(tmp_path, edits), script).stdout.strip() == "refused"
