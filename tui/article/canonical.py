"""From bytes on disk to the canonical text."""

from __future__ import annotations

import codecs
import os

from tui.errors import ArticleError
from tui.light import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:  # the first page is on the terminal before it is imported
    from pathlib import Path
    from typing import BinaryIO

MAX_BYTES = 64 << 20
"""Ten books of a million words; whatever is larger is no article."""

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class Canonical(NamedTuple):
    """A text with newlines and byte-order mark folded, and what had to be done to read it."""

    text: str
    notices: tuple[str, ...]


def read_canonical(path: Path) -> Canonical:
    """The text of a file. Raises ArticleError for what is missing, unreadable, empty, too large or not text."""
    return canonical(read_bytes(path), path.name)


def read_bytes(path: Path) -> bytes:
    """What is in a file. Raises ArticleError for what is missing, unreadable or too large."""
    try:
        if path.is_dir():
            raise ArticleError(f"{path} is a folder; name a text file in it")
        with path.open("rb") as file:
            return _at_most(file, path.name)
    except FileNotFoundError:
        raise ArticleError(f"there is no file {path}; `leeslamp articles` lists what can be read") from None
    except OSError as error:
        raise ArticleError(f"{path} cannot be read: {error.strerror or error}") from error


def _at_most(file: BinaryIO, name: str) -> bytes:
    # devices and pipes have no size; one byte more than allowed settles it, and room for all that is allowed takes 1 ms
    size = os.fstat(file.fileno()).st_size or MAX_BYTES
    data = file.read(min(size, MAX_BYTES) + 1)
    if len(data) > MAX_BYTES:
        raise ArticleError(f"{name} is larger than {MAX_BYTES >> 20} MB; split it into chapters")
    return data


def canonical(data: bytes, name: str) -> Canonical:
    """Decode `data` as UTF-8, as UTF-16 with a byte-order mark, else as Windows-1252, which is then said."""
    notices: list[str] = []
    if data.startswith(_UTF16):
        data = data.decode("utf-16", errors="replace").encode()
    elif b"\0" in data[:4096] and data.count(b"\0") * 100 > len(data):
        raise ArticleError(f"{name} is not a text file; save the article as plain text or Markdown")
    try:
        text = data.removeprefix(codecs.BOM_UTF8).decode()
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
        notices.append(f"{name} is not UTF-8: read as Windows-1252 (latin-1)")
    # what follows is looked for in the bytes: in a text with letters of two bytes it takes four times as long
    if b"\0" in data:
        notices.append(f"{name} contains {data.count(0)} NUL characters; they are not shown")
    if _mostly_control(text):
        raise ArticleError(f"{name} is not a text file; save the article as plain text or Markdown")
    folded = text.removeprefix("\ufeff")
    if b"\r" in data:
        folded = folded.replace("\r\n", "\n").replace("\r", "\n")
    if not folded or folded.isspace():
        raise ArticleError(f"{name} is empty; there is nothing to read in it")
    return Canonical(folded, tuple(notices))


def _mostly_control(text: str) -> bool:
    """Programs and pictures that happen to decode: more than one in ten of the first characters prints nothing."""
    head = text[:4096]
    if head.replace("\n", " ").isprintable() and "\ufffd" not in head:
        return False  # most texts; to count takes twenty times as long
    odd = sum(1 for character in head if (character < " " and character not in "\t\n\r\f\x1b") or character == "\ufffd")
    return odd * 10 > len(head)


def revision(text: str) -> str:
    """The name of one state of a text: the first 16 hex digits of its SHA-256."""
    import hashlib  # 3 ms, and not for the first frame

    return hashlib.sha256(text.encode("utf-8", errors="surrogatepass")).hexdigest()[:16]


def reading_name(path: Path) -> str:
    """The slug a file is known by: its name without ending, lower case, words joined by hyphens."""
    return "-".join(path.stem.lower().split()) or path.name


def place_name(path: str) -> str:
    """What tells files of one name apart: the first 8 hex digits of the BLAKE2b (of 4 bytes) of where a file is."""
    # that of `hashlib`, which looks for OpenSSL first: 3 ms, and this is for a first frame
    from _blake2 import blake2b

    return blake2b(path.encode(errors="surrogateescape"), digest_size=4).hexdigest()


def slug_of(title: str) -> str:
    """A file name without ending for a text with that title: at most eight words of its letters and digits."""
    import unicodedata  # only for what is kept

    plain = (
        unicodedata.normalize("NFKD", title.lower().replace("’", "").replace("'", ""))
        .encode("ascii", "ignore")
        .decode()
    )
    words = "".join(letter if letter.isalnum() else " " for letter in plain).split()
    return "-".join(words[:8])[:80].strip("-") or "tekst"
