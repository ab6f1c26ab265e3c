"""What the store keeps: every version, every coding, and the text unchanged."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from khabar.coding.serial import text_sha256
from khabar.errors import ArticleError, RunAborted
from khabar.model.records import Article, CodedArticle
from khabar.store import Store, UnknownArticle


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "test.db") as opened:
        yield opened


def plain(id: str, text: str, *, published: date | None = None, coder: str = "0.1.0") -> CodedArticle:  # noqa: A002
    return CodedArticle(Article(id, text, published=published), (), {}, (), (), (), (), coder)


def rows(store: Store, table: str) -> int:
    with sqlite3.connect(store.path) as connection:
        found: int = connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
    connection.close()
    return found


def test_an_article_comes_back_exactly(store: Store, coded: CodedArticle) -> None:
    assert store.add(coded) == "new"
    assert store.get("example") == coded


def test_the_same_coding_again_changes_nothing(store: Store, coded: CodedArticle) -> None:
    store.add(coded)
    before = Path(store.path).read_bytes(), store.codings("example")
    assert store.add(coded) == "unchanged"
    assert (Path(store.path).read_bytes(), store.codings("example")) == before
    assert (rows(store, "versions"), rows(store, "codings")) == (1, 1)


def test_another_coder_version_adds_a_coding_and_keeps_the_old(store: Store, coded: CodedArticle) -> None:
    newer = replace(coded, coder="0.2.0", events=())
    store.add(coded)
    assert store.add(newer) == "recoded"
    assert store.get("example") == newer
    assert store.get("example", coder="0.1.0") == coded
    assert store.add(coded) == "unchanged"
    assert store.get("example") == newer
    assert [c.coder for c in store.codings("example")] == ["0.2.0", "0.1.0"]
    assert len(store) == 1


def test_another_text_under_the_same_id_keeps_the_old_text(store: Store) -> None:
    first, second = plain("a", "النص الأول"), plain("a", "النص الثاني")
    store.add(first)
    assert store.add(second) == "updated"
    assert store.get("a") == second
    assert store.text("a", text_sha256("النص الأول")) == "النص الأول"
    assert len(store) == 1
    assert len(store.articles()) == 1


def test_an_older_text_handed_in_again_is_shown_again(store: Store) -> None:
    first, second = plain("a", "النص الأول"), plain("a", "النص الثاني")
    for coded in (first, second):
        store.add(coded)
    assert store.add(first) == "updated"
    assert store.get("a") == first
    assert store.add(first) == "unchanged"
    assert (rows(store, "versions"), rows(store, "codings")) == (2, 2)


def test_another_publication_date_is_another_version(store: Store) -> None:
    store.add(plain("a", "قال أمس"))
    assert store.add(plain("a", "قال أمس", published=date(2024, 3, 5))) == "updated"
    assert store.get("a").article.published == date(2024, 3, 5)


def test_the_coding_of_an_older_version_can_be_asked_for(store: Store) -> None:
    store.add(plain("a", "النص الأول", coder="0.1.0"))
    store.add(plain("a", "النص الثاني", coder="0.2.0"))
    assert store.get("a", coder="0.1.0").article.text == "النص الأول"


@pytest.mark.parametrize("text", ["\u200f ا\r\n\tب\x00\ufeff", "ا\u0301\u0640", "😀 خبر", " "])
def test_text_is_kept_character_by_character(store: Store, text: str) -> None:
    store.add(plain("a", text))
    assert store.get("a").article.text == text


def test_listing_shows_the_newest_of_each_article(store: Store, coded: CodedArticle) -> None:
    store.add(coded)
    store.add(replace(coded, coder="0.2.0", events=()))
    store.add(plain("late", "نص", published=date(2025, 1, 1)))
    store.add(plain("dateless", "نص"))
    listed = store.articles()
    assert [row.id for row in listed] == ["late", "example", "dateless"]
    example = listed[1]
    assert (example.headline, example.coder) == ("اتفاق جديد في المدينة", "0.2.0")
    assert (example.names, example.statements, example.events) == (5, 4, 0)
    assert example.published == date(2024, 3, 5)
    assert [row.id for row in store.articles(limit=1, offset=1)] == ["example"]
    assert len(store) == 3


@pytest.mark.parametrize("name", ["'; DROP TABLE versions; --", "خبر", "%", ""])
def test_ids_are_only_ever_values(store: Store, name: str) -> None:
    store.add(plain(name, "نص"))
    assert store.get(name).article.id == name
    assert len(store) == 1


def test_an_unknown_article_is_named_with_what_to_do(store: Store) -> None:
    with pytest.raises(UnknownArticle, match=r"nothing: no such article in .*khabar list --db"):
        store.get("nothing")
    with pytest.raises(UnknownArticle, match="by coder 9"):
        store.get("nothing", coder="9")
    with pytest.raises(UnknownArticle, match="no version abc"):
        store.text("nothing", "abc")
    assert store.codings("nothing") == ()


def test_half_a_surrogate_pair_is_refused_and_nothing_written(store: Store) -> None:
    with pytest.raises(ArticleError, match="surrogate"):
        store.add(plain("a", "نص \ud800"))
    assert len(store) == 0
    assert store.add(plain("a", "نص")) == "new"


def test_nothing_is_written_of_an_article_that_fails_half_way(
    store: Store, coded: CodedArticle, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("khabar.store.store.to_json", lambda coded: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        store.add(coded)
    assert len(store) == 0


def test_failures_are_noted(store: Store) -> None:
    store.add_failure(ArticleError("a.txt", "the file is empty", "Leave it out"))
    store.add_failure(ArticleError("b.txt", "there is no such file", "Check the path"))
    assert [(f.subject, f.problem, f.remedy) for f in store.failures(limit=1)] == [
        ("b.txt", "there is no such file", "Check the path")
    ]
    assert len(store.failures()) == 2


def test_a_store_can_be_read_while_another_connection_writes(store: Store, coded: CodedArticle) -> None:
    store.add(coded)
    with Store.open(store.path) as other:
        store._connection.execute("BEGIN IMMEDIATE")
        assert other.get("example") == coded
        store._connection.execute("ROLLBACK")


def test_a_store_kept_busy_says_so(store: Store, coded: CodedArticle) -> None:
    with Store.open(store.path) as other:
        other._connection.execute("PRAGMA busy_timeout = 1")
        store._connection.execute("BEGIN IMMEDIATE")
        with pytest.raises(RunAborted, match="keeps the store busy"):
            other.add(coded)
        store._connection.execute("ROLLBACK")


def test_a_store_damaged_while_in_use_says_so(store: Store) -> None:
    store._connection.execute("DROP TABLE failures")
    with pytest.raises(RunAborted, match="the store failed: no such table"):
        store.failures()
