"""Every value that a coding can hold has an English and an Arabic label."""

from __future__ import annotations

from typing import get_args

import pytest

from khabar.knowledge.loading import load_yaml
from khabar.model import records
from khabar.model.schema import load_schema
from khabar.views.labels import Label, label, labels, mode_label
from khabar.views.marks import LAYERS

ACTS = next(field.values for field in load_schema("statement").fields if field.name == "act")
PLOVER = load_yaml("plover.yaml")["types"]


@pytest.mark.parametrize(
    ("group", "values"),
    [
        ("acts", ACTS),
        ("styles", get_args(records.Style)),
        ("statuses", get_args(records.Status)),
        ("quads", get_args(records.QuadClass)),
        ("entity_types", get_args(records.EntityType)),
        ("parts", get_args(records.PartKind)),
        ("counts", ("killed", "injured", "arrested", "displaced")),
        ("layers", LAYERS),
        ("types", tuple(PLOVER)),
    ],
)
def test_a_group_has_exactly_the_values_of_the_model(group: str, values: tuple[str, ...]) -> None:
    assert set(labels()[group]) == set(values)


def test_modes_are_those_of_plover() -> None:
    for type_, entry in PLOVER.items():
        assert set(labels().get(f"modes.{type_}", {})) == set(entry.get("modes", {})), type_


def test_labels_are_words_of_both_languages() -> None:
    for group in labels().values():
        for found in group.values():
            assert found.en.isascii(), found
            assert any("\u0600" <= char <= "\u06ff" for char in found.ar), found
            assert not any(char.isascii() and char.isalpha() for char in found.ar), found


def test_the_same_mode_means_different_things_by_type() -> None:
    assert mode_label("REJECT", "meet").en == "meeting"
    assert mode_label("CONSULT", "meet") == Label("meet", "meet", "meet")
    assert label("nothing", "x") == Label("x", "x", "x")
