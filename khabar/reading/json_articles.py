"""JSON: one article, or one article a line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from io import BufferedReader, BytesIO
from itertools import chain
from typing import Any

from pydantic import AliasChoices, BaseModel, ConfigDict, Field, ValidationError, field_validator

from khabar.errors import ArticleError
from khabar.reading.build import OnError
from khabar.reading.decode import decode
from khabar.reading.limits import MAX_ARTICLE_BYTES, size

_REMEDY = 'Give an object with "text" and, where known, "id", "publisher", "url", "published"'

# JSON can escape them (\ud800), but no file or database can store them.
_HALF_PAIR = re.compile("[\ud800-\udfff]")


class JsonArticle(BaseModel):
    """The keys of an article in JSON; others are passed over."""

    model_config = ConfigDict(frozen=True, coerce_numbers_to_str=True)

    id: str | None = Field(None, min_length=1)
    publisher: str | None = None
    url: str | None = None
    published: date | None = None
    text: str | None = None
    title: str | None = None
    content: str | None = Field(None, validation_alias=AliasChoices("content", "body"))

    @field_validator("published", mode="before")
    @classmethod
    def _day(cls, value: object) -> object:
        """Accept a time stamp (2022-05-19T10:00:00Z) and an empty string."""
        return value.strip()[:10] or None if isinstance(value, str) else value

    @property
    def stored_text(self) -> str:
        """`text` unchanged; else title, newline, content."""
        if self.text is not None:
            return self.text
        return "\n".join(piece for piece in (self.title, self.content) if piece)


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a stream; `data` is None where it is longer than the limit and was passed over."""

    number: int
    data: bytes | None


def read_json(
    stream: BufferedReader, name: str, *, on_error: OnError, lines_only: bool = False
) -> Iterator[tuple[str, JsonArticle]]:
    """The articles of a JSON or JSON Lines stream, each with the place (file:line) that messages name.

    Reads a line at a time, so that a file of any length takes little memory. A bad line is handed to
    `on_error` and the others go on. Unless `lines_only`, a first line that is no JSON by itself is read as
    the beginning of one pretty-printed article (or list of articles).
    """
    lines = _lines(_utf8(stream, name))
    first = next((line for line in lines if line.data is None or line.data.strip()), None)
    if first is None:
        on_error(ArticleError(name, "the file is empty", "Give a file with at least one JSON article"))
    elif lines_only or first.data is None or _is_json(first.data):
        for line in chain((first,), lines):
            yield from _line(line, name, on_error)
    else:
        yield from _whole(first, lines, name, on_error)


def _utf8(stream: BufferedReader, name: str) -> BufferedReader:
    """The stream without its byte order mark; UTF-16 (a NUL at its head) is decoded as a whole."""
    head = stream.peek(4)[:4]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in head:
        text = decode(stream.read(MAX_ARTICLE_BYTES), name)
        return BufferedReader(BytesIO(text.encode("utf-8", "surrogatepass")))
    if head.startswith(b"\xef\xbb\xbf"):
        stream.read(3)
    return stream


def _lines(stream: BufferedReader) -> Iterator[_Line]:
    number = 0
    while data := stream.readline(MAX_ARTICLE_BYTES + 1):
        number += 1
        if len(data) <= MAX_ARTICLE_BYTES:
            yield _Line(number, data)
            continue
        while data and not data.endswith(b"\n"):
            data = stream.readline(MAX_ARTICLE_BYTES)
        yield _Line(number, None)


def _is_json(data: bytes) -> bool:
    try:
        json.loads(data)
    except (ValueError, RecursionError):
        return False
    return True


def _line(line: _Line, name: str, on_error: OnError) -> Iterator[tuple[str, JsonArticle]]:
    place = f"{name}:{line.number}"
    if line.data is None:
        problem = f"this line is longer than {size(MAX_ARTICLE_BYTES)}"
        on_error(ArticleError(place, problem, "Put one article on each line"))
    elif line.data.strip():
        yield from _articles(line.data, place, on_error)


def _whole(first: _Line, lines: Iterator[_Line], name: str, on_error: OnError) -> Iterator[tuple[str, JsonArticle]]:
    """One pretty-printed value; where it is none, JSON Lines whose first line is bad."""
    kept = [first]
    length = len(first.data or b"")
    while length <= MAX_ARTICLE_BYTES and (line := next(lines, None)):
        kept.append(line)
        length += MAX_ARTICLE_BYTES if line.data is None else len(line.data)
    whole = b"".join(line.data or b"" for line in kept)
    if length <= MAX_ARTICLE_BYTES and (_is_json(whole) or not any(_is_object(line) for line in kept)):
        yield from _articles(whole, name, on_error)
        return
    for line in chain(kept, lines):
        yield from _line(line, name, on_error)


def _is_object(line: _Line) -> bool:
    """Whether a line is an article by itself, and so not a piece of a pretty-printed one."""
    return line.data is not None and line.data.startswith(b"{") and _is_json(line.data)


def _articles(data: bytes, place: str, on_error: OnError) -> Iterator[tuple[str, JsonArticle]]:
    """The article, or each article of a list, that is valid."""
    try:
        value = _parse(decode(data, place), place)
    except ArticleError as error:
        on_error(error)
        return
    items = value if isinstance(value, list) else [value]
    for index, item in enumerate(items, 1):
        at = f"{place}, item {index}" if isinstance(value, list) else place
        try:
            article = _validate(item, at)
        except ArticleError as error:
            on_error(error)
            continue
        yield at, article


def _parse(text: str, place: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        cut = error.pos >= len(text.rstrip()) or error.msg.startswith("Unterminated string")
        problem = "truncated JSON: it ends in the middle of a value" if cut else f"not valid JSON: {error.msg}"
        where = f"line {error.lineno}, column {error.colno}"
        raise ArticleError(place, f"{problem} ({where})", "Write the file again, or correct it there") from error
    except (ValueError, RecursionError) as error:
        raise ArticleError(place, f"JSON that cannot be read: {error}", _REMEDY) from error


def _validate(item: object, place: str) -> JsonArticle:
    if not isinstance(item, dict):
        raise ArticleError(place, f"a JSON {type(item).__name__}, not an article", _REMEDY)
    try:
        article = JsonArticle.model_validate(item)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        field = ".".join(str(step) for step in first["loc"])
        raise ArticleError(place, f'"{field}": {first["msg"]}', _REMEDY) from error
    if not article.stored_text.strip():
        raise ArticleError(place, "the article has no text", _REMEDY)
    if _HALF_PAIR.search(article.stored_text + (article.id or "")):
        raise ArticleError(place, "it holds half a surrogate pair, which is no character", "Write the file again")
    return article
