"""Train the tagger on the corpus: `python -m training.train --out DIR` (two cores, under two hours, fixed seeds)."""

from __future__ import annotations

import argparse
import json
import logging
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import nn

from khabar.model.records import CodedArticle
from khabar.tagging.windows import WORDS
from training.batches import batches, collate
from training.corpus_files import held_out, training_articles
from training.encoder import Encoder, pruned, read_weights
from training.losses import loss_of
from training.model import Tagger
from training.public_names import public_examples
from training.swapping import Pools, swapped
from training.targets import Example, examples

log = logging.getLogger("training")
OPENINGS = (WORDS, WORDS // 2, 3 * WORDS // 4, WORDS // 4)  # words of the first window, another one in each epoch
LAYERS, EPOCHS = 8, 12
PIECES = 800  # padded pieces in one batch: two or three windows; larger batches take too few steps


def main() -> None:
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    train(read_options())


def read_options(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    """The options of one training, from the command line or from `arguments`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--layers", type=int, default=LAYERS)
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    parser.add_argument("--rate", type=float, default=1.5e-4)
    parser.add_argument("--head-rate", type=float, default=1e-3)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--leave", default=None, metavar="K/N", help="leave out every article whose number mod N is K")
    parser.add_argument("--no-swap", dest="swap", action="store_false", help="do not change names of persons and towns")
    parser.add_argument("--public", type=Path, default=None, metavar="CONLL", help="also learn names from this file")
    return parser.parse_args(arguments)


def train(options: argparse.Namespace) -> None:
    """Train one tagger and write it to `options.out`, with its tokenizer and the options it was trained with."""
    torch.manual_seed(options.seed)
    torch.set_num_threads(options.threads)
    weights = read_weights()
    tokenizer, rows = pruned(weights)
    data = Data(list(in_fold(training_articles(), options.leave)), tokenizer, options)
    test = [example for coded in held_out() for example in examples(coded, tokenizer)]
    log.info("%d articles and %d windows to train on, %d held out", len(data.articles), len(data.epoch(0)), len(test))
    tagger = Tagger(Encoder(weights, rows, layers=options.layers))
    began = time.time()
    fit(tagger, data, test, options)
    options.out.mkdir(parents=True, exist_ok=True)
    torch.save(tagger.state_dict(), options.out / "tagger.pt")
    tokenizer.save(str(options.out / "tokenizer.json"))
    told = {key: str(value) for key, value in vars(options).items()}
    told |= {"articles": str(len(data.articles)), "minutes": f"{(time.time() - began) / 60:.0f}"}
    (options.out / "options.json").write_text(json.dumps(told), encoding="utf-8")


def in_fold(articles: Iterator[CodedArticle], leave: str | None, *, left: bool = False) -> Iterator[CodedArticle]:
    """The articles that are trained on where K/N is left out, or those `left` out."""
    part, _, parts = (leave or "-1/1").partition("/")
    for number, coded in enumerate(articles):
        if (number % int(parts) == int(part)) == left:
            yield coded


class Data:
    """The corpus as windows, cut and named differently from epoch to epoch."""

    def __init__(self, articles: list[CodedArticle], tokenizer: Tokenizer, options: argparse.Namespace) -> None:
        self.articles, self.tokenizer, self.swap = articles, tokenizer, options.swap
        self.pools = Pools.of(articles)
        self.public = list(public_examples(options.public, tokenizer)) if options.public else []

    def epoch(self, number: int) -> list[Example]:
        """The windows of one epoch: every second article with other names, from the second epoch on."""
        opening = OPENINGS[number % len(OPENINGS)]
        found = []
        for at, coded in enumerate(self.articles):
            seed = 1000 * number + at
            changed = swapped(coded, self.pools, seed=seed) if self.swap and number and seed % 2 else coded
            found += examples(changed, self.tokenizer, opening=opening)
        return found + self.public[number % 3 :: 3]


def fit(tagger: Tagger, data: Data, test: Sequence[Example], options: argparse.Namespace) -> None:
    """Train with AdamW, a linear warm-up over a tenth of the steps and a linear decay to zero."""
    steps = options.epochs * sum(1 for _ in batches(data.epoch(0), pieces=PIECES, seed=0))
    optimiser = torch.optim.AdamW(_groups(tagger, options), weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min(step / (0.1 * steps + 1), max(0.0, (steps - step) / (0.9 * steps)))
    )
    for epoch in range(options.epochs):
        tagger.train()
        began, total, count = time.time(), 0.0, 0
        for group in batches(data.epoch(epoch), pieces=PIECES, seed=options.seed + epoch):
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
