"""All pages of a vault and all notes, made to agree. Values in, values out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tui.exports.arrange import arranged, title_of
from tui.exports.callout import id_of
from tui.exports.markdown import article_head
from tui.exports.vault.merging import Base, Merged, merge_page
from tui.exports.vault.names import new_name
from tui.exports.vault.pages import Page
from tui.notes.progress import ArticleInfo
from tui.notes.record import Note


@dataclass(frozen=True, slots=True)
class Whole:
    """What a vault has become."""

    pages: dict[str, Merged]
    """By path in the vault, those with blocks of the notes; new ones too."""
    unwanted: frozenset[str]
    """Blocks that the reader took out."""


def merge_vault(
    pages: Mapping[str, Page],
    notes: Iterable[Note],
    base: Base,
    articles: Mapping[str, ArticleInfo],
    taken: Iterable[str] = (),
) -> Whole:
    """Every page merged with the notes whose blocks it has; a note without a block gets one on its article's page.

    `pages` are by their path in the vault, with `/`; `taken` are further names that a new page cannot have. A block of
    which the vault has several is the one on the page of its article, else the first; the others stay as they are, as
    does every block whose note is not among `notes`.
    """
    by_id = {id_of(note): note for note in notes}
    homes = _homes(pages)
    mentioned = frozenset[str]().union(*(page.mentions for page in pages.values()))
    missing = {id for id, note in by_id.items() if id not in mentioned and not note.deleted}
    new: dict[str, list[Note]] = {}
    for note in arranged(by_id[id] for id in missing.difference(base)):
        new.setdefault(note.article, []).append(note)
    own: dict[str, dict[str, Note]] = {}
    for id, name in _owners(pages, by_id, homes).items():
        own.setdefault(name, {})[id] = by_id[id]
    added = {name: new.pop(article) for article, name in homes.items() if article in new}
    merged = {name: merge_page(pages[name], own.get(name, {}), base, added.get(name, ())) for name in {**own, **added}}
    names = {name.casefold() for name in (*pages, *taken)}
    for article, first in new.items():
        name = new_name(title_of(article, articles), article, names)
        names.add(name.casefold())
        merged[name] = merge_page(Page(article_head(article, articles) + "\n"), {}, base, first)
    return Whole(merged, frozenset(missing.intersection(base)))


def _homes(pages: Mapping[str, Page]) -> dict[str, str]:
    """The page of each article: of several copies the one that is least deep, then the first by name."""
    homes: dict[str, str] = {}
    for name in _in_order(pages):
        if article := pages[name].article:
            homes.setdefault(article, name)
    return homes


def _owners(pages: Mapping[str, Page], notes: Mapping[str, Note], homes: Mapping[str, str]) -> dict[str, str]:
    """The page that has the block of each note."""
    owners: dict[str, str] = {}
    for name in _in_order(pages):
        for block in pages[name].blocks:
            if note := notes.get(block.id):
                if homes.get(note.article) == name:
                    owners[block.id] = name
                else:
                    owners.setdefault(block.id, name)
    return owners


def _in_order(names: Iterable[str]) -> list[str]:
    return sorted(names, key=lambda name: (name.count("/"), name))
