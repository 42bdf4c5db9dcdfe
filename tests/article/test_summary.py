"""What is read of an article for a list, once as long as its file stays as it is."""

from __future__ import annotations

from tui.article.summary import Summaries
from tui.article.workspace import Entry, Workspace


def test_it_says_what_the_article_says(workspace: Workspace) -> None:
    summaries = Summaries(workspace)
    for entry in workspace.entries():
        assert summaries.known(entry) is None
        assert summaries.read(entry)
        article, summary = workspace.open(entry), summaries.known(entry)
        assert summary is not None
        assert (summary.title, summary.date, summary.problem) == (article.title, article.date, "")
        assert abs(summary.words - article.words) <= article.words * (1 - article.share)


def test_a_file_is_read_again_only_when_it_changed(empty_workspace: Workspace) -> None:
    path = empty_workspace.articles / "lamp.md"
    path.write_text("---\ntitle: Lamp\n---\nDe lamp brandt.\n")
    entry, summaries = Entry("lamp", path), Summaries(empty_workspace)
    assert summaries.read(entry)
    assert not summaries.read(entry)
    path.write_text("---\ntitle: Kaars\n---\nDe kaars brandt.\n")
    assert summaries.read(entry)
    summary = summaries.known(entry)
    assert summary is not None
    assert (summary.title, summary.words) == ("Kaars", 3)


def test_what_cannot_be_read_says_why(empty_workspace: Workspace) -> None:
    entry, summaries = Entry("weg", empty_workspace.articles / "weg.md"), Summaries(empty_workspace)
    assert summaries.read(entry)
    summary = summaries.known(entry)
    assert summary is not None
    assert summary.title == "weg.md"
    assert "there is no file" in summary.problem
