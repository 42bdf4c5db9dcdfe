"""Markdown for Obsidian and Logseq: one callout for each note.

    > [!quote|word] the quote
    > The Dutch sentence it stands in.
    > *The translation that stood beside it.*
    > #tag-the-words-lack
    >
    > The reader's own words, with #tags of their own.

    ^ll-1f3c9a7e5b2d4c6f8a0b1c2d3e4f5061

What stands after `quote|` is the colour; a bookmark has `bookmark` for `quote`. Parts a note does not have are left
out, as is the sentence when the quote holds all of it. The words come last: a table or a code block left open there
ends with the callout, and takes nothing with it. The block id is the note's id: an import can find the note by it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from itertools import groupby

from tui.clean import clean, one_line
from tui.exports.arrange import arranged, tag_words, title_of
from tui.exports.literal import literal, scalar
from tui.notes.progress import ArticleInfo
from tui.notes.record import Note, tags_in

_TAGS = "tags: [leeslamp, nederlands]"
_UNFIT = re.compile("[^0-9A-Za-z-]")
_BLOCK_ID = re.compile(r"(?<!\S)\^(?=[\w-]+\s*$)")


def to_markdown(notes: Iterable[Note], articles: Mapping[str, ArticleInfo]) -> str:
    """A Markdown file of these notes.

    Notes on one article make a page about it, with its front matter; notes on more, or on none, make one page with a
    chapter for each article.
    """
    chapters = [(article, list(group)) for article, group in groupby(arranged(notes), key=lambda note: note.article)]
    if len(chapters) == 1:
        head, parts = _article_head, []
    else:
        head, parts = _chapter_head, [_front("leeslamp: notes")]
    for article, group in chapters:
        parts += [head(article, articles), *map(_callout, group)]
    return "\n\n".join(parts) + "\n"


def _front(*lines: str) -> str:
    return "\n".join(["---", *lines, _TAGS, "---"])


def _article_head(article: str, articles: Mapping[str, ArticleInfo]) -> str:
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


def _callout(note: Note) -> str:
    quote, sentence = one_line(note.quote), one_line(note.sentence)
    translation = one_line(note.translation.text) if note.translation else ""
    head = literal(quote) if quote else "On the article as a whole"
    lines = [f"[!{'bookmark' if note.bookmark else 'quote'}|{note.color}] {head}"]
    if sentence not in quote:
        lines.append(literal(sentence))
    if translation:
        lines.append(f"*{literal(translation)}*")
    own = tags_in(note.note)
    tags = tag_words(tag for tag in note.tags if tag not in own)
    if tags:
        lines.append(" ".join(f"#{word}" for word in tags))
    words = clean(note.note).rstrip().lstrip("\n")
    if words:
        # Obsidian would take `^word` at the end of a line for the id of that line
        lines += ["", *(_BLOCK_ID.sub(r"\\^", line) for line in words.split("\n"))]
    quoted = "\n".join(f"> {line}" if line else ">" for line in lines)
    return f"{quoted}\n\n^ll-{_UNFIT.sub('-', note.id)}"  # Obsidian wants empty lines around the id of a callout
