"""One occurrence told twice: events without roles take them from another telling of the same occurrence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from khabar.events.roles import Roles
from khabar.events.triggers import Trigger

SPEECH = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN", "AGREE", "SUPPORT", "CONCEDE"})


@dataclass(frozen=True, slots=True)
class Draft:
    """An event while it is put together."""

    trigger: Trigger
    roles: Roles
    place: str | None
    date: str | None


def share(drafts: Sequence[Draft]) -> list[Draft]:
    """Fill the empty roles of events told again (الهجوم, العقوبات) from the nearest telling that has them."""
    return [_filled(draft, index, drafts) for index, draft in enumerate(drafts)]


def _filled(draft: Draft, index: int, drafts: Sequence[Draft]) -> Draft:
    if draft.roles.actors and (draft.roles.recipients or draft.trigger.sense.frame.reciprocal):
        return draft
    other = _telling(draft, index, drafts)
    if other is None:
        return draft
    roles = Roles(
        draft.roles.actors or tuple(key for key in other.roles.actors if key not in draft.roles.recipients),
        draft.roles.recipients or tuple(key for key in other.roles.recipients if key not in draft.roles.actors),
        (*draft.roles.why, "role:told elsewhere"),
    )
    return replace(draft, roles=roles, place=draft.place or other.place, date=draft.date or other.date)


def _telling(draft: Draft, index: int, drafts: Sequence[Draft]) -> Draft | None:
    """The nearest other telling, earlier ones first: the same lexeme, or the same type behind a definite noun."""
    if draft.trigger.kind == "verb" and draft.roles.actors:
        return None
    earlier = [d for d in reversed(drafts[:index]) if _fits(draft, d)]
    later = [d for d in drafts[index + 1 :] if _fits(draft, d)]
    return next(iter([*earlier, *later]), None)


def _fits(draft: Draft, other: Draft) -> bool:
    if other.trigger.sense.type != draft.trigger.sense.type or not (other.roles.actors or other.roles.recipients):
        return False
    if draft.trigger.sense.type in SPEECH:
        return False
    shared = set(draft.roles.actors) & set(other.roles.actors) or set(draft.roles.recipients) & set(other.roles.recipients)
    if (draft.roles.actors or draft.roles.recipients) and not shared:
        return False
    same_word = other.trigger.sense.name == draft.trigger.sense.name or other.trigger.sense is draft.trigger.sense
    return same_word or (draft.trigger.definite and other.trigger.sense.mode == draft.trigger.sense.mode) or bool(shared)
