"""Recipe of the word list of the translation stage: `python -m training.lexicon --help`."""
