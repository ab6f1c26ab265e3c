"""One occurrence told twice: events without roles take them from another telling of the same occurrence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from khabar.events.roles import Roles
from khabar.events.triggers import Trigger
from khabar.events.view import View

# Speech acts are told once each; their roles are their own.
SPEECH = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN", "AGREE", "SUPPORT", "CONCEDE"})
PENALTIES = frozenset({"SANCTION", "ASSAULT", "COERCE"})
VIOLENCE = frozenset({"ASSAULT", "COERCE", "PROTEST"})
# Frames of acts against an armed enemy.
FIGHTING = frozenset({"attack", "liberate", "seize", "flashpoint", "respond"})


@dataclass(frozen=True, slots=True)
class Draft:
    """An event while it is put together."""

    trigger: Trigger
    roles: Roles
    place: str | None
    date: str | None

    @property
    def is_whole(self) -> bool:
        """Whether nothing is missing: actors, and recipients where the frame has them."""
        return bool(self.roles.actors and (self.roles.recipients or self.trigger.sense.frame.reciprocal))


class Sharing:
    """Fills empty roles of the drafts of one document, rule after rule, the surest first."""

    def __init__(self, view: View, drafts: Sequence[Draft]) -> None:
        self.view = view
        self.drafts = list(drafts)

    def shared(self) -> list[Draft]:
        """The drafts with what their other tellings say."""
        for rule in (
            self._claimed,
            self._in_sentence,
            self._told_elsewhere,
            self._against_enemy,
            self._governed,
            self._threatened,
            self._settled,
        ):
            self.drafts = [rule(index) for index in range(len(self.drafts))]
        return self.drafts

    # -- rules ---------------------------------------------------------------------------------------------------

    def _claimed(self, index: int) -> Draft:
        """Who claims an attack beside it has made it."""
        draft = self.drafts[index]
        if draft.trigger.sense.type != "ASSAULT" or draft.roles.actors:
            return draft
        for at in self.view.window(draft.trigger.index, 6, 6):
            if self.view.in_list(at, "claims"):
                token = self.view.tokens[at]
                statement = self.view.statement_with_cue(token.start, token.end)
                phrase = self.view.phrase_at(at + 1)
                claimer = statement.source if statement else phrase.entities if phrase else ()
                if claimer:
                    return _with(draft, claimer, draft.roles.recipients, "actor:claim")
        return draft

    def _in_sentence(self, index: int) -> Draft:
        """Acts of violence of one sentence: the killing tells the victims, the attack who did it."""
        draft = self.drafts[index]
        if draft.trigger.sense.type != "ASSAULT" or draft.is_whole or draft.trigger.sense.frame.reciprocal:
            return draft
        sentence = self.view.sentence(draft.trigger.index)
        near = sorted(
            (
                d
                for d in self.drafts
                if d is not draft
                and d.trigger.sense.type == "ASSAULT"
                and not d.trigger.sense.frame.reciprocal
                and d.trigger.index in sentence
                and abs(d.trigger.index - draft.trigger.index) <= 14
            ),
            key=lambda d: abs(d.trigger.index - draft.trigger.index),
        )
        victims = draft.roles.recipients or next(
            (
                d.roles.recipients
                for d in near
                if d.roles.recipients and d.trigger.sense.frame.name in ("killing", "victim")
            ),
            (),
        )
        doers = draft.roles.actors or next((d.roles.actors for d in near if d.roles.actors), ())
        return _with(draft, doers, victims, "role:same sentence")

    def _told_elsewhere(self, index: int) -> Draft:
        draft = self.drafts[index]
        if draft.is_whole or draft.trigger.sense.type in SPEECH:
            return draft
        ordered = [*reversed(self.drafts[:index]), *self.drafts[index + 1 :]]
        other = next((d for d in ordered if _is_telling(draft, d)), None)
        if other is None:
            return draft
        filled = _with(
            draft, draft.roles.actors or other.roles.actors, draft.roles.recipients or other.roles.recipients,
            "role:told elsewhere",
        )  # fmt: skip
        return replace(filled, place=draft.place or other.place, date=draft.date or other.date)

    def _against_enemy(self, index: int) -> Draft:
        """Who fights and against whom is not said: against whom he fights elsewhere in the article."""
        draft = self.drafts[index]
        if draft.trigger.sense.frame.name not in FIGHTING or draft.roles.recipients or not draft.roles.actors:
            return draft
        enemies = Counter(
            enemy for d in self.drafts if d.trigger.sense.type == "ASSAULT" for enemy in _enemies(d, draft.roles.actors)
        )
        return _with(draft, draft.roles.actors, [key for key, _ in enemies.most_common(1)], "recipient:enemy")

    def _governed(self, index: int) -> Draft:
        """Where no telling names who acts, the subject of the clause does."""
        draft = self.drafts[index]
        if draft.roles.actors or not draft.roles.governor:
            return draft
        return _with(draft, draft.roles.governor, draft.roles.recipients, "actor:governor")

    def _threatened(self, index: int) -> Draft:
        """A threat is made to whom its penalty would hit."""
        draft = self.drafts[index]
        if draft.trigger.sense.type != "THREATEN" or draft.roles.recipients or index + 1 == len(self.drafts):
            return draft
        following = self.drafts[index + 1]
        if following.trigger.sense.type not in PENALTIES or following.trigger.index - draft.trigger.index > 10:
            return draft
        return _with(draft, draft.roles.actors, following.roles.recipients, "recipient:threatened")

    def _settled(self, index: int) -> Draft:
        """Place and date of another telling, or of an act of force in the same sentence."""
        draft = self.drafts[index]
        if draft.place and draft.date:
            return draft
        others = [*reversed(self.drafts[:index]), *self.drafts[index + 1 :]]
        place = draft.place or next((d.place for d in others if d.place and self._same_scene(draft, d)), None)
        date = draft.date or next((d.date for d in others if d.date and self._same_scene(draft, d)), None)
        return replace(draft, place=place, date=date)

    def _same_scene(self, draft: Draft, other: Draft) -> bool:
        if other.trigger.sense.type != draft.trigger.sense.type:
            return False
        near = other.trigger.index in self.view.sentence(draft.trigger.index)
        if near and draft.trigger.sense.type in VIOLENCE and abs(other.trigger.index - draft.trigger.index) <= 15:
            return True
        mine, its = draft.roles, other.roles
        parties = bool(set(mine.actors) & set(its.actors)) and mine.recipients == its.recipients
        victims = bool(mine.recipients) and mine.recipients == its.recipients
        return draft.trigger.sense.type not in SPEECH and (parties or victims)


def _enemies(draft: Draft, actors: tuple[str, ...]) -> Iterable[str]:
    """Whom these actors fight in an event: its recipients, who attacks them, or the other side of a clash."""
    roles = draft.roles
    if set(actors) & set(roles.actors):
        yield from roles.recipients
        if draft.trigger.sense.frame.reciprocal:
            yield from (key for key in roles.actors if key not in actors)
    elif set(actors) & set(roles.recipients):
        yield from roles.actors


def _with(draft: Draft, actors: Iterable[str], recipients: Iterable[str], rule: str) -> Draft:
    """A draft with roles in which nobody acts on himself; unchanged where they say nothing new."""
    roles = draft.roles
    kept = tuple(actors)
    if not draft.trigger.sense.frame.slots(draft.trigger.kind).recipient:
        recipients = roles.recipients  # a withdrawal or consent is against nobody
    others = tuple(key for key in recipients if key not in kept)
    if roles.recipients and not others:
        kept, others = tuple(key for key in kept if key not in roles.recipients), roles.recipients
    if (kept, others) == (roles.actors, roles.recipients):
        return draft
    return replace(draft, roles=replace(roles, actors=kept, recipients=others, why=(*roles.why, rule)))


def _is_telling(draft: Draft, other: Draft) -> bool:
    """Whether another draft tells the same occurrence: the same word, or the same type behind a definite noun."""
    if other.trigger.sense.type != draft.trigger.sense.type or not (other.roles.actors or other.roles.recipients):
        return False
    same_actor = bool(set(draft.roles.actors) & set(other.roles.actors))
    same_recipient = bool(set(draft.roles.recipients) & set(other.roles.recipients))
    if (draft.roles.actors and not same_actor) or (draft.roles.recipients and not same_recipient):
        return False
    same_word = other.trigger.sense.name == draft.trigger.sense.name or other.trigger.sense is draft.trigger.sense
    definite = draft.trigger.definite and other.trigger.sense.mode == draft.trigger.sense.mode
    return same_word or definite or same_actor or same_recipient
