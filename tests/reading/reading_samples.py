"""What the tests of this folder share: texts that are hard to wrap, articles of every build, their translations."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from hypothesis import reject, settings
from hypothesis import strategies as st
from rich.cells import split_graphemes

from tui.article.canonical import Canonical
from tui.article.model import Article
from tui.article.parse import parse
from tui.article.parts import Block
from tui.clean import one_line
from tui.errors import ArticleError
from tui.reading.layout import BLANK, NARROWEST_BESIDE, Columns, Layout, columns
from tui.reading.sheet import Place, Sheet
from tui.translation.model import Line, Translation, maker, paired

few = settings(max_examples=40, deadline=None)
many = settings(max_examples=200, deadline=None)

HARD = (
    "漢字", "ｗｉｄｅ", "한국어", "e\u0301", "x\u0302\u0323", "👩", "👨\u200d👩\u200d👧", "☎\ufe0f", "🇳🇱", "👍🏽", "กำ",
    "𝔸", "\u0301", "\ufe0f", "\u200b", "\u3000", "2\u00a0400", "12\u202fkm", "voetbal\u00ad", "½", "﷽",
)  # fmt: skip
"""Characters of two cells, of none, and of several code points; blanks that are none."""

DUTCH = (
    "de", "het", "een", "lamp", "dorp", "café", "Goïta", "zó", "’s", "foto’s", "’t", "20.30", "2.400", "o.a.", "zei",
    "Sahel-landen", "(scheidbaar)", "‘licht’", "„straks”", "–", "…", "coördinatie", "2\u00a0400", "Roos", "dr.",
    "meervoudigepersoonlijkheidsstoornis", "arbeidsongeschiktheidsverzekeringsmaatschappij",
)  # fmt: skip

narrow_texts = st.text(st.sampled_from("aeé n’-\u00a0…€ "), max_size=60)
"""Every character surely one cell."""
hard_texts = st.lists(st.sampled_from((*HARD, *DUTCH, " ", " ", "  ", "a", "lamp ")), max_size=24).map("".join)
_characters = st.characters(exclude_categories=("Cc", "Cs"))  # what `tui.clean` leaves of a text
any_texts = st.one_of(narrow_texts, hard_texts, st.text(_characters, max_size=40))

_words = st.one_of(
    st.sampled_from(DUTCH),
    st.sampled_from(DUTCH),
    st.sampled_from(HARD),
    st.text(_characters, max_size=4),
)
_ends = st.sampled_from((". ", ". ", "! ", "? ", "… ", ".’ ", ".\u00a0", " "))
_starts = st.sampled_from(("De ", "Wie ", "‘Hij ", "3 ", ""))
_sentences = st.tuples(_starts, st.lists(_words, min_size=1, max_size=9).map(" ".join), _ends).map("".join)
_ready = st.sampled_from(
    (
        "… ",
        "Nee! ",
        "De lamp gaat aan. ",
        "Hij had 2.400 meter kabel bij zich, en dat was voor het hele dorp (met café ’t Hoekje) ruim genoeg. ",
        "‘Eindelijk licht!’ riep Roos. ",
        "Ze trokken zich er niets van aan: meervoudigepersoonlijkheidsstoornis of niet. ",
        "漢字 zijn breed 👨\u200d👩\u200d👧, zei hij. ",
    )
)
_paragraphs = st.lists(st.one_of(_ready, _ready, _sentences), min_size=1, max_size=5).map("".join)
_headings = st.lists(st.sampled_from(DUTCH), min_size=1, max_size=9).map(lambda words: "## " + " ".join(words))
_front = st.dictionaries(
    st.sampled_from(("title", "caption", "credit")), st.lists(st.sampled_from(DUTCH[:6]), min_size=1).map(" ".join)
)


@st.composite
def articles(draw: st.DrawFn) -> Article:
    """Read from a file as people write them: perhaps a masthead, headings anywhere, paragraphs of any words."""
    fields = draw(_front)
    front = "".join(("---\n", *(f"{name}: {words}\n" for name, words in fields.items()), "---\n")) if fields else ""
    kinds = draw(st.lists(st.sampled_from((_paragraphs, _paragraphs, _paragraphs, _headings)), min_size=1, max_size=5))
    pieces = [draw(kind) for kind in kinds]
    try:
        return parse(Canonical(front + "\n\n".join(pieces), ()), "random")
    except ArticleError:
        reject()


_english = st.sampled_from(
    (
        "No!",
        "The lamp goes on.",
        "He had 2,400 metres of cable with him, which was more than enough for the village and its one café.",
        "They paid no attention to a multiplepersonalitydisorderoranythinglikeit at all.",
    )
)
_lines = st.one_of(_english, st.lists(_words, min_size=1, max_size=8).map(lambda words: one_line(" ".join(words))))


@st.composite
def translation_of(draw: st.DrawFn, block: Block) -> Translation:
    """A translation of a block: a line for a sentence or for several, some of them missing."""
    number = len(block.sentences)
    if number < 2 or draw(st.booleans()):
        return paired(draw(st.lists(_lines, min_size=max(1, number), max_size=max(1, number))), number, maker("google"))
    ends = sorted({*draw(st.sets(st.integers(1, number), max_size=number)), number})
    groups = [range(start, end) for start, end in zip([0, *ends], ends, strict=False)]
    kept = draw(st.lists(st.sampled_from(groups), min_size=1, unique_by=lambda group: group.start))
    lines = [Line(draw(_lines), group, maker("google")) for group in sorted(kept, key=lambda group: group.start)]
    return Translation(tuple(lines))


@st.composite
def translations_of(draw: st.DrawFn, article: Article) -> dict[int, Translation]:
    """Translations of some blocks of an article."""
    blocks = [block for block in article.blocks if block.kind.has_translation]
    return {block.index: draw(translation_of(block)) for block in blocks if draw(st.booleans())}


shapes = st.one_of(
    st.builds(columns, st.integers(NARROWEST_BESIDE, 200), st.just(Layout.BESIDE)),
    st.builds(columns, st.integers(20, 200), st.just(Layout.DUTCH)),
    st.builds(columns, st.integers(20, 200), st.sampled_from((Layout.UNDER, Layout.BESIDE))),
)


def revealed_of(article: Article) -> st.SearchStrategy[frozenset[int]]:
    """Some of an article's sentences."""
    return st.frozensets(st.integers(0, len(article.sentences) - 1), max_size=4)


def laid_out(
    article: Article, shape: Columns, translations: Mapping[int, Translation], revealed: frozenset[int] = frozenset()
) -> Sheet:
    """A sheet nobody has looked at yet."""
    sheet = Sheet(article, shape)
    for block, translation in translations.items():
        sheet.set_translation(block, translation)
    sheet.set_revealed(revealed)
    return sheet


@st.composite
def sheets(draw: st.DrawFn) -> Sheet:
    """An article on a page of any width and layout, some of it translated, some of it revealed."""
    article = draw(articles())
    return laid_out(article, draw(shapes), draw(translations_of(article)), draw(revealed_of(article)))


class Page(NamedTuple):
    """A sheet with all its rows in one list, which the sheet itself never makes."""

    sheet: Sheet
    places: list[Place]

    @property
    def last(self) -> int:
        """Number of the last row with something on it."""
        return max(at for at, (block, row) in enumerate(self.places) if self.sheet.rows(block)[row] is not BLANK)


def page_of(sheet: Sheet) -> Page:
    """All rows of a sheet."""
    blocks = range(len(sheet.article.blocks))
    return Page(sheet, [Place(block, row) for block in blocks for row in range(len(sheet.rows(block)))])


pages = sheets().map(page_of)


def graphemes(text: str) -> list[tuple[int, int, int]]:
    """Start, end and cells of what is drawn as one."""
    return split_graphemes(text)[0]
