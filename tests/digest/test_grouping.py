"""Groups by average linkage, and what keeps articles apart."""

from enjeu.digest.grouping import THRESHOLD, group, likeness, likenesses
from enjeu.digest.words import Profile, profile
from tests.digest.briefs import named, seeds


def test_a_chain_of_likenesses_does_not_join_its_ends() -> None:
    chain = {(0, 1): 0.6, (1, 2): 0.6, (2, 3): 0.6}
    assert group(4, chain, 0.5) == [[0, 1], [2, 3]]


def test_all_alike_are_one_group_and_what_is_like_nothing_stays_alone() -> None:
    alike = {(i, j): 0.8 for j in range(4) for i in range(j)}
    assert group(6, alike, 0.5) == [[0, 1, 2, 3], [4], [5]]


def test_groups_come_largest_first_and_each_in_order() -> None:
    assert group(5, {(0, 4): 0.9, (1, 2): 0.9, (1, 3): 0.8, (2, 3): 0.8}) == [[1, 2, 3], [0, 4]]


def test_nothing_to_group_gives_nothing() -> None:
    assert group(0, {}) == []


def test_articles_of_one_event_are_liker_than_any_two_of_different_ones() -> None:
    strike = [profile(b) for b in named("strike_morning", "strike_evening")]
    dam = [profile(b) for b in named("dam_north", "dam_south")]
    summit = [profile(b) for b in seeds()]
    events = [strike, dam, summit]
    within = [likeness(a, b) for event in events for n, a in enumerate(event) for b in event[:n]]
    across = [
        likeness(a, b) for event in events for other in events if event is not other for a in event for b in other
    ]
    assert min(within) > THRESHOLD > max(across)


def test_articles_published_weeks_apart_are_never_one_event() -> None:
    both = [profile(b) for b in named("strike_morning", "strike_evening")]
    assert likenesses(both, ["2024-03-12", "2024-03-14"])
    assert likenesses(both, ["2024-03-12", "2024-04-14"]) == {}
    assert likenesses(both, [None, "2024-04-14"])


def test_days_that_both_name_bring_them_together_and_different_ones_keep_them_apart() -> None:
    one = Profile("La tempête Odile", ("La tempête Odile a frappé Quimper le 3 mars et coupé les routes du port.",))
    same = Profile("Odile", ("Le 3 mars la tempête Odile a coupé les routes de Quimper.",))
    other = Profile("Odile", ("Le 9 mars la tempête Odile a coupé les routes de Quimper.",))
    assert likeness(one, same) > likeness(one, other)


def test_a_city_counts_as_its_country_and_spellings_of_a_name_as_one() -> None:
    one = Profile("", ("Hier soir à Moscou, Sergueï Choïgou a parlé.",))
    other = Profile("", ("Hier soir en Russie, Sergueï Shoigu a parlé.",))
    assert one.names.keys() == other.names.keys()


def test_articles_without_words_are_like_nothing() -> None:
    empty = Profile("", ())
    assert likenesses([empty, empty], [None, None]) == {}
