"""List what a store holds."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

from khabar.cli.output import write_json
from khabar.cli.terminal import make_console, print_failures, print_list
from khabar.store import Store
from khabar.views import article_list, article_list_json


def list_articles(db: Path, *, as_json: bool) -> None:
    """Write the articles of a store; raises RunAborted where it cannot be opened."""
    with Store.open(db, create=False) as store:
        listing = article_list(store)
    if as_json:
        for record in article_list_json(listing):
            write_json(record)
    else:
        print_list(make_console(), listing)


def list_failures(db: Path, *, as_json: bool) -> None:
    """Write what could not be read or coded; raises RunAborted where the store cannot be opened."""
    with Store.open(db, create=False) as store:
        failures = store.failures()
    if as_json:
        for failure in failures:
            write_json(asdict(failure))
    else:
        print_failures(make_console(), failures)
