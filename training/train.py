"""Train the tagger on the corpus: `python -m training.train --out DIR` (two cores, under two hours, fixed seeds)."""

from __future__ import annotations

import argparse
import json
import logging
import time
from collections.abc import Sequence
from pathlib import Path

import torch
from torch import nn

from training.batches import batches, collate
from training.corpus_files import held_out, training_articles
from training.encoder import Encoder, pruned, read_weights
from training.losses import loss_of
from training.model import Tagger
from training.targets import Example, examples

log = logging.getLogger("training")
PIECES = 800  # padded pieces in one batch: two or three windows; larger batches take too few steps


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--layers", type=int, default=8)
    parser.add_argument("--epochs", type=int, default=12)
    parser.add_argument("--rate", type=float, default=1.5e-4)
    parser.add_argument("--head-rate", type=float, default=1e-3)
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    torch.manual_seed(options.seed)
    torch.set_num_threads(2)
    weights = read_weights()
    tokenizer, rows = pruned(weights)
    data = [example for coded in training_articles() for example in examples(coded, tokenizer)]
    test = [example for coded in held_out() for example in examples(coded, tokenizer)]
    log.info("%d windows to train on, %d held out", len(data), len(test))
    tagger = Tagger(Encoder(weights, rows, layers=options.layers))
    fit(tagger, data, test, options)
    options.out.mkdir(parents=True, exist_ok=True)
    torch.save(tagger.state_dict(), options.out / "tagger.pt")
    tokenizer.save(str(options.out / "tokenizer.json"))
    (options.out / "options.json").write_text(json.dumps({k: str(v) for k, v in vars(options).items()}))


def fit(tagger: Tagger, data: Sequence[Example], test: Sequence[Example], options: argparse.Namespace) -> None:
    """Train with AdamW, a linear warm-up over a tenth of the steps and a linear decay to zero."""
    steps = options.epochs * sum(1 for _ in batches(data, pieces=PIECES, seed=0))
    optimiser = torch.optim.AdamW(_groups(tagger, options), weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min(step / (0.1 * steps + 1), max(0.0, (steps - step) / (0.9 * steps)))
    )
    for epoch in range(options.epochs):
        tagger.train()
        began, total, count = time.time(), 0.0, 0
        for group in batches(data, pieces=PIECES, seed=options.seed + epoch):
            batch = collate(group)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                outputs = tagger(batch.ids, batch.real, batch.firsts)
            loss = loss_of(outputs, batch)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(tagger.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            total, count = total + loss.item(), count + 1
        log.info(
            "epoch %d: loss %.3f, held out %.3f, %.0f s",
            epoch + 1,
            total / count,
            _held_out_loss(tagger, test),
            time.time() - began,
        )


def _groups(tagger: Tagger, options: argparse.Namespace) -> list[dict[str, object]]:
    encoder = [p for p in tagger.encoder.parameters() if p.requires_grad]
    ids = {id(p) for p in encoder}
    heads = [p for p in tagger.parameters() if p.requires_grad and id(p) not in ids]
    return [{"params": encoder, "lr": options.rate}, {"params": heads, "lr": options.head_rate}]


@torch.no_grad()
def _held_out_loss(tagger: Tagger, test: Sequence[Example]) -> float:
    tagger.eval()
    losses = []
    for group in batches(test, pieces=PIECES, seed=None):
        batch = collate(group)
        losses.append(loss_of(tagger(batch.ids, batch.real, batch.firsts), batch).item())
    return sum(losses) / max(1, len(losses))


if __name__ == "__main__":
    main()
