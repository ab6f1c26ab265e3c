"""Coverage of the corpus: the cells of the scheme it fills. `python -m training.coverage docs/corpus.md` writes it."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import get_args

from khabar.model.records import CodedArticle, Status, Style
from khabar.tagging.labels import ACTS, MODES, TYPES
from training.corpus_files import CORPUS, articles

MARK = "<!-- tables: python -m training.coverage docs/corpus.md -->"


def batches() -> dict[str, list[CodedArticle]]:
    """The articles of every batch but the demonstration."""
    folders = sorted(path for path in CORPUS.iterdir() if path.is_dir() and path.name != "demo")
    return {folder.name: list(articles(folder)) for folder in folders}


def tables() -> str:
    """All coverage tables as Markdown."""
    found = batches()
    everything = [article for batch in found.values() for article in batch]
    events = [event for article in everything for event in article.events]
    statements = [statement for article in everything for statement in article.statements]
    modes = Counter(f"{event.type}.{event.mode}" for event in events if event.mode)
    parts = [
        "### Batches",
        _sizes(found),
        "### Types and statuses",
        _cross([(event.type, event.status) for event in events], TYPES, get_args(Status)),
        "### Modes",
        ", ".join(f"{mode} {modes[mode]}" for mode in MODES[1:]),
        "### Acts and styles",
        _cross([(statement.act, statement.style) for statement in statements], ACTS, get_args(Style)),
    ]
    return "\n\n".join(parts) + "\n"


def _sizes(found: dict[str, list[CodedArticle]]) -> str:
    rows = list(found.items())
    rows.append(("all", [article for batch in found.values() for article in batch]))
    lines = ["| batch | articles | sentences | without event | names | statements | events | times |", "|---" * 8 + "|"]
    for name, batch in rows:
        counts = (
            len(batch),
            sum(len(article.sentences) for article in batch),
            sum(map(_eventless, batch)),
            sum(mention.kind == "NAM" for article in batch for mention in article.mentions),
            sum(len(article.statements) for article in batch),
            sum(len(article.events) for article in batch),
            sum(len(article.times) for article in batch),
        )
        lines.append(f"| {name} | " + " | ".join(map(str, counts)) + " |")
    return "\n".join(lines)


def _eventless(article: CodedArticle) -> int:
    triggers = [event.trigger.start for event in article.events]
    return sum(not any(s.start <= t < s.end for t in triggers) for s in article.sentences)


def _cross(pairs: Iterable[tuple[str, str]], rows: Sequence[str], columns: Sequence[str]) -> str:
    counts = Counter(pairs)
    lines = ["| | " + " | ".join(columns) + " |", "|---" * (len(columns) + 1) + "|"]
    lines += [f"| {row} | " + " | ".join(str(counts[row, column]) for column in columns) + " |" for row in rows]
    return "\n".join(lines)


def refreshed(page: str) -> str:
    """A page with its tables made anew; raises ValueError where it has no mark for them."""
    head, mark, _ = page.partition(MARK)
    if not mark:
        raise ValueError(f"the page lacks the line {MARK}")
    return f"{head}{MARK}\n\n{tables()}"


def main(arguments: Sequence[str]) -> None:
    for argument in arguments:
        path = Path(argument)
        path.write_text(refreshed(path.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
