"""The file translations are kept in: kept, found, damaged, unusable, shared, and never too large."""

from __future__ import annotations

import os
import sqlite3
import tempfile
import threading
import unicodedata
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import platformdirs
import pytest

from tui.translation import cache as module
from tui.translation.cache import TranslationCache, default_path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "deep" / "down" / "translations.sqlite3"


@pytest.fixture
def read_only() -> Iterator[Path]:
    """A folder that can be looked into and not written to; root, who may write everywhere, is nobody meanwhile."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o555)
        is_root = os.geteuid() == 0
        if is_root:
            os.seteuid(65534)
        try:
            yield folder
        finally:
            if is_root:
                os.seteuid(0)
            folder.chmod(0o755)


def test_what_is_put_is_found_by_the_next_sitting(path: Path) -> None:
    with closing(TranslationCache(path)) as cache:
        cache.put_many("google", {"De kat.": "The cat.", "De hond.": "The dog."})
        assert cache.get_many("google", ["De kat.", "De muis."]) == {"De kat.": "The cat."}
    with closing(TranslationCache(path)) as cache:
        cache.put_many("google", {"De kat.": "The tomcat."})
        assert cache.get_many("google", ["De hond.", "De kat."]) == {"De kat.": "The tomcat.", "De hond.": "The dog."}
        assert cache.get_many("mymemory", ["De kat."]) == {}
        assert cache.notices == ()


def test_white_space_and_normal_form_do_not_matter(path: Path) -> None:
    with closing(TranslationCache(path)) as cache:
        cache.put_many("google", {"Eén\u00a0 kat.": "One cat."})
        other = unicodedata.normalize("NFD", "Eén kat.")
        assert cache.get_many("google", [other, "Een kat."]) == {other: "One cat."}


def test_more_texts_than_a_statement_takes(path: Path) -> None:
    texts = {f"Zin {number}": f"Sentence {number}" for number in range(1800)}
    with closing(TranslationCache(path)) as cache:
        cache.put_many("google", texts)
        assert cache.get_many("google", list(texts)) == texts


def test_no_dutch_is_in_the_file(path: Path) -> None:
    with closing(TranslationCache(path)) as cache:
        cache.put_many("google", {"geheimzinnig": "mysterious"})
    data = path.read_bytes()
    assert b"mysterious" in data
    assert b"geheimzinnig" not in data


def test_it_is_a_write_ahead_log(path: Path) -> None:
    with closing(TranslationCache(path)), closing(sqlite3.connect(path)) as other:
        assert other.execute("PRAGMA journal_mode").fetchone() == ("wal",)


@pytest.mark.parametrize("damage", [b"this is no database" * 100, b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_damaged_file_is_put_aside(path: Path, damage: bytes) -> None:
    path.parent.mkdir(parents=True)
    path.write_bytes(damage)
    path.with_name(path.name + "-wal").write_bytes(b"an old journal")
    with closing(TranslationCache(path)) as cache:
        (notice,) = cache.notices
        cache.put_many("google", {"De kat.": "The cat."})
        assert cache.get_many("google", ["De kat."]) == {"De kat.": "The cat."}
    (aside,) = path.parent.glob("*.damaged-*")
    assert aside.read_bytes() == damage
    assert str(aside) in notice
    with closing(TranslationCache(path)) as cache:
        assert cache.get_many("google", ["De kat."]) == {"De kat.": "The cat."}
        assert cache.notices == ()


def test_a_file_of_another_shape_is_put_aside(path: Path) -> None:
    path.parent.mkdir(parents=True)
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE translations (text TEXT)")
    with closing(TranslationCache(path)) as cache:
        cache.put_many("google", {"De kat.": "The cat."})
        assert cache.get_many("google", ["De kat."]) == {"De kat.": "The cat."}
        assert "put aside" in cache.notices[0]


def test_damage_found_while_reading_is_put_aside_too(path: Path) -> None:
    texts = {f"Zin {number}": f"Sentence {number} " * 20 for number in range(500)}
    with closing(TranslationCache(path)) as cache:
        cache.put_many("google", texts)
    data = bytearray(path.read_bytes())
    data[8192:] = b"\xa5" * (len(data) - 8192)  # past the pages that opening looks at
    path.write_bytes(data)
    with closing(TranslationCache(path)) as cache:
        assert cache.get_many("google", list(texts)) == {}
        assert "put aside" in cache.notices[0]
        cache.put_many("google", {"De kat.": "The cat."})
        assert cache.get_many("google", ["De kat."]) == {"De kat.": "The cat."}


def test_a_read_only_folder_leaves_memory(read_only: Path) -> None:
    with closing(TranslationCache(read_only / "translations.sqlite3")) as cache:
        cache.put_many("google", {"De kat.": "The cat."})
        assert cache.get_many("google", ["De kat."]) == {"De kat.": "The cat."}
        (notice,) = cache.notices
        assert "only until you quit" in notice
        assert str(read_only) in notice
    assert list(read_only.iterdir()) == []


@pytest.mark.parametrize("obstacle", ["file", "folder"])
def test_something_else_in_the_way_leaves_memory(tmp_path: Path, obstacle: str) -> None:
    path = tmp_path / "way" / "translations.sqlite3"
    if obstacle == "file":
        path.parent.write_text("not a folder")
    else:
        path.mkdir(parents=True)
    with closing(TranslationCache(path)) as cache:
        cache.put_many("google", {"De kat.": "The cat."})
        assert cache.get_many("google", ["De kat."]) == {"De kat.": "The cat."}
        assert len(cache.notices) == 1


def test_a_locked_file_costs_nothing_but_keeping(path: Path) -> None:
    with closing(TranslationCache(path)) as cache, closing(sqlite3.connect(path, isolation_level=None)) as other:
        cache.put_many("google", {"De kat.": "The cat."})
        other.execute("BEGIN IMMEDIATE")
        cache.put_many("google", {"De hond.": "The dog."})
        assert cache.get_many("google", ["De kat.", "De hond."]) == {"De kat.": "The cat."}
        other.execute("ROLLBACK")
        (notice,) = cache.notices
        assert "not kept at the moment" in notice
        cache.put_many("google", {"De hond.": "The dog."})
        assert cache.get_many("google", ["De hond."]) == {"De hond.": "The dog."}


def test_threads_and_a_second_leeslamp_share_it(path: Path) -> None:
    with closing(TranslationCache(path)) as one, closing(TranslationCache(path)) as two:

        def work(cache: TranslationCache, number: int) -> None:
            for turn in range(40):
                text = f"Zin {number} {turn}"
                cache.put_many("google", {text: text.upper()})
                assert cache.get_many("google", [text]) == {text: text.upper()}
            finished.append(number)

        finished: list[int] = []
        threads = [threading.Thread(target=work, args=((one, two)[number % 2], number)) for number in range(6)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(20)
        assert sorted(finished) == list(range(6))
        texts = [f"Zin {number} {turn}" for number in range(6) for turn in range(40)]
        assert one.get_many("google", texts) == {text: text.upper() for text in texts}
        assert one.notices == two.notices == ()


def test_the_least_recently_used_go_first(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter(range(1, 10_000))
    monkeypatch.setattr(module, "_now", lambda: next(clock))
    with closing(TranslationCache(path, limit=100_000)) as cache:
        texts = [f"Zin {number}" for number in range(200)]
        for text in texts[:80]:
            cache.put_many("google", {text: text * 130})  # about 1 kB
        cache.get_many("google", texts[:5])
        for text in texts[80:120]:
            cache.put_many("google", {text: text * 130})
        kept = cache.get_many("google", texts)
        assert set(texts[:5]) <= kept.keys()
        assert not set(texts[5:15]) & kept.keys()
        assert set(texts[80:120]) <= kept.keys()
        assert 80_000 < sum(map(len, kept.values())) < 100_000


def test_the_file_stops_growing(path: Path) -> None:
    with closing(TranslationCache(path, limit=200_000)) as cache:
        for turn in range(40):
            cache.put_many(
                "google", {f"Zin {turn} {number}": f"Sentence {turn} {number} " * 30 for number in range(50)}
            )
    assert path.stat().st_size < 500_000
    with closing(TranslationCache(path, limit=200_000)) as cache:
        assert "Zin 39 49" in cache.get_many("google", ["Zin 39 49"])


def test_after_closing_nothing_is_kept_and_nothing_breaks(path: Path) -> None:
    cache = TranslationCache(path)
    cache.close()
    cache.put_many("google", {"De kat.": "The cat."})
    assert cache.get_many("google", ["De kat."]) == {}
    cache.close()


def test_the_readers_own_cache() -> None:
    assert default_path() == Path(platformdirs.user_cache_dir("leeslamp")) / "translations.sqlite3"
