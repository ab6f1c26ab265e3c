"""Sources that no list knows: the noun phrase in the subject's place becomes a description of its own.

(شركة كهرباء طرطوس، محام عن عشرات الموقوفين، مقرّب من الجماعة)
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from khabar.model.records import Entity, Mention
from khabar.model.spans import Span
from khabar.statements.drafts import Draft
from khabar.statements.phrases import Phrases
from khabar.statements.view import View
from khabar.text.folding import fold_phrase

LINKS = frozenset(("من", "في", "عن", "لدي", "باسم"))
SHORTEST = 3  # letters of the noun: shorter ones are particles
TAIL = 5  # words of a linked phrase: في بنك السودان المركزي


@dataclass(frozen=True, slots=True)
class Described:
    """New mentions and entities, to be added to the document."""

    mentions: tuple[Mention, ...] = ()
    entities: tuple[Entity, ...] = ()


def describe_sources(view: View, drafts: Sequence[Draft]) -> Described:
    """Give each draft whose subject is an unlisted noun phrase an entity; the same words are the same entity."""
    mentions: dict[tuple[int, int], Mention] = {}
    entities: dict[str, Entity] = {}
    for draft in drafts:
        subject = draft.subject
        if subject.phrase is None or subject.entities:
            continue
        span = _span(view, subject.phrase)
        if span is None:
            continue
        words = fold_phrase(span.text)
        if words not in entities:
            key = f"e{len(view.doc.entities) + len(entities) + 1}"
            entities[words] = Entity(key, span.text, None, "GRP")
        entity = entities[words]
        mentions.setdefault((span.start, span.end), Mention(span, entity.id, "NOM", ("reported-subject",)))
        draft.subject = replace(subject, entities=(entity.id,), known=True)
    return Described(tuple(mentions.values()), tuple(entities.values()))


def _span(view: View, phrase: tuple[int, int]) -> Span | None:
    """The characters of a noun phrase with what is linked to it (محام عن عشرات الموقوفين)."""
    first, last = phrase
    if not view.is_word(first) or len(view.word(first)) < SHORTEST:
        return None
    if view.word(last + 1) in LINKS and view.is_word(last + 2):
        last = min(Phrases(view).phrase_end(last + 2), last + 1 + TAIL)
    return view.doc.span(view.tokens[first].start, view.tokens[last].end)
