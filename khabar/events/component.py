"""The event coder: triggers, roles, setting, status and codes of every PLOVER event of a document."""

from __future__ import annotations

from dataclasses import replace

from khabar.events.coreference import Draft, Sharing
from khabar.events.counts import CountFinder
from khabar.events.crosswalk import load_types
from khabar.events.lexicon import load_lexicon
from khabar.events.memory import Memory
from khabar.events.places_dates import Setting
from khabar.events.politics import is_political
from khabar.events.roles import RoleFinder
from khabar.events.speech import speech_triggers
from khabar.events.status import StatusFinder, Verdict
from khabar.events.topics import other_topic
from khabar.events.triggers import Trigger, find_triggers
from khabar.events.view import View
from khabar.model.records import Event
from khabar.text.component import Component
from khabar.text.doc import Doc

MODE_BEFORE, MODE_AFTER = 2, 6  # words around a trigger that may name its mode


class EventCoder(Component[list[Event]]):
    """Codes PLOVER events by lexicon and grammar; reads mentions, statements and times, writes `doc.events`."""

    name = "events"

    def __init__(self) -> None:
        self.lexicon = load_lexicon()
        self.types = load_types()

    def predict(self, doc: Doc) -> list[Event]:
        """The events of a document in reading order; none in an article about sport, weather or culture."""
        topic = other_topic(doc)
        mixed = topic in self.lexicon.words["mixed_topics"]
        if not doc.tokens or (topic is not None and not mixed):
            return []
        view = View(doc, self.lexicon)
        triggers = speech_triggers(view, find_triggers(view))
        drafts = [d for d in Sharing(view, _drafts(view, triggers)).shared() if is_political(view, d, both=mixed)]
        judge, counts = StatusFinder(view), CountFinder(view, {t.index: t for t in triggers})
        return [
            self._event(view, draft, judge.status(draft.trigger), counts.counts(draft), number)
            for number, draft in enumerate(drafts, start=1)
        ]

    def set_annotations(self, doc: Doc, prediction: list[Event]) -> None:
        """Write the events."""
        doc.events = list(prediction)

    def _event(self, view: View, draft: Draft, verdict: Verdict, counts: dict[str, int], number: int) -> Event:
        trigger, roles = draft.trigger, draft.roles
        plover = self.types[verdict.type]
        mode = self._mode(view, trigger, verdict)
        statement = self._statement(view, trigger)
        return Event(
            id=f"v{number}",
            trigger=trigger.span,
            type=verdict.type,
            mode=mode,
            actors=roles.actors,
            recipients=roles.recipients,
            place=draft.place,
            date=draft.date,
            status=verdict.status,
            statement=statement,
            counts=counts,
            cameo=plover.code(mode),
            quad=plover.quad,
            why=(f"trigger:{trigger.sense.type}:{trigger.sense.name}", *roles.why, verdict.rule),
        )

    def _mode(self, view: View, trigger: Trigger, verdict: Verdict) -> str | None:
        """The mode that words beside the trigger name, else the lexicon's; none of another type."""
        plover = self.types[verdict.type]
        if verdict.rule == "status:will not":
            return "yield"
        around = view.window(trigger.last, MODE_BEFORE, MODE_AFTER)
        named = plover.mode_named(form for i in around for form in (view.word(i), *sorted(view.forms(i))))
        own = trigger.sense.mode if verdict.type == trigger.sense.type else None
        fixed = own is not None and verdict.type != "ASSAULT"
        return own if fixed or named is None else named

    def _statement(self, view: View, trigger: Trigger) -> str | None:
        """The innermost statement around the trigger; for a cue, its statement's parent."""
        if trigger.statement is not None:
            return trigger.statement.parent
        statement = view.statement_at(trigger.span.start)
        return statement.id if statement else None


def _drafts(view: View, triggers: list[Trigger]) -> list[Draft]:
    finder = RoleFinder(view, Memory(view), {t.index: t for t in triggers})
    setting = Setting(view)
    drafts = []
    for trigger in triggers:
        roles = finder.roles(trigger)
        roles = replace(roles, actors=tuple(dict.fromkeys(roles.actors)))
        drafts.append(Draft(trigger, roles, roles.place or setting.place(trigger), setting.date(trigger)))
    return drafts
