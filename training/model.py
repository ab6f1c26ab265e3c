"""The tagger's network: an encoder, token heads, and biaffine scorers that join predicates to words."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from khabar.tagging.labels import HEADS, ROLES
from training.encoder import Encoder

PAIR = 96  # width of the predicate and argument spaces
LONGEST = 512  # words of a window, at most one a piece
POINTERS = 2  # content begins, content ends
STEPS = (1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96, 128)  # words between predicate and argument, beyond which is far


def _buckets() -> Tensor:
    """[words, words]: the number of the step at which each word stands from each predicate, for the longest window."""
    positions = torch.arange(LONGEST)
    apart = positions[None, :] - positions[:, None]
    return apart.sign() * (apart.abs()[..., None] >= torch.tensor(STEPS)).sum(-1) + len(STEPS)


class Biaffine(nn.Module):
    """Scores each (predicate, word) pair for each of `out` relations (Dozat & Manning 2017).

    What a predicate expects at each distance is added (relative positions, Shaw et al. 2018): objects follow, topics
    stand before.
    """

    def __init__(self, hidden: int, out: int) -> None:
        super().__init__()
        self.predicate = nn.Sequential(nn.Linear(hidden, PAIR), nn.GELU(), nn.Dropout(0.2))
        self.argument = nn.Sequential(nn.Linear(hidden, PAIR), nn.GELU(), nn.Dropout(0.2))
        self.weight = nn.Parameter(torch.randn(out, PAIR, PAIR) * PAIR**-0.5)
        self.distance = nn.Parameter(torch.randn(out, PAIR + 1, 2 * len(STEPS) + 1) * 0.02)
        self.register_buffer("buckets", _buckets(), persistent=False)
        self.predicate_bias = nn.Linear(PAIR, out)
        self.argument_bias = nn.Linear(PAIR, out)

    def forward(self, predicates: Tensor, words: Tensor) -> Tensor:
        """`predicates` [batch, p, hidden] and `words` [batch, w, hidden] give [batch, out, p, w]."""
        p, a = self.predicate(predicates), self.argument(words)
        scores = torch.einsum("bpi,oij,bwj->bopw", p, self.weight, a)
        return (
            scores
            + self._by_distance(p, words.shape[1])
            + self.predicate_bias(p).transpose(1, 2)[..., None]
            + self.argument_bias(a).transpose(1, 2)[:, :, None]
        )

    def _by_distance(self, predicates: Tensor, words: int) -> Tensor:
        """[batch, out, p, w]: what each predicate expects at the distance of each word."""
        expected = torch.einsum("bpi,oid->bopd", predicates, self.distance[:, :-1]) + self.distance[:, -1][:, None]
        bucket = self.buckets[:words, :words]
        return expected.gather(-1, bucket.expand(*expected.shape[:2], -1, -1))


class Tagger(nn.Module):
    """Everything the tagger predicts for one window of words.

    Outputs: for each token head [batch, words, labels]; `roles` [batch, roles, words, words] and `pointers`
    [batch, 2, words, words], predicate first.
    """

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder
        hidden = encoder.hidden
        self.drop = nn.Dropout(0.2)
        self.heads = nn.ModuleDict({name: nn.Linear(hidden, len(labels)) for name, labels in HEADS.items()})
        self.roles = Biaffine(hidden, len(ROLES))
        self.pointers = Biaffine(hidden, POINTERS)

    def forward(self, ids: Tensor, real: Tensor, firsts: Tensor) -> dict[str, Tensor]:
        """`firsts` [batch, words] gives the piece at which each word begins."""
        pieces = self.encoder(ids, real)
        words = self.drop(pieces.gather(1, firsts[..., None].expand(-1, -1, pieces.shape[-1])))
        outputs = {name: head(words) for name, head in self.heads.items()}
        outputs["roles"] = self.roles(words, words)
        outputs["pointers"] = self.pointers(words, words)
        return outputs
