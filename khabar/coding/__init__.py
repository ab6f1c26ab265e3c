"""The list of components, the coder and the JSON of a coded article."""
