"""Entities in the roles that the tagger proposes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from khabar.text.doc import Doc
from khabar.text.tags import Weights

Parties = Mapping[str, float]  # entity → the highest probability of one of its mentions


class Mentioned:
    """The entities whose mentions begin at each token."""

    def __init__(self, doc: Doc) -> None:
        self._at: dict[int, list[str]] = {}
        for mention in doc.mentions:
            first = doc.token_range(mention.span.start, mention.span.end).start
            self._at.setdefault(first, []).append(mention.entity)

    def parties(self, weights: Weights) -> Parties:
        """Entities with the probability that they fill a role, most probable first."""
        found: dict[str, float] = {}
        for token, weight in weights.items():
            for entity in self._at.get(token, ())[:1]:
                found[entity] = max(found.get(entity, 0.0), weight)
        return dict(sorted(found.items(), key=lambda item: -item[1]))


def choose(parties: Parties, ruled: Sequence[str], *, enough: float, others: float) -> tuple[str, ...] | None:
    """Who fills a role: None where the tagger is not sure `enough` to change what the rules say.

    Rules that name one of the tagger's parties stand. Beside the most probable party, those above `others` count.
    """
    if not parties or max(parties.values()) < enough:
        return None
    agreed = tuple(entity for entity in ruled if entity in parties)
    if agreed:
        return tuple(ruled)
    top, *rest = parties
    return (top, *(entity for entity in rest if parties[entity] >= others))
