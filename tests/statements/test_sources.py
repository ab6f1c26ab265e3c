"""Who speaks: behind the verb, before it, carried over, coordinated, passive."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from khabar.model.records import Statement


@pytest.mark.parametrize(
    ("text", "source"),
    [
        # behind the verb, past adverbials
        ("قال أمس [m:per|وزير الدفاع] إن الجيش تقدم.", "m"),
        ("وقال في مؤتمر صحافي عقده أمس [m:per|وزير الدفاع] إن الجيش تقدم.", "m"),
        # a title and the name beside it, with or without a comma, with titles of honour
        ("أكد [m:per|وزير الخارجية الروسي] [l:PER|سيرغي لافروف] أن التعاون سيتواصل.", "l"),
        ("أعلن [m:per|المتحدث العسكري]، [s:PER|محمد سمير]، أن الجيش تقدم.", "s"),
        ("وأكد العقيد الركن [z:PER|مازن الزبيري] أن الجيش تقدم.", "z"),
        ("نفى [m:per|رئيس الهيئة] الشيخ [r:PER|راشد بن حمد] صحة الخبر.", "r"),
        # coordinated speakers
        ("وذكرت [a:grp|مصادر عسكرية] و[b:grp|سكان] أن تسعة قتلوا.", "a,b"),
        ("[r:GPE|موسكو] و[t:GPE|أنقرة] تؤكدان استمرار تعاونهما.", "r,t"),
        # before the verb
        ("[e:GPE|أوروبا] تهدد بفرض عقوبات.", "e"),
        ("لكن [d:grp|دبلوماسيين] يقولون إن الخيار صعب.", "d"),
        ("وكان [p:per|الرئيس المصري] قد أعلن حالة الطوارئ.", "p"),
        # the antecedent of a relative clause
        ("رحل [s:ORG|قسد] التي لم تؤكد حصول أي اتفاق.", "s"),
        # a document speaks for whoever issued it
        ("وقال بيان [m:ORG|الداخلية التونسية] إن الشرطة تدخلت.", "m"),
        # somebody that no mention covers is described (test_described.py)
        ("وقال سائق شاحنة إن الطريق مقطوع.", "e1"),
        ("ذُكر أن الطريق مقطوع.", "-"),
        # a noun that cannot be the subject: it is spoken to
        ("ثم طالب المجتمع الدولي بوقف الحرب.", "-"),
    ],
)
def test_the_clause_shows_who_speaks(find: Callable[[str], list[Statement]], text: str, source: str) -> None:
    (statement,) = find(text)
    assert (",".join(statement.source) or "-") == source


def test_a_dropped_subject_is_carried_over(lines: Callable[[str], list[str]]) -> None:
    assert lines("قال [m:per|الوزير] إن الاتفاق جاهز. وأضاف أن التوقيع غدا. وتابع: سنوقع قريبا.") == [
        "m | قال | الاتفاق جاهز",
        "m | أضاف | التوقيع غدا",
        "m | تابع | سنوقع قريبا",
    ]


def test_participles_have_the_subject_of_their_main_verb(lines: Callable[[str], list[str]]) -> None:
    assert lines("رفضت [i:GPE|إيران] القرار، مشيرة إلى أنه نهائي، ومؤكدة حقها في الرد.")[1:] == [
        "i | مشيرة | نهائي",
        "i | مؤكدة | حقها في الرد",
    ]


def test_a_participle_without_a_statement_takes_the_subject_of_the_sentence(lines: Callable[[str], list[str]]) -> None:
    assert lines("غادر [p:per|الرئيس] القاعة، مؤكدا أن الحوار انتهى.") == ["p | مؤكدا | الحوار انتهى"]


def test_what_follows_an_unlisted_speaker_is_credited_to_nobody_else(lines: Callable[[str], list[str]]) -> None:
    found = lines("قال [m:per|الوزير] إن الطريق مفتوح. وقال سائق شاحنة إن الطريق مقطوع. وأضاف أن الجسر انهار.")
    assert [entry.split(" | ")[0] for entry in found] == ["m", "e2", "e2"]


def test_a_verb_of_demand_in_mid_sentence_goes_on_with_its_speaker(find: Callable[[str], list[Statement]]) -> None:
    first, second = find("قال [m:per|الوزير] إن الاتفاق جاهز، وطالب [i:GPE|العراق] بتنفيذه.")
    assert (first.source, second.source, second.addressee) == (("m",), ("m",), ("i",))


def test_channels_and_people_spoken_to(find: Callable[[str], list[Statement]]) -> None:
    (statement,) = find('أكدت [s:grp|مصادر أمنية] لـ"[w:JRN|الوطن]" أن الجيش تقدم.')
    assert (statement.source, statement.addressee, statement.via) == (("s",), ("w",), ("w",))
    (statement,) = find("وعد [u:GPE|الأميركيون] [s:grp|المسؤولين] بالدعم.".replace("GPE|", "GRP|"))
    assert statement.addressee == ("s",)
