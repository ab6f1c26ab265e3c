"""Quotation marks of all kinds, nested, glued to clitics, and without a partner."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.text.quotations import find_quotations, lines


def inner(text: str) -> list[str]:
    """What stands between the marks of each quotation."""
    return [text[q.inner_start : q.inner_end] for q in find_quotations(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قال «نحن هنا» ثم غادر", ["نحن هنا"]),
        ("قال “نحن هنا” ثم غادر", ["نحن هنا"]),
        ('قال "نحن هنا" ثم غادر', ["نحن هنا"]),
        ("قال ‘نحن هنا’ ثم غادر", ["نحن هنا"]),
        ("قال 'نحن هنا' ثم غادر", ["نحن هنا"]),
        ("قال ''نحن هنا'' ثم غادر", ["نحن هنا"]),
        ("قال ((نحن هنا)) ثم غادر", ["نحن هنا"]),
        ('قال “نحن هنا" ثم غادر', ["نحن هنا"]),
        ("قال «نحن هنا” ثم غادر", ["نحن هنا"]),
        ("قال «نحن هنا« ثم غادر", ["نحن هنا"]),
        ("متجر “سامسونج “ في سيول", ["سامسونج "]),
        ("الدول “5+1″ التي", ["5+1"]),
        ("قال ”نحن هنا“ ثم غادر", ["نحن هنا"]),
        ("قال »نحن هنا« ثم غادر", ["نحن هنا"]),
        ('قال " نحن هنا " ثم غادر', [" نحن هنا "]),
        ('قال:"نحن هنا".', ["نحن هنا"]),
        ('"نحن هنا"وذكر مصدر', ["نحن هنا"]),
        ('"قسد"و"الحرة"', ["قسد", "الحرة"]),
    ],
)
def test_kinds_of_marks(text: str, expected: list[str]) -> None:
    assert inner(text) == expected
    assert all(q.closed and q.depth == 0 for q in find_quotations(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            'وقال: "قرار العقوبات الأميركي "كاتسا" خاطئ من الناحيتين، على حقوقنا السيادية"، لافتاً',
            ['قرار العقوبات الأميركي "كاتسا" خاطئ من الناحيتين، على حقوقنا السيادية', "كاتسا"],
        ),
        (
            'أنّه "لن نتراجع… واتفاقنا على استلام "أس 400" جاء قبل هذا القرار"، بفرض عقوبات',
            ['لن نتراجع… واتفاقنا على استلام "أس 400" جاء قبل هذا القرار', "أس 400"],
        ),
        ('قال "إن صحيفة «الحياة» أخطأت"', ["إن صحيفة «الحياة» أخطأت", "الحياة"]),
        ('قال "نرفض قانون "كاتسا"" أمس', ['نرفض قانون "كاتسا"', "كاتسا"]),
    ],
)
def test_nesting(text: str, expected: list[str]) -> None:
    assert inner(text) == expected
    assert [q.depth for q in find_quotations(text)] == [0, 1]


@pytest.mark.parametrize("text", ['لـ"الوطن" أن', "بـ«الوطن» أن", 'و"الوطن" أن', 'بال"الوطن" أن', '(لـ"الوطن")'])
def test_marks_after_clitics(text: str) -> None:
    assert inner(text) == ["الوطن"]


def test_clitic_inside_a_quotation_opens_a_nested_one() -> None:
    assert inner('قال "نثق بـ"قسد" دائماً" أمس') == ['نثق بـ"قسد" دائماً', "قسد"]


@pytest.mark.parametrize(
    "text",
    ["السيد O'Brien غادر", 'شاشة 55" جديدة', "طوله 5' فقط", 'قال "" ثم', "خمسة ' من", "»", "(("],
)
def test_no_quotation(text: str) -> None:
    assert find_quotations(text) == []


def test_unclosed_ends_with_its_paragraph() -> None:
    text = 'قال "نحن هنا ولن نرحل. \nوأضاف شيئاً'
    (quotation,) = find_quotations(text)
    assert text[quotation.inner_start : quotation.end] == "نحن هنا ولن نرحل."
    assert not quotation.closed


def test_unclosed_inner_ends_at_the_outer_mark() -> None:
    text = 'قال "إن «الحياة أخطأت" أمس'
    outer, nested = find_quotations(text)
    assert outer.closed
    assert not nested.closed
    assert nested.end == outer.inner_end


def test_goes_on_where_the_next_paragraph_closes_it() -> None:
    text = 'قال "نحن هنا\nولن نرحل" ثم ذكر "قسد"'
    assert inner(text) == ["نحن هنا\nولن نرحل", "قسد"]


def test_lines_cover_all_kinds_of_breaks() -> None:
    text = "أ\r\nب\n\nت"
    assert [text[start:end] for start, end in lines(text)] == ["أ", "ب", "", "ت"]


MARKED = st.text(alphabet=st.sampled_from("اوبلـ 5.،\n\"«»“”'‘’()`\u200f"), max_size=60)


@given(st.one_of(st.text(), MARKED))
def test_quotations_lie_in_the_text_in_order_and_nest(text: str) -> None:
    quotations = find_quotations(text)
    assert [(q.start, -q.end) for q in quotations] == sorted((q.start, -q.end) for q in quotations)
    for index, q in enumerate(quotations):
        assert 0 <= q.start < q.inner_start < q.inner_end <= q.end <= len(text)
        assert q.closed == (q.inner_end < q.end)
        assert text[q.inner_start : q.inner_end].strip()
        around = [o for o in quotations[:index] if o.end > q.start]
        assert q.depth <= len(around)
