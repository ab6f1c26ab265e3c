"""The coder: from an article to a coded article."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from khabar.coding.components import default_components, rule_components
from khabar.coding.fingerprint import coder_version
from khabar.coding.pipe import in_two_stages
from khabar.errors import ArticleError
from khabar.knowledge.check import own_knowledge
from khabar.knowledge.loading import Knowledge
from khabar.model.records import Article, CodedArticle, Mention
from khabar.reading.identity import article_id
from khabar.reading.parts import find_parts
from khabar.text.component import Component
from khabar.text.doc import Doc

log = logging.getLogger(__name__)


# What a component may raise on an article that its author did not foresee. One such article is skipped and named;
# MemoryError and KeyboardInterrupt end the run.
UNFORESEEN = (ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError, AssertionError)

OnError = Callable[[ArticleError], None]


class Coder:
    """Runs an explicit list of components over articles. Build it once with `khabar.load()`."""

    def __init__(self, components: Sequence[Component[Any]], *, knowledge: Knowledge | None = None) -> None:
        self.components = tuple(components)
        self.version = coder_version(knowledge.digest if knowledge else "")
        together = [at for at, component in enumerate(self.components, start=1) if component.reads_many]
        self._first_stage = max(together, default=0)

    def __call__(
        self,
        text: str | Article,
        *,
        published: date | None = None,
        publisher: str | None = None,
        id: str | None = None,  # noqa: A002 - the name of the field
    ) -> CodedArticle:
        """Code one article, given as text or as a read `Article`; keywords fill what the article lacks.

        Raises ArticleError where a component fails on the article.
        """
        article = text if isinstance(text, Article) else _plain_article(text, id)
        article = replace(
            article,
            published=article.published or published,
            publisher=article.publisher or publisher,
        )
        return self._finished(_run(self.components, Doc.of(article)))

    def pipe(
        self, articles: Iterable[str | Article], *, on_error: OnError | None = None, ahead: bool = True
    ) -> Iterator[CodedArticle]:
        """Code a stream of articles, in order; a dozen are read `ahead`, on a second core.

        An article that fails is handed to `on_error` and skipped; without it the ArticleError is raised.
        """
        for coded in in_two_stages(articles, self._begun, self._ended, ahead=ahead):
            if isinstance(coded, CodedArticle):
                yield coded
            elif on_error is None:
                raise coded
            else:
                on_error(coded)

    def _begun(self, articles: Sequence[str | Article]) -> list[Doc | ArticleError]:
        """Articles as the last component that reads several at once leaves them, or what went wrong with each."""
        docs: list[Doc | ArticleError] = [
            Doc.of(a if isinstance(a, Article) else _plain_article(a, None)) for a in articles
        ]
        for component in self.components[: self._first_stage]:
            whole = [doc for doc in docs if isinstance(doc, Doc)]
            read = iter(_run_many(component, whole))
            docs = [next(read) if isinstance(doc, Doc) else doc for doc in docs]
        return docs

    def _ended(self, doc: Doc | ArticleError) -> CodedArticle | ArticleError:
        if isinstance(doc, ArticleError):
            return doc
        try:
            return self._finished(_run(self.components[self._first_stage :], doc))
        except ArticleError as error:
            return error

    def _finished(self, doc: Doc) -> CodedArticle:
        return finish(doc, coder=self.version)


def _plain_article(text: str, id: str | None) -> Article:  # noqa: A002 - the name of the field
    return Article(id=id or article_id(text), text=text, parts=find_parts(text))


def _run(components: Iterable[Component[Any]], doc: Doc) -> Doc:
    """Let components work on a document; raises ArticleError naming the one that fails."""
    for component in components:
        try:
            doc = component(doc)
        except UNFORESEEN as error:
            log.debug("component %s failed on %s", component.name, doc.article.id, exc_info=error)
            problem = f"the component {component.name!r} failed: {error!r}"
            raise ArticleError(
                doc.article.id, problem, "Please report it with the article; others are still coded"
            ) from error
    return doc


def _run_many(component: Component[Any], docs: Sequence[Doc]) -> list[Doc | ArticleError]:
    """Let a component work on several documents at once; one by one where that fails, to find which is to blame."""
    if component.reads_many:
        try:
            predictions = component.predict_many(docs)
        except UNFORESEEN:
            log.debug("component %s failed on a group of %d", component.name, len(docs))
        else:
            for doc, prediction in zip(docs, predictions, strict=True):
                component.set_annotations(doc, prediction)
            return list(docs)
    return [_tried(component, doc) for doc in docs]


def _tried(component: Component[Any], doc: Doc) -> Doc | ArticleError:
    try:
        return _run((component,), doc)
    except ArticleError as error:
        return error


def load(*, tagger: bool = True, knowledge: str | Path | None = None) -> Coder:
    """Load knowledge and model and build the coder (once per process; takes about a second and a half).

    Without the tagger the rules work alone: three times as fast, less complete (docs/accuracy.md). `knowledge` is a
    folder of own knowledge files (docs/knowledge.md). Raises RunAborted where one of them is wrong.
    """
    facts = own_knowledge(Path(knowledge) if knowledge is not None else None)
    return Coder(default_components(facts) if tagger else rule_components(facts), knowledge=facts)


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
