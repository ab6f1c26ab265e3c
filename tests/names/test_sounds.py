"""Spelling variants of foreign names."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from khabar.knowledge.world import load_world
from khabar.names.sounds import joined, sound_index
from khabar.text.doc import Doc


@pytest.mark.parametrize(
    ("one", "other"),
    [("تشاوش اوغلو", "شاووش اوغلي"), ("جوتيريش", "غوتيريس"), ("بلينكن", "بلنكين"), ("تشاوشوغلو", "تشاوش اوغلو")],
)
def test_variants_have_a_skeleton_in_common(one: str, other: str) -> None:
    assert joined(one.split()) & joined(other.split())


def test_people_of_arab_states_have_no_variants() -> None:
    assert sound_index(load_world()).one(("احمد", "الشريع")) is None


def test_a_variant_is_the_known_person(read: Callable[..., Doc]) -> None:
    doc = read("قال مولود شاووش أوغلو إن بلاده ترفض ذلك.")
    entity = doc.entities[doc.mentions[0].entity]
    assert (entity.en, doc.mentions[0].why[0]) == ("Mevlüt Çavuşoğlu", "spelling-variant")
