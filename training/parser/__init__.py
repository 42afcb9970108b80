"""Recipe of the French dependency parser that `enjeu.gains.parsing` carries."""
