"""Every export of ours out and in again: what its row in docs/exports.md promises comes back, once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from itertools import groupby
from typing import Any

import pytest
from exports.export_samples import few, infos, notebooks
from hypothesis import assume, given
from imports.notebooks import fresh

from tui.clean import clean, one_line
from tui.exports.anki import to_apkg
from tui.exports.anki_tsv import to_tsv
from tui.exports.arrange import arranged, tag_words, title_of
from tui.exports.cards import Card, anki_tags, cards
from tui.exports.html.page import Page, to_html
from tui.exports.markdown import to_markdown
from tui.exports.org import org_tags, to_org
from tui.imports.files import format_of, notes_in
from tui.imports.model import Format
from tui.imports.taking_in import Told, take_in
from tui.notes.annotator import Placed
from tui.notes.progress import ArticleInfo
from tui.notes.record import Note, Shown, Target, tags_in

Articles = Mapping[str, ArticleInfo]
Promise = dict[str, Any]


def page(notes: Iterable[Note], articles: Articles) -> str:
    """The notes alone, without the articles."""
    pages = [
        Page(
            title_of(article, articles),
            articles[article].published if article in articles else "",
            articles[article].url if article in articles else "",
            None,
            {},
            [Placed(note, (), None) for note in group],
        )
        for article, group in groupby(arranged(notes), key=lambda note: note.article)
    ]
    return to_html(pages, whole=False)


def told(note: Note) -> Promise:
    """What every form tells."""
    return {"article": note.article, "quote": " ".join(note.quote.split()), "note": clean(note.note).strip()}


def tags_of(note: Note, written: Callable[[Iterable[str]], Iterable[str]]) -> set[str]:
    return set(written((*note.tags, *tags_in(clean(note.note).strip()))))


def text_of(shown: Shown | None) -> str:
    return one_line(shown.text) if shown else ""


def by_markdown(note: Note) -> Promise:
    sentence = one_line(note.sentence)
    return told(note) | {
        "id": note.id,
        "color": note.color,
        "bookmark": note.bookmark,
        "sentence": "" if sentence in one_line(note.quote) else sentence,
        "translation": text_of(note.translation),
        "tags": tags_of(note, tag_words),
    }


def by_org(note: Note) -> Promise:
    return told(note) | {
        "id": note.id,
        "color": note.color,
        "created": note.created[:16],
        "sentence": one_line(note.sentence),
        "translation": text_of(note.translation),
        "tags": tags_of(note, org_tags),
    }


def by_html(note: Note) -> Promise:
    shown = note.translation if text_of(note.translation) else None
    return told(note) | {
        "id": note.id,
        "rev": note.rev,
        "pieces": tuple(replace(piece, prefix=piece.prefix[-64:], suffix=piece.suffix[:64]) for piece in note.pieces),
        "sentence": note.sentence,
        "color": note.color,
        "bookmark": note.bookmark,
        "created": note.created,
        "translation": shown and replace(shown, lang=""),
        "tags": tags_of(note, lambda tags: filter(None, tags)),
    }


def by_card(note: Note) -> Promise:
    return told(note) | {
        "id": note.id[:8],
        "color": note.color,
        "translation": text_of(note.translation),
        "tags": tags_of(note, anki_tags),
    }


def is_asked(card: Card) -> bool:
    return bool(card.translation or card.words)


FORMS: dict[Format, tuple[Callable[[list[Note], Articles], str | bytes], Callable[[Note], Promise]]] = {
    Format.MARKDOWN: (to_markdown, by_markdown),
    Format.ORG: (to_org, by_org),
    Format.HTML: (page, by_html),
    Format.TSV: (to_tsv, by_card),
    Format.ANKI: (to_apkg, by_card),
}


def likely(note: Note) -> Note:
    """The note on an article that can be in a workspace, and on all of it or on pieces that each have words."""
    pieces = [piece for piece in note.pieces if one_line(piece.exact)] or [Target("", "", "", 0, 0)]
    article = note.article if note.article and one_line(note.article) == note.article else "lamp"
    return replace(note, article=article, target=pieces[0], also=tuple(pieces[1:]))


@pytest.mark.parametrize("format", FORMS)
@given(notebooks, infos)
@few
def test_what_is_promised_comes_back_once(format: Format, made: list[Note], info: ArticleInfo) -> None:
    export, promise = FORMS[format]
    with fresh(*map(likely, made), articles=(info,)) as (notebook, _):
        kept = notebook.notes()
        articles = notebook.articles()
    if format is Format.TSV:
        kept = [card.note for card in cards(kept, articles) if is_asked(card)]
    elif format is Format.ANKI:
        kept = [card.note for card in cards(kept, articles)]
    assume(kept)
    content = export(kept, articles)
    assert format_of(content) is format
    with fresh() as (other, workspace):
        assert sum(take_in(notes_in(content, format), workspace, other)) == len(kept)
        back = {note.id[:8]: note for note in other.notes()}
        assert len(back) == len(kept)
        for note in kept:
            assert promise(back[note.id[:8]]) == promise(note)
        saved = other.notes()
        assert take_in(notes_in(content, format), workspace, other) == Told(0, 0, len(kept), 0)
        assert other.notes() == saved
