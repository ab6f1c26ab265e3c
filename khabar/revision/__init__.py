"""Where the rules and the trained tagger both speak: who is believed, by measured precision."""
