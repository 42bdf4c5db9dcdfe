"""What is told once."""

from __future__ import annotations

import threading
from pathlib import Path

from tui.translation.first_use import FirstUse


def test_once_ever_for_each_service(tmp_path: Path) -> None:
    path = tmp_path / "state" / "told-about"
    use = FirstUse(path)
    assert [use.of("google"), use.of("google"), use.of("mymemory")] == [True, False, True]
    assert path.read_text() == "google\nmymemory\n"
    assert [FirstUse(path).of("google"), FirstUse(path).of("deepl")] == [False, True]


def test_where_nothing_can_be_kept_it_is_once_a_run(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    use = FirstUse(tmp_path / "file" / "told-about")
    assert [use.of("google"), use.of("google")] == [True, False]


def test_a_damaged_file_is_none(tmp_path: Path) -> None:
    path = tmp_path / "told-about"
    path.write_bytes(b"\xff\xfe\x00")
    assert FirstUse(path).of("google")
    assert not FirstUse(path).of("google")


def test_threads_are_told_once(tmp_path: Path) -> None:
    use = FirstUse(tmp_path / "told-about")
    said: list[bool] = []
    threads = [threading.Thread(target=lambda: said.append(use.of("google"))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert said.count(True) == 1
