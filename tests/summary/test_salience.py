from enjeu.summary.salience import (
    FEATURES,
    WORD_FEATURES,
    Article,
    centrality,
    features,
    is_bare_date,
    is_dangling,
    is_entry,
    is_lone_clause,
    similarities,
    word_features,
)
from enjeu.summary.words import content
from tests.summary.story import STORY


def test_the_sentence_most_like_the_others_is_most_central() -> None:
    rank = centrality(similarities([content(t) for t in STORY]))
    assert max(rank) in (rank[0], rank[1])
    assert min(rank) in (rank[2], rank[4])


def test_every_feature_is_counted_for_every_sentence_and_word() -> None:
    article = Article(STORY, "La Russie et la Corée du Nord", [0, 0, 1, 1, 2, 2])
    rows = features(article)
    assert len(rows) == len(STORY)
    assert {len(row) for row in rows} == {len(FEATURES)}
    words, word_rows = word_features(article, [1.0] * len(STORY))
    assert len(words) == len(set(words)) == len(word_rows)
    assert {len(row) for row in word_rows} == {len(WORD_FEATURES)}


def test_words_that_point_back_are_noticed() -> None:
    for text in ("Cette rencontre a eu lieu.", "Il a refusé.", "Mais Moscou nie.", "« C’est fini »", "En effet, oui."):
        assert is_dangling(text)
    for text in ("Ilham Aliev a refusé.", "L'Iran nie.", "Les syndicats signent.", "Cédric Villani part."):
        assert not is_dangling(text)


def test_words_that_point_back_are_noticed_anywhere() -> None:
    assert is_dangling("Pyongyang, de son côté, dispose d'un excédent des deux.")
    assert is_dangling("Selon ce dernier, l'usine fermera.")


def test_a_source_that_is_but_a_pronoun_points_back() -> None:
    for text in ("Selon elle, l'usine fermera.", "D’après lui, Moscou nie.", "Mais pour eux, rien ne change."):
        assert is_dangling(text)
    for text in ("Selon Elon Musk, l'usine fermera.", "Pour lutter contre le feu, la ville paie."):
        assert not is_dangling(text)


def test_both_of_two_point_back_only_where_they_stand_alone() -> None:
    assert not is_dangling("Les deux pays signent un accord.")


def test_a_clause_by_itself_is_noticed() -> None:
    assert is_lone_clause("Bien que le gouvernement nie l'existence d'un accord.")
    assert is_lone_clause("Although the government denies it.")
    assert not is_lone_clause("Bien que le gouvernement nie, l'accord existe.")


def test_a_date_by_itself_and_the_date_of_an_entry_are_noticed() -> None:
    for text in ("7 octobre 2023.", "Le 1er mai.", "Samedi 7 octobre 2023, à 6 h 30.", "En mai 2021."):
        assert is_bare_date(text)
    for text in ("2 000 personnes.", "Le 7 octobre 2023, la guerre commence.", "Mars attaque."):
        assert not is_bare_date(text)
    for text in ("7 octobre 2023 : la guerre commence.", "Mardi 3 mai – Le maire part.", "2023 - La loi passe."):
        assert is_entry(text)
    for text in ("1200 soldats : la garde part.", "Le 7 octobre, la guerre commence : trois morts."):
        assert not is_entry(text)
