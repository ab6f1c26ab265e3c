"""Definite nouns that stand for something named elsewhere in the article: التنظيم, البلدة, العاصمة, الطرفان.

Recognisers propose them; `antecedents` finds what they stand for among the mentions before them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from khabar.knowledge.world import Entry
from khabar.model.records import Mention
from khabar.names.candidates import Candidate, Phrase
from khabar.names.heads import recognise_group
from khabar.names.view import View
from khabar.text.folding import fold

CAPITAL = "capital"
HOME = "home"


def recognise_anaphor(view: View, index: int) -> Phrase | None:
    """One definite noun that stands for an organisation, a place or a pair named before."""
    if not view.is_word(index):
        return None
    lexicon = view.lexicon
    for stem, start in view.tokens[index].stems:
        for rule, words in (
            ("anaphor", lexicon.anaphors),
            ("place-anaphor", lexicon.place_anaphors),
        ):
            if stem in words:
                candidate = Candidate(start, view.tokens[index].end, "NOM", rule, None, office=stem)
                return Phrase(index, index, (candidate,))
    return None


def recognise_pair(view: View, index: int) -> Phrase | None:
    """A dual that stands for the last two (الطرفان), where the article has named two before it."""
    if not view.is_word(index):
        return None
    for stem, start in view.tokens[index].stems:
        if stem in view.lexicon.pair_anaphors:
            group = recognise_group(view, index)
            entry = group.candidates[0].entry if group and group.last == index else None
            candidate = Candidate(start, view.tokens[index].end, "NOM", "pair-anaphor", entry, office=stem)
            return Phrase(index, index, (candidate,))
    return None


def antecedents(
    view: View, candidate: Candidate, mentions: Sequence[Mention], entries: Mapping[str, Entry]
) -> list[Entry]:
    """What an anaphor stands for, given the mentions before it; empty where nothing fits."""
    before = [entries[mention.entity] for mention in reversed(mentions)]
    if candidate.rule == "place-anaphor":
        return _place(view, candidate.office or "", before)
    if candidate.rule == "pair-anaphor":
        two = _pair(view, candidate.office or "", before)
        return two or ([candidate.entry] if candidate.entry else [])
    return list(_organisation(view, candidate.office or "", mentions, entries))[:1]


def _organisation(view: View, noun: str, mentions: Sequence[Mention], entries: Mapping[str, Entry]) -> Iterator[Entry]:
    """Organisations met before, last first, whose name (with the word before it) or sectors fit the noun."""
    anaphor = view.lexicon.anaphors[noun]
    for mention in reversed(mentions):
        entry = entries[mention.entity]
        if entry.type != "ORG":
            continue
        start = mention.span.start
        words = fold(entry.name).split() + fold(view.doc.text[max(0, start - 8) : start]).split()
        named = any(word.removeprefix("ال").endswith(noun) for word in words for noun in anaphor.nouns)
        if named or set(anaphor.sectors) & set(entry.sectors):
            yield entry


def _place(view: View, noun: str, before: Sequence[Entry]) -> list[Entry]:
    """The town or region met last; العاصمة and البلاد are those of the country that the article speaks of most."""
    wanted = view.lexicon.place_anaphors[noun]
    if wanted in (CAPITAL, HOME):
        home = view.home()
        entry = view.world.capitals.get(home or "") if wanted == CAPITAL else view.state(home)
        return [entry] if entry is not None else []
    places = (e for e in before if e.type in ("GPE", "LOC", "FAC") and e.type == wanted and "GOV" not in e.sectors)
    found = next(places, None)
    return [found] if found is not None else []


def _pair(view: View, noun: str, before: Sequence[Entry]) -> list[Entry]:
    """The two different states, persons or parties met last."""
    wanted = view.lexicon.pair_anaphors[noun]
    found: list[Entry] = []
    for entry in before:
        fits = entry.type in wanted and (entry.type != "GPE" or "GOV" in entry.sectors)
        fits = fits and ("MIL" in entry.sectors or not noun.startswith("الجيش"))
        if fits and entry.key not in {other.key for other in found}:
            found.append(entry)
        if len(found) == 2:
            return found
    return []
