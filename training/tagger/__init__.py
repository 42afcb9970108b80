"""Recipe of the French part-of-speech tagger that `enjeu.gains.tagging` carries."""
