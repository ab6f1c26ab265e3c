"""Whether an event is one between political actors (annotation scheme, 3)."""

from __future__ import annotations

from collections.abc import Iterable

from khabar.events.coreference import Draft
from khabar.events.view import View


def is_political(view: View, draft: Draft, *, both: bool = False) -> bool:
    """Whether a party is a political actor; with `both`, one on each side.

    In acts of force, and where no party is known, an actor that the sentence names will do.
    """
    roles = draft.roles
    if both:
        return _has_two_sides(view, draft)
    if draft.trigger.sense.type == "CONSULT" and _has_sector(view, roles.actors, {"JRN"}):
        return False  # an interview
    force = draft.trigger.sense.type in view.lexicon.words["civilian_types"]
    if any(_acts(view, key, force) for key in (*roles.actors, *roles.recipients)):
        return True
    unfilled = not roles.actors and not roles.recipients
    return (force or unfilled) and any(_acts(view, key, False) for key in _named(view, draft))


def _has_two_sides(view: View, draft: Draft) -> bool:
    roles = draft.roles
    sides = (
        (roles.actors[:1], roles.actors[1:])
        if draft.trigger.sense.frame.reciprocal
        else (roles.actors, roles.recipients)
    )
    return all(any(_acts(view, key, False) for key in side) for side in sides)


def _named(view: View, draft: Draft) -> Iterable[str]:
    for index in view.sentence(draft.trigger.index):
        for mention in view.mentions.get(index, ()):
            yield mention.entity


def _has_sector(view: View, keys: Iterable[str], sectors: set[str]) -> bool:
    return any((e := view.entity(key)) and not sectors.isdisjoint(e.sectors) for key in keys)


def _acts(view: View, key: str, civilians: bool) -> bool:
    entity = view.entity(key)
    if entity is None:
        return False
    if entity.type == "GPE":
        return "GOV" in entity.sectors or civilians
    if entity.type == "GRP" and (civilians or not entity.sectors):
        return True
    return not view.lexicon.words["political_sectors"].isdisjoint(entity.sectors)
