"""Names and descriptions, and the entities they stand for."""
