"""How far two independent hands agree on held-out articles: `python -m training.agreement`."""

from __future__ import annotations

from pathlib import Path

from training.accuracy import show
from training.corpus_files import CORPUS, HELD_OUT, articles
from training.figures import Figures

SECOND = Path(__file__).parent / "corpus-second" / HELD_OUT


def agreement() -> Figures:
    """The second marking compared with the first, on the articles that have both."""
    first = {article.article.id: article for article in articles(CORPUS / HELD_OUT)}
    figures = Figures()
    for second in articles(SECOND):
        figures.compare(first[second.article.id], second)
    return figures


if __name__ == "__main__":
    show(agreement())
