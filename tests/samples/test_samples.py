"""The sample articles: complete, readable as stated, and each one its own text."""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

SAMPLES = Path(__file__).resolve().parents[2] / "khabar" / "samples"
NOT_ARTICLES = {"README.md", "__init__.py", "samples.json"}
SHARED_WORDS = 12
INVENTED_MARK = "(نموذج)"

Entry = dict[str, str | bool]


def load_manifest() -> list[Entry]:
    entries: list[Entry] = json.loads((SAMPLES / "samples.json").read_text("utf-8"))["files"]
    return entries


MANIFEST = load_manifest()
FILES = [str(entry["file"]) for entry in MANIFEST]
NOT_UTF8 = [entry for entry in MANIFEST if entry["encoding"] != "utf-8"]
PAGES = [entry for entry in MANIFEST if str(entry["file"]).endswith(".html")]
RECORDS = [entry for entry in MANIFEST if str(entry["file"]).endswith((".json", ".jsonl"))]


class _PageText(HTMLParser):
    """Collects the text of the `<article>` element and the `<meta>` values of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.meta: dict[str, str] = {}
        self.parts: list[str] = []
        self._inside = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {key: value or "" for key, value in attrs}
        if tag == "meta":
            self.meta[values.get("property") or values.get("name", "")] = values.get("content", "")
        if tag == "article":
            self._inside += 1

    def handle_endtag(self, tag: str) -> None:
        if tag == "article":
            self._inside -= 1

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.parts.append(data)


def by_file(entry: object) -> str:
    """The name of a parametrised test."""
    assert isinstance(entry, dict)
    return str(entry["file"])


def decode(entry: Entry) -> str:
    return (SAMPLES / str(entry["file"])).read_bytes().decode(str(entry["encoding"]))


def parse_page(text: str) -> _PageText:
    page = _PageText()
    page.feed(text)
    return page


def article_texts(entry: Entry) -> list[str]:
    """The text of each article in one file, without the markup around it."""
    text = decode(entry)
    suffix = Path(str(entry["file"])).suffix
    if suffix == ".html":
        return ["".join(parse_page(text).parts)]
    if suffix == ".json":
        return [json.loads(text)["text"]]
    if suffix == ".jsonl":
        return [json.loads(line)["text"] for line in text.splitlines()]
    return [text]


def word_sequences(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text)
    return {tuple(words[i : i + SHARED_WORDS]) for i in range(len(words) - SHARED_WORDS + 1)}


def all_articles() -> Iterator[tuple[str, str]]:
    for entry in MANIFEST:
        for number, text in enumerate(article_texts(entry), start=1):
            yield f"{entry['file']}#{number}", text


def test_manifest_covers_every_file() -> None:
    on_disk = {path.name for path in SAMPLES.iterdir() if path.is_file()} - NOT_ARTICLES
    assert sorted(FILES) == sorted(on_disk)


def test_there_are_enough_articles() -> None:
    assert len(list(all_articles())) >= 8


def test_at_least_two_articles_are_not_political() -> None:
    assert sum(len(article_texts(entry)) for entry in MANIFEST if not entry["political"]) >= 2


def test_each_input_format_and_encoding_occurs() -> None:
    assert {Path(name).suffix for name in FILES} == {".txt", ".html", ".json", ".jsonl"}
    assert {entry["encoding"] for entry in MANIFEST} == {"utf-8", "utf-16", "windows-1256"}


@pytest.mark.parametrize("entry", MANIFEST, ids=by_file)
def test_manifest_entry_is_complete(entry: Entry) -> None:
    assert re.fullmatch(r"\d{4}-\d{2}-\d{2}", str(entry["published"]))
    assert str(entry["publisher"]).endswith(INVENTED_MARK)


@pytest.mark.parametrize("entry", MANIFEST, ids=by_file)
def test_file_decodes_as_stated(entry: Entry) -> None:
    for text in article_texts(entry):
        letters = [character for character in text if character.isalpha()]
        arabic = sum("\u0621" <= character <= "\u064a" for character in letters)
        assert "\ufffd" not in text
        assert arabic > 0.99 * len(letters)


@pytest.mark.parametrize("entry", NOT_UTF8, ids=by_file)
def test_other_encodings_are_not_valid_utf8(entry: Entry) -> None:
    with pytest.raises(UnicodeDecodeError):
        (SAMPLES / str(entry["file"])).read_bytes().decode("utf-8")


@pytest.mark.parametrize("entry", PAGES, ids=by_file)
def test_page_agrees_with_manifest(entry: Entry) -> None:
    meta = parse_page(decode(entry)).meta
    assert meta["og:site_name"] == entry["publisher"]
    assert meta["article:published_time"].startswith(str(entry["published"]))


@pytest.mark.parametrize("entry", RECORDS, ids=by_file)
def test_record_agrees_with_manifest(entry: Entry) -> None:
    text = decode(entry)
    lines = text.splitlines() if str(entry["file"]).endswith(".jsonl") else [text]
    for record in map(json.loads, lines):
        assert set(record) == {"id", "publisher", "url", "published", "text"}
        assert (record["publisher"], record["published"]) == (entry["publisher"], entry["published"])


def test_no_text_repeats_another() -> None:
    sequences = {name: word_sequences(text) for name, text in all_articles()}
    for (name, these), (other, those) in itertools.combinations(sequences.items(), 2):
        assert not these & those, f"{name} and {other} share {SHARED_WORDS} words"
