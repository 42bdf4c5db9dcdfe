"""What the tests of vaults share: a vault as a value, synced with a notebook that is a value, too."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from exports.export_samples import ARTICLES

from tui.exports.callout import id_of
from tui.exports.vault.merging import Merged
from tui.exports.vault.pages import Page
from tui.exports.vault.state import Blocks
from tui.exports.vault.whole import merge_vault
from tui.notes.record import Note


@dataclass
class Vault:
    """Pages, notes and what they agreed on."""

    notes: dict[str, Note]
    pages: dict[str, str] = field(default_factory=dict)
    base: Blocks = field(default_factory=dict)

    @classmethod
    def of(cls, *notes: Note) -> Vault:
        vault = cls({note.id: note for note in notes})
        vault.sync()
        return vault

    def sync(self) -> list[Note]:
        """One export; the notes that the vault changed."""
        pages = {name: Page(text) for name, text in self.pages.items()}
        whole = merge_vault(pages, self.notes.values(), self.base, ARTICLES)
        self.base |= dict.fromkeys(whole.unwanted)
        for name, merged in whole.pages.items():
            self._take(name, merged)
        return [note for merged in whole.pages.values() for note in merged.notes]

    def _take(self, name: str, merged: Merged) -> None:
        self.pages[name] = merged.text
        self.notes |= {note.id: note for note in merged.notes}
        self.base |= merged.base
        for id in merged.gone:
            self.base.pop(id, None)

    @property
    def page(self) -> str:
        """The only page."""
        [text] = self.pages.values()
        return text

    @page.setter
    def page(self, text: str) -> None:
        [name] = self.pages
        self.pages[name] = text

    def edit(self, old: str, new: str) -> None:
        """Change what is on the only page."""
        assert old in self.page
        self.page = self.page.replace(old, new, 1)

    def change(self, note: Note, /, **fields: object) -> None:
        """Change a note in the notebook."""
        self.notes[note.id] = replace(self.notes[note.id], **fields)  # type: ignore[arg-type]  # any field of a note

    def ids(self) -> list[str]:
        """The blocks of the only page, from top to bottom."""
        return [block.id for block in Page(self.page).blocks]


def names(notes: Iterable[Note]) -> list[str]:
    """Their block ids."""
    return [id_of(note) for note in notes]
