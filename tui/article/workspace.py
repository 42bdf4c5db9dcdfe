"""The folder that holds the articles and the notes."""

from __future__ import annotations

import os
from collections.abc import Iterable
from itertools import count
from pathlib import Path

from tui.article.canonical import canonical, place_name, read_canonical, reading_name, revision, slug_of
from tui.article.excerpt import excerpt
from tui.article.folder import ENDINGS, articles_in, ends_with, is_article, move
from tui.article.front_matter import read_front_matter
from tui.article.model import Article
from tui.article.parse import parse
from tui.errors import ArticleError, WorkspaceError
from tui.files import write_atomic
from tui.light import NamedTuple
from tui.patterns import pattern

_TELLING = 60
"""Characters at the end of a text that tell it from nearly all others."""
_REVISION = pattern(r"[0-9a-f]{16}")


class Entry(NamedTuple):
    """A file that can be opened as an article, under the name its notes are kept by."""

    id: str
    path: Path

    @property
    def slug(self) -> str:
        """What its file name alone would call it."""
        return reading_name(self.path)

    @property
    def sidecar(self) -> Path:
        """Where its English translation is, or would be; `mali.txt.en.md` for the second text called mali."""
        name = self.path.stem if self.id.partition("@")[0] == self.slug else self.path.name
        return self.path.with_name(f"{name}.en.md")


class Workspace(NamedTuple):
    """`root` holds `articles/` and `notes.json`."""

    root: Path

    @property
    def articles(self) -> Path:
        """The folder of articles and their translations."""
        return self.root / "articles"

    @property
    def notes(self) -> Path:
        """The notebook."""
        return self.root / "notes.json"

    @property
    def archive(self) -> Path:
        """Where articles are put away, their translations beside them."""
        return self.articles / "archive"

    def entries(self) -> list[Entry]:
        """Every article of the workspace that is not put away, by file name. Raises WorkspaceError."""
        archive = self.archive
        return [entry for entry in self.everything() if entry.path.parent != archive]

    def everything(self) -> list[Entry]:
        """Every article, those that are put away too, by file name. Raises WorkspaceError.

        Of `mali.md` and `mali.txt` the first is `mali`, the second `mali.txt`: one name never means two texts, and none
        is another while a text is put away.
        """
        archive = self.archive
        files = [*(articles_in(archive) if archive.is_dir() else ()), *articles_in(self.articles)]
        taken: dict[str, Entry] = {}
        for path in sorted(files, key=_seniority):  # of two that are called alike the one put away stays first
            slug = reading_name(path)
            if slug in taken:
                slug = "-".join(path.name.lower().split())
            while slug in taken:  # Mali.md, MALI.md and mali.md
                slug += "~"
            taken[slug] = Entry(slug, path)
        return sorted(taken.values())

    def is_archived(self, entry: Entry) -> bool:
        """Whether an article is put away."""
        return entry.path.parent == self.archive

    def clashes(self) -> list[str]:
        """A sentence for each pair of articles whose files share a name."""
        return clashes(self.everything())

    def find(self, name: str) -> Entry:
        """The article called `name`: a slug, a file anywhere, or the only slug that begins so.

        Raises ArticleError that names the nearest slugs when there is none.
        """
        entries = self.everything()
        for entry in entries:
            if entry.id == name:
                return entry
        path = Path(name)
        try:
            path = path.expanduser()
            if path.is_file() or path.is_dir():
                return self._outside(path.resolve(), entries)
        except (OSError, RuntimeError) as error:  # may not be looked at, no file name, or somebody who has no home here
            reason = getattr(error, "strerror", None) or error
            raise ArticleError(f"{name[:80]!r} cannot be read: {reason}") from error
        if os.sep in name or path.suffix.lower() in ENDINGS:
            raise ArticleError(f"there is no file {name}; `leeslamp articles` lists what can be read")
        begins = [entry for entry in entries if name and entry.id.startswith(name.lower())]
        if len(begins) == 1:
            return begins[0]
        ids = [entry.id for entry in begins or entries]
        from difflib import get_close_matches  # imported where it is needed, as below: the first frame is sooner

        near = get_close_matches(name, ids, n=3, cutoff=0.4)
        hint = f"did you mean {' or '.join(near)}?" if near else "`leeslamp articles` lists what there is"
        raise ArticleError(f"there is no article called {name!r}; {hint}")

    def _outside(self, path: Path, entries: list[Entry]) -> Entry:
        for entry in entries:
            if entry.path.resolve() == path:
                return entry
        # the place of the file, not its text: notes stay with a file that is edited
        return Entry(f"{reading_name(path)}@{place_name(str(path))}", path)

    def open(self, entry: Entry) -> Article:
        """Read an article. Raises ArticleError."""
        return parse(read_canonical(entry.path), entry.id)

    def open_at(self, entry: Entry, offset: int) -> Article:
        """`open`, but of a book only the part around a canonical offset."""
        return excerpt(read_canonical(entry.path), entry.id, offset)

    def open_text(self, data: bytes, name: str) -> Article:
        """An article that is in no file, such as standard input; the same text is the same article."""
        text = canonical(data, name)
        return parse(text, f"{name}@{revision(text.text)[:8]}")

    def add(self, source: Path) -> Entry:
        """Copy a file, and the translation beside it, into the workspace under its own name.

        Raises ArticleError when another article has that name: its notes and translation must not become this one's.
        """
        text = read_canonical(source)
        taken = next((entry for entry in self.everything() if entry.slug == reading_name(source)), None)
        if taken:
            if read_canonical(taken.path).text != text.text:
                raise ArticleError(f"there is already another article in {taken.path}; rename one of the two files")
            return taken
        suffix = source.suffix.lower() if source.suffix.lower() in ENDINGS else ".txt"
        path = self.articles / f"{reading_name(source)}{suffix}"
        if not is_article(path.name):
            raise ArticleError(f"{path.name} is the name of a translation or a hidden file; give the text another name")
        beside = source.with_name(f"{source.stem}.en.md")
        try:
            self.articles.mkdir(parents=True, exist_ok=True)
            write_atomic(path, source.read_bytes())
            if beside.is_file():
                write_atomic(path.with_name(f"{path.stem}.en.md"), beside.read_bytes())
        except OSError as error:
            raise WorkspaceError(f"{path} cannot be written: {error.strerror or error}") from error
        return next(entry for entry in self.everything() if entry.path == path)

    def same_text(self, text: str) -> Entry | None:
        """The article whose text is this one, whatever their front matter says. Raises WorkspaceError.

        Only files that end alike are read whole: there may be thousands, and as many texts to compare them with.
        """
        body = text[read_front_matter(text).end :].strip()
        last = body[body.rfind("\n") + 1 :][-_TELLING:]
        ends = {last.encode(errors="surrogatepass"), last.encode("cp1252", errors="replace")}
        for entry in self.everything():
            if not ends_with(entry.path, ends):
                continue
            try:
                kept = read_canonical(entry.path).text
            except ArticleError:
                continue
            if kept.rstrip().endswith(body) and kept[read_front_matter(kept).end :].strip() == body:
                return entry
        return None

    def keep(self, text: str, title: str) -> Entry:
        """Write a text into a new file that is named by its title, and never one that was there or has been removed.

        Raises WorkspaceError.
        """
        slug = slug_of(title)
        numbers = (slug if number == 1 else f"{slug}-{number}" for number in count(1))
        path = self.articles / f"{next(filter(self._is_free, numbers))}.md"
        try:
            self.articles.mkdir(parents=True, exist_ok=True)
            write_atomic(path, text.encode(errors="surrogatepass"))
        except OSError as error:
            raise WorkspaceError(f"{path} cannot be written: {error.strerror or error}") from error
        return Entry(reading_name(path), path)

    def _is_free(self, slug: str) -> bool:
        """Whether no article has or had that name, nor a translation: notes are kept by it."""
        files = (f"{slug}{ending}" for ending in (*ENDINGS, ".en.md"))
        folders = (self.articles, self.archive, self.articles / ".removed")
        return not any((folder / file).exists() for file in files for folder in folders)

    def keep_revision(self, article: Article) -> None:
        """Keep the text a note is made on, so that its passage can be followed through changes. Raises OSError."""
        path = self.articles / ".versions" / f"{article.rev}.txt"
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            write_atomic(path, article.canonical.encode(errors="surrogatepass"))

    def kept_revision(self, rev: str) -> str | None:
        """The text that `keep_revision` kept; None if it is not there, or not as it was."""
        if not _REVISION.fullmatch(rev):  # the name comes from a notebook that others may have written
            return None
        try:
            text = (self.articles / ".versions" / f"{rev}.txt").read_bytes().decode(errors="surrogatepass")
        except (OSError, UnicodeDecodeError):
            return None
        return text if revision(text) == rev else None

    def remove(self, entry: Entry) -> None:
        """Put an article and its translation into `articles/.removed`. Notes stay. Raises WorkspaceError."""
        move(self._files(entry), self.articles / ".removed")

    def restore(self, entry: Entry) -> None:
        """Bring back what `remove` took. Raises WorkspaceError when it is gone or its name is taken by now."""
        away = self.articles / ".removed"
        if entry.path.exists():
            raise WorkspaceError(f"there is another {entry.path.name} by now; rename it to bring the old one back")
        if not (away / entry.path.name).exists():
            raise WorkspaceError(f"{entry.path.name} is no longer in {away}")
        move((away / entry.path.name, away / entry.sidecar.name), entry.path.parent)

    def put_away(self, entry: Entry) -> Entry:
        """Move an article and its translation to the archive, and return it as it is there.

        Its notes stay, and its name. Raises WorkspaceError when the archive has files of those names.
        """
        return self._moved(entry, self.archive)

    def take_out(self, entry: Entry) -> Entry:
        """`put_away` back. Raises WorkspaceError when its place is taken by now."""
        return self._moved(entry, self.articles)

    def _moved(self, entry: Entry, folder: Path) -> Entry:
        files = self._files(entry)
        for file in files:
            if (folder / file.name).exists():
                raise WorkspaceError(f"there is another {file.name} in {folder}; rename one of the two files")
        move(files, folder)
        return entry._replace(path=folder / entry.path.name)

    def _files(self, entry: Entry) -> tuple[Path, ...]:
        """An article's file, and its translation unless that is another's too."""
        shared = any(other.sidecar == entry.sidecar and other != entry for other in self.everything())
        return (entry.path,) if shared else (entry.path, entry.sidecar)


def clashes(entries: Iterable[Entry]) -> list[str]:
    """`Workspace.clashes` of entries that were listed already."""
    said = "{} shares its name with another article; it is called {} here"
    return [said.format(entry.path.name, entry.id) for entry in entries if entry.id != entry.slug]


def _seniority(path: Path) -> tuple[bool, str]:
    name = path.name
    return not name.lower().endswith(ENDINGS[0]), name
