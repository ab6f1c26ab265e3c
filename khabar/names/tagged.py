"""Names and descriptions that the trained tagger proposes and no list knows."""

from __future__ import annotations

from khabar.knowledge.world import Entry, Name
from khabar.model.records import EntityType, MentionKind
from khabar.names.candidates import Candidate, Phrase
from khabar.names.view import View
from khabar.text.folding import fold_phrase
from khabar.text.matcher import Match
from khabar.text.tags import Tag

NAME = 0.5  # probability from which a name is taken
DESCRIPTION = 0.5  # probability from which a description is taken
# What no gazetteer knows is mostly in the country that the article speaks of: right countries rose from .60 to .69.
LOCAL = frozenset(("GPE", "FAC", "ORG", "GRP"))


def recognise_tagged_name(view: View, index: int) -> Phrase | None:
    """A name of the tagger, unless the gazetteer knows the same words."""
    tag = view.tagged_names.get(index)
    if tag is None or tag.score < NAME:
        return None
    if any(m.end == tag.span.end and _is_known(m, tag) for m in view.names_at(index)):
        return None
    if tag.label == "ORG" and any(m.end == tag.span.end for m in _behind_classifier(view, index)):
        return None
    return _phrase(view, tag, "NAM", "tagged")


def _is_known(match: Match[Name], tag: Tag) -> bool:
    """Whether a listed name has the same words, or is a person's whose first letter the tagger took for a clitic."""
    return match.start == tag.span.start or (match.value.kind == "person" and match.start < tag.span.start)


def _behind_classifier(view: View, index: int) -> list[Match[Name]]:
    """Known names behind a noun that classifies them (حركة حماس)."""
    return [
        name
        for classifier in view.lexicon.classifiers.at(view.tokens, index)
        if classifier.value.type == "ORG"
        for name in view.bare_names_at(classifier.last + 1)
        if name.value.kind == "organisation"
    ]


def recognise_tagged_description(view: View, index: int) -> Phrase | None:
    """A description of the tagger that no recogniser of heads and titles found."""
    tag = view.tagged_descriptions.get(index)
    return _phrase(view, tag, "NOM", "tagged-description") if tag is not None and tag.score >= DESCRIPTION else None


def _phrase(view: View, tag: Tag, kind: MentionKind, rule: str) -> Phrase:
    type_: EntityType = tag.label  # type: ignore[assignment]
    words = fold_phrase(tag.span.text)
    key = f"person:{words}" if type_ == "PER" and kind == "NAM" else f"tagged:{type_}:{words}"
    country = view.home() if type_ in LOCAL else None
    entry = Entry(key, tag.span.text, None, type_, country)
    return Phrase(tag.first, tag.last, (Candidate(tag.span.start, tag.span.end, kind, rule, entry),))
