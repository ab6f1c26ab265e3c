"""Date and time expressions and their ISO values."""
