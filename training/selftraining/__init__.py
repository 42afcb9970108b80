"""The French press in the tool's own English, guards and lists included, for the translator to learn from."""
