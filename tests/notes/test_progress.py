"""How far articles were read, what they were called, and drafts."""

from __future__ import annotations

import math
from dataclasses import replace
from pathlib import Path

import pytest
from notes.note_samples import clock, stored

from tui.notes.notebook import Notebook
from tui.notes.progress import ArticleInfo, Progress


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "notes.json"


def test_progress_is_this_devices_else_the_newest(path: Path) -> None:
    laptop = Notebook.open(path, device="laptop", clock=clock("10:00:00.000"))
    tablet = Notebook.open(path, device="tablet", clock=clock("11:00:00.000"))
    phone = Notebook.open(path, device="phone", clock=clock("09:00:00.000"))
    laptop.save_progress(Progress("mali", fraction=0.25, layout="under", study=True, status="reading"))
    tablet.save_progress(Progress("mali", fraction=0.75, furthest=0.8))
    phone.save_progress(Progress("kat", fraction=1.0, status="done"))
    mine, other = laptop.progress("mali"), phone.progress("mali")
    assert mine == Progress("mali", "laptop", 0, "", 0.25, 0.0, "under", True, "reading", "2026-05-03T10:00:00.000Z")
    assert other is not None
    assert (other.device, other.fraction) == ("tablet", 0.75)
    last = laptop.last_read()
    assert last is not None
    assert (last.article, last.device) == ("mali", "tablet")
    assert {name: progress.device for name, progress in laptop.all_progress().items()} == {
        "mali": "laptop",
        "kat": "phone",
    }
    assert laptop.progress("weg") is None


def test_saving_again_replaces_and_stamps_rise(path: Path) -> None:
    notebook = Notebook.open(path, device="laptop", clock=clock("10:00:00.000", "09:00:00.000"))
    notebook.save_progress(Progress("mali", fraction=0.1))
    notebook.save_progress(Progress("mali", fraction=0.2))
    (record,) = stored(path, "progress")
    assert (record["fraction"], record["updated"]) == (0.2, "2026-05-03T10:00:00.001Z")


def test_odd_values_become_sensible_ones(path: Path) -> None:
    notebook = Notebook.open(path)
    notebook.save_progress(
        Progress("mali", start=-5, exact="woord " * 50, fraction=math.nan, furthest=7, layout="dwars")
    )
    progress = notebook.progress("mali")
    assert progress is not None
    assert (progress.start, len(progress.exact), progress.fraction, progress.furthest) == (0, 64, 0.0, 1.0)
    assert progress.layout == "beside"
    notebook.close()
    assert "NaN" not in path.read_text("utf-8")


def test_articles_are_remembered_without_their_folder(path: Path) -> None:
    notebook = Notebook.open(path)
    notebook.remember(
        ArticleInfo("mali", "Frankrijk\nvertrekt", "2022-02-17", "/home/wie/articles/mali.md", "a1", "https://x")
    )
    info = ArticleInfo("mali", "Frankrijk vertrekt", "2022-02-17", "mali.md", "a1", "https://x")
    kept = Notebook.open(path).articles()["mali"]
    assert replace(kept, updated="") == info
    notebook.remember(info)
    assert notebook.articles()["mali"] == kept, "not stamped again"
    notebook.remember(ArticleInfo("mali", "Andere titel"))
    assert notebook.articles()["mali"].title == "Andere titel"
    assert len(stored(path, "articles")) == 1


def test_drafts_are_kept_until_dropped(path: Path) -> None:
    notebook = Notebook.open(path)
    notebook.keep_draft("mali:20", "half\n  af ")
    notebook.keep_draft("kat:1", "ander")
    assert Notebook.open(path).draft("mali:20") == "half\n  af "
    before = stored(path, "drafts")
    notebook.keep_draft("mali:20", "half\n  af ")
    notebook.drop_draft("weg")
    assert stored(path, "drafts") == before
    notebook.drop_draft("mali:20")
    notebook.keep_draft("kat:1", " \n")
    assert (notebook.draft("mali:20"), notebook.draft("kat:1")) == ("", "")
    assert [draft["text"] for draft in stored(path, "drafts")] == ["", ""]


def test_two_machines_give_a_name_the_same_key(tmp_path: Path) -> None:
    texts = []
    for machine in ("een", "twee"):
        notebook = Notebook.open(tmp_path / f"{machine}.json", device="laptop", clock=clock("10:00:00.000"))
        notebook.save_progress(Progress("mali"))
        notebook.remember(ArticleInfo("mali", "Titel"))
        notebook.close()
        texts.append(notebook.path.read_bytes())
    assert texts[0] == texts[1]
