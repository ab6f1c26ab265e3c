"""Colons of headlines and quotations that stand alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[l:PER|لافروف]: لا حل عسكريا في سوريا\nنص الخبر.", ["l | : | لا حل عسكريا في سوريا"]),
        ("[s:GPE|الخرطوم]: لسنا في حاجة لتمويل إيران\nنص الخبر.", ["s | : | لسنا في حاجة لتمويل إيران"]),
        ("هدنة في دارفور.. و[d:ORG|الدفاع المدني]: الطرق آمنة\nنص الخبر.", ["d | : | الطرق آمنة"]),
        (
            "[a:PER|المأمور]: لا تعذيب في القسم.. و[b:PER|النائب]: الشريط عندي\nنص الخبر.",
            ["a | : | لا تعذيب في القسم", "b | : | الشريط عندي"],
        ),
        ("الرياض - [k:JRN|رويترز]: أعلنت الشرطة حظر التجول.", ["e2 | أعلنت | حظر التجول"]),
        # a place before a colon says where, not who
        ("[t:GPE|تونس]: مقتل متطرف واعتقال 16 شخصا\nنص الخبر.", []),
        ("تقرير: مسؤولون تحت الضغط\nنص الخبر.", []),
    ],
)
def test_headlines(lines: Callable[[str], list[str]], text: str, expected: list[str]) -> None:
    assert lines(text) == expected


def test_a_quotation_alone_belongs_to_the_name_in_the_line_below(lines: Callable[[str], list[str]]) -> None:
    assert lines("* «حان الوقت لإجراء تسوية».\n[m:PER|أنجيلا ميركل] بعد اللقاء.") == ["m | - | حان الوقت لإجراء تسوية"]


def test_scare_quotes_are_no_statement(lines: Callable[[str], list[str]]) -> None:
    assert lines('اعتقلت الشرطة ستة أشخاص بشبهة "الإرهاب".') == []


def test_a_long_quotation_without_cue_goes_on_with_the_last_speaker(lines: Callable[[str], list[str]]) -> None:
    found = lines(
        "أعلنت [d:ORG|الوزارة] أن متطرفا قتل. وشنت القوات عملية استهدفت "
        "«عناصر كانت تعد لمخطط إرهابي يرمي لاستهداف مناطق حساسة»."
    )
    assert found[1] == "d | - | عناصر كانت تعد لمخطط إرهابي يرمي لاستهداف مناطق حساسة"
