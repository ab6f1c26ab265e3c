"""Make the model anew from the corpus, with one command: `python -m training.reproduce WORK`.

Trains the tagger on the whole corpus, and three times on two thirds of it for the judges; exports it, fits the judges,
measures the held-out articles and writes the model card. Under two hours on two idle cores; WORK holds what can be
thrown away, and a training that it holds already is not repeated.
"""

from __future__ import annotations

import argparse
import logging
import subprocess
import sys
from pathlib import Path

from training.card import write_card
from training.export import MODEL, export
from training.judges import fit_judges
from training.train import read_options, train

FOLDS = 3


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("work", type=Path)
    work: Path = parser.parse_args().work
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    folds = [work / f"fold{number}" for number in range(FOLDS)]
    for number, fold in enumerate(folds):
        _made(fold, "--leave", f"{number}/{FOLDS}")
    whole = _made(work / "whole")
    export(whole, MODEL)
    fit_judges(folds)
    write_card(whole)
    # In a process of its own: this one has loaded the weights that were there before.
    return subprocess.run([sys.executable, "-m", "training.accuracy"], check=False).returncode


def _made(folder: Path, *arguments: str) -> Path:
    """A trained and exported tagger in `folder`, made there if there is none."""
    if not (folder / "tagger.onnx").exists():
        train(read_options(["--out", str(folder), *arguments]))
        export(folder, folder)
    return folder


if __name__ == "__main__":
    sys.exit(main())
