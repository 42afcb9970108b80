"""Recipe of the French part-of-speech tagger that `enjeu.syntax.tagging` carries."""
