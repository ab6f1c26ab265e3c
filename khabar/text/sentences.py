"""Sentence boundaries."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.model.spans import Span
from khabar.text.quotations import Quotation


def split_sentences(text: str, quotations: Sequence[Quotation]) -> list[Span]:
    """The sentences of a text, in order, not overlapping, without surrounding white space."""
    raise NotImplementedError
