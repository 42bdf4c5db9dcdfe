"""Notes on an article that is here: an export brings them back to the very words, or asks, and never guesses."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from exports.export_samples import few
from exports.html_sample import SLUG, sample
from hypothesis import given
from hypothesis import strategies as st
from imports.notebooks import fresh
from project import PROJECT

from tui.article.model import Article
from tui.exports.formats import Chosen, render
from tui.exports.formats import Format as Export
from tui.exports.html.page import Page
from tui.imports.files import format_of, notes_in
from tui.imports.model import Format
from tui.imports.taking_in import take_in
from tui.notes.anchoring.anchors import State
from tui.notes.annotator import Placed
from tui.notes.colour import Colour
from tui.notes.passage import new_note
from tui.notes.placing import spans_here
from tui.notes.progress import ArticleInfo
from tui.notes.record import Note, Target
from tui.span import Span

OURS = {
    Format.MARKDOWN: Export.MD,
    Format.ORG: Export.ORG,
    Format.HTML: Export.HTML,
    Format.TSV: Export.TSV,
    Format.ANKI: Export.ANKI,
}
TEXT = (
    "De lamp brandt. De lamp brandt. De lamp van de buren, die lamp, brandt niet; de buren slapen.\n\nDe lamp brandt."
)


def exported(format: Format, article: Article, placed: list[Placed]) -> str | bytes:
    """The notes, and with HTML the article."""
    info = ArticleInfo(article.id, article.title, article.date, f"{article.id}.md", article.rev, article.url)
    page = Page(article.title, article.date, article.url, article, {}, placed)
    data = render(OURS[format], Chosen([one.note for one in placed], {article.id: info}, lambda: [page]))
    return data if format is Format.ANKI else data.decode()


def taken(
    format: Format, text: str, id: str, made: Callable[[Article], list[Placed]]
) -> tuple[Article, list[Note], list[Note]]:
    """The article, notes on it, and what came back of an export of them."""
    with fresh() as (notebook, workspace):
        workspace.articles.mkdir()
        (workspace.articles / f"{id}.md").write_text(text, encoding="utf-8")
        article = workspace.open(workspace.find(id))
        placed = made(article)
        content = exported(format, article, placed)
        assert format_of(content) is format
        take_in(notes_in(content, format), workspace, notebook)
        return article, [one.note for one in placed], notebook.notes()


def anchor(note: Note) -> tuple[str, tuple[Target, ...], str]:
    return note.rev, note.pieces, note.sentence


@pytest.mark.parametrize("format", OURS)
def test_every_passage_of_the_sample_is_where_it_was(format: Format) -> None:
    source = (PROJECT / "articles" / f"{SLUG}.md").read_text(encoding="utf-8")
    _, made, back = taken(format, source, SLUG, lambda article: list(sample().notes))
    before = {note.id[:8]: anchor(note) for note in made}
    for note in back:
        assert anchor(note) == before.pop(note.id[:8])
    cards = format in (Format.ANKI, Format.TSV)
    assert len(before) <= (2 if cards else 0), "a card is asked for each but what has no answer"


passages = st.tuples(
    st.integers(0, 3), st.lists(st.tuples(st.integers(0, 11), st.integers(1, 4)), min_size=1, max_size=3)
)
"""A sentence, and for each piece its first word there and how many they are."""


def spans_of(article: Article, passage: tuple[int, list[tuple[int, int]]]) -> list[Span]:
    """Stretches of words that do not overlap."""
    start, stop = article.sentences[passage[0]].span
    words = [Span(*match.span()) for match in re.compile(r"\w+").finditer(article.text, start, stop)]
    spans: list[Span] = []
    for first, number in sorted(passage[1]):
        found = words[first % len(words) :][:number]
        if not spans or found[0].start > spans[-1].end:
            spans.append(Span(found[0].start, found[-1].end))
    return spans


@pytest.mark.parametrize("format", OURS)
@given(st.lists(passages, min_size=1, max_size=4))
@few
def test_what_is_found_for_sure_is_where_it_was(format: Format, made: list[tuple[int, list[tuple[int, int]]]]) -> None:
    def notes(article: Article) -> list[Placed]:
        return [
            Placed(new_note(article, *spans, color=Colour.WORD, note="*"), tuple(spans), State.SURE)
            for spans in (spans_of(article, passage) for passage in made)
        ]

    article, before, back = taken(format, TEXT, "lamp", notes)
    known = {note.id[:8]: note for note in before}
    assert {note.id[:8] for note in back} == known.keys()
    for note in back:
        if spans_here(article, note, None):
            assert anchor(note) == anchor(known[note.id[:8]])
        else:
            assert format is not Format.HTML
