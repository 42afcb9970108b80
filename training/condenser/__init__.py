"""Training of a model that says a French sentence in fewer English words; none is carried (`training/README.md`)."""
