"""Run the trained network: onnxruntime and tokenizers, no torch."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib.resources import files
from importlib.resources.abc import Traversable

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from khabar.tagging.labels import HEADS
from khabar.tagging.windows import Window, windows
from khabar.text.doc import Doc

Scores = dict[str, NDArray[np.float32]]
PAIRS = ("roles", "pointers")
OUTPUTS = (*HEADS, *PAIRS)
TOGETHER = 4  # windows of like length in one batch
PAD = 1
MODEL = files("khabar.tagging") / "model"


class Network:
    """The tagger's session and tokenizer; loading takes about a third of a second."""

    def __init__(self, *, threads: int = 2, model: Traversable = MODEL) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.log_severity_level = 3  # errors only
        self.tokenizer = Tokenizer.from_str((model / "tokenizer.json").read_text(encoding="utf-8"))
        self._session = onnxruntime.InferenceSession(
            (model / "tagger.onnx").read_bytes(), options, providers=["CPUExecutionProvider"]
        )

    def scores(self, docs: Sequence[Doc]) -> list[list[tuple[Window, Scores]]]:
        """For each article its windows with their scores: per head [words, labels], pairs [relations, words, words]."""
        cut = [list(windows(doc, self.tokenizer)) if doc.tokens else [] for doc in docs]
        ordered = sorted((window for group in cut for window in group), key=lambda window: len(window.pieces))
        scores: dict[int, Scores] = {}
        for start in range(0, len(ordered), TOGETHER):
            group = ordered[start : start + TOGETHER]
            scores.update(zip(map(id, group), self._run(group), strict=True))
        return [[(window, scores[id(window)]) for window in group] for group in cut]

    def _run(self, group: Sequence[Window]) -> Iterator[Scores]:
        """The scores of windows of like length, read as one batch, without the padding."""
        pieces, words = max(len(w.pieces) for w in group), max(len(w.heads) for w in group)
        ids = np.full((len(group), pieces), PAD, np.int64)
        real = np.zeros((len(group), pieces), np.float32)
        firsts = np.zeros((len(group), words), np.int64)
        for row, window in enumerate(group):
            ids[row, : len(window.pieces)] = window.pieces
            real[row, : len(window.pieces)] = 1
            firsts[row, : len(window.heads)] = window.heads
        feeds = {"ids": ids, "real": real, "firsts": firsts}
        outputs = dict(zip(OUTPUTS, self._session.run(OUTPUTS, feeds), strict=True))
        for row, window in enumerate(group):
            count = len(window.heads)
            yield {
                name: values[row, :, :count, :count] if name in PAIRS else values[row, :count]
                for name, values in outputs.items()
            }
