"""The world as the coder knows it: countries, places, organisations and people, ready for look-up in text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any, Literal

from khabar.knowledge.loading import SHIPPED, Knowledge, load_yaml
from khabar.model.records import EntityType
from khabar.text.folding import fold
from khabar.text.matcher import PhraseMatcher

NameKind = Literal["state", "capital", "metonym", "adjective", "people", "place", "organisation", "person"]
NameUse = Literal["always", "short", "quoted"]


@dataclass(frozen=True, slots=True)
class Role:
    """An office held from one date to another (ISO prefixes, as precise as known; None is open)."""

    office: str
    of: str
    start: str | None
    end: str | None

    def held_on(self, day: date) -> bool:
        """Whether the office was held on a day; a start or end of unknown precision counts generously."""
        iso = day.isoformat()
        started = self.start is None or self.start <= iso[: len(self.start)]
        return started and (self.end is None or iso[: len(self.end)] <= self.end)


@dataclass(frozen=True, slots=True)
class Entry:
    """One real thing of the knowledge files; `key` is unique over all of them."""

    key: str
    name: str
    en: str | None
    type: EntityType
    country: str | None
    sectors: tuple[str, ...] = ()
    wikidata: str | None = None
    lat: float | None = None
    lon: float | None = None
    roles: tuple[Role, ...] = field(default=(), compare=False)
    population: int | None = None
    admin1: str | None = None  # GeoNames' code of the first-level division: SY.09


@dataclass(frozen=True, slots=True)
class Name:
    """A way of naming an entry: what kind of name it is and when it may be taken alone."""

    entry: Entry
    kind: NameKind
    use: NameUse = "always"
    definite: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class World:
    """Everything known, and a matcher over all names."""

    names: PhraseMatcher[Name]
    states: dict[str, Entry]
    capitals: dict[str, Entry]
    holders: dict[tuple[str, str], tuple[Entry, ...]]
    entries: dict[str, Entry] = field(default_factory=dict)
    adjectives: dict[str, str] = field(default_factory=dict)  # of a country, masculine singular without ال
    cow: dict[str, tuple[str, int]] = field(default_factory=dict)  # Correlates of War: code and number of a state
    people: list[tuple[str, Name]] = field(default_factory=list)  # every name of every person

    def holder(self, office: str, of: str, day: date | None) -> Entry | None:
        """Who held an office of a country or organisation on a day; None where nobody or more than one is known."""
        if day is None:
            return None
        held = [
            person
            for person in self.holders.get((office, of), ())
            if any(r.office == office and r.of == of and r.held_on(day) for r in person.roles)
        ]
        return held[0] if len(held) == 1 else None

    def provinces(self, country: str) -> list[Entry]:
        """The provinces of a country that the files list."""
        marks = ("Governorate", "Province", "Oblast")
        return [
            entry
            for entry in self.entries.values()
            if entry.country == country and entry.type == "GPE" and (entry.en or "").endswith(marks)
        ]


def load_world(knowledge: Knowledge | None = None) -> World:
    """Read all knowledge files (once per process and set of files)."""
    return _load_world(knowledge or SHIPPED)


@cache
def _load_world(knowledge: Knowledge) -> World:
    deixis = load_yaml("deixis.yaml")
    people = [_person(item, deixis) for item in knowledge.people()]
    world = World(PhraseMatcher(quotes_inside=True), {}, {}, _holders(entry for entry, _ in people))
    for item in knowledge.records("countries.yaml"):
        _add_country(world, item)
    for row in knowledge.places():
        _add(world, _place_names(row))
    for item in knowledge.records("organisations.yaml"):
        _add(world, _organisation_names(item))
    for entry, item in people:
        names = list(_person_names(entry, item))
        world.people.extend(names)
        _add(world, names)
    return world


def _add_country(world: World, item: dict[str, Any]) -> None:
    country = item["id"]
    state = world.states[country] = _state(item)
    _add(world, _country_names(item, state))
    if item.get("capital"):
        city = world.capitals[country] = _capital(item)
        _add(world, _capital_names(item, city))
    if item.get("adjective"):
        world.adjectives[country] = item["adjective"]
    if item.get("cow"):
        world.cow[country] = (item["cow"], int(item["ccode"]))


def _add(world: World, names: Iterable[tuple[str, Name]]) -> None:
    for phrase, name in names:
        world.names.add(phrase, name)
        world.entries.setdefault(name.entry.key, name.entry)


def _state(item: dict[str, Any]) -> Entry:
    return Entry(
        item["id"], item["name"], item["en"], "GPE", item["id"], ("GOV",),
        item.get("wikidata"), item.get("lat"), item.get("lon"),
    )  # fmt: skip


def _country_names(item: dict[str, Any], state: Entry) -> Iterator[tuple[str, Name]]:
    for phrase in (item["name"], *item.get("names", ())):
        yield phrase, Name(state, "state")
    for phrase in item.get("metonyms", ()):
        seat = Entry(f"seat:{phrase}", phrase, None, "ORG", state.country, state.sectors)
        yield phrase, Name(seat, "metonym")
    for adjective in filter(None, (item.get("adjective"), *item.get("adjectives", ()))):
        for form, definite in adjective_forms(adjective):
            yield form, Name(state, "adjective", definite=definite)
    people = Entry(f"people:{state.key}", _plural(item), f"people of {state.en}", "GRP", state.key)
    for phrase in item.get("people", ()):
        bare = phrase.removeprefix("ال")
        yield bare, Name(people, "people")
        yield "ال" + bare, Name(people, "people", definite=True)


def _capital(item: dict[str, Any]) -> Entry:
    capital = item["capital"]
    return Entry(
        f"capital:{item['id']}", capital["name"], capital.get("en"), "GPE", item["id"],
        (), capital.get("wikidata"), capital.get("lat"), capital.get("lon"),
    )  # fmt: skip


def _capital_names(item: dict[str, Any], city: Entry) -> Iterator[tuple[str, Name]]:
    for phrase in (city.name, *item["capital"].get("names", ())):
        yield phrase, Name(city, "capital")


def _plural(item: dict[str, Any]) -> str:
    """The people's name: the broken plural where one is listed, else the sound plural of the adjective."""
    people = item.get("people") or ()
    if people:
        return "ال" + str(people[0]).removeprefix("ال")
    return "ال" + str(item.get("adjective") or item["name"]) + "ون"


ENDINGS = ("", "ة", "ان", "ين", "تان", "تين", "ون", "ات")


def adjective_forms(adjective: str) -> Iterator[tuple[str, bool]]:
    """All forms of a nationality adjective with their definiteness.

    In كوري شمالي both words inflect; in جنوب أفريقي only the last one does, and ال stands before either.
    The accusative in ا is left out: تركيا and روسيا are countries.
    """
    *first, last = adjective.split()
    both = bool(first) and first[-1].endswith("ي")
    for ending in ENDINGS:
        if both:
            yield f"{first[-1]}{ending} {last}{ending}", False
            yield f"ال{first[-1]}{ending} ال{last}{ending}", True
        else:
            before = "".join(f"{word} " for word in first)
            yield f"{before}{last}{ending}", False
            yield f"ال{before}{last}{ending}", True
            if first:
                yield f"{before}ال{last}{ending}", True


def _place_names(row: dict[str, str]) -> Iterator[tuple[str, Name]]:
    entry = Entry(
        f"place:{row['country']}:{row['en']}", row["name"], row["en"] or None, row["type"],  # type: ignore[arg-type]
        row["country"] or None, (), None,
        float(row["lat"]) if row["lat"] else None, float(row["lon"]) if row["lon"] else None,
        population=int(row["population"]) if row.get("population") else None, admin1=row.get("admin1") or None,
    )  # fmt: skip
    for phrase in filter(None, (row["name"], *row["variants"].split("|"))):
        yield phrase, Name(entry, "place")


def _organisation_names(item: dict[str, Any]) -> Iterator[tuple[str, Name]]:
    entry = Entry(
        f"org:{item['id']}", item["name"], item.get("en"), item.get("type", "ORG"), item.get("country"),
        tuple(item.get("sectors", ())), item.get("wikidata"),
    )  # fmt: skip
    uses: tuple[tuple[str, NameUse], ...] = (("names", "always"), ("short", "short"), ("quoted", "quoted"))
    yield item["name"], Name(entry, "organisation")
    for key, use in uses:
        for phrase in item.get(key, ()):
            yield phrase, Name(entry, "organisation", use)


def _person(item: dict[str, Any], deixis: Mapping[str, Any]) -> tuple[Entry, dict[str, Any]]:
    offices, bodies = deixis["role_offices"], deixis["role_bodies"]
    roles = tuple(
        Role(
            offices.get(role["office"], role["office"]), bodies.get(str(role["of"]), str(role["of"])),
            _iso(role.get("from")), _iso(role.get("to")),
        )
        for role in item.get("roles") or ()
    )  # fmt: skip
    entry = Entry(
        f"person:{item['id']}", item["name"], item["en"], "PER", item.get("country"),
        tuple(item.get("sectors", ())), item.get("wikidata"), roles=roles,
    )  # fmt: skip
    return entry, item


def _iso(day: Any) -> str | None:
    """A date as text: YAML without quotes gives a date or, for a year alone, a number."""
    return None if day is None else str(day)


def _person_names(entry: Entry, item: dict[str, Any]) -> Iterator[tuple[str, Name]]:
    for phrase in {fold(name): name for name in (item["name"], *item.get("names", ()))}.values():
        yield phrase, Name(entry, "person")
    for phrase in item.get("surname", ()):
        yield phrase, Name(entry, "person", "short" if phrase == item["name"] else "always")


def _holders(people: Iterable[Entry]) -> dict[tuple[str, str], tuple[Entry, ...]]:
    holders: dict[tuple[str, str], tuple[Entry, ...]] = {}
    for person in people:
        for role in {(role.office, role.of) for role in person.roles}:
            holders[role] = (*holders.get(role, ()), person)
    return holders
