"""Articles about sport, markets, weather or culture, in which words of conflict are no events (`events.yaml`)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import cache

from khabar.knowledge.loading import load_yaml
from khabar.text.doc import Doc
from khabar.text.folding import fold

MINIMUM = 3  # different telling words that an article must have
DENSITY = 0.03  # their share of all words


@cache
def _topics() -> Mapping[str, str]:
    return {fold(word): topic for topic, words in load_yaml("events.yaml")["other_topics"].items() for word in words}


def other_topic(doc: Doc) -> str | None:
    """The topic of an article that is not about politics, or None."""
    topics = _topics()
    seen: dict[str, Counter[str]] = {}
    words = 0
    for token in doc.tokens:
        if not token.is_word:
            continue
        words += 1
        for stem in {form.removeprefix("ال") for form, _ in token.stems} | {form for form, _ in token.stems}:
            if stem in topics:
                seen.setdefault(topics[stem], Counter())[stem] += 1
                break
    for topic, counts in sorted(seen.items(), key=lambda item: -item[1].total()):
        if len(counts) >= MINIMUM and counts.total() >= DENSITY * words:
            return topic
    return None
