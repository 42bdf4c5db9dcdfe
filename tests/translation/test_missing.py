"""What of an article is asked for."""

from __future__ import annotations

from tui.article.model import Article
from tui.translation.missing import missing
from tui.translation.model import OWN, Line, Translation, maker
from tui.translation.wanted import Wanted

GOOGLE = maker("google")


def _line(*sentences: int) -> Line:
    return Line("English.", range(sentences[0], sentences[-1] + 1), GOOGLE)


def test_everything_but_names_under_a_photo(small: Article) -> None:
    wanted = missing(small, {})
    assert [one.text for one in wanted] == [block.text for block in small.blocks]
    assert [len(one.sentences) for one in wanted] == [len(block.sentences) for block in small.blocks]
    assert all(" ".join(one.sentences) in (one.text, "") for one in wanted)


def test_nothing_where_every_sentence_has_a_line(small: Article) -> None:
    whole = {block.index: Translation((_line(0, max(0, len(block.sentences) - 1)),)) for block in small.blocks}
    assert list(missing(small, whole)) == []


def test_runs_of_sentences_around_those_that_are_there(small: Article) -> None:
    block = next(block for block in small.blocks if len(block.sentences) == 3)
    texts = [small.sentence_text(index) for index in block.sentences]
    others = {other.index: Translation((_line(0),)) for other in small.blocks if not other.sentences}
    others |= {o.index: Translation((_line(0, 9),)) for o in small.blocks if o.sentences and o is not block}

    def left(*lines: Line) -> list[Wanted]:
        return list(missing(small, {**others, block.index: Translation(lines)}))

    assert left(Line("Mine.", range(1, 2), OWN)) == [
        Wanted(block.index, texts[0], (texts[0],), 0),
        Wanted(block.index, texts[2], (texts[2],), 2),
    ]
    assert left(_line(0)) == [Wanted(block.index, f"{texts[1]} {texts[2]}", (texts[1], texts[2]), 1)]
    assert left(_line(2)) == [Wanted(block.index, f"{texts[0]} {texts[1]}", (texts[0], texts[1]), 0)]
    assert left(_line(0, 1), _line(2)) == []


def test_a_gap_is_as_long_as_its_text(small: Article) -> None:
    block = next(block for block in small.blocks if len(block.sentences) == 3)
    gaps = missing(small, {block.index: Translation((_line(1),))})
    assert list(gaps.sizes) == [len(one.text) for one in gaps]
    assert list(gaps.blocks) == [one.block for one in gaps]
