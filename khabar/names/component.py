"""The component that finds names and descriptions and says which of them are one entity."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from khabar.knowledge.world import load_world
from khabar.model.records import Entity, Mention
from khabar.names.candidates import Candidate, Phrase
from khabar.names.entities import resolve
from khabar.names.gazetteer import recognise_name
from khabar.names.heads import (
    recognise_anaphor,
    recognise_body,
    recognise_classified,
    recognise_group,
    recognise_side,
)
from khabar.names.lexicon import load_lexicon
from khabar.names.people import recognise_person
from khabar.names.second_pass import known_again
from khabar.names.titles import recognise_counterpart, recognise_own_country, recognise_title
from khabar.names.view import View
from khabar.text.component import Component
from khabar.text.doc import Doc

Recogniser = Callable[[View, int], Phrase | None]

# The longest phrase wins; among equals the earlier recogniser does.
RECOGNISERS: tuple[Recogniser, ...] = (
    recognise_title,
    recognise_counterpart,
    recognise_own_country,
    recognise_side,
    recognise_body,
    recognise_person,
    recognise_name,
    recognise_classified,
    recognise_group,
    recognise_anaphor,
)


@dataclass(frozen=True, slots=True)
class Names:
    """The prediction: mentions in reading order and the entities they stand for."""

    mentions: list[Mention]
    entities: dict[str, Entity]


class NameFinder(Component[Names]):
    """Names by gazetteer and title grammar; a trained tagger will propose further spans beside it."""

    name = "names"

    def __init__(self) -> None:
        self.world = load_world()
        self.lexicon = load_lexicon()

    def predict(self, doc: Doc) -> Names:
        view = View(doc, self.world, self.lexicon)
        candidates = list(_scan(view))
        candidates += known_again(view, candidates)
        mentions, entities = resolve(view, sorted(candidates, key=lambda c: (c.start, -c.end)))
        return Names(mentions, entities)

    def set_annotations(self, doc: Doc, prediction: Names) -> None:
        doc.mentions = prediction.mentions
        doc.entities = prediction.entities


def _scan(view: View) -> Iterator[Candidate]:
    index = 0
    while index < len(view):
        phrase = best_phrase(view, index)
        if phrase is None:
            index += 1
            continue
        yield from phrase.candidates
        yield from _nested(view, phrase)
        index = phrase.last + 1


def best_phrase(view: View, index: int) -> Phrase | None:
    """The longest phrase that any recogniser finds at a token."""
    if not view.is_word(index):
        return None
    phrases = [phrase for recognise in RECOGNISERS if (phrase := recognise(view, index)) is not None]
    return max(phrases, key=lambda phrase: phrase.last, default=None)


def _nested(view: View, phrase: Phrase) -> Iterator[Candidate]:
    """Names inside a longer phrase (جامعة دمشق, محافظ الأنبار); nationality adjectives there are not marked."""
    taken = {(c.start, c.end) for c in phrase.candidates if c.kind == "NAM"}
    position = phrase.first
    while position <= phrase.last:
        inner = recognise_name(view, position)
        if inner is None or inner.last > phrase.last:
            position += 1
            continue
        for candidate in inner.candidates:
            inside = any(c.start <= candidate.start and candidate.end <= c.end for c in phrase.candidates)
            overlapping = any(
                start < candidate.end and candidate.start < end and (end - start) <= (candidate.end - candidate.start)
                for start, end in taken
            )
            person = any(
                c.kind == "NAM"
                and c.entry is not None
                and c.entry.type == "PER"
                and c.start < candidate.end
                and candidate.start < c.end
                for c in phrase.candidates
            )
            if inside and not overlapping and not person and candidate.rule not in ("adjective", "people"):
                yield candidate
        position = inner.last + 1
