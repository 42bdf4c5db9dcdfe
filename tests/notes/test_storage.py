"""The file: its form, what plain TinyDB makes of it, and what is no notebook."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from difflib import unified_diff
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from notes.note_samples import plain, sample, spoil, stored
from tinydb import TinyDB, where

from tui.errors import NotebookDamagedError, NotebookError
from tui.notes.links import Link
from tui.notes.notebook import Notebook
from tui.notes.progress import ArticleInfo, Progress
from tui.notes.store.form import TABLES, dump, parse
from tui.notes.store.journal import Entry, Journal, Operation
from tui.notes.store.storage import NotesStorage
from tui.notes.store.table import RecordTable


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "notes.json"


def _filled(path: Path) -> Notebook:
    notebook = Notebook.open(path, device="laptop")
    notebook.put(*(sample(f"woord {number}", number=1000 * number) for number in range(1, 30)))
    notebook.save_progress(Progress("mali", start=300, fraction=0.4))
    notebook.remember(ArticleInfo("mali", "Frankrijk vertrekt uit Mali"))
    notebook.keep_draft("mali:300", "nog niet af")
    notebook.links.save(Link("mali", "Hij zag het aan.", 4, 12, linked=True))
    notebook.close()  # which leaves all of it in the file, and may be used again
    return notebook


def _diff(old: str, new: str) -> tuple[int, int]:
    lines = [line for line in unified_diff(old.split("\n"), new.split("\n"), n=0) if line[:3] not in ("---", "+++")]
    return sum(line[0] == "+" for line in lines), sum(line[0] == "-" for line in lines)


def test_opening_and_reading_touch_nothing(path: Path) -> None:
    notebook = Notebook.open(path)
    assert (notebook.notes(), notebook.last_read(), notebook.draft("x"), notebook.articles()) == ([], None, "", {})
    notebook.drop_draft("x")
    notebook.close()
    assert list(path.parent.iterdir()) == []


@pytest.mark.parametrize("table", TABLES)
def test_plain_tinydb_reads_and_writes_every_table(path: Path, table: str) -> None:
    notebook = _filled(path)
    before = stored(path, table)
    assert before
    with TinyDB(path, encoding="utf-8") as database:
        key = database.table(table).insert({"made": "by hand"})
        assert len(database.table(table)) == len(before) + 1
    assert len(notebook.notes()) == 29  # seen at once, and not understood
    notebook.put(sample("nog een"))
    notebook.close()
    assert {"made": "by hand"} in plain(path, table)
    notebook = Notebook.open(path)
    with TinyDB(path, encoding="utf-8") as database:
        database.table(table).remove(doc_ids=[key])
    notebook.put(sample("en nog een"))
    assert {"made": "by hand"} in stored(path, table), "what one copy lacks is not taken from another"
    notebook.close()
    with TinyDB(path, encoding="utf-8") as database:
        database.table(table).remove(doc_ids=[key])
    assert {"made": "by hand"} not in stored(path, table), "nobody was there to know better"
    notebook = Notebook.open(path)
    assert len(notebook.notes()) == 31
    assert notebook.draft("mali:300") == "nog niet af"


def test_a_note_edited_with_plain_tinydb_is_shown(path: Path) -> None:
    notebook = _filled(path)
    note = notebook.notes()[0]
    with TinyDB(path, encoding="utf-8") as database:
        database.table("notes").update({"note": "van buiten"}, doc_ids=[int(note.id, 16)])
    changed = notebook.get(note.id)
    assert changed is not None
    assert changed.note == "van buiten"


def test_tinydbs_own_calls_work_on_the_file(path: Path) -> None:
    notebook = _filled(path)
    with TinyDB(path, storage=NotesStorage) as database:
        cards = database.table("cards")
        first, second = cards.insert_multiple([{"front": "de kat"}, {"front": "de hond"}])
        cards.update({"back": "the cat"}, where("front") == "de kat")
        cards.remove(doc_ids=[second])
        assert cards.all() == [{"front": "de kat", "back": "the cat"}]
        assert cards.get(doc_id=first) == cards.search(where("back").exists())[0]
        notebook.put(sample())  # the other one is not confused by it, nor the other way round
        cards.insert({"front": "het paard"})
        assert len(database.table("notes")) == 30
    assert {card["front"] for card in plain(path, "cards")} == {"de kat", "het paard"}


def test_an_added_note_is_one_line_of_a_diff(path: Path) -> None:
    notebook = _filled(path)
    before = path.read_text("utf-8")
    notebook.put(sample("in het midden", number=5500))
    notebook.close()
    between = path.read_text("utf-8")
    assert _diff(before, between) == (1, 0)
    notebook.put(sample("aan het eind", number=1 << 120))
    notebook.close()
    assert _diff(between, path.read_text("utf-8")) == (1, 0)


def test_the_first_note_is_one_line_and_so_is_an_edit(path: Path) -> None:
    notebook = Notebook.open(path)
    notebook.remember(ArticleInfo("mali", "Frankrijk vertrekt uit Mali"))
    notebook.close()
    before = path.read_text("utf-8")
    (note,) = notebook.put(sample())
    notebook.close()
    between = path.read_text("utf-8")
    assert _diff(before, between) == (1, 0)
    notebook.put(note.with_note("nu met woorden"))
    notebook.close()
    assert _diff(between, path.read_text("utf-8")) == (1, 1)


def test_the_file_is_sorted_readable_and_the_same_again(path: Path) -> None:
    notebook = _filled(path)
    notebook.put(sample("Goïta zei: ‘nee’ 🙂"))
    notebook.close()
    text = path.read_text("utf-8")
    tables = json.loads(text)
    assert list(tables) == sorted(TABLES)
    assert list(tables["notes"]) == sorted(tables["notes"])
    assert "Goïta zei: ‘nee’ 🙂" in text
    assert dump(parse(path.read_bytes(), "notes.json")) == path.read_bytes()
    assert tables["meta"] == {"1": {"schema": 1, "app": tables["meta"]["1"]["app"]}}


def test_what_this_version_does_not_know_survives(path: Path) -> None:
    notebook = _filled(path)
    note = notebook.notes()[0]
    key = str(int(note.id, 16))
    tables = json.loads(path.read_text("utf-8"))
    tables["notes"][key] |= {"place": {"state": "sure"}, "half": "\ud83d"}
    tables["notes"][key]["target"]["type"] = "TextQuoteSelector"
    tables["notes"]["77"] = {"id": "77", "no": ["note"]}
    tables["cards"] = {"1": {"front": "voor"}}
    tables["meta"]["1"]["made"] = "by hand"
    for table in ("progress", "articles", "drafts"):
        next(iter(tables[table].values()))["seconds"] = 71
    path.write_text(json.dumps(tables))
    notebook.put(notebook.notes()[0].with_note("anders"))
    notebook.save_progress(Progress("mali", fraction=0.9))
    notebook.remember(ArticleInfo("mali", "Een andere titel"))
    notebook.keep_draft("mali:300", "meer")
    notebook.close()
    after = json.loads(path.read_text("utf-8"))
    assert after["notes"][key]["note"] == "anders"
    assert after["notes"][key]["place"] == {"state": "sure"}
    assert after["notes"][key]["half"] == "\ud83d"
    assert after["notes"][key]["target"]["type"] == "TextQuoteSelector"
    assert after["notes"]["77"] == {"id": "77", "no": ["note"]}
    assert after["cards"] == {"1": {"front": "voor"}}
    assert after["meta"]["1"]["made"] == "by hand"
    for table in ("progress", "articles", "drafts"):
        assert [record["seconds"] for record in after[table].values()] == [71]
    assert list(notebook.understand())
    assert notebook.notices == ("1 record of notes.json could not be understood; nothing in them is changed",)


def test_keys_plain_tinydb_would_not_take_do_no_harm(path: Path) -> None:
    _filled(path)
    tables = json.loads(path.read_text("utf-8"))
    (key, record), *_ = tables["notes"].items()
    tables["notes"] = {"abc": record}
    path.write_text(json.dumps(tables))
    notebook = Notebook.open(path)
    notebook.put(notebook.notes()[0].with_note("anders"))
    notebook.close()
    after = json.loads(path.read_text("utf-8"))["notes"]
    assert list(after) == ["abc"]
    assert key != "abc"


def test_of_two_records_with_one_id_the_later_is_shown_and_both_stay(path: Path) -> None:
    notebook = Notebook.open(path)
    notebook.put(sample("oud"))
    notebook.close()
    record = stored(path, "notes")[0]
    with TinyDB(path, encoding="utf-8") as database:
        database.table("notes").insert(record | {"note": "nieuw", "updated": "2027-01-01T00:00:00.000Z"})
    assert [note.note for note in notebook.notes()] == ["nieuw"]
    notebook.put(notebook.notes()[0].with_note("nieuwer"))
    assert sorted(record["note"] for record in stored(path, "notes")) == ["nieuwer", "oud"]


DAMAGE: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "nothing": (lambda data: b"", "it is empty"),
    "white space": (lambda data: b" \r\n\t\n", "it is empty"),
    "only a byte-order mark": (lambda data: b"\xef\xbb\xbf", "it is empty"),
    "NULs": (lambda data: bytes(len(data)), "it holds nothing but NUL bytes"),
    "NULs at the end": (lambda data: data + bytes(512), "it contains NUL bytes"),
    "garbage": (lambda data: bytes(range(256)) * 9, "it is not UTF-8 from byte 129 on"),
    "latin-1": (lambda data: data.decode().replace("woord", "wóórd").encode("latin-1"), "it is not UTF-8"),
    "a torn block": (lambda data: data[:2000] + b"\x01" * 512 + data[2512:], "it cannot be understood in line"),
    "half": (lambda data: data[: len(data) // 2], "it breaks off in the middle of line"),
    "marks of git": (lambda data: data.replace(b"\n,", b"\n<<<<<<< HEAD\n,", 1), "it cannot be understood in line"),
    "a record twice": (lambda data: re.sub(rb'(\n,"5000": .*)', rb"\1\1", data), "it has a record twice"),
    "a list": (lambda data: b"[1, 2]", "it is JSON, but not tables of records"),
    "a number": (lambda data: b"12", "it is JSON, but not tables of records"),
    "a list of records": (lambda data: b'{"notes": [{}]}', "it is JSON, but not tables of records"),
    "a record that is text": (lambda data: b'{"notes": {"1": "x"}}', "it is JSON, but not tables of records"),
    "endless lists": (lambda data: b"[" * 100_000, "it cannot be understood"),
    "an endless number": (lambda data: b'{"notes": {"1": {"x": ' + b"9" * 10_000 + b"}}}", "it cannot be understood"),
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_file_is_told_and_left_alone(path: Path, damage: str) -> None:
    notebook = _filled(path)
    damaged, reason = DAMAGE[damage]
    data = damaged(path.read_bytes())
    spoil(path, data)
    with pytest.raises(NotebookDamagedError) as caught:
        Notebook.open(path)
    assert str(caught.value).startswith(f"notes.json is damaged: {reason}")
    assert "woord" not in str(caught.value)
    for use in (notebook.notes, lambda: notebook.put(sample()), lambda: notebook.keep_draft("a", "b")):
        with pytest.raises(NotebookDamagedError):
            use()
    assert path.read_bytes() == data
    assert [file.name for file in path.parent.iterdir()] == ["notes.json"]


def test_a_file_cut_anywhere_is_damaged_and_kept(path: Path) -> None:
    _filled(path)
    data = path.read_bytes()
    for length in range(0, len(data) - 2, 97):
        with pytest.raises(NotebookDamagedError):
            parse(data[:length], "notes.json")
    for length in range(0, len(data) - 2, 97 * 9):
        spoil(path, data[:length])
        notebook = Notebook.open_or_recover(path, clock=lambda: "2026-05-03T18:20:31.250Z")
        kept = path.with_name("notes.json.damaged-20260503-182031")
        assert kept.read_bytes() == data[:length]
        whole = data[:length].count(b'"id": "0000')
        assert abs(len(notebook.notes()) - whole) <= 1, "what is whole is saved"
        assert str(kept) in notebook.notices[0]
        assert path.read_bytes() == data[:length], "and stays until something is saved"
        kept.unlink()


def test_setting_aside_begins_anew_and_never_over_an_earlier_file(path: Path) -> None:
    for number in range(3):
        spoil(path, b"kapot %d" % number)
        notebook = Notebook.open_or_recover(path, clock=lambda: "2026-05-03T18:20:31.250Z")
        notebook.put(sample("verder"))
        assert len(stored(path, "notes")) == number + 1, "what was saved after the damage is there after the next"
        assert Notebook.open(path).notices == ()
    kept = sorted(path.parent.glob("notes.json.damaged-*"))
    assert [file.name.removeprefix("notes.json.damaged-20260503-182031") for file in kept] == ["", "-2", "-3"]
    assert [file.read_bytes() for file in kept] == [b"kapot 0", b"kapot 1", b"kapot 2"]
    assert notebook.notices[0].startswith("notes.json is damaged: it cannot be understood in line 1; it is kept as ")


def test_a_link_stays_a_link_when_its_file_is_set_aside(path: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "synced"
    elsewhere.mkdir()
    (elsewhere / "real.json").write_bytes(b"kapot")
    path.symlink_to(elsewhere / "real.json")
    notebook = Notebook.open_or_recover(path)
    notebook.put(sample())
    assert path.is_symlink()
    assert len(stored(elsewhere / "real.json", "notes")) == 1
    assert len(list(elsewhere.glob("real.json.damaged-*"))) == 1


def test_a_byte_order_mark_is_taken(path: Path) -> None:
    notes = _filled(path).notes()
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert Notebook.open(path).notes() == notes


@pytest.mark.parametrize("content", [b"{}", b'{"_default": {}}', b'{"meta": {"1": {}}, "notes": {}}'])
def test_a_bare_tinydb_file_is_a_notebook(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    notebook = Notebook.open(path)
    notebook.put(sample())
    notebook.close()
    assert plain(path, "meta")[0]["schema"] == 1
    assert len(Notebook.open(path).notes()) == 1


def test_a_newer_file_is_shown_but_not_written(path: Path) -> None:
    notebook = _filled(path)
    tables = json.loads(path.read_text("utf-8"))
    tables["meta"]["1"]["schema"] = 2
    path.write_text(json.dumps(tables))
    newer = path.read_bytes()
    sentence = "notes.json was written by a newer leeslamp (schema 2); it opens read-only here: update leeslamp"
    for opened in (Notebook.open(path), notebook):  # also one that was open when the newer file came
        assert len(opened.notes()) == 29
        assert opened.read_only == sentence
        with pytest.raises(NotebookError, match="newer leeslamp"):
            opened.put(sample())
        assert len(opened.notes()) == 29
    assert path.read_bytes() == newer
    tables["meta"]["1"]["schema"] = 1
    path.write_text(json.dumps(tables))
    notebook.put(sample())
    assert notebook.read_only == ""


def test_a_file_that_vanishes_comes_back_whole(path: Path) -> None:
    notebook = _filled(path)
    path.unlink()
    assert len(notebook.notes()) == 29
    notebook.put(sample())
    assert len(plain(path, "notes")) == 29, "at once: the journal has not all of it"
    assert len(stored(path, "notes")) == 30


def test_a_write_between_reading_and_writing_is_not_written_over(path: Path) -> None:
    _filled(path)
    table = RecordTable(NotesStorage(path), "drafts")
    asked: list[int] = []

    def work_out(records: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
        asked.append(len(records))
        if len(asked) == 1:  # just then another instance saves
            Notebook.open(path).keep_draft("other", "van de ander")
        return {"9": {"key": "mine", "text": "van mij"}}

    table.change(work_out)
    assert asked == [1, 2], "the first time, before there was a journal, only whether there is something to save"
    assert {draft["text"] for draft in stored(path, "drafts")} == {"nog niet af", "van de ander", "van mij"}


def test_what_others_save_is_looked_at_once_and_by_every_save(path: Path) -> None:
    notebook, other = _filled(path), Notebook.open(path, device="phone")
    seen: list[int] = []

    def work() -> None:
        other.put(sample("van de ander"))
        seen.append(len(notebook.notes()))
        notebook.put(sample("van mij"))
        seen.append(len(notebook.notes()))

    notebook.steadily(work)
    assert seen == [29, 31]
    with pytest.raises(ZeroDivisionError):
        notebook.steadily(lambda: 1 / 0)
    other.put(sample("nog een"))
    assert len(notebook.notes()) == 32


def test_a_program_that_never_lets_go_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.notes.store.journal._PATIENCE", 0.05)
    notebook = _filled(path)

    def save() -> None:
        with pytest.raises(NotebookError, match=r"another program keeps .* locked"):
            notebook.keep_draft("other", "kan niet")

    NotesStorage(path).alone(save)
    assert [draft["key"] for draft in stored(path, "drafts")] == ["mali:300"]
    assert len(notebook.notes()) == 29


def test_what_git_left_of_a_union_merge_is_merged(path: Path) -> None:
    notebook = _filled(path)
    note = notebook.notes()[4]
    line = next(line for line in path.read_text("utf-8").split("\n") if note.id in line)
    record = json.loads("{" + line.lstrip(",") + "}")[str(int(note.id, 16))]
    record |= {"color": "word", "changed": {"color": ["2026-07-01T00:00:00.000Z", "phone"]}}
    twice = f"{line}\n,{json.dumps(str(int(note.id, 16)))}: {json.dumps(record)}"
    path.write_text(path.read_text("utf-8").replace(line, twice), "utf-8")
    with pytest.raises(NotebookDamagedError, match="it has a record twice"):
        Notebook.open(path)
    merged = Notebook.open_or_recover(path).get(note.id)
    assert merged is not None
    assert (merged.note, merged.color) == (note.note, "word")


def test_a_missing_file_with_backups_is_told_and_not_filled(path: Path) -> None:
    notebook = _filled(path)
    notebook.put(sample())
    notebook.close()
    path.unlink()
    notebook = Notebook.open(path)
    assert notebook.notices == (
        "notes.json is missing; `leeslamp restore latest` says what the newest backup would bring back",
    )
    assert notebook.notes() == []


def test_damage_under_a_running_app_is_put_right_from_memory(path: Path) -> None:
    _filled(path)
    notebook = Notebook.open_or_recover(path)
    spoil(path, b"\0" * 500)
    assert len(notebook.notes()) == 29
    assert "it holds nothing but NUL bytes; it is kept as" in notebook.notices[0]
    notebook.close()
    assert len(plain(path, "notes")) == 29
    assert len(list(path.parent.glob("notes.json.damaged-*"))) == 1


def test_a_journal_that_was_cleared_unread_is_made_up_for(path: Path) -> None:
    _filled(path)
    notebook = Notebook.open(path)  # before there is a journal
    other = Notebook.open(path)
    other.put(sample("gaat met het eerste journaal weg"))
    other.close()
    other.put(sample("staat in het tweede"))
    storage = NotesStorage(path)
    draft = {"key": "x", "text": "y", "updated": "2026-05-03T18:20:31.250Z"}
    storage.alone(lambda: storage.save("drafts", {"5": draft}))
    storage.snapshot()  # announced in the second journal
    assert len(notebook.notes()) == 31
    notebook.put(sample("en nog een"))
    notebook.close()
    assert len(plain(path, "notes")) == 32


_NUMBERS = st.from_regex(r"-?(0|[1-9][0-9]{0,30})(\.[0-9]{1,30})?([eE][+-]?[0-9]{1,3})?", fullmatch=True)
_STRINGS = st.text().map(json.dumps) | st.text(st.characters(exclude_categories=["Cs"])).map(
    lambda text: json.dumps(text, ensure_ascii=False)
)


@given(
    st.lists(_NUMBERS | _STRINGS | st.sampled_from(["NaN", "-Infinity", "null", "true", '"\\ud83d"', "{}"]), max_size=9)
)
def test_values_are_read_as_pythons_own_json_reads_them(values: list[str]) -> None:
    text = '{\n"notes": {\n"1": {"foreign": [' + ", ".join(values) + "]}\n}\n}\n"
    expected = repr(json.loads(text))
    assert repr(parse(text.encode(), "notes.json")) == expected
    assert repr(parse(text.replace("\n", " ").encode(), "notes.json")) == expected


_VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters()),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(st.characters()), inner, max_size=3),
)


@given(_VALUES)
def test_any_value_comes_out_of_the_journal_as_it_went_in(value: Any) -> None:
    with TemporaryDirectory() as folder:
        writer, reader = (Journal(Path(folder) / "journal") for _ in range(2))
        with writer:
            writer.append(Entry([Operation("notes", "1", {"x": value}, "")]))
        ((operation,),) = (entry.operations for entry in reader.read())
        writer.close()
        reader.close()
    assert repr(operation.record) == repr({"x": value})
