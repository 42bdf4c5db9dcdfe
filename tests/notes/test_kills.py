"""Writers killed at random moments: nothing acknowledged is lost. The long campaign is in tests/bench/campaign."""

from __future__ import annotations

import random
import time
from pathlib import Path

import pytest
from bench.campaign.kills import DEVICES, LIFE, Writers, begin
from notes.note_samples import plain

from tui.notes.notebook import Notebook


@pytest.mark.parametrize(("kills", "writers"), [(60, 1), (20, 2)])
def test_a_killed_writer_loses_nothing(tmp_path: Path, kills: int, writers: int) -> None:
    """At 200 notes; closing and background snapshots are among what is interrupted."""
    path, chance = tmp_path / "notes.json", random.Random()
    saved = begin(path)
    with Writers() as process:
        for _ in range(kills):
            started = process.start(path, DEVICES[:writers], chance.randrange(1 << 30))
            time.sleep(chance.uniform(*LIFE))
            process.kill(started, saved)
            assert saved.compare(path) == []
    assert saved.saves > 200 + kills


def test_two_writers_that_end_by_themselves_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "notes.json"
    saved = begin(path, 10)
    with Writers() as process:
        process.start(path, DEVICES, 7, saves=60)
        process.end(saved)
    assert saved.compare(path) == []
    assert not path.with_name("notes.json.journal").exists()
    living = {note.id for note in Notebook.open(path).notes()}
    assert living == {record["id"] for record in plain(path, "notes") if not record["deleted"]}


def test_a_lost_save_would_be_noticed(tmp_path: Path) -> None:
    saved = begin(tmp_path / "notes.json", 3)
    saved.add("0" * 32, "2026-05-03T18:20:31.250Z", "nooit bewaard", deleted=False)
    assert len(saved.compare(tmp_path / "notes.json")) == 1
