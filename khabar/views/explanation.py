"""Why a record is coded as it is: frozen records, field by field."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from khabar.model.records import MentionKind
from khabar.model.spans import Span
from khabar.views.entries import KnowledgeEntry
from khabar.views.labels import Label
from khabar.views.records import Chain, Party


@dataclass(frozen=True, slots=True)
class Moved:
    """One feature that moved a judge: `log_odds` above 0 spoke for the value, below 0 against it."""

    feature: Label
    log_odds: float


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a judge decided: the probability of the value, and what moved it most, the strongest first."""

    probability: float
    moved: tuple[Moved, ...]


@dataclass(frozen=True, slots=True)
class Naming:
    """A mention of an entity, and the rules that found it and gave it its entity."""

    span: Span
    kind: MentionKind
    rules: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class FillerReason:
    """An entity in a role: its mentions, those nearest to the record first, and what the knowledge files say of it."""

    party: Party
    namings: tuple[Naming, ...]
    entries: tuple[KnowledgeEntry, ...]


@dataclass(frozen=True, slots=True)
class FieldReason:
    """One field of a record.

    `values` are empty where nothing is known. `rules` are what the rules say of the field: a judge may have decided
    otherwise. `confidence` is the probability from 0 to 1; None where only rules read the field.
    """

    field: Label
    values: tuple[Label, ...]
    confidence: float | None
    spans: tuple[Span, ...]
    rules: tuple[Label, ...]
    judgement: Judgement | None
    entries: tuple[KnowledgeEntry, ...]
    fillers: tuple[FillerReason, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """An event or a statement of an article with the reasons of every field and its attribution chain."""

    id: str
    article: str
    coder: str
    kind: Literal["event", "statement"]
    fields: tuple[FieldReason, ...]
    chain: Chain
