"""Records and vocabulary: what Khabar puts out."""
