"""Which words are cues, and which only look like them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from khabar.model.records import Statement


@pytest.mark.parametrize(
    "text",
    [
        "زاد عدد الضحايا إلى عشرة.",  # increased
        "اجتمع الوزراء بين الرياض وجدة.",  # between
        "يجب أن تتوقف الحرب.",  # must, not "answers"
        "في مدينة عدن هدوء.",  # city, not "condemning"
        "تابع الوزير المباراة.",  # followed
        "يذكر أن الاتفاق وقع عام 2015.",  # the publisher's own voice
        "قتل 14 متهما بالانضمام إلى التنظيم.",  # the accused
        "إذا أعلن الرئيس استقالته تجرى انتخابات.",  # a condition
        "لم يقل الرئيس إن الحرب انتهت.",  # a negated say is no statement
        "انتقلت قناة الحرة إلى مبنى جديد.",
        "طلب المصدر عدم ذكر اسمه.",  # a condition of the speaker
    ],
)
def test_words_that_are_no_cues(lines: Callable[[str], list[str]], text: str) -> None:
    assert lines(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قال [m:per|الوزير] إن المحادثات فشلت.", "m | قال | المحادثات فشلت"),
        ("وَأَكَّدَ [m:per|الوزير] أن المحادثات فشلت.", "m | أَكَّدَ | المحادثات فشلت"),
        ("وأكد [m:per|الوزير] ان المحادثات فشلت.", "m | أكد | المحادثات فشلت"),
        ("ويرى [x:grp|مراقبون] أن الاتفاق هش.", "x | يرى | الاتفاق هش"),
        ("وبيّن [m:per|الوزير] أن المشروع انتهى.", "m | بيّن | المشروع انتهى"),
        ("ولم ينف [s:grp|مصدر حكومي] وجود اتصالات.", "s | لم ينف | وجود اتصالات"),
        ("غادر [p:per|الرئيس] القاعة، مهددا بقطع العلاقات.", "p | مهددا | قطع العلاقات"),
        ("وهدد [p:per|الرئيس] بقطع العلاقات.", "p | هدد | قطع العلاقات"),
        ("وحمّل [p:per|الرئيس] [i:GPE|إسرائيل] مسؤولية الهجوم.", "p | حمّل | مسؤولية الهجوم"),
        ("وأعرب [p:per|الرئيس] عن قلقه من التصعيد.", "p | أعرب | التصعيد"),
        ("[p:per|الرئيس] أعرب عن قلقه من التصعيد.", "p | أعرب عن قلقه | التصعيد"),
        ("نقلت [k:JRN|رويترز] أن السفينة غرقت.", ""),
    ],
)
def test_words_that_are_cues(lines: Callable[[str], list[str]], text: str, expected: str) -> None:
    assert lines(text) == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("نفى [m:per|الوزير] أن تكون المحادثات فشلت.", "deny"),
        ("زعم [m:per|الوزير] أن المحادثات فشلت.", "claim"),
        ("كشف [m:per|الوزير] عن خطة جديدة.", "announce"),
        ("اعتبر [m:per|الوزير] أن المحادثات فشلت.", "opine"),
        ("تعهد [m:per|الوزير] بدعم الجيش.", "promise"),
        ("حذر [m:per|الوزير] من فشل المحادثات.", "warn"),
        ("دعا [m:per|الوزير] إلى وقف القتال.", "demand"),
        ("تساءل [m:per|الوزير] عما إذا كانت المحادثات فشلت.", "ask"),
        ("ندد [m:per|الوزير] بالهجوم.", "accuse"),
        ("رفض [m:per|الوزير] إبرام الاتفاق.", "reject"),
        ("أفاد [s:grp|مصدر أمني] بمقتل جنديين.", "report"),
        ("لم يؤكد [m:per|الوزير] مقتل جنديين.", "unconfirmed"),
        ("أعرب [m:per|الوزير] عن استعداده للحوار.", "promise"),
        ("أعلن [o:ORG|تنظيم داعش] مسؤوليته عن الهجوم.", "claim"),
        ("أبدى [m:per|الوزير] رفضه للخطة.", "reject"),
        ("ذكرت [k:JRN|رويترز] أن جنديين قتلا.", "report"),
        ("بعث [p:per|الرئيس] رسالة مفادها أن أي هجوم ستكون له عواقب.", "warn"),
    ],
)
def test_acts(find: Callable[[str], list[Statement]], text: str, act: str) -> None:
    (statement,) = find(text)
    assert statement.act == act


def test_first_persons_speak_only_inside_a_quotation(lines: Callable[[str], list[str]]) -> None:
    assert lines('قال [m:per|الوزير]: "نؤكد أن الحوار مستمر".') == [
        "m | قال | نؤكد أن الحوار مستمر",
        "m | نؤكد | الحوار مستمر",
    ]
    assert lines("نؤكد أن الحوار مستمر.") == []


def test_why_names_entry_and_rules(find: Callable[[str], list[Statement]]) -> None:
    (statement,) = find("قال [m:per|الوزير] إن المحادثات فشلت.")
    assert statement.why == ("cue:قال", "content:clause", "source:after-verb", "parent:publisher")
