"""The list of articles."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from khabar.model.records import CodedArticle
from khabar.store import Store
from khabar.views import article_list, article_list_json


def test_a_page_of_the_list(tmp_path: Path, coded: CodedArticle) -> None:
    with Store.open(tmp_path / "a.db") as store:
        for name in ("a", "b", "c"):
            store.add(replace(coded, article=replace(coded.article, id=name)))
        listing = article_list(store, limit=2, offset=1)
    assert (listing.total, listing.limit, listing.offset) == (3, 2, 1)
    assert [row.id for row in listing.rows] == ["b", "c"]
    (first, _) = json.loads(json.dumps(article_list_json(listing)))
    assert (first["id"], first["published"], first["events"]) == ("b", "2024-03-05", 3)


def test_an_empty_store(tmp_path: Path) -> None:
    with Store.open(tmp_path / "a.db") as store:
        assert article_list(store).rows == ()
