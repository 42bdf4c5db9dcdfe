"""The programs that are timed, the texts they open, and how to tell that they show something."""

from __future__ import annotations

import html
import os
import shutil
import sys
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from bench.speed.timed import Timed
from books import paragraphs

from tui.article.workspace import Workspace
from tui.notes.annotator import Annotator
from tui.notes.colour import Colour
from tui.session import Session

_XHTML = (
    '<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title>{}</title></head>'
)
_CONTAINER = (
    '<?xml version="1.0"?><container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
)
_PACKAGE = (
    '<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="2.0" unique-identifier="id"><metadata '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Tekst</dc:title><dc:language>nl</dc:language><dc:identifier '
    'id="id">tekst</dc:identifier></metadata><manifest><item id="ncx" href="toc.ncx" '
    'media-type="application/x-dtbncx+xml"/><item id="all" href="all.xhtml" media-type="application/xhtml+xml"/>'
    '</manifest><spine toc="ncx"><itemref idref="all"/></spine></package>'
)
_CONTENTS = (
    '<?xml version="1.0"?><ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1"><head/><docTitle><text>'
    'Tekst</text></docTitle><navMap><navPoint id="all" playOrder="1"><navLabel><text>Alles</text></navLabel><content '
    'src="all.xhtml"/></navPoint></navMap></ncx>'
)


MARKED = 300
"""Highlights in the text that has many."""
STEPS = ("j",) * 6 + ("k",) * 6
OURS = {
    "step": STEPS,
    "page": ("pagedown", "pageup"),
    "jump": ("G", "g"),
    "highlight": ("1",),
    "toggle": ("z",),
    "cover": ("T",),
    "next hit": ("n",),
}
ANEW = {"toggle, where it was not seen": ("pagedown z",), "cover, where it was not seen": ("pagedown T",)}
"""The same on a page that was not there before, for texts with pages enough."""
_MANY = 10_000
"""Words of such a text."""
_PEERS: dict[str, tuple[str, tuple[str, ...]]] = {
    "less": (".txt", ()),
    "vim": (".txt", ("-u", "NONE", "-R")),
    "epy": (".epub", ()),
    "baca": (".epub", ()),
    "frogmouth": (".md", ()),
}
"""Other programs: the file they read, and what they are told."""


@dataclass(frozen=True)
class Contender:
    """A program with a text."""

    command: tuple[str, ...]
    shows: Callable[[Timed], bool]
    """Whether its text is on the screen."""
    keys: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """What to press in turn, by what that does; of several keys only the last is timed."""


def make(folder: Path, sizes: list[int], path: str) -> dict[str, Contender]:
    """Everything that is installed, by name and number of words. `path`: folders to look for others' programs in."""
    workspace = Workspace(folder / "workspace")
    ours = str(Path(sys.executable).with_name("leeslamp"))
    found = {"bare": Contender((sys.executable, str(Path(__file__).with_name("bare.py"))), _says("bare 0"))}
    found["bare"].keys["step"] = ("j",)
    found["bare page"] = Contender((*found["bare"].command, "page"), found["bare"].shows, {"page": ("j", "k")})
    for size in sizes:
        texts = list(paragraphs(size))
        files = {ending: folder / f"tekst-{size}{ending}" for ending in (".txt", ".md", ".epub")}
        for ending in (".txt", ".md"):
            files[ending].write_text("\n\n".join(texts) + "\n", encoding="utf-8")
        _write_book(files[".epub"], texts)
        shows = _says(" ".join(texts[0].split()[:2]))
        keys = OURS | (ANEW if size >= _MANY else {})
        found[f"leeslamp {size}"] = Contender((ours, "read", str(files[".txt"])), shows, keys)
        found[f"leeslamp late {size}"] = Contender((ours, "read", str(files[".txt"]), "--no-early-paint"), shows)
        for name, (ending, options) in _PEERS.items():
            if program := shutil.which(name, path=path):
                found[f"{name} {size}"] = Contender((program, *options, str(files[ending])), shows, {"step": STEPS})
    middle = sorted(sizes)[len(sizes) // 2]
    shutil.copy(folder / f"tekst-{middle}.txt", folder / "marked.txt")
    _mark(workspace, folder / "marked.txt")
    marked = (ours, "read", str(folder / "marked.txt"))
    found[f"leeslamp {middle} marked"] = Contender(marked, found[f"leeslamp {middle}"].shows, OURS)
    return found


def _mark(workspace: Workspace, file: Path) -> None:
    """Highlight sentences of a text, one after another."""
    session = Session(workspace)
    entry = workspace.find(str(file))
    annotator = Annotator(workspace.open(entry), file, workspace, session.history)
    for sentence in list(annotator.article.sentences)[1 : 1 + MARKED]:
        annotator.highlight((sentence.span,), list(Colour)[sentence.span.start % len(Colour)], None)
    session.close()


def environment(folder: Path) -> dict[str, str]:
    """A home of its own, with nobody to translate."""
    home = folder / "home"
    (folder / "workspace" / "articles").mkdir(parents=True, exist_ok=True)
    home.mkdir(exist_ok=True)
    config = folder / "config.toml"
    config.write_text("[translation]\nchain = []\n", encoding="utf-8")
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("LC_", "COLUMNS", "LINES", "PYTHON"))
    }
    own = {"HOME": str(home), "LEESLAMP_WORKSPACE": str(folder / "workspace"), "LEESLAMP_CONFIG": str(config)}
    return kept | own


def _says(words: str) -> Callable[[Timed], bool]:
    return lambda terminal: words in terminal.text


def _write_book(path: Path, texts: list[str]) -> None:
    body = "".join(f"<p>{html.escape(text)}</p>" for text in texts)
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("mimetype", "application/epub+zip", zipfile.ZIP_STORED)
        file.writestr("META-INF/container.xml", _CONTAINER)
        file.writestr("book.opf", _PACKAGE)
        file.writestr("toc.ncx", _CONTENTS)
        file.writestr("all.xhtml", f"{_XHTML.format('Tekst')}<body>{body}</body></html>")
