"""The recipes that made the models the package carries: one folder each, one command each."""
