"""Run the trained network: onnxruntime and tokenizers, no torch."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import files

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from khabar.tagging.labels import HEADS
from khabar.tagging.windows import Window, windows
from khabar.text.doc import Doc

Scores = dict[str, NDArray[np.float32]]
OUTPUTS = (*HEADS, "roles", "pointers")
MODEL = files("khabar.tagging") / "model"
PAD = 1


class Network:
    """The tagger's session and tokenizer; loading takes about a third of a second."""

    def __init__(self, *, threads: int = 2) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.log_severity_level = 3  # errors only
        self.tokenizer = Tokenizer.from_str((MODEL / "tokenizer.json").read_text(encoding="utf-8"))
        self._session = onnxruntime.InferenceSession(
            (MODEL / "tagger.onnx").read_bytes(), options, providers=["CPUExecutionProvider"]
        )

    def scores(self, doc: Doc) -> list[tuple[Window, Scores]]:
        """The windows of an article with their scores, each cut to the window's words."""
        found = list(windows(doc, self.tokenizer))
        return [(window, self._run([window])[0]) for window in found]

    def _run(self, group: Sequence[Window]) -> list[Scores]:
        length = max(len(window.pieces) for window in group)
        words = max(len(window.heads) for window in group)
        ids = np.full((len(group), length), PAD, np.int64)
        real = np.zeros((len(group), length), np.float32)
        firsts = np.zeros((len(group), words), np.int64)
        for row, window in enumerate(group):
            ids[row, : len(window.pieces)] = window.pieces
            real[row, : len(window.pieces)] = 1
            firsts[row, : len(window.heads)] = window.heads
        outputs = self._session.run(OUTPUTS, {"ids": ids, "real": real, "firsts": firsts})
        return [_cut(outputs, row, len(window.heads)) for row, window in enumerate(group)]


def _cut(outputs: Sequence[NDArray[np.float32]], row: int, words: int) -> Scores:
    scores: Scores = {}
    for name, values in zip(OUTPUTS, outputs, strict=True):
        own = values[row]
        scores[name] = own[:, :words, :words] if name in ("roles", "pointers") else own[:words]
    return scores
