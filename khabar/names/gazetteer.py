"""Names that the gazetteer knows: states, capitals, places, organisations, nationalities."""

from __future__ import annotations

from dataclasses import replace

from khabar.knowledge.world import Entry, Name
from khabar.names.candidates import Candidate, Phrase
from khabar.names.view import OPENING, View
from khabar.text.folding import fold
from khabar.text.matcher import Match

# Among names of the same words: a state before its capital, a place last.
ORDER = {
    "state": 0,
    "metonym": 1,
    "capital": 2,
    "organisation": 3,
    "people": 4,
    "adjective": 5,
    "place": 6,
    "person": 7,
}
PLURAL_ADJECTIVE = ("ون", "ين")


def recognise_no_name(view: View, index: int) -> Phrase | None:
    """A phrase that holds a name's word but no name (القوة القاهرة)."""
    matches = view.lexicon.not_names.at(view.tokens, index)
    return Phrase(index, matches[0].last, ()) if matches else None


def recognise_name(view: View, index: int) -> Phrase | None:
    """The longest name at a token that may stand alone there."""
    matches = [m for m in view.names_at(index) if m.value.kind != "person" and _allowed(view, m)]
    if not matches:
        return None
    longest = [m for m in matches if (m.start, m.last) == (matches[0].start, matches[0].last)]
    first = min(longest, key=lambda m: ORDER[m.value.kind])
    places = [m for m in longest if m.value.kind in ("place", "capital")]
    if first.value.kind in ("place", "capital") and len(places) > 1:
        first = view.best_place(places, index)
    entry, rule = _reading(view, first)
    return Phrase(index, first.last, (Candidate(_name_start(view, first), first.end, "NAM", rule, entry),))


def _name_start(view: View, match: Match[Name]) -> int:
    """Where the name itself begins: behind the noun that classifies it (محافظة عدن)."""
    if match.value.kind == "place" and match.last > match.first:
        for classifier in view.lexicon.classifiers.at(view.tokens, match.first):
            if classifier.last < match.last and not classifier.value.whole and classifier.value.type == "GPE":
                return view.tokens[classifier.last + 1].start
    return match.start


def _allowed(view: View, match: Match[Name]) -> bool:
    use, token = match.value.use, view.tokens[match.first]
    if use == "short":
        return match.value.entry.key in view.named
    if use == "quoted":
        return match.first > 0 and view.tokens[match.first - 1].text in OPENING
    if match.value.kind in ("place", "capital") and match.first == match.last:
        return _plausible_place(view, match, token.start)
    return True


def _plausible_place(view: View, match: Match[Name], start: int) -> bool:
    """One-word places: no given names, no common nouns, and behind a clitic no word that has its own meaning."""
    word = view.word(match.first)
    stem = fold(view.doc.text[match.start : match.end])
    if {word, stem} & view.lexicon.given or view.word(match.first - 1) in view.lexicon.given:
        return False
    if stem in view.lexicon.common or stem in view.lexicon.function_words:
        return False
    if stem in view.lexicon.doubtful_places and not view.names_country_otherwise(match.value.entry.country, stem):
        return False
    return match.start == start or not (word in view.lexicon.function_words or word in view.lexicon.verbs)


def _reading(view: View, match: Match[Name]) -> tuple[Entry, str]:
    entry, kind = match.value.entry, match.value.kind
    if kind == "capital":
        state = view.state(entry.country)
        if state is not None and not _is_city(view, match):
            return state, "capital-as-government"
        return entry, "capital-as-city"
    if kind == "state" and _is_accusative_adjective(view, match):
        return entry, "adjective"
    modifies = view.adjoins(match.first) and view.word(match.first - 1).startswith("ال")
    if kind == "adjective" and view.word(match.last).endswith(PLURAL_ADJECTIVE) and not modifies:
        people = Entry(f"people:{entry.key}", "", f"people of {entry.en}", "GRP", entry.key)
        return replace(people, name=view.doc.text[match.start : match.end]), "people"
    return entry, kind


def _is_accusative_adjective(view: View, match: Match[Name]) -> bool:
    """ضابطاً أوكرانياً: the accusative of the adjective is spelled like the country."""
    if not view.word(match.last).endswith("يا") or match.first != match.last:
        return False
    before = view.tokens[match.first - 1] if view.adjoins(match.first) else None
    return view.tokens[match.last].text.endswith(("ً", "اً")) or (before is not None and before.text.endswith("اً"))


def _is_city(view: View, match: Match[Name]) -> bool:
    clitic = view.doc.text[view.tokens[match.first].start : match.start]
    if clitic.endswith("ب"):
        return True
    first = match.first
    before = view.word(first - 1)
    if before in ("من", "الي") and _follows(view, first - 1, view.lexicon.government_words):
        return False
    if view.adjective_at(first - 1) and view.word(first - 2).endswith("العاصمه"):
        return True
    return not clitic and (
        _is_object(view, first)
        or before in view.lexicon.city_before
        or (before[:1] == "و" and before[1:] in view.lexicon.city_before)
    )


def _follows(view: View, index: int, words: frozenset[str]) -> bool:
    """Whether one of some words stands among the three before a token."""
    return any(view.word(position) in words for position in range(index - 3, index))


def _is_object(view: View, index: int) -> bool:
    """Whether a city verb stands before the subject before a capital: زار الوفد أنقرة, سيطر المقاتلون على كابل."""
    for position in range(index - 2, max(-1, index - 5), -1):
        if not view.is_word(position) or not view.is_word(position + 1):
            return False
        if view.word(position) in view.lexicon.city_verbs:
            return not any(view.names_at(i) for i in range(position + 1, index) if view.word(i) != "علي")
    return False
