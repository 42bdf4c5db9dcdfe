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


def test_whether_all_was_read_as_it_is_now(workspace: Workspace) -> None:
    entries, summaries = workspace.everything(), Summaries(workspace)
    assert not summaries.are_up_to_date(entries)
    for entry in entries:
        summaries.read(entry)
    assert summaries.are_up_to_date(entries)
    assert not summaries.are_up_to_date(entries[1:]), "one that was added"
    path = entries[0].path
    path.write_text("Een ander verhaal. Kort.\n", encoding="utf-8")
    assert not summaries.are_up_to_date(entries)
    path.unlink()
    assert not summaries.are_up_to_date(entries)
    assert summaries.are_up_to_date(entries[1:])
    away = workspace.put_away(entries[1])
    rest = [*entries[2:], away]
    assert not summaries.are_up_to_date(rest)
    summaries.read(away)
    assert summaries.are_up_to_date(rest)
