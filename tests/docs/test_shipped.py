"""What is installed with the program: no older than what is pinned and tried, complete for older installers
too, and told in one list.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def pinned(name: str) -> dict[str, list[str]]:
    """Package to the versions that a requirement file pins, one for each version of Python that differs."""
    found: dict[str, list[str]] = {}
    for line in (ROOT / "requirements" / name).read_text().splitlines():
        if match := re.match(r"([A-Za-z0-9._-]+)==([^ ;\\]+)", line):
            found.setdefault(plain(match[1]), []).append(match[2])
    return found


def plain(name: str) -> str:
    return re.sub("[-_.]+", "-", name).lower()


def asked() -> dict[str, str]:
    """Package to its lower bound, of everything that ships."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    lines = [
        *project["dependencies"],
        *(one for extra in project["optional-dependencies"].values() for one in extra),
    ]
    found = {}
    for line in lines:
        match = re.match(r"([A-Za-z0-9._-]+)>=([^,]+)", line)
        assert match, line
        found[plain(match[1])] = match[2]
    return found


def numbers(version: str) -> tuple[int, ...]:
    parts = tuple(int(part) for part in version.split("."))
    return parts + (0,) * (4 - len(parts))


def test_no_release_older_than_what_is_pinned_is_admitted() -> None:
    base = pinned("base.txt")
    for name, bound in asked().items():
        assert numbers(bound) == min(map(numbers, base[name])), name


def test_the_reader_of_pages_is_there_for_older_installers_too() -> None:
    """pip before 23.3 does not match the extra ``html_clean`` by which it is asked for elsewhere, and
    installs without it.
    """
    assert "lxml-html-clean" in asked()


def test_what_ships_is_pinned_as_it_is_tried() -> None:
    base, ship = pinned("base.txt"), pinned("ship.txt")
    assert ship.items() <= base.items()
    assert asked().keys() <= ship.keys()
    assert "hatchling" not in ship


def test_the_list_of_what_ships_names_every_package_with_its_hashes(tmp_path: Path) -> None:
    place = tmp_path / "sbom.json"
    made = (ROOT / "Makefile").read_text()
    line = next(line for line in made.splitlines() if "cyclonedx_py" in line)
    command = line.split("cyclonedx_py ", 1)[1].replace("out/sbom.cdx.json", str(place)).split()
    subprocess.run([sys.executable, "-W", "ignore", "-m", "cyclonedx_py", *command], cwd=ROOT, check=True)
    listed = json.loads(place.read_text())
    assert listed["bomFormat"] == "CycloneDX"
    assert {plain(one["name"]) for one in listed["components"]} == set(pinned("ship.txt"))
    assert all(one["externalReferences"][0]["hashes"] for one in listed["components"])
