"""In which order the library lists articles."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tui.article.summary import Summary
from tui.notes.progress import STATUSES, Progress
from tui.screens.order import Order, Told, arranged

TOLD = {
    "a-pont": Told(
        Summary("‘Zo vaart de pont’", "2026-03-01", 300), Progress("a-pont", furthest=0.2, status="reading")
    ),
    "b-lamp": Told(Summary("De lamp", "2026-02", 100), None),
    "c-boom": Told(Summary("Élke boom", "", 200), Progress("c-boom", furthest=1.0, status="done", updated="2026-05")),
    "d-stuk": Told(Summary("d-stuk.md", problem="leeg"), None),
    "e-later": Told(None, Progress("e-later", furthest=0.7, status="reading", updated="2026-06")),
}


def order(order: Order) -> str:
    return " ".join(id[0] for id in arranged(reversed(TOLD), order, TOLD.__getitem__))


def test_each_order() -> None:
    assert {one: order(one) for one in Order} == {
        Order.NAME: "a b c d e",
        Order.TITLE: "b c a d e",  # case, accents and quotes aside; what is not known is last
        Order.NEWEST: "a b c d e",
        Order.OLDEST: "b a c d e",
        Order.READ: "e c a b d",
        Order.STATE: "e a b d c",
        Order.SHORTEST: "b c a d e",
    }


def test_the_key_goes_round() -> None:
    seen = [Order.NAME]
    while (following := seen[-1].next) is not Order.NAME:
        seen.append(following)
    assert seen == [*Order]


told = st.builds(
    Told,
    st.none() | st.builds(Summary, st.text(max_size=5), st.sampled_from(["", "2026", "2026-01-02"]), st.integers(0, 9)),
    st.none()
    | st.builds(Progress, st.just("x"), status=st.sampled_from(STATUSES), updated=st.sampled_from(["1", "2"])),
)


@given(st.dictionaries(st.text(max_size=3), told), st.sampled_from(Order))
def test_every_article_is_listed_once_and_however_they_come_the_order_is_one(
    known: dict[str, Told], order: Order
) -> None:
    ids = [*known]
    first = arranged(ids, order, known.__getitem__)
    assert sorted(first) == sorted(ids)
    assert arranged(reversed(ids), order, known.__getitem__) == first
    assert arranged(first, order, known.__getitem__) == first
