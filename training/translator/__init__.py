"""Recipe of the carried French-English translator: `python -m training.translator --help`."""
