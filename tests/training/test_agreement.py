"""The second marking of held-out articles stays comparable with the first, and the hands agree."""

from __future__ import annotations

from training.agreement import agreement


def test_two_hands_agree() -> None:
    figures = agreement()
    assert figures.tallies["names"].f1 >= 0.88
    assert figures.tallies["statements"].f1 >= 0.92
    assert figures.tallies["typed events"].f1 >= 0.80
