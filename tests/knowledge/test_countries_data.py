"""The files of countries and places keep their formats and hold what they must."""

from __future__ import annotations

import csv
import math
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

import khabar

DATA = Path(khabar.__file__).parent / "knowledge" / "data"
NAME = re.compile(r"[ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي\u064b-\u0652 0-9-]+")
DIACRITICS = re.compile(r"[\u064b-\u0652\u0640]")
FOLDING = str.maketrans("أإآىة", "ااايه")
COUNTRY_KEYS = {
    *("id", "iso2", "name", "en", "names", "adjective", "adjectives", "people", "capital", "metonyms", "lat", "lon"),
}
PLACE_COLUMNS = ["name", "variants", "en", "country", "type", "lat", "lon", "population", "admin1", "source"]
SOURCES = {"own", "geonames", "geonames+arwikicats"}

Country = dict[str, Any]
Place = dict[str, str]


def fold(name: str) -> str:
    return DIACRITICS.sub("", name).translate(FOLDING)


def read_countries() -> list[Country]:
    loaded: list[Country] = yaml.safe_load((DATA / "countries.yaml").read_text(encoding="utf-8"))
    return loaded


def read_places() -> list[Place]:
    with (DATA / "places.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


COUNTRIES = read_countries()
BY_ID = {country["id"]: country for country in COUNTRIES}
PLACES = read_places()


def country_names(country: Country) -> Iterator[str]:
    yield country["name"]
    yield from country["names"]
    yield from filter(None, [country["adjective"]])
    yield from country["adjectives"]
    yield from country["people"]
    yield from country["metonyms"]
    yield country["capital"]["name"]
    yield from country["capital"]["names"]


def place_names(place: Place) -> list[str]:
    return [place["name"], *(place["variants"].split("|") if place["variants"] else [])]


def is_point(lat: float, lon: float) -> bool:
    return -90 <= lat <= 90 and -180 <= lon <= 180 and (lat, lon) != (0, 0)


def find(name: str, country: str) -> Place:
    hits = [p for p in PLACES if p["country"] == country and name in place_names(p)]
    assert hits, f"{name} of {country or 'no country'} is missing"
    return hits[0]


# --- countries ---


def test_there_are_all_states() -> None:
    assert len(COUNTRIES) >= 197
    assert {"PSE", "XKX", "TWN", "ESH", "VAT", "SSD"} <= set(BY_ID)


def test_country_ids_are_unique_and_well_formed() -> None:
    assert len(BY_ID) == len(COUNTRIES)
    assert len({c["iso2"] for c in COUNTRIES}) == len(COUNTRIES)
    assert all(re.fullmatch(r"[A-Z]{3}", c["id"]) for c in COUNTRIES)
    assert all(isinstance(c["iso2"], str) and re.fullmatch(r"[A-Z]{2}", c["iso2"]) for c in COUNTRIES)


@pytest.mark.parametrize("country", COUNTRIES, ids=lambda c: str(c["id"]))
def test_country_has_the_fields(country: Country) -> None:
    assert COUNTRY_KEYS <= set(country) <= COUNTRY_KEYS | {"wikidata", "cow", "ccode"}
    assert country["en"].strip()
    assert set(country["capital"]) == {"name", "en", "names", "lat", "lon"}
    assert re.fullmatch(r"Q[1-9]\d*", country.get("wikidata", "Q1"))
    assert is_point(country["lat"], country["lon"])
    assert is_point(country["capital"]["lat"], country["capital"]["lon"])


@pytest.mark.parametrize("country", COUNTRIES, ids=lambda c: str(c["id"]))
def test_country_names_are_arabic(country: Country) -> None:
    for name in country_names(country):
        assert NAME.fullmatch(name), name
        assert name == name.strip()
    assert not re.search(r"\s", country["adjective"] or "") or len(country["adjective"].split()) <= 2


@pytest.mark.parametrize("country", COUNTRIES, ids=lambda c: str(c["id"]))
def test_country_names_that_fold_together_stand_once(country: Country) -> None:
    for names in ([country["name"], *country["names"]], country["metonyms"], country["people"]):
        assert len({fold(n) for n in names}) == len(names)


def test_wikidata_ids_are_unique() -> None:
    ids = [c["wikidata"] for c in COUNTRIES if "wikidata" in c]
    assert len(ids) == len(set(ids))
    assert len(ids) >= 195


def test_a_name_belongs_to_one_country() -> None:
    owners = Counter(key for c in COUNTRIES for key in {fold(n) for n in [c["name"], *c["names"]]})
    assert [n for n, count in owners.items() if count > 1] == []


@pytest.mark.parametrize(
    ("code", "name", "adjective", "capital"),
    [
        ("TUR", "تركيا", "تركي", "أنقرة"),
        ("RUS", "روسيا", "روسي", "موسكو"),
        ("USA", "الولايات المتحدة", "أميركي", "واشنطن"),
        ("IRN", "إيران", "إيراني", "طهران"),
        ("SYR", "سوريا", "سوري", "دمشق"),
        ("UKR", "أوكرانيا", "أوكراني", "كييف"),
        ("SSD", "جنوب السودان", "جنوب سوداني", "جوبا"),
    ],
)
def test_known_countries(code: str, name: str, adjective: str, capital: str) -> None:
    country = BY_ID[code]
    assert (country["name"], country["adjective"], country["capital"]["name"]) == (name, adjective, capital)


def test_metonyms_and_spellings() -> None:
    assert "الكرملين" in BY_ID["RUS"]["metonyms"]
    assert "البيت الأبيض" in BY_ID["USA"]["metonyms"]
    assert "أمريكا" in BY_ID["USA"]["names"]
    assert "أمريكي" in BY_ID["USA"]["adjectives"]
    assert "سورية" in BY_ID["SYR"]["names"]
    assert "أتراك" in BY_ID["TUR"]["people"]


def test_the_adjective_of_mali_is_not_the_word_for_financial() -> None:
    assert BY_ID["MLI"]["adjective"] is None


# --- places ---


def test_places_have_header_and_size() -> None:
    first = (DATA / "places.tsv").read_text(encoding="utf-8").split("\n", 1)[0]
    assert first.split("\t") == PLACE_COLUMNS
    assert len(PLACES) >= 6000
    assert (DATA / "places.tsv").stat().st_size < 1_000_000


def test_place_fields_are_valid() -> None:
    for place in PLACES:
        assert set(place) == set(PLACE_COLUMNS), place
        assert place["type"] in {"GPE", "LOC", "FAC"}, place
        assert place["source"] in SOURCES, place
        assert place["en"].strip(), place
        assert place["country"] in BY_ID or (place["country"] == "" and place["type"] == "LOC"), place
        assert place["population"] == "" or int(place["population"]) > 0, place
        lat, lon = float(place["lat"]), float(place["lon"])
        assert is_point(lat, lon), place


def test_place_names_are_arabic_and_long_enough() -> None:
    for place in PLACES:
        for name in place_names(place):
            assert NAME.fullmatch(name), place
            assert name == name.strip()
            assert len(name.replace(" ", "")) >= 3, place


def test_place_variants_differ_from_the_name_after_folding() -> None:
    for place in PLACES:
        names = [fold(n) for n in place_names(place)]
        assert len(set(names)) == len(names), place


def test_places_are_sorted() -> None:
    keys = [(p["country"], p["en"], p["name"]) for p in PLACES]
    assert keys == sorted(keys)


def test_capitals_are_places() -> None:
    for country in COUNTRIES:
        find(country["capital"]["name"], country["id"])


@pytest.mark.parametrize(
    ("name", "country", "type_", "lat", "lon"),
    [
        ("عين عيسى", "SYR", "GPE", 36.38, 38.85),
        ("سوتشي", "RUS", "GPE", 43.6, 39.73),
        ("باخموت", "UKR", "GPE", 48.59, 38.0),
        ("كوباني", "SYR", "GPE", 36.89, 38.35),
        ("مطار عدن", "YEM", "FAC", 12.83, 45.03),
        ("معبر رفح", "PSE", "FAC", 31.25, 34.26),
        ("قاعدة حميميم", "SYR", "FAC", 35.4, 35.95),
        ("هاتاي", "TUR", "GPE", 36.4, 36.2),
        ("البحر الأحمر", "", "LOC", 20.0, 38.5),
        ("جنوب القوقاز", "", "LOC", 41.0, 45.0),
        ("طرابلس", "LBN", "GPE", 34.44, 35.85),
        ("طرابلس", "LBY", "GPE", 32.89, 13.19),
    ],
)
def test_known_places(name: str, country: str, type_: str, lat: float, lon: float) -> None:
    place = find(name, country)
    assert place["type"] == type_
    assert math.hypot(float(place["lat"]) - lat, float(place["lon"]) - lon) < 0.1


def test_words_of_everyday_news_are_no_places() -> None:
    words = "كان بين إلى أن من علي سالم هود نور عام دوما صور الخبر المدينة كيف العديد النيل الصعيد السلمية مالية"
    names = {fold(n) for p in PLACES for n in place_names(p)}
    assert names & {fold(w) for w in words.split()} == set()
