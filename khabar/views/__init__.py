"""What pages, commands and JSON show, computed once."""
