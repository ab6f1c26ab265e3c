"""Files and standard input to articles."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from io import BufferedReader
from pathlib import Path
from typing import Final, Literal, cast

from khabar.errors import ArticleError
from khabar.model.records import Article
from khabar.reading.build import OnError, build_article
from khabar.reading.decode import decode
from khabar.reading.html import read_page
from khabar.reading.identity import id_from_path
from khabar.reading.json_articles import read_json
from khabar.reading.limits import MAX_ARTICLE_BYTES, MAX_PAGE_BYTES, size

Format = Literal["text", "html", "json", "jsonl"]

STDIN: Final = "-"
_FORMATS: dict[str, Format] = {
    ".txt": "text",
    ".html": "html",
    ".htm": "html",
    ".json": "json",
    ".jsonl": "jsonl",
}
_HTML = re.compile(rb"<(?:!doctype|html|head|body|article|div|p|meta)\b", re.IGNORECASE)
_SNIFFED = 2048


@dataclass(slots=True)
class _Run:
    """What is the same for all files of one call."""

    published: date | None
    publisher: str | None
    on_error: OnError
    ids: set[str] = field(default_factory=set)


def read_articles(
    paths: Iterable[Path | str],
    *,
    published: date | None = None,
    publisher: str | None = None,
    on_error: OnError,
) -> Iterator[Article]:
    """Read the articles of files, in order; `-` is standard input.

    `.txt`, `.html`, `.json` and `.jsonl` are read by their suffix, anything else by its first bytes. `published`
    and `publisher` fill what an article does not say itself. What cannot be read is handed to `on_error` as an
    ArticleError that names file and remedy, and the others go on.
    """
    run = _Run(published, publisher, on_error)
    for path in paths:
        if str(path) == STDIN:
            yield from _read(cast("BufferedReader", sys.stdin.buffer), None, run)
        else:
            yield from _read_file(Path(path), run)


def _read_file(path: Path, run: _Run) -> Iterator[Article]:
    try:
        stream = path.open("rb")
    except FileNotFoundError:
        run.on_error(ArticleError(str(path), "there is no such file", "Check the path"))
        return
    except IsADirectoryError:
        run.on_error(ArticleError(str(path), "this is a folder", f"Name the files in it, as in {path}/*.txt"))
        return
    except PermissionError:
        run.on_error(ArticleError(str(path), "no permission to read it", f"Allow it, as with chmod u+r {path}"))
        return
    except OSError as error:
        run.on_error(ArticleError(str(path), f"cannot be opened: {error.strerror}", "Check path and disk"))
        return
    with stream:
        yield from _read(stream, path, run)


def _read(stream: BufferedReader, path: Path | None, run: _Run) -> Iterator[Article]:
    name = str(path) if path else "standard input"
    try:
        kind = (_FORMATS.get(path.suffix.lower()) if path else None) or _sniff(stream)
        if kind in ("json", "jsonl"):
            yield from _json(stream, name, run, lines_only=kind == "jsonl")
        else:
            yield _one(stream, path, name, run, html=kind == "html")
    except ArticleError as error:
        run.on_error(error)
    except OSError as error:
        run.on_error(ArticleError(name, f"reading failed: {error.strerror}", "Check path and disk"))


def _sniff(stream: BufferedReader) -> Format:
    """The format that the first bytes show."""
    head = stream.peek(_SNIFFED)[:_SNIFFED].removeprefix(b"\xef\xbb\xbf").lstrip()
    if head.startswith((b"{", b"[{", b"[\n", b"[ ")):
        return "json"
    return "html" if head.startswith(b"<") and _HTML.search(head) else "text"


def _json(stream: BufferedReader, name: str, run: _Run, *, lines_only: bool) -> Iterator[Article]:
    for place, found in read_json(stream, name, on_error=run.on_error, lines_only=lines_only):
        try:
            article = build_article(
                found.stored_text,
                name=place,
                id=found.id,
                publisher=found.publisher or run.publisher,
                url=found.url,
                published=found.published or run.published,
            )
        except ArticleError as error:
            run.on_error(error)
            continue
        run.ids.add(article.id)
        yield article


def _one(stream: BufferedReader, path: Path | None, name: str, run: _Run, *, html: bool) -> Article:
    """The one article of a text file or page."""
    source = decode(_limited(stream, name, MAX_PAGE_BYTES if html else MAX_ARTICLE_BYTES), name)
    page = read_page(source, name) if html else None
    text = page.text if page else source
    return build_article(
        text,
        name=name,
        id=id_from_path(path, text, run.ids) if path else None,
        publisher=(page.publisher if page else None) or run.publisher,
        url=page.url if page else None,
        published=(page.published if page else None) or run.published,
    )


def _limited(stream: BufferedReader, name: str, limit: int) -> bytes:
    data = stream.read(limit + 1)
    if len(data) > limit:
        problem = f"the file is larger than {size(limit)}, too long for one article"
        raise ArticleError(name, problem, "Split it, or give many articles as .jsonl, one on each line")
    return data
