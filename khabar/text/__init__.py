"""Arabic text: folding, tokens, matching, inflection, sentences, quotations."""
