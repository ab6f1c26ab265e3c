"""Direct, indirect or mixed: how much of a content stands in quotation marks."""

from __future__ import annotations

from khabar.model.records import Style
from khabar.model.spans import Span
from khabar.statements.view import View


def style_of(view: View, content: Span | None) -> Style:
    """Direct where one quotation holds the whole content, mixed where quotations other than names are in it."""
    if content is None:
        return "indirect"
    quotations = view.doc.quotations
    if any(q.inner_start <= content.start and content.end <= q.inner_end for q in quotations):
        return "direct"
    inside = [q for q in quotations if q.inner_start < content.end and content.start < q.inner_end]
    return "mixed" if any(not view.is_name_quote(q) for q in inside) else "indirect"
