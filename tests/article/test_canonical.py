"""What is a text and what is none, in every encoding a Dutch article comes in."""

from __future__ import annotations

import codecs
import os
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.article.canonical import MAX_BYTES, Canonical, canonical, read_canonical, reading_name, revision
from tui.article.model import Article
from tui.article.parse import LEAD_WORDS, parse
from tui.errors import ArticleError, LeeslampError

TEXT = "De café-eigenaar zei: ‘Één euro is € 1.’\n"
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\0\0\0\x01\0\x08\6\0\0\0\\r\xa8f"
ELF = b"\x7fELF\2\1\1\0\0\0\0\0\0\0\0\0\3\0>\0\1\0\0\0\xb0\x23\0\0\0\0\0\0@\0\0\0\0\0\0\0"
ZIP = b"PK\3\4\x14\0\6\0\x08\0\0\0!\0\xdf\xa4\xd2lZ\1\0\0 \5\0\0\x13\0\x08\2[Content_Types].xml"
JPEG = b"\xff\xd8\xff\xe0\0\x10JFIF\0\1\1\0\0\1\0\1\0\0\xff\xdb\0C\0\x08\6\6\7\6\5\x08"


def is_plain(message: str) -> bool:
    """One line for people: what happened and what to do, and no name out of the program."""
    return message == " ".join(message.split()) and not any(
        word in message for word in ("Error", "Traceback", "codec", "None", "object at", "0x")
    )


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (TEXT.encode(), TEXT),
        (codecs.BOM_UTF8 + TEXT.encode(), TEXT),
        (TEXT.encode("utf-16"), TEXT),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), TEXT),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), TEXT),
        (b"een\r\ntwee\rdrie\n\rvier", "een\ntwee\ndrie\n\nvier"),
        (b"een\r\rtwee\r", "een\n\ntwee\n"),
        ("\r\n".encode("utf-16") + "één\r\n".encode("utf-16-le"), "\néén\n"),
        (b"  een \t\n\n\n", "  een \t\n\n\n"),
        ("e\u0301e\u0301n\u00ad".encode(), "e\u0301e\u0301n\u00ad"),
        (b"\x1b[31mrood\x1b[0m", "\x1b[31mrood\x1b[0m"),
    ],
)
def test_what_is_text_is_read_as_it_is(data: bytes, text: str) -> None:
    assert canonical(data, "lamp.txt") == Canonical(text, ())


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252"])
def test_older_encodings_are_read_and_said(encoding: str) -> None:
    text, notices = canonical("Eén café in België, naïef".encode(encoding), "lamp.txt")
    assert text == "Eén café in België, naïef"
    assert notices == ("lamp.txt is not UTF-8: read as Windows-1252 (latin-1)",)


def test_typographic_quotes_of_windows_survive() -> None:
    assert canonical("‘Eén’ – €".encode("cp1252"), "lamp.txt").text == "‘Eén’ – €"


def test_bytes_that_mean_nothing_are_seen() -> None:
    assert canonical(b"Een caf\xe9 \x81 in de stad", "lamp.txt").text == "Een café \ufffd in de stad"


def test_nul_characters_are_said() -> None:
    text, notices = canonical(b"Een\0 lamp. " + b"Nog een zin. " * 20, "lamp.txt")
    assert text.startswith("Een\0 lamp.")
    assert notices == ("lamp.txt contains 1 NUL characters; they are not shown",)
    assert parse(Canonical(text, notices), "lamp").text.startswith("Een lamp.")


@pytest.mark.parametrize(
    "data",
    [PNG, PNG[:8], ELF, ZIP, JPEG, b"\0" * 100, b"a\0b\0" * 50, TEXT.encode("utf-32"), bytes(range(256)) * 16],
    ids=["png", "only a png's name", "elf", "zip", "jpeg", "zeros", "utf-16 without a mark", "utf-32", "every byte"],
)
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(
        ArticleError, match=r"^lamp\.txt is not a text file; save the article as plain text or Markdown$"
    ):
        canonical(data, "lamp.txt")


@pytest.mark.parametrize(
    "data", [b"", b"\n\n", b" \t\r\n", codecs.BOM_UTF8, codecs.BOM_UTF16_LE, "\u00a0\u2003".encode()]
)
def test_nothing_to_read_is_refused(data: bytes) -> None:
    with pytest.raises(ArticleError, match=r"^lamp\.txt is empty; there is nothing to read in it$"):
        canonical(data, "lamp.txt")


@settings(deadline=None)
@given(st.binary(max_size=300) | st.text(max_size=200).map(str.encode))
def test_any_bytes_are_a_text_or_a_plain_refusal(data: bytes) -> None:
    read = _read(data)
    if isinstance(read, str):
        assert is_plain(read)
        return
    text, notices = read
    assert "\r" not in text
    assert not text.startswith("\ufeff") or data.startswith(codecs.BOM_UTF8 * 2)
    assert all(is_plain(notice) for notice in notices)
    if not any(notice.endswith("(latin-1)") for notice in notices) and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        assert text.encode() in data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")


def _read(data: bytes) -> Canonical | str:
    try:
        return canonical(data, "lamp.txt")
    except ArticleError as error:
        return str(error)


def _missing(folder: Path) -> Path:
    return folder / "lamp.txt"


def _folder(folder: Path) -> Path:
    (folder / "lamp.txt").mkdir()
    return folder / "lamp.txt"


def _loop(folder: Path) -> Path:
    (folder / "lamp.txt").symlink_to("lamp.txt")
    return folder / "lamp.txt"


def _below_a_file(folder: Path) -> Path:
    (folder / "een").write_text("Een zin.")
    return folder / "een" / "lamp.txt"


def _long_name(folder: Path) -> Path:
    return folder / f"{'lang' * 100}.txt"


def _binary(folder: Path) -> Path:
    (folder / "lamp.txt").write_bytes(PNG)
    return folder / "lamp.txt"


def _empty(folder: Path) -> Path:
    (folder / "lamp.txt").touch()
    return folder / "lamp.txt"


def _too_large(folder: Path) -> Path:
    with (folder / "lamp.txt").open("wb") as file:
        file.truncate(20 * MAX_BYTES)  # sparse: it takes no room on the disk
    return folder / "lamp.txt"


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (_missing, "there is no file .*; `leeslamp articles` lists what can be read"),
        (_folder, ".* is a folder; name a text file in it"),
        (_loop, ".* cannot be read: Too many levels of symbolic links"),
        (_below_a_file, ".* cannot be read: Not a directory"),
        (_long_name, ".* cannot be read: File name too long"),
        (_binary, r"lamp\.txt is not a text file; save the article as plain text or Markdown"),
        (_empty, r"lamp\.txt is empty; there is nothing to read in it"),
        (_too_large, r"lamp\.txt is larger than 64 MB; split it into chapters"),
    ],
)
def test_a_file_that_cannot_be_read_is_said_in_a_line(tmp_path: Path, make: Callable[[Path], Path], said: str) -> None:
    with pytest.raises(ArticleError, match=f"^{said}$") as raised:
        read_canonical(make(tmp_path))
    assert is_plain(str(raised.value).replace(str(tmp_path), ""))
    assert isinstance(raised.value, LeeslampError)


def test_a_missing_file_drags_no_other_error_along(tmp_path: Path) -> None:
    with pytest.raises(ArticleError) as raised:
        read_canonical(tmp_path / "lamp.txt")
    assert "FileNotFoundError" not in "".join(traceback.format_exception(raised.value))


@contextmanager
def nobody() -> Iterator[None]:
    """Root may read everything; for a moment the tests are somebody who may not."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    path = tmp_path / "lamp.txt"
    path.write_text(TEXT)
    path.chmod(0)
    with nobody(), pytest.raises(ArticleError, match=r"lamp\.txt cannot be read: Permission denied$"):
        read_canonical(path)


def test_a_file_is_read_as_its_bytes_are(tmp_path: Path) -> None:
    (tmp_path / "lamp.txt").write_bytes(TEXT.encode("utf-16"))
    assert read_canonical(tmp_path / "lamp.txt") == Canonical(TEXT, ())


def test_a_pipe_is_a_file_too(tmp_path: Path) -> None:
    reader, writer = os.pipe()
    os.write(writer, TEXT.encode())
    os.close(writer)
    try:
        assert read_canonical(Path(f"/dev/fd/{reader}")).text == TEXT
    finally:
        os.close(reader)


SIZE = 5_000_000


def _opened(text: str) -> Article:
    began = time.process_time()
    article = parse(canonical(text.encode(), "lamp.txt"), "lamp")
    assert time.process_time() - began < 10  # it takes 1 or 2; quadratic work would take hours
    return article


def test_five_megabytes_of_words_on_one_line() -> None:
    article = _opened("woord " * (SIZE // 6))
    assert len(article.sentences) == 1
    assert article.words == SIZE // 6
    assert len(article.title.split()) == LEAD_WORDS


def test_five_megabytes_of_letters_without_a_space() -> None:
    article = _opened("a" * SIZE)
    assert article.words == 1
    assert article.text == article.canonical
    assert len(article.title) < 200


@pytest.mark.parametrize("blank", [" ", "\u00a0", "\t", "\u200b", "\n", "\u200b \n"])
def test_five_megabytes_of_nothing_between_two_sentences(blank: str) -> None:
    article = _opened("Een zin." + "\n" + blank * (SIZE // len(blank.encode())) + "\n" + "Nog een zin.")
    assert article.text == "Een zin.\n\nNog een zin."


def test_revision_names_a_text() -> None:
    assert revision("") == "e3b0c44298fc1c14"
    assert revision("é") != revision("e\u0301")
    assert len(revision("\ud800")) == 16


@pytest.mark.parametrize(
    ("path", "slug"),
    [
        ("mali.md", "mali"),
        ("a/b/Mali Nu.TXT", "mali-nu"),
        ("de  lamp\u00a0brandt.md", "de-lamp-brandt"),
        ("één.md", "één"),
        (" .md", " .md"),
        ("mali.2022.md", "mali.2022"),
    ],
)
def test_slugs(path: str, slug: str) -> None:
    assert reading_name(Path(path)) == slug
