"""Folding and the way back to the offsets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.text.folding import DROPPED, fold, fold_phrase, fold_with_offsets

ARABIC = st.text(alphabet=st.sampled_from("اأإآٱبتةهىيیؤئءکگ٠١۲5 \n،Aİß" + DROPPED[:12]), max_size=40)
TEXTS = st.one_of(st.text(), ARABIC)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("أميركا", "اميركا"),
        ("إلى", "الي"),
        ("القاهرة", "القاهره"),
        ("مسؤولون", "مسوولون"),
        ("الرئيس", "الرييس"),
        ("تُوّجتْ", "توجت"),
        ("العــراق", "العراق"),
        ("ڤيينا", "فيينا"),
        ("٢٠١٥", "2015"),
        ("۲۰۱۵", "2015"),
        ("CNN\u200f", "cnn"),
        ("ΑΣ ΑΣΑ", "ασ ασα"),
    ],
)
def test_variants(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_phrase() -> None:
    assert fold_phrase("  وزارة \n الخارجية\u200f ") == "وزاره الخارجيه"


@given(TEXTS)
def test_fold_with_offsets_is_consistent_with_fold(text: str) -> None:
    folded, offsets = fold_with_offsets(text)
    assert folded == fold(text)
    assert len(offsets) == len(folded)
    assert offsets == sorted(offsets)
    assert all(0 <= offset < len(text) for offset in offsets)


@given(TEXTS)
def test_each_piece_comes_from_its_character(text: str) -> None:
    folded, offsets = fold_with_offsets(text)
    for piece, offset in zip(folded, offsets, strict=True):
        assert piece in fold(text[offset])


@given(TEXTS)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
