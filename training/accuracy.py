"""Accuracy on the held-out articles: `python -m training.accuracy [BATCH…] [--json]`; exit code 1 below a floor.

Without a batch it codes `training/corpus/held-out` and compares each figure with `training/floors.yaml`.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping
from pathlib import Path

import yaml

import khabar
from training.corpus_files import CORPUS, HELD_OUT, articles
from training.figures import Figures

FLOORS = Path(__file__).parent / "floors.yaml"


def measure(batches: list[str], *, tagger: bool = True) -> Figures:
    """Code the marked articles of some batches and compare."""
    coder = khabar.load(tagger=tagger)
    figures = Figures()
    for batch in batches:
        for marked in articles(CORPUS / batch):
            figures.compare(marked, coder(marked.article))
    return figures


def below_floor(figures: Figures, floors: dict[str, float]) -> list[str]:
    """One line for each figure that is under its floor."""
    values = {name: tally.f1 for name, tally in figures.tallies.items()}
    values |= {name: share.value for name, share in figures.shares.items()}
    return below(values, floors)


def below(values: Mapping[str, float], floors: Mapping[str, float]) -> list[str]:
    """One line for each value that is under its floor; what is missing is 0."""
    return [
        f"{name}: {values.get(name, 0.0):.3f} is below its floor {floor:.3f}"
        for name, floor in floors.items()
        if values.get(name, 0.0) < floor
    ]


def show(figures: Figures) -> None:
    """Print the table."""
    print(f"{'':22}{'P':>8}{'R':>8}{'F1':>8}{'marked':>8}{'found':>8}")
    for name, tally in figures.tallies.items():
        scores = f"{tally.precision:8.3f}{tally.recall:8.3f}{tally.f1:8.3f}"
        print(f"{name:22}{scores}{tally.marked:8}{tally.found:8}")
    print(f"{'of the matched':22}{'right':>8}{'n':>8}")
    for name, share in sorted(figures.shares.items()):
        print(f"{name:22}{share.value:8.3f}{share.of:8}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("batches", nargs="*", help="folders of training/corpus (default: held-out)")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--rules-only", action="store_true", help="without the trained tagger; no floors")
    options = parser.parse_args()
    figures = measure(options.batches or [HELD_OUT], tagger=not options.rules_only)
    if options.json:
        scores = {name: {"p": t.precision, "r": t.recall, "f1": t.f1} for name, t in figures.tallies.items()}
        print(json.dumps(scores | {name: {"right": s.value, "n": s.of} for name, s in figures.shares.items()}))
    else:
        show(figures)
    if options.batches or options.rules_only:
        return 0
    problems = below_floor(figures, yaml.safe_load(FLOORS.read_text(encoding="utf-8")))
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
