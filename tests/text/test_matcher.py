"""Phrases of a lexicon in running text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.text.matcher import PhraseMatcher, folded_words
from khabar.text.tokens import tokenize


def matcher(*phrases: str, quotes_inside: bool = False) -> PhraseMatcher[str]:
    found: PhraseMatcher[str] = PhraseMatcher(quotes_inside=quotes_inside)
    for phrase in phrases:
        found.add(phrase, phrase)
    return found


@pytest.mark.parametrize(
    ("phrase", "text", "matched"),
    [
        ("الجيش السوري", "دخل الجيش السوري المدينة", "الجيش السوري"),
        ("الجيش السوري", "وبالجيش السوري", "الجيش السوري"),
        ("الجيش السوري", "للجيش السوري", "لجيش السوري"),  # the ل of للجيش stands for ال
        ("الجيش السوري", "الجَيش السوريّ", "الجَيش السوريّ"),
        ("الأمم المتحدة", "وأعلنت الامم المتحده", "الامم المتحده"),
        ("أ ف ب", "قالت (أ ف ب) أمس", "أ ف ب"),
        ("5+1", "مجموعة 5+1 في فيينا", "5+1"),
    ],
)
def test_finds(phrase: str, text: str, matched: str) -> None:
    (match,) = matcher(phrase).find(tokenize(text))
    assert text[match.start : match.end] == matched
    assert match.value == phrase


@pytest.mark.parametrize("text", ["الجيش والسوري", "الجيش", "السوري الجيش", ""])
def test_finds_nothing(text: str) -> None:
    assert matcher("الجيش السوري").find(tokenize(text)) == []


def test_longest_wins() -> None:
    found = matcher("وزير", "وزير الخارجية").find(tokenize("قال وزير الخارجية إنه وزير"))
    assert [match.value for match in found] == ["وزير الخارجية", "وزير"]


def test_whole_word_before_taken_off_clitics() -> None:
    """The word as it stands comes before the reading with a clitic: وفد is no و + فد."""
    found = matcher("فد", "وفد").at(tokenize("وفد"), 0)
    assert [match.value for match in found] == ["وفد", "فد"]


def test_one_phrase_with_two_values() -> None:
    found: PhraseMatcher[int] = PhraseMatcher()
    found.add("عمان", 1)
    found.add("عمّان", 2)
    assert {match.value for match in found.find(tokenize("في عمان"))} == {1, 2}


def test_quotes_inside() -> None:
    tokens = tokenize('وحدات "قسد" هناك')
    assert matcher("وحدات قسد").find(tokens) == []
    (match,) = matcher("وحدات قسد", quotes_inside=True).find(tokens)
    assert (match.first, match.last) == (0, 2)


def test_folded_words() -> None:
    assert folded_words("وزارةُ الخارجية") == ("وزاره", "الخارجيه")


WORDS = st.lists(st.sampled_from(["وفد", "ولد", "الأمن", "للأمن", "مجلس", "«", "و", "5"]), max_size=12)


@given(WORDS, WORDS.filter(bool))
def test_matches_lie_in_the_text_and_do_not_overlap(words: list[str], phrase: list[str]) -> None:
    text = " ".join(words)
    tokens = tokenize(text)
    covered = (-1, -1)
    for match in matcher(" ".join(phrase), "مجلس الأمن", "وفد").find(tokens):
        assert match.first > covered[1] or (match.first, match.last) == covered  # two values of one phrase
        assert tokens[match.first].start <= match.start < match.end == tokens[match.last].end
        covered = (match.first, match.last)


@given(WORDS.filter(bool))
def test_a_phrase_is_found_in_itself(words: list[str]) -> None:
    phrase = " ".join(words)
    found = matcher(phrase).find(tokenize(phrase))
    assert [(match.start, match.end) for match in found] == [(0, len(phrase))]
