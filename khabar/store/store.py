"""The store: coded articles in one SQLite file, every version and every coding kept."""

from __future__ import annotations

import json
import logging
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from khabar.coding.serial import from_json, text_sha256, to_json
from khabar.errors import ArticleError, RunAborted
from khabar.model.records import Article, CodedArticle
from khabar.store import queries
from khabar.store.connection import connect
from khabar.store.records import ArticleSummary, CodingSummary, Failure, Outcome

logger = logging.getLogger(__name__)


class UnknownArticle(ArticleError):  # noqa: N818 - named for what happened
    """The store has no such article, version or coding."""


class Store:
    """Coded articles in an SQLite file in WAL mode.

    Belongs to the thread that opened it; opening takes about a millisecond, so a web request opens its own.
    Methods raise RunAborted where the file cannot be read or written any more.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self.path = path

    @classmethod
    def open(cls, path: Path | str, *, create: bool = True) -> Self:
        """Open a store, and make it where there is none and `create` is true.

        Raises RunAborted where the file cannot be opened, is no store, or was made by a newer Khabar.
        """
        return cls(connect(Path(path), create=create), Path(path))

    def close(self) -> None:
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def add(self, coded: CodedArticle) -> Outcome:
        """Keep a coded article, in one transaction.

        "new": its id was unknown. "unchanged": this text, origin and coder version were there already. "recoded":
        the article was there, coded by other versions only. "updated": the id was there with another text, publisher,
        address or date; the older version is kept with its codings, and this one is shown from now on.
        Raises ArticleError where the text holds half a surrogate pair.
        """
        origin = _origin(coded.article)
        with self._transaction():
            version, outcome = self._version(coded.article, origin)
            stamp = {"version": version, "coder": coded.coder}
            if self._one(queries.HAS_CODING, stamp) is None:
                self._run(queries.ADD_CODING, stamp | _coding(coded))
            elif outcome == "recoded":
                outcome = "unchanged"
        logger.debug("%s is %s in %s", coded.article.id, outcome, self.path)
        return outcome

    def get(self, id: str, *, coder: str | None = None) -> CodedArticle:  # noqa: A002 - the name of the field
        """The newest coding of an article's newest version, exactly as it was added; `coder` asks for one version's.

        Raises UnknownArticle where there is none.
        """
        row = self._one(queries.RECORD, {"id": id, "coder": coder})
        if row is None:
            by = f" by coder {coder}" if coder else ""
            raise UnknownArticle(id, f"no such article in {self.path}{by}", f"See khabar list --db {self.path}")
        return from_json({**json.loads(row["record"]), "text": row["text"]})

    def text(self, id: str, sha256: str) -> str:  # noqa: A002
        """The unchanged text of one version of an article; raises UnknownArticle where there is none."""
        row = self._one(queries.TEXT, {"id": id, "sha256": sha256})
        if row is None:
            raise UnknownArticle(id, f"no version {sha256} in {self.path}", f"See khabar list --db {self.path}")
        return str(row["text"])

    def codings(self, id: str) -> tuple[CodingSummary, ...]:  # noqa: A002
        """Every coding of every version of an article, newest version first; empty for an unknown id."""
        return tuple(CodingSummary(**_dated(row)) for row in self._all(queries.CODINGS_OF, {"id": id}))

    def articles(self, *, limit: int | None = None, offset: int = 0) -> tuple[ArticleSummary, ...]:
        """Articles, latest publication first, those without a date last."""
        window = {"limit": -1 if limit is None else limit, "offset": offset}
        return tuple(ArticleSummary(**_dated(row)) for row in self._all(queries.SUMMARIES, window))

    def __len__(self) -> int:
        """The number of articles, each counted once whatever its versions."""
        return int(self._all(queries.COUNT, {})[0][0])

    def add_failure(self, error: ArticleError) -> None:
        """Note an article that could not be read or coded."""
        values = {"subject": error.subject, "problem": error.problem, "remedy": error.remedy, "created": _now()}
        with self._transaction():
            self._run(queries.ADD_FAILURE, values)

    def failures(self, *, limit: int | None = None) -> tuple[Failure, ...]:
        """What could not be read or coded, latest first."""
        rows = self._all(queries.FAILURES, {"limit": -1 if limit is None else limit})
        return tuple(Failure(**dict(row)) for row in rows)

    def _version(self, article: Article, origin: Mapping[str, str | None]) -> tuple[int, Outcome]:
        """The key of an article's version, added or made the newest where needed."""
        highest: int | None = self._all(queries.HIGHEST_RANK, {"id": article.id})[0][0]
        same = self._one(queries.SAME_VERSION, origin)
        if same is None:
            values = {**origin, "text": article.text, "rank": (highest or 0) + 1, "added": _now()}
            key = self._run(queries.ADD_VERSION, values).lastrowid
            assert key is not None
            return key, "new" if highest is None else "updated"
        if highest is not None and same["rank"] < highest:
            self._run(queries.SET_RANK, {"key": same["key"], "rank": highest + 1})
            return same["key"], "updated"
        return same["key"], "recoded"

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._run("BEGIN IMMEDIATE", {})
        try:
            yield
        except BaseException:
            self._run("ROLLBACK", {})
            raise
        self._run("COMMIT", {})

    def _run(self, query: str, values: Mapping[str, Any]) -> sqlite3.Cursor:
        try:
            return self._connection.execute(query, values)
        except UnicodeEncodeError as error:
            subject = str(values.get("id", "article"))
            raise ArticleError(subject, "it holds half a surrogate pair, which is no character", "Repair it") from error
        except sqlite3.Error as error:
            raise self._aborted(error) from error

    def _one(self, query: str, values: Mapping[str, Any]) -> sqlite3.Row | None:
        return next(iter(self._all(query, values)), None)

    def _all(self, query: str, values: Mapping[str, Any]) -> list[sqlite3.Row]:
        cursor = self._run(query, values)
        try:
            return cursor.fetchall()
        except sqlite3.Error as error:
            raise self._aborted(error) from error

    def _aborted(self, error: sqlite3.Error) -> RunAborted:
        if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_BUSY:
            return RunAborted(str(self.path), "another process keeps the store busy", "Try again when it has ended")
        return RunAborted(str(self.path), f"the store failed: {error}", "Check disk space, the file and its rights")


def _origin(article: Article) -> dict[str, str | None]:
    """What tells versions of an article apart: text, publisher, address and date (which dates are resolved by)."""
    return {
        "id": article.id,
        "sha256": text_sha256(article.text),
        "publisher": article.publisher,
        "url": article.url,
        "published": article.published.isoformat() if article.published else None,
    }


def _coding(coded: CodedArticle) -> dict[str, Any]:
    """The columns of a coding; the text stands with the version, once."""
    record = to_json(coded)
    del record["text"]
    return {
        "created": _now(),
        "record": json.dumps(record, ensure_ascii=False, separators=(",", ":")),
        "headline": headline(coded.article),
        "names": len({mention.entity for mention in coded.mentions}),
        "statements": len(coded.statements),
        "events": len(coded.events),
    }


def headline(article: Article) -> str | None:
    """The text of an article's first headline."""
    return next((part.span.text for part in article.parts if part.kind == "headline"), None)


def _dated(row: sqlite3.Row) -> dict[str, Any]:
    values = dict(row)
    if values["published"] is not None:
        values["published"] = date.fromisoformat(values["published"])
    return values


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
