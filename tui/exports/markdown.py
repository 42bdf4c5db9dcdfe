"""Markdown for Obsidian and Logseq: a page of callouts, or of what the reader's own template makes of each note."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from tui.exports.arrange import arranged, title_of
from tui.exports.callout import block_of
from tui.exports.literal import literal, scalar
from tui.exports.template import Template
from tui.exports.whole_article import whole_article
from tui.notes.progress import ArticleInfo
from tui.notes.record import Note

if TYPE_CHECKING:
    from tui.exports.html.page import Page

_TAGS = "tags: [leeslamp, nederlands]"


def to_markdown(
    notes: Iterable[Note],
    articles: Mapping[str, ArticleInfo],
    template: Template | None = None,
    pages: Sequence[Page] = (),
) -> str:
    """A Markdown file of these notes.

    Notes on one article make a page about it, with its front matter; notes on more, or on none, make one page with a
    chapter for each article. Of `pages` the articles are in it, too, each note behind the paragraph it is on. Raises
    ExportError where the template fails.
    """
    whole = {page.notes[0].note.article: page for page in pages if page.notes}
    chapters = [(article, list(group)) for article, group in groupby(arranged(notes), key=lambda note: note.article)]
    if len(chapters) == 1:
        head, parts = article_head, []
    else:
        head, parts = _chapter_head, [_front("leeslamp: notes")]
    for article, group in chapters:
        known = articles.get(article)
        made = {note.id: template.block(note, known) if template else block_of(note) for note in group}
        page = whole.get(article)
        blocks = whole_article(page, made) if page else made.values()
        parts += [head(article, articles), *filter(None, blocks)]
    return "\n\n".join(parts) + "\n"


def _front(*lines: str) -> str:
    return "\n".join(["---", *lines, _TAGS, "---"])


def article_head(article: str, articles: Mapping[str, ArticleInfo]) -> str:
    """Front matter and title of the page about an article."""
    known = articles.get(article)
    lines = [f"leeslamp-id: {scalar(article)}", f"title: {scalar(title_of(article, articles))}"]
    if known and known.published:
        lines.append(f"date: {_day(known.published)}")
    if known and known.url:
        lines.append(f"url: {scalar(known.url)}")
    return f"{_front(*lines)}\n\n# {literal(title_of(article, articles))}"


def _chapter_head(article: str, articles: Mapping[str, ArticleInfo]) -> str:
    """A title, and below it fields as Logseq and Obsidian's Dataview read them."""
    known = articles.get(article)
    lines = [f"# {literal(title_of(article, articles))}", "", f"leeslamp-id:: {literal(article)}"]
    if known and known.published:
        lines.append(f"date:: {literal(known.published)}")
    if known and known.url:
        lines.append(f"url:: {_link(known.url)}")
    return "\n".join(lines)


def _day(published: str) -> str:
    """A whole date bare, for Obsidian to show as a date; `2022-02`, or no date at all, in quotes."""
    try:
        whole = date.fromisoformat(published).isoformat() == published
    except ValueError:
        whole = False
    return published if whole else scalar(published)


def _link(url: str) -> str:
    return f"<{url}>" if re.fullmatch(r"https?://[!-;=?-~]+", url) else literal(url)
