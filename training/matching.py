"""When a span, an entity, a statement or an event that was found is the one that a person marked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from khabar.model.records import CodedArticle, Entity, Event, Statement
from khabar.model.spans import Span
from khabar.text.folding import fold_phrase

T = TypeVar("T")

CLITICS = frozenset("وفبكلس")
EDGES = frozenset(" \t\n\"'«»“”‘’()[]،؛:.-–—ـ")
ENOUGH = 0.5  # share of characters that two spans must have in common

Pair = tuple[int, int]


def core(span: Span) -> Pair:
    """A span's characters without quotation marks, punctuation and white space around it."""
    start, end = span.start, span.end
    text = span.text
    while start < end and text[start - span.start] in EDGES:
        start += 1
    while end > start and text[end - 1 - span.start] in EDGES:
        end -= 1
    return start, end


def overlap(one: Pair, other: Pair) -> float:
    """Shared characters over all characters of both (0 to 1)."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    if shared <= 0:
        return 0.0
    return shared / (max(one[1], other[1]) - min(one[0], other[0]))


def same_words(text: str, one: Span, other: Span) -> bool:
    """Whether two spans end together and begin within two characters that are clitics or marks."""
    (first, end), (second, other_end) = core(one), core(other)
    between = text[min(first, second) : max(first, second)]
    return end == other_end and len(between) <= 2 and all(char in CLITICS | EDGES for char in between)


def best_pairs(scored: Iterable[tuple[float, int, int]]) -> list[Pair]:
    """One-to-one pairs of (marked, found) indices, best score first."""
    marked: set[int] = set()
    found: set[int] = set()
    pairs: list[Pair] = []
    for _, one, other in sorted(scored, key=lambda item: (-item[0], item[1], item[2])):
        if one not in marked and other not in found:
            marked.add(one)
            found.add(other)
            pairs.append((one, other))
    return pairs


def statement_pairs(marked: Sequence[Statement], found: Sequence[Statement]) -> list[Pair]:
    """Statements whose contents overlap by half or more; a shared cue decides among them."""
    return best_pairs(_alike(marked, found))


def event_pairs(marked: Sequence[Event], found: Sequence[Event]) -> list[Pair]:
    """Events whose triggers overlap, those of the same type first."""
    return best_pairs(
        (overlap(core(one.trigger), core(other.trigger)) + (one.type == other.type), i, j)
        for i, one in enumerate(marked)
        for j, other in enumerate(found)
        if overlap(core(one.trigger), core(other.trigger)) > 0
    )


def _alike(marked: Sequence[Statement], found: Sequence[Statement]) -> Iterator[tuple[float, int, int]]:
    for i, one in enumerate(marked):
        for j, other in enumerate(found):
            cues = one.cue is not None and other.cue is not None and one.cue.overlaps(other.cue)
            if one.content is not None and other.content is not None:
                share = overlap(core(one.content), core(other.content))
                if share >= ENOUGH:
                    yield share + 0.3 * cues, i, j
            elif cues:
                yield 0.3, i, j


def same_entities(marked: CodedArticle, found: CodedArticle) -> frozenset[tuple[str, str]]:
    """Pairs of keys (marked, found) that stand for one thing: a shared mention, the same name, or the same state."""
    places = {key: [core(m.span) for m in found.mentions if m.entity == key] for key in found.entities}
    pairs: set[tuple[str, str]] = set()
    for key, entity in marked.entities.items():
        own = [core(m.span) for m in marked.mentions if m.entity == key]
        for other_key, other in found.entities.items():
            mentioned = any(overlap(a, b) >= ENOUGH for a in own for b in places[other_key])
            if mentioned or _same_name(entity, other) or _same_state(entity, other):
                pairs.add((key, other_key))
    return frozenset(pairs)


def _same_name(one: Entity, other: Entity) -> bool:
    return bool(_bare(one.name)) and _bare(one.name) == _bare(other.name)


def _bare(name: str) -> str:
    return " ".join(word.removeprefix("ال") for word in fold_phrase(name).split())


def _same_state(one: Entity, other: Entity) -> bool:
    states = all(entity.type == "GPE" and "GOV" in entity.sectors for entity in (one, other))
    return states and one.country is not None and one.country == other.country
