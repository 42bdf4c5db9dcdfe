"""`leeslamp` and `leeslamp read`: the screen."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from tui.article.canonical import MAX_BYTES, slug_of
from tui.article.fetch import is_url
from tui.article.workspace import Entry, Workspace
from tui.cli.context import find_article, workspace_called, workspace_of
from tui.errors import ArticleError, LeeslampError
from tui.opening import Opened, at_last_place, last_read
from tui.patterns import pattern

PAGES = (".html", ".htm", ".xhtml", ".epub")
"""What the names of files end in that are made an article of first."""
_ID = pattern("[0-9a-f]{4,32}")

if TYPE_CHECKING:
    from argparse import Namespace

    from tui.config.read import Config
    from tui.held import Held
    from tui.session import Session
    from tui.translation.scheduler import Services


def run(arguments: Namespace) -> int:
    """`read` with what the parser found."""
    if arguments.plain:
        return _read_plainly(workspace_of(arguments), arguments.article, arguments.add)
    return read(arguments.article, given=arguments.workspace, add=arguments.add)


def _read_plainly(workspace: Workspace, name: str | None, add: bool) -> int:
    from tui.cli.plain import read_plainly
    from tui.session import Session

    if name == "-":
        raise ArticleError("commands come from standard input; keep the text with `leeslamp add -`, and read that")
    opened = _opened(workspace, name, add, lambda: None) if name is not None else last_read(workspace)
    if opened is None:
        raise ArticleError("no article is being read; `leeslamp articles` lists what there is")
    return read_plainly(Session(workspace), opened)


def read(name: str | None, *, given: str | None = None, add: bool = False, held: Held | None = None) -> int:
    """Open one article; without one, the article that was being read, else the library.

    `given`: the folder named as the workspace. `add`: keep a copy of the article in it. `held`: the terminal, if it
    shows the first page already.
    """
    workspace = workspace_called(given)
    if name is None:
        _need_screen()
        return _open(workspace, last_read(workspace), held)
    if name == "-":
        if add:
            raise ArticleError(
                "standard input has no name to keep it under; `leeslamp add - --title TITLE` gives it one"
            )
        _need_screen()
        return _open(workspace, Opened(workspace.open_text(standard_input(), "stdin")))
    return _open(workspace, _opened(workspace, name, add, _need_screen), held)


def _opened(workspace: Workspace, name: str, add: bool, check: Callable[[], None]) -> Opened:
    """The article of that name, as it was left; `check` is called before anything is fetched or kept.

    Raises ArticleError, NotebookError, and what `check` does.
    """
    if is_url(name) or (name.lower().endswith(PAGES) and Path(name).is_file()):
        check()
        return page(workspace, name, add)
    name, note = _linked(name)
    entry = find_article(workspace, name)
    opened = _at_note(workspace, entry, note) if note else at_last_place(workspace, entry)
    check()
    if add and entry.path.parent.resolve() != workspace.articles.resolve():
        opened = at_last_place(workspace, workspace.add(entry.path))
    return opened


def page(workspace: Workspace, name: str, add: bool) -> Opened:
    """A page or a book, by its address or in a file, as an article that is kept only if asked. Raises ArticleError."""
    from tui.article.candidate import candidates, keep
    from tui.article.source import texts_from

    texts = texts_from(name)
    if len(texts) > 1:
        import shlex

        raise ArticleError(f"that is a book of {len(texts)} chapters; `leeslamp add {shlex.quote(name)}` keeps them")
    if add:
        return at_last_place(workspace, keep(workspace, candidates(workspace, texts)[0]))
    return Opened(workspace.open_text(texts[0].text.encode(), slug_of(texts[0].title)))


def _linked(name: str) -> tuple[str, str]:
    """The article and the beginning of a note's id in `kat-in-de-trein#1f3c9a7e`; '' where there is none."""
    article, _, id = name.rpartition("#")
    if article and _ID.fullmatch(id) and not Path(name).exists():
        return article, id
    return name, ""


def _at_note(workspace: Workspace, entry: Entry, id: str) -> Opened:
    from tui.session import Session

    session = Session(workspace)
    try:
        notes = [note for note in session.notebook.notes(entry.id) if note.id.startswith(id)]
        if len(notes) != 1:
            what = "no note" if not notes else "more than one note"
            raise ArticleError(f"there is {what} {id} on {entry.id}; `leeslamp notes --article {entry.id}` lists them")
        return session.open(entry, notes[0])
    finally:
        session.close()


def standard_input() -> bytes:
    """All of it. Raises ArticleError."""
    if sys.stdin is None:
        raise ArticleError("standard input is closed")
    data = sys.stdin.buffer.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise ArticleError(f"standard input is larger than {MAX_BYTES >> 20} MB; split it into chapters")
    return data


def _need_screen() -> None:
    # Textual draws on standard error
    if sys.stderr is None or not (sys.stdout.isatty() and sys.stderr.isatty()):
        raise LeeslampError("the reader needs a terminal; `leeslamp read --plain` and `leeslamp show` do without")


def _keyboard_from_terminal() -> None:
    """Standard input is or was something else; keys come from the terminal itself. Raises LeeslampError."""
    try:
        terminal = os.open("/dev/tty", os.O_RDWR)
    except OSError:
        raise LeeslampError("there is no terminal to read keys from; `leeslamp show` prints instead") from None
    os.dup2(terminal, 0)
    os.close(terminal)


def _session(workspace: Workspace) -> Session:
    """One that looks, and listens to keys, as the configuration has it."""
    from tui.config.file import default_path, is_there, mentions
    from tui.session import Session

    path = default_path()
    if not is_there(path):
        return Session(workspace, _services)
    later = cache(_config)
    if not mentions(path, b"look", b"kinds", b"keys"):  # the first frame can do without the rest
        return Session(workspace, lambda: _services(later()), misset=lambda: later().notices)
    from tui.keys import Keys

    config = later()
    chosen, clashes = dict[str, str](), list[str]()
    if config.keys:
        from tui.keymap import keymap  # imports every screen

        chosen, clashes = keymap(config.keys, Path(path).name)
    misset = (*config.notices, *clashes)
    return Session(workspace, lambda: _services(config), config.look, Keys(chosen), misset=lambda: misset)


def _config() -> Config:
    from tui.config.read import read_config

    return read_config()


def _services(config: Config | None = None) -> Callable[[], Services] | None:
    from tui.cli.translating import later  # the first frame has no need of it
    from tui.config.read import Config

    return later(config or Config())


def _open(workspace: Workspace, opened: Opened | None, held: Held | None = None) -> int:
    if sys.stdin is None or not sys.stdin.isatty():
        _keyboard_from_terminal()
    from tui.app import Leeslamp

    app = Leeslamp(_session(workspace), opened, held.driver() if held else None)
    app.run()
    return app.return_code or 0
