"""Events of rules and network, judged: which happen, of which type and status, who acts on whom, and where."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from khabar.events.crosswalk import load_types
from khabar.model.records import Event
from khabar.revision import presence
from khabar.revision.dates_of_events import DatesOfEvents
from khabar.revision.evidence import Evidence
from khabar.revision.judge import Features, Judge, load_judges
from khabar.revision.parties_of_events import PartiesOfEvents
from khabar.revision.proposals import from_network, proposed_events
from khabar.tagging.labels import STATUSES
from khabar.text.component import Component
from khabar.text.doc import Doc
from khabar.text.tags import TriggerTag

FIELDS = {"actor": "actors", "recipient": "recipients", "place": "place"}
FURTHER = 0.5  # probability from which a further party belongs to a role
NEVER = 1.1  # an event has one place
Parties = tuple[str, ...]


class EventReviser(Component[list[Event]]):
    """Takes `doc.events` of the rules and `doc.tags`, and decides what happens between whom."""

    name = "event revision"

    def __init__(self, judges: Mapping[str, Judge] | None = None) -> None:
        self.judges = judges if judges is not None else load_judges()

    def predict(self, doc: Doc) -> list[Event]:
        """The events in reading order, ids made anew."""
        if doc.tags.readings is None:
            return doc.events
        evidence = Evidence(doc)
        happened = (self._happening(evidence, event) for event in proposed_events(doc))
        kept = [self._typed(evidence, event) for event in happened if event is not None]
        parties, dates = PartiesOfEvents(evidence, kept), DatesOfEvents(evidence, kept)
        filled = [self._dated(dates, at, self._filled(parties, at)) for at in range(len(kept))]
        return [replace(event, id=f"v{number}") for number, event in enumerate(filled, start=1)]

    def set_annotations(self, doc: Doc, prediction: list[Event]) -> None:
        doc.events = prediction

    def _happening(self, evidence: Evidence, event: Event) -> Event | None:
        """A proposed event with its most probable status and how sure both are; None where it is more likely none."""
        judge = self.judges["event"]
        features = presence.of_event(evidence, event, ruled=not from_network(event))
        sure = judge.probability(features)
        if sure < judge.threshold:
            return None
        asked: dict[str, Features] = {name: presence.of_status(evidence, event, name) for name in STATUSES}
        found = self.judges["status"].best(asked)
        status = max(STATUSES, key=lambda name: found[name])
        told = (judge.verdict(features, field="event"), self.judges["status"].verdict(asked[status], field="status"))
        return replace(
            event, status=status, why=(*event.why, *told),
            confidence={"event": round(sure, 3), "status": round(found[status], 3)},
        )  # fmt: skip

    def _typed(self, evidence: Evidence, event: Event) -> Event:
        """The event with its most probable type, of those that rules and network say."""
        judge, ruled = self.judges["type"], None if from_network(event) else event.type
        said = evidence.best("triggers", evidence.predicate(event))
        asked = {kind: presence.of_type(evidence, event, kind, ruled=ruled) for kind in (event.type, said)}
        if len(asked) == 1:  # rules and network agree: the judge has learnt from their disagreements alone
            plover = load_types()[event.type]
            return replace(event, cameo=plover.code(event.mode), quad=plover.quad)
        found = judge.best(asked)
        kind = next(iter(found))
        mode = event.mode if kind == event.type else _mode(evidence.doc, event, kind)
        plover = load_types()[kind]
        return replace(
            event, type=kind, mode=mode, cameo=plover.code(mode), quad=plover.quad,
            why=(*event.why, judge.verdict(asked[kind], field="type")),
            confidence={**event.confidence, "type": round(found[kind], 3)},
        )  # fmt: skip

    def _filled(self, parties: PartiesOfEvents, at: int) -> Event:
        """Who acts on whom, and where; nobody is on both sides."""
        event = self._with(parties, at, parties.events[at], "actor")
        event = self._with(parties, at, event, "recipient", but=event.actors)
        return self._with(parties, at, event, "place", further=NEVER)

    def _with(  # noqa: PLR0913 - one call
        self, parties: PartiesOfEvents, at: int, event: Event, role: str, *, but: Parties = (), further: float = FURTHER
    ) -> Event:  # fmt: skip
        """The event with one role filled."""
        question = parties.question(at, role)
        asked = {key: parties.features(at, question, key) for key in parties.candidates(question) if key not in but}
        decision = self.judges[role].decide(asked, field=role, further=further)
        return replace(
            _filling(event, role, decision.party), why=(*event.why, *decision.told),
            confidence={**event.confidence, FIELDS[role]: decision.sure},
        )  # fmt: skip

    def _dated(self, dates: DatesOfEvents, at: int, event: Event) -> Event:
        """The event with its most probable date."""
        question = dates.question(at)
        asked = {key: dates.features(at, question, key) for key in dates.candidates(question)}
        decision = self.judges["date"].decide(asked, field="date", further=NEVER)
        return replace(
            event, date=next(iter(decision.party), None), why=(*event.why, *decision.told),
            confidence={**event.confidence, "date": decision.sure},
        )  # fmt: skip


def _filling(event: Event, role: str, party: Parties) -> Event:
    if role == "place":
        return replace(event, place=party[0] if party else None)
    return replace(event, actors=party) if role == "actor" else replace(event, recipients=party)


def _mode(doc: Doc, event: Event, kind: str) -> str | None:
    """The mode that the network gives an event of this type."""
    tag = _tag(doc, event)
    return tag.mode if tag is not None and tag.trigger.label == kind else None


def _tag(doc: Doc, event: Event) -> TriggerTag | None:
    return next((tag for tag in doc.tags.triggers if tag.trigger.span.overlaps(event.trigger)), None)
