"""Spelling variants of foreign names: names that differ only in how Arabic letters render foreign sounds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from functools import cache

from khabar.knowledge.world import Entry, World
from khabar.text.folding import fold_phrase

# Letters for one foreign sound, in folded text; vowels are written or left out as one likes, and so is doubling.
_SOUNDS = str.maketrans(
    {letter: sound for sound, letters in {
        "t": "تط", "s": "سصثش", "z": "زذظ", "d": "دض", "g": "غقك", "h": "هح",
    }.items() for letter in letters}
    | dict.fromkeys("اويعء", None)
)  # fmt: skip
SHORTEST = 5  # consonants: shorter skeletons meet by chance
ARAB = frozenset((
    "ARE", "BHR", "COM", "DJI", "DZA", "EGY", "ESH", "IRQ", "JOR", "KWT", "LBN", "LBY", "MAR", "MRT", "OMN", "PSE",
    "QAT", "SAU", "SDN", "SOM", "SYR", "TUN", "YEM",
))  # fmt: skip
LEAST_LIKENESS = 0.72  # of the letters themselves: skeletons leave out the vowels


def skeletons(word: str) -> tuple[str, ...]:
    """The consonants of a folded word as classes of sounds; ج is g (غوتيريش, جوتيريش) or sh (جاويش, شاويش)."""
    word = word.removesuffix("ه").replace("تش", "ش")
    forms = {word.replace("ج", "غ"), word.replace("ج", "ش")} if "ج" in word else {word}
    return tuple(sorted(form.translate(_SOUNDS) for form in forms))


def joined(words: Iterable[str]) -> set[str]:
    """The skeletons of a name of several words, doubled sounds written once."""
    found = {""}
    for word in words:
        found = {before + skeleton for before in found for skeleton in skeletons(word)}
    return {"".join(c for i, c in enumerate(form) if i == 0 or form[i - 1] != c) for form in found}


class SoundIndex:
    """Known full names by their skeletons. Names of Arab states are left out: there vowels tell names apart."""

    def __init__(self, world: World) -> None:
        self._names: dict[str, list[tuple[str, Entry]]] = defaultdict(list)
        self._endings: dict[str, list[tuple[str, Entry]]] = defaultdict(list)
        for phrase, name in world.people:
            if " " not in phrase or name.entry.country in ARAB:
                continue
            folded = fold_phrase(phrase)
            for skeleton in joined(folded.split()):
                if len(skeleton) >= SHORTEST:
                    self._names[skeleton].append((folded, name.entry))
            for first in range(1, len(folded.split())):
                ending = folded.split()[first:]
                for skeleton in joined(ending):
                    self._endings[skeleton].append((" ".join(ending), name.entry))

    def find(self, words: tuple[str, ...]) -> Iterator[tuple[str, Entry]]:
        """Known names (folded) that sound like the folded words of a name, with whom they name."""
        text = " ".join(words)
        for skeleton in joined(words):
            for name, entry in self._names.get(skeleton, ()):
                if SequenceMatcher(None, text, name).ratio() >= LEAST_LIKENESS:
                    yield name, entry

    def surnames(self, words: tuple[str, ...]) -> Iterator[tuple[str, Entry]]:
        """Known names whose end sounds like folded words, with whom they name."""
        text = " ".join(words)
        for skeleton in joined(words):
            for name, entry in self._endings.get(skeleton, ()) if skeleton else ():
                if SequenceMatcher(None, text, name).ratio() >= LEAST_LIKENESS:
                    yield name, entry

    def one(self, words: tuple[str, ...]) -> Entry | None:
        """Whom a name sounds like; None where that is nobody or more than one."""
        found = {entry.key: entry for _, entry in self.find(words)}
        return next(iter(found.values())) if len(found) == 1 else None


@cache
def sound_index(world: World) -> SoundIndex:
    """The index over the people of a world (once per process: it takes a tenth of a second)."""
    return SoundIndex(world)
