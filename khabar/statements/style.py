"""Direct, indirect or mixed: how much of a content stands in quotation marks."""

from __future__ import annotations

from khabar.model.records import Style
from khabar.model.spans import Span
from khabar.statements.view import View


def style_of(view: View, content: Span | None) -> Style:
    """Direct where quotations hold every word of the content, mixed where quotations other than names are in it."""
    if content is None:
        return "indirect"
    inside = [q for q in view.doc.quotations if q.inner_start < content.end and content.start < q.inner_end]
    words = [view.tokens[i] for i in view.doc.token_range(content.start, content.end) if view.tokens[i].is_word]
    if inside and all(any(q.inner_start <= w.start and w.end <= q.inner_end for q in inside) for w in words):
        return "direct"
    return "mixed" if any(not view.is_name_quote(q) for q in inside) else "indirect"
