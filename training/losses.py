"""The loss of one batch: cross entropy of the token heads, likelihood of the roles, pointers of the contents."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

from training.batches import Batch
from training.targets import IGNORE

WEIGHTS = {"names": 1.0, "descriptions": 0.7, "cues": 1.0, "triggers": 1.5, "status": 0.4, "modes": 0.2, "strips": 0.2}
ROLE_WEIGHT = 2.0
EMPTY = 0.3  # most roles are empty, and easily seen to be
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
    """Log likelihood of who fills each role, against "nobody", whose score is 0.

    An entity is found by whichever of its mentions is easiest: their likelihoods are summed, as in coreference (Lee et
    al. 2017). Each of several entities competes with those that do not fill the role, not with the others.
    """
    rows = [(number, mine) for number, row in enumerate(batch.roles) for mine in (row.entities or ((),))]
    if not rows:
        return torch.zeros(())
    at = torch.tensor([(row.row, row.role, row.predicate) for row in batch.roles]).T
    scores = logits[at[0], at[1], at[2]]
    allowed = batch.arguments[at[0]].clone()
    wanted = torch.zeros(len(rows), scores.shape[-1], dtype=torch.bool)
    for number, row in enumerate(batch.roles):
        for words in row.entities:
            allowed[number, list(words)] = False
    for line, (_, mine) in enumerate(rows):
        wanted[line, list(mine)] = True
    of = torch.tensor([number for number, _ in rows])
    everything = _sum(scores[of], allowed[of] | wanted, nobody=True)
    empty = ~wanted.any(-1)
    found = torch.where(empty, torch.zeros(()), _sum(scores[of], wanted, nobody=False))
    weights = torch.where(empty, EMPTY, 1.0)
    return ((everything - found) * weights).sum() / weights.sum()


def _sum(scores: Tensor, mask: Tensor, *, nobody: bool) -> Tensor:
    """The log of the summed exponentials of the masked scores, and of nobody's."""
    masked = scores.masked_fill(~mask, -1e4)
    if nobody:
        masked = torch.cat((masked, torch.zeros(len(scores), 1)), -1)
    return masked.logsumexp(-1)


def _pointers(outputs: dict[str, Tensor], batch: Batch) -> Tensor:
    total = torch.zeros(())
    for side in range(2):
        targets = batch.pointers[:, side]
        rows = targets != IGNORE
        if rows.any():
            logits = outputs["pointers"][:, side].float().masked_fill(batch.words[:, None, :] == 0, -1e4)
            total = total + functional.cross_entropy(logits[rows], targets[rows])
    return total
