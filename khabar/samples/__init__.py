"""Sample articles of the project's own writing; see README.md."""
