"""The reader's notebook: notes, progress, article names and drafts in one file, always as it is on disk."""

from __future__ import annotations

import socket
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

from tinydb import TinyDB

from tui.clean import one_line
from tui.errors import NotebookDamagedError, NotebookError
from tui.notes.progress import (
    ArticleInfo,
    Draft,
    Progress,
    draft_from,
    draft_record,
    info_from,
    info_record,
    progress_from,
    progress_record,
)
from tui.notes.record import Note, from_record, to_record
from tui.notes.stamps import Clock, later, now, stamped
from tui.notes.storage import NotesStorage
from tui.notes.store.form import Record, Records, Tables
from tui.notes.store.merge import merge_record
from tui.notes.tables import Changes, RecordTable, Shelf, note_key


class _Database(TinyDB):
    table_class = RecordTable


class Notebook:
    """Everything is saved before a method returns, and what another program saved is seen by the next call.

    All methods may raise NotebookError; what was to be saved is then still with the caller, and the notebook goes on
    showing what is on disk. For one thread.
    """

    def __init__(self, path: Path, device: str, clock: Clock, notices: tuple[str, ...]) -> None:
        self.path = path
        self.device = device
        self._clock, self._notices = clock, notices
        self._storage = NotesStorage(path)
        self._database = _Database(storage=lambda: self._storage)
        self._notes = Shelf(self._table("notes"), from_record, lambda note: note.id, note_key)
        self._progress = Shelf(
            self._table("progress"), progress_from, lambda progress: _place(progress.article, progress.device)
        )
        self._articles = Shelf(self._table("articles"), info_from, lambda info: info.id)
        self._drafts = Shelf(self._table("drafts"), draft_from, lambda draft: draft.key)
        self._indexed: Mapping[str, Note] = {}
        self._living: list[Note] = []
        self._by_article: dict[str, list[Note]] = {}
        for shelf in (self._notes, self._progress, self._articles, self._drafts):
            shelf.values()

    @classmethod
    def open(cls, path: Path, *, device: str | None = None, clock: Clock = now) -> Notebook:
        """The notebook at `path`; a missing file is a new one, made by the first save. Touches nothing on disk.

        Raises NotebookError for a file that cannot be read, NotebookDamagedError for one that is no notebook.
        """
        return cls(path, device or _this_device(), clock, ())

    @classmethod
    def open_or_set_aside(cls, path: Path, *, device: str | None = None, clock: Clock = now) -> Notebook:
        """`open`, but a damaged file is kept under another name and a new notebook begun; `notices` then tells."""
        try:
            return cls.open(path, device=device, clock=clock)
        except NotebookDamagedError as error:
            what = str(error).partition(";")[0]
            kept = _set_aside(path, clock())
        return cls(
            path, device or _this_device(), clock, (f"{what}; it is kept as {kept}, and a new notebook was begun",)
        )

    @property
    def read_only(self) -> str:
        """Why nothing can be saved, as a sentence, or ''."""
        return self._storage.read_only

    @property
    def notices(self) -> tuple[str, ...]:
        """What the reader should know about how the file was understood."""
        unknown = sum(shelf.unknown for shelf in (self._notes, self._progress, self._articles, self._drafts))
        if not unknown:
            return self._notices
        records = "1 record" if unknown == 1 else f"{unknown} records"
        return (*self._notices, f"{records} of {self.path.name} could not be understood; nothing in them is changed")

    def notes(self, article: str | None = None) -> list[Note]:
        """The living notes, or those of one article, in the order of the text."""
        notes = self._notes.values()
        if notes is not self._indexed:
            self._living = sorted((note for note in notes.values() if not note.deleted), key=_order)
            self._by_article = {}
            for note in self._living:
                self._by_article.setdefault(note.article, []).append(note)
            self._indexed = notes
        return list(self._living if article is None else self._by_article.get(article, ()))

    def get(self, id: str) -> Note | None:
        """One note, deleted or not."""
        return self._notes.values().get(id)

    def put(self, *notes: Note) -> tuple[Note, ...]:
        """Add or replace notes in one write and return them as they are on disk.

        A changed note gets `updated`, `device` and, for each changed field, `changed`; one that is the same as before
        is not written.
        """
        wanted = [from_record(to_record(note)) for note in notes]  # cleaned, as it would be read back

        def work_out(known: Mapping[str, Note]) -> Changes:
            time, saved = self._clock(), dict(known)
            for note in wanted:
                saved[note.id] = stamped(saved.get(note.id), note, time, self.device)
            touched = {note.id: saved[note.id] for note in wanted}
            return {name: to_record(note) for name, note in touched.items() if note is not known.get(name)}

        self._notes.change(work_out)
        present = self._notes.values()
        return tuple(present.get(note.id, note) for note in wanted)

    def delete(self, id: str) -> Note:
        """Leave a tombstone, so that another copy of the notebook does not bring the note back."""
        note = self.get(id)
        if note is None:
            raise NotebookError("this note is not in the notebook any more; another program took it out")
        return self.put(replace(note, deleted=note.deleted or self._clock()))[0]

    def progress(self, article: str) -> Progress | None:
        """How far an article was read on this device, else wherever it was read last."""
        return self._progress.values().get(_place(article, self.device)) or max(
            (progress for progress in self._progress.values().values() if progress.article == article),
            key=_updated,
            default=None,
        )

    def last_read(self) -> Progress | None:
        """The newest progress, of any article and device."""
        return max(self._progress.values().values(), key=_updated, default=None)

    def all_progress(self) -> dict[str, Progress]:
        """`progress` of every article that has one."""
        articles = dict.fromkeys(progress.article for progress in self._progress.values().values())
        return {article: progress for article in articles if (progress := self.progress(article))}

    def save_progress(self, progress: Progress) -> None:
        """Keep how far an article was read, as this device's and of this moment."""
        name = _place(progress.article, self.device)

        def work_out(known: Mapping[str, Progress]) -> Changes:
            updated = later(self._clock(), *([known[name].updated] if name in known else []))
            return {name: progress_record(replace(progress, device=self.device, updated=updated))}

        self._progress.change(work_out)

    def remember(self, info: ArticleInfo) -> None:
        """Keep what an article is called; nothing is written when that is known already."""
        record = info_record(info)
        known = info_from(record)
        self._articles.change(lambda articles: {} if articles.get(info.id) == known else {info.id: record})

    def articles(self) -> dict[str, ArticleInfo]:
        """What every remembered article is called, by its id."""
        return dict(self._articles.values())

    def draft(self, key: str) -> str:
        """Words kept under `key`, or ''."""
        draft = self._drafts.values().get(key)
        return draft.text if draft else ""

    def keep_draft(self, key: str, text: str) -> None:
        """Keep unsaved words, over earlier ones of the same key; no words are no draft."""
        record: Record | None = draft_record(Draft(key, text, self._clock())) if text.strip() else None

        def work_out(drafts: Mapping[str, Draft]) -> Changes:
            kept = drafts[key].text if key in drafts else None
            return {} if kept == (record and record["text"]) else {key: record}

        self._drafts.change(work_out)

    def drop_draft(self, key: str) -> None:
        """Forget what was kept under `key`."""
        self.keep_draft(key, "")

    def merge(self, copy: Tables) -> None:
        """Take in another copy's records, as `store.merge` does; what only this notebook has stays."""
        for name, theirs in copy.items():
            self._table(name).change(partial(_differing, theirs))

    def close(self) -> None:
        """Let go of the file; everything is on disk already."""
        self._database.close()

    def _table(self, name: str) -> RecordTable:
        # results of queries are not cached: TinyDB would not notice that another program wrote
        table = self._database.table(name, cache_size=0)
        assert isinstance(table, RecordTable)
        return table


def _order(note: Note) -> tuple[str, int, int, str, str]:
    return note.article, note.target.start, note.target.end, note.created, note.id


def _updated(progress: Progress) -> str:
    return progress.updated


def _differing(theirs: Records, ours: Records) -> Changes:
    merged = {key: merge_record(ours[key], record) if key in ours else record for key, record in theirs.items()}
    return {key: record for key, record in merged.items() if record != ours.get(key)}


def _place(article: str, device: str) -> str:
    return f"{article}:{device}"


def _this_device() -> str:
    return one_line(socket.gethostname()).partition(".")[0].lower() or "device"


def _set_aside(path: Path, stamp: str) -> Path:
    """Rename the file behind `path` after the time, never over an earlier one."""
    file = path.resolve()
    date, _, time = stamp.partition("T")
    base = file.with_name(f"{file.name}.damaged-{date.replace('-', '')}-{time[:8].replace(':', '')}")
    kept, number = base, 1
    while kept.exists():
        number += 1
        kept = base.with_name(f"{base.name}-{number}")
    try:
        return file.rename(kept)
    except OSError as error:
        raise NotebookError(
            f"{path} is damaged and cannot be set aside: {error.strerror or error}; move it away by hand"
        ) from error
