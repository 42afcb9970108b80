import random
from collections.abc import Sequence
from pathlib import Path

import pytest

from enjeu.gains.frames import lexicon
from enjeu.gains.gazetteer import long_names
from enjeu.reading import read_file
from enjeu.syntax import Tree, analyse

SEEDS = Path(__file__).parents[2] / "seeds"
_FORMS = {
    "FIN": "VerbForm=Fin",
    "INF": "VerbForm=Inf",
    "PP": "Tense=Past|VerbForm=Part",
    "PR": "Tense=Pres|VerbForm=Part",
}


@pytest.fixture(scope="session")
def spacy_pipeline(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small spaCy pipeline for French, trained on the spot on the trees that the carried parser gives."""
    import spacy
    from spacy.tokens import Doc
    from spacy.training import Example

    nlp = spacy.blank("fr")
    nlp.add_pipe("morphologizer")
    nlp.add_pipe("parser")
    passages = [p for file in sorted(SEEDS.glob("*.txt")) for p in read_file(file).passages]
    trees = [analyse(p.fr, lexicon().infinitives(), long_names()) for p in passages]
    examples = [Example(Doc(nlp.vocab, words=_words(tree)), _doc(nlp, tree)) for tree in trees if len(tree) > 3]
    spacy.util.fix_random_seed(0)
    optimizer = nlp.initialize(lambda: examples)
    shuffled = random.Random(0)
    for _ in range(12):
        shuffled.shuffle(examples)
        for batch in spacy.util.minibatch(examples, size=8):
            nlp.update(batch, sgd=optimizer, drop=0.1)
    folder = tmp_path_factory.mktemp("spacy") / "pipeline"
    nlp.to_disk(folder)
    return folder


def _words(tree: Tree) -> list[str]:
    return [word.text.replace(" ", "-") for word in tree.words]


def _doc(nlp: "spacy.Language", tree: Tree) -> "spacy.tokens.Doc":  # noqa: F821
    from spacy.tokens import Doc

    def pos(tag: str) -> str:
        return {"V": "VERB", "A": "AUX"}[tag[0]] if tag[1:] in _FORMS else tag

    def heads() -> Sequence[int]:
        return [word.head if word.head >= 0 else word.index for word in tree.words]

    return Doc(
        nlp.vocab,
        words=_words(tree),
        pos=[pos(word.tag) for word in tree.words],
        morphs=[_FORMS.get(word.tag[1:], "") for word in tree.words],
        heads=list(heads()),
        deps=[word.label or "root" for word in tree.words],
    )
