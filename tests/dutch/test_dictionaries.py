"""Other people's dictionaries: what is in them is found, and what is wrong with them is said in a line."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from tui.config.read import read_config
from tui.dutch.dictionaries.dictionary import open_dictionary
from tui.dutch.looked_up import looked_up
from tui.dutch.lookup import LookUp
from tui.errors import DictionaryError

DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
ENTRIES = {
    "lĳst": "lĳst /lɛist/\n1. list\n2. frame\n",
    "lamp": "lamp\nlamp\n",
    "on-": "on-\nun-\n",
    "00-database-info": "about\nabout\n",
}


def number(value: int) -> str:
    digits = ""
    while value or not digits:
        digits, value = DIGITS[value % 64] + digits, value // 64
    return digits


def dictd(folder: Path, *, packed: bool = True) -> Path:
    data, index = b"", ""
    for headword, entry in ENTRIES.items():
        encoded = entry.encode()
        index += f"{headword}\t{number(len(data))}\t{number(len(encoded))}\n"
        data += encoded
    (folder / "klein.index").write_text(index, encoding="utf-8")
    (folder / ("klein.dict.dz" if packed else "klein.dict")).write_bytes(gzip.compress(data) if packed else data)
    return folder / "klein.index"


def stardict(folder: Path, kinds: str = "sametypesequence=m\n") -> Path:
    data, index = b"", b""
    for headword, entry in (("lamp", b"lamp; <b>light</b>\nbulb"), ("lijst", b"list")):
        if not kinds:
            entry = b"m" + entry + b"\0"
        index += headword.encode() + b"\0" + len(data).to_bytes(4) + len(entry).to_bytes(4)
        data += entry
    (folder / "ster.ifo").write_text(f"StarDict's dict ifo file\nbookname=Ster\n{kinds}", encoding="utf-8")
    (folder / "ster.idx").write_bytes(index)
    (folder / "ster.dict.dz").write_bytes(gzip.compress(data))
    return folder / "ster.ifo"


@pytest.mark.parametrize("packed", [True, False])
def test_dictd(tmp_path: Path, packed: bool) -> None:
    book = open_dictionary(dictd(tmp_path, packed=packed))
    assert book.name == "klein"
    assert list(book.senses("lijst")) == ["list", "frame"]
    assert list(book.senses("Lamp")) == ["lamp"]
    assert list(book.senses("on-")) == []
    assert list(book.senses("00-database-info")) == []
    assert list(book.senses("boot")) == []


@pytest.mark.parametrize("kinds", ["sametypesequence=m\n", ""])
def test_stardict(tmp_path: Path, kinds: str) -> None:
    book = open_dictionary(stardict(tmp_path, kinds))
    assert book.name == "Ster"
    assert list(book.senses("lamp")) == ["lamp; light", "bulb"]
    assert list(book.senses("lijst")) == ["list"]
    assert list(book.senses("boot")) == []


def test_a_glossary(tmp_path: Path) -> None:
    path = tmp_path / "mijn.tsv"
    path.write_text("\ufeff# mine\nlamp\ta light\nlamp\t  and\x1b[2J more\nno tab\nleeg\t \n", encoding="utf-8")
    book = open_dictionary(path)
    assert book.name == "mijn"
    assert book.senses("lamp")[0] == "a light"
    assert "\x1b" not in book.senses("lamp")[1]
    assert book.senses("leeg") == ()


def test_what_is_no_dictionary_is_said_in_a_line(tmp_path: Path) -> None:
    files = {
        "none.tsv": None,
        "data.pdf": b"x",
        "text.tsv": b"\xff\xfe\x00",
        "index.index": b"no tabs",
        "alone.index": b"lamp\tA\tB\n",
        "odd.index": b"lamp\t?\tB\n",
        "no.ifo": b"bookname=x\n",
    }
    for name, data in files.items():
        if data is not None:
            (tmp_path / name).write_bytes(data)
        with pytest.raises(DictionaryError, match=name) as error:
            open_dictionary(tmp_path / name)
        assert "\n" not in str(error.value)


def test_a_torn_file_is_told_when_it_is_read(tmp_path: Path) -> None:
    index = dictd(tmp_path)
    packed = tmp_path / "klein.dict.dz"
    packed.write_bytes(packed.read_bytes()[:-12])
    with pytest.raises(DictionaryError, match=r"klein\.dict\.dz cannot be read"):
        open_dictionary(index).senses("lamp")


def test_a_cut_index_is_told(tmp_path: Path) -> None:
    path = stardict(tmp_path)
    index = tmp_path / "ster.idx"
    index.write_bytes(index.read_bytes()[:-3])
    with pytest.raises(DictionaryError, match="cut off"):
        open_dictionary(path)


def test_they_speak_after_the_lexicon_each_under_its_name(tmp_path: Path) -> None:
    found = looked_up(LookUp(dictionaries=[open_dictionary(dictd(tmp_path))]), "Een lamp.", 5)
    assert found.entries[-1].reason == "says klein"
    assert found.entries[0].heading == "de lamp"


def test_the_readers_own_goes_before_the_lexicon(tmp_path: Path) -> None:
    path = tmp_path / "mijn.tsv"
    path.write_text("lamp\tmy own light\n", encoding="utf-8")
    found = looked_up(LookUp(dictionaries=[open_dictionary(dictd(tmp_path)), open_dictionary(path)]), "Een lamp.", 5)
    assert found.entries[0].reason == "says mijn"
    assert found.entries[-1].reason == "says klein"


@pytest.mark.parametrize(
    ("glued", "parted"),
    [("puton", "put·on"), ("townhall, puton", "town·hall, put·on"), ("oneandahalf", "one·and·a·half")]
    + [(word, word) for word in ("bricklayer", "abscond", "unhappiness", "xyzzy", "to put on")],
)
def test_words_that_were_glued_together_are_parted_with_a_mark(glued: str, parted: str) -> None:
    assert LookUp().english.parted(glued) == parted


def test_the_configuration_names_them(tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    config.write_text('[lookup]\ndictionaries = ["mijn.tsv", "/usr/share/dictd/x.index"]\n', encoding="utf-8")
    read = read_config(config)
    assert read.dictionaries == (tmp_path / "mijn.tsv", Path("/usr/share/dictd/x.index"))
    assert read.notices == ()
    config.write_text("[lookup]\ndictionaries = 5\n", encoding="utf-8")
    read = read_config(config)
    assert read.dictionaries == ()
    assert "lookup.dictionaries must be a list" in read.notices[0]
