"""What entities hold on the publication date."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from khabar.model.records import Entity, Office
from khabar.text.doc import Doc


def first(doc: Doc) -> Entity:
    return doc.entities[doc.mentions[0].entity]


def test_a_surname_has_the_office_of_the_day(read: Callable[..., Doc]) -> None:
    entity = first(read("قال لافروف إن الحوار مستمر."))
    assert entity.office == Office("foreign-minister", "RUS", "foreign minister of Russia")
    assert (entity.title, entity.cow, entity.ccode) == ("وزير الخارجية الروسي", "RUS", 365)


def test_without_a_date_nobody_holds_an_office(read: Callable[..., Doc]) -> None:
    assert first(read("قال لافروف إن الحوار مستمر.", None)).office is None


def test_an_office_without_a_known_holder(read: Callable[..., Doc]) -> None:
    entity = first(read("قال وزير الزراعة التركي إن الموسم جيد."))
    assert (entity.type, entity.country, entity.title) == ("PER", "TUR", "وزير الزراعة التركي")
    assert entity.office == Office("agriculture-minister", "TUR", "agriculture minister of Turkey")


def test_after_the_office_the_title_is_gone(read: Callable[..., Doc]) -> None:
    entity = first(read("قال مولود تشاووش أوغلو إن الحوار مستمر.", date(2024, 2, 1)))
    assert (entity.title, entity.office) == (None, None)


def test_a_state_has_its_cow_code_and_no_title(read: Callable[..., Doc]) -> None:
    entity = first(read("اتهمت ألمانيا روسيا بالهجوم."))
    assert (entity.country, entity.cow, entity.ccode, entity.title) == ("DEU", "GMY", 255, None)


def test_palestine_is_no_member_of_the_cow_system(read: Callable[..., Doc]) -> None:
    assert first(read("أدانت فلسطين الهجوم.")).cow is None
