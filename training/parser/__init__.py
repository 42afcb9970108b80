"""Recipe of the French dependency parser that `enjeu.syntax.parsing` carries."""
