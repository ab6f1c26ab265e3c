"""From decoded text to an `Article`: what every format has in common."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from khabar.errors import ArticleError
from khabar.model.records import Article
from khabar.reading.identity import article_id
from khabar.reading.language import check_arabic
from khabar.reading.parts import find_parts

OnError = Callable[[ArticleError], None]


def build_article(  # noqa: PLR0913 - the fields of an article
    text: str,
    *,
    name: str,
    id: str | None = None,  # noqa: A002 - the name of the field
    publisher: str | None = None,
    url: str | None = None,
    published: date | None = None,
) -> Article:
    """An article with its parts; `name` is the file for messages. Raises ArticleError where it is not Arabic."""
    check_arabic(text, name)
    return Article(
        id=id or article_id(text),
        text=text,
        publisher=publisher,
        url=url,
        published=published,
        parts=find_parts(text, publisher=publisher),
    )
