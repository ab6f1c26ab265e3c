"""The cue lexicon: entries of `cues.yaml`, their inflected forms, and the small words of the grammar of reporting."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from khabar.knowledge.lexemes import FormTable, lexeme_of
from khabar.knowledge.loading import load_yaml
from khabar.text.folding import fold, fold_phrase
from khabar.text.inflection import Lexeme, inflect
from khabar.text.matcher import PhraseMatcher

SPEECH = frozenset({"clause", "quote", "colon"})
ANY_DISTANCE = 45  # words that may stand between a cue and its content: titles with relative clauses are long


@dataclass(frozen=True, slots=True, eq=False)
class CueEntry:
    """One lexeme as a cue; the header of `cues.yaml` explains the fields."""

    name: str
    act: str
    takes: frozenset[str]
    noun_takes: frozenset[str] = frozenset()
    object_is: str | None = None
    acts: Mapping[str, str] = field(default_factory=dict)
    negated: str | None = None
    reach: int = ANY_DISTANCE
    attitude: str = ""  # "", "yes" or "only"
    pronoun: bool = False
    carries: bool = False
    impersonal: bool = False
    speaker: bool = False
    may_warn: bool = False
    initial: bool = False
    at: frozenset[str] = frozenset()
    media_act: str | None = None
    media_only: bool = False
    opener_only: bool = False
    definite: bool = True
    needs: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class CueLexicon:
    """Forms of cues, phrases of attribution, attitudes, and the word lists."""

    forms: FormTable[CueEntry]
    attributions: PhraseMatcher[str]
    links: PhraseMatcher[str]
    attitudes: Mapping[str, str]
    fixed: PhraseMatcher[str]
    turns: PhraseMatcher[str]
    stops: PhraseMatcher[str]
    oppositions: PhraseMatcher[str]
    words: Mapping[str, frozenset[str]]

    def is_in(self, word: str, name: str) -> bool:
        """Whether a folded word, bare or behind و/ف, is in a word list."""
        words = self.words[name]
        return word in words or (len(word) > 2 and word[0] in "وف" and word[1:] in words)


_NOT_WORDS = frozenset(
    ("lexemes", "attitudes", "attributions", "attribution_links", "fixed", "turns", "stops", "oppositions")
)


@cache
def load_cues() -> CueLexicon:
    """Read `cues.yaml`; once per process."""
    data = load_yaml("cues.yaml")
    forms: FormTable[CueEntry] = FormTable()
    for group in data["lexemes"]:
        shared = {key: value for key, value in group.items() if key != "lexemes"}
        for item in group["lexemes"]:
            forms.add(lexeme_of(item), _entry(shared | item))
    return CueLexicon(
        forms,
        _matcher(data["attributions"]),
        _matcher(data["attribution_links"]),
        dict(_attitudes(data["attitudes"])),
        fixed=_matcher(data["fixed"]),
        turns=_matcher(data["turns"]),
        stops=_matcher(data["stops"]),
        oppositions=_matcher(data["oppositions"]),
        words={name: frozenset(map(fold_phrase, data[name])) for name in data if name not in _NOT_WORDS},
    )


def _entry(item: Mapping[str, Any]) -> CueEntry:
    attitude = item.get("attitude", False)
    return CueEntry(
        name=item.get("past") or item.get("present") or item["nouns"][0],
        act=item["act"],
        takes=_kinds(item.get("takes", ())),
        noun_takes=_kinds(item.get("noun_takes", ())),
        object_is=item.get("object_is"),
        acts=item.get("acts", {}),
        negated=item.get("negated"),
        reach=item.get("reach", ANY_DISTANCE),
        attitude=attitude if isinstance(attitude, str) else "yes" if attitude else "",
        pronoun=item.get("pronoun", False),
        carries=item.get("carries", False),
        impersonal=item.get("impersonal", False),
        speaker=item.get("speaker", False),
        may_warn=item.get("may_warn", False),
        initial=item.get("initial", False),
        at=frozenset(map(fold, item.get("at", ()))),
        media_act=item.get("media_act"),
        media_only=item.get("media_only", False),
        opener_only=item.get("opener_only", False),
        definite=item.get("definite", True),
        needs=frozenset(map(fold, item.get("needs", ()))),
    )


def _kinds(names: Iterable[str]) -> frozenset[str]:
    """Kinds of content; prepositions are folded, `speech` is written out."""
    kinds = {fold(name) for name in names}
    return frozenset(kinds - {"speech"} | SPEECH) if "speech" in kinds else frozenset(kinds)


def _matcher(phrases: Iterable[str]) -> PhraseMatcher[str]:
    matcher: PhraseMatcher[str] = PhraseMatcher()
    for phrase in phrases:
        matcher.add(phrase, fold_phrase(phrase))
    return matcher


def _attitudes(groups: Iterable[Mapping[str, Any]]) -> Iterable[tuple[str, str]]:
    """Every form of the attitude nouns, with the act it makes."""
    for group in groups:
        for spelling, _ in inflect(Lexeme(nouns=tuple(group["nouns"]))):
            yield spelling, group["act"]
