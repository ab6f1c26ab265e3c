"""Speech acts that are events: cues of statements that demand, accuse, reject or promise (annotation scheme, 3)."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from khabar.events.lexicon import Frame, Sense, WordSet, load_lexicon
from khabar.events.triggers import NOUN, Trigger
from khabar.events.view import View
from khabar.knowledge.loading import load_yaml
from khabar.model.records import Statement

_NOTHING = WordSet(frozenset())


@cache
def _senses() -> dict[str, Sense]:
    """What an act makes of its cue where the trigger files do not know the word."""
    frames = load_lexicon().frames
    return {act: _sense(act, item, frames[item["frame"]]) for act, item in load_yaml("events.yaml")["acts"].items()}


def _sense(act: str, item: dict[str, str], frame: Frame) -> Sense:
    return Sense(
        f"act {act}", item["type"], item.get("mode"), frame, _NOTHING, _NOTHING, _NOTHING,
        passive=False, negated=None, verbs=frozenset(),
    )  # fmt: skip


def speech_triggers(view: View, triggers: list[Trigger]) -> list[Trigger]:
    """Tie triggers that are cues to their statements, and add the cues of speech acts that no trigger covers."""
    tied = [replace(t, statement=view.statement_with_cue(t.span.start, t.span.end)) for t in triggers]
    covered = {t.statement.id for t in tied if t.statement}
    added = [t for s in view.cues if s.id not in covered and (t := _from_cue(view, s)) is not None]
    return sorted([*tied, *added], key=lambda t: t.index)


def _from_cue(view: View, statement: Statement) -> Trigger | None:
    sense = _senses().get(statement.act)
    if sense is None or statement.cue is None or not any(ch.isalpha() for ch in statement.cue.text):
        return None
    tokens = view.doc.token_range(statement.cue.start, statement.cue.end)
    if not tokens or view.in_list(tokens.start, "homographs"):
        return None
    return Trigger(tokens.start, tokens.stop - 1, statement.cue, sense, "noun", NOUN, statement=statement)
