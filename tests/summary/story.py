"""A story of six sentences: two on one thing, two on another, two on nothing."""

STORY = (
    "La Russie cherche des obus d'artillerie et des munitions pour la guerre en Ukraine.",
    "La Corée du Nord possède des obus et des munitions que la Russie cherche pour la guerre en Ukraine.",
    "Il faisait beau ce jour-là dans le port.",
    "La Corée du Nord veut de la nourriture et des satellites en échange.",
    "« Nous verrons bien », a dit un passant.",
    "Les satellites et la nourriture manquent à la Corée du Nord depuis des années.",
)
