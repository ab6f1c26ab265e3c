"""Which entries of the knowledge files stand behind a trigger, a cue, an entity and its mentions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Final

from khabar.knowledge.lexemes import lexeme_of
from khabar.model.records import Entity, Mention
from khabar.text.folding import fold_phrase
from khabar.text.inflection import inflect, without_pronoun
from khabar.views.entries import KnowledgeEntry, Located, entries, files_below, matching, places

# The rules that name a mention by a head, and the file that lists the heads.
HEADS: Final[Mapping[str, str]] = {
    "title": "offices.yaml",
    "titles": "offices.yaml",
    "inner-title": "offices.yaml",
    "body": "bodies.yaml",
    "body-alone": "bodies.yaml",
    "body-as-state": "bodies.yaml",
    "group": "groups.yaml",
    "group-name": "groups.yaml",
    "group-adjective": "groups.yaml",
    "source-group": "groups.yaml",
    "counted": "groups.yaml",
}
CLASSIFIED: Final = "classified-"
_ADJECTIVE: Final = ("", "ة", "ين", "ون", "ان", "ات")
_ATTRIBUTION: Final = "attribution"  # the name of all cues that are phrases


def trigger_entries(type_: str, name: str, text: str) -> tuple[KnowledgeEntry, ...]:
    """The entries of a PLOVER type that list a word by `name`, of several those that have the form `text`."""
    return _lexical(f"triggers/{type_}.yaml", name, text)


def cue_entries(name: str, text: str) -> tuple[KnowledgeEntry, ...]:
    """The entries of the cue lexicon that list a word by `name`; for an attribution the phrase that begins `text`."""
    if name != _ATTRIBUTION:
        return _lexical("cues.yaml", name, text)
    folded = fold_phrase(text)
    found = [item for item in entries("cues.yaml") if _phrase(item.values) and _begins(folded, _phrase(item.values))]
    longest = max(found, key=lambda item: len(_phrase(item.values)), default=None)
    return (longest.entry,) if longest else ()


def _phrase(values: Mapping[str, Any]) -> str:
    """The folded phrase of an entry that is only a phrase."""
    return fold_phrase(values["nouns"][0]) if set(values) == {"nouns"} else ""


def _begins(text: str, phrase: str) -> bool:
    return text == phrase or text.startswith(f"{phrase} ")


def _lexical(file: str, name: str, text: str) -> tuple[KnowledgeEntry, ...]:
    if name.isascii():
        return ()  # made by a rule (colon, carried, act accuse), not by a word of the lexicon
    named = [item for item in entries(file) if name in _lemmas(item.values)]
    form = fold_phrase(text)
    exact = [item for item in named or entries(file) if _has_form(item, form)]
    return tuple(item.entry for item in exact or named)


def _lemmas(values: Mapping[str, Any]) -> Iterator[str]:
    """The names by which a lexicon may call an entry: its verb, or the first of its nouns or participles."""
    yield from filter(None, (values.get("past"), values.get("present")))
    for part in ("nouns", "participles", "passive_participles"):
        yield from (values.get(part) or ())[:1]


def _has_form(item: Located, text: str) -> bool:
    forms = _forms(item.entry)
    return text in forms or any(bare in forms for bare in without_pronoun(text))


@cache
def _forms(entry: KnowledgeEntry) -> frozenset[str]:
    values = next(item.values for item in entries(entry.file) if item.entry == entry)
    phrases = {fold_phrase(noun) for noun in values.get("nouns") or () if " " in noun}
    return frozenset(phrases.union(spelling for spelling, _ in inflect(lexeme_of(values))))


def type_entries(type_: str) -> tuple[KnowledgeEntry, ...]:
    """The entry of a PLOVER type, with its quad class and CAMEO codes."""
    return matching("plover.yaml", lambda values: values.get("id") == type_)


def entity_entries(entity: Entity, mentions: tuple[Mention, ...]) -> tuple[KnowledgeEntry, ...]:
    """What the files know of an entity itself, and the heads and classifiers that its mentions were found by."""
    heads = (found for mention in mentions for found in _mention_entries(mention))
    return tuple(dict.fromkeys((*_things(entity), *heads)))


def _things(entity: Entity) -> tuple[KnowledgeEntry, ...]:
    def named(values: Mapping[str, Any]) -> bool:
        return bool(values.get("name") == entity.name and values.get("en") == entity.en)

    if entity.type == "PER":
        return tuple(found for file in files_below("people") for found in matching(file, named))
    if entity.type in ("GPE", "LOC", "FAC"):
        return matching("countries.yaml", lambda values: _is_state(values, entity)) or _place(entity)
    return matching("organisations.yaml", named) or matching("countries.yaml", lambda item: _is_seat(item, entity))


def _is_state(values: Mapping[str, Any], entity: Entity) -> bool:
    """Whether a country's entry is of the state or of its capital."""
    own = (values, values.get("capital") or {})
    return entity.country == values.get("id") and any(
        entity.name == item.get("name") and entity.en == item.get("en") for item in own
    )


def _is_seat(values: Mapping[str, Any], entity: Entity) -> bool:
    """Whether a country's entry names a building that stands for its government, or its people."""
    if entity.country != values.get("id"):
        return False
    return entity.name in (values.get("metonyms") or ()) or entity.en == f"people of {values.get('en')}"


def _place(entity: Entity) -> tuple[KnowledgeEntry, ...]:
    """The line of a place: of several of one name the one with the same English name and country."""
    rows = ((found, found.text.split("\t")) for found in places().get(entity.name, ()))
    return tuple(found for found, row in rows if (row[2] or None, row[3] or None) == (entity.en, entity.country))


def _mention_entries(mention: Mention) -> tuple[KnowledgeEntry, ...]:
    rule = mention.why[0] if mention.why else ""
    if rule.startswith(CLASSIFIED) and rule != "classified-quoted":
        return matching("classifiers.yaml", lambda values: values.get("id") == rule.removeprefix(CLASSIFIED))
    return _headed(HEADS[rule], fold_phrase(mention.span.text)) if rule in HEADS else ()


@cache
def _headed(file: str, phrase: str) -> tuple[KnowledgeEntry, ...]:
    """The entry whose head is the longest that stands in a phrase, as whole words, with or without ال."""
    words = f" {phrase} "
    bare = words.replace(" ال", " ")
    found = [
        (len(head), item.entry)
        for item in entries(file)
        for head in _heads(item.values)
        if f" {head} " in words or f" {head.removeprefix('ال')} " in bare
    ]
    return (max(found, key=lambda pair: pair[0])[1],) if found else ()


def _heads(values: Mapping[str, Any]) -> Iterator[str]:
    for key in ("heads", "plural", "with_country"):
        yield from map(fold_phrase, values.get(key) or ())
    if values.get("adjective"):
        yield from (fold_phrase(values["adjective"] + ending) for ending in _ADJECTIVE)
