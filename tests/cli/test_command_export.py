"""`export`: the bytes of `tui.exports.formats`, wherever they go."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from article.html_samples import LEAD, PAGE, THIRD
from cli.command_samples import CAT, QUOTE, Leeslamp, files

from tui.article.workspace import Workspace
from tui.exports.formats import Format, render
from tui.notes.notebook import Notebook
from tui.notes.record import Note
from tui.parallel import chosen_from

OTHER = "stroomnet-zit-vol"


@pytest.fixture
def notes(leeslamp: Leeslamp, workspace: Workspace, noted: str) -> list[Note]:
    """Notes of two kinds on two articles."""
    assert leeslamp("annotate", CAT, "--quote", "Het vroor vijf graden", "--note", "kóúd, “brr”").code == 0
    assert leeslamp("annotate", OTHER, "--quote", "een koffiekar", "--kind", "word").code == 0
    return Notebook.open(workspace.notes).notes()


Chosen = Callable[[Note], bool]


def exported(workspace: Workspace, format: Format, notes: list[Note]) -> bytes:
    return render(format, chosen_from(workspace, Notebook.open(workspace.notes), notes))


@pytest.mark.parametrize("format", Format)
@pytest.mark.parametrize(
    ("options", "chosen"),
    [
        ([], lambda note: True),
        (["--article", CAT], lambda note: note.article == CAT),
        (["--article", "stroom"], lambda note: note.article == OTHER),
        (["--kind", "word"], lambda note: note.color == "word"),
        (["--article", CAT, "--kind", "word"], lambda note: False),
    ],
    ids=["all", "one article", "a slug's beginning", "one kind", "none"],
)
def test_standard_output_and_a_file_get_the_same_bytes(
    leeslamp: Leeslamp,
    workspace: Workspace,
    notes: list[Note],
    format: Format,
    options: list[str],
    chosen: Chosen,
) -> None:
    wanted = exported(workspace, format, list(filter(chosen, notes)))
    if format.is_text:
        ran = leeslamp("export", "--format", format, *options)
        assert (ran.code, ran.out.encode()) == (0, wanted)
    ran = leeslamp("export", "--format", format, *options, "-o", "uit")
    assert (ran.code, ran.out) == (0, "")
    assert (workspace.root / "uit").read_bytes() == wanted


@pytest.mark.parametrize(
    ("name", "options", "format"),
    [
        ("uit.csv", [], Format.CSV),
        ("UIT.JSON", [], Format.JSON),
        ("uit.md", [], Format.MD),
        ("uit.txt", [], Format.MD),
        ("uit.csv", ["--format", "json"], Format.JSON),
    ],
)
def test_the_end_of_a_file_name_says_the_format(
    leeslamp: Leeslamp, workspace: Workspace, notes: list[Note], name: str, options: list[str], format: Format
) -> None:
    assert leeslamp("export", "-o", name, *options) == (0, "", "")
    assert (workspace.root / name).read_bytes() == exported(workspace, format, notes)


def test_a_file_is_replaced_and_home_is_understood(
    leeslamp: Leeslamp, notes: list[Note], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "uit.md").write_text("oud", encoding="utf-8")
    assert leeslamp("export", "--output=~/uit.md").code == 0
    assert QUOTE in (tmp_path / "uit.md").read_text(encoding="utf-8")


def test_notes_on_an_article_that_is_gone_are_exported(
    leeslamp: Leeslamp, workspace: Workspace, notes: list[Note]
) -> None:
    before = leeslamp("export", "--article", CAT)
    (workspace.articles / f"{CAT}.md").unlink()
    assert leeslamp("export", "--article", CAT) == before


def test_an_empty_export_is_told(leeslamp: Leeslamp, workspace: Workspace) -> None:
    ran = leeslamp("export", "--format", "csv")
    assert ran.code == 0
    assert ran.out.encode() == exported(workspace, Format.CSV, [])
    assert ran.err == "leeslamp: there are no such notes; the export is empty\n"
    assert not workspace.notes.exists()


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("", "the path is empty; name a file"),
        ("articles", "{root}/articles is for articles; write somewhere else"),
        ("weg/uit.md", "there is no folder weg; make it first, or write somewhere else"),
        ("/dev/null", "/dev/null is a device, not a file; write somewhere else"),
        ("notes.json", "notes.json is the notebook itself; write somewhere else"),
        ("articles/../notes.json", "articles/../notes.json is the notebook itself; write somewhere else"),
        (f"articles/{CAT}.md", "{root}/articles is for articles; write somewhere else"),
        ("articles/uit.md", "{root}/articles is for articles; write somewhere else"),
        ("~niemand/uit.md", "~niemand/uit.md cannot be written: there is no such place"),
        ("x" * 300, "x" * 300 + " cannot be written: "),
        ("lus", "lus cannot be written: there is no such place"),
    ],
)
def test_a_place_that_cannot_be_written_is_told_and_nothing_changes(
    leeslamp: Leeslamp, workspace: Workspace, notes: list[Note], path: str, said: str
) -> None:
    (workspace.root / "lus").symlink_to("lus")
    before = files(workspace.root)
    assert leeslamp("export", "-o", path).reason.startswith(said.format(root=workspace.root))
    assert files(workspace.root) == before


def test_a_link_to_the_notebook_is_the_notebook(leeslamp: Leeslamp, workspace: Workspace, notes: list[Note]) -> None:
    (workspace.root / "uit.json").symlink_to(workspace.notes)
    before = workspace.notes.read_bytes()
    assert "is the notebook itself" in leeslamp("export", "-o", "uit.json").reason
    assert workspace.notes.read_bytes() == before


@pytest.mark.parametrize("name", ["kluis/", "bestaat"])
def test_a_folder_is_kept_up_both_ways(leeslamp: Leeslamp, workspace: Workspace, notes: list[Note], name: str) -> None:
    folder = workspace.root / name
    (workspace.root / "bestaat").mkdir()
    assert leeslamp("export", "-o", name) == (0, "0 notes changed there, taken over; 2 pages written\n", "")
    before = files(folder)
    assert leeslamp("export", "-o", name) == (0, "0 notes changed there, taken over; 0 pages written\n", "")
    assert files(folder) == before
    [page] = [path for path in folder.glob("*.md") if "brr" in path.read_text(encoding="utf-8")]
    page.write_text(page.read_text(encoding="utf-8").replace("brr", "bibber"), encoding="utf-8")
    ran = leeslamp("export", "--format", "md", "--kind", "word", "-o", name)
    assert ran == (0, "0 notes changed there, taken over; 0 pages written\n", "")
    ran = leeslamp("export", "--article", CAT, "-o", name)
    assert ran == (0, "1 note changed there, taken over; 0 pages written\n", "")
    assert "kóúd, “bibber”" in [note.note for note in Notebook.open(workspace.notes).notes()]


def test_what_is_to_be_known_of_a_vault_is_told(leeslamp: Leeslamp, workspace: Workspace, notes: list[Note]) -> None:
    assert leeslamp("export", "-o", "kluis/").code == 0
    (workspace.root / "kluis" / ".leeslamp.json").write_text("{", encoding="utf-8")
    ran = leeslamp("export", "-o", "kluis")
    assert (ran.code, ran.out) == (0, "0 notes changed there, taken over; 0 pages written\n")
    assert ran.err.startswith("leeslamp: kluis/.leeslamp.json is damaged and begun anew")


def test_a_template_gives_notes_another_form(leeslamp: Leeslamp, workspace: Workspace, notes: list[Note]) -> None:
    (workspace.root / "eigen.md").write_text("* {{ quote }} ({{ kind }})\n", encoding="utf-8")
    ran = leeslamp("export", "--article", OTHER, "--template", "eigen.md")
    assert ran.out.endswith("\n\n* een koffiekar (word)\n")
    assert leeslamp("export", "--article", OTHER, "--template", "eigen.md", "-o", "uit.md").code == 0
    assert (workspace.root / "uit.md").read_text(encoding="utf-8") == ran.out


@pytest.mark.parametrize(
    ("source", "options", "said"),
    [
        ("een\n{{ citaat }}", [], "eigen.md, line 2: there is no field 'citaat'; there are quote, "),
        ("", ["--format", "csv"], "a template is for --format md, not csv"),
        ("", ["-o", "kluis/"], "kluis is a folder, and a template is for one file; name a file in it"),
        (None, [], "eigen.md cannot be read: No such file or directory"),
    ],
)
def test_a_template_that_cannot_be_used_is_told_and_nothing_is_written(
    leeslamp: Leeslamp, workspace: Workspace, notes: list[Note], source: str | None, options: list[str], said: str
) -> None:
    if source is not None:
        (workspace.root / "eigen.md").write_text(source, encoding="utf-8")
    before = files(workspace.root)
    assert leeslamp("export", "--template", "eigen.md", *options).reason.startswith(said)
    assert files(workspace.root) == before


def test_of_a_text_from_elsewhere_only_your_passages_go_out(
    leeslamp: Leeslamp, workspace: Workspace, tmp_path: Path
) -> None:
    (tmp_path / "pont.html").write_text(PAGE, encoding="utf-8")
    [name] = leeslamp("add", tmp_path / "pont.html").out.split()
    assert leeslamp("annotate", name, "--quote", "aldus Bakema", "--note", "zegt zij").code == 0
    for format in Format:
        if format.is_text:
            alone = leeslamp("export", "--article", name, "--format", format).out
            assert "aldus Bakema" in alone
            assert THIRD[-40:] not in alone
            assert LEAD[:40] not in alone
    for format in (Format.MD, Format.HTML):
        full = leeslamp("export", "--article", name, "--format", format, "--full").out
        assert "Bewoners van de overkant zijn blij." in full
        assert "Honden mogen mee." in full
    (tmp_path / "notes.md").write_text(leeslamp("export", "--article", name, "--full").out, encoding="utf-8")
    assert "1 known" in leeslamp("import-notes", tmp_path / "notes.md").out


def test_whole_articles_are_for_a_file_that_can_hold_them(leeslamp: Leeslamp, notes: list[Note]) -> None:
    assert leeslamp("export", "--full", "-o", "kluis/").reason.startswith("kluis is a folder, and whole articles are")
    assert leeslamp("export", "--full", "--format", "csv").reason == "--full is for --format html and md, not csv"
    assert "Zijn baas" not in leeslamp("export", "--no-full", "--format", "html").out
