"""Files and standard input, good and bad, in one run."""

from __future__ import annotations

import json
from datetime import date
from io import BufferedReader, BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from khabar.errors import ArticleError
from khabar.model.records import Article
from khabar.reading.files import STDIN, read_articles
from khabar.reading.identity import article_id
from khabar.reading.limits import MAX_ARTICLE_BYTES

BODY = "قال وزير الخارجية إن بلاده لن تقبل بالاتفاق الذي وقعته الأطراف في المدينة أمس، وإن القرار نهائي."
NEWS = f"عنوان الخبر\r\n{BODY}\r\n"
PAGE = f"<html><body><article><p>{BODY}</p><p>{BODY}</p></article></body></html>"


def read(
    *paths: Path | str, published: date | None = None, publisher: str | None = None
) -> tuple[list[Article], list[str]]:
    errors: list[ArticleError] = []
    articles = list(read_articles(paths, published=published, publisher=publisher, on_error=errors.append))
    assert all(error.remedy for error in errors)
    return articles, [str(error) for error in errors]


def test_text_is_stored_as_decoded(tmp_path: Path) -> None:
    path = tmp_path / "خبر 1.txt"
    path.write_bytes(b"\xef\xbb\xbf" + NEWS.encode())
    (article,), errors = read(path, published=date(2020, 12, 30), publisher="صحيفة")
    assert errors == []
    assert article.text == NEWS
    assert (article.id, article.published, article.publisher) == ("خبر-1", date(2020, 12, 30), "صحيفة")
    assert [part.kind for part in article.parts] == ["headline", "body"]


def test_each_suffix(tmp_path: Path) -> None:
    record = json.dumps({"id": "j", "text": NEWS, "published": "2015-07-01"})
    for name, content in [("a.txt", NEWS), ("b.HTML", PAGE), ("c.json", record), ("d.jsonl", f"{record}\n{record}")]:
        (tmp_path / name).write_text(content, encoding="utf-8", newline="")
    articles, errors = read(*sorted(tmp_path.iterdir()), published=date(2020, 1, 1))
    assert errors == []
    assert [article.id for article in articles] == ["a", "b", "j", "j", "j"]
    assert articles[2].published == date(2015, 7, 1)
    assert articles[2].text == NEWS


@pytest.mark.parametrize(
    ("data", "count"),
    [
        (NEWS.encode(), 1),
        (NEWS.encode("utf-16"), 1),
        (PAGE.encode(), 1),
        ((json.dumps({"text": NEWS}) + "\n").encode() * 2, 2),
        (json.dumps([{"text": NEWS}], indent=1).encode(), 1),
    ],
)
def test_standard_input_and_unknown_suffixes_are_sniffed(
    data: bytes, count: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BufferedReader(BytesIO(data))))  # type: ignore[arg-type]
    articles, errors = read(STDIN)
    assert errors == []
    assert len(articles) == count
    assert articles[0].id == article_id(articles[0].text)
    path = tmp_path / "news.dat"
    path.write_bytes(data)
    assert [article.text for article in read(path)[0]] == [article.text for article in articles]


def test_bad_files_are_named_and_the_others_go_on(tmp_path: Path) -> None:
    bad = {
        "binary.txt": bytes(range(256)),
        "cut.json": b'{"id": "a", "text": "',
        "empty.txt": b"",
        "french.txt": "Le ministre a dit que son pays n'acceptera pas cet accord, signé hier soir à Paris.".encode(),
        "huge.txt": b"a" * (MAX_ARTICLE_BYTES + 1),
        "nothing.html": b"<html></html>",
        "persian.json": json.dumps(
            {"text": "این توافق در راستای منافع ملی است و باید به آن پایبند بود تا همه سود ببرند"}
        ).encode(),
    }
    for name, data in bad.items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "good.txt").write_text(NEWS, encoding="utf-8")
    (tmp_path / "folder").mkdir()
    articles, errors = read(*sorted(tmp_path.iterdir()), tmp_path / "missing.txt")
    assert [article.id for article in articles] == ["good"]
    problems = [
        "binary",
        "truncated",
        "empty",
        "folder",
        "French",
        "10 MB",
        "no article text",
        "Persian",
        "no such file",
    ]
    assert len(errors) == len(problems)
    for error, problem, name in zip(errors, problems, [*[*bad][:3], "folder", *[*bad][3:], "missing"], strict=True):
        assert problem in error
        assert name in error


def test_no_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x.txt"

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert "no permission" in read(path)[1][0]


def test_same_name_in_two_folders_gives_two_ids(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "x.txt").write_text(NEWS, encoding="utf-8")
    articles, _ = read(tmp_path / "a" / "x.txt", tmp_path / "b" / "x.txt")
    assert len({article.id for article in articles}) == 2
