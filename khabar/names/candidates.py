"""What the recognisers propose: a stretch of tokens and the mentions in it."""

from __future__ import annotations

from dataclasses import dataclass

from khabar.knowledge.world import Entry
from khabar.model.records import MentionKind


@dataclass(frozen=True, slots=True)
class Candidate:
    """One proposed mention: characters `[start, end)`, what it stands for, and the rule that found it.

    `entry` is None where only the context can say who is meant (a title alone, المصدر). `office` and `of` say
    which office of which country or organisation a title names; `owner` ties a title to the name beside it.
    """

    start: int
    end: int
    kind: MentionKind
    rule: str
    entry: Entry | None
    office: str | None = None
    of: str | None = None
    owner: int | None = None  # start offset of the name in apposition


@dataclass(frozen=True, slots=True)
class Phrase:
    """Tokens `first..last` (inclusive) taken by one recogniser, with the mentions inside."""

    first: int
    last: int
    candidates: tuple[Candidate, ...]
