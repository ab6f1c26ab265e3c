"""Where a content begins and where it ends."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from khabar.model.records import Statement


@pytest.mark.parametrize(
    ("text", "content"),
    [
        # without complementizer and its pronoun
        ("قال [m:per|الوزير] إنه سينتظر.", "سينتظر"),
        ("شدد [m:per|الوزير] على أن بلاده لن تتراجع.", "بلاده لن تتراجع"),
        ("حذر [m:per|الوزير] من أن الحرب قريبة.", "الحرب قريبة"),
        # without outer quotation marks, nested ones stay
        ('قال [m:per|الوزير]: "قرار "كاتسا" خاطئ".', 'قرار "كاتسا" خاطئ'),
        ("قال [m:per|الوزير] إن «الحوار مستمر».", "الحوار مستمر"),
        ('"لن نتراجع عن مواقفنا"، قال [m:per|الوزير].', "لن نتراجع عن مواقفنا"),
        # a quotation that goes on is only a part
        ('شدد [m:per|الوزير] على أن "العقوبات الغربية" لا تؤثر.', '"العقوبات الغربية" لا تؤثر'),
        # behind prepositions, written together or not
        ("طالب [m:per|الوزير] [i:GPE|إيران] بوقف التخصيب.", "وقف التخصيب"),
        ("دعا [m:per|الوزير] إلى وقف القتال.", "وقف القتال"),
        ("أكد [m:per|الوزير] على ضرورة الحوار.", "ضرورة الحوار"),
        # bare objects, behind their subject and what describes it
        ("رفض [j:PER|محمد علي جعفري]، قائد الحرس الثوري، قرار مجلس الأمن.", "قرار مجلس الأمن"),
        ("أكدت [s:GPE|الحكومة السودانية] عدم حاجتها إلى التمويل.", "عدم حاجتها إلى التمويل"),
        ("رفضت [x:grp|جماعة] تسيطر على العاصمة توقيع الاتفاق.", "توقيع الاتفاق"),
        # the name of an office in quotation marks is no content
        ("أعلنت [u:ORG|البعثة] “يونامي” مقتل عشرة.", "مقتل عشرة"),
        # the preposition of the content, not one in the name of the speaker
        ("حذر [s:grp|مصدر] من الحزب من أن الحرب قريبة.", "الحرب قريبة"),
        # بعد أن is no content
        ("قال [m:per|الوزير] بعد أن اجتمع بنظيره إن الحرب قريبة.", "الحرب قريبة"),
    ],
)
def test_beginnings(find: Callable[[str], list[Statement]], text: str, content: str) -> None:
    (statement,) = find(text)
    assert statement.content is not None
    assert statement.content.text == content


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("قال [m:per|الوزير] إن الحوار مستمر، مشيرا إلى أنه صعب.", "الحوار مستمر"),
        ("قال [m:per|الوزير] إن الحوار مستمر وأضاف أنه صعب.", "الحوار مستمر"),
        ("قال [m:per|الوزير] إن الحوار مستمر، في حين أكد [n:per|السفير] أنه صعب.", "الحوار مستمر"),
        ("قال [m:per|الوزير] إن الحوار مستمر، وذلك بعد أسبوع من القطيعة.", "الحوار مستمر"),
        ("قال [m:per|الوزير] إن الحوار مستمر، وقد ساند الرئيس موقفه.", "الحوار مستمر"),
        ("قال [m:per|الوزير] إن الحوار مستمر، بيد أن [h:grp|حزبه] اتهم الحكومة بالكذب.", "الحوار مستمر"),
        ("نفى [m:per|الوزير] أن يكون قد دعا إلى العنف.", "يكون قد دعا إلى العنف"),
        ("رفض [m:per|الوزير] تأكيد الخبر ولم ينفه.", "تأكيد الخبر"),
        ("نفى [m:per|الوزير] ذلك في اتصال هاتفي.", "ذلك"),
        ("طالب [m:per|الوزير] بوقف القتال، وهو ما ترفضه الفصائل.", "وقف القتال"),
        ("تعهد [m:per|الوزير] بوقف القتال، ملوّحاً بالاستقالة.", "وقف القتال"),
        ("بعدما كشفت [k:JRN|رويترز] أن الاتفاق وقع، لم تشهد المنطقة هدوءا.", "الاتفاق وقع"),
    ],
)
def test_ends(find: Callable[[str], list[Statement]], text: str, content: str) -> None:
    statement = find(text)[0]
    assert statement.content is not None
    assert statement.content.text == content


def test_a_quotation_ends_with_its_marks(lines: Callable[[str], list[str]]) -> None:
    assert lines('قال [m:per|الوزير]: "الحوار مستمر، وقد نجح. وأضاف أنه صعب"، بحضور السفير.')[0] == (
        "m | قال | الحوار مستمر، وقد نجح. وأضاف أنه صعب"
    )


def test_the_end_of_the_article_does_not_break_anything(lines: Callable[[str], list[str]]) -> None:
    for text in ("قال [m:per|الوزير] إن", "قال [m:per|الوزير]:", "وأضاف أن", "بحسب", "نقلت [k:JRN|رويترز] عن", 'قال "'):
        assert lines(text) == []
