"""A vault on the disk: found, written whole or not at all, and gone on with after whatever stopped an export."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from exports.export_samples import ARTICLES, BRIDGE, BROKEN_OFF, DIGGERS, DIKE

from tui.errors import ExportError
from tui.exports.callout import block_of
from tui.exports.markdown import to_markdown
from tui.exports.vault import folder as vaults
from tui.exports.vault.folder import Exported, export_vault
from tui.exports.vault.names import new_name
from tui.exports.vault.state import NAME
from tui.exports.vault.whole import merge_vault
from tui.files import write_atomic
from tui.notes.notebook import Notebook
from tui.notes.record import Note

PAGE = "Burgemeester “De dijk is af”.md"
SPLITS = "**afbreken** splits:"


@pytest.fixture
def notebook(tmp_path: Path) -> Notebook:
    made = Notebook.open(tmp_path / "notes.json")
    made.put(BROKEN_OFF, DIGGERS)
    made.remember(ARTICLES[DIKE])
    return made


@pytest.fixture
def vault(tmp_path: Path, notebook: Notebook) -> Path:
    """A vault that was exported once."""
    made = tmp_path / "kluis"
    assert export(made, notebook) == Exported(0, 1, ())
    return made


def export(vault: Path, notebook: Notebook) -> Exported:
    return export_vault(vault, notebook, lambda note: True)


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_bytes().decode()
    assert old in text
    path.write_bytes(text.replace(old, new).encode())


def content(folder: Path) -> dict[str, tuple[bytes, int]]:
    return {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.rglob("*") if path.is_file()}


def words(notebook: Notebook, note: Note) -> str:
    kept = notebook.get(note.id)
    assert kept
    return kept.note


def test_the_second_export_touches_nothing(vault: Path, notebook: Notebook) -> None:
    assert (vault / PAGE).read_bytes().decode() == to_markdown([BROKEN_OFF, DIGGERS], ARTICLES)
    before = content(vault)
    assert set(before) == {PAGE, NAME}
    assert export(vault, notebook) == Exported(0, 0, ())
    assert content(vault) == before


def test_a_change_there_is_one_save_and_is_not_written_back(vault: Path, notebook: Notebook) -> None:
    edit(vault / PAGE, SPLITS, "splitst:")
    page = content(vault)[PAGE]
    assert export(vault, notebook) == Exported(1, 0, ())
    assert "splitst:" in words(notebook, BROKEN_OFF)
    assert content(vault)[PAGE] == page


def test_a_page_is_found_where_the_reader_put_it(vault: Path, notebook: Notebook) -> None:
    (vault / "Nieuws").mkdir()
    (vault / PAGE).rename(vault / "Nieuws" / "dijk.MD")
    hidden = vault / ".trash"
    hidden.mkdir()
    (hidden / "oud.md").write_text(to_markdown([DIGGERS], ARTICLES), encoding="utf-8")
    before = content(vault)
    assert export(vault, notebook) == Exported(0, 0, ())
    assert content(vault) == before


def test_only_the_chosen_notes_are_touched(vault: Path, notebook: Notebook) -> None:
    edit(vault / PAGE, SPLITS, "splitst:")
    notebook.put(BRIDGE)
    notebook.delete(DIGGERS.id)
    before = (vault / PAGE).read_bytes()
    done = export_vault(vault, notebook, lambda note: note.article == BRIDGE.article)
    assert done == Exported(0, 1, ())
    assert (vault / PAGE).read_bytes() == before
    assert words(notebook, BROKEN_OFF) == BROKEN_OFF.note
    assert export(vault, notebook) == Exported(1, 1, ())


def test_blocks_of_another_notebook_are_left_alone(vault: Path, tmp_path: Path) -> None:
    other = Notebook.open(tmp_path / "ander.json")
    other.put(BRIDGE)
    before = (vault / PAGE).read_bytes()
    export(vault, other)
    assert (vault / PAGE).read_bytes() == before
    assert set(json.loads((vault / NAME).read_text(encoding="utf-8"))["blocks"]) == {
        BROKEN_OFF.id,
        DIGGERS.id,
        BRIDGE.id,
    }


@pytest.mark.parametrize("state", [None, b"", b"{", b"\xff", b"[]", b'{"version": 1, "blocks": {"a": 3}}', b"[" * 5000])
def test_a_lost_or_damaged_state_loses_nothing(vault: Path, notebook: Notebook, state: bytes | None) -> None:
    if state is None:
        (vault / NAME).unlink()
    else:
        (vault / NAME).write_bytes(state)
    edit(vault / PAGE, SPLITS, "daar:")
    edit(vault / PAGE, f"{block_of(DIGGERS)}\n", "")
    notebook.put(BROKEN_OFF.with_note("hier"))
    done = export(vault, notebook)
    assert (done.taken_over, done.written, len(done.notices)) == (1, 1, int(state is not None))
    assert {"hier", "daar:"} <= set(words(notebook, BROKEN_OFF).split("\n"))
    assert block_of(DIGGERS) in (vault / PAGE).read_text(encoding="utf-8")
    assert export(vault, notebook) == Exported(0, 0, ())


def test_the_state_of_a_newer_leeslamp_is_left_alone(vault: Path, notebook: Notebook) -> None:
    (vault / NAME).write_text('{"version": 2, "blocks": {}}', encoding="utf-8")
    edit(vault / PAGE, SPLITS, "daar:")
    before = content(vault)
    with pytest.raises(ExportError, match="newer leeslamp"):
        export(vault, notebook)
    assert content(vault) == before


@pytest.mark.parametrize("stop", [0, 1, 2])
def test_an_export_that_is_stopped_is_gone_on_with(
    vault: Path, notebook: Notebook, monkeypatch: pytest.MonkeyPatch, stop: int
) -> None:
    """After the notebook, after the first page, after the second: before the state."""
    notebook.put(BRIDGE, BROKEN_OFF.with_note(BROKEN_OFF.note.replace(SPLITS, "hier")), DIGGERS.with_note("een kraan"))
    edit(vault / PAGE, SPLITS, "daar")
    writes: list[Path] = []

    def full(path: Path, data: bytes) -> None:
        if len(writes) == stop:
            raise OSError(28, "No space left on device", str(path))
        writes.append(path)
        write_atomic(path, data)

    with monkeypatch.context() as patched:
        patched.setattr(vaults, "write_atomic", full)
        with pytest.raises(ExportError, match="No space left on device"):
            export(vault, notebook)
    saved = words(notebook, BROKEN_OFF)
    assert saved.startswith("[leeslamp]\nhier\n[vault]\ndaar\n[both]")
    assert export(vault, notebook) == Exported(0, 2 - stop, ())
    assert words(notebook, BROKEN_OFF) == saved
    pages = "".join(path.read_text(encoding="utf-8") for path in vault.glob("*.md"))
    assert all(block_of(note) in pages for note in notebook.notes())
    assert export(vault, notebook) == Exported(0, 0, ())


def test_a_page_that_is_changed_meanwhile_waits(
    vault: Path, notebook: Notebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    notebook.put(DIGGERS.with_note("een kraan"))

    def meanwhile(*arguments: object) -> object:
        edit(vault / PAGE, SPLITS, "daar")
        return merge_vault(*arguments)  # type: ignore[arg-type]  # passed on as they come

    with monkeypatch.context() as patched:
        patched.setattr(vaults, "merge_vault", meanwhile)
        done = export(vault, notebook)
    assert done == Exported(0, 0, (f"{PAGE} was changed while this ran; export again",))
    assert "daar" in (vault / PAGE).read_text(encoding="utf-8")
    assert export(vault, notebook) == Exported(1, 1, ())
    assert block_of(DIGGERS.with_note("een kraan")) in (vault / PAGE).read_text(encoding="utf-8")


def test_a_note_that_is_changed_meanwhile_stops_everything(
    vault: Path, notebook: Notebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit(vault / PAGE, SPLITS, "daar")
    before = content(vault)

    def meanwhile(*arguments: object) -> object:
        Notebook.open(notebook.path).put(BROKEN_OFF.with_note("van een ander"))
        return merge_vault(*arguments)  # type: ignore[arg-type]  # passed on as they come

    with monkeypatch.context() as patched:
        patched.setattr(vaults, "merge_vault", meanwhile)
        with pytest.raises(ExportError, match="another program"):
            export(vault, notebook)
    assert content(vault) == before
    assert words(notebook, BROKEN_OFF) == "van een ander"


def test_a_page_that_is_no_utf_8_any_more_stops_everything(vault: Path, notebook: Notebook) -> None:
    (vault / "latijn.md").write_bytes("één".encode("latin-1"))
    assert export(vault, notebook) == Exported(0, 0, ())
    (vault / PAGE).write_bytes((vault / PAGE).read_bytes() + "één".encode("latin-1"))
    before = content(vault)
    with pytest.raises(ExportError, match="not UTF-8"):
        export(vault, notebook)
    assert content(vault) == before


@pytest.mark.skipif(os.geteuid() == 0, reason="root may look anywhere")
def test_a_folder_that_may_not_be_looked_into_is_no_deletion(vault: Path, notebook: Notebook) -> None:
    (vault / "Nieuws").mkdir()
    (vault / PAGE).rename(vault / "Nieuws" / PAGE)
    (vault / "Nieuws").chmod(0)
    with pytest.raises(ExportError, match="Permission denied"):
        export(vault, notebook)
    (vault / "Nieuws").chmod(0o700)
    assert export(vault, notebook) == Exported(0, 0, ())


def test_what_is_no_place_for_a_vault_is_told(tmp_path: Path, notebook: Notebook) -> None:
    with pytest.raises(ExportError, match="No such file"):
        export(tmp_path / "er" / "niet", notebook)
    (tmp_path / "bestand").touch()
    with pytest.raises(ExportError, match="File exists"):
        export(tmp_path / "bestand", notebook)


def test_a_page_of_the_readers_own_is_not_overwritten(tmp_path: Path, notebook: Notebook) -> None:
    vault = tmp_path / "kluis"
    vault.mkdir()
    (vault / PAGE).write_text("Van mij.\n", encoding="utf-8")
    assert export(vault, notebook) == Exported(0, 1, ())
    assert (vault / PAGE).read_text(encoding="utf-8") == "Van mij.\n"
    assert (vault / f"{PAGE.removesuffix('.md')} ({DIKE}).md").exists()


@pytest.mark.parametrize(
    ("title", "article", "name"),
    [
        ("De kat: op/af? #1", "kat", "De kat op af 1.md"),
        ("Bezet", "bezet", "Bezet (bezet).md"),
        ("Bezet", "dubbel", "Bezet 2.md"),
        ("...", "kat", "kat.md"),
        ("con", "kat", "con-.md"),
        ("///", "???", "article.md"),
        ("é" * 300, "kat", "é" * 45 + ".md"),
    ],
)
def test_names_of_pages(title: str, article: str, name: str) -> None:
    assert new_name(title, article, {"bezet.md", "bezet (dubbel).md"}) == name
