"""What is known of an article's entities and predicates when rules and network are weighed."""

from __future__ import annotations

import re
from functools import cached_property
from math import exp, log

from khabar.model.records import Event, Mention
from khabar.tagging.labels import ACTS, TYPES
from khabar.text.doc import Doc

Feature = tuple[str, float]
CERTAIN = 1e-3  # probabilities nearer to 0 or 1 are taken for this much
MOST = 7.0  # log odds beyond which it is all the same
KINDS = {"triggers": TYPES, "cues": ACTS}
TIME = "time"  # the role that dates fill, not entities
DATE = re.compile(r"\d{4}")  # a value that is no duration (P3D) and no vague reference (PAST_REF)


def logit(probability: float) -> float:
    """Log odds, at most seven."""
    bounded = min(max(probability, CERTAIN), 1 - CERTAIN)
    return log(bounded / (1 - bounded))


class Evidence:
    """Look-ups over one document that all judges share."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.mentions: dict[str, list[tuple[int, Mention]]] = {}
        for mention in doc.mentions:
            first = self.token(mention.span.start, mention.span.end)
            self.mentions.setdefault(mention.entity, []).append((first, mention))
        self._roles: dict[tuple[str, int], dict[str, float]] = {}
        self._best: dict[tuple[str, int], str] = {}

    def token(self, start: int, end: int) -> int:
        """The first token of a span."""
        return self.doc.token_range(start, end).start

    def sentence(self, token: int) -> int:
        """The number of a token's sentence."""
        return self._sentences[token]

    @cached_property
    def _sentences(self) -> list[int]:
        return [self.doc.sentence_index(token.start) for token in self.doc.tokens]

    def label(self, head: str, token: int, label: str) -> float:
        """How probably the network gives a word a label; 0 where it did not read the article."""
        readings = self.doc.tags.readings
        return readings.label(head, token, label) if readings is not None else 0.0

    def best(self, head: str, token: int) -> str:
        """The likeliest type (`triggers`) or act (`cues`) at a word, whether or not any is likely."""
        key = (head, token)
        if key not in self._best:
            self._best[key] = max(KINDS[head], key=lambda kind: self.label(head, token, f"B-{kind}"))
        return self._best[key]

    def parties(self, role: str, predicate: int) -> dict[str, float]:
        """Entities in reach of a predicate, with the network's log odds that one of their mentions fills a role."""
        key = (role, predicate)
        if key not in self._roles:
            self._roles[key] = self._read(role, predicate)
        return self._roles[key]

    def _read(self, role: str, predicate: int) -> dict[str, float]:
        readings = self.doc.tags.readings
        if readings is None:
            return {}
        start, scores = readings.role(role, predicate)
        found: dict[str, float] = {}
        for first, key in self._times if role == TIME else self._outer:
            if start <= first < start + len(scores):
                found[key] = _either(found.get(key), scores[first - start])
        return found

    def nearest(self, role: str, key: str, predicate: int) -> int | None:
        """Where the mention of an entity, or the time, that stands nearest to a predicate begins."""
        if role == TIME:
            firsts = [first for first, value in self._times if value == key]
        else:
            firsts = [first for first, _ in self.mentions.get(key, ())]
        return min(firsts, key=lambda at: abs(at - predicate), default=None)

    @cached_property
    def _outer(self) -> list[tuple[int, str]]:
        """Where entities are mentioned; of names in names (حكومة الوفاق, حكومة) the network means the longest."""
        found = [(first, mention) for places in self.mentions.values() for first, mention in places]
        ends: dict[int, int] = {}
        for first, mention in found:
            ends[first] = max(ends.get(first, 0), mention.span.end)
        return [(first, mention.entity) for first, mention in found if mention.span.end == ends[first]]

    @cached_property
    def _times(self) -> list[tuple[int, str]]:
        """Where dates are told, and which; no durations and no vague times."""
        return [
            (self.token(time.span.start, time.span.end), time.value.partition("T")[0])
            for time in self.doc.times
            if DATE.match(time.value)
        ]

    @cached_property
    def headline(self) -> frozenset[str]:
        """Entities named in the first sentence."""
        if not self.doc.sentences:
            return frozenset()
        end = self.doc.sentences[0].end
        return frozenset(mention.entity for mention in self.doc.mentions if mention.span.start < end)

    def predicate(self, event: Event) -> int:
        """The first token of an event's trigger."""
        return self.token(event.trigger.start, event.trigger.end)


def _either(one: float | None, other: float) -> float:
    """The log odds that one of two mentions fills a role, each against nobody."""
    bounded = max(-MOST, min(MOST, other))
    if one is None:
        return bounded
    high, low = max(one, bounded), min(one, bounded)
    return min(MOST, high + log(1 + exp(low - high)))
