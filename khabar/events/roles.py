"""Actors and recipients of a trigger, slot by slot as its frame lists them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from khabar.events.clause import Clause
from khabar.events.lexicon import Slots
from khabar.events.memory import ACTING, Memory
from khabar.events.triggers import Trigger
from khabar.events.view import Phrase, View

Entities = tuple[str, ...]
PASSIVE_PERSONS = frozenset({"killing", "arrest", "victim", "expel", "seize_on", "release", "convict"})


@dataclass(frozen=True, slots=True)
class Roles:
    """Who acts on whom, and the rules that said so."""

    actors: Entities = ()
    recipients: Entities = ()
    why: tuple[str, ...] = ()
    place: str | None = None
    governor: Entities = ()  # who acts if no other telling of the occurrence says so


@dataclass(frozen=True, slots=True)
class _Verb:
    """The arguments of a verb: subject, object, whether the verb is passive, and the rule that found the subject."""

    subject: Entities
    object: Entities
    passive: bool
    rule: str


class RoleFinder:
    """Fills the slots of frames; remembers subjects from left to right."""

    def __init__(self, view: View, memory: Memory, triggers: dict[int, Trigger]) -> None:
        self.view = view
        self.memory = memory
        self.clause = Clause(view, memory, triggers)

    def roles(self, trigger: Trigger) -> Roles:
        """The roles of one trigger; triggers must come in reading order."""
        verb = self._verb(trigger) if trigger.kind == "verb" else None
        roles = self._fill(trigger, verb)
        roles = self._from_statement(trigger, replace(roles, place=self._place_of(trigger, verb)))
        self._remember(trigger, roles, verb)
        return roles

    def _fill(self, trigger: Trigger, verb: _Verb | None) -> Roles:
        frame = trigger.sense.frame
        slots = frame.slots(trigger.kind)
        why: list[str] = []
        if verb and verb.passive:
            recipients = verb.subject if "object" in slots.recipient or frame.name == "victim" else ()
            recipients = recipients or self._first(trigger, slots.recipient, verb, why, "recipient", skip="object")
            actors = self.clause.by(trigger)
            return Roles(actors, _without(recipients, actors), (*why, "role:passive"))
        if frame.reciprocal:
            return self._reciprocal(trigger, slots, verb)
        actors = self._actors_only(self._first(trigger, slots.actor, verb, why, "actor", skip="governor"))
        recipients = self._first(trigger, slots.recipient, verb, why, "recipient", but=actors)
        if not actors and "governor" in slots.actor:
            governor = _without(self.clause.governor(trigger), recipients)
            if self._is_told(trigger, governor):
                return Roles((), recipients, tuple(why), governor=self._doer(governor))
            return Roles(governor, recipients, (*why, "actor:governor"))
        return Roles(actors, _without(recipients, actors), tuple(why))

    def _reciprocal(self, trigger: Trigger, slots: Slots, verb: _Verb | None) -> Roles:
        """All parties act; against whom is said only where a frame has recipients (حرب X ضد Y)."""
        why: list[str] = []
        actors = self._actors_only(self._all(trigger, slots.actor, verb, why))
        recipients = self._first(trigger, slots.recipient, verb, why, "recipient", but=actors)
        if len(actors) < 2 and "governor" in slots.actor:
            governor = self.clause.governor(trigger)
            if not actors and self._is_told(trigger, governor):
                return Roles((), recipients, tuple(why), governor=governor)
            return Roles(tuple(dict.fromkeys((*actors, *governor))), recipients, (*why, "actor:governor"))
        return Roles(actors, recipients, tuple(why))

    def _is_told(self, trigger: Trigger, governor: Entities) -> bool:
        """Whether a noun points to an occurrence told elsewhere rather than to what its clause's subject does.

        So do definite nouns, nouns of time adjuncts (بعد تحريرها), and what a source tells without naming who acts.
        """
        if trigger.kind not in ("noun", "participle"):
            return False
        if trigger.definite and not trigger.pronoun:
            return True
        settled = self.view.word(trigger.index - 1) in self.view.lexicon.status["settled_before"]
        statement = self.view.statement_at(trigger.span.start)
        return settled or (statement is not None and governor == statement.source and not self._is_controlled(trigger))

    def _is_controlled(self, trigger: Trigger) -> bool:
        """Whether a verbal noun opens the content: its source announces or promises to do it (إعلان تركيا شن غارات)."""
        statement = self.view.statement_at(trigger.span.start)
        if statement is None or statement.content is None:
            return False
        first = self.view.doc.token_range(statement.content.start, statement.content.end).start
        return statement.act == "promise" or trigger.index - first <= 2

    def _doer(self, governor: Entities) -> Entities:
        """For a member of government who speaks, the state that would act."""
        return tuple(dict.fromkeys(self.memory.acting_for(key) for key in governor))

    def _actors_only(self, entities: Entities) -> Entities:
        """Without things, laws, events and bare places, which do not act."""
        return tuple(
            key
            for key in entities
            if (e := self.view.entity(key))
            and e.type in ACTING
            and (e.type != "GPE" or "GOV" in e.sectors)
            and e.sectors != ("UNK",)  # reports and unnamed sources
        )

    def _first(  # noqa: PLR0913 - one call per role, all of them needed
        self, trigger: Trigger, slots: Entities, verb: _Verb | None, why: list[str], role: str, *,
        skip: str = "", but: Entities = (),
    ) -> Entities:  # fmt: skip
        for slot in slots:
            found = _without(self._slot(trigger, slot, verb), but) if slot != skip else ()
            if found:
                why.append(f"{role}:{slot}")
                return found
        return ()

    def _all(self, trigger: Trigger, slots: Entities, verb: _Verb | None, why: list[str]) -> Entities:
        found: list[str] = []
        for slot in slots:
            if slot == "governor":
                continue
            entities = self._slot(trigger, slot, verb)
            if slot == "ب":  # اجتمع بالرئيس, but اجتمع بالقاهرة
                entities = tuple(key for key in entities if not self._is_place(key))
            if entities:
                why.append(f"actor:{slot}")
                found.extend(entities)
        return tuple(dict.fromkeys(found))

    def _place_of(self, trigger: Trigger, verb: _Verb | None) -> str | None:
        """The place among the arguments (تحرير عدن، زيارة إلى تركيا)."""
        for slot in trigger.sense.frame.place:
            found = next((key for key in self._slot(trigger, slot, verb) if self._is_place(key)), None)
            if found:
                return found
        return None

    def _slot(self, trigger: Trigger, slot: str, verb: _Verb | None) -> Entities:
        if slot in ("subject", "object"):
            if verb is None:
                return self._noun_object(trigger) if slot == "object" else ()
            return verb.subject if slot == "subject" else verb.object
        named: dict[str, Callable[[Trigger], Entities]] = {
            "genitive": lambda t: self.clause.genitive(t)[0],
            "agent": self._agent,
            "patient": self._patient,
            "place": self._place,
            "visitor": self._visitor,
            "of": self.clause.of,
            "named": self._named,
            "adjective": self.clause.adjective,
            "antecedent": lambda t: self.clause.antecedent(t.index),
            "governor": self.clause.governor,
            "by": self.clause.by,
        }
        if slot in named:
            return named[slot](trigger)
        entities = self.clause.prepositional(trigger, slot)
        if trigger.sense.frame.name == "visit":
            return tuple(key for key in entities if self._is_host(key) or not self._is_place(key))
        return entities

    # -- nouns ---------------------------------------------------------------------------------------------------

    def _agent(self, trigger: Trigger) -> Entities:
        entities, last = self.clause.genitive(trigger)
        return entities if self.clause.object_follows(last) else ()

    def _patient(self, trigger: Trigger) -> Entities:
        entities, last = self.clause.genitive(trigger)
        return () if self.clause.object_follows(last) else entities

    def _place(self, trigger: Trigger) -> Entities:
        entities, _ = self.clause.genitive(trigger)
        return tuple(key for key in entities if self._is_host(key))

    def _named(self, trigger: Trigger) -> Entities:
        phrase = None if trigger.pronoun else self.view.phrase_at(trigger.last + 1)
        if phrase and phrase.mention and phrase.mention.kind == "NOM":
            return ()
        return self.clause.genitive(trigger)[0]

    def _visitor(self, trigger: Trigger) -> Entities:
        entities, last = self.clause.genitive(trigger)
        goes = self.clause.object_follows(last) or self.view.word(last + 1) in ("الي", "ل")
        return tuple(key for key in entities if goes or not self._is_place(key))

    def _is_host(self, key: str) -> bool:
        """A state hosts a visit; a town is only its place."""
        entity = self.view.entity(key)
        return bool(entity and entity.type == "GPE" and "GOV" in entity.sectors)

    def _is_place(self, key: str) -> bool:
        entity = self.view.entity(key)
        return bool(entity and entity.type in ("GPE", "LOC", "FAC"))

    def _noun_object(self, trigger: Trigger) -> Entities:
        """The object behind a verbal noun with its doer attached (شرائها منظومة …), or a participle's object."""
        if not trigger.pronoun and trigger.kind != "participle":
            return ()
        phrases = self.clause.following(trigger.last, 1)
        return phrases[0].entities if phrases and phrases[0].first <= trigger.last + 2 else ()

    # -- verbs ---------------------------------------------------------------------------------------------------

    def _verb(self, trigger: Trigger) -> _Verb:
        if trigger.form.person == 1:
            speaker = self.memory.speaker(trigger.index)
            return _Verb(speaker, self._object(trigger, self.clause.following(trigger.index, 1)), False, "speaker")
        if self.clause.is_relative(trigger.index):
            return self._relative(trigger)
        before = self.clause.subject_before(trigger)
        if before:
            after = self.clause.following(trigger.index, 1)
            passive = self._is_passive(trigger, before, bool(after))
            return _Verb(before, self._object(trigger, after), passive, "before")
        return self._verb_first(trigger)

    def _relative(self, trigger: Trigger) -> _Verb:
        antecedent = self.clause.antecedent(trigger.index)
        after = self.clause.following(trigger.index, 2)
        if trigger.pronoun and after:
            return _Verb(after[0].entities, antecedent, False, "relative object")
        if trigger.pronoun and antecedent and self.memory.agrees(antecedent[0], trigger.pronoun):
            return _Verb(_without(self._dropped(trigger), antecedent), antecedent, False, "relative object")
        passive = self._is_passive(trigger, antecedent, bool(after))
        return _Verb(antecedent, self._object(trigger, after[:1]), passive, "relative subject")

    def _verb_first(self, trigger: Trigger) -> _Verb:
        after = self.clause.following(trigger.index, 2)
        adjacent = bool(after) and self._is_near(trigger, after[0])
        if not adjacent or trigger.form.number in ("plural", "dual") or not self._agrees(trigger, after[0]):
            dropped = self._dropped(trigger)
            if dropped or not adjacent:
                return _Verb(dropped, self._object(trigger, after[:1] if adjacent else []), False, "dropped")
        subject = after[0].entities
        counted = bool(after) and self.view.tokens[after[0].first].is_number
        if self._is_passive(trigger, () if counted else subject, len(after) > 1):
            return _Verb(subject, (), True, "passive")
        return _Verb(subject, self._object(trigger, after[1:]), False, "after")

    def _is_near(self, trigger: Trigger, phrase: Phrase) -> bool:
        """Whether a phrase can be the subject: nothing but fillers or one short adverbial between."""
        return phrase.first - trigger.last <= 6

    def _object(self, trigger: Trigger, phrases: list[Phrase]) -> Entities:
        if trigger.pronoun:
            return self.memory.resolve(trigger.index, trigger.pronoun)
        return phrases[0].entities if phrases else ()

    def _is_passive(self, trigger: Trigger, subject: Entities, has_object: bool) -> bool:
        """Without an object, a verb that takes one is read as passive, unless its subject is a body that acts."""
        if trigger.form.kind == "past" and "\u064f" in trigger.span.text[:2]:  # damma: قُتل
            return True
        if not trigger.sense.passive or has_object or trigger.pronoun:
            return False
        if trigger.sense.frame.name in PASSIVE_PERSONS:
            return not any(self._is_state(key) for key in subject)
        return not any((e := self.view.entity(key)) and e.type in ("GPE", "ORG", "PER") for key in subject)

    def _is_state(self, key: str) -> bool:
        entity = self.view.entity(key)
        return bool(entity and entity.type in ("GPE", "ORG"))

    def _agrees(self, trigger: Trigger, phrase: Phrase) -> bool:
        """Whether a verb's gender fits the subject behind it, as far as the name shows it."""
        if not phrase.entities or trigger.form.feminine is None:
            return True
        entity = self.view.entity(phrase.entities[0])
        feminine = self.memory.feminine(entity) if entity else None
        return feminine is None or feminine == trigger.form.feminine or phrase.first != self._mention_first(phrase)

    def _mention_first(self, phrase: Phrase) -> int:
        if phrase.mention is None:
            return phrase.first
        return self.view.doc.token_range(phrase.mention.span.start, phrase.mention.span.end).start

    def _dropped(self, trigger: Trigger) -> Entities:
        """Who a verb without subject speaks of: the last subject, or who is quoted."""
        governor = self.clause.governor(trigger)
        if governor:
            return governor
        statement = self.view.statement_at(trigger.span.start)
        if statement:
            return statement.source
        earlier = self.memory.subject_before(trigger.index, reach=1)
        return earlier[1] if earlier else ()

    # -- statements ----------------------------------------------------------------------------------------------

    def _from_statement(self, trigger: Trigger, roles: Roles) -> Roles:
        """A trigger that is a cue has the statement's source as actor and its addressee as recipient."""
        statement = trigger.statement
        if statement is None or trigger.sense.frame.reciprocal:
            return roles
        actors = statement.source or roles.actors
        recipients = statement.addressee or _without(roles.recipients, actors)
        return replace(roles, actors=actors, recipients=recipients, why=(*roles.why, "actor:source"))

    def _remember(self, trigger: Trigger, roles: Roles, verb: _Verb | None) -> None:
        """Who is to act in what follows: who is asked, else who acts."""
        if not trigger.sense.frame.reciprocal:
            self.memory.note_objects(trigger.index, roles.recipients)
        if verb and trigger.sense.frame.reciprocal:
            self.memory.note_objects(trigger.index, _without(roles.actors, verb.subject))
        if trigger.sense.type == "REQUEST" and roles.recipients:
            self.memory.note(self._named_after(trigger, roles.recipients), roles.recipients)
        elif verb and not verb.passive:
            self.memory.note(trigger.index, verb.subject or roles.actors)
        elif trigger.sense.type in ("REQUEST", "AGREE", "THREATEN"):
            self.memory.note(trigger.index, roles.actors)

    def _named_after(self, trigger: Trigger, entities: Entities) -> int:
        """The last token near a trigger at which one of these entities is named, or the trigger itself."""
        window = self.view.window(trigger.last, 0, 14)
        named = (i for i in window for m in self.view.mentions.get(i, ()) if m.entity in entities)
        return max(named, default=trigger.index)


def _without(entities: Entities, others: Entities) -> Entities:
    return tuple(key for key in entities if key not in others)
