"""XML from strangers: nothing expands, nothing is fetched, and every refusal has its place."""

from __future__ import annotations

import pytest
from formats_fixtures import GENIUS_DOMAIN, GENIUS_TENANT, lease, lease_problems, problems, put

from goodoffices.case.formats import read_foreign
from goodoffices.case.trees.xml_text import MAX_DEPTH, MAX_ELEMENTS


def test_a_bomb_of_nested_entities_is_refused_at_its_declaration(tmp_path):
    levels = "".join(f'<!ENTITY b{i} "{f"&b{i - 1};" * 10}">' for i in range(1, 12))
    bomb = f'<!DOCTYPE z [<!ENTITY b0 "boom">{levels}]>\n' + GENIUS_DOMAIN.replace("root", "&b11;")
    (problem,) = lease_problems(tmp_path, domain=bomb)
    assert "document type" in problem.what
    assert problem.line == 1


@pytest.mark.parametrize(
    "subset",
    [
        "[<!ENTITY outside SYSTEM 'secret.txt'>]",
        "[<!ENTITY % outside SYSTEM 'http://127.0.0.1/x.dtd'> %outside;]",
        "SYSTEM 'secret.txt'",
        "PUBLIC '-//x//y' 'http://127.0.0.1/x.dtd'",
    ],
)
def test_external_entities_are_refused_and_nothing_is_read_from_them(tmp_path, subset):
    put(tmp_path, "secret.txt", "the secret")
    text = f'<?xml version="1.0"?>\n<!DOCTYPE a {subset}>\n' + GENIUS_TENANT.replace("root", "&outside;")
    (problem,) = lease_problems(tmp_path, text)
    assert "document type" in problem.what
    assert "secret" not in problem.what
    assert problem.line == 2


def test_an_entity_that_was_never_declared_is_not_well_formed(tmp_path):
    (problem,) = lease_problems(tmp_path, GENIUS_TENANT.replace('"root"', '"&root;"'))
    assert "undefined entity" in problem.what
    assert problem.line == 2


def test_nesting_beyond_the_limit_is_refused(tmp_path):
    deep = "<utility_space>" + "<objective>" * 100_000
    (problem,) = lease_problems(tmp_path, deep)
    assert f"more than {MAX_DEPTH} deep" in problem.what


def test_more_elements_than_the_limit_are_refused(tmp_path):
    many = "<utility_space>" + "<weight/>" * (MAX_ELEMENTS + 1) + "</utility_space>"
    (problem,) = lease_problems(tmp_path, many)
    assert f"{MAX_ELEMENTS:,} elements" in problem.what


def test_a_file_of_50_megabytes_is_refused_without_being_read(tmp_path):
    path = tmp_path / "big.xml"
    with path.open("wb") as stream:
        stream.truncate(50_000_000)
    (problem,) = problems(path)
    assert "larger than 20 MB" in problem.what


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "no element found"),
        ("<utility_space>", "no element found"),
        ("<utility_space></objective>", "mismatched tag"),
        ("<utility_space/><utility_space/>", "junk after"),
        ("<utility_space a='1' a='2'/>", "duplicate attribute"),
        ("<a>\x00</a>", "not well-formed"),
        ("0.67, 1.0\n0.68, 0.93", "not well-formed"),
        ("<html><body/></html>", "no file of Genius: it begins with <html>"),
        ('<?xml version="1.0" encoding="klingon"?><a/>', "encoding"),
        ('<?xml version="1.0" encoding="rot13"?><a/>', "encoding"),
        ('<?xml version="1.0" encoding="utf-7"?><a/>', "encoding"),
    ],
)
def test_what_is_no_genius_file_is_refused_with_the_reason(tmp_path, text, said):
    (problem,) = problems(put(tmp_path, "a.xml", text))
    assert said in problem.what
    assert problem.file.endswith("a.xml")


def test_bytes_that_are_not_the_declared_encoding_are_refused(tmp_path):
    (problem,) = problems(put(tmp_path, "a.xml", b"<utility_space name='\xff'/>"))
    assert "not well-formed" in problem.what


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "iso-8859-1"])
def test_other_encodings_give_the_same_case(tmp_path, encoding):
    text = GENIUS_DOMAIN.replace('"low"', '"née"')
    header = '<?xml version="1.0" encoding="iso-8859-1"?>' if encoding == "iso-8859-1" else ""
    expected = lease(tmp_path, GENIUS_TENANT.replace('"low"', '"née"'), text)
    domain = put(tmp_path, "lease.xml", (header + text).encode(encoding))
    assert read_foreign(domain, [tmp_path / "tenant.xml"]) == expected
