"""enjeu: French press articles in, an English brief out, with what each side gains."""

__version__ = "0.1.0"
