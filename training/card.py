"""The model card: data, licences, figures and limits of the shipped tagger, written by the training itself."""

from __future__ import annotations

import json
from pathlib import Path

from training.corpus_files import held_out, training_articles
from training.export import MODEL

CARD = Path(__file__).parent.parent / "docs" / "model-card.md"

TEMPLATE = Path(__file__).parent / "card.template.md"


def write_card(trained: Path) -> None:
    """Write docs/model-card.md for a trained tagger that has been exported."""
    options = json.loads((trained / "options.json").read_text(encoding="utf-8"))
    data = list(training_articles())
    public = options["public"] != "None"
    CARD.write_text(
        TEMPLATE.read_text(encoding="utf-8").format(
            **{key: options[key] for key in ("layers", "epochs", "rate", "head_rate", "seed", "threads", "minutes")},
            swap="yes" if options["swap"] == "True" else "no",
            articles=options["articles"],
            sentences=sum(len(article.sentences) for article in data),
            statements=sum(len(article.statements) for article in data),
            events=sum(len(article.events) for article in data),
            public=", and names of the public NewsFANE corpus" if public else "",
            public_licence=" NewsFANE (Alotaibi & Lee 2014): CC BY-SA 3.0." if public else "",
            held=sum(1 for _ in held_out()),
            onnx=(MODEL / "tagger.onnx").stat().st_size / 1e6,
            tokenizer=(MODEL / "tokenizer.json").stat().st_size / 1e6,
        ),
        encoding="utf-8",
    )
