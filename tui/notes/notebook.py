"""The reader's notebook: notes, progress, article names and drafts in one file, always as it is on disk."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from tui.clean import clean, one_line
from tui.errors import NotebookError
from tui.notes.kept import Kept, after
from tui.notes.links import link_from, link_record
from tui.notes.places import place_from, place_record
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
from tui.notes.record import Note, as_kept, from_record, line_of, text_of, to_record
from tui.notes.shelf import Shelf, by, note_key
from tui.notes.stamps import stamped
from tui.notes.store.form import Record, Tables
from tui.notes.store.keeper import Keeper
from tui.notes.store.merge import news_in
from tui.notes.store.storage import Changes, NotesStorage
from tui.notes.store.table import RecordTable
from tui.notes.store.times import Clock, days_before, now


class Notebook:
    """Everything is saved before a method returns, and what another program saved is seen by the next call.

    All methods may raise NotebookError; what was to be saved is then still with the caller, and the notebook goes on
    showing what is on disk. For one thread.
    """

    def __init__(self, path: Path, device: str, clock: Clock, storage: NotesStorage) -> None:
        self.path = path
        self.device = device
        self._clock, self._storage = clock, storage
        self._keeper: Keeper | None = None
        self._notes = Shelf(self._table("notes"), from_record, _on_article, note_key)
        self._progress = Shelf(self._table("progress"), progress_from, _by_device)
        self._articles = Shelf(self._table("articles"), info_from, by("id"))
        self._drafts = Shelf(self._table("drafts"), draft_from, by("key"))
        self.links = Kept(self._table("links"), link_from, by("name", "article"), link_record, clock)
        """What the reader said of verbs in two pieces, by article."""
        self.places = Kept(self._table("places"), place_from, by("note", "article"), place_record, clock)
        """Where notes are in articles that were changed since, by article."""
        self._shelves = self._notes, self._progress, self._articles, self._drafts, self.links, self.places
        self._sorted: dict[str, tuple[int, list[Note]]] = {}
        self._everything: tuple[int, list[Note]] = 0, []
        storage.refresh()

    @classmethod
    def open(cls, path: Path, *, device: str | None = None, clock: Clock = now) -> Notebook:
        """The notebook at `path`; a missing file is a new one, made by the first save. Touches nothing on disk.

        Raises NotebookError for a file that cannot be read, NotebookDamagedError for one that is no notebook.
        """
        return cls(path, device or _this_device(), clock, NotesStorage(path, clock))

    @classmethod
    def open_or_recover(cls, path: Path, *, device: str | None = None, clock: Clock = now) -> Notebook:
        """`open`, but of a damaged file a copy is kept and what is whole in it is taken; `notices` then tells."""
        return cls(path, device or _this_device(), clock, NotesStorage(path, clock, repair=True))

    def keep_up(self) -> None:
        """Bring `notes.json` up to date in the background when nothing was saved for a while, not only in `close`."""
        self._keeper = self._keeper or Keeper(self._storage)

    @property
    def schema(self) -> int:
        """The version of the file."""
        return self._storage.schema

    @property
    def read_only(self) -> str:
        """Why nothing can be saved, as a sentence, or ''."""
        return self._storage.read_only

    @property
    def notices(self) -> tuple[str, ...]:
        """What the reader should know about how the file was understood, as far as it was read or `understand` came."""
        unknown = sum(shelf.unknown for shelf in self._shelves)
        records = "1 record" if unknown == 1 else f"{unknown} records"
        said = [f"{records} of {self.path.name} could not be understood; nothing in them is changed"] if unknown else []
        trouble = [self._keeper.trouble] if self._keeper and self._keeper.trouble else []
        lost = self._storage.damaged_saves
        torn = [f"{self.path.name}.journal is damaged: {lost} of its lines cannot be read; it is kept"] if lost else []
        return (*self._storage.notices, *said, *torn, *trouble)

    def understand(self) -> Iterator[None]:
        """Make ready all that `notices` and `notes` can tell, a little with each step.

        Between two steps anything may be called, and change.
        """
        for shelf in self._shelves:
            yield from shelf.understand()
        for article in self._notes.groups():
            self._of(article)
            yield

    def count(self, article: str) -> int:
        """How many living notes an article has; quick even where none was looked at yet."""
        return self._notes.count(article)

    def __len__(self) -> int:
        """How many notes there are, the deleted ones too; none is looked at."""
        return len(self._notes)

    def newest(self, count: int) -> list[Note]:
        """The living notes made last, the last one first; quick even where none was looked at yet."""
        made = self._notes.largest(count, lambda record: "" if record.get("deleted") else str(record.get("created")))
        return [note for note in made if not note.deleted]

    def notes(self, article: str | None = None) -> list[Note]:
        """The living notes, or those of one article, in the order of the text."""
        if article is not None:
            return list(self._of(article))
        version = self._notes.version()
        if self._everything[0] != version:
            articles = sorted(self._notes.groups())
            self._everything = version, [note for article in articles for note in self._of(article)]
        return list(self._everything[1])

    def unsorted(self, article: str) -> list[Note]:
        """The living notes of an article in no order, for those who put them in one of their own."""
        return [note for note in self._notes.group(article) if not note.deleted]

    def deleted(self) -> list[Note]:
        """The tombstones."""
        return [note for note in self._notes.group("") if note.deleted]

    def _of(self, article: str) -> list[Note]:
        version = self._notes.version(article)
        known = self._sorted.get(article)
        if known is None or known[0] != version:
            known = self._sorted[article] = version, sorted(self.unsorted(article), key=_order)
        return known[1]

    def version(self, article: str | None = None) -> int:
        """Another number whenever a note of the article, or any, was changed, by whomever."""
        return self._notes.version(article)

    def get(self, id: str) -> Note | None:
        """One note, deleted or not."""
        return self._notes.get(id)

    def put(self, *notes: Note) -> tuple[Note, ...]:
        """Add or replace notes in one write and return them as they are on disk.

        A changed note gets `updated`, `device` and, for each changed field, `changed`; one that is the same as before
        is not written.
        """
        wanted = [as_kept(note) for note in notes]
        time, saved = self._clock(), dict[str, Note]()

        def work_out() -> Changes:
            known = {note.id: self._notes.get(note.id) for note in wanted}
            saved.clear()
            for note in wanted:
                saved[note.id] = stamped(saved.get(note.id) or known[note.id], note, time, self.device)
            return {id: to_record(note) for id, note in saved.items() if note is not known[id]}

        self._notes.change(work_out)
        return tuple(saved[note.id] for note in wanted)

    def delete(self, id: str) -> Note:
        """Leave a tombstone, so that another copy of the notebook does not bring the note back."""
        note = self.get(id)
        if note is None:
            raise NotebookError("this note is not in the notebook any more; another program took it out")
        return self.put(replace(note, deleted=note.deleted or self._clock()))[0]

    def progress(self, article: str) -> Progress | None:
        """How far an article was read on this device, else wherever it was read last."""
        here = self._progress.get(_place(article, self.device))
        return here or max(self._progress.group(article), key=_updated, default=None)

    def last_read(self) -> Progress | None:
        """The newest progress, of any article and device."""
        return max(self._progress.values(), key=_updated, default=None)

    def all_progress(self) -> dict[str, Progress]:
        """`progress` of every article that has one."""
        return {article: progress for article in self._progress.groups() if (progress := self.progress(article))}

    def save_progress(self, progress: Progress) -> None:
        """Keep how far an article was read, as this device's and of this moment."""
        name, time = _place(progress.article, self.device), self._clock()

        def work_out() -> Changes:
            updated = after(self._progress.get(name), time)
            return {name: progress_record(replace(progress, device=self.device, updated=updated))}

        self._progress.change(work_out)

    def remember(self, info: ArticleInfo) -> None:
        """Keep what an article is called; nothing is written when that is known already."""
        time = self._clock()

        def work_out() -> Changes:
            known = self._articles.get(info.id)
            if known and replace(info_from(info_record(info)), updated=known.updated) == known:
                return {}
            return {info.id: info_record(replace(info, updated=after(known, time)))}

        if work_out():  # else not even a lock is needed
            self._articles.change(work_out)

    def articles(self) -> dict[str, ArticleInfo]:
        """What every remembered article is called, by its id."""
        return {info.id: info for info in self._articles.values()}

    def draft(self, key: str) -> str:
        """Words kept under `key`, or ''."""
        draft = self._drafts.get(key)
        return draft.text if draft else ""

    def keep_draft(self, key: str, text: str) -> None:
        """Keep unsaved words, over earlier ones of the same key; no words are no draft."""
        text, time = clean(text) if text.strip() else "", self._clock()

        def work_out() -> Changes:
            known = self._drafts.get(key)
            if text == (known.text if known else ""):
                return {}
            # an empty draft stays for a while, so that another copy does not bring the words back
            old = [draft.key for draft in self._drafts.values() if not draft.text and draft.updated < days_before(time)]
            draft = Draft(key, text, after(known, time))
            return {**dict.fromkeys(old), key: draft_record(draft)}

        self._drafts.change(work_out)

    def drop_draft(self, key: str) -> None:
        """Forget what was kept under `key`."""
        self.keep_draft(key, "")

    def steadily(self, work: Callable[[], object]) -> None:
        """Do `work`; what others saved is looked at before it, and not again with each call that it makes."""
        self._storage.steadily(work)

    def back_up(self, reason: str) -> None:
        """Keep what is in the notebook now among the backups; `reason` is a word."""
        self._storage.back_up(reason)

    def merge(self, copy: Tables) -> None:
        """Take in another copy's records, as `store.merge` does; what only this notebook has stays."""
        for name, theirs in copy.items():
            self._table(name).change(partial(news_in, theirs))

    def close(self) -> None:
        """Let go of the file, and leave `notes.json` up to date. Everything is on disk already, here or beside it."""
        if self._keeper:
            self._keeper.stop()
        try:
            self._storage.close()
        except NotebookError:
            pass  # nothing is lost: the journal stays, and the next start goes on with it

    def _table(self, name: str) -> RecordTable:
        return RecordTable(self._storage, name)


def _order(note: Note) -> tuple[str, int, int, str, str]:
    return note.article, note.target.start, note.target.end, note.created, note.id


def _updated(progress: Progress) -> str:
    return progress.updated


def _on_article(record: Record) -> tuple[str, str]:
    """A tombstone is on none, which is '': how many there are must not matter to who reads."""
    name, article = by("id", "article")(record)
    deleted = record.get("deleted")
    return name, "" if deleted and line_of(deleted) else article


def _by_device(record: Record) -> tuple[str, str]:
    article = text_of(record["article"])
    return _place(article, text_of(record.get("device", ""))), article


def _place(article: str, device: str) -> str:
    return f"{article}:{device}"


def _this_device() -> str:
    return one_line(socket.gethostname()).partition(".")[0].lower() or "device"
