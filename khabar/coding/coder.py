"""The coder: from an article to a coded article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from khabar.coding.components import default_components
from khabar.model.records import Article, CodedArticle, Mention
from khabar.reading.identity import article_id
from khabar.text.component import Component
from khabar.text.doc import Doc
from khabar.version import VERSION


class Coder:
    """Runs an explicit list of components over articles. Build it once with `khabar.load()`."""

    def __init__(self, components: Sequence[Component[Any]]) -> None:
        self.components = tuple(components)
        self.version = VERSION

    def __call__(
        self,
        text: str | Article,
        *,
        published: date | None = None,
        publisher: str | None = None,
        id: str | None = None,  # noqa: A002 - the name of the field
    ) -> CodedArticle:
        """Code one article, given as text or as a read `Article`; keywords fill what the article lacks."""
        article = text if isinstance(text, Article) else Article(id=id or article_id(text), text=text)
        article = replace(
            article,
            published=article.published or published,
            publisher=article.publisher or publisher,
        )
        doc = Doc.of(article)
        for component in self.components:
            doc = component(doc)
        return finish(doc, coder=self.version)

    def pipe(self, articles: Iterable[str | Article]) -> Iterator[CodedArticle]:
        """Code a stream of articles, one at a time and in order."""
        for article in articles:
            yield self(article)


def load() -> Coder:
    """Load the knowledge and build the coder (once per process; takes about a second)."""
    return Coder(default_components())


# Mentions found by these rules stand for an actor only beside the event they belong to (annotation scheme, 1).
ADJECTIVES = frozenset(("adjective", "group-adjective"))
BESIDE = 3  # characters: the space, and at most a quotation mark or clitic more


def finish(doc: Doc, *, coder: str) -> CodedArticle:
    """Freeze a document; descriptions that no statement and no event uses are left out (annotation scheme, 1)."""
    used = _used_entities(doc)
    mentions = tuple(m for m in doc.mentions if _is_kept(doc, m, used))
    mentioned = {m.entity for m in mentions} | used
    return CodedArticle(
        article=doc.article,
        sentences=tuple(doc.sentences),
        entities={key: entity for key, entity in doc.entities.items() if key in mentioned},
        mentions=mentions,
        statements=tuple(doc.statements),
        events=tuple(doc.events),
        times=tuple(doc.times),
        coder=coder,
    )


def _is_kept(doc: Doc, mention: Mention, used: set[str]) -> bool:
    if mention.why[:1] and mention.why[0] in ADJECTIVES:
        return any(
            0 <= mention.span.start - event.trigger.end <= BESIDE
            for event in doc.events
            if mention.entity in (*event.actors, *event.recipients)
        )
    return mention.kind == "NAM" or mention.entity in used


def _used_entities(doc: Doc) -> set[str]:
    used: set[str] = set()
    for statement in doc.statements:
        used.update(statement.source, statement.via, statement.addressee)
    for event in doc.events:
        used.update(event.actors, event.recipients, (event.place,) if event.place else ())
    return used
