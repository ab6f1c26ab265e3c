"""PLOVER types: quad class, CAMEO code and the words that name a mode (`plover.yaml`)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from khabar.knowledge.loading import load_yaml
from khabar.model.records import QuadClass
from khabar.text.folding import fold


@dataclass(frozen=True, slots=True)
class PloverType:
    """One PLOVER type; `modes` maps each mode to its CAMEO code, `words` folded words to the mode they name."""

    name: str
    quad: QuadClass
    cameo: str
    about: str
    modes: Mapping[str, str]
    words: Mapping[str, str]

    def code(self, mode: str | None) -> str:
        """The CAMEO code of a mode, or the type's root code (CAMEO2PLOVER crosswalk)."""
        return self.modes.get(mode or "", self.cameo)

    def mode_named(self, words: Iterable[str]) -> str | None:
        """The mode that the first telling word names, if any does."""
        return next((self.words[word] for word in words if word in self.words), None)


@cache
def load_types() -> Mapping[str, PloverType]:
    """All sixteen types by name."""
    return {
        name: PloverType(
            name,
            item["quad"],
            item["cameo"],
            item["about"],
            item.get("modes", {}),
            {fold(word): mode for mode, words in item.get("words", {}).items() for word in words},
        )
        for name, item in load_yaml("plover.yaml")["types"].items()
    }
