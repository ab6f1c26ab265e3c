"""Export a trained tagger as int8 ONNX with its tokenizer: `python -m training.export DIR [TARGET]`."""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from khabar.tagging.labels import HEADS
from training.encoder import Encoder, pruned, read_weights
from training.model import Tagger

OUTPUTS = (*HEADS, "roles", "pointers")
MODEL = Path(__file__).parent.parent / "khabar" / "tagging" / "model"


class Exported(nn.Module):
    """The tagger with its outputs as a tuple, in the order of `OUTPUTS`."""

    def __init__(self, tagger: Tagger) -> None:
        super().__init__()
        self.tagger = tagger

    def forward(self, ids: Tensor, real: Tensor, firsts: Tensor) -> tuple[Tensor, ...]:
        outputs = self.tagger(ids, real, firsts)
        return tuple(outputs[name] for name in OUTPUTS)


def export(source: Path, target: Path) -> None:
    """Write `tagger.onnx` (weights in int8) and `tokenizer.json`."""
    options = json.loads((source / "options.json").read_text(encoding="utf-8"))
    weights = read_weights()
    _, rows = pruned(weights)
    tagger = Tagger(Encoder(weights, rows, layers=int(options["layers"])))
    tagger.load_state_dict(torch.load(source / "tagger.pt"))
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        _to_onnx(Exported(tagger).eval(), plain)
        quantize_dynamic(plain, target / "tagger.onnx", weight_type=QuantType.QInt8, per_channel=True)
    if source != target:
        shutil.copy(source / "tokenizer.json", target / "tokenizer.json")


def _to_onnx(model: nn.Module, path: Path) -> None:
    ids = torch.ones(2, 12, dtype=torch.long)
    firsts = torch.arange(1, 9).repeat(2, 1)
    names = ["ids", "real", "firsts"]
    axes = {"ids": {0: "batch", 1: "pieces"}, "real": {0: "batch", 1: "pieces"}, "firsts": {0: "batch", 1: "words"}}
    axes |= {name: {0: "batch", 1: "words"} for name in HEADS}
    axes |= {name: {0: "batch", 2: "words", 3: "words"} for name in ("roles", "pointers")}
    torch.onnx.export(
        model, (ids, torch.ones(2, 12), firsts), str(path), dynamo=False, opset_version=17,
        input_names=names, output_names=list(OUTPUTS),
        dynamic_axes=axes,
    )  # fmt: skip


if __name__ == "__main__":
    export(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else MODEL)
