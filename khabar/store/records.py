"""What the store tells about its articles without parsing their codings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Outcome = Literal["new", "unchanged", "recoded", "updated"]


@dataclass(frozen=True, slots=True)
class ArticleSummary:
    """One article in a listing: its newest version in its newest coding."""

    id: str
    publisher: str | None
    url: str | None
    published: date | None
    headline: str | None
    coder: str
    created: str
    names: int
    statements: int
    events: int


@dataclass(frozen=True, slots=True)
class CodingSummary:
    """One coding of one version of an article; `sha256` is that of the text, `added` and `created` are UTC times."""

    sha256: str
    publisher: str | None
    url: str | None
    published: date | None
    added: str
    coder: str
    created: str
    names: int
    statements: int
    events: int


@dataclass(frozen=True, slots=True)
class Failure:
    """One article that could not be read or coded; `created` is a UTC time."""

    id: int
    subject: str
    problem: str
    remedy: str
    created: str
