"""The working state of one article while it is coded."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from khabar.model.records import Article, Entity, Event, Mention, Statement, TimeExpression
from khabar.model.spans import Span
from khabar.text.quotations import Quotation, find_quotations
from khabar.text.sentences import split_sentences
from khabar.text.tags import Tags
from khabar.text.tokens import Token, tokenize


@dataclass
class Doc:
    """An article with its tokens, sentences and quotations, and the lists that the components fill.

    Records in the lists are frozen; a component that changes one replaces it. `mentions` and `times` are kept
    in reading order.
    """

    article: Article
    tokens: list[Token] = field(default_factory=list)
    sentences: list[Span] = field(default_factory=list)
    quotations: list[Quotation] = field(default_factory=list)
    tags: Tags = field(default_factory=Tags)
    times: list[TimeExpression] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    entities: dict[str, Entity] = field(default_factory=dict)
    statements: list[Statement] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)

    @classmethod
    def of(cls, article: Article) -> Doc:
        """Split an article into tokens, quotations and sentences."""
        quotations = find_quotations(article.text)
        return cls(
            article,
            tokens=tokenize(article.text),
            sentences=split_sentences(article.text, quotations),
            quotations=quotations,
        )

    @property
    def text(self) -> str:
        return self.article.text

    def span(self, start: int, end: int) -> Span:
        """The span `[start, end)` of this article."""
        return Span.of(self.article.text, start, end)

    def token_range(self, start: int, end: int) -> range:
        """Indices of the tokens that overlap characters `[start, end)`."""
        first = bisect_right(self.tokens, start, key=lambda token: token.end)
        last = bisect_left(self.tokens, end, key=lambda token: token.start)
        return range(first, max(first, last))

    def sentence_index(self, offset: int) -> int:
        """Index of the sentence that holds or follows character `offset` (the last one past the end)."""
        index = bisect_right(self.sentences, offset, key=lambda sentence: sentence.end)
        return min(index, len(self.sentences) - 1)

    def quotation_at(self, offset: int) -> Quotation | None:
        """The innermost quotation around character `offset`, if any."""
        around = [q for q in self.quotations if q.inner_start <= offset < q.inner_end]
        return max(around, key=lambda q: q.depth, default=None)

    def statements_at(self, offset: int) -> list[Statement]:
        """Statements whose content holds character `offset`, innermost (shortest content) first."""
        holding = [s for s in self.statements if s.content and s.content.start <= offset < s.content.end]
        return sorted(holding, key=lambda s: (s.content.end - s.content.start if s.content else 0, s.parent is None))
