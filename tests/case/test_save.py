"""Files are written whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from goodoffices.case import ProblemsFound
from goodoffices.case.files import save
from goodoffices.case.trees.save import save_all


def test_a_file_appears_whole_and_alone(tmp_path: Path) -> None:
    save(tmp_path / "report.html", "whole\n")
    assert (tmp_path / "report.html").read_text(encoding="utf-8") == "whole\n"
    assert [path.name for path in tmp_path.iterdir()] == ["report.html"]


def test_where_it_breaks_off_the_old_file_stands_and_nothing_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "report.html"
    save(path, "old")

    def broken(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", broken)
    with pytest.raises(KeyboardInterrupt):
        save(path, "new")
    assert path.read_text(encoding="utf-8") == "old"
    assert [found.name for found in tmp_path.iterdir()] == ["report.html"]


def test_the_permissions_of_what_was_there_are_kept_and_new_ones_follow_the_mask(tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    before = os.umask(0o027)
    try:
        save(path, "one")
        assert path.stat().st_mode & 0o777 == 0o640
        path.chmod(0o600)
        save(path, "two")
        assert path.stat().st_mode & 0o777 == 0o600
    finally:
        os.umask(before)


def test_a_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "real.html").write_text("old", encoding="utf-8")
    (tmp_path / "link.html").symlink_to(tmp_path / "real.html")
    save(tmp_path / "link.html", "new")
    assert (tmp_path / "link.html").is_symlink()
    assert (tmp_path / "real.html").read_text(encoding="utf-8") == "new"


def test_where_one_of_several_cannot_be_written_none_is_changed(tmp_path: Path) -> None:
    (tmp_path / "one.xml").write_text("old", encoding="utf-8")
    (tmp_path / "folder.xml").mkdir()
    with pytest.raises(ProblemsFound, match=r"folder\.xml: The file cannot be written"):
        save_all({tmp_path / "one.xml": "new", tmp_path / "folder.xml": "new"})
    assert (tmp_path / "one.xml").read_text(encoding="utf-8") == "old"
    assert sorted(found.name for found in tmp_path.iterdir()) == ["folder.xml", "one.xml"]
