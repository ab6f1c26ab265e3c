"""When an event may have happened: the dates that its window tells, with the features of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from khabar.model.records import Event
from khabar.revision.candidates import Question, of_distance, of_network, of_rules
from khabar.revision.evidence import TIME, Evidence, Feature
from khabar.revision.proposals import origin

GRAINS = {4: "year", 7: "month", 8: "week", 10: "day"}  # characters of an ISO 8601 value and what it tells


class DatesOfEvents:
    """Candidates and their features; built once for an article and its events."""

    def __init__(self, evidence: Evidence, events: Sequence[Event]) -> None:
        self.evidence, self.events = evidence, events
        self._predicates = [evidence.predicate(event) for event in events]

    def question(self, at: int) -> Question:
        """What is asked of event number `at`."""
        event = self.events[at]
        ruled = (event.date,) if event.date else ()
        return Question(TIME, "actor", self._predicates[at], event.type, ruled, (), ("date",))

    def candidates(self, question: Question) -> list[str]:
        """The dates in the network's reach, and what the rules say."""
        return list(dict.fromkeys((*self.evidence.parties(TIME, question.predicate), *question.ruled)))

    def features(self, at: int, question: Question, key: str) -> dict[str, float]:
        """The features of one date, by name."""
        return dict(
            chain(
                of_network(self.evidence, question, key),
                of_rules(question, key),
                of_distance(self.evidence, question, key),
                self._of_date(at, key),
            )
        )

    def _of_date(self, at: int, key: str) -> Iterator[Feature]:
        event, published = self.events[at], self.evidence.doc.article.published
        yield f"grain:{GRAINS.get(len(key), 'span')}", 1.0
        yield f"predicate:{event.type}", 1.0
        yield f"status:{event.status}", 1.0
        yield origin(event)
        if published is not None and key[:10] == published.isoformat():
            yield "day of publication", 1.0
        others = (other for n, other in enumerate(self.events) if n != at and other.type == event.type)
        if any(other.date == key for other in others):
            yield "of another event of the type", 1.0
