"""Facts about the world and the language, as data, and their loader."""
