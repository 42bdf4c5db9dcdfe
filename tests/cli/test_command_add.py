"""`add`, and `read` of a page: texts from elsewhere become articles, whole or not at all."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from article.fake_site import FakeSite
from article.html_samples import LEAD, LOGIN, PAGE, THIRD
from article.test_epub import book
from article.test_real_books import BOOKS, needs_books
from cli.command_samples import Leeslamp, files

from tui.article.workspace import Workspace
from tui.cli.read import page
from tui.errors import ArticleError

NAME = "veerpont-terug-in-vaartdorp"


@pytest.fixture
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("elders")


@pytest.fixture
def site() -> Iterator[FakeSite]:
    with FakeSite() as site:
        yield site


def test_a_page_is_kept_under_its_title(leeslamp: Leeslamp, workspace: Workspace, elsewhere: Path) -> None:
    (elsewhere / "opgeslagen.html").write_text(PAGE, encoding="utf-8")
    added = leeslamp("add", elsewhere / "opgeslagen.html")
    assert (added.code, added.out) == (0, f"{NAME}\n")
    assert "cut (pointer to another text): Lees ook: Brug blijft nog een jaar dicht" in added.err
    assert "Veerpont terug in Vaartdorp: 8 sentences" in added.err
    article = workspace.open(workspace.find(NAME))
    assert (article.title, article.date) == ("Veerpont terug in Vaartdorp", "2026-03-04")
    assert len(article.sentences) == 8


def test_a_page_comes_from_the_web(leeslamp: Leeslamp, workspace: Workspace, site: FakeSite) -> None:
    assert leeslamp("add", f"{site.url}/hops/1").out == f"{NAME}\n"
    assert workspace.open(workspace.find(NAME)).url == f"{site.url}/pont"
    assert leeslamp("add", f"{site.url}/latin", "--title", "Dezelfde pont").out == f"{NAME}\n"


def test_the_same_text_is_kept_once(leeslamp: Leeslamp, workspace: Workspace, elsewhere: Path) -> None:
    (elsewhere / "a.html").write_text(PAGE, encoding="utf-8")
    assert leeslamp("add", elsewhere / "a.html").code == 0
    before = files(workspace.root)
    again = leeslamp("add", elsewhere / "a.html", "--title", "Een andere titel")
    assert (again.code, again.out) == (0, f"{NAME}\n")
    assert f"kept already, as {NAME}" in again.err
    assert files(workspace.root) == before


def test_another_text_never_takes_a_name(leeslamp: Leeslamp, workspace: Workspace, elsewhere: Path) -> None:
    for number, text in enumerate((LEAD, THIRD, f"{LEAD}\n\n{THIRD}", f"{THIRD}\n\n{LEAD}")):
        (elsewhere / f"{number}.txt").write_text(text, encoding="utf-8")
    assert leeslamp("add", elsewhere / "0.txt", "--title", "Pont").out == "pont\n"
    assert leeslamp("add", elsewhere / "1.txt", "--title", "Pont").out == "pont-2\n"
    workspace.remove(workspace.find("pont-2"))
    (workspace.articles / "pont-3.en.md").write_text("A ferry.\n", encoding="utf-8")
    assert leeslamp("add", elsewhere / "2.txt", "--title", "Pont").out == "pont-4\n"
    assert leeslamp("add", elsewhere / "3.txt", "--title", "../../Pont").out == "pont-5\n"
    assert workspace.open(workspace.find("pont")).text == LEAD


def test_standard_input_is_kept(leeslamp: Leeslamp, workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(f"{LEAD}\n\n{THIRD}".encode())))
    assert leeslamp("add", "-", "--title", "Één pont: ’t bootje").out == "een-pont-t-bootje\n"
    article = workspace.open(workspace.find("een-pont"))
    assert (article.title, article.text) == ("Één pont: ’t bootje", f"{LEAD}\n\n{THIRD}")


def test_a_dry_run_keeps_nothing(leeslamp: Leeslamp, workspace: Workspace, elsewhere: Path) -> None:
    (elsewhere / "a.html").write_text(PAGE, encoding="utf-8")
    before = files(workspace.root)
    ran = leeslamp("add", "--dry-run", elsewhere / "a.html")
    assert ran.out.startswith('---\ntitle: "Veerpont terug in Vaartdorp"\n')
    assert LEAD in ran.out
    assert files(workspace.root) == before


def test_what_is_not_dutch_is_told_and_kept(leeslamp: Leeslamp, elsewhere: Path) -> None:
    text = "The ferry leaves at every quarter and it takes twelve people, but there is no light on the quay for them.\n"
    (elsewhere / "ferry.txt").write_text(text, encoding="utf-8")
    added = leeslamp("add", elsewhere / "ferry.txt")
    assert added.out == "the-ferry-leaves-at-every-quarter-and-it\n"
    assert "English, it seems, not Dutch" in added.err


@pytest.mark.parametrize("path", ["login", "consent", "404", "loop", "film", "bomb", "drop", "boek-bom", "boek-pad"])
def test_what_cannot_be_had_leaves_nothing(leeslamp: Leeslamp, workspace: Workspace, site: FakeSite, path: str) -> None:
    before = files(workspace.root)
    assert leeslamp("add", f"{site.url}/{path}").reason
    assert files(workspace.root) == before


def test_one_that_fails_does_not_keep_others_out(leeslamp: Leeslamp, elsewhere: Path) -> None:
    (elsewhere / "login.html").write_text(LOGIN, encoding="utf-8")
    (elsewhere / "pont.html").write_text(PAGE, encoding="utf-8")
    ran = leeslamp("add", elsewhere / "login.html", elsewhere / "er-niet", elsewhere / "pont.html")
    assert (ran.code, ran.out) == (1, f"{NAME}\n")
    assert leeslamp("add", "--title", "Twee", "a.txt", "b.txt").reason.startswith("--title is the title of one text")


def test_read_opens_a_page_and_keeps_it_if_asked(workspace: Workspace, site: FakeSite) -> None:
    before = files(workspace.root)
    opened = page(workspace, f"{site.url}/pont", add=False)
    assert opened.article.id.startswith(f"{NAME}@")
    assert opened.article.text.startswith(LEAD)
    assert files(workspace.root) == before
    for _ in range(2):
        assert page(workspace, f"{site.url}/pont", add=True).article.id == NAME
    assert set(files(workspace.root)) - set(before) == {f"articles/{NAME}.md"}


def test_a_book_is_kept_by_its_chapters(leeslamp: Leeslamp, workspace: Workspace, elsewhere: Path) -> None:
    (elsewhere / "varen.epub").write_bytes(book())
    added = leeslamp("add", elsewhere / "varen.epub")
    assert (added.code, added.out) == (0, "varen-hoofdstuk-1\nvaren-de-pont\n")
    assert workspace.open(workspace.find("varen-de-pont")).title == "Varen: De pont"


@pytest.mark.parametrize("path", ["boek", "boek.epub"])
def test_a_book_has_an_address_too(leeslamp: Leeslamp, workspace: Workspace, site: FakeSite, path: str) -> None:
    assert leeslamp("add", f"{site.url}/{path}").out == "varen-hoofdstuk-1\nvaren-de-pont\n"
    article = workspace.open(workspace.find("varen-de-pont"))
    assert (article.title, article.url, article.author) == ("Varen: De pont", f"{site.url}/{path}", "Ilse Wouda")
    with pytest.raises(ArticleError, match="a book of 2 chapters; `leeslamp add"):
        page(workspace, f"{site.url}/{path}", add=True)


@needs_books
def test_a_real_book_is_kept_and_kept_once(leeslamp: Leeslamp, workspace: Workspace) -> None:
    before = files(workspace.root)
    names = leeslamp("add", BOOKS[-1]).out.split()
    assert len(set(names)) == len(names) > 20
    assert set(files(workspace.root)) - set(before) == {f"articles/{name}.md" for name in names}
    for name in names:
        article = workspace.open(workspace.find(name))
        assert article.lang == "nl"
        assert article.title.startswith(article.source)
    assert leeslamp("add", BOOKS[-1]).out.split() == names
