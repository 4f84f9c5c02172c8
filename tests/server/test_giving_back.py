"""What was filled in is put into a page's fields again, whatever it is; nothing else of the page changes."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip("django")

PAGE = """<!doctype html><p title="a > b">Before <svg viewBox="0 0 1 1"/></p>
<form method="post" action="/there/"><input type="hidden" name="n" value="1"><input name="name" value="old">
</form>
<details><summary>x</summary><form class="x" method="post" action="/there/">
<input type="hidden" name="n" value="2">
<input name="name" autofocus><textarea name="words" rows="2">old</textarea>
<select name="one"><option value="a" selected>A</option><option value="b">B</option></select>
<input type="checkbox" name="many" value="p" checked><input type="checkbox" name="many" value="q">
<input name="cite-0-1" value=""><input type="password" name="secret">
</form></details><p>After &amp; more</p>"""
WORDS = st.text(st.characters(exclude_characters="\r\x00", exclude_categories=["Cs"]))


def back(sent: dict[str, Any], *wrong: str) -> str:
    from django.conf import settings
    from django.http import HttpResponse
    from django.test import RequestFactory

    from goodoffices.server.pages.giving_back import given_back

    assert settings.configured
    request: Any = RequestFactory().post("/there/", sent)
    return given_back(request, HttpResponse(PAGE), wrong).content.decode()


@given(WORDS, WORDS, st.sampled_from("ab"), st.sets(st.sampled_from("pq")))
def test_whatever_was_filled_in_stands_there_again(name: str, words: str, one: str, many: set[str]) -> None:
    from html.parser import HTMLParser

    sent = {"n": "2", "name": name, "words": words, "one": one, "many": sorted(many), "secret": "s3cret"}
    html = back(sent)
    first = PAGE.index("<details>")
    assert html[:first] == PAGE[:first]
    assert html.endswith(PAGE[PAGE.index("</form></details>") :])
    assert "s3cret" not in html[first:].replace(name, "").replace(words, "")
    found: dict[str, Any] = {"many": set(), "words": ""}

    class Reader(HTMLParser):
        inside = ""

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            says = dict(attrs)
            self.inside = tag
            if says.get("name") == "name":
                found["name"] = says.get("value") or ""
            if says.get("name") == "many" and "checked" in says:
                found["many"].add(says["value"])
            if tag == "option" and "selected" in says:
                found["one"] = says["value"]
            if tag == "details":
                found["open"] = "open" in says

        def handle_endtag(self, tag: str) -> None:
            self.inside = ""

        def handle_data(self, data: str) -> None:
            if self.inside == "textarea":
                found["words"] += data

    Reader().feed(html[first:])
    assert found == {"name": name, "words": f"\n{words}", "one": one, "many": many, "open": True}


def test_the_first_field_that_is_wrong_is_where_one_goes_on() -> None:
    html = back({"n": "2", "name": "x", "words": "y"}, "cite", "words")
    assert html.count("aria-invalid") == 2
    assert '<textarea name="words" rows="2" aria-invalid="true" autofocus="">' in html
    assert '<input name="cite-0-1" value="" aria-invalid="true">' in html
    assert html.count("autofocus") == 1
