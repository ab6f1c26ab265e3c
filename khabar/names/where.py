"""Where a name lies: ranked places, every score with its reasons."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import asin, cos, log10, radians, sin, sqrt

from khabar.knowledge.loading import Knowledge
from khabar.knowledge.world import Entry, Name, load_world
from khabar.model.records import Article
from khabar.names.lexicon import load_lexicon
from khabar.names.reasons import Answer, Part, plain_latin, ranked
from khabar.names.view import View
from khabar.text.doc import Doc
from khabar.text.matcher import Match

LIMIT = 10
KINDS = ("state", "capital", "place")
CLOSE_KM = 150.0
# English and Arabic words for regions: where a place bears one, its point is only the middle of an area.
REGIONS = ("governorate", "province", "region", "district", "countryside", "oblast", "wilayat", "desert", "valley")


@dataclass(frozen=True, slots=True)
class _Question:
    near: Entry | None
    near_name: str | None
    country: str | None
    view: View


def where(
    name: str,
    *,
    near: str | None = None,
    country: str | None = None,
    knowledge: Knowledge | None = None,
    limit: int = LIMIT,
) -> list[Answer]:
    """The places of a name, best first; empty where none is known.

    `near` names a place or country close by (a town of the same news), `country` (ISO alpha-3) the country.
    """
    view = _view(name, knowledge)
    close = next(iter(where(near, knowledge=knowledge, country=country, limit=1)), None) if near else None
    question = _Question(close.entry if close else None, near, country, view)
    found = [_answer(question, match.value, whole=match.first == 0) for match in _matches(view)]
    found += _english(question, name)
    return ranked(_one_each(found), limit)


def _one_each(answers: list[Answer]) -> list[Answer]:
    """Of answers at one point the best: a capital stands in two files."""
    best: dict[tuple[float | None, float | None], Answer] = {}
    for answer in sorted(answers, key=lambda answer: -answer.score):
        best.setdefault((answer.entry.lat, answer.entry.lon), answer)
    return list(best.values())


def _view(name: str, knowledge: Knowledge | None) -> View:
    return View(Doc.of(Article("where", name.strip())), load_world(knowledge), load_lexicon(knowledge))


def _matches(view: View) -> Iterator[Match[Name]]:
    """Matches over the whole name, or behind a noun that classifies it (مدينة عين عيسى)."""
    last = len(view) - 1
    starts = [0, *(m.last + 1 for m in view.lexicon.classifiers.at(view.tokens, 0))] if view.tokens else []
    for start in starts:
        for match in view.bare_names_at(start):
            if match.last == last and match.value.kind in KINDS:
                yield match


def _english(question: _Question, name: str) -> Iterator[Answer]:
    latin = plain_latin(name.strip())
    if not latin.isascii():
        return
    for entry in question.view.world.entries.values():
        if entry.type in ("GPE", "LOC", "FAC") and entry.en and plain_latin(entry.en) == latin:
            kind = "state" if "GOV" in entry.sectors else "place"
            yield _answer(question, Name(entry, kind), whole=True)  # type: ignore[arg-type]


def _answer(question: _Question, name: Name, *, whole: bool) -> Answer:
    entry = name.entry
    parts = [Part(0.4, "has this name") if whole else Part(0.1, "has this name behind the first word")]
    if name.kind != "place":
        parts.append(Part(0.3, f"is a {name.kind}"))
    if entry.population:
        points = round(min(0.3, max(0.0, (log10(entry.population) - 3) / 15)), 3)
        parts.append(Part(points, f"population {entry.population}"))
    if question.country is not None:
        same = entry.country == question.country
        parts.append(Part(0.4, f"in {question.country}") if same else Part(-0.4, f"not in {question.country}"))
    parts += _nearness(question, entry)
    return Answer(
        entry.key, entry, tuple(parts),
        admin1=admin1(question.view, entry), feature=_feature(name), precision=_precision(name),
    )  # fmt: skip


def _nearness(question: _Question, entry: Entry) -> Iterator[Part]:
    near = question.near
    if question.near_name and near is None:
        yield Part(0.0, f"{question.near_name} is no known place")
        return
    if near is None:
        return
    if near.country == entry.country:
        yield Part(0.3, f"in the country of {near.en or near.name}")
    km = distance_km(entry, near)
    if km is not None:
        yield Part(round(0.3 / (1 + km / CLOSE_KM), 3), f"{km:.0f} km from {near.en or near.name}")


def distance_km(one: Entry, other: Entry) -> float | None:
    """The distance of two places over a sphere; None where either has no point."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return None
    lat1, lat2 = radians(one.lat), radians(other.lat)
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin(radians(other.lon - one.lon) / 2) ** 2
    return 2 * 6371.0 * asin(sqrt(half))


def _feature(name: Name) -> str:
    return {"state": "country", "capital": "capital"}.get(name.kind, name.entry.type)


def _precision(name: Name) -> str:
    """How exact the coordinates are: country, region (the middle of an area), town, point (a building)."""
    entry = name.entry
    if name.kind == "state":
        return "country"
    if entry.type == "FAC":
        return "point"
    return "region" if entry.type == "LOC" or _is_region(entry) else "town"


def _is_region(entry: Entry) -> bool:
    return bool(set((entry.en or "").casefold().split()) & set(REGIONS))


def admin1(view: View, entry: Entry) -> str | None:
    """GeoNames' code of the first-level division of a place, with its name where the files list it; else None."""
    if entry.country is None or entry.admin1 is None:
        return None
    named = [province for province in view.world.provinces(entry.country) if province.admin1 == entry.admin1]
    return f"{entry.admin1} {named[0].en}" if named else entry.admin1
