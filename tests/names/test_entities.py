"""Which mentions are one entity."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from khabar.text.doc import Doc

Read = Callable[..., Doc]


def entity_of(doc: Doc, words: str, occurrence: int = 0) -> str:
    return [doc.entities[m.entity].name for m in doc.mentions if m.span.text == words][occurrence]


def test_a_title_and_the_name_beside_it_are_one(read: Read) -> None:
    doc = read("أكد وزير الخارجية الروسي سيرغي لافروف ذلك، وقال لافروف إن الاتفاق قائم.")
    assert entity_of(doc, "وزير الخارجية الروسي") == entity_of(doc, "لافروف") == "سيرغي لافروف"


def test_a_name_before_its_title_is_one_with_it(read: Read) -> None:
    doc = read("قال فؤاد عيسوي، وزير الداخلية التونسي، إن التحقيق مستمر.")
    assert entity_of(doc, "وزير الداخلية التونسي") == "فؤاد عيسوي"


def test_a_surname_stands_for_the_full_name(read: Read) -> None:
    doc = read("التقى الوزير سامي حرفوش نظيره الأردني. وقال حرفوش إن اللقاء مفيد.")
    assert entity_of(doc, "حرفوش") == "سامي حرفوش"


def test_a_title_alone_is_its_holder_on_the_day_of_the_article(read: Read) -> None:
    text = "قال وزير الخارجية التركي إن بلاده ترفض القرار."
    assert entity_of(read(text, date(2020, 12, 30)), "وزير الخارجية التركي").startswith("مولود")
    assert entity_of(read(text, date(2024, 2, 1)), "وزير الخارجية التركي").startswith("هاكان")


def test_an_office_without_a_known_holder_stays_an_office(read: Read) -> None:
    doc = read("قال وزير الثروة السمكية اليمني إن الموسم جيد.", date(2015, 7, 1))
    assert entity_of(doc, "وزير الثروة السمكية اليمني") == "وزير الثروة السمكية اليمني"


def test_own_country_is_that_of_the_person_spoken_of(read: Read) -> None:
    doc = read("قال وزير الخارجية التركي إن بلاده ترفض القرار.")
    assert entity_of(doc, "بلاده") == "تركيا"


def test_the_counterpart_has_the_same_office_elsewhere(read: Read) -> None:
    doc = read("بحث وزير الخارجية الروسي سيرغي لافروف مع نظيره التركي الوضع.")
    assert entity_of(doc, "نظيره التركي").startswith("مولود")


def test_two_armies_in_one_phrase_are_two_entities(read: Read) -> None:
    doc = read("سُلّمت المنطقة للجيشين الروسي والسوري.")
    assert {e.country for e in doc.entities.values() if "MIL" in e.sectors} == {"RUS", "SYR"}


def test_an_acronym_in_brackets_is_the_name_before_it(read: Read) -> None:
    doc = read("قالت حركة الفجر الوطني (حفو) إنها ترفض. وأضافت حفو أنها باقية.")
    assert entity_of(doc, "حفو", 1) == entity_of(doc, "حركة الفجر الوطني")


def test_a_source_is_worded_in_english(read: Read) -> None:
    doc = read("قالت وسائل إعلامية موالية للنظام السوري ذلك، وأكدته مصادر أمنية عراقية.")
    assert {"media outlets loyal to Syria", "security sources"} <= {e.en for e in doc.entities.values()}
