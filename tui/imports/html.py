"""Our own page, read back by the attributes that tui/exports/html/card.py tells of."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html.parser import HTMLParser
from urllib.parse import unquote

from tui.errors import NotesFileError
from tui.imports.model import Format, Imported
from tui.notes.colour import Colour
from tui.notes.record import Shown, Target

Attributes = Mapping[str, str]

_NOTE = re.compile(r'<figure[^<>]{0,200}\bid="ll-')


def is_page(text: str) -> bool:
    """Whether it is a page with a note of ours on it."""
    return text.lstrip()[:1] == "<" and bool(_NOTE.search(text))


def figures_in(text: str) -> list[Imported]:
    """The notes of a page, from top to bottom. Raises NotesFileError."""
    reader = _Reader()
    try:
        reader.feed(text)
        reader.close()
    except (AssertionError, KeyError, ValueError) as error:  # html.parser asserts that it knows what `<![` begins
        raise NotesFileError("it is no page of leeslamp, or was changed since: export the notes again") from error
    if not reader.whole:
        raise NotesFileError("its end is missing: export the notes again")
    return reader.found


class _Reader(HTMLParser):
    """Raises KeyError or ValueError for a note that lacks what ours have."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[Imported] = []
        self.whole = False
        self._article: Attributes = {}
        self._figure: Attributes | None = None
        self._pieces: list[tuple[Attributes, str]] = []
        self._translation: tuple[Attributes, str] | None = None
        self._into: list[str] | None = None
        """Where text goes that is read now."""
        self._told: Attributes = {}
        """Of the element it stands in."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        if tag == "article" and "data-article" in told:
            self._article = told
        elif tag == "figure" and told.get("id", "").startswith("ll-"):
            self._figure, self._pieces, self._translation = told, [], None
        elif "data-start" in told or "data-engine" in told:
            self._told, self._into = told, []
        elif self._into is not None:  # who made a translation is told by an attribute
            self._end()

    def handle_data(self, data: str) -> None:
        if self._into is not None:
            self._into.append(data)

    def handle_endtag(self, tag: str) -> None:
        self._end()
        if tag == "figure" and self._figure is not None:
            self.found.append(_imported(self._figure, self._article, self._pieces, self._translation))
            self._figure = None
        self.whole = tag == "html"

    def _end(self) -> None:
        """An element with text that is ours is over."""
        if self._into is not None:
            told = self._told, "".join(self._into)
            if "data-start" in self._told:
                self._pieces.append(told)
            else:
                self._translation = told
            self._into = None


def _imported(
    figure: Attributes,
    article: Attributes,
    pieces: list[tuple[Attributes, str]],
    translation: tuple[Attributes, str] | None,
) -> Imported:
    id = unquote(figure["id"].removeprefix("ll-"), errors="surrogatepass")
    targets = tuple(_target(told, words) for told, words in pieces)
    return Imported(
        format=Format.HTML,
        origin=id,
        title=article["data-title"],
        quote=" … ".join(target.exact for target in targets),
        note=figure.get("data-words", ""),
        tags=tuple(figure.get("data-tags", "").split("\n")),
        url=article["data-url"],
        created=figure["data-created"],
        ours=id,
        article=article["data-article"],
        published=article["data-published"],
        rev=figure.get("data-rev", ""),
        pieces=targets,
        sentence=figure.get("data-sentence", ""),
        color=Colour(figure["data-color"]),
        bookmark="data-bookmark" in figure,
        translation=_shown(*translation) if translation else None,
    )


def _target(told: Attributes, words: str) -> Target:
    return Target(words, told["data-prefix"], told["data-suffix"], int(told["data-start"]), int(told["data-end"]))


def _shown(told: Attributes, words: str) -> Shown:
    return Shown(
        text=words.strip(),
        engine=told["data-engine"],
        at=told["data-at"],
        scope=told["data-scope"],
        lang=told.get("lang", ""),
        edited="data-edited" in told,
    )
