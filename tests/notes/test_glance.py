"""Where reading stopped, seen without opening the notebook: the same as the notebook says, or nothing."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from notes.note_samples import sample

from tui.notes.glance import last_of, places
from tui.notes.notebook import Notebook
from tui.notes.progress import Progress


def place(article: str, start: int = 7) -> Progress:
    return Progress(article=article, start=start, exact="De lamp", fraction=0.5, furthest=0.5, status="reading")


@contextmanager
def notebook(path: Path) -> Iterator[Notebook]:
    opened = Notebook.open(path)
    try:
        yield opened
    finally:
        opened.close()


def test_it_is_seen_in_the_file_and_in_the_journal(tmp_path: Path) -> None:
    path = tmp_path / "notes.json"
    with notebook(path) as book:
        book.save_progress(place("een"))
    with notebook(path) as book:
        for number in range(50):
            book.put(sample(article="een", number=number))
        book.save_progress(place("twee", 12))
        assert Path(f"{path}.journal").stat().st_size > 0, "this one is in the journal"
        found = {seen["article"]: seen["start"] for seen in places(str(path))}
        newest = last_of(places(str(path)))
    assert found == {"een": 7, "twee": 12}
    assert newest is not None
    assert newest["article"] == "twee"


@pytest.mark.parametrize("article", ["een", "één twee", "twee", 'zo "gezegd"', "een@1f3c"])
def test_those_of_one_article_are_among_those_that_are_seen_for_it(tmp_path: Path, article: str) -> None:
    path = tmp_path / "notes.json"
    with notebook(path) as book:
        for name in ("een", "twee", "drie", article):
            book.save_progress(place(name))
        of_all = {seen["article"]: seen for seen in places(str(path))}  # in the journal
        assert last_of(places(str(path), article), article) == of_all[article]
    assert last_of(places(str(path), article), article) == of_all[article]  # in the file
    assert {seen["article"] for seen in places(str(path), "drie")} == {"drie"}


def test_of_one_article_this_devices_place_comes_first() -> None:
    here = os.uname().nodename.partition(".")[0].lower()
    seen = [
        {"article": "een", "device": "elders", "updated": "2026-02-02"},
        {"article": "een", "device": here, "updated": "2026-01-01"},
        {"article": "twee", "device": "elders", "updated": "2026-03-03"},
    ]
    assert last_of(seen, "een") == seen[1]
    assert last_of(seen) == seen[2]
    assert last_of(seen, "drie") is None


@pytest.mark.parametrize(
    "data",
    [b"", b"{", b"\x00" * 100, b'"progress": {\n"1": {"article": 5}\n}', b'"progress": {\n"1": [1]}\n', b"\xff\xfe{}"],
)
def test_what_is_damaged_is_no_place(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "notes.json"
    path.write_bytes(data)
    Path(f"{path}.journal").write_bytes(data)
    assert places(str(path)) == []


def test_nothing_is_there(tmp_path: Path) -> None:
    assert places(str(tmp_path / "notes.json")) == []


@given(data=st.data())
def test_a_torn_file_never_gives_a_place_that_was_not_saved(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("torn") / "notes.json"
    with notebook(path) as book:
        for name in ("een", "twee", "drie"):
            book.save_progress(place(name))
    whole = path.read_bytes()
    path.write_bytes(whole[: data.draw(st.integers(0, len(whole)))])
    saved = [json.dumps(record, sort_keys=True) for record in json.loads(whole)["progress"].values()]
    assert all(json.dumps(seen, sort_keys=True) in saved for seen in places(str(path)))
