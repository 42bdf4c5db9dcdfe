"""The first page, on the terminal before Textual is imported.

Read, wrapped and coloured by the code that the app uses, it is there in a sixth of the time; what is typed meanwhile
waits for the app, whose first frame is the same. Where anything is out of the ordinary nothing is shown, and the app
starts as it would without this.
"""

from __future__ import annotations

import os
import sys

from tui.light import TYPE_CHECKING, NamedTuple
from tui.reading.ansi import ansi, depth_of

if TYPE_CHECKING:
    from tui.article.model import Article
    from tui.held import Held
    from tui.notes.glance import Place
    from tui.reading.look import Look

_ENDINGS = (".md", ".txt")
_MADE_FIRST = (".html", ".htm", ".xhtml", ".epub")
"""As `cli.read.PAGES`, which is not imported by then: these files are not the text that is read."""
_HEAD, _HEAD_OF_ROWS = 1 << 18, 64
"""Bytes that are read of a larger file where reading begins at its start: the first, or the second times the square of
the terminal's rows if that is more. In a text so long the scrollbar's thumb is one row, whatever follows.
"""
_NARROWEST, _LOWEST = 20, 6
"""Cells and rows of a terminal below which the app decides what can be shown."""


class Source(NamedTuple):
    """A file, the name its notes are kept by, and where reading stopped."""

    path: str
    id: str
    place: Place | None


def show_first_page(name: str | None) -> Held | None:
    """Show the article called `name`, or the one that was being read, as it was left; None where nothing is shown."""
    depth = _depth()
    if depth is None:
        return None
    from tui.errors import ArticleError
    from tui.held import Held
    from tui.reading.look import DAY, EVENING

    try:
        source, look = _source(name), _look()
        if source is None or look.theme not in (EVENING, DAY):
            return None
        width, height = os.get_terminal_size(2)
        if width < _NARROWEST or height < _LOWEST:
            return None
        article, is_head = _article(source, height)
        return Held(_picture(article, source.place, width, height, is_head, depth, look))
    except (OSError, UnicodeError, ArticleError):
        return None  # the app will tell


def _depth() -> int | None:
    """Bits of a colour on the terminal; None where there is none, or one that the app must look at first."""
    environment = os.environ
    if any(name in environment for name in ("TEXTUAL_DRIVER", "TEXTUAL_COLOR_SYSTEM", "COLUMNS", "LINES")):
        return None
    if os.name != "posix" or environment.get("TERM", "dumb") in ("dumb", "unknown"):
        return None
    if any(stream is None or not stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr)):
        return None
    if (sys.stderr.encoding or "").lower().replace("-", "") != "utf8":
        return None
    return depth_of(environment)


def _look() -> Look:
    """How the reader wants the page to look."""
    from tui.config.file import default_path, mentions
    from tui.reading.look import Look

    path = default_path()
    if not mentions(path, b"look", b"kinds"):
        return Look()
    from tui.config.look import first_look

    return first_look(path)


def _source(name: str | None) -> Source | None:
    """A plain case of what `Workspace.find` and `opening.last_read` find."""
    from tui.notes.glance import last_of, places, to_go_on_with

    root = _root()
    articles, notes = os.path.join(root, "articles"), os.path.join(root, "notes.json")
    if name is None:
        name = to_go_on_with(places(notes))
        if name is None:
            return None
    path = next((path for ending in _ENDINGS if os.path.isfile(path := os.path.join(articles, name + ending))), None)
    slug = "-".join(name.lower().split())
    archive = os.path.join(articles, "archive")
    if path and name == slug and os.sep not in name:
        if os.path.exists(os.path.join(archive, os.path.basename(path))):
            return None  # that one is called so
        return Source(path, name, last_of(places(notes, name), name))
    path = os.path.realpath(name)
    if not os.path.isfile(path) or os.path.dirname(path) == os.path.realpath(archive):
        return None
    if name.lower().endswith(_MADE_FIRST):
        return None
    stem = os.path.splitext(os.path.basename(path))[0]
    id = "-".join(stem.lower().split()) or os.path.basename(path)
    if os.path.dirname(path) != os.path.realpath(articles):
        if not any(place["article"].startswith(f"{id}@") for place in places(notes, id)):
            return Source(path, id, None)
        from tui.article.canonical import place_name

        id = f"{id}@{place_name(path)}"
    return Source(path, id, last_of(places(notes, id), id))


def _root() -> str:
    """The workspace's folder, where it is that of the environment, this one, or the usual one on Linux."""
    if named := os.environ.get("LEESLAMP_WORKSPACE"):
        return os.path.expanduser(named)
    if os.path.isdir("articles"):
        return ""
    return os.path.join(os.environ.get("XDG_DATA_HOME") or os.path.expanduser("~/.local/share"), "leeslamp")


def _article(source: Source, rows: int) -> tuple[Article, bool]:
    """What of the text is needed on a page of so many rows, and whether the file has more than was read."""
    from tui.article.canonical import MAX_BYTES, Canonical, canonical
    from tui.article.excerpt import excerpt

    start, most = _number(source.place, "start"), max(_HEAD, _HEAD_OF_ROWS * rows * rows)
    with open(source.path, "rb") as file:
        if start:
            most = min(os.fstat(file.fileno()).st_size, MAX_BYTES) + 1
        data = file.read(most)
        is_head = len(data) == most and bool(file.read(1))
    if is_head:
        data = data[: data.rfind(b"\n")]  # no half of a character
    text = canonical(data, source.id)
    return excerpt(Canonical(text.text, ()), source.id, start), is_head


def _picture(
    article: Article, place: Place | None, width: int, height: int, is_head: bool, depth: int, look: Look
) -> str:
    """The first frame of the reader as `screens.reading` draws it, as text and escape sequences."""
    from tui.reading.bars import bar, words
    from tui.reading.cursor import Cursor
    from tui.reading.layout import Layout, columns
    from tui.reading.look import DAY
    from tui.reading.palette import DAY as DAY_COLOURS
    from tui.reading.palette import EVENING, palette
    from tui.reading.rows import RowPainter
    from tui.reading.scrollbar import thumb
    from tui.reading.sheet import Sheet
    from tui.reading.study import Study

    layout = place.get("layout") if place else look.layout
    shape = columns(width, Layout(layout) if layout in list(Layout) else Layout.BESIDE)
    sheet, cursor = Sheet(article, shape), Cursor()
    if place:
        cursor = Cursor(article.sentence_left(_number(place, "start"), str(place.get("exact", ""))))
    study = Study(place.get("study") is True if place else look.study)
    painter = RowPainter(sheet, cursor, {}, {}, study, False, frozenset())
    rows = height - 2
    top = sheet.opening(rows, cursor.sentence)
    on_thumb = range(1) if is_head else thumb(rows, sheet.share(top, rows))
    page = [painter.whole(where, y in on_thumb, width) for y, where in enumerate(sheet.window(top, rows))]
    title = bar([words(f" {article.title} ", "panel-bold")], [], width)
    return ansi([title, *page, bar([], [], width)], palette(DAY_COLOURS if look.theme == DAY else EVENING), depth)


def _number(place: Place | None, name: str) -> int:
    value = place.get(name) if place else 0
    return value if isinstance(value, int) and value > 0 else 0
