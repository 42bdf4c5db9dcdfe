"""A vault of 10,000 notes, exported and exported again: `python tests/bench/vault.py`."""

from __future__ import annotations

import sys
import time
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from notes.note_samples import sample

from tui.exports.vault.folder import export_vault
from tui.notes.notebook import Notebook

NOTES, PER_ARTICLE = 10_000, 50


def main() -> None:
    with TemporaryDirectory() as name:
        notebook = Notebook.open(Path(name, "notes.json"))
        made = (
            replace(sample(), id=UUID(int=number, version=4).hex, article=f"artikel-{number // PER_ARTICLE}")
            for number in range(NOTES)
        )
        notebook.put(*made)
        notebook.close()
        vault = Path(name, "vault")
        timed("first", Path(name), vault)
        timed("again", Path(name), vault)
        for page in vault.glob("*.md"):
            text = page.read_text(encoding="utf-8")
            page.write_text(text.replace("\n\n^ll-", " en nog iets\n\n^ll-"), encoding="utf-8")
        timed("every note changed there", Path(name), vault)


def timed(what: str, folder: Path, vault: Path) -> None:
    begun = time.perf_counter()
    notebook = Notebook.open(folder / "notes.json")
    opened = time.perf_counter()
    done = export_vault(vault, notebook, lambda note: True)
    ended = time.perf_counter()
    print(f"{what}: {ended - opened:.2f} s, notebook opened in {opened - begun:.2f} s, {done}")
    notebook.close()


if __name__ == "__main__":
    main()
