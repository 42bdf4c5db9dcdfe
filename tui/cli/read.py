"""`leeslamp` and `leeslamp read`: the screen."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from tui.article.canonical import MAX_BYTES, slug_of
from tui.article.fetch import is_url
from tui.article.workspace import Entry, Workspace
from tui.cli.context import find_article, workspace_called
from tui.errors import ArticleError, LeeslampError
from tui.opening import Opened, at_last_place, last_read
from tui.patterns import pattern

_ID = pattern("[0-9a-f]{4,32}")

if TYPE_CHECKING:
    from argparse import Namespace

    from tui.config.read import Config
    from tui.held import Held
    from tui.session import Session
    from tui.translation.scheduler import Services


def run(arguments: Namespace) -> int:
    """`read` with what the parser found."""
    return read(arguments.article, given=arguments.workspace, add=arguments.add)


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
    if is_url(name):
        _need_screen()
        return _open(workspace, page(workspace, name, add), held)
    name, note = _linked(name)
    entry = find_article(workspace, name)
    opened = _at_note(workspace, entry, note) if note else at_last_place(workspace, entry)
    _need_screen()
    if add and entry.path.parent.resolve() != workspace.articles.resolve():
        opened = at_last_place(workspace, workspace.add(entry.path))
    return _open(workspace, opened, held)


def page(workspace: Workspace, url: str, add: bool) -> Opened:
    """A web page as an article, kept only if that is asked for. Raises ArticleError."""
    from tui.article.source import from_url

    imported = from_url(url)
    if add:
        kept = workspace.same_text(imported.text) or workspace.keep(imported.text, imported.title)
        return at_last_place(workspace, kept)
    return Opened(workspace.open_text(imported.text.encode(), slug_of(imported.title)))


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
        raise LeeslampError("the reader needs a terminal; `leeslamp articles` and `leeslamp show` print instead")


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
    from tui.config.file import default_path, is_there
    from tui.session import Session

    path = default_path()
    if not is_there(path):
        return Session(workspace, _services)
    from tui.config.read import read_config
    from tui.keys import Keys

    config = read_config()
    chosen, clashes = dict[str, str](), list[str]()
    if config.keys:
        from tui.keymap import keymap  # imports every screen

        chosen, clashes = keymap(config.keys, Path(path).name)
    return Session(workspace, lambda: _services(config), config.look, Keys(chosen), misset=(*config.notices, *clashes))


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
