"""Every export of ours out and in again: what its row in docs/exports.md promises comes back, once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from itertools import groupby
from typing import Any

import pytest
from exports.export_samples import ARTICLES, BROKEN_OFF, DIGGERS, NOTES, few, infos, notebooks
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
from tui.exports.readwise import to_csv
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
    return to_html([page.alone() for page in pages])


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


def test_a_note_that_came_in_one_form_does_not_come_again_in_another() -> None:
    contents = {format: export(list(NOTES), ARTICLES) for format, (export, _) in FORMS.items()}
    contents[Format.READWISE] = to_csv(NOTES, ARTICLES)
    for first in contents:
        with fresh() as (notebook, workspace):
            take_in(notes_in(contents[first], first), workspace, notebook)
            taken = {note.id[:8] for note in notebook.notes()}
            for format, content in contents.items():
                take_in(notes_in(content, format), workspace, notebook)
            assert sorted(note.id[:8] for note in notebook.notes()) == sorted(note.id[:8] for note in arranged(NOTES))
            assert taken
            for note in notebook.notes():
                notebook.delete(note.id)
            for format, content in contents.items():
                assert take_in(notes_in(content, format), workspace, notebook).news == 0, format


def test_two_notes_whose_ids_begin_alike_both_come_in() -> None:
    twin = replace(BROKEN_OFF, id=BROKEN_OFF.id[:8] + "0" * 24)
    for format in (Format.MARKDOWN, Format.ORG, Format.HTML):
        with fresh(twin) as (notebook, workspace):
            assert take_in(notes_in(FORMS[format][0]([BROKEN_OFF], ARTICLES), format), workspace, notebook).news == 1


def test_a_passage_of_one_piece_may_have_what_stands_between_two() -> None:
    target = replace(DIGGERS.target, exact="Ja … nee")
    for format in FORMS:
        one = replace(DIGGERS, target=target, sentence="“Ja … nee”, zei hij.")
        two = replace(
            one, target=replace(target, exact="Ja"), also=(replace(target, exact="nee"),), sentence="Ja dus nee."
        )
        for made in (one, two):
            with fresh() as (notebook, workspace):
                take_in(notes_in(FORMS[format][0]([made], ARTICLES), format), workspace, notebook)
                (back,) = notebook.notes()
                assert [piece.exact for piece in back.pieces] == [piece.exact for piece in made.pieces]
