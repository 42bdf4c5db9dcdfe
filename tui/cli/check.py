"""`leeslamp check`: whether everything can be read and every note has its place."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from tui.article.model import Article
from tui.article.workspace import Workspace
from tui.cli.context import workspace_of
from tui.cli.output import counted, of_file, print_json, print_line, warn
from tui.cli.translators import Translator, asked, translators
from tui.config import read_config
from tui.errors import ArticleError, NotebookError
from tui.notes.conflicts import conflicts_of
from tui.notes.notebook import Notebook
from tui.notes.passage import find
from tui.notes.record import Note
from tui.notes.store.backups import backups_of
from tui.notes.store.copies import read_copy
from tui.translation.registry import chain
from tui.translation.settings import TranslationSettings
from tui.translation.sidecar import read_sidecar

_SAID = {
    "orphan": "its words are not in the article any more",
    "away": "its article is not in this workspace",
}


class _Findings(NamedTuple):
    articles: Mapping[str, Article]
    """Those that can be read."""
    problems: list[str]


def run(arguments: Namespace) -> int:
    """Tell what is wrong. Exit code 1 if something is; notes without a place are kept and are nothing wrong."""
    workspace = workspace_of(arguments)
    config = read_config()
    entries = len(workspace.entries())
    articles, problems = _articles(workspace)
    problems += config.notices
    notes: list[Note] = []
    try:
        notebook = Notebook.open(workspace.notes)
        for _ in notebook.understand():
            pass
        notes = notebook.notes()
        problems += [*notebook.notices, *filter(None, [notebook.read_only]), *_beside(workspace.notes)]
    except NotebookError as error:
        problems.append(str(error))
    states = [(note, _state(articles, note)) for note in notes]
    known = translators(config.translation)
    if arguments.online:
        known = asked(known, config.translation)
        problems += _troubles(known, config.translation)
    if arguments.json:
        places = [{"id": note.id, "article": note.article, "state": state} for note, state in states]
        told = {"notes": places, "providers": [one.record() for one in known], "problems": problems}
        print_json({"workspace": str(workspace.root), "articles": entries, **told})
    else:
        print_line(f"{workspace.root}: {counted(entries, 'article')}, {counted(len(notes), 'note')}")
        for one in known:
            print_line(str(one))
        for problem in problems:
            print_line(f"problem: {problem}")
        for note, state in states:
            if state in _SAID:
                print_line(f"without a place: note {note.id[:8]} on {note.article}: {_SAID[state]}; it is kept")
        if not problems:
            print_line("everything can be read")
    if problems:
        warn(f"{counted(len(problems), 'problem')} found in {workspace.root}")
    return 1 if problems else 0


def _articles(workspace: Workspace) -> _Findings:
    articles: dict[str, Article] = {}
    problems: list[str] = []
    for entry in workspace.entries():
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


def _state(articles: Mapping[str, Article], note: Note) -> str:
    """`sure`; `orphan` for a note whose passage is gone; `away` where its article is not here or cannot be read."""
    article = articles.get(note.article)
    if article is None:
        return "away"
    return "sure" if find(article, note) else "orphan"
