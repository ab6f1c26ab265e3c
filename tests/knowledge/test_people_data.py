"""The files about persons and names: schema, dates, and facts known to be true."""

import csv
import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml

DATA = Path(__file__).parents[2] / "khabar" / "knowledge" / "data"
Person = dict[str, Any]
Role = dict[str, Any]

REQUIRED = {"id", "name", "en", "country", "sectors", "roles"}
ALLOWED = REQUIRED | {"wikidata", "names", "surname"}
DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
ARABIC = re.compile(r"[\u0621-\u065b\u066e-\u06d3 .\-]+")
#: Two holders of one office may overlap by this much: month and year dates are vague, and states disagree with
#: news about the day on which an office changes hands.
TOLERANCE = timedelta(days=45)
#: Offices that two persons really held or claimed at the same time.
DISPUTED = {("president", "CIV")}


def _people() -> list[Person]:
    people: list[Person] = []
    for path in sorted((DATA / "people").glob("*.yaml")):
        people.extend(yaml.safe_load(path.read_text(encoding="utf-8")))
    return people


PEOPLE = _people()


def _first_day(text: str) -> date:
    parts = [int(part) for part in text.split("-")]
    return date(*[*parts, 1, 1][:3])


def _last_day(text: str | None) -> date:
    if text is None:
        return date.max
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 3:
        return date(*parts)
    if len(parts) == 2:
        year, month = parts
        return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    return date(parts[0], 12, 31)


def _holders(office: str, of: str, day: date) -> set[str]:
    return {
        person["id"]
        for person in PEOPLE
        for role in person["roles"]
        if role["office"] == office and role["of"] == of and _first_day(role["from"]) <= day <= _last_day(role["to"])
    }


def _fold(name: str) -> str:
    folded = re.sub("[أإآٱ]", "ا", name).replace("ة", "ه").replace("ى", "ي").replace("ؤ", "و").replace("ئ", "ي")
    return re.sub("[\u064b-\u0652\u0640]", "", folded)


def test_there_are_enough_people() -> None:
    assert len(PEOPLE) >= 1200


def test_ids_are_unique_kebab_case() -> None:
    ids = [person["id"] for person in PEOPLE]
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", identifier) for identifier in ids)


def test_wikidata_ids_are_unique() -> None:
    items = [person["wikidata"] for person in PEOPLE if "wikidata" in person]
    assert len(items) == len(set(items))
    assert all(re.fullmatch(r"Q[1-9]\d*", item) for item in items)


def _schema_problems(person: Person) -> list[str]:
    arabic = [person["name"], *person.get("names", []), *person.get("surname", [])]
    folded = [_fold(name) for name in [person["name"], *person.get("names", [])]]
    surnames = [_fold(name) for name in person.get("surname", [])]
    checks = {
        "keys": REQUIRED <= set(person) <= ALLOWED,
        "country": re.fullmatch(r"[A-Z]{3}", person["country"]),
        "sectors": person["sectors"] and all(re.fullmatch(r"[A-Z]{3}", sector) for sector in person["sectors"]),
        "script": all(ARABIC.fullmatch(name) for name in arabic),
        "one word that is no surname": len(person["name"].split()) > 1 or person["name"] in person.get("surname", []),
        "names alike": len(folded) == len(set(folded)),
        "surnames alike": len(surnames) == len(set(surnames)),
    }
    return [name for name, passed in checks.items() if not passed]


def _role_problems(role: Role) -> list[str]:
    dates = [role["from"], *([] if role["to"] is None else [role["to"]])]
    checks = {
        "keys": set(role) == {"office", "of", "from", "to"},
        "office": re.fullmatch(r"[a-z]+(-[a-z]+)*", role["office"]),
        "of": re.fullmatch(r"[A-Z]{3}|[a-z0-9]+(-[a-z0-9]+)*", role["of"]),
        "dates": all(DATE.fullmatch(day) for day in dates),
        "order": _first_day(role["from"]) <= _last_day(role["to"]),
    }
    return [name for name, passed in checks.items() if not passed]


def test_every_person_follows_the_schema() -> None:
    assert [(person["id"], found) for person in PEOPLE if (found := _schema_problems(person))] == []


def test_every_role_follows_the_schema() -> None:
    roles = [(person["id"], role) for person in PEOPLE for role in person["roles"]]
    assert [(identifier, role, found) for identifier, role in roles if (found := _role_problems(role))] == []


def test_full_names_of_two_people_may_coincide_only_at_different_times_or_places() -> None:
    seen: dict[str, list[Person]] = {}
    for person in PEOPLE:
        for name in {_fold(name) for name in [person["name"], *person.get("names", [])]}:
            seen.setdefault(name, []).append(person)
    for name, sharing in seen.items():
        assert len({person["country"] for person in sharing}) == len(sharing), name


def test_countries_are_in_the_country_file() -> None:
    known = {country["id"] for country in yaml.safe_load((DATA / "countries.yaml").read_text(encoding="utf-8"))}
    used = {person["country"] for person in PEOPLE}
    used |= {role["of"] for person in PEOPLE for role in person["roles"] if role["of"].isupper()}
    assert used <= known


def _overlaps(office: str) -> list[tuple[str, str, str]]:
    terms: dict[str, list[tuple[date, date, str]]] = {}
    for person in PEOPLE:
        for role in person["roles"]:
            if role["office"] == office and role["of"].isupper():
                term = (_first_day(role["from"]), _last_day(role["to"]), person["id"])
                terms.setdefault(role["of"], []).append(term)
    found = []
    for of, holders in terms.items():
        if (office, of) in DISPUTED:
            continue
        for i, (start, end, one) in enumerate(holders):
            for other_start, other_end, other in holders[i + 1 :]:
                shared = min(end, other_end) - max(start, other_start)
                if shared > TOLERANCE:
                    found.append((of, one, other))
    return found


@pytest.mark.parametrize(
    "office",
    ["president", "king", "emir", "sultan", "prime-minister", "chancellor", "foreign-minister", "interior-minister"],
)
def test_one_person_holds_an_office_at_a_time(office: str) -> None:
    assert _overlaps(office) == []


@pytest.mark.parametrize(
    ("office", "of", "day", "identifier"),
    [
        ("foreign-minister", "TUR", "2020-12-30", "mevlut-cavusoglu"),
        ("foreign-minister", "TUR", "2024-01-15", "hakan-fidan"),
        ("foreign-minister", "RUS", "2020-12-30", "lavrov"),
        ("foreign-minister", "RUS", "2024-01-15", "lavrov"),
        ("foreign-minister", "SYR", "2012-06-01", "walid-muallem"),
        ("foreign-minister", "USA", "2014-03-01", "john-kerry"),
        ("foreign-minister", "EGY", "2020-12-30", "sameh-shoukry"),
        ("foreign-minister", "IRN", "2015-07-14", "javad-zarif"),
        ("foreign-minister", "SAU", "2020-12-30", "faisal-bin-farhan"),
        ("president", "SYR", "2015-06-01", "bashar-al-assad"),
        ("president", "SYR", "2025-06-01", "ahmed-al-sharaa"),
        ("president", "EGY", "2013-01-25", "mohamed-morsi"),
        ("president", "USA", "2020-12-30", "donald-trump"),
        ("president", "FRA", "2016-01-01", "francois-hollande"),
        ("prime-minister", "IRQ", "2020-12-30", "mustafa-al-kadhimi"),
        ("prime-minister", "ISR", "2020-12-30", "netanyahu"),
        ("prime-minister", "LBN", "2013-05-01", "najib-mikati"),
        ("prime-minister", "ETH", "2020-12-30", "abiy-ahmed"),
        ("king", "SAU", "2010-01-01", "king-abdullah-saud"),
        ("chancellor", "DEU", "2015-09-05", "angela-merkel"),
        ("secretary-general", "un", "2020-12-30", "antonio-guterres"),
        ("secretary-general", "arab-league", "2012-01-01", "nabil-elaraby"),
        ("secretary-general", "nato", "2022-03-01", "jens-stoltenberg"),
        ("secretary-general", "hezbollah", "2020-12-30", "hassan-nasrallah"),
        ("speaker", "LBN", "2020-12-30", "nabih-berri"),
        ("speaker", "LBY", "2020-12-30", "aguila-saleh"),
    ],
)
def test_who_held_an_office_on_a_day(office: str, of: str, day: str, identifier: str) -> None:
    assert _holders(office, of, date.fromisoformat(day)) == {identifier}


def _given_names() -> list[dict[str, str]]:
    with (DATA / "given_names.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def test_given_names() -> None:
    rows = _given_names()
    assert len(rows) >= 1200
    names = [row["name"] for row in rows]
    assert len(names) == len(set(names))
    assert all(set(row) == {"name", "gender", "ambiguous"} for row in rows)
    assert {row["gender"] for row in rows} == {"m", "f", "u"}
    assert {row["ambiguous"] for row in rows} == {"0", "1"}
    assert all(ARABIC.fullmatch(name) for name in names)
    assert {"محمد", "أحمد", "جون", "سيرغي", "عبد الله", "مريم"} <= set(names)


def test_given_names_that_fold_to_function_words_are_ambiguous() -> None:
    words = {_fold(word) for word in ["على", "إلى", "منى", "هدى", "أمل", "سعيد", "صباح", "سلام", "نور", "جهاد"]}
    for row in _given_names():
        if _fold(row["name"]) in words:
            assert row["ambiguous"] == "1", row


def test_surname_particles() -> None:
    particles = yaml.safe_load((DATA / "surname_particles.yaml").read_text(encoding="utf-8"))
    assert set(particles) == {"before", "after"}
    for side in ("before", "after"):
        assert all(isinstance(particle, str) and ARABIC.fullmatch(particle) for particle in particles[side])
        assert len(particles[side]) == len(set(particles[side]))
    assert {"آل", "بن", "ولد", "أبو", "عبد", "دي", "فان", "فون"} <= set(particles["before"])
    assert {"أوغلو", "الله", "الدين", "زاده"} <= set(particles["after"])
