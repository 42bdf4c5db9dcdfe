"""`leeslamp check`: whether everything can be read and every note has its place."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from tui.article.model import Article
from tui.article.workspace import Workspace
from tui.cli.context import workspace_of
from tui.cli.output import counted, of_file, print_json, print_line, warn
from tui.cli.translators import Translator, asked, translators
from tui.config.file import default_path
from tui.config.read import read_config
from tui.errors import ArticleError, NotebookError
from tui.notes.conflicts import conflicts_of
from tui.notes.notebook import Notebook
from tui.notes.places import Place
from tui.notes.placing import located
from tui.notes.record import Note
from tui.notes.store.backups import backups_of
from tui.notes.store.copies import read_copy
from tui.span import Span
from tui.translation.registry import chain
from tui.translation.settings import TranslationSettings
from tui.translation.sidecar import read_sidecar

_SAID = {
    "ask": "the article was changed, and its place is not certain: R in the reader shows it",
    "orphan": "its words are not in the article any more",
    "away": "its article is not in this workspace",
}


class _Findings(NamedTuple):
    articles: Mapping[str, Article]
    """Those that can be read."""
    problems: list[str]


class _Placed(NamedTuple):
    note: Note
    state: str
    """`sure`, `ask` or `orphan`; `away` where its article is not here or cannot be read."""
    place: Place | None = None
    """Where it is in a text that was changed since."""

    def record(self) -> dict[str, Any]:
        """For JSON. Offsets are code points of the canonical text as it is now."""
        note, place = self.note, self.place
        spans = place.spans if place else [Span(piece.start, piece.end) for piece in note.pieces if piece.exact]
        told = {"id": note.id, "article": note.article, "state": self.state}
        if self.state in ("away", "orphan"):
            return told
        return {**told, "spans": [list(span) for span in spans], "how": place.how if place else "same"}


def run(arguments: Namespace) -> int:
    """Tell what is wrong. Exit code 1 if something is; notes without a place are kept and are nothing wrong."""
    workspace = workspace_of(arguments)
    config = read_config()
    entries = len(workspace.everything())
    articles, problems = _articles(workspace)
    problems += config.notices
    if config.keys:
        from tui.keymap import keymap  # imports every screen

        problems += keymap(config.keys, Path(default_path()).name)[1]
    notes: list[Note] = []
    try:
        notebook = Notebook.open(workspace.notes)
        for _ in notebook.understand():
            pass
        notes = notebook.notes()
        problems += [*notebook.notices, *filter(None, [notebook.read_only]), *_beside(workspace.notes)]
    except NotebookError as error:
        problems.append(str(error))
    placed = _states(workspace, articles, notes)
    known = translators(config.translation)
    if arguments.online:
        known = asked(known, config.translation)
        problems += _troubles(known, config.translation)
    if arguments.json:
        told = {"notes": [one.record() for one in placed], "providers": [one.record() for one in known]}
        print_json({"workspace": str(workspace.root), "articles": entries, **told, "problems": problems})
    else:
        print_line(f"{workspace.root}: {counted(entries, 'article')}, {counted(len(notes), 'note')}")
        for one in known:
            print_line(str(one))
        for problem in problems:
            print_line(f"problem: {problem}")
        for note, state, _ in placed:
            if state in _SAID:
                print_line(f"note {note.id[:8]} on {note.article}: {_SAID[state]}; it is kept")
        if not problems:
            print_line("everything can be read")
    if problems:
        warn(f"{counted(len(problems), 'problem')} found in {workspace.root}")
    return 1 if problems else 0


def _articles(workspace: Workspace) -> _Findings:
    articles: dict[str, Article] = {}
    problems: list[str] = []
    for entry in workspace.everything():
        try:
            article = workspace.open(entry)
        except ArticleError as error:
            problems.append(of_file(entry.path.name, str(error)))
            continue
        articles[entry.id] = article
        notices = (*article.notices, *read_sidecar(entry.sidecar, article).notices)
        problems += [of_file(entry.path.name, notice) for notice in notices]
    return _Findings(articles, [*problems, *workspace.clashes()])


def _beside(notes: Path) -> list[str]:
    """What is wrong with the files that are kept beside the notebook. Raises NotebookError."""
    try:
        waiting = [
            f"{copy.name} is not merged yet; start leeslamp, or `leeslamp merge` it" for copy in conflicts_of(notes)
        ]
        backups = backups_of(notes.resolve())
    except OSError as error:
        raise NotebookError(f"the files beside {notes} cannot be read: {error.strerror or error}") from error
    for backup in backups:
        try:
            read_copy(backup)
        except NotebookError as error:
            waiting.append(str(error).partition(";")[0])
    return waiting


def _troubles(known: Sequence[Translator], settings: TranslationSettings) -> list[str]:
    """What is wrong with those who were asked; who is not in the chain need not translate."""
    troubles = [*chain(settings)[1], *(one.why for one in known if one.chained and one.provider and one.why)]
    return troubles if any(one.answer for one in known) else [*troubles, "nobody translates"]


def _states(workspace: Workspace, articles: Mapping[str, Article], notes: Sequence[Note]) -> list[_Placed]:
    """Every note with where it is now; nothing is written down."""
    found = []
    for name in dict.fromkeys(note.article for note in notes):
        here = [note for note in notes if note.article == name]
        if name not in articles:
            found += [_Placed(note, "away") for note in here]
            continue
        for note, _, state, place in located(articles[name], here, {}, workspace.kept_revision):
            found.append(_Placed(note, state.value, place))
    return found
