"""The files organisations.yaml, bodies.yaml, offices.yaml and groups.yaml keep the format of their headers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import pytest
import yaml

from khabar.knowledge.loading import DATA
from khabar.text.folding import fold_phrase

SECTORS = frozenset(re.findall(
    r"[A-Z]{3}",
    "COP GOV JUD LEG MIL PRM PTY REB SPY UAF UNK AGR BUS CRM CVL EDU ELI JRN LAB MED REF OPP PRE REL SOC IGO NGO",
))  # fmt: skip
ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
COUNTRY = re.compile(r"[A-Z]{3}")
WIKIDATA = re.compile(r"Q[1-9]\d*")
NAME = re.compile(r"(?!\s)[\u0621-\u064AA-Za-z0-9 .()\-/+_]+(?<!\s)")

# Names that two entries share on purpose, folded.
SHARED: frozenset[str] = frozenset()

Item = dict[str, Any]


def load(name: str) -> Any:
    return yaml.load((DATA / name).read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


ORGANISATIONS: list[Item] = load("organisations.yaml")
BODIES: list[Item] = load("bodies.yaml")
OFFICES: list[Item] = load("offices.yaml")
GROUPS: list[Item] = load("groups.yaml")["groups"]
QUALIFIERS: list[Item] = load("groups.yaml")["qualifiers"]
COUNTRIES: frozenset[str] = frozenset(item["id"] for item in load("countries.yaml"))

FILES = {"organisations": ORGANISATIONS, "bodies": BODIES, "offices": OFFICES, "groups": GROUPS}
FORMS = ("name", "names", "short", "quoted", "heads", "plural", "with_country", "forms", "adjective", "adjectives")
ALLOWED_KEYS = {
    "organisations": {
        "id", "name", "en", "type", "country", "sectors", "wikidata", "body", "names", "short", "quoted",
    },
    "bodies": {"id", "en", "type", "sectors", "kind", "alone", "heads", "with_country"},
    "offices": {"id", "en", "sectors", "heads", "plural", "honorific", "takes"},
    "groups": {
        "id", "en", "type", "kind", "sectors", "country", "heads", "definite", "source", "adjective",
        "adjectives",
    },
}  # fmt: skip


def forms(item: Item) -> Iterator[str]:
    """All Arabic forms of an entry, in whatever key they stand."""
    for key in FORMS:
        value = item.get(key, ())
        yield from (value,) if isinstance(value, str) else value


def owners(items: list[Item], *keys: str) -> dict[str, set[str]]:
    """Which entries own each folded form."""
    found: dict[str, set[str]] = defaultdict(set)
    for item in items:
        for key in keys:
            value = item.get(key, ())
            for form in (value,) if isinstance(value, str) else value:
                found[fold_phrase(form)].add(item["id"])
    return found


def owned_twice(items: list[Item], *keys: str) -> dict[str, set[str]]:
    return {form: ids for form, ids in owners(items, *keys).items() if len(ids) > 1 and form not in SHARED}


@pytest.mark.parametrize("file", FILES)
def test_ids_are_unique_and_well_formed(file: str) -> None:
    ids = [item["id"] for item in FILES[file]]
    assert len(ids) == len(set(ids))
    assert [identifier for identifier in ids if not ID.fullmatch(identifier)] == []


@pytest.mark.parametrize("file", FILES)
def test_only_known_keys(file: str) -> None:
    assert {key for item in FILES[file] for key in item} - ALLOWED_KEYS[file] == set()


@pytest.mark.parametrize("file", FILES)
def test_sectors_are_plovers(file: str) -> None:
    assert {sector for item in FILES[file] for sector in item["sectors"]} - SECTORS == set()


@pytest.mark.parametrize("file", FILES)
def test_every_entry_has_english(file: str) -> None:
    assert [item["id"] for item in FILES[file] if not str(item["en"]).strip()] == []


@pytest.mark.parametrize("items", [*FILES.values(), QUALIFIERS], ids=[*FILES, "qualifiers"])
def test_forms_are_arabic_or_latin_names(items: list[Item]) -> None:
    assert [form for item in items for form in forms(item) if not NAME.fullmatch(str(form))] == []


@pytest.mark.parametrize("items", [*FILES.values(), QUALIFIERS], ids=[*FILES, "qualifiers"])
def test_no_form_stands_twice_in_one_list(items: list[Item]) -> None:
    for item in items:
        for key in FORMS:
            if isinstance(item.get(key), list):
                folded = [fold_phrase(form) for form in item[key]]
                assert len(folded) == len(set(folded)), (item.get("id", item["en"]), key)


def test_types_of_organisations() -> None:
    assert {item["type"] for item in ORGANISATIONS} == {"ORG", "PROD", "LAW", "EVT"}


def test_countries_are_alpha_3_igo_or_null() -> None:
    codes = {item["country"] for item in ORGANISATIONS if item["country"] is not None}
    assert all(COUNTRY.fullmatch(code) for code in codes)
    assert codes - COUNTRIES - {"IGO"} == set()
    assert {item["country"] for item in GROUPS if "country" in item} <= COUNTRIES


def test_organisations_have_sectors() -> None:
    assert [item["id"] for item in ORGANISATIONS if item["type"] == "ORG" and not item["sectors"]] == []


def test_wikidata_ids_are_well_formed_and_unique() -> None:
    ids = [item["wikidata"] for item in ORGANISATIONS if "wikidata" in item]
    assert all(WIKIDATA.fullmatch(identifier) for identifier in ids)
    assert len(ids) == len(set(ids))


def test_no_name_has_two_owners() -> None:
    assert owned_twice(ORGANISATIONS, "name", "names", "short") == {}


def test_names_of_a_country_and_body_are_one_thing() -> None:
    assert {item["body"] for item in ORGANISATIONS if "body" in item} <= {body["id"] for body in BODIES}
    pairs = [(item["body"], item["country"]) for item in ORGANISATIONS if "body" in item]
    assert len(pairs) == len(set(pairs))


def test_names_are_no_bare_dates() -> None:
    date = re.compile(r"\d{1,2} \S+")
    dates = {form for item in ORGANISATIONS for form in forms(item) if date.fullmatch(form)}
    assert dates == {"26 سبتمبر"}  # the newspaper, only in quotation marks


def test_a_common_word_is_either_quoted_or_a_name() -> None:
    for item in ORGANISATIONS:
        plain = {fold_phrase(form) for form in (item["name"], *item["names"])}
        assert plain.isdisjoint(map(fold_phrase, item.get("quoted", ()))), item["id"]
        assert plain.isdisjoint(map(fold_phrase, item.get("short", ()))), item["id"]


def test_bodies() -> None:
    assert {item["type"] for item in BODIES} <= {"ORG", "GRP"}
    assert {item["kind"] for item in BODIES} == {"NAM", "NOM"}
    assert {item["alone"] for item in BODIES} == {"always", "after", "never"}
    assert [item["id"] for item in BODIES if "{adj}" not in item["en"]] == []
    assert owned_twice(BODIES, "heads", "with_country") == {}


def test_offices() -> None:
    assert owned_twice(OFFICES, "heads", "plural") == {}
    assert {item.get("takes", "person") for item in OFFICES} == {"person", "role"}
    assert {item["honorific"] for item in OFFICES if "honorific" in item} == {True}


def test_groups() -> None:
    assert {item["type"] for item in GROUPS} == {"GRP"}
    assert {item.get("kind", "NOM") for item in GROUPS} == {"NAM", "NOM"}
    assert owned_twice(GROUPS, "heads") == {}
    assert {"source", "officials", "witnesses"} <= {item["id"] for item in GROUPS if item.get("source")}


def test_qualifiers() -> None:
    assert {sector for item in QUALIFIERS for sector in item["sectors"]} - SECTORS == set()
    forms_of = [fold_phrase(form) for item in QUALIFIERS for form in item["forms"]]
    assert len(forms_of) == len(set(forms_of))


@pytest.mark.parametrize(
    ("items", "least"), [(ORGANISATIONS, 2300), (BODIES, 180), (OFFICES, 150), (GROUPS, 150)], ids=list(FILES)
)
def test_breadth(items: list[Item], least: int) -> None:
    assert len(items) >= least


@pytest.mark.parametrize(
    ("name", "identifier"),
    [
        ("قسد", "syrian-democratic-forces"),
        ("تنظيم الدولة", "islamic-state"),
        ("الناتو", "nato"),
        ("أ ف ب", "agence-france-presse"),
        ("هيومن رايتس ووتش", "human-rights-watch"),
        ("قانون قيصر", "caesar-act"),
        ("إس 400", "s-400"),
        ("قمة العشرين", "g20-summit"),
    ],
)
def test_some_names(name: str, identifier: str) -> None:
    assert owners(ORGANISATIONS, "name", "names")[fold_phrase(name)] == {identifier}
