"""From files to articles: each one read whole or refused with a clear line, the rest going on."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path

import msgspec

from goodoffices.case import Problem
from goodoffices.language import CodedText
from goodoffices.record.decode import MAX_BYTES, UnreadableArticleError, clean, decode
from goodoffices.record.feeds import looks_like_feed, read_feed
from goodoffices.record.language import has_letters, language
from goodoffices.record.lines import roles
from goodoffices.record.model import Article, HowKnown
from goodoffices.record.pages import SavedPage, looks_like_html, read_page

ENDINGS = (".html", ".htm", ".xhtml", ".txt", ".text", ".xml", ".rss", ".atom")
"""Endings of the files that are read when a folder is given; a file that is named itself is read whatever its
ending.
"""

EARLIEST = date(1900, 1, 1)
"""Dates before this in metadata are placeholders (year 1, 1899-12-30) and are left out; a person may give any
date.
"""

_LEAST_LETTERS = 20


class Given(msgspec.Struct, frozen=True, kw_only=True):
    """What a person says of a file: it goes before what the file says of itself."""

    outlet: str = ""
    published: str = ""
    address: str = ""
    title: str = ""


class ArticleReading(msgspec.Struct, frozen=True, kw_only=True):
    """The articles that could be read, in the order of the files, and a line for each file that had something
    wrong.
    """

    articles: tuple[Article, ...] = ()
    problems: tuple[Problem, ...] = ()


def files_in(paths: Iterable[Path]) -> tuple[list[Path], list[Problem]]:
    """The files that ``paths`` stand for, folders opened in order of name; problems for those that are not
    there.
    """
    found: list[Path] = []
    problems: list[Problem] = []
    for path in paths:
        if path.is_dir():
            inside = [
                Path(folder) / name
                for folder, folders, names in os.walk(path)
                if folders.sort() is None
                for name in sorted(names)
                if name.lower().endswith(ENDINGS) and not name.startswith(".")
            ]
            if not inside:
                problems.append(
                    Problem(
                        str(path),
                        0,
                        0,
                        CodedText("folder-has-no-articles", "this folder has no articles."),
                        CodedText(
                            "endings-read", "Endings that are read: %(endings)s.", endings=", ".join(ENDINGS)
                        ),
                    )
                )
            found += inside
        elif path.exists():
            found.append(path)
        else:
            problems.append(
                Problem(str(path), 0, 0, CodedText("record-there-no-such-file", "there is no such file."))
            )
    return list(dict.fromkeys(found)), problems


def read_files(
    paths: Iterable[Path],
    given: Mapping[Path, Given] | None = None,
    *,
    today: date | None = None,
    progress: Callable[[int], None] | None = None,
) -> ArticleReading:
    """Read articles from files and folders. Never raises for what a file holds.

    With ``today``, a later day of publication in metadata is left out too. ``progress`` is told the files
    done.
    """
    files, problems = files_in(paths)
    articles: list[Article] = []
    taken: set[str] = set()
    for count, file in enumerate(files):
        said = (given or {}).get(file, Given())
        try:
            data = _bytes(file)
            new, notes = read_bytes(
                data, name=file.stem, file=str(file), given=said, taken=taken, today=today
            )
            articles += new
            problems += notes
        except UnreadableArticleError as problem:
            problems.append(Problem(str(file), 0, 0, str(problem)))
        except OSError as problem:
            problems.append(
                Problem(
                    str(file),
                    0,
                    0,
                    CodedText("cannot-opened", "cannot be opened (%(strerror)s).", strerror=problem.strerror),
                )
            )
        if progress:
            progress(count + 1)
    return ArticleReading(articles=tuple(articles), problems=tuple(problems))


def read_bytes(
    data: bytes,
    *,
    name: str,
    file: str = "",
    given: Given | None = None,
    taken: set[str] | None = None,
    today: date | None = None,
) -> tuple[list[Article], list[Problem]]:
    """Read the articles in one file's bytes: one, or as many as a feed has. Raises
    :class:`UnreadableArticleError`.

    ``taken`` holds the ids in use and gains the new ones.
    """
    if len(data) > MAX_BYTES:
        raise UnreadableArticleError(
            CodedText(
                "has-bytes-most-read",
                "it has %(number)s bytes; the most that is read is %(max_bytes)s. Save the article alone.",
                number=f"{len(data):,}",
                max_bytes=f"{MAX_BYTES:,}",
            )
        )
    text = decode(data)
    kind: HowKnown = "metadata"
    if looks_like_feed(text):
        pages, kind = read_feed(text), "feed"
    elif looks_like_html(text):
        pages = [read_page(text)]
    else:
        pages = [SavedPage(text=text)]
    digest = hashlib.sha256(data).hexdigest()
    said, used = given or Given(), taken if taken is not None else set()
    articles: list[Article] = []
    problems: list[Problem] = []
    empty = 0
    for place, page in enumerate(pages, start=1):
        article, notes = _article(page, kind, said, file, today)
        if not has_letters(article.text[:5000], _LEAST_LETTERS):
            empty += 1
            continue
        key = _free(name if len(pages) == 1 else f"{name}-{place}", used)
        articles.append(msgspec.structs.replace(article, id=key, hash=digest))
        problems += notes
    if empty == len(pages):
        raise UnreadableArticleError(CodedText("no-article-text-was", "no article text was found in it."))
    if empty:
        problems.append(
            Problem(
                file,
                0,
                0,
                CodedText(
                    "entries-have-no-text",
                    "%(empty)s of %(number)s entries have no text and were left out.",
                    empty=empty,
                    number=len(pages),
                ),
            )
        )
    return articles, problems


def _bytes(file: Path) -> bytes:
    if not file.is_file():
        raise UnreadableArticleError(CodedText("not-file", "this is not a file."))
    size = file.stat().st_size
    if size > MAX_BYTES:
        raise UnreadableArticleError(
            CodedText(
                "has-bytes-most-read-2",
                "it has %(size)s bytes; the most that is read is %(max_bytes)s. Save the article alone.",
                size=f"{size:,}",
                max_bytes=f"{MAX_BYTES:,}",
            )
        )
    return file.read_bytes()


def _article(
    page: SavedPage, kind: HowKnown, given: Given, file: str, today: date | None
) -> tuple[Article, list[Problem]]:
    story = clean(page.text)
    title = " ".join(clean(given.title or page.title).split())
    if title and page.title and not story[: len(title) + 40].casefold().startswith(title.casefold()):
        story = f"{title}\n\n{story}" if story else ""
    published = given.published
    known: HowKnown = "given" if published else "none"
    problems: list[Problem] = []
    if not published and page.published:
        day = date.fromisoformat(page.published)
        if day >= EARLIEST and (today is None or day <= today + timedelta(days=1)):
            published, known = page.published, kind
        else:
            what = CodedText(
                "its-gives-day-publication",
                "its %(kind)s gives %(published)s as the day of publication, which cannot be.",
                kind=kind,
                published=page.published,
            )
            problems.append(
                Problem(
                    file,
                    0,
                    0,
                    what,
                    CodedText("date-left-open-give", "The date is left open; give it with --date."),
                )
            )
    lines = roles(story, title if page.title else "")
    if not title and lines and lines[0].role == "headline":
        title = story[lines[0].start : lines[0].end]
    return (
        Article(
            id="",
            text=story,
            outlet=given.outlet or page.outlet,
            address=given.address or page.address,
            language=page.language or language(story),
            title=title,
            published=published,
            how_known=known,
            lines=lines,
            file=file,
        ),
        problems,
    )


def _free(name: str, taken: set[str]) -> str:
    """A short id that is not in use, of letters, digits, dots and dashes."""
    base = re.sub(r"[^\w.-]+", "-", name).strip("-.").lower()[:60] or "article"
    key = base
    if base in taken:
        # Thousands of saved pages may be called index.html: the next number is found by halving, not by
        # counting up.
        used, free = 1, 2
        while f"{base}-{free}" in taken:
            used, free = free, 2 * free
        while free - used > 1:
            between = (used + free) // 2
            used, free = (between, free) if f"{base}-{between}" in taken else (used, between)
        key = f"{base}-{free}"
    taken.add(key)
    return key


def unknown_dates(articles: Sequence[Article]) -> list[Article]:
    """The articles whose day of publication nobody has said."""
    return [article for article in articles if not article.published]
