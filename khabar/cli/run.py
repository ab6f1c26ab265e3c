"""Code a stream of articles: store and show each one, and go on past those that fail."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import nullcontext
from pathlib import Path

from khabar.cli.output import Failures, Progress, write_json
from khabar.coding.coder import load
from khabar.coding.serial import to_json
from khabar.errors import ArticleError
from khabar.model.records import Article, CodedArticle
from khabar.reading.build import OnError
from khabar.store import Store

Show = Callable[[CodedArticle], None]
Read = Callable[[OnError], Iterable[Article]]


def code_all(read: Read, *, db: Path | None, as_json: bool, knowledge: Path | None = None, ahead: bool = True) -> int:
    """Code what `read` reads, show it, store it where `db` names a store; how many articles failed.

    Not `ahead`, each article is finished before the next is read. Raises RunAborted where the store cannot be
    used or own knowledge files are wrong.
    """
    progress = Progress()
    with Store.open(db) if db else nullcontext() as store:
        failures = Failures(progress, store)
        progress.update("loading")
        coder = load(knowledge=knowledge)
        show = write_coded if as_json else reading_printer()
        for number, coded in enumerate(coder.pipe(read(failures), on_error=failures, ahead=ahead), start=1):
            progress.update(f"{number}: {coded.article.id}")
            try:
                if store is not None:
                    store.add(coded)
            except ArticleError as error:
                failures(error)
                continue
            progress.clear()
            show(coded)
        progress.clear()
    return failures.count


def write_coded(coded: CodedArticle) -> None:
    """Write a coded article as a line of JSON."""
    write_json(to_json(coded))


def reading_printer() -> Show:
    """A function that prints the reading of a coded article."""
    from khabar.cli.terminal import make_console, print_reading  # noqa: PLC0415
    from khabar.views import article_reading  # noqa: PLC0415

    console = make_console()
    return lambda coded: print_reading(console, article_reading(coded))
