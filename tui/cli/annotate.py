"""`leeslamp annotate`: a note without the screen."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from contextlib import closing

from tui.article.model import Article
from tui.cli.context import find_article, open_notebook, workspace_of
from tui.cli.output import print_line, warn
from tui.errors import NotebookError
from tui.folding import occurrences
from tui.notes.annotator import Annotator
from tui.notes.colour import Colour
from tui.notes.history import History
from tui.notes.record import tags_in
from tui.notes.shown import shown_beside
from tui.span import Span
from tui.translation.sidecar import read_sidecar


def run(arguments: Namespace) -> int:
    """Make a note on a quote and print its id."""
    workspace = workspace_of(arguments)
    entry = find_article(workspace, arguments.article)
    article = workspace.open(entry)
    place = place_of(article, arguments.quote)
    sidecar = read_sidecar(entry.sidecar, article)
    for notice in (*article.notices, *sidecar.notices):
        warn(notice)
    text = _with_tags(arguments.note, arguments.tag)
    shown = shown_beside(article, sidecar.blocks, place)
    with closing(open_notebook(workspace)) as notebook:
        annotator = Annotator(article, entry.path, workspace, History(notebook))
        print_line(annotator.write((place,), text, Colour(arguments.kind), shown).after.id)
    return 0


def place_of(article: Article, quote: str, within: Span | None = None) -> Span:
    """Where the quote stands, in a stretch of the text or in all of it. Raises NotebookError unless it does so once."""
    if not quote.strip():
        raise NotebookError("--quote is empty; give the words to mark")
    where = "this sentence" if within else article.id
    start, end = within or (0, article.length)
    text = article.text
    found = [place for place in occurrences(text, quote) if start <= place.start and place.end <= end]
    places = [place for place in found if _is_words(text, place)]
    if not places:
        raise NotebookError(f"the quote is not in {where}; `leeslamp show` prints the text")
    if len(places) > 1:
        raise NotebookError(f"the quote occurs {len(places)} times in {where}; give more words around it")
    return places[0]


def _is_words(text: str, place: Span) -> bool:
    """Whether a find is whole words, so that `om` is not found in `komen`."""
    before, after = text[: place.start][-1:], text[place.end : place.end + 1]
    first, last = text[place.start], text[place.end - 1]
    return not ((before.isalnum() and first.isalnum()) or (after.isalnum() and last.isalnum()))


def _with_tags(note: str, tags: Sequence[str]) -> str:
    """The words of a note with the tags they lack; below words of several lines, which may end in a list or code."""
    words, has = note.strip(), tags_in(note)
    lacking = " ".join(f"#{tag}" for tag in dict.fromkeys(tags) if tag not in has)
    return ("\n\n" if "\n" in words else " ").join(part for part in (words, lacking) if part)
