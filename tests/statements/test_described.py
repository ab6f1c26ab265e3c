"""Sources that no list knows."""

from __future__ import annotations

import pytest

import khabar

CODER = khabar.load(tagger=False)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("وذكرت شركة كهرباء المرفأ الجديد أن المحولة عادت إلى الخدمة.", "شركة كهرباء المرفأ"),
        ("وقال مقرّب من الجماعة إن الاتفاق لن يوقع.", "مقرّب من الجماعة"),
        ("غير أن والد الفتى أكد أن الحارس أطلق النار.", "والد الفتى"),
    ],
)
def test_the_noun_phrase_in_the_subjects_place_is_the_source(text: str, source: str) -> None:
    coded = CODER(text)
    names = [coded.entities[key].name for statement in coded.statements for key in statement.source]
    assert source in names
    mentioned = {m.span.text for m in coded.mentions}
    assert set(names) <= mentioned


def test_the_same_words_are_the_same_source() -> None:
    coded = CODER("قالت زميلة الطالب إن الباب أغلق. وأضافت زميلة الطالب أن الحارس غادر.")
    first, second = coded.statements
    assert first.source == second.source != ()


def test_a_listed_source_gets_no_second_entity() -> None:
    coded = CODER("قال وزير الداخلية التونسي إن التحقيق مستمر.")
    assert len(coded.statements[0].source) == 1
    assert all(m.why[0] != "reported-subject" for m in coded.mentions)


def test_a_dropped_subject_describes_nobody() -> None:
    coded = CODER("وأضاف أن التحقيق مستمر.")
    assert coded.statements[0].source == ()
    assert coded.mentions == ()
