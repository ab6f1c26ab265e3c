"""Judges weigh what rules and network say: what is said and done, by whom, to whom, where, when, how surely."""
