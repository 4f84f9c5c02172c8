"""What sides say of clauses, the two ways of working, and translations: pure rules."""

from __future__ import annotations

import pytest

from goodoffices.text import (
    ClauseWord,
    LanguageOfText,
    StateRefusedError,
    Text,
    TextInLanguages,
    TextVersion,
    Translation,
    agreed_so_far,
    for_room,
    may_propose,
    own,
    read_text,
    states,
    translation_states,
)

TEXT = read_text("Article 1\n\n1. The road opens.\n\n2. The ferry runs.\n")
SIDES = ("Republic", "Front")


def _word(side: str, clause: str, word: str, text: Text = TEXT, **more: str) -> ClauseWord:
    of = next(one.words for one in text.clauses if one.label == clause)
    return ClauseWord(side=side, clause=clause, word=word, of=of, **more)  # type: ignore[arg-type]


def _seen(text: Text, words: list[ClauseWord]) -> dict[tuple[str, str], str]:
    return {(one.side, one.clause): one.word for one in states(text, SIDES, words)}


def test_a_later_word_replaces_an_earlier_one_and_silence_is_not_seen() -> None:
    words = [_word("Front", "1.1", "reserved"), _word("Front", "1.1", "agreed")]
    seen = _seen(TEXT, words)
    assert seen["Front", "1.1"] == "agreed"
    assert seen["Republic", "1.1"] == "not-seen"


def test_a_word_on_other_words_binds_nobody_and_is_shown_as_stale() -> None:
    changed = read_text(TEXT.printed.replace("opens.", "opens daily."))
    found = states(changed, SIDES, [_word("Front", "1.1", "agreed")])
    own_state = next(one for one in found if (one.side, one.clause) == ("Front", "1.1"))
    assert own_state.word == "not-seen"
    assert own_state.stale is not None
    assert own_state.stale.word == "agreed"


def test_nothing_is_agreed_until_everything_is_and_a_person_says_so() -> None:
    words = [_word(side, clause, "agreed") for side in SIDES for clause in ("1.1", "1.2")]
    found = states(TEXT, SIDES, words)
    assert agreed_so_far(found).standing == "provisionally agreed"
    assert agreed_so_far(found, concluded=True).standing == "agreed"
    part = states(TEXT, SIDES, words[:3])
    assert agreed_so_far(part, concluded=True).standing == "provisionally agreed"
    assert agreed_so_far(part, nothing_until_everything=False).standing == "agreed"


def test_ad_referendum_and_conditions_wait() -> None:
    words = [_word("Republic", "1.1", "agreed"), _word("Front", "1.1", "ad-referendum", due="2031-03-05")]
    words += [
        _word("Republic", "1.2", "agreed"),
        _word("Front", "1.2", "agreed-if", condition="the chair is theirs"),
    ]
    so_far = agreed_so_far(states(TEXT, SIDES, words))
    assert so_far.clauses == ()
    assert so_far.waiting == ("1.1", "1.2")


def test_a_condition_and_its_word_are_one() -> None:
    with pytest.raises(StateRefusedError, match="needs its condition"):
        _word("Front", "1.1", "agreed-if")
    with pytest.raises(StateRefusedError, match="belongs to"):
        _word("Front", "1.1", "agreed", condition="if paid")


def test_what_goes_into_a_room_has_no_owner_and_no_remark() -> None:
    text = own(read_text("1. The road [opens].\n"), 0, ["Front"], since="2031-03-01", remark="weak point")
    sent = for_room(text, "bracketed-text", "without-owners")
    assert sent.printed == text.printed
    assert not any(one.owners or one.remarks or one.since for one in sent.brackets)
    with pytest.raises(StateRefusedError, match="Owners stay"):
        for_room(text, "bracketed-text", "all")
    with pytest.raises(StateRefusedError, match="Choose one wording"):
        for_room(text, "bracketed-text", "clean")
    assert for_room(text, "bracketed-text", "all", mediators=True) is text


def test_with_the_mediators_pen_no_bracket_leaves_and_no_side_proposes() -> None:
    text = read_text("1. The road [opens].\n")
    with pytest.raises(StateRefusedError, match="no bracket leaves"):
        for_room(text, "mediators-pen", "without-owners")
    with pytest.raises(StateRefusedError, match="proposes no words"):
        may_propose("mediators-pen", "Front")
    may_propose("bracketed-text", "Front")


def test_a_translation_is_outdated_since_the_version_that_changed_its_words() -> None:
    changed = read_text(TEXT.printed.replace("opens.", "opens daily."))
    french = LanguageOfText(
        language="fr",
        authentic=True,
        clauses=(
            Translation(clause="1.1", words="La route s'ouvre.", of="The road opens.", checked_by="R. D."),
            Translation(clause="1.2", words="Le bac circule.", of="The ferry runs.", checked_by="R. D."),
        ),
    )
    text = TextInLanguages(first="en", text=changed, languages=(french,), prevails="en")
    versions = [TextVersion(name="1", text=TEXT), TextVersion(name="2", text=changed)]
    seen = {one.clause: (one.state, one.since) for one in translation_states(text, versions)}
    assert seen["1.1"] == ("outdated", "2")
    assert seen["1.2"] == ("checked", "")
    assert text.authentic == ("en", "fr")


def test_a_text_that_is_not_authentic_cannot_prevail() -> None:
    with pytest.raises(ValueError, match="cannot prevail"):
        TextInLanguages(first="en", text=TEXT, languages=(LanguageOfText(language="fr"),), prevails="fr")
