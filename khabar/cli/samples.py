"""The packaged sample articles, with the publisher and date that their manifest gives."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import khabar.samples
from khabar.model.records import Article
from khabar.reading.build import OnError
from khabar.reading.files import read_articles

MANIFEST = "samples.json"


def samples_folder() -> Path:
    """The folder of the sample articles, in a checkout as in an installed package."""
    return Path(str(khabar.samples.__file__)).parent


def sample_articles(*, on_error: OnError) -> Iterator[Article]:
    """Read the sample articles in the order of their manifest."""
    folder = samples_folder()
    manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    for entry in manifest["files"]:
        yield from read_articles(
            [folder / entry["file"]],
            published=date.fromisoformat(entry["published"]),
            publisher=entry["publisher"],
            on_error=on_error,
        )
