"""Articles that are put away, and texts that are there already."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui.article.canonical import Canonical, read_canonical
from tui.article.workspace import Workspace
from tui.errors import WorkspaceError


def put(workspace: Workspace, *names: str) -> None:
    workspace.articles.mkdir(exist_ok=True)
    for name in names:
        (workspace.articles / name).write_text(f"De lamp brandt weer. Iedereen is blij. {name}", encoding="utf-8")


def ids(workspace: Workspace) -> dict[str, str]:
    return {entry.id: entry.path.name for entry in workspace.entries()}


class TestArchive:
    def test_what_is_put_away_keeps_its_name_and_translation(self, workspace: Workspace) -> None:
        entry = workspace.find("kat-in-de-trein")
        texts = entry.path.read_bytes(), entry.sidecar.read_bytes()
        away = workspace.put_away(entry)
        assert away.id == entry.id
        assert away.path == workspace.articles / "archive" / entry.path.name
        assert (away.path.read_bytes(), away.sidecar.read_bytes()) == texts
        assert not entry.path.exists()
        assert not entry.sidecar.exists()
        assert entry not in workspace.entries()
        assert workspace.find(entry.id) == workspace.find(str(away.path)) == away
        assert away in workspace.everything()
        assert workspace.take_out(away) == entry
        assert (entry.path.read_bytes(), entry.sidecar.read_bytes()) == texts

    @pytest.mark.parametrize("name", ["lamp", "lamp.txt"])
    def test_no_other_has_another_name_meanwhile(self, empty_workspace: Workspace, name: str) -> None:
        put(empty_workspace, "lamp.md", "lamp.txt", "lamp.en.md", "lamp.txt.en.md")
        before = {entry.id: entry.path.name for entry in empty_workspace.everything()}
        empty_workspace.put_away(empty_workspace.find(name))
        assert {entry.id: entry.path.name for entry in empty_workspace.everything()} == before
        assert len(ids(empty_workspace)) == 1

    def test_a_new_file_does_not_get_the_notes_of_one_put_away(self, empty_workspace: Workspace) -> None:
        put(empty_workspace, "lamp.md")
        away = empty_workspace.put_away(empty_workspace.find("lamp"))
        put(empty_workspace, "lamp.md")
        assert empty_workspace.find("lamp") == away
        assert ids(empty_workspace) == {"lamp.md": "lamp.md"}
        assert empty_workspace.clashes() == ["lamp.md shares its name with another article; it is called lamp.md here"]
        taken = r"^there is another lamp\.md in .*; rename one of the two files$"
        with pytest.raises(WorkspaceError, match=taken):
            empty_workspace.take_out(away)
        with pytest.raises(WorkspaceError, match=taken):
            empty_workspace.put_away(empty_workspace.find("lamp.md"))

    def test_a_removed_one_comes_back_to_the_archive(self, empty_workspace: Workspace) -> None:
        put(empty_workspace, "lamp.md", "lamp.en.md")
        away = empty_workspace.put_away(empty_workspace.find("lamp"))
        empty_workspace.remove(away)
        assert empty_workspace.everything() == []
        empty_workspace.restore(away)
        assert empty_workspace.everything() == [away]
        assert away.sidecar.exists()

    def test_its_name_is_not_free_and_its_text_is_known(self, empty_workspace: Workspace) -> None:
        kept = empty_workspace.keep("Een lamp. Zij brandt.\n", "Lamp")
        away = empty_workspace.put_away(kept)
        assert empty_workspace.same_text("---\ntitle: Lamp\n---\n\nEen lamp. Zij brandt.") == away
        assert empty_workspace.keep("Een andere lamp.\n", "Lamp").id == "lamp-2"

    def test_a_file_of_that_name_is_no_archive(self, empty_workspace: Workspace) -> None:
        put(empty_workspace, "lamp.md", "archive")
        assert ids(empty_workspace) == {"lamp": "lamp.md"}
        with pytest.raises(WorkspaceError, match=r"^lamp\.md cannot be moved: "):
            empty_workspace.put_away(empty_workspace.find("lamp"))
        assert ids(empty_workspace) == {"lamp": "lamp.md"}


class TestSameText:
    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
    def test_in_any_encoding_and_with_any_line_ends(self, empty_workspace: Workspace, encoding: str) -> None:
        put(empty_workspace, "lamp.md")
        text = "Een café aan zee.\n\nHet is dicht, om één uur."
        path = empty_workspace.articles / "zee.txt"
        path.write_bytes(f"---\ntitle: Zee\n---\n\n{text}\n \n".replace("\n", "\r\n").encode(encoding))
        assert empty_workspace.same_text(text) == empty_workspace.find("zee")
        assert empty_workspace.same_text(f"{text} Nog iets.") is None
        assert empty_workspace.same_text("Het is dicht, om één uur.") is None

    def test_only_what_ends_alike_is_read(self, empty_workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
        for number in range(30):
            (empty_workspace.articles / f"{number}.md").write_text(f"Een tekst. Hij heeft nummer {number}.\n")
        read = list[str]()

        def counted(path: Path) -> Canonical:
            read.append(path.name)
            return read_canonical(path)

        monkeypatch.setattr("tui.article.workspace.read_canonical", counted)
        assert empty_workspace.same_text("Een tekst. Hij heeft nummer 7.") == empty_workspace.find("7")
        assert read == ["7.md"]
