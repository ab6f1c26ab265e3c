"""One JSON article, lists, and JSON Lines with bad lines among the good."""

from __future__ import annotations

import json
from datetime import date
from io import BufferedReader, BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.errors import ArticleError
from khabar.reading import json_articles
from khabar.reading.json_articles import JsonArticle, read_json

GOOD = {"id": "a/1 ", "text": " نص الخبر\r\n ", "publisher": "صحيفة", "url": "http://x", "published": "2022-05-19"}


def read(data: str | bytes, *, lines_only: bool = False) -> tuple[list[JsonArticle], list[str]]:
    """The articles and the messages of a stream."""
    errors: list[ArticleError] = []
    raw = data.encode() if isinstance(data, str) else data
    stream = BufferedReader(BytesIO(raw))  # type: ignore[arg-type]
    found = list(read_json(stream, "f.json", on_error=errors.append, lines_only=lines_only))
    return [article for _, article in found], [str(error) for error in errors]


@pytest.mark.parametrize("indent", [None, 2])
def test_one_article_is_kept_unchanged(indent: int | None) -> None:
    articles, errors = read(json.dumps(GOOD, indent=indent))
    assert errors == []
    (article,) = articles
    assert (article.id, article.stored_text) == (GOOD["id"], GOOD["text"])
    assert article.published == date(2022, 5, 19)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le"])
def test_encodings(encoding: str) -> None:
    articles, errors = read(json.dumps(GOOD, ensure_ascii=False).encode(encoding))
    assert [article.stored_text for article in articles] == [GOOD["text"]]
    assert errors == []


@pytest.mark.parametrize("indent", [None, 1])
def test_list(indent: int | None) -> None:
    articles, errors = read(json.dumps([GOOD, 5, GOOD | {"id": "b"}], indent=indent))
    assert [article.id for article in articles] == ["a/1 ", "b"]
    assert "item 2: a JSON int" in errors[0]


def test_title_and_content() -> None:
    articles, _ = read('{"title": "عنوان", "content": "نص", "published": "2022-05-19T10:00:00Z", "id": 7}')
    assert articles[0].stored_text == "عنوان\nنص"
    assert articles[0].published == date(2022, 5, 19)
    assert articles[0].id == "7"


def test_title_does_not_change_a_text() -> None:
    articles, _ = read('{"title": "عنوان", "text": "نص", "published": ""}')
    assert articles[0].stored_text == "نص"
    assert articles[0].published is None


@pytest.mark.parametrize("lines_only", [True, False])
def test_bad_lines_are_named_and_the_others_go_on(lines_only: bool) -> None:
    good = json.dumps(GOOD)
    bad = [
        '{"text": "نص',
        "[1]",
        '{"id": "x"}',
        '{"text": "نص", "published": "gestern"}',
        '{"text": "\\ud800"}',
        "[" * 9999,
    ]
    articles, errors = read("\n".join([good, *bad, "", good]), lines_only=lines_only)
    assert len(articles) == 2
    assert [error.split(":")[1].split(",")[0] for error in errors] == ["2", "3", "4", "5", "6", "7"]
    assert "truncated JSON" in errors[0]


def test_first_line_may_be_bad() -> None:
    articles, errors = read('{"text": "نص\n' + json.dumps(GOOD))
    assert len(articles) == 1
    assert errors[0].startswith("f.json:1: truncated JSON")


def test_truncated_file() -> None:
    articles, errors = read(json.dumps(GOOD, indent=2)[:-30])
    assert articles == []
    assert errors[0].startswith("f.json: truncated JSON")


@pytest.mark.parametrize("data", ["", "\n \n"])
def test_empty(data: str) -> None:
    assert read(data) == ([], ["f.json: the file is empty. Give a file with at least one JSON article"])


def test_long_line_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_articles, "MAX_ARTICLE_BYTES", 1_000_000)
    good = json.dumps(GOOD)
    articles, errors = read(f'{good}\n{{"text": "{"x" * 3_500_000}"}}\n{good}\n')
    assert len(articles) == 2
    assert errors[0].startswith("f.json:2: this line is longer than 1 MB")


@given(st.binary(max_size=200))
def test_any_bytes_give_articles_or_errors(data: bytes) -> None:
    stream = BufferedReader(BytesIO(data))  # type: ignore[arg-type]
    errors: list[ArticleError] = []
    try:
        found = list(read_json(stream, "f", on_error=errors.append))
    except ArticleError as error:  # of the file as a whole
        errors.append(error)
        found = []
    assert found or errors


@given(st.text().filter(str.strip))
def test_any_text_is_kept(text: str) -> None:
    articles, errors = read(json.dumps({"text": text}))
    assert [article.stored_text for article in articles] == [text]
    assert errors == []
