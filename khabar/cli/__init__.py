"""The khabar command."""
