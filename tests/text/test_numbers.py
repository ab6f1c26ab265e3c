"""Numbers in digits and words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.text.numbers import find_numbers, find_ordinals
from khabar.text.tokens import tokenize

UNITS = ["", "واحد", "اثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة"]
TENS = ["", "عشرة", "عشرون", "ثلاثون", "أربعون", "خمسون", "ستون", "سبعون", "ثمانون", "تسعون"]
HUNDREDS = ["", "مئة", "مئتان", "ثلاثمئة", "أربعمئة", "خمسمئة", "ستمئة", "سبعمئة", "ثمانمئة", "تسعمئة"]


def found(text: str) -> list[tuple[str, int]]:
    return [(text[match.start : match.end], match.value) for match in find_numbers(tokenize(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قتل خمسة وعشرين شخصا", [("خمسة وعشرين", 25)]),
        ("ثلاث نساء وثلاثة رجال", [("ثلاث", 3), ("ثلاثة", 3)]),
        ("أحد عشر جنديا", [("أحد عشر", 11)]),
        ("وأحد عشر جنديا", [("أحد عشر", 11)]),
        ("إحدى عشرة دولة", [("إحدى عشرة", 11)]),
        ("اثنا عشر واثني عشر", [("اثنا عشر", 12), ("اثني عشر", 12)]),
        ("خمسة عشر", [("خمسة عشر", 15)]),
        ("إحدى وعشرين", [("إحدى وعشرين", 21)]),
        ("عشرون وعشرين", [("عشرون", 20), ("عشرين", 20)]),
        ("مئة ومائة", [("مئة", 100), ("مائة", 100)]),
        ("مئتين وخمسين", [("مئتين وخمسين", 250)]),
        ("ثلاثمائة أو ثلاث مئة", [("ثلاثمائة", 300), ("ثلاث مئة", 300)]),
        ("مئة وخمسين ألفاً", [("مئة وخمسين ألفاً", 150_000)]),
        ("ألف شخص", [("ألف", 1000)]),
        ("ألفين وأربعة عشر", [("ألفين وأربعة عشر", 2014)]),
        ("ألفين وأحد عشر", [("ألفين وأحد عشر", 2011)]),
        ("ألفا جندي", [("ألفا", 2000)]),
        ("ألفاً", [("ألفاً", 1000)]),
        ("ثلاثة آلاف", [("ثلاثة آلاف", 3000)]),
        ("٣ آلاف", [("٣ آلاف", 3000)]),
        ("2.5 مليون", [("2.5 مليون", 2_500_000)]),
        ("1.500 مليار", [("1.500 مليار", 1_500_000_000)]),
        ("مليونين وثلاثمئة ألف وخمسة", [("مليونين وثلاثمئة ألف وخمسة", 2_300_005)]),
        ("ستة ملايين", [("ستة ملايين", 6_000_000)]),
        ("1,500 و1.500 و١٥٠٠ و١٬٥٠٠", [("1,500", 1500), ("1.500", 1500), ("١٥٠٠", 1500), ("١٬٥٠٠", 1500)]),
        ("15 ألفا و500", [("15 ألفا و500", 15_500)]),
        ("مئة و20", [("مئة و20", 120)]),
        ("لـ15 شخصا", [("15", 15)]),
        ("بثلاثة أشخاص", [("ثلاثة", 3)]),
        ("والثلاثة", [("الثلاثة", 3)]),
        ("ثَلاثَةٌ", [("ثَلاثَةٌ", 3)]),
        ("عشرين وثلاثة", [("عشرين", 20), ("ثلاثة", 3)]),  # twenty of one, three of another
        ("لا أحد", []),
        ("لست واحدا", []),
        ("يوم الاثنين", []),
        ("آلاف المتظاهرين ومئات الجنود", []),
        ("بنسبة 2.5 في المئة", [("المئة", 100)]),
        ("", []),
    ],
)
def test_numbers(text: str, expected: list[tuple[str, int]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("اليوم الأول", [("الأول", 1)]),
        ("للمرة الثالثة", [("الثالثة", 3)]),
        ("الحادي عشر من سبتمبر", [("الحادي عشر", 11)]),
        ("الثانية عشرة", [("الثانية عشرة", 12)]),
        ("القرن الحادي والعشرين", [("الحادي والعشرين", 21)]),
        ("الذكرى العشرون", [("العشرون", 20)]),
        ("بالخامس", [("الخامس", 5)]),
        ("عشرون", []),
        ("الحادي", []),
    ],
)
def test_ordinals(text: str, expected: list[tuple[str, int]]) -> None:
    assert [(text[m.start : m.end], m.value) for m in find_ordinals(tokenize(text))] == expected


def below_hundred(number: int) -> list[str]:
    tens, unit = divmod(number, 10)
    if number == 10 or unit == 0:
        return [TENS[tens]] if tens else []
    if tens == 0:
        return [UNITS[unit]]
    if tens == 1:
        return [{1: "أحد", 2: "اثنا"}.get(unit, UNITS[unit]) + " عشر"]
    return [f"{UNITS[unit]} و{TENS[tens]}"]


def below_thousand(number: int) -> list[str]:
    return [word for word in (HUNDREDS[number // 100], *below_hundred(number % 100)) if word]


def thousands(count: int) -> list[str]:
    if count in (0, 1, 2):
        return [[], ["ألف"], ["ألفان"]][count]
    scale = "آلاف" if count <= 10 else "ألفاً"
    return [" و".join(below_thousand(count)) + " " + scale]


def in_words(number: int) -> str:
    return " و".join([*thousands(number // 1000), *below_thousand(number % 1000)])


@given(st.integers(1, 999_999))
def test_words_round_trip(number: int) -> None:
    assert [value for _, value in found(in_words(number))] == [number]


@given(st.integers(1, 999_999))
def test_clitics_do_not_change_the_value(number: int) -> None:
    text = "و" + in_words(number)
    (match,) = find_numbers(tokenize(text))
    assert (match.start, match.value) == (1, number)


@given(st.integers(0, 10**12))
def test_digits_round_trip(number: int) -> None:
    eastern = str(number).translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    for text in (str(number), f"{number:,}", eastern):
        assert found(text) == [(text, number)]


@given(st.text())
def test_spans_lie_inside_any_text(text: str) -> None:
    tokens = tokenize(text)
    for match in [*find_numbers(tokens), *find_ordinals(tokens)]:
        assert 0 <= match.start < match.end <= len(text)
        assert tokens[match.first].start <= match.start
        assert match.end == tokens[match.last].end
