"""The words of the interface in its two languages, from interface.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

import yaml

from khabar.views.labels import Label
from khabar.views.records import Party

DIRECTIONS = MappingProxyType({"en": "ltr", "ar": "rtl"})


@dataclass(frozen=True, slots=True)
class Interface:
    """One language of the interface: its code, writing direction and words."""

    language: str
    words: Mapping[str, str]

    @property
    def direction(self) -> str:
        return DIRECTIONS[self.language]

    @property
    def other(self) -> str:
        """The language that a reader can switch to."""
        return "en" if self.language == "ar" else "ar"

    def label(self, label: Label) -> str:
        """A coded value in this language."""
        return label.ar if self.language == "ar" else label.en

    def name(self, party: Party) -> str:
        """A name in this language where it is known, in Arabic otherwise."""
        return party.name if self.language == "ar" else party.en or party.name


@cache
def interface(language: str) -> Interface:
    """The interface of a language, `en` or `ar`."""
    entries = yaml.safe_load(files("khabar.web").joinpath("interface.yaml").read_text(encoding="utf-8"))
    column = ("en", "ar").index(language)
    return Interface(language, MappingProxyType({key: pair[column] for key, pair in entries.items()}))
