"""Labels of coded values in English and Arabic, from labels.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Final

import yaml


@dataclass(frozen=True, slots=True)
class Label:
    """A coded value with its English and Arabic wording."""

    key: str
    en: str
    ar: str


Group = Mapping[str, Label]

# Modes have one group per event type: the same key can mean different things.
_MODES: Final = "modes"


@cache
def labels() -> Mapping[str, Group]:
    """Labels by group: acts, styles, statuses, types, modes.TYPE, quads, counts, entity_types, sectors, layers …"""
    text = files("khabar.views").joinpath("labels.yaml").read_text(encoding="utf-8")
    data = yaml.safe_load(text)
    modes = data.pop(_MODES)
    groups = {name: _group(entries) for name, entries in data.items()}
    groups |= {f"{_MODES}.{type_}": _group(entries) for type_, entries in modes.items()}
    return MappingProxyType(groups)


def label(group: str, key: str) -> Label:
    """The label of one value; a value that labels.yaml does not know is its own label."""
    return labels().get(group, {}).get(key) or Label(key, key, key)


def mode_label(type_: str, mode: str) -> Label:
    """The label of a mode of an event type."""
    return label(f"{_MODES}.{type_}", mode)


def _group(entries: Mapping[str, list[str]]) -> Group:
    return MappingProxyType({key: Label(key, en, ar) for key, (en, ar) in entries.items()})
