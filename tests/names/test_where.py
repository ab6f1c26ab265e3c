"""Where a name lies, with reasons."""

from __future__ import annotations

import pytest

from khabar.names.where import distance_km, where


@pytest.mark.parametrize(
    ("name", "near", "country", "en", "of"),
    [
        ("عين عيسى", None, None, "Ain Issa", "SYR"),
        ("مدينة عين عيسى", None, None, "Ain Issa", "SYR"),
        ("طرابلس", None, None, "Tripoli", "LBY"),
        ("طرابلس", "بيروت", None, "Tripoli", "LBN"),
        ("المنصورة", None, "YEM", "Al Manşūrah", "YEM"),
        ("المنصورة", None, None, "Mansoura", "EGY"),
        ("Aleppo", None, None, "Aleppo", "SYR"),
    ],
)
def test_the_best_place(name: str, near: str | None, country: str | None, en: str, of: str) -> None:
    entry = where(name, near=near, country=country)[0].entry
    assert (entry.en, entry.country) == (en, of)


def test_ambiguous_names_are_all_listed() -> None:
    assert {answer.entry.country for answer in where("المنصورة")} >= {"EGY", "SYR", "YEM", "QAT"}


def test_precision_feature_and_first_level_division() -> None:
    town = where("عين عيسى")[0]
    assert (town.feature, town.precision, town.admin1) == ("GPE", "town", "SY.04 Raqqa Governorate")
    assert where("سوريا")[0].precision == "country"
    assert where("محافظة حلب")[0].precision == "region"
    assert where("معبر رفح")[0].precision == "point"


def test_an_unknown_place_close_by_is_told() -> None:
    reasons = [part.reason for part in where("عين عيسى", near="غغغغغ")[0].parts]
    assert "غغغغغ is no known place" in reasons


@pytest.mark.parametrize("name", ["", "غغغغغ", "…"])
def test_no_place_is_known(name: str) -> None:
    assert where(name) == []


def test_distances() -> None:
    beirut, damascus = where("بيروت")[0].entry, where("دمشق")[0].entry
    assert distance_km(beirut, damascus) == pytest.approx(85, abs=5)
