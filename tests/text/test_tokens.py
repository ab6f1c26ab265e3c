"""Tokens, their spans and their look-up forms."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.text.tokens import tokenize

ARABIC = st.text(alphabet=st.sampled_from("اأبتةلوفكسى ـًّ٠1.,\n«»\"'-_\u200f\u200bAbΣ²"), max_size=40)
TEXTS = st.one_of(st.text(), ARABIC)


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("قال الوزير.", ["قال", "الوزير", "."]),
        ("1,500 و2.5 و٣٫٥.", ["1,500", "و", "2.5", "و", "٣٫٥", "."]),
        ("مقاتلات الـF16", ["مقاتلات", "الـ", "F", "16"]),
        ("قناة CNNالأميركية", ["قناة", "CNN", "الأميركية"]),
        ("O'Brien", ["O'Brien"]),
        ('لـ"الوطن"', ["لـ", '"', "الوطن", '"']),
        ("#عاصفة_الحزم", ["#", "عاصفة", "_", "الحزم"]),
        ("تُوّج\u200fت", ["تُوّج\u200fت"]),
        (" \n\t", []),
    ],
)
def test_splitting(text: str, tokens: list[str]) -> None:
    assert [token.text for token in tokenize(text)] == tokens


@pytest.mark.parametrize(
    ("word", "stems"),
    [
        ("الجيش", {"الجيش": 0}),
        ("والجيش", {"والجيش": 0, "الجيش": 1}),
        ("وبالجيش", {"وبالجيش": 0, "بالجيش": 1, "الجيش": 2}),
        ("للجيش", {"للجيش": 0, "الجيش": 1, "اللجيش": 1, "لجيش": 1}),
        ("للجنة", {"للجنه": 0, "الجنه": 1, "اللجنه": 1, "لجنه": 1}),
        ("سيعود", {"سيعود": 0, "يعود": 1}),
        ("وَلِلجيش", {"وللجيش": 0, "للجيش": 2, "الجيش": 4, "اللجيش": 4, "لجيش": 4}),
        ("أ", {"ا": 0}),
        ("وب", {"وب": 0}),
    ],
)
def test_stems(word: str, stems: dict[str, int]) -> None:
    (token,) = tokenize(word)
    assert dict(token.stems) == stems


def test_kinds() -> None:
    word, number, sign, square, marked = tokenize("كلمة 15 ، ² ٌكلمة")
    assert word.is_word
    assert marked.is_word
    assert number.is_number
    assert not number.is_word
    assert not any(token.is_word or token.is_number for token in (sign, square))


@given(TEXTS)
def test_tokens_are_ordered_and_cover_every_visible_character(text: str) -> None:
    covered = 0
    for index, token in enumerate(tokenize(text)):
        assert token.index == index
        assert text[token.start : token.end] == token.text != ""
        assert token.folded
        assert not text[covered : token.start].strip()
        covered = token.end
    assert not text[covered:].strip()


@given(TEXTS)
def test_stems_begin_inside_their_token(text: str) -> None:
    for token in tokenize(text):
        assert all(token.start <= start < token.end for _, start in token.stems)
        if token.is_word:
            assert token.stems[0][0] == token.folded


@given(TEXTS)
def test_numbers_can_be_read(text: str) -> None:
    for token in tokenize(text):
        if token.is_number:
            int(token.folded.translate(str.maketrans("", "", ".,٫٬")))
