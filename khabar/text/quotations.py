"""Quotations: the stretches of text inside quotation marks, nested and unbalanced ones included."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Quotation:
    """One quotation: marks included in `[start, end)`, without them `[inner_start, inner_end)`; depth 0 is outermost.

    `closed` is false where the closing mark is missing and the quotation was ended by a rule.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    depth: int
    closed: bool = True


def find_quotations(text: str) -> list[Quotation]:
    """All quotations of a text, outer before inner, in reading order."""
    raise NotImplementedError
