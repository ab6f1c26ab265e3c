"""The trigger lexicon in memory: senses, frames and word sets (`triggers/*.yaml`, `events.yaml`, `status.yaml`)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from khabar.knowledge.lexemes import FormTable, lexeme_of
from khabar.knowledge.loading import DATA, load_yaml, parse_yaml
from khabar.text.folding import fold_phrase
from khabar.text.inflection import Form
from khabar.text.matcher import PhraseMatcher

_ARTICLE = "ال"
_PREPOSITIONS = ("عن", "علي", "مع", "من")
_PARTS = ("past", "present", "nouns", "participles", "passive_participles")
# Which forms of an entry report an occurrence, by its `tense`; nouns and participles always do but for "verbs".
_TENSES: Mapping[str, frozenset[str]] = {
    "any": frozenset({"past", "present", "imperative"}),
    "past": frozenset({"past"}),
    "present": frozenset({"present"}),
    "nouns": frozenset(),
    "nouns_present": frozenset({"present"}),
    "past_nouns": frozenset({"past"}),
}


@dataclass(frozen=True, slots=True)
class Slots:
    """Where actors and recipients stand for one form of a trigger (slots of `events.yaml`)."""

    actor: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Frame:
    """The argument frame of a trigger; a reciprocal one gathers all parties as actors."""

    name: str
    forms: Mapping[str, Slots]
    reciprocal: bool = False
    place: tuple[str, ...] = ()

    def slots(self, form: str) -> Slots:
        """The slots for `verb`, `noun`, `passive` or `participle`; the noun's where a form has none of its own."""
        return self.forms.get(form) or self.forms.get("noun") or Slots()


@dataclass(frozen=True, slots=True)
class WordSet:
    """Folded words without article, and folded phrases of more than one word."""

    words: frozenset[str]
    phrases: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.words or self.phrases)


@dataclass(frozen=True, eq=False)
class Sense:
    """One entry of the lexicon: what a word means as a trigger and the context it needs."""

    name: str
    type: str
    mode: str | None
    frame: Frame
    needs: WordSet
    excludes: WordSet
    before: WordSet
    passive: bool
    negated: str | None
    verbs: frozenset[str]
    present: str = ""  # folded, without its prefix
    reach: int = 6
    weak: bool = False


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Everything that the event coder looks words up in."""

    frames: Mapping[str, Frame]
    forms: FormTable[Sense]
    phrases: PhraseMatcher[Sense]
    words: Mapping[str, frozenset[str]]  # lists of events.yaml
    by: tuple[str, ...]
    status: Mapping[str, Any]
    size: int


@cache
def load_lexicon() -> Lexicon:
    """Read the lexicon once per process; raises KeyError or ValueError for an entry that the files do not support."""
    data = load_yaml("events.yaml")
    frames = {name: _frame(name, item) for name, item in data["frames"].items()}
    forms: FormTable[Sense] = FormTable()
    phrases: PhraseMatcher[Sense] = PhraseMatcher()
    size = 0
    for type_name, group, entry in _entries():
        size += 1
        sense = _sense(type_name, {**group, **entry}, frames, data["sets"])
        forms.add(lexeme_of({**entry, "nouns": list(_single_nouns(entry))}), sense)
        for phrase in (n for n in entry.get("nouns", ()) if " " in n):
            phrases.add(phrase, sense)
    words = {key: _folded(value) for key, value in data.items() if isinstance(value, list) and key != "by"}
    words |= {key: frozenset(data[key]) for key in ("political_sectors", "civilian_types")}
    return Lexicon(frames, forms, phrases, words, tuple(map(fold_phrase, data["by"])), _status(), size)


def _entries() -> Iterator[tuple[str, dict[str, Any], dict[str, Any]]]:
    """Every entry of every type's file with the defaults of its group; a phrase is an entry with one noun."""
    for path in sorted((DATA / "triggers").iterdir(), key=lambda path: path.name):
        if not path.name.endswith(".yaml"):
            continue
        for group in parse_yaml(path):
            defaults = {key: value for key, value in group.items() if key not in ("lexemes", "phrases")}
            for entry in group.get("lexemes", ()):
                yield path.name.removesuffix(".yaml"), defaults, entry
            for phrase in group.get("phrases", ()):
                yield path.name.removesuffix(".yaml"), defaults, {"nouns": [phrase]}


def _single_nouns(entry: Mapping[str, Any]) -> Iterator[str]:
    """The one-word nouns; of لقاء also the spellings that its hamza takes before a pronoun (لقائه, لقاؤه)."""
    for noun in entry.get("nouns", ()):
        if " " not in noun:
            yield noun
            if noun.endswith("اء"):
                yield from (noun[:-1] + "ئ", noun[:-1] + "ؤ")


def _sense(type_name: str, entry: Mapping[str, Any], frames: Mapping[str, Frame], sets: Mapping[str, Any]) -> Sense:
    lemma = entry.get("past") or next(iter(next(filter(None, (entry.get(part) for part in _PARTS)))))
    return Sense(
        name=str(lemma),
        type=type_name,
        mode=entry.get("mode"),
        frame=frames[entry["frame"]],
        needs=word_set(entry.get("needs") or (), sets),
        excludes=word_set(entry.get("excludes") or (), sets),
        before=word_set(entry.get("before") or (), sets),
        passive=bool(entry.get("passive")),
        negated=entry.get("negated"),
        verbs=_TENSES[entry.get("tense", "any")],
        present=fold_phrase(entry.get("present") or "")[1:],
        reach=entry.get("reach", 6),
        weak=bool(entry.get("weak")),
    )


def word_set(words: Iterable[str], sets: Mapping[str, Any]) -> WordSet:
    """Fold words and phrases, and put in the sets that are named with $."""
    flat: list[str] = []
    for word in words:
        flat.extend(sets[word[1:]] if word.startswith("$") else (word,))
    folded = [fold_phrase(word) for word in flat]
    folded += [word + pronoun for word in folded if word in _PREPOSITIONS for pronoun in ("ه", "ها", "هم")]
    return WordSet(
        frozenset(bare(word) for word in folded if " " not in word), tuple(word for word in folded if " " in word)
    )


def bare(word: str) -> str:
    """A folded word without its article."""
    return word[2:] if word.startswith(_ARTICLE) and len(word) > 4 else word


def allows(sense: Sense, form: Form) -> bool:
    """Whether this form of the entry reports an occurrence."""
    return form.person is None or form.kind in sense.verbs


def _frame(name: str, item: Mapping[str, Any]) -> Frame:
    forms = {
        form: Slots(tuple(map(_slot, slots["actor"])), tuple(map(_slot, slots["recipient"])))
        for form, slots in item.items()
        if isinstance(slots, dict)
    }
    return Frame(name, forms, bool(item.get("reciprocal")), tuple(map(_slot, item.get("place", ()))))


def _slot(slot: str) -> str:
    return slot if slot.isascii() else fold_phrase(slot)


def _folded(words: Iterable[str]) -> frozenset[str]:
    return frozenset(fold_phrase(word) for word in words)


def _status() -> dict[str, Any]:
    data = load_yaml("status.yaml")
    return {
        key: _folded(value) if isinstance(value, list) and not value[0].isascii() else value
        for key, value in data.items()
    }
