"""Events of the rules, with roles and missing events from the trained tagger."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from khabar.events.crosswalk import load_types
from khabar.model.records import Event
from khabar.revision.parties import Mentioned, choose
from khabar.text.component import Component
from khabar.text.doc import Doc
from khabar.text.tags import TriggerTag

# Probabilities from which the tagger is believed (measured: docs/tagger.md).
ACTOR = 0.6
SURE = 0.9  # an actor that the rules read off the trigger's own phrase (العقوبات الأميركية)
RECIPIENT = 0.6
PLACE = 0.6
OTHERS = 0.8  # a further party of a role
NEW = 0.6  # an event that the rules did not see
SILENT = 0.9  # the same in an article where the rules saw none at all: most are not political


DATE = re.compile(r"\d{4}")  # a value that is no duration (P3D) and no vague reference (PAST_REF)
READ_OFF = frozenset(("actor:adjective", "actor:by", "actor:agent", "actor:genitive"))

Parties = tuple[str, ...]


class EventReviser(Component[list[Event]]):
    """Takes `doc.events` of the rules and `doc.tags`, and decides where both speak."""

    name = "event revision"

    def predict(self, doc: Doc) -> list[Event]:
        """The events in reading order, ids made anew."""
        if not doc.tags.triggers:
            return doc.events
        mentioned = Mentioned(doc)
        revised = [_revised(event, _beside(event, doc.tags.triggers), mentioned) for event in doc.events]
        revised += [_new(doc, tag, mentioned) for tag in _unseen(doc)]
        ordered = sorted(revised, key=lambda event: event.trigger.start)
        return [replace(event, id=f"v{number}") for number, event in enumerate(ordered, start=1)]

    def set_annotations(self, doc: Doc, prediction: list[Event]) -> None:
        doc.events = prediction


def _beside(event: Event, tags: Sequence[TriggerTag]) -> TriggerTag | None:
    return next((tag for tag in tags if tag.trigger.span.overlaps(event.trigger)), None)


def _revised(event: Event, tag: TriggerTag | None, mentioned: Mentioned) -> Event:
    if tag is None:
        return event
    actors, recipients = _sides(event, tag, mentioned)
    place = choose(mentioned.parties(tag.roles["place"]), (), enough=PLACE, others=1.0)
    revised = replace(
        event, actors=actors, recipients=recipients, place=event.place or (place[0] if place else None)
    )  # fmt: skip
    changed = [role for role in ("actors", "recipients", "place") if getattr(revised, role) != getattr(event, role)]
    return replace(revised, why=(*event.why, *(f"tagger:{role}" for role in changed)))


def _sides(event: Event, tag: TriggerTag, mentioned: Mentioned) -> tuple[Parties, Parties]:
    """Actors and recipients; nobody is on both sides: where the tagger would put somebody there, the rules stand."""
    enough = SURE if READ_OFF & set(event.why) else ACTOR
    actors = choose(mentioned.parties(tag.roles["actor"]), event.actors, enough=enough, others=OTHERS)
    recipients = choose(mentioned.parties(tag.roles["recipient"]), event.recipients, enough=RECIPIENT, others=OTHERS)
    if actors is None or (recipients is None and set(actors) & set(event.recipients)):
        actors = event.actors
    if recipients is None or set(recipients) <= set(actors):
        recipients = event.recipients
    return actors, tuple(party for party in recipients if party not in actors)


def _unseen(doc: Doc) -> Iterator[TriggerTag]:
    enough = NEW if doc.events else SILENT
    for tag in doc.tags.triggers:
        if tag.trigger.score >= enough and not any(e.trigger.overlaps(tag.trigger.span) for e in doc.events):
            yield tag


def _date(doc: Doc, tag: TriggerTag) -> str | None:
    """The date in the trigger's sentence that stands nearest; None where none is told."""
    start = tag.trigger.span.start
    sentence = doc.sentences[doc.sentence_index(start)]
    dates = [time for time in doc.times if sentence.contains(time.span) and DATE.match(time.value)]
    nearest = min(dates, key=lambda time: abs(time.span.start - start), default=None)
    return nearest.value.partition("T")[0] if nearest is not None else None


def _new(doc: Doc, tag: TriggerTag, mentioned: Mentioned) -> Event:
    kind = load_types()[tag.trigger.label]
    actors = choose(mentioned.parties(tag.roles["actor"]), (), enough=ACTOR, others=OTHERS) or ()
    recipients = choose(mentioned.parties(tag.roles["recipient"]), (), enough=RECIPIENT, others=OTHERS) or ()
    place = choose(mentioned.parties(tag.roles["place"]), (), enough=PLACE, others=1.0)
    around = doc.statements_at(tag.trigger.span.start)
    return Event(
        id="", trigger=tag.trigger.span, type=kind.name, mode=tag.mode, actors=actors,
        recipients=tuple(r for r in recipients if r not in actors), place=place[0] if place else None,
        date=_date(doc, tag),
        status=tag.status, statement=around[0].id if around else None, cameo=kind.code(tag.mode), quad=kind.quad,
        why=(f"tagger:trigger:{tag.trigger.score:.2f}",),
    )  # fmt: skip
