"""The loss of one batch: cross entropy of the token heads, binary of the roles, pointers of the contents."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

from training.batches import Batch
from training.targets import IGNORE

WEIGHTS = {"names": 1.0, "descriptions": 0.7, "cues": 1.0, "triggers": 1.5, "status": 0.4, "modes": 0.2, "strips": 0.2}
ROLE_WEIGHT = 1.5
POSITIVE = 4.0  # a role holds for few of the words it is asked of
POINTER_WEIGHT = 0.5


def loss_of(outputs: dict[str, Tensor], batch: Batch) -> Tensor:
    """The weighted sum over all tasks, a scalar."""
    total = torch.zeros(())
    for name, weight in WEIGHTS.items():
        logits, labels = outputs[name].float(), batch.labels[name]
        if (labels != IGNORE).any():
            total = total + weight * functional.cross_entropy(
                logits.flatten(0, 1), labels.flatten(), ignore_index=IGNORE, label_smoothing=0.05
            )
    return total + ROLE_WEIGHT * _roles(outputs["roles"].float(), batch) + POINTER_WEIGHT * _pointers(outputs, batch)


def _roles(logits: Tensor, batch: Batch) -> Tensor:
    asked = batch.roles >= 0
    if not asked.any():
        return torch.zeros(())
    # Only words that begin some mention can fill a role at run time: the rest are easy and would drown them.
    starts = (_begins(batch.labels["names"]) | _begins(batch.labels["descriptions"]))[:, None, None, :]
    asked = asked & starts
    if not asked.any():
        return torch.zeros(())
    return functional.binary_cross_entropy_with_logits(
        logits[asked], batch.roles[asked], pos_weight=torch.tensor(POSITIVE)
    )


def _begins(labels: Tensor) -> Tensor:
    """Words whose BIO label begins a span (odd label numbers)."""
    return (labels > 0) & (labels % 2 == 1)


def _pointers(outputs: dict[str, Tensor], batch: Batch) -> Tensor:
    total = torch.zeros(())
    for side in range(2):
        targets = batch.pointers[:, side]
        rows = targets != IGNORE
        if rows.any():
            logits = outputs["pointers"][:, side].float().masked_fill(batch.words[:, None, :] == 0, -1e4)
            total = total + functional.cross_entropy(logits[rows], targets[rows])
    return total
