"""What the trained tagger proposes for an article; rules and knowledge decide what becomes of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from khabar.model.records import Status
from khabar.model.spans import Span

Weights = Mapping[int, float]  # token that begins a mention → probability that it fills a role


@dataclass(frozen=True, slots=True)
class Tag:
    """A span with its label and the probability of that label; tokens `first..last`."""

    span: Span
    label: str
    score: float
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class CueTag:
    """A cue (its label is the act), the content, and who fills `source`, `addressee` and `via`."""

    cue: Tag
    content: Span | None
    roles: Mapping[str, Weights]


@dataclass(frozen=True, slots=True)
class TriggerTag:
    """A trigger (its label is the PLOVER type), mode, status, and who fills `actor`, `recipient` and `place`."""

    trigger: Tag
    mode: str | None
    status: Status
    roles: Mapping[str, Weights]


@dataclass(frozen=True, slots=True)
class Tags:
    """All proposals for an article, each list in reading order."""

    names: tuple[Tag, ...] = ()
    descriptions: tuple[Tag, ...] = ()
    cues: tuple[CueTag, ...] = ()
    triggers: tuple[TriggerTag, ...] = ()
