"""Check corpus files: `python -m training.check [FILE…]` (all by default); exit code 1 where problems are found."""

from __future__ import annotations

import sys
from pathlib import Path

from training.anchors import read_marked

CORPUS = Path(__file__).parent / "corpus"


def main(arguments: list[str]) -> int:
    """Print every problem as path:line: message, and one line of totals."""
    paths = [Path(argument) for argument in arguments] or sorted(CORPUS.glob("*/*.txt"))
    bad = sentences = statements = events = eventless = 0
    for path in paths:
        coded, problems = read_marked(path)
        for problem in problems:
            print(problem)
        bad += coded is None
        if coded is not None:
            sentences += len(coded.sentences)
            statements += len(coded.statements)
            events += len(coded.events)
            eventless += sum(not any(s.start <= e.trigger.start < s.end for e in coded.events) for s in coded.sentences)
    print(
        f"{len(paths)} articles, {bad} with problems; {sentences} sentences ({eventless} without events), "
        f"{statements} statements, {events} events"
    )
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
