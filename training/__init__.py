"""Training of the tagger: corpus, conversion, model, evaluation (not part of the installed package)."""
