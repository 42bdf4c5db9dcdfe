"""A vault on the disk: read, merged with the notebook, written.

The notebook is saved first, in one write, then every page, then what was agreed on. Whatever stops it in between, the
next export finds a note and its block the same, or a block that differs from what was agreed on, and goes on there.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from tui.errors import ExportError
from tui.exports.vault.pages import Page
from tui.exports.vault.state import NAME, Blocks, dumps, loads
from tui.exports.vault.whole import Whole, merge_vault
from tui.files import write_atomic
from tui.notes.notebook import Notebook
from tui.notes.record import Note

_DEEPEST = 16
"""Folders in folders that are looked into."""
_OURS = (b"^ll-", b"leeslamp-id")


@dataclass(frozen=True, slots=True)
class Exported:
    """What an export into a vault did."""

    taken_over: int
    """Notes that were changed in the vault."""
    written: int
    """Pages."""
    notices: tuple[str, ...]
    """What the reader should know, as sentences."""


def export_vault(folder: Path, notebook: Notebook, chosen: Callable[[Note], bool]) -> Exported:
    """Make the pages below `folder` and the chosen notes agree; `folder` is made if only its last part is lacking.

    Hidden folders, and those that are links, are not looked into. Raises ExportError or NotebookError; nothing is lost
    then, and the next export goes on where this one stopped.
    """
    try:
        folder.mkdir(exist_ok=True)
        base, notices = _state(folder / NAME)
        files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in _paths(folder)}
        pages = {name: page for name, data in files.items() if (page := _page(name, data))}
        notes = [*filter(chosen, notebook.notes()), *filter(chosen, _deleted(pages, base, notebook))]
        whole = merge_vault(pages, notes, base, notebook.articles(), (path.name for path in folder.iterdir()))
        texts = {name: merged.text.encode() for name, merged in whole.pages.items()}
        changed = [name for name, data in texts.items() if data != files.get(name)]
        taken_over = _save(notebook, notes, whole)
        busy = [name for name in changed if not _is_as_read(folder / name, files.get(name))]
        for name in changed:
            if name not in busy:
                write_atomic(folder / name, texts[name])
        _write_state(folder / NAME, _agreed(base, whole, busy))
    except OSError as error:
        where = error.filename or folder
        raise ExportError(f"{where}: {error.strerror or error}; put that right and export again") from error
    said = [f"{name} was changed while this ran; export again" for name in busy]
    return Exported(taken_over, len(changed) - len(busy), (*notices, *said))


def _paths(folder: Path) -> Iterable[Path]:
    """The Markdown files of a vault. Raises OSError where one may not look: absence would mean it was deleted."""

    def stop(error: OSError) -> None:
        raise error

    for place, folders, names in os.walk(folder, onerror=stop):
        deep = len(Path(place).relative_to(folder).parts)
        folders[:] = sorted(name for name in folders if not name.startswith(".")) if deep < _DEEPEST else []
        for name in sorted(names):
            path = Path(place, name)
            if path.suffix.lower() == ".md" and not name.startswith(".") and path.is_file():
                yield path


def _page(name: str, data: bytes) -> Page | None:
    """The page of a file, or None for one that is not UTF-8 and none of ours. Raises ExportError."""
    try:
        return Page(data.decode())
    except UnicodeDecodeError:
        if any(sign in data for sign in _OURS):
            raise ExportError(f"{name} is not UTF-8 any more; save it as UTF-8 and export again") from None
        return None


def _state(path: Path) -> tuple[Blocks, list[str]]:
    """What was agreed on, and what is to be said of it. Raises ExportError, OSError."""
    try:
        return loads(path.read_bytes().decode()), []
    except FileNotFoundError:
        return {}, []
    except (ValueError, RecursionError):
        return {}, [f"{path} is damaged and begun anew: where a note and its block differ, both are kept"]


def _deleted(pages: Mapping[str, Page], base: Blocks, notebook: Notebook) -> list[Note]:
    """The notes the vault has or had that were deleted."""
    ids = frozenset(base).union(*(page.mentions for page in pages.values()))
    return [note for id in sorted(ids) if (note := notebook.get(id)) and note.deleted]


def _save(notebook: Notebook, before: Iterable[Note], whole: Whole) -> int:
    """How many notes the vault changed. Raises ExportError if somebody else changed one of them meanwhile."""
    edited = [note for merged in whole.pages.values() for note in merged.notes]
    if not edited:
        return 0
    known = {note.id: note for note in before}
    if any(notebook.get(note.id) != known[note.id] for note in edited):
        raise ExportError("your notes were changed by another program just now; export again")
    notebook.put(*edited)
    return len(edited)


def _is_as_read(path: Path, data: bytes | None) -> bool:
    if data is None:
        return not os.path.lexists(path)
    return path.is_file() and path.read_bytes() == data


def _agreed(base: Blocks, whole: Whole, busy: Iterable[str]) -> Blocks:
    agreed: Blocks = {**base, **dict.fromkeys(whole.unwanted)}
    for name, merged in whole.pages.items():
        if name not in busy:
            agreed.update(merged.base)
            for id in merged.gone:
                agreed.pop(id, None)
    return agreed


def _write_state(path: Path, blocks: Blocks) -> None:
    data = dumps(blocks).encode()
    if not path.exists() or path.read_bytes() != data:
        write_atomic(path, data)
