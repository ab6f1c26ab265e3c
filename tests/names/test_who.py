"""Whom a name or title means on a day, with reasons."""

from __future__ import annotations

from datetime import date

import pytest

from khabar.names.reasons import Answer
from khabar.names.who import who

DAY = date(2020, 12, 30)


def best(name: str, day: date | None = DAY, country: str | None = None) -> Answer:
    return who(name, day=day, country=country)[0]


@pytest.mark.parametrize(
    ("name", "day", "country", "key"),
    [
        ("أوغلو", DAY, "TUR", "person:mevlut-cavusoglu"),
        ("تشاوش أوغلو", DAY, None, "person:mevlut-cavusoglu"),
        ("شاووش أوغلو", DAY, None, "person:mevlut-cavusoglu"),
        ("Cavusoglu", None, None, "person:mevlut-cavusoglu"),
        ("وزير الخارجية التركي", DAY, None, "person:mevlut-cavusoglu"),
        ("وزير الخارجية التركي", date(2024, 2, 1), None, "person:hakan-fidan"),
        ("وزير الخارجية", DAY, "RUS", "person:lavrov"),
        ("الأمين العام للأمم المتحدة", DAY, None, "person:antonio-guterres"),
        ("وزير الزراعة التركي", DAY, None, "office:agriculture-minister:TUR"),
        ("قسد", None, None, "org:syrian-democratic-forces"),
    ],
)
def test_the_best_answer(name: str, day: date | None, country: str | None, key: str) -> None:
    assert best(name, day, country).key == key


def test_a_score_is_the_sum_of_its_parts_and_each_has_a_reason() -> None:
    for answer in who("أوغلو", day=DAY, country="TUR"):
        assert answer.score == pytest.approx(sum(part.points for part in answer.parts), abs=0.001)
        assert all(part.reason for part in answer.parts)


def test_a_holder_has_office_and_title_of_the_day() -> None:
    answer = best("لافروف")
    assert answer.office is not None
    assert (answer.office.id, answer.office.of) == ("foreign-minister", "RUS")
    assert answer.office.en == "foreign minister of Russia"
    assert answer.title == "وزير الخارجية الروسي"


def test_without_a_date_a_title_chooses_nobody() -> None:
    assert best("وزير الخارجية التركي", None).key == "office:foreign-minister:TUR"


@pytest.mark.parametrize("name", ["", "غغغغغ", "…"])
def test_nobody_is_known(name: str) -> None:
    assert who(name, day=DAY) == []
