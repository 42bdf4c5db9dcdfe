"""From a passage of another program to a note of ours."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from hashlib import sha256
from typing import NamedTuple
from uuid import UUID, uuid5

from tui.article.model import Article
from tui.article.workspace import Workspace
from tui.clean import clean, one_line
from tui.imports.matching import Text, Texts
from tui.imports.model import Imported
from tui.notes.anchoring.anchors import Anchors, Found, State
from tui.notes.colour import Colour
from tui.notes.notebook import Notebook
from tui.notes.passage import new_note
from tui.notes.places import Place
from tui.notes.progress import ArticleInfo
from tui.notes.record import CONTEXT, Note, Target
from tui.notes.store.times import moment_of, now, stamp_of
from tui.span import Span

_NAMESPACE = UUID("0d7f6f2e-3b1c-4a58-9f43-5e2a7c9b8d10")  # never changes: the same passage must get the same id
_LINKED = 8
"""Characters of a note's id that an export tells."""
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
    fresh: dict[str, Imported] = {}
    own = {note.id[:_LINKED] for note in (*notebook.notes(), *notebook.deleted())}
    for imported in passages:
        if imported.ours in own:
            continue
        id = uuid5(_NAMESPACE, f"{imported.format}:{imported.origin}").hex
        if notebook.get(id) is None:
            fresh.setdefault(id, imported)
    if not fresh:
        return []
    texts, anchors = Texts(workspace, notebook.articles().values()), dict[str, Anchors]()
    return [_placed(imported, id, texts.of(imported), anchors) for id, imported in fresh.items()]


def _placed(imported: Imported, id: str, text: Text | ArticleInfo | None, anchors: dict[str, Anchors]) -> Placed:
    if not isinstance(text, Text):
        info = text or ArticleInfo(_name(imported), one_line(imported.title), url=one_line(imported.url))
        return Placed(_elsewhere(imported, id, info.id), info, None, None)
    article = text.article
    info = ArticleInfo(article.id, article.title, article.date, text.entry.path.name, article.rev, article.url)
    target = _target(imported)
    if not target.exact:
        return Placed(_told(imported, id, new_note(article, color=Colour.MARK)), info, article, None)
    if article.id not in anchors:
        anchors[article.id] = Anchors(None, article.canonical)
    begin = article.offsets.to_source(0)  # of equals the first is taken, and what stands before is not read
    found = anchors[article.id].find(replace(target, start=begin, end=begin))
    source = Span(found.start, found.end) if found else Span(0, 0)
    span = article.offsets.reading_span(source)
    if found is None or not article.text[slice(*span)].strip():
        return Placed(_elsewhere(imported, id, article.id), info, None, None)
    if _is_certain(found, target):
        return Placed(_told(imported, id, new_note(article, span, color=Colour.MARK)), info, article, None)
    place = Place(id, article.id, "", article.rev, State.ASK, (source,), found.how, found.score)
    return Placed(_elsewhere(imported, id, article.id), info, None, place)


def _is_certain(found: Found, target: Target) -> bool:
    """Whether it need not be asked about. Of several places with the same words only their context tells one."""
    return found.state is State.SURE and (found.how != "exact" or bool(target.prefix or target.suffix))


def _target(imported: Imported) -> Target:
    prefix, suffix = clean(imported.prefix)[-CONTEXT:], clean(imported.suffix)[:CONTEXT]
    return Target(one_line(imported.quote), prefix, suffix, 0, 0)


def _elsewhere(imported: Imported, id: str, article: str) -> Note:
    """A note whose place in the text is not known: it is looked for when the article is read."""
    return _told(
        imported,
        id,
        Note(
            id=id,
            article=article,
            rev="",
            target=_target(imported),
            sentence="",
            color=Colour.MARK,
            created=now(),
            updated="",
            device="",
        ),
    )


def _told(imported: Imported, id: str, note: Note) -> Note:
    """The note with what the other program said besides the passage."""
    moment = moment_of(imported.created)
    origin = {"format": imported.format.value, "id": imported.origin}
    made = replace(note, id=id, created=stamp_of(moment) if moment else note.created, extra={"origin": origin})
    return made.with_note(imported.note).with_tags(filter(None, map(one_line, imported.tags)))


def _name(imported: Imported) -> str:
    """An id for a text nobody has here: the same for the same title and address, and no other article's."""
    title, url = one_line(imported.title), one_line(imported.url)
    slug = _UNFIT.sub("-", title.lower())[:40].strip("-.") or imported.format.value
    return f"{slug}@{sha256(f'{title} {url}'.encode()).hexdigest()[:8]}"
