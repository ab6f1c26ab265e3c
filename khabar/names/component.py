"""The component that finds names and descriptions and says which of them are one entity."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from khabar.knowledge.loading import Knowledge
from khabar.knowledge.world import load_world
from khabar.model.records import Entity, Mention
from khabar.names.anaphors import recognise_anaphor, recognise_pair
from khabar.names.candidates import Candidate, Phrase
from khabar.names.entities import resolve
from khabar.names.gazetteer import recognise_name, recognise_no_name
from khabar.names.heads import (
    recognise_body,
    recognise_classified,
    recognise_counted,
    recognise_group,
    recognise_side,
)
from khabar.names.lexicon import load_lexicon
from khabar.names.people import recognise_person, recognise_variant
from khabar.names.second_pass import known_again
from khabar.names.tagged import recognise_tagged_description, recognise_tagged_name
from khabar.names.titles import recognise_counterpart, recognise_own_country, recognise_title
from khabar.names.view import View
from khabar.text.component import Component
from khabar.text.doc import Doc

Recogniser = Callable[[View, int], Phrase | None]

# The longest phrase wins; among equals the earlier recogniser does.
RECOGNISERS: tuple[Recogniser, ...] = (
    recognise_no_name,
    recognise_counterpart,
    recognise_title,
    recognise_own_country,
    recognise_side,
    recognise_pair,
    recognise_name,
    recognise_body,
    recognise_variant,
    recognise_tagged_name,
    recognise_person,
    recognise_classified,
    recognise_counted,
    recognise_group,
    recognise_anaphor,
    recognise_tagged_description,
)


@dataclass(frozen=True, slots=True)
class Names:
    """The prediction: mentions in reading order and the entities they stand for."""

    mentions: list[Mention]
    entities: dict[str, Entity]


class NameFinder(Component[Names]):
    """Names by gazetteer and title grammar; a trained tagger will propose further spans beside it."""

    name = "names"

    def __init__(self, knowledge: Knowledge | None = None) -> None:
        self.world = load_world(knowledge)
        self.lexicon = load_lexicon(knowledge)

    def predict(self, doc: Doc) -> Names:
        view = View(doc, self.world, self.lexicon)
        candidates = list(_scan(view))
        again = known_again(view, candidates)
        candidates = [c for c in candidates if c.kind == "NAM" or not _is_within(c, again)] + again
        mentions, entities = resolve(view, sorted(candidates, key=lambda c: (c.start, -c.end)))
        return Names(mentions, entities)

    def set_annotations(self, doc: Doc, prediction: Names) -> None:
        doc.mentions = prediction.mentions
        doc.entities = prediction.entities


def _is_within(candidate: Candidate, names: list[Candidate]) -> bool:
    """Whether a description (المعلم, الخطيب) is the surname of a person whom the article names in full."""
    return any(name.start <= candidate.start and candidate.end <= name.end for name in names)


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
    if any(c.rule == "counterpart" for phrase in phrases for c in phrase.candidates):  # whom it means is clear
        phrases = [p for p in phrases if not (p.candidates and p.candidates[0].rule == "tagged-description")]
    return max(phrases, key=lambda phrase: phrase.last, default=None)


def _nested(view: View, phrase: Phrase) -> Iterator[Candidate]:
    """Names inside a longer phrase (جامعة دمشق, محافظ الأنبار); nationality adjectives there are not marked."""
    position, head = phrase.first, _head_end(view, phrase)
    while position <= phrase.last:
        inner = _inner(view, position, phrase, bodies=position > head)
        if inner is None:
            position += 1
            continue
        in_head = position <= head and inner.candidates and inner.candidates[0].start != view.tokens[position].start
        if not in_head:  # وزيرا holds no town زيرا
            yield from (c for c in inner.candidates if c.kind == "NAM" and _is_new(c, phrase))
        position = inner.last + 1 if inner.candidates and inner.candidates[0].rule in NAME_RULES else position + 1


NAME_RULES = frozenset(("state", "capital-as-city", "capital-as-government", "place", "organisation", "metonym"))


def _head_end(view: View, phrase: Phrase) -> int:
    """The last token of a title's head (وزير الخارجية); the phrase's end where it is no title."""
    titled = any(candidate.rule == "title" for candidate in phrase.candidates)
    heads = view.lexicon.offices.at(view.tokens, phrase.first) if titled else []
    return heads[0].last if heads else phrase.last


def _inner(view: View, position: int, phrase: Phrase, *, bodies: bool) -> Phrase | None:
    """The longest body, classified or gazetteer name at a token that is shorter than the phrase around it."""
    recognisers: tuple[Recogniser, ...] = (recognise_name,)
    if bodies:
        recognisers = (recognise_body, recognise_classified, recognise_name)
    found = [recognise(view, position) for recognise in recognisers]
    inside = [p for p in found if p is not None and p.last <= phrase.last]
    return max(inside, key=lambda p: p.last, default=None)


def _is_new(candidate: Candidate, phrase: Phrase) -> bool:
    """Whether a nested name lies in a description or longer name, and is no part of a person's name."""
    if candidate.rule in ("adjective", "people"):
        return False
    around = [c for c in phrase.candidates if c.start < candidate.end and candidate.start < c.end]
    if any(c.kind == "NAM" and (c.start, c.end) == (candidate.start, candidate.end) for c in around):
        return False
    if any(c.entry is not None and c.entry.type == "PER" and c.kind == "NAM" for c in around):
        return False
    return any(c.start <= candidate.start and candidate.end <= c.end for c in around)
