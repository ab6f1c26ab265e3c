"""What the trained tagger proposes for an article; rules and knowledge decide what becomes of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from khabar.model.records import Status
from khabar.model.spans import Span


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
    """A cue (its label is the act) and the content."""

    cue: Tag
    content: Span | None


@dataclass(frozen=True, slots=True)
class TriggerTag:
    """A trigger (its label is the PLOVER type), its mode and status."""

    trigger: Tag
    mode: str | None
    status: Status


class Readings(Protocol):
    """The network's scores behind the tags, by token of the article."""

    def role(self, role: str, predicate: int) -> tuple[int, Sequence[float]]:
        """For each token of the window in which a predicate was read, from the first one named: the log odds, against
        nobody, that the mention or time beginning there fills `role` of the predicate.
        """

    def label(self, head: str, token: int, label: str) -> float:
        """How probably a word bears a label of a token head (`triggers`, `B-ASSAULT`)."""


@dataclass(frozen=True, slots=True)
class Tags:
    """All proposals for an article, each list in reading order, with the probabilities behind them."""

    readings: Readings | None = field(default=None, compare=False, repr=False)
    names: tuple[Tag, ...] = ()
    descriptions: tuple[Tag, ...] = ()
    cues: tuple[CueTag, ...] = ()
    triggers: tuple[TriggerTag, ...] = ()
