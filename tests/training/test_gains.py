"""The examples that the learnt reader is trained on: the right word, the right party."""

from enjeu.syntax import analyse
from training.gains.examples import examples
from training.gains.vectors import learn

RECORD = {
    "title": "La Suède aide la Pologne",
    "text": "La Suède livrera des avions de combat à la Pologne. La Pologne remercie la Suède.",
    "sides": [{"name": "Poland", "aliases_fr": ["la Pologne"]}, {"name": "Sweden", "aliases_fr": ["la Suède"]}],
    "gains": [
        {
            "side": "Poland",
            "thing_fr": "des avions de combat",
            "status": "planned",
            "evidence": ["La Suède livrera des avions de combat à la Pologne."],
        }
    ],
}


def test_the_word_that_names_the_gain_is_the_one_example_of_it() -> None:
    found = examples(RECORD)
    gains = [e for e in found if e.gain]
    assert [e.meanings[0] for e in gains] == ["avion"]
    assert gains[0].status == "planned"
    assert [e.meanings[0] for e in found if not e.gain and e.weight < 1] == ["combat"]


def test_only_the_party_that_gets_it_gets_it() -> None:
    gain = next(e for e in examples(RECORD) if e.gain)
    gets = [p for p in gain.pairs if p.gets]
    assert len(gain.pairs) == 2
    assert len(gets) == 1
    assert any(f.startswith("party place=nmod.à") for f in gets[0].features)


def test_words_in_like_company_get_like_vectors() -> None:
    lines = [
        f"Le {who} {verb} {what} ."
        for who in ("maire", "ministre", "préfet", "patron")
        for verb, things in (("demande", ("une aide", "une prime")), ("mange", ("une pomme", "une poire")))
        for what in things
        for _ in range(12)
    ]
    words, vectors = learn((analyse(line, frozenset({"demander", "manger"})) for line in lines), 4)
    like = vectors @ vectors.T
    place = {word: n for n, word in enumerate(words)}
    assert like[place["aide"], place["prime"]] > like[place["aide"], place["poire"]]
