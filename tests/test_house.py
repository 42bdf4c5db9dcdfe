"""The rules of the house: sizes, directions, and that every key is documented."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tomllib
from importlib.metadata import distribution
from pathlib import Path

import pytest
from keys_table import README, TABLE, keys_table
from project import PROJECT
from textual.binding import Binding

from tui.app import Leeslamp
from tui.article.workspace import Workspace
from tui.keymap import PLACES
from tui.keys import GROUPS, declared
from tui.notes.colour import Colour
from tui.notes.notebook import Notebook
from tui.notes.placing import spans_here
from tui.screens.adding import AddingScreen
from tui.screens.editor import Editor
from tui.screens.export import ExportDialog
from tui.screens.help import HelpScreen
from tui.screens.keeping import KeepingScreen
from tui.screens.library import LibraryScreen
from tui.screens.news import NewsPane
from tui.screens.notes import NotesScreen
from tui.screens.reader import ReaderScreen
from tui.screens.review import ReviewScreen
from tui.widgets.page import Page
from tui.widgets.source_line import SourceLine

MODULES = sorted((PROJECT / "tui").rglob("*.py"))
WITH_KEYS = (
    *(Page, ReaderScreen, LibraryScreen, AddingScreen, SourceLine, NewsPane, KeepingScreen, NotesScreen, ReviewScreen),
    *(Editor, ExportDialog, HelpScreen, Leeslamp),
)


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(PROJECT)))
def test_a_module_is_one_thought(module: Path) -> None:
    lines = module.read_text(encoding="utf-8").splitlines()
    assert len(lines) <= 300
    assert lines[0].startswith('"""'), "says what it is"


@pytest.mark.parametrize(
    "command",
    [
        ["lint-imports", "--no-cache"],  # a room imports only rooms below it
        ["mypy", "--no-error-summary"],
        ["ruff", "check", "--quiet"],
        ["ruff", "format", "--check", "--quiet"],
    ],
    ids=" ".join,
)
def test_the_tools_are_content(command: list[str]) -> None:
    tool = Path(sys.executable).with_name(command[0])
    done = subprocess.run([tool, *command[1:]], cwd=PROJECT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(PROJECT)))
def test_no_group_is_repeated_possessively(module: Path) -> None:
    """Python 3.11.0 to 3.11.4, which Debian 12 has, match them wrong (python/cpython#106052)."""
    assert not re.search(r"\)(?:[*+?]|\{\d*,?\d*\})\+", module.read_text(encoding="utf-8"))


def test_every_room_has_its_floor() -> None:
    layers = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ][0]
    named = {room for layer in layers["layers"] for room in re.split(r"\s*[|:]\s*", layer)}
    rooms = {
        path.stem for path in (PROJECT / "tui").iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()
    }
    assert named == {f"tui.{room}" for room in rooms - {"__init__"}}


@pytest.mark.parametrize("owner", WITH_KEYS, ids=lambda owner: owner.__name__)
def test_every_binding_is_documented(owner: type) -> None:
    bindings = owner.__dict__["BINDINGS"]
    assert bindings
    for binding in bindings:
        assert isinstance(binding, Binding)
        assert binding.id
        assert binding.description
        assert binding.tooltip
        assert binding.group in GROUPS
    ids = [command.binding.id for command in declared(bindings)]
    assert len(ids) == len(set(ids))


def test_no_key_means_two_things_at_once() -> None:
    """In the reader, its page and the app; `N` depends on a search being on, 1 to 4 on a count being typed."""
    taken: dict[str, set[str | None]] = {}
    for owner in (Page, ReaderScreen, Leeslamp):
        for binding in Binding.make_bindings(owner.__dict__["BINDINGS"]):
            taken.setdefault(binding.key, set()).add(binding.id)
    highlights = {kind.digit: {"count", f"highlight-{kind}"} for kind in Colour}
    both = {key: ids for key, ids in taken.items() if len(ids) > 1}
    assert both == {"N": {"previous-find", "notes-beside"}, **highlights}


def test_what_has_one_id_has_one_set_of_keys_and_a_screen_where_it_works() -> None:
    """So that one line of the configuration can set it."""
    keys: dict[str, set[str]] = {}
    for owner in WITH_KEYS:
        for binding in owner.__dict__["BINDINGS"]:
            keys.setdefault(binding.id, set()).add(binding.key)
    assert {id: found for id, found in keys.items() if len(found) > 1} == {"count": set("0123456789")}
    assert set().union(*(place.ids for place in PLACES)) == set(keys)


def test_the_readme_has_the_live_keys() -> None:
    assert TABLE.findall(README.read_text(encoding="utf-8")) == [keys_table()], "run python tests/keys_table.py"


def test_the_readme_has_one_line_to_run_and_one_to_test() -> None:
    fences = re.findall(r"^## (\w+)\n\n```sh\n(.+?)\n```$", README.read_text(encoding="utf-8"), re.MULTILINE)
    assert [name for name, _ in fences] == ["Run", "Test"]
    for _, line in fences:
        assert line.startswith("python3 -m venv .venv && .venv/bin/pip install ")
    assert README.read_text(encoding="utf-8").count("```sh\n") == 2


def test_work_is_begun_in_one_way() -> None:
    """A coroutine that is given to Textual and never begins is told of on the terminal, when the app is closed."""
    begin = [path.name for path in MODULES if ".run_worker(" in path.read_text(encoding="utf-8")]
    assert begin == ["beside.py"]


def _loaded(*arguments: str) -> set[str]:
    """The modules a command has imported when it is done."""
    code = f"import sys; from tui.cli.main import main; main({list(arguments)!r}); print(*sys.modules, file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=PROJECT)
    return set(done.stderr.split())


@pytest.mark.parametrize("command", ["export", "articles", "notes", "check"])
def test_commands_import_no_screen_and_no_network(command: str) -> None:
    loaded = _loaded(command)
    assert f"tui.cli.{command}" in loaded
    assert not loaded & {"textual", "deep_translator", "requests", "bs4", "trafilatura"}


def test_the_app_imports_no_translator_before_one_is_needed() -> None:
    code = "import sys; import tui.app, tui.translation.registry, tui.translation.scheduler; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=PROJECT)
    assert "textual.app" in done.stdout.split()
    assert not set(done.stdout.split()) & {"deep_translator", "requests", "bs4"}


def test_the_installed_package_carries_the_articles() -> None:
    installed = distribution("leeslamp")
    if '"editable": true' in (installed.read_text("direct_url.json") or ""):
        pytest.skip("an editable install has the checkout's articles, not a copy")
    shipped = {file.name for file in installed.files or [] if "tui/shipped" in str(file)}
    assert shipped >= {path.name for path in (PROJECT / "articles").iterdir() if not path.name.startswith(".")}


def test_the_sample_notebook_has_every_note_in_its_place(workspace: Workspace) -> None:
    shutil.copy(PROJECT / "notes.json", workspace.notes)
    notebook = Notebook.open(workspace.notes)
    assert len(notebook.notes()) >= 5
    for note in notebook.notes():
        article = workspace.open(workspace.find(note.article))
        assert note.rev == article.rev, "the article was changed after the sample was made"
        here = spans_here(article, note, None)
        assert here is not None
        assert [article.text[slice(*span)] for span in here[0]] == [piece.exact for piece in note.pieces]
