"""Who may act, suffer and where, for every event of an article, with the features of each candidate."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from khabar.model.records import Entity, Event, Statement
from khabar.revision.candidates import (
    UNLIKELY,
    Question,
    kind_of,
    of_distance,
    of_entity,
    of_network,
    of_rules,
)
from khabar.revision.evidence import Evidence, Feature
from khabar.revision.proposals import origin

OPPOSITE = {"actor": "recipient", "recipient": "actor", "place": "actor"}
THINGS = frozenset(("PROD", "LAW", "EVT", "LOC"))
PLACES = frozenset(("GPE", "LOC", "FAC"))
STEM = 4  # letters of a trigger that tell two tellings of one occurrence alike


class PartiesOfEvents:
    """Candidates and their features; built once for an article and its proposed events."""

    def __init__(self, evidence: Evidence, events: Sequence[Event]) -> None:
        self.evidence, self.events = evidence, events
        self._predicates = [evidence.predicate(event) for event in events]
        self._alike = [
            [other for other, e in enumerate(events) if other != at and e.type == event.type]
            for at, event in enumerate(events)
        ]
        self._stems = [event.trigger.text.removeprefix("ال")[:STEM] for event in events]
        self._statements = {statement.id: statement for statement in evidence.doc.statements}
        self._cues = [(s.cue, s) for s in evidence.doc.statements if s.cue is not None]

    def question(self, at: int, role: str) -> Question:
        """What is asked of event number `at`."""
        event = self.events[at]
        reasons = tuple(why for why in event.why if why.startswith((f"{role}:", "role:")))
        return Question(
            role, OPPOSITE[role], self._predicates[at], event.type, parties(event, role),
            parties(event, OPPOSITE[role]), reasons or ("unsaid",),
        )  # fmt: skip

    def candidates(self, question: Question) -> list[str]:
        """Entities that may fill the role: those in the network's reach, and whom the rules name."""
        reach = self.evidence.parties(question.role, question.predicate)
        entities = self.evidence.doc.entities
        likely = (key for key, score in reach.items() if score >= UNLIKELY)
        named = (*likely, *question.ruled, *(key for key in question.against if key in reach))
        return [key for key in dict.fromkeys(named) if key in entities and _may(entities[key], question.role)]

    def features(self, at: int, question: Question, key: str) -> dict[str, float]:
        """The features of one candidate, by name."""
        return dict(
            chain(
                of_network(self.evidence, question, key),
                of_rules(question, key),
                of_entity(self.evidence, question, key),
                of_distance(self.evidence, question, key),
                self._elsewhere(at, question, key),
                self._speech(at, key),
            )
        )

    def _elsewhere(self, at: int, question: Question, key: str) -> Iterator[Feature]:
        """How the entity stands to other events of the same type, above all to those told with the same word."""
        alike, role = self._alike[at], question.role
        if not alike:
            yield "elsewhere:none", 1.0
            return
        known = [(n, odds[key]) for n, odds in self._read(question.role, alike) if key in odds]
        if known:
            yield "elsewhere:network best", max(odds for _, odds in known)
            yield "elsewhere:network mean", sum(odds for _, odds in known) / len(known)
        same = [odds for n, odds in known if self._stems[n] == self._stems[at]]
        if same:
            yield "elsewhere:same word", max(same)
        ruled = sum(key in parties(self.events[n], role) for n in alike)
        if ruled:
            yield "elsewhere:rules", ruled / len(alike)
        opposite = sum(key in parties(self.events[n], question.opposite) for n in alike)
        if opposite:
            yield "elsewhere:rules opposite", opposite / len(alike)

    def _read(self, role: str, alike: Sequence[int]) -> list[tuple[int, dict[str, float]]]:
        return [(n, self.evidence.parties(role, self._predicates[n])) for n in alike]

    def _speech(self, at: int, key: str) -> Iterator[Feature]:
        """Whether the trigger is a cue, and how the entity stands to its statement and to the one around."""
        event = self.events[at]
        yield f"status:{event.status}", 1.0
        yield origin(event)
        own = next((s for cue, s in self._cues if cue.overlaps(event.trigger)), None)
        if own is not None:
            yield "is cue", 1.0
            yield from _in(own, key, "own")
        around = self._statements.get(event.statement or "")
        if around is not None:
            yield f"in statement:{around.act}", 1.0
            yield from _in(around, key, "around")
            if key in around.source:
                yield f"source around:{around.act}", 1.0
            yield from self._state(around, key)

    def _state(self, around: Statement, key: str) -> Iterator[Feature]:
        entities = self.evidence.doc.entities
        entity = entities[key]
        countries = {entities[source].country for source in around.source if source in entities}
        if entity.country in countries and kind_of(entity) == "state":
            yield "state of the source", 1.0


def parties(event: Event, role: str) -> tuple[str, ...]:
    """Who fills a role of an event."""
    if role == "place":
        return (event.place,) if event.place else ()
    return event.actors if role == "actor" else event.recipients


def _in(statement: Statement, key: str, which: str) -> Iterator[Feature]:
    if key in statement.source:
        yield f"source:{which}", 1.0
    if key in statement.addressee:
        yield f"addressee:{which}", 1.0


def _may(entity: Entity, role: str) -> bool:
    return entity.type in PLACES if role == "place" else entity.type not in THINGS
