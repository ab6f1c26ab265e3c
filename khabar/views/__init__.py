"""What each page shows, worked out once for HTML, JSON and terminal (docs/store.md)."""

from khabar.views.explaining import Explainer, UnknownRecord, explanation, explanation_json
from khabar.views.explanation import Explanation
from khabar.views.labels import Label, label, labels
from khabar.views.listing import ArticleList, article_list, article_list_json
from khabar.views.marks import Block, Mark, Segment, marks, text_blocks
from khabar.views.reading import article_reading, reading_json
from khabar.views.records import EventCard, Link, Party, Reading, StatementNode

__all__ = [
    "ArticleList",
    "Block",
    "EventCard",
    "Explainer",
    "Explanation",
    "Label",
    "Link",
    "Mark",
    "Party",
    "Reading",
    "Segment",
    "StatementNode",
    "UnknownRecord",
    "article_list",
    "article_list_json",
    "article_reading",
    "explanation",
    "explanation_json",
    "label",
    "labels",
    "marks",
    "reading_json",
    "text_blocks",
]
