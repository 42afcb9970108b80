"""A name broken off within a letter is the one of the French."""

import pytest

from enjeu.translation.broken import whole_names


@pytest.mark.parametrize(
    ("french", "english", "whole"),
    [
        (
            "Les élèves de l'institut Jedličkův.",
            "Pupils of the Jedličk\ufffdv institute.",
            "Pupils of the Jedličkův institute.",
        ),
        ("Erdoğan a parlé à Erdogan.", "Erdo\ufffdan spoke.", "Erdo\ufffdan spoke."),
        ("Il a vu Bill De Blasio.", "He saw Bill De\ufffd.", "He saw Bill De\ufffd."),
        ("Il est venu.", "He came.", "He came."),
    ],
)
def test_a_broken_name_is_made_whole_where_one_word_begins_like_it(french: str, english: str, whole: str) -> None:
    assert whole_names(french, english) == whole
