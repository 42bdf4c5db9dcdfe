"""Undo after any sequence of changes brings back the notebook as it was, and redo what was done."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from notes.note_samples import article_of

from tui.article.workspace import Workspace
from tui.notes.annotator import Annotator
from tui.notes.colour import Colour
from tui.notes.history import History, Undoable
from tui.notes.notebook import Notebook
from tui.notes.record import Note, Shown
from tui.notes.store.storage import NotesStorage
from tui.span import Span

TEXT = "De kat zat op de mat en keek naar de hond. De hond keek naar de kat, want die zat op de mat."
_STAMPS = {"updated", "changed", "seen", "device"}
_SHOWN = Shown("The cat sat on the mat.", "google", "2026-05-03T18:20:31.250Z", "sentence")

_spans = st.lists(st.sampled_from(range(0, 88, 8)), min_size=1, max_size=2, unique=True).map(
    lambda starts: tuple(Span(start, start + 7) for start in sorted(starts))
)
_changes = st.one_of(
    st.tuples(st.just("highlight"), _spans, st.sampled_from(Colour)),
    st.tuples(st.just("write"), _spans | st.just(()), st.text("ab #", min_size=1)),
    st.tuples(st.just("bookmark"), _spans),
    *(
        st.tuples(st.just(name), st.integers(0, 9), argument)
        for name, argument in {
            "rewrite": st.text("ab #"),
            "tag": st.lists(st.sampled_from(["x", "y"]), unique=True),
            "colour": st.sampled_from(Colour),
            "move": _spans,
            "translate": st.none(),
            "settle": st.none(),
            "delete": st.none(),
        }.items()
    ),
)


def _state(path: Path) -> tuple[dict[str, Any], dict[str, Any]]:
    """The living notes without their stamps, and what the reader said of places."""
    tables = NotesStorage(path).read()
    notes = {key: dict(record) for key, record in tables.get("notes", {}).items() if not record["deleted"]}
    for record in notes.values():
        for name in _STAMPS:
            record.pop(name, None)
        if not record.get("also"):
            record.pop("also", None)
    places = {key: record["state"] for key, record in tables.get("places", {}).items() if record["settled"]}
    return notes, places


def _do(annotator: Annotator, change: tuple[Any, ...]) -> Undoable | None:
    what, *about = change
    if what == "highlight":
        return annotator.highlight(about[0], about[1], _SHOWN)
    if what == "write":
        return annotator.write(about[0], about[1], Colour.MARK, None)
    if what == "bookmark":
        return annotator.bookmark(about[0][0], Colour.MARK)
    notes = annotator.notebook.notes()
    if not notes:
        return None
    note: Note = notes[about[0] % len(notes)]
    done: dict[str, Callable[[], Undoable]] = {
        "rewrite": lambda: annotator.rewrite(note, about[1]),
        "tag": lambda: annotator.edit(note.with_tags(about[1])),
        "colour": lambda: annotator.colour(note, about[1]),
        "move": lambda: annotator.move(note, about[1], _SHOWN),
        "translate": lambda: annotator.refresh_translation(note, _SHOWN),
        "settle": lambda: annotator.keep_orphan(note),
        "delete": lambda: annotator.delete(note),
    }
    return done[what]()


@settings(deadline=None, max_examples=60)
@given(st.lists(_changes, max_size=8), st.lists(_changes, max_size=8))
def test_undo_and_redo_bring_back_every_state(before: list[tuple[Any, ...]], after: list[tuple[Any, ...]]) -> None:
    with TemporaryDirectory() as folder:
        workspace = Workspace(Path(folder))
        article = article_of(TEXT)
        earlier = Annotator(article, None, workspace, History(Notebook.open(workspace.notes)))
        for change in before:
            _do(earlier, change)
        earlier.notebook.close()
        history = History(Notebook.open(workspace.notes))
        annotator = Annotator(article, None, workspace, history)
        states = [_state(workspace.notes)]
        for change in after:
            _do(annotator, change)
            if (state := _state(workspace.notes)) != states[-1]:
                states.append(state)
        seen = [_state(workspace.notes)]
        while history.undo():
            if (state := _state(workspace.notes)) != seen[-1]:
                seen.append(state)
        assert seen == states[::-1]
        while history.redo():
            pass
        assert _state(workspace.notes) == states[-1]
        history.notebook.close()
