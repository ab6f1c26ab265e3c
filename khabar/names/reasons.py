"""Answers of the look-ups `who` and `where`: ranked, each with the parts of its score."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from khabar.knowledge.world import Entry
from khabar.model.records import Office


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a score: its points and the reason for them."""

    points: float
    reason: str


@dataclass(frozen=True, slots=True)
class Answer:
    """One candidate of a look-up; `score` is the sum of its parts.

    `office` and `title` are what a person holds on the day asked for; `admin1`, `feature` and `precision` (point, town,
    region, country) are for places.
    """

    key: str
    entry: Entry
    parts: tuple[Part, ...]
    office: Office | None = None
    title: str | None = None
    admin1: str | None = None
    feature: str | None = None
    precision: str | None = None

    @property
    def score(self) -> float:
        return round(sum(part.points for part in self.parts), 3)


def ranked(answers: list[Answer], limit: int) -> list[Answer]:
    """The best answers, best first; of two for one thing the better one."""
    best: dict[str, Answer] = {}
    for answer in answers:
        if answer.key not in best or best[answer.key].score < answer.score:
            best[answer.key] = answer
    return sorted(best.values(), key=lambda answer: (-answer.score, answer.key))[:limit]


def plain_latin(text: str) -> str:
    """A Latin name without diacritics, in lower case: Çavuşoğlu gives cavusoglu."""
    decomposed = unicodedata.normalize("NFD", text.casefold().replace("ı", "i"))
    return "".join(char for char in decomposed if not unicodedata.combining(char))
