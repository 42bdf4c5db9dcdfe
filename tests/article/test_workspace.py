"""The folder of articles: found, read, added to, and never damaged."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tui.article.canonical import MAX_BYTES, revision
from tui.article.finding import VARIABLE, fill, find_workspace, shipped_articles
from tui.article.workspace import Entry, Workspace
from tui.errors import ArticleError, WorkspaceError

ROOT = Path(__file__).parents[2]
BODY = "De lamp brandt weer. Iedereen is blij."


def put(workspace: Workspace, *names: str) -> None:
    workspace.articles.mkdir(exist_ok=True)
    for name in names:
        (workspace.articles / name).write_text(f"{BODY} {name}")


def ids(workspace: Workspace) -> dict[str, str]:
    return {entry.id: entry.path.name for entry in workspace.entries()}


class TestEntries:
    def test_articles_by_name(self, empty_workspace: Workspace) -> None:
        put(empty_workspace, "zee.md", "bos.txt", "De Lamp.MD")
        assert ids(empty_workspace) == {"bos": "bos.txt", "de-lamp": "De Lamp.MD", "zee": "zee.md"}
        assert list(ids(empty_workspace)) == ["bos", "de-lamp", "zee"]

    def test_what_is_no_article(self, empty_workspace: Workspace) -> None:
        names = ["lamp.en.md", "lamp.de.md", ".lamp.md", "lamp.json", "lamp", "lamp.md~", "lamp.html", ".x.md.12.tmp"]
        put(empty_workspace, *names)
        (empty_workspace.articles / "map.md").mkdir()
        (empty_workspace.articles / ".versions").mkdir()
        assert ids(empty_workspace) == {}

    @pytest.mark.parametrize("name", ["lamp.en.txt", "lamp.2.md", "lamp.eng.md", "en.md", "lamp en.md"])
    def test_what_only_looks_like_a_translation(self, empty_workspace: Workspace, name: str) -> None:
        put(empty_workspace, name)
        assert list(ids(empty_workspace).values()) == [name]

    def test_one_name_never_means_two_texts(self, empty_workspace: Workspace) -> None:
        put(empty_workspace, "lamp.txt", "lamp.md")
        assert ids(empty_workspace) == {"lamp": "lamp.md", "lamp.txt": "lamp.txt"}
        assert empty_workspace.clashes() == [
            "lamp.txt shares its name with another article; it is called lamp.txt here"
        ]

    @pytest.mark.parametrize(
        "names",
        [
            ("lamp.md", "Lamp.md", "LAMP.md"),
            ("lamp.md", "lamp.txt", "lamp.txt.md"),
            ("a b.md", "a-b.md", "a  b.md", "A b.txt"),
        ],
    )
    def test_every_file_has_a_name_of_its_own(self, empty_workspace: Workspace, names: tuple[str, ...]) -> None:
        put(empty_workspace, *names)
        assert sorted(ids(empty_workspace).values()) == sorted(names)
        for entry in empty_workspace.entries():
            assert empty_workspace.find(entry.id) == entry
        assert len(empty_workspace.clashes()) == sum(entry.id != entry.slug for entry in empty_workspace.entries()) > 0

    def test_no_clash_no_word(self, workspace: Workspace) -> None:
        assert workspace.clashes() == []

    def test_no_folder_has_no_articles(self, tmp_path: Path) -> None:
        assert Workspace(tmp_path).entries() == []

    def test_a_folder_that_is_a_file(self, tmp_path: Path) -> None:
        (tmp_path / "articles").touch()
        with pytest.raises(WorkspaceError, match=r"articles cannot be read: Not a directory$"):
            Workspace(tmp_path).entries()

    def test_places(self, tmp_path: Path) -> None:
        assert Workspace(tmp_path).notes == tmp_path / "notes.json"
        assert Entry("lamp", tmp_path / "Lamp.txt").sidecar == tmp_path / "Lamp.en.md"


class TestFind:
    def test_by_slug(self, workspace: Workspace) -> None:
        for entry in workspace.entries():
            assert workspace.find(entry.id) == entry

    def test_a_whole_name_wins_over_a_beginning(self, empty_workspace: Workspace) -> None:
        put(empty_workspace, "lamp.md", "lampen.md")
        assert empty_workspace.find("lamp").path.name == "lamp.md"
        assert empty_workspace.find("lampe").path.name == "lampen.md"

    @pytest.mark.parametrize("name", ["kat", "KAT", "kat-in-de", "zwem"])
    def test_by_a_beginning(self, workspace: Workspace, name: str) -> None:
        assert workspace.find(name).id.startswith(name.lower())

    def test_a_beginning_of_two_names_both(self, empty_workspace: Workspace) -> None:
        put(empty_workspace, "lamp-aan.md", "lamp-uit.md", "zee.md")
        with pytest.raises(
            ArticleError, match=r"^there is no article called 'lamp'; did you mean lamp-\w+ or lamp-\w+\?$"
        ):
            empty_workspace.find("lamp")

    def test_nearest_names_for_a_typing_error(self, workspace: Workspace) -> None:
        with pytest.raises(ArticleError, match=r"did you mean kat-in-de-trein\b"):
            workspace.find("kat-in-de-trien")

    @pytest.mark.parametrize("name", ["qqqqqq", "\u202e", "%s{}"])
    def test_nothing_near(self, workspace: Workspace, name: str) -> None:
        said = f"there is no article called {name!r}; `leeslamp articles` lists what there is"
        with pytest.raises(ArticleError, match=f"^{re.escape(said)}$"):
            workspace.find(name)

    def test_by_path_inside(self, workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
        entry = workspace.find("kat-in-de-trein")
        assert workspace.find(str(entry.path)) == entry
        monkeypatch.chdir(workspace.root)
        assert workspace.find("articles/kat-in-de-trein.md") == entry
        assert workspace.find("./articles/../articles/kat-in-de-trein.md") == entry
        (workspace.root / "kat.md").symlink_to(entry.path)
        assert workspace.find("kat.md") == entry

    def test_by_path_outside(self, workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
        elsewhere = workspace.root / "elsewhere"
        elsewhere.mkdir()
        (elsewhere / "kat-in-de-trein.md").write_text(BODY)
        found = workspace.find(str(elsewhere / "kat-in-de-trein.md"))
        assert found.path == elsewhere / "kat-in-de-trein.md"
        assert re.fullmatch(r"kat-in-de-trein@[0-9a-f]{8}", found.id)
        monkeypatch.chdir(elsewhere)
        assert workspace.find("kat-in-de-trein.md") == found
        (elsewhere / "kat-in-de-trein.md").write_text(f"{BODY} Nog een zin.")
        assert workspace.find("kat-in-de-trein.md") == found
        monkeypatch.setenv("HOME", str(elsewhere))
        assert workspace.find("~/kat-in-de-trein.md") == found
        assert workspace.open(found).id == found.id

    def test_two_files_outside_are_two_articles(self, empty_workspace: Workspace) -> None:
        found = []
        for folder in ("een", "twee"):
            (empty_workspace.root / folder).mkdir()
            (empty_workspace.root / folder / "lamp.md").write_text(BODY)
            found.append(empty_workspace.find(str(empty_workspace.root / folder / "lamp.md")).id)
        assert len(set(found)) == 2

    def test_any_ending_outside(self, empty_workspace: Workspace) -> None:
        (empty_workspace.root / "LEESMIJ").write_text(BODY)
        found = empty_workspace.find(str(empty_workspace.root / "LEESMIJ"))
        assert empty_workspace.open(found).text == BODY

    def test_a_folder_is_said_to_be_one(self, workspace: Workspace) -> None:
        with pytest.raises(ArticleError, match=r"is a folder; name a text file in it$"):
            workspace.open(workspace.find(str(workspace.root)))

    @pytest.mark.parametrize("name", ["nergens.md", "nergens.TXT", "map/nergens", "/nergens"])
    def test_a_missing_file_is_said_to_be_missing(self, workspace: Workspace, name: str) -> None:
        said = f"there is no file {name}; `leeslamp articles` lists what can be read"
        with pytest.raises(ArticleError, match=f"^{re.escape(said)}$"):
            workspace.find(name)

    @pytest.mark.parametrize("name", ["x" * 5000, "~niemand-van-hier/lamp.md", f"{'x' * 300}/lamp.md"])
    def test_what_cannot_be_a_file_is_said_in_a_line(self, workspace: Workspace, name: str) -> None:
        with pytest.raises(ArticleError, match=r" cannot be read: ") as raised:
            workspace.find(name)
        assert len(str(raised.value)) < 200
        assert "\n" not in str(raised.value)


class TestOpen:
    def test_every_article(self, workspace: Workspace) -> None:
        for entry in workspace.entries():
            article = workspace.open(entry)
            assert article.id == entry.id
            assert article.sentences

    def test_text_from_a_pipe_is_named_by_what_it_says(self, empty_workspace: Workspace) -> None:
        one = empty_workspace.open_text(BODY.encode(), "stdin")
        assert one.id == f"stdin@{one.rev[:8]}"
        assert one == empty_workspace.open_text(b"\xef\xbb\xbf" + BODY.encode(), "stdin")
        assert one.id != empty_workspace.open_text(f"{BODY}!".encode(), "stdin").id

    def test_text_from_a_pipe_may_be_none(self, empty_workspace: Workspace) -> None:
        with pytest.raises(ArticleError, match=r"^stdin is empty; there is nothing to read in it$"):
            empty_workspace.open_text(b"", "stdin")


class TestAdd:
    @pytest.mark.parametrize(
        ("name", "kept_as", "id"),
        [
            ("lamp.md", "lamp.md", "lamp"),
            ("De Lamp.TXT", "de-lamp.txt", "de-lamp"),
            ("lamp.html", "lamp.txt", "lamp"),
            ("LEESMIJ", "leesmij.txt", "leesmij"),
        ],
    )
    @pytest.mark.parametrize("data", [BODY.encode(), "Één café.\r\n".encode("latin-1"), "Één\r\n".encode("utf-16")])
    def test_bytes_are_kept(self, empty_workspace: Workspace, name: str, kept_as: str, id: str, data: bytes) -> None:
        source = empty_workspace.root / name
        source.write_bytes(data)
        entry = empty_workspace.add(source)
        assert (entry.id, entry.path) == (id, empty_workspace.articles / kept_as)
        assert entry.path.read_bytes() == source.read_bytes() == data
        assert empty_workspace.entries() == [entry]

    def test_the_first_article_makes_the_folder(self, tmp_path: Path) -> None:
        (tmp_path / "lamp.md").write_text(BODY)
        entry = Workspace(tmp_path / "new").add(tmp_path / "lamp.md")
        assert entry.path == tmp_path / "new" / "articles" / "lamp.md"

    def test_adding_twice_is_adding_once(self, empty_workspace: Workspace) -> None:
        (empty_workspace.root / "lamp.md").write_text(BODY)
        assert empty_workspace.add(empty_workspace.root / "lamp.md") == empty_workspace.add(
            empty_workspace.root / "lamp.md"
        )
        assert len(empty_workspace.entries()) == 1

    def test_another_text_under_the_name_is_not_overwritten(self, empty_workspace: Workspace) -> None:
        put(empty_workspace, "lamp.md")
        (empty_workspace.root / "Lamp.md").write_text("Iets heel anders.")
        with pytest.raises(
            ArticleError, match=r"^there is already another article in .*; rename one of the two files$"
        ):
            empty_workspace.add(empty_workspace.root / "Lamp.md")
        assert (empty_workspace.articles / "lamp.md").read_text() == f"{BODY} lamp.md"

    def test_a_second_file_with_one_name(self, empty_workspace: Workspace) -> None:
        put(empty_workspace, "lamp.md")
        (empty_workspace.root / "lamp.txt").write_text("Iets heel anders.")
        with pytest.raises(ArticleError, match=r"already another article in .*lamp\.md; rename one of the two files$"):
            empty_workspace.add(empty_workspace.root / "lamp.txt")
        assert [entry.id for entry in empty_workspace.entries()] == ["lamp"]

    def test_its_translation_comes_along(self, empty_workspace: Workspace) -> None:
        (empty_workspace.root / "Mijn lamp.txt").write_text("De lamp brandt.")
        (empty_workspace.root / "Mijn lamp.en.md").write_text("The lamp is on.")
        entry = empty_workspace.add(empty_workspace.root / "Mijn lamp.txt")
        assert entry.sidecar.read_text() == "The lamp is on."

    @pytest.mark.parametrize("name", ["lamp.en.md", "nu.nl.md", ".lamp.txt"])
    def test_a_name_that_would_hide_it_is_refused(self, empty_workspace: Workspace, name: str) -> None:
        (empty_workspace.root / name).write_text(BODY)
        with pytest.raises(
            ArticleError, match=r"is the name of a translation or a hidden file; give the text another name$"
        ):
            empty_workspace.add(empty_workspace.root / name)
        assert list(empty_workspace.articles.iterdir()) == []

    @pytest.mark.parametrize("data", [None, b"", b"\x7fELF\0\0\0\0\0\0\0\0"])
    def test_what_cannot_be_read_is_not_added(self, empty_workspace: Workspace, data: bytes | None) -> None:
        source = empty_workspace.root / "lamp.md"
        if data is not None:
            source.write_bytes(data)
        with pytest.raises(ArticleError):
            empty_workspace.add(source)
        assert list(empty_workspace.articles.iterdir()) == []

    def test_what_is_too_large_is_not_added(self, empty_workspace: Workspace) -> None:
        source = empty_workspace.root / "lamp.md"
        with source.open("wb") as file:
            file.truncate(MAX_BYTES + 1)
        with pytest.raises(ArticleError, match=r"^lamp\.md is larger than 64 MB"):
            empty_workspace.add(source)

    def test_a_name_as_long_as_names_can_be(self, empty_workspace: Workspace) -> None:
        source = empty_workspace.root / ("l" * 255)
        source.write_text(BODY)
        with pytest.raises(WorkspaceError, match=r"cannot be written: File name too long$"):
            empty_workspace.add(source)

    def test_a_workspace_that_takes_nothing(self, tmp_path: Path) -> None:
        (tmp_path / "lamp.md").write_text(BODY)
        (tmp_path / "articles").write_text("een bestand, geen map")
        with pytest.raises(WorkspaceError, match=r"cannot be (?:written|read): "):
            Workspace(tmp_path).add(tmp_path / "lamp.md")


class TestRevisions:
    def test_the_text_a_note_is_made_on_is_kept(self, empty_workspace: Workspace) -> None:
        (empty_workspace.articles / "lamp.md").write_bytes("\ufeffÉén zin.\r\nNog een.".encode())
        article = empty_workspace.open(empty_workspace.find("lamp"))
        empty_workspace.keep_revision(article)
        (kept,) = (empty_workspace.articles / ".versions").iterdir()
        assert kept.name == f"{article.rev}.txt"
        assert kept.read_bytes() == article.canonical.encode() == "Één zin.\nNog een.".encode()
        assert revision(kept.read_text(encoding="utf-8")) == article.rev
        assert ids(empty_workspace) == {"lamp": "lamp.md"}

    def test_what_is_kept_is_not_written_again(self, empty_workspace: Workspace) -> None:
        article = empty_workspace.open_text(BODY.encode(), "stdin")
        empty_workspace.keep_revision(article)
        kept = empty_workspace.articles / ".versions" / f"{article.rev}.txt"
        before = kept.stat().st_ino
        empty_workspace.keep_revision(article)
        assert kept.stat().st_ino == before

    def test_where_nothing_can_be_kept(self, tmp_path: Path, empty_workspace: Workspace) -> None:
        (empty_workspace.articles / ".versions").write_text("een bestand, geen map")
        with pytest.raises(OSError, match=r"\.versions"):
            empty_workspace.keep_revision(empty_workspace.open_text(BODY.encode(), "stdin"))


class TestRemove:
    def test_away_and_back(self, workspace: Workspace) -> None:
        before = {path.name: path.read_bytes() for path in workspace.articles.iterdir()}
        entry = workspace.find("kat-in-de-trein")
        workspace.remove(entry)
        assert "kat-in-de-trein" not in ids(workspace)
        assert not entry.path.exists()
        assert not entry.sidecar.exists()
        workspace.restore(entry)
        assert {path.name: path.read_bytes() for path in workspace.articles.iterdir() if path.is_file()} == before

    def test_an_article_without_a_translation(self, empty_workspace: Workspace) -> None:
        put(empty_workspace, "lamp.md")
        entry = empty_workspace.find("lamp")
        empty_workspace.remove(entry)
        assert ids(empty_workspace) == {}
        empty_workspace.restore(entry)
        assert ids(empty_workspace) == {"lamp": "lamp.md"}

    def test_removing_again_keeps_the_last(self, empty_workspace: Workspace) -> None:
        put(empty_workspace, "lamp.md")
        entry = empty_workspace.find("lamp")
        empty_workspace.remove(entry)
        entry.path.write_text("Een nieuwe lamp.")
        empty_workspace.remove(entry)
        empty_workspace.restore(entry)
        assert entry.path.read_text() == "Een nieuwe lamp."

    def test_a_shared_translation_stays_with_the_other(self, empty_workspace: Workspace) -> None:
        put(empty_workspace, "lamp.md", "lamp.txt", "lamp.en.md")
        empty_workspace.remove(empty_workspace.find("lamp.txt"))
        assert (empty_workspace.articles / "lamp.en.md").exists()
        empty_workspace.remove(empty_workspace.find("lamp"))
        assert not (empty_workspace.articles / "lamp.en.md").exists()

    def test_what_has_taken_its_place_is_not_overwritten(self, empty_workspace: Workspace) -> None:
        put(empty_workspace, "lamp.md")
        entry = empty_workspace.find("lamp")
        empty_workspace.remove(entry)
        entry.path.write_text("Een nieuwe lamp.")
        with pytest.raises(
            WorkspaceError, match=r"^there is another lamp\.md by now; rename it to bring the old one back$"
        ):
            empty_workspace.restore(entry)
        assert entry.path.read_text() == "Een nieuwe lamp."
        entry.path.rename(entry.path.with_name("nieuw.md"))
        empty_workspace.restore(entry)
        assert entry.path.read_text() == f"{BODY} lamp.md"

    def test_what_is_gone_for_good_is_said(self, empty_workspace: Workspace) -> None:
        put(empty_workspace, "lamp.md")
        entry = empty_workspace.find("lamp")
        empty_workspace.remove(entry)
        shutil.rmtree(empty_workspace.articles / ".removed")
        with pytest.raises(WorkspaceError, match=r"^lamp\.md is no longer in "):
            empty_workspace.restore(entry)

    def test_where_nothing_can_be_put(self, empty_workspace: Workspace) -> None:
        put(empty_workspace, "lamp.md")
        (empty_workspace.articles / ".removed").write_text("een bestand, geen map")
        with pytest.raises(WorkspaceError, match=r"^lamp\.md cannot be moved: "):
            empty_workspace.remove(empty_workspace.find("lamp"))
        assert ids(empty_workspace) == {"lamp": "lamp.md"}


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's data folder, not there yet."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.delenv(VARIABLE, raising=False)
    return tmp_path / "data" / "leeslamp"


def shipped() -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in shipped_articles().iterdir() if not path.name.startswith(".")}


def filled(root: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (root / "articles").iterdir()}


class TestFindWorkspace:
    def test_argument_then_variable_then_folder_then_home(self, tmp_path: Path, home: Path) -> None:
        given, named, here, bare = (tmp_path / name for name in ("given", "named", "here", "bare"))
        for folder in (given, named, here / "articles", bare):
            folder.mkdir(parents=True)
        variable = {VARIABLE: str(named)}
        assert find_workspace(str(given), variable, here) == Workspace(given)
        assert find_workspace(None, variable, here) == Workspace(named)
        assert find_workspace("", {VARIABLE: ""}, here) == Workspace(here)
        assert not home.exists()
        assert find_workspace(None, {}, bare) == Workspace(home)

    def test_a_home_in_a_name(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("HOME", str(tmp_path))
        (tmp_path / "lezen").mkdir()
        assert find_workspace("~/lezen", {}, Path("/")) == Workspace(tmp_path / "lezen")

    def test_a_relative_name_holds_after_a_change_of_folder(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (tmp_path / "lezen").mkdir()
        monkeypatch.chdir(tmp_path)
        assert find_workspace("lezen", {}, tmp_path).root == tmp_path / "lezen"

    def test_first_use_brings_the_shipped_articles(self, tmp_path: Path, home: Path) -> None:
        workspace = find_workspace(None, {}, tmp_path)
        assert filled(home) == shipped()
        assert len(workspace.entries()) >= 8
        assert sorted(path.name for path in home.iterdir()) == ["articles"]

    def test_later_uses_change_nothing(self, tmp_path: Path, home: Path) -> None:
        workspace = find_workspace(None, {}, tmp_path)
        workspace.remove(workspace.entries()[0])
        (workspace.articles / "eigen.md").write_text(BODY)
        before = ids(workspace)
        assert ids(find_workspace(None, {}, tmp_path)) == before

    @pytest.mark.parametrize("stale", [[], ["kat-in-de-trein.md"], ["oud.md"]])
    def test_a_fill_that_was_cut_short_is_done_again(self, tmp_path: Path, home: Path, stale: list[str]) -> None:
        draft = home / ".articles.new"
        draft.mkdir(parents=True)
        for name in stale:
            (draft / name).write_text("half")
        find_workspace(None, {}, tmp_path)
        assert filled(home) == shipped()
        assert not draft.exists()

    def test_a_fill_that_runs_out_of_room_is_no_workspace(self, tmp_path: Path, home: Path) -> None:
        """No file may grow past 1,000 bytes: the copy fails at the first article, as on a full disk."""
        program = (
            "import resource, signal\n"
            "from pathlib import Path\n"
            "from tui.article.finding import find_workspace\n"
            "from tui.errors import WorkspaceError\n"
            "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
            "resource.setrlimit(resource.RLIMIT_FSIZE, (1_000, resource.RLIM_INFINITY))\n"
            "try:\n"
            "    find_workspace(None, {}, Path('/'))\n"
            "except WorkspaceError as error:\n"
            "    print(error)\n"
        )
        said = subprocess.run(
            [sys.executable, "-B", "-c", program],
            capture_output=True, text=True, timeout=60, cwd=ROOT, env={**os.environ, "PYTHONPATH": "."}, check=True,
        ).stdout  # fmt: skip
        assert said.startswith(f"the workspace {home} cannot be made: ")
        assert said.endswith("; name another folder with --workspace\n")
        assert len(said) < 400
        assert not (home / "articles").exists()
        find_workspace(None, {}, tmp_path)
        assert filled(home) == shipped()

    def test_what_was_brought_can_be_written(self, tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        installed = tmp_path / "installed"
        installed.mkdir()
        (installed / "lamp.md").write_text(BODY)
        (installed / "lamp.md").chmod(0o444)
        monkeypatch.setattr("tui.article.finding.shipped_articles", lambda: installed)
        fill(home)
        assert (home / "articles" / "lamp.md").stat().st_mode & 0o200

    def test_notes_that_are_there_already_stay(self, tmp_path: Path, home: Path) -> None:
        home.mkdir(parents=True)
        (home / "notes.json").write_text("{}")
        assert find_workspace(None, {}, tmp_path).notes.read_text() == "{}"
        assert filled(home) == shipped()

    def test_hidden_files_stay_behind(self, tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        put(Workspace(tmp_path), "lamp.md", ".DS_Store")
        monkeypatch.setattr("tui.article.finding.shipped_articles", lambda: tmp_path / "articles")
        fill(home)
        assert set(filled(home)) == {"lamp.md"}


def _missing(folder: Path) -> str:
    return str(folder / "nergens")


def _file(folder: Path) -> str:
    (folder / "bestand").touch()
    return str(folder / "bestand")


def _nobodys(folder: Path) -> str:
    return "~niemand-van-hier/lezen"


def _long(folder: Path) -> str:
    return "x" * 300


@pytest.mark.parametrize("name", [_missing, _file, _nobodys, _long])
def test_a_folder_that_cannot_be_used_is_said(tmp_path: Path, name: Callable[[Path], str]) -> None:
    named = name(tmp_path)
    said = rf"^the workspace {re.escape(named)} (is not a folder; make it, or|cannot be used: .*;) name another"
    with pytest.raises(WorkspaceError, match=said):
        find_workspace(named, {}, tmp_path)
    with pytest.raises(WorkspaceError, match=said):
        find_workspace(None, {VARIABLE: named}, tmp_path)


def test_a_data_folder_that_cannot_be_made_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "bestand").touch()
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "bestand"))
    with pytest.raises(WorkspaceError, match=r"cannot be made: Not a directory; name another folder with --workspace$"):
        find_workspace(None, {}, tmp_path)


def test_articles_that_are_a_file_are_not_replaced(tmp_path: Path, home: Path) -> None:
    home.mkdir(parents=True)
    (home / "articles").write_text("van mij")
    with pytest.raises(WorkspaceError, match=r"cannot be made: "):
        find_workspace(None, {}, tmp_path)
    assert (home / "articles").read_text() == "van mij"
