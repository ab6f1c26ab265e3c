"""The list of articles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from khabar.store import ArticleSummary, Store
from khabar.views.jsonable import jsonable


@dataclass(frozen=True, slots=True)
class ArticleList:
    """One page of the list: `rows` from `offset` on, at most `limit`, of `total` articles."""

    total: int
    limit: int | None
    offset: int
    rows: tuple[ArticleSummary, ...]


def article_list(store: Store, *, limit: int | None = None, offset: int = 0) -> ArticleList:
    """Articles of the store, latest publication first."""
    return ArticleList(len(store), limit, offset, store.articles(limit=limit, offset=offset))


def article_list_json(listing: ArticleList) -> list[dict[str, Any]]:
    """One JSON object per article of a list."""
    return [jsonable(row) for row in listing.rows]
