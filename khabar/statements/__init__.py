"""Reported speech: cue, source, content, chain."""
