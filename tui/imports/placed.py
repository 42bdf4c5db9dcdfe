"""From a passage of another program, or of an export of ours, to a note."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from hashlib import sha256
from itertools import pairwise
from typing import NamedTuple
from uuid import UUID, uuid5

from tui.article.model import Article
from tui.article.workspace import Workspace
from tui.clean import one_line
from tui.exports.links import SHOWN
from tui.imports.matching import Text, Texts
from tui.imports.model import Imported
from tui.imports.pieces import in_sentence, pieces_of
from tui.notes.anchoring.anchors import Anchors, Found, State
from tui.notes.anchoring.diff import DOUBT
from tui.notes.notebook import Notebook
from tui.notes.passage import moved
from tui.notes.places import Place
from tui.notes.placing import spans_here
from tui.notes.progress import ArticleInfo, info_of
from tui.notes.record import Note, Target
from tui.notes.store.times import moment_of, now, stamp_of
from tui.span import Span

_NAMESPACE = UUID("0d7f6f2e-3b1c-4a58-9f43-5e2a7c9b8d10")  # never changes: the same passage must get the same id
_WHOLE_ID = re.compile("[0-9a-f]{32}")
_BEGINNING = re.compile(f"[0-9a-f]{{{SHOWN}}}")
_UNFIT = re.compile(r"[^\w.-]+")


class Placed(NamedTuple):
    """A note that was made of a passage."""

    note: Note
    info: ArticleInfo
    article: Article | None
    """What it was found in, for sure; None if it has no place there that is certain."""
    place: Place | None
    """Where it may be."""


def placed(passages: Iterable[Imported], workspace: Workspace, notebook: Notebook) -> list[Placed]:
    """A note for each passage that the notebook does not have yet, deleted ones included. Raises WorkspaceError."""
    here = _Here(notebook)
    fresh: dict[str, Imported] = {}
    for imported in passages:
        if not here.has(imported):
            fresh.setdefault(_id(imported), imported)
    if not fresh:
        return []
    texts, anchors = Texts(workspace, notebook.articles().values()), dict[str, Anchors]()
    return [_placed(imported, id, texts.of(imported), anchors) for id, imported in fresh.items()]


class _Here:
    """What the notebook has, however little of an id a file tells."""

    def __init__(self, notebook: Notebook) -> None:
        notes = [*notebook.notes(), *notebook.deleted()]
        self._ids = {note.id for note in notes}
        self._begun = {note.id[:SHOWN] for note in notes}
        self._brought = {note.id[:SHOWN] for note in notes if note.extra.get("origin")}
        """Of these only the beginning may be right."""

    def has(self, imported: Imported) -> bool:
        begun = self._brought if _WHOLE_ID.fullmatch(imported.ours) else self._begun
        return not self._ids.isdisjoint((imported.ours, _name(imported))) or imported.ours[:SHOWN] in begun


def _name(imported: Imported) -> str:
    """An id for what is none of ours."""
    return uuid5(_NAMESPACE, f"{imported.format}:{imported.origin}").hex


def _id(imported: Imported) -> str:
    """Its own, as far as that is told."""
    if _WHOLE_ID.fullmatch(imported.ours):
        return imported.ours
    name = _name(imported)
    return imported.ours + name[SHOWN:] if _BEGINNING.fullmatch(imported.ours) else name


def _placed(imported: Imported, id: str, text: Text | ArticleInfo | None, anchors: dict[str, Anchors]) -> Placed:
    if not isinstance(text, Text):
        info = text or _unknown(imported)
        return Placed(_note(imported, id, info.id, pieces_of(imported)), info, None, None)
    article = text.article
    info = info_of(article, text.entry.path)
    note = _note(imported, id, article.id, pieces_of(imported, text.words))
    if note.is_on_article:
        return Placed(replace(note, rev=article.rev), info, article, None)
    known = spans_here(article, note, None)
    if known and len(known[0]) == len(note.pieces):
        return Placed(note, info, article, None)
    if article.id not in anchors:
        anchors[article.id] = Anchors(None, article.canonical)
    found = _found(imported, note, article, anchors[article.id])
    sources = [Span(one.start, one.end) for one in found]
    spans = [article.offsets.reading_span(source) for source in sources]
    if len(found) < len(note.pieces) or not all(article.between(*span).strip() for span in spans):
        return Placed(note, info, None, None)
    in_order = all(before.end <= after.start for before, after in pairwise(sources))
    worst = min(found, key=lambda one: (one.state is State.SURE, one.score))
    if worst.state is State.SURE and in_order:
        return Placed(moved(article, note, *spans), info, article, None)
    place = Place(id, article.id, note.rev, article.rev, State.ASK, tuple(sources), worst.how, worst.score)
    return Placed(note, info, None, place)


def _found(imported: Imported, note: Note, article: Article, anchors: Anchors) -> list[Found]:
    """Where the pieces are, as far as they are found; a piece without a place of its own is behind the one before it.

    Of several places with the same words only their context tells one, and what stands around them in their sentence
    is not all of it: such a place is one to ask about.
    """
    found: list[Found] = []
    near = article.offsets.to_source(0)  # of equals the first is taken, and what stands before is not read
    far = len(article.canonical)  # where no word can be taken for one at its old place
    for piece in in_sentence(note.pieces, note.sentence):
        one = anchors.find(piece if piece.end else replace(piece, start=far, end=far))
        is_told = bool(piece.prefix or piece.suffix) and (bool(piece.end) or not imported.ours)
        if one and one.how == "exact" and not is_told:
            first = anchors.find(replace(piece, start=near, end=near)) or one
            one = first._replace(score=min(first.score, DOUBT))
        if one is None:
            break
        found.append(one)
        near = one.end
    return found


def _note(imported: Imported, id: str, article: str, pieces: tuple[Target, ...]) -> Note:
    """The note as far as the file tells it. Where its passage is in a text is looked for when that is read."""
    moment = moment_of(imported.created)
    target, *also = pieces
    note = Note(
        id=id,
        article=article,
        rev=one_line(imported.rev),
        target=target,
        also=tuple(also),
        sentence=one_line(imported.sentence),
        color=imported.color,
        created=stamp_of(moment) if moment else now(),
        updated="",
        device="",
        bookmark=imported.bookmark,
        translation=imported.translation,
        extra={} if id == imported.ours else {"origin": {"format": imported.format.value, "id": imported.origin}},
    )
    return note.with_note(imported.note).with_tags(filter(None, map(one_line, imported.tags)))


def _unknown(imported: Imported) -> ArticleInfo:
    """What is told of a text nobody has here."""
    title, url = one_line(imported.title), one_line(imported.url)
    slug = _UNFIT.sub("-", title.lower())[:40].strip("-.") or imported.format.value
    # the same for the same title and address, and no other article's
    id = imported.article or f"{slug}@{sha256(f'{title} {url}'.encode()).hexdigest()[:8]}"
    return ArticleInfo(id, title, one_line(imported.published), url=url)
