"""The record: written and read back, kept when the articles are read again, decided by a person."""

from __future__ import annotations

import json
import re
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodoffices.case import ProblemsFound
from goodoffices.record import (
    Article,
    Found,
    NotPossible,
    Record,
    Statement,
    accept_rule,
    add,
    build,
    check,
    decide,
    edit,
    encode,
    find_passage,
    read,
    read_bytes,
    rules_to_accept,
    to_review,
    write,
)
from goodoffices.record import confirm as confirming
from goodoffices.record.confirm import Measured
from goodoffices.record.iso import is_time

TEXT = (
    'The Front must be heard, said Kira Holm.\n"We will come if the list is settled," she said.\nThe Front '
    "must be heard, said Kira Holm."
)


def article(key: str = "a", text: str = TEXT) -> Article:
    (made, *_), _problems = read_bytes(text.encode(), name=key)
    return made


def finder(*passages: str, rule: str = "rule@1"):
    """A stand-in for the rules: it proposes every occurrence of the passages."""

    def find(where: Article) -> Found:
        rows = []
        for words in passages:
            start = where.text.find(words)
            while start >= 0:
                end = start + len(words)
                rows.append(
                    Statement(
                        id=f"s{start}-{end}",
                        article=where.id,
                        start=start,
                        end=end,
                        text=words,
                        type="indirect",
                        rule=rule,
                    )
                )
                start = where.text.find(words, end)
        return Found(article=where.id, statements=tuple(rows))

    return find


LIST = "We will come if the list is settled"
HEARD = "The Front must be heard"


def test_written_and_read_back_is_the_same(tmp_path: Path):
    record = build([article()], finder(LIST, HEARD))
    write(record, tmp_path / "r.json")
    assert read(tmp_path / "r.json") == record
    assert [file.name for file in tmp_path.iterdir()] == ["r.json"]


def test_the_file_has_the_lists_and_keys_that_others_read(tmp_path: Path):
    whole = json.loads(encode(build([article()], finder(LIST))))
    assert {"articles", "statements", "figures", "events", "links"} <= set(whole)
    (row,) = whole["statements"]
    keys = [
        "article",
        "start",
        "end",
        "text",
        "type",
        "speaker",
        "side",
        "cue",
        "addressee",
        "chain",
        "condition",
        "said",
        "about",
        "status",
        "rule",
    ]
    assert set(keys) <= set(row)
    assert {"id", "text", "outlet", "published"} <= set(whole["articles"][0])
    assert whole["articles"][0]["text"][row["start"] : row["end"]] == row["text"] == LIST
    assert row["id"].startswith("a:")


def test_a_file_whose_passage_was_changed_is_refused(tmp_path: Path):
    text = encode(build([article()], finder(LIST))).decode()
    (tmp_path / "r.json").write_text(text.replace(f'"text":"{LIST}"', '"text":"We will come"'))
    with pytest.raises(ProblemsFound, match="is not what 'a' has"):
        read(tmp_path / "r.json")


@pytest.mark.parametrize("text", ["", "[]", "{", '{"format": "other-2"}', '{"articles": 3}', "\x00\xff"])
def test_what_is_no_record_is_refused(tmp_path: Path, text: str):
    (tmp_path / "r.json").write_text(text)
    with pytest.raises(ProblemsFound):
        read(tmp_path / "r.json")


def test_confirmed_rows_survive_reading_again():
    first = build([article()], finder(LIST, HEARD))
    done = decide(first, first.statements[0].id, "rejected")
    done = edit(done, done.statements[1].id, {"speaker": "Kira Holm"})
    done = add(
        done, "statements", "a", find_passage(done, "a", "if the list is settled"), {"speaker": "Kira Holm"}
    )
    again = build([article()], finder(LIST, HEARD), done)
    assert [(row.text, row.status) for row in again.statements] == [
        (HEARD, "rejected"),
        (LIST, "edited"),
        ("if the list is settled", "accepted"),
        (HEARD, "proposed"),
    ]
    assert check(again) == []


def test_passages_are_found_again_where_the_text_moved():
    first = build([article()], finder(LIST))
    done = decide(first, first.statements[0].id, "accepted")
    again = build([article(text="A new first line of the story.\n" + TEXT)], finder(LIST), done)
    (row,) = again.statements
    assert (row.status, again.orphans) == ("accepted", ())
    assert again.articles[0].text[row.start : row.end] == LIST


def test_a_passage_that_occurs_twice_is_told_apart_by_what_is_around_it_or_is_an_orphan():
    first = build([article()], finder(HEARD))
    second = decide(first, first.statements[1].id, "accepted")
    longer = build([article(text=TEXT + "\nAnd so on, all day.")], finder(), second)
    assert [row.start for row in longer.statements] == [second.statements[1].start]
    twins = "\n".join([f"{HEARD}, said Kira Holm. It was so."] * 3)
    orphaned = build([article(text=twins)], finder(), second)
    assert orphaned.statements == ()
    assert "occurs 3 times" in orphaned.orphans[0].why


def test_a_passage_that_is_gone_is_an_orphan_and_comes_back_with_its_text():
    first = build([article()], finder(LIST))
    done = decide(first, first.statements[0].id, "accepted")
    gone = build(
        [article(text="The paragraph was taken out of the story by its editors later.")], finder(LIST), done
    )
    assert (gone.statements, gone.orphans[0].row.text) == ((), LIST)
    back = build([article()], finder(LIST), gone)
    assert [(row.text, row.status) for row in back.statements] == [(LIST, "accepted")]
    assert back.orphans == ()


def test_articles_that_are_not_read_again_stay_with_their_confirmed_rows():
    first = build([article(), article("b", "Another story with more words in it.\n" + TEXT)], finder(LIST))
    done = decide(first, first.statements[0].id, "accepted")
    again = build([article("b", "Another story with more words in it.\n" + TEXT)], finder(LIST), done)
    assert [each.id for each in again.articles] == ["b", "a"]
    assert [(row.article, row.status) for row in again.statements] == [("b", "proposed"), ("a", "accepted")]


def test_rows_added_by_hand_take_their_type_and_fields():
    record = add(
        build([article()], finder()),
        "statements",
        "a",
        find_passage(build([article()], finder()), "a", LIST),
        {"chain": "Kira Holm; the Axe"},
    )
    (row,) = record.statements
    assert (row.type, row.chain, row.status, row.rule) == (
        "direct",
        ("Kira Holm", "the Axe"),
        "accepted",
        "by-hand@1",
    )
    with_figure = add(
        record, "figures", "a", (0, 9), {"number": "1,200", "subject": "persons", "state": "held"}
    )
    assert with_figure.figures[0].number == 1200


@pytest.mark.parametrize(
    ("kind", "span", "fields", "says"),
    [
        ("statements", (5, 5), {}, "between 0 and"),
        ("statements", (0, 9999), {}, "between 0 and"),
        ("statements", (0, 9), {"colour": "blue"}, "colour cannot"),
        ("statements", (0, 9), {"type": "rumour"}, "type cannot be 'rumour'. It is one of: direct, mixed"),
        ("figures", (0, 9), {"number": "many"}, "is a number such as"),
        ("figures", (0, 9), {}, "number is missing"),
        ("events", (0, 9), {}, "kind is missing. It is one of: round, visit"),
        ("events", (0, 9), {"kind": "party"}, "kind cannot be 'party'. It is one of: round"),
        (
            "proposals",
            (0, 9),
            {"kind": "position", "stance": "wants"},
            "stance cannot be 'wants'. It is one of: demands",
        ),
        ("dates", (0, 9), {}, "not added by hand"),
        ("statements", (0, 9), {"said": "Monday"}, "said is a day such as"),
    ],
)
def test_what_cannot_be_added_is_said(kind, span, fields, says):
    record = build([article()], finder())
    with pytest.raises(NotPossible, match=says):
        add(record, kind, "a", span, fields)


def test_words_that_stand_twice_or_nowhere_are_no_passage():
    record = build([article()], finder())
    with pytest.raises(NotPossible, match="more than once"):
        find_passage(record, "a", HEARD)
    with pytest.raises(NotPossible, match="does not have"):
        find_passage(record, "a", "no such words")


def test_review_puts_the_doubtful_first(monkeypatch):
    known = {"sure@1": Measured(99, 100, "a set"), "weak@1": Measured(50, 100, "a set")}
    monkeypatch.setattr(confirming, "measured", lambda: known)
    both = build(
        [article()],
        lambda a: Found(
            article="a",
            statements=finder(LIST, rule="sure@1")(a).statements + finder(HEARD, rule="weak@1")(a).statements,
        ),
    )
    assert [row.rule for _, row in to_review(both)] == ["weak@1", "weak@1", "sure@1"]
    done = accept_rule(both, "sure@1")
    assert [row.text for row in done.statements if row.status == "accepted"] == [LIST]
    with pytest.raises(NotPossible, match="50 of 100"):
        accept_rule(both, "weak@1")
    with pytest.raises(NotPossible, match="not been measured"):
        accept_rule(both, "new@1")


def test_rules_to_accept_are_those_that_were_measured_to_be_right_and_have_open_rows(monkeypatch):
    known = {
        "rule@1": Measured(96, 100, "a set"),
        "weak@1": Measured(94, 100, "a set"),
        "idle@1": Measured(99, 100, "a set"),
    }
    monkeypatch.setattr(confirming, "measured", lambda: known)
    record = build([article(), article("b", TEXT + " ")], finder(LIST))
    weak = msgspec.structs.replace(record.statements[0], id="a:weak", rule="weak@1")
    record = msgspec.structs.replace(record, statements=(*record.statements, weak))
    (both,) = rules_to_accept(record)
    assert (both.rule, both.open, both.articles, both.measured) == ("rule@1", 2, 2, known["rule@1"])
    (one,) = rules_to_accept(record, "b")
    assert (one.open, one.articles) == (1, 1)
    done = accept_rule(record, "rule@1", "b")
    assert [row.article for row in done.statements if row.status == "accepted"] == ["b"]
    assert rules_to_accept(done, "b") == ()
    assert rules_to_accept(accept_rule(done, "rule@1")) == ()


def test_few_rows_prove_nothing(monkeypatch):
    monkeypatch.setattr(confirming, "measured", lambda: {"rule@1": Measured(20, 20, "a set")})
    with pytest.raises(NotPossible, match="at least 100"):
        accept_rule(build([article()], finder(LIST)), "rule@1")


def test_links_that_a_person_decided_stay_decided():
    two = [article(), article("b")]
    record = build(two, finder(LIST))
    rejected = tuple(msgspec.structs.replace(link, status="rejected") for link in record.links)
    again = build(two, finder(LIST), msgspec.structs.replace(record, links=rejected))
    assert record.links
    assert {link.status for link in again.links} == {"rejected"}


@given(
    st.lists(
        st.sampled_from(["one ", "two ", "alpha. ", "\n", "“quote” ", "ünïcode ", "مرحبا "]),
        min_size=8,
        max_size=60,
    ),
    st.data(),
)
def test_every_stored_passage_is_the_slice_of_its_article(parts, data):
    text = "The story begins with enough letters. " + "".join(parts)
    where = article(text=text)
    words = sorted({word for word in where.text.split() if word})
    chosen = data.draw(st.lists(st.sampled_from(words), max_size=4, unique=True))
    record = build([where], finder(*chosen))
    for row in record.statements:
        record = decide(record, row.id, data.draw(st.sampled_from(["accepted", "rejected", "proposed"])))
    changed = article(
        text=data.draw(st.sampled_from([text, "More. " + text, text.replace("one ", ""), text + " one two."]))
    )
    again = build([changed], finder(*chosen), record)
    assert check(again) == []
    decided = [row for row in record.statements if row.status != "proposed"]
    kept = [row for row in again.statements if row.status != "proposed"]
    assert len(kept) + len(again.orphans) == len(decided)


def test_a_record_with_two_rows_of_one_id_is_refused():
    record = build([article()], finder(LIST))
    assert check(record) == []
    doubled: Record = msgspec.structs.replace(record, statements=record.statements * 2)
    assert "two rows" in str(check(doubled)[0])


def mangled(change) -> bytes:
    """A record's file after somebody wrote in it by hand."""
    whole = json.loads(encode(build([article()], finder(LIST, HEARD))))
    change(whole)
    return json.dumps(whole).encode()


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda whole: whole["statements"][0].update(speeker="Kira Holm"), "unknown field `speeker`"),
        (lambda whole: whole.update(notes=[]), "unknown field `notes`"),
        (lambda whole: whole["articles"][0].update(published="2031-13-40"), "which is no day"),
        (lambda whole: whole["statements"][0].update(said="yesterday"), "which is no time"),
        (lambda whole: whole["statements"][0].update(speaker_span=[3, 9_000]), "speaker_span of"),
        (lambda whole: whole["articles"][0].update(lines=[{"start": 0, "end": 9_000}]), "beyond its text"),
        (
            lambda whole: whole["people"].append({"article": "a", "name": "Holm", "spans": [[2, 9_000]]}),
            "the places of 'Holm'",
        ),
        (lambda whole: whole["orphans"].append({"kind": "statements", "why": "gone"}), "has no row"),
    ],
)
def test_a_file_that_was_written_in_by_hand_is_refused_with_the_place(tmp_path: Path, change, says: str):
    (tmp_path / "r.json").write_bytes(mangled(change))
    with pytest.raises(ProblemsFound, match=re.escape(says)):
        read(tmp_path / "r.json")


def test_times_that_a_record_may_keep():
    kept = ("2031", "2031-05", "2031-05-06", "2031-W07", "2031-05-06/2031-05-08")
    assert all(is_time(words) for words in kept)
    refused = ("", "May", "2031-13", "2031-02-30", "2031-W53", "20310506", "2031-05-06/", "2031/2032/2033")
    assert not any(is_time(words) for words in refused)


def test_a_row_by_hand_never_takes_the_id_of_an_orphan():
    first = build([article()], finder())
    done = add(first, "statements", "a", find_passage(first, "a", LIST), {})
    gone = build([article(text="Nothing of it stands here any more.")], finder(), done)
    grown = add(gone, "statements", "a", (0, 7), {})
    assert len(gone.orphans) == 1
    assert grown.statements[0].id != gone.orphans[0].row.id
