"""Batches of examples of like length, as padded tensors."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from khabar.tagging.labels import HEADS, ROLES
from training.targets import IGNORE, Example

PAD = 1


@dataclass(frozen=True, slots=True)
class RoleRow:
    """A role of the predicate at word `predicate` of example `row`: the argument words of each entity that fills it."""

    row: int
    role: int
    predicate: int
    entities: tuple[tuple[int, ...], ...]


@dataclass
class Batch:
    """Padded tensors of one batch; `labels` per token head are [batch, words], IGNORE where unknown."""

    ids: Tensor
    real: Tensor
    firsts: Tensor
    labels: dict[str, Tensor]
    roles: list[RoleRow]
    arguments: Tensor  # [batch, words], whether a mention or a time begins there
    pointers: Tensor  # [batch, 2, words], the first and last word of each cue's content, IGNORE elsewhere
    words: Tensor  # [batch, words], 1 for real words


def batches(examples: Sequence[Example], *, pieces: int, seed: int | None) -> Iterator[list[Example]]:
    """Groups of at most `pieces` padded pieces, of like length; shuffled where a seed is given."""
    generator = random.Random(seed)  # noqa: S311 - order of batches, not a secret
    order = list(range(len(examples)))
    if seed is not None:
        generator.shuffle(order)
    order.sort(key=lambda index: len(examples[index].window.pieces) // 24)
    groups: list[list[Example]] = []
    for index in order:
        example = examples[index]
        if groups and len(example.window.pieces) * (len(groups[-1]) + 1) <= pieces:
            groups[-1].append(example)
        else:
            groups.append([example])
    if seed is not None:
        generator.shuffle(groups)
    yield from groups


def collate(group: Sequence[Example]) -> Batch:
    """Pad a group of examples."""
    length = max(len(example.window.pieces) for example in group)
    words = max(len(example.window.heads) for example in group)
    size = len(group)
    batch = Batch(
        ids=torch.full((size, length), PAD),
        real=torch.zeros(size, length),
        firsts=torch.zeros(size, words, dtype=torch.long),
        labels={name: torch.full((size, words), IGNORE) for name in HEADS},
        roles=[],
        arguments=torch.zeros(size, words, dtype=torch.bool),
        pointers=torch.full((size, 2, words), IGNORE),
        words=torch.zeros(size, words),
    )
    for row, example in enumerate(group):
        _fill(batch, row, example)
    return batch


def _fill(batch: Batch, row: int, example: Example) -> None:
    pieces, heads = example.window.pieces, example.window.heads
    count = len(heads)
    batch.ids[row, : len(pieces)] = torch.tensor(pieces)
    batch.real[row, : len(pieces)] = 1
    batch.firsts[row, :count] = torch.tensor(heads)
    batch.words[row, :count] = 1
    for name, labels in example.labels.items():
        batch.labels[name][row, :count] = torch.tensor(labels)
    filled: dict[tuple[int, int], list[tuple[int, ...]]] = {}
    for role, predicate, arguments in example.roles:
        filled.setdefault((role, predicate), []).append(arguments)
    for predicate in example.predicates:
        for role in range(len(ROLES)):
            batch.roles.append(RoleRow(row, role, predicate, tuple(filled.get((role, predicate), ()))))
    batch.arguments[row, sorted(example.arguments)] = True
    for cue, first, last in example.contents:
        batch.pointers[row, 0, cue] = first
        batch.pointers[row, 1, cue] = last
