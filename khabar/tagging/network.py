"""Run the trained network: onnxruntime and tokenizers, no torch."""

from __future__ import annotations

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
OUTPUTS = (*HEADS, "roles", "pointers")
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

    def scores(self, doc: Doc) -> list[tuple[Window, Scores]]:
        """The windows of an article with their scores: per head [words, labels], pairs [relations, words, words].

        One window at a time: the int8 scales are those of a whole batch, so that a coding would depend on what else was
        read beside it.
        """
        return [(window, self._run(window)) for window in windows(doc, self.tokenizer)]

    def _run(self, window: Window) -> Scores:
        feeds = {
            "ids": np.array([window.pieces], np.int64),
            "real": np.ones((1, len(window.pieces)), np.float32),
            "firsts": np.array([window.heads], np.int64),
        }
        outputs = self._session.run(OUTPUTS, feeds)
        return {name: values[0] for name, values in zip(OUTPUTS, outputs, strict=True)}
