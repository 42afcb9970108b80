"""French sentences as tagged, parsed, lemmatised trees. No stage looks at a tagger or a parser itself."""

from enjeu.syntax.analysis import Parser, analyse
from enjeu.syntax.lemmas import singular
from enjeu.syntax.tagging import has_finite_verb
from enjeu.syntax.tree import Tree, Word

__all__ = ["Parser", "Tree", "Word", "analyse", "has_finite_verb", "singular"]
