"""The word lists that recognisers use: bodies, offices, groups, classifiers, given names, function words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from khabar.knowledge.loading import SHIPPED, Knowledge, load_records, load_tsv, load_yaml
from khabar.knowledge.verbs import verb_forms
from khabar.knowledge.world import adjective_forms
from khabar.model.records import EntityType, MentionKind
from khabar.text.folding import fold
from khabar.text.matcher import PhraseMatcher, folded_words


@dataclass(frozen=True, slots=True)
class Body:
    """A head that makes an organisation with a country: الجيش, وزارة الخارجية."""

    id: str
    en: str
    type: EntityType
    sectors: tuple[str, ...]
    kind: MentionKind
    alone: Literal["always", "after", "never"]
    dual: bool = False


@dataclass(frozen=True, slots=True)
class Office:
    """A title; `honorific` stands only before a name, `role` may be held by several at a time."""

    id: str
    en: str
    sectors: tuple[str, ...]
    honorific: bool
    role: bool
    number: Literal["one", "two", "many"]
    head: str  # the commonest Arabic form


@dataclass(frozen=True, slots=True)
class Group:
    """A noun for people by role; `source` marks those who speak without a name."""

    id: str
    en: str
    type: EntityType
    sectors: tuple[str, ...]
    source: bool
    kind: MentionKind
    country: str | None
    adjective: bool  # the form is an adjective of the group (الكردية), not its noun


@dataclass(frozen=True, slots=True)
class Qualifier:
    """A word that follows a source noun and describes it; `sectors` replace those of the noun where given."""

    en: str
    sectors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Classifier:
    """A noun that says what the name after it names: مدينة, مطار, حزب."""

    id: str
    type: EntityType
    sectors: tuple[str, ...]
    whole: bool
    unknown: Literal["quoted", "definite", "any"]


@dataclass(frozen=True, slots=True)
class Anaphor:
    """A definite noun that stands for an organisation named before: its nouns and the sectors that fit."""

    nouns: tuple[str, ...]
    sectors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All word lists, folded."""

    bodies: PhraseMatcher[Body]
    offices: PhraseMatcher[Office]
    groups: PhraseMatcher[Group]
    classifiers: PhraseMatcher[Classifier]
    qualifiers: dict[str, Qualifier]
    given: frozenset[str]
    ambiguous_given: frozenset[str]
    before: frozenset[str]
    after: frozenset[str]
    function_words: frozenset[str]
    title_adjectives: frozenset[str]
    departments: frozenset[str]
    body_adjectives: frozenset[str]
    named_bodies: frozenset[str]
    doubtful_places: frozenset[str]
    quantities: PhraseMatcher[None]
    not_names: PhraseMatcher[None]
    verbs: frozenset[str]
    common: frozenset[str]  # one-word heads: never a place without a classifier before it
    body_ids: dict[str, Body]
    office_ids: dict[str, Office]
    anaphors: dict[str, Anaphor]
    place_anaphors: dict[str, str]
    pair_anaphors: dict[str, tuple[str, ...]]
    acts_as_state: frozenset[str]
    sides: frozenset[str]
    counterparts: frozenset[str]
    own_country: frozenset[str]
    city_before: frozenset[str]
    general_offices: dict[str, str]
    sole_offices: dict[str, str]
    kindred_offices: dict[str, tuple[str, ...]]
    city_verbs: frozenset[str]
    government_words: frozenset[str]


def load_lexicon(knowledge: Knowledge | None = None) -> Lexicon:
    """Read the word lists (once per process and set of files)."""
    return _load_lexicon(knowledge or SHIPPED)


@cache
def _load_lexicon(knowledge: Knowledge) -> Lexicon:
    bodies = list(_bodies(knowledge.records("bodies.yaml")))
    offices = list(_offices(knowledge.records("offices.yaml")))
    function = load_yaml("function_words.yaml")
    particles = load_yaml("surname_particles.yaml")
    groups = load_records("groups.yaml")
    deixis = load_yaml("deixis.yaml")
    words = _words(function["words"])  # آن folds to أن: a function word is never taken for a given name
    given = {fold(row["name"]): row.get("ambiguous") == "1" for row in load_tsv("given_names.tsv")}
    return Lexicon(
        bodies=_matcher(bodies),
        offices=_matcher(offices),
        groups=_matcher(_groups(groups["groups"])),
        classifiers=_matcher(_classifiers(load_records("classifiers.yaml"))),
        qualifiers=dict(_qualifiers(groups["qualifiers"])),
        given=frozenset(given) - words,
        ambiguous_given=frozenset(name for name, ambiguous in given.items() if ambiguous),
        before=_words(particles["before"]),
        after=_words(particles["after"]),
        function_words=words,
        title_adjectives=_words(function["title_adjectives"]),
        departments=_words(function["departments"]),
        body_adjectives=_words(function["body_adjectives"]),
        named_bodies=_words(function["named_bodies"]),
        doubtful_places=_words(function["doubtful_places"]),
        quantities=_matcher((phrase, None) for phrase in function["quantities"]),
        not_names=_matcher((phrase, None) for phrase in function["not_names"]),
        verbs=verb_forms(),
        common=_one_word_heads([*bodies, *offices], groups["groups"]) | _words(function["not_places"]),
        body_ids={body.id: body for _, body in bodies},
        office_ids={office.id: office for _, office in offices},
        anaphors=dict(_anaphors(deixis["anaphors"])),
        place_anaphors={fold(word): kind for word, kind in deixis["place_anaphors"].items()},
        pair_anaphors={fold(word): tuple(kinds) for word, kinds in deixis["pair_anaphors"].items()},
        acts_as_state=frozenset(deixis["acts_as_state"]),
        sides=_words(deixis["side"]),
        counterparts=_words(deixis["counterpart"]),
        own_country=_words(deixis["own_country"]),
        city_before=_words(deixis["city_before"]),
        general_offices=deixis["general_offices"],
        sole_offices=deixis["sole_offices"],
        kindred_offices={office: tuple(kin) for office, kin in deixis["kindred_offices"].items()},
        city_verbs=_words(deixis["city_verbs"]),
        government_words=_words(deixis["government_words"]),
    )


def _words(phrases: Iterable[Any]) -> frozenset[str]:
    return frozenset(word for phrase in phrases for word in folded_words(str(phrase)))


def _one_word_heads(known: Iterable[tuple[str, Any]], groups: Iterable[dict[str, Any]]) -> frozenset[str]:
    heads = [phrase for phrase, _ in known]
    heads += [phrase for phrase, _ in _groups(groups)]
    heads += [phrase for phrase, _ in _classifiers(load_records("classifiers.yaml"))]
    bare = {fold(head).removeprefix("ال") for head in heads if " " not in head}
    return frozenset(bare | {"ال" + head for head in bare})


def _matcher(items: Iterable[tuple[str, Any]]) -> PhraseMatcher[Any]:
    matcher: PhraseMatcher[Any] = PhraseMatcher(quotes_inside=True)
    for phrase, value in items:
        matcher.add(phrase, value)
    return matcher


def _bodies(items: Iterable[dict[str, Any]]) -> Iterator[tuple[str, Body]]:
    for item in items:
        values = (item["id"], item["en"], item["type"], tuple(item["sectors"]), item["kind"])
        for head in item["heads"]:
            yield head, Body(*values, item.get("alone", "never"))
            for dual in _duals(head):
                yield dual, Body(*values, "never", dual=True)
        for head in item.get("with_country", ()):
            yield head, Body(*values, "never")
            for dual in _duals(head):
                yield dual, Body(*values, "never", dual=True)


def _duals(head: str) -> tuple[str, ...]:
    """The dual of a one-word definite head (الجيشين, الحكومتان), as in الجيشين الروسي والسوري."""
    if " " in head or not head.startswith("ال") or head.endswith("ات"):
        return ()
    stem = head[:-1] + "ت" if head.endswith("ة") else head
    return stem + "ين", stem + "ان"


def _offices(items: Iterable[dict[str, Any]]) -> Iterator[tuple[str, Office]]:
    for item in items:
        values = (item["id"], item["en"], tuple(item["sectors"]), item.get("honorific", False))
        role, usual = item.get("takes") == "role", item["heads"][0]
        for head in item["heads"]:
            yield head, Office(*values, role, "one", usual)
            if " " in head and head.endswith("ة") and not head.startswith("ال"):
                for pronoun in ("ه", "ها", "هم"):  # وزير خارجيته
                    yield head[:-1] + "ت" + pronoun, Office(*values, role, "one", usual)
            yield from ((dual, Office(*values, role, "two", usual)) for dual in _office_duals(head))
        for head in item.get("plural", ()):
            two = folded_words(head)[0].endswith(("ان", "ين"))
            yield head, Office(*values, role, "two" if two else "many", usual)


def _office_duals(head: str) -> Iterator[str]:
    """The dual before another noun: وزير الخارجية gives وزيرا الخارجية and وزيري الخارجية."""
    first, _, rest = head.partition(" ")
    if rest and not first.startswith("ال"):
        stem = first[:-1] + "ت" if first.endswith("ة") else first
        yield f"{stem}ا {rest}"
        yield f"{stem}ي {rest}"


def _groups(items: Iterable[dict[str, Any]]) -> Iterator[tuple[str, Group]]:
    for item in items:
        values = (
            item["id"], item["en"], item.get("type", "GRP"), tuple(item.get("sectors", ())),
            bool(item.get("source")), item.get("kind", "NOM"), item.get("country"),
        )  # fmt: skip
        for head in item["heads"]:
            yield head, Group(*values, adjective=False)
            if not item.get("definite") and " " not in head:
                yield "ال" + head, Group(*values, adjective=False)
        for adjective in filter(None, (item.get("adjective"), *item.get("adjectives", ()))):
            for form, _ in adjective_forms(adjective):
                yield form, Group(*values, adjective=True)


def _anaphors(items: Iterable[dict[str, Any]]) -> Iterator[tuple[str, Anaphor]]:
    for item in items:
        anaphor = Anaphor(tuple(map(fold, item["nouns"])), tuple(item["sectors"]))
        yield from ((fold(head), anaphor) for head in item["heads"])


def _qualifiers(items: Iterable[dict[str, Any]]) -> Iterator[tuple[str, Qualifier]]:
    """One-word forms of the qualifiers, with and without ال (two-word ones need their own grammar)."""
    for item in items:
        qualifier = Qualifier(item["en"], tuple(item.get("sectors", ())))
        for form in item["forms"]:
            word = fold(form)
            if " " not in word:
                yield word, qualifier
                yield "ال" + word, qualifier


def _classifiers(items: Iterable[dict[str, Any]]) -> Iterator[tuple[str, Classifier]]:
    for item in items:
        classifier = Classifier(
            item["id"], item["type"], tuple(item["sectors"]), item["span"] == "whole", item["unknown"]
        )
        for head in item["heads"]:
            yield head, classifier
