"""The corpus as coded articles: what is trained on and what is held out for good."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from khabar.model.records import CodedArticle
from training.anchors import read_marked

CORPUS = Path(__file__).parent / "corpus"
HELD_OUT = "held-out"  # the batch that is never trained on


def training_articles() -> Iterator[CodedArticle]:
    """Every marked article outside the held-out batch; raises ValueError naming the first problem of a file."""
    for folder in sorted(CORPUS.iterdir()):
        if folder.is_dir() and folder.name not in (HELD_OUT, "demo"):
            yield from articles(folder)


def held_out() -> Iterator[CodedArticle]:
    """The articles held out for good."""
    if (CORPUS / HELD_OUT).is_dir():
        yield from articles(CORPUS / HELD_OUT)


def articles(folder: Path) -> Iterator[CodedArticle]:
    """The marked articles of one batch, by file name."""
    for path in sorted(folder.glob("*.txt")):
        coded, problems = read_marked(path)
        if coded is None:
            raise ValueError(problems[0])
        yield coded
