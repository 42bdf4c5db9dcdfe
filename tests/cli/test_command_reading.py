"""`articles` and `show`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cli.command_samples import CAT, Leeslamp

from tui.article.canonical import read_canonical
from tui.article.workspace import Workspace


def test_articles_lists_slug_date_length_and_title_in_columns(leeslamp: Leeslamp, workspace: Workspace) -> None:
    ran = leeslamp("articles")
    assert ran.code == 0
    assert ran.err == ""
    lines = ran.out.splitlines()
    assert [line.split()[0] for line in lines] == [entry.id for entry in workspace.entries()]
    article = workspace.open(workspace.find(CAT))
    [line] = [line for line in lines if line.startswith(CAT)]
    assert line.split(maxsplit=4) == [CAT, article.date, str(article.words), "words", article.title]
    assert len({line.index(" words  ") for line in lines}) == 1


def test_articles_aligns_cells_not_characters(leeslamp: Leeslamp, workspace: Workspace) -> None:
    (workspace.articles / "新聞.txt").write_text("Eén.", encoding="utf-8")
    [line] = [line for line in leeslamp("articles").out.splitlines() if line.startswith("新聞")]
    other = leeslamp("articles").out.splitlines()[0]
    assert line.index("  Eén.") + 2 == other.index("  Bibliotheekbus")


def test_articles_as_json(leeslamp: Leeslamp, workspace: Workspace) -> None:
    told = json.loads(leeslamp("articles", "--json").out)
    assert told["workspace"] == str(workspace.root)
    assert [row["id"] for row in told["articles"]] == [entry.id for entry in workspace.entries()]
    article = workspace.open(workspace.find(CAT))
    [row] = [row for row in told["articles"] if row["id"] == CAT]
    assert row == {
        "id": CAT,
        "title": article.title,
        "date": article.date,
        "author": article.author,
        "source": "leeslamp",
        "url": "",
        "words": article.words,
        "minutes": article.minutes,
        "sentences": len(article.sentences),
        "file": f"{CAT}.md",
        "rev": article.rev,
        "translated": True,
    }


def test_articles_in_the_archive_are_listed_by_themselves(leeslamp: Leeslamp, workspace: Workspace) -> None:
    assert leeslamp("articles", "--archived").err.endswith("there is nothing in the archive\n")
    workspace.put_away(workspace.find(CAT))
    [line] = leeslamp("articles", "--archived").out.splitlines()
    assert line.startswith(f"{CAT}  2026-02-12 ")
    assert [row["id"] for row in json.loads(leeslamp("articles", "--archived", "--json").out)["articles"]] == [CAT]
    assert CAT not in leeslamp("articles").out
    assert "Maastricht" in leeslamp("show", CAT).out


def test_what_cannot_be_read_is_told_and_the_rest_is_listed(leeslamp: Leeslamp, workspace: Workspace) -> None:
    (workspace.articles / "leeg.txt").write_bytes(b"")
    (workspace.articles / "kop.md").write_text("---\ntitle: Niets\n---\n", encoding="utf-8")
    for name in ("oud.md", "oud.txt"):
        (workspace.articles / name).write_text(f"Een tekst. Hij heet {name}.\n", encoding="utf-8")
    ran = leeslamp("articles")
    assert ran.code == 0
    assert ran.err.splitlines() == [
        "leeslamp: kop.md: there is front matter or a heading, but no text to read below it",
        "leeslamp: leeg.txt is empty; there is nothing to read in it",
        "leeslamp: oud.txt shares its name with another article; it is called oud.txt here",
    ]
    assert {"oud", "oud.txt"} < {line.split()[0] for line in ran.out.splitlines()}
    assert "Hij heet oud.md." in leeslamp("show", "oud").out
    assert "Hij heet oud.txt." in leeslamp("show", "oud.txt").out


def test_an_empty_workspace_says_what_to_do(leeslamp: Leeslamp, tmp_path: Path) -> None:
    (tmp_path / "nieuw").mkdir()
    ran = leeslamp("articles", "--workspace", tmp_path / "nieuw")
    assert ran.code == 0
    assert ran.out == ""
    assert ran.err == (
        f"leeslamp: there are no articles yet; put text or Markdown files in {tmp_path / 'nieuw' / 'articles'}\n"
    )
    assert json.loads(leeslamp("articles", "--workspace", tmp_path / "nieuw", "--json").out)["articles"] == []


def test_show_prints_each_sentence_with_its_translation_under_it(leeslamp: Leeslamp) -> None:
    ran = leeslamp("show", CAT)
    assert ran.code == 0
    assert ran.err == ""
    assert ran.out.splitlines()[:3] == [
        "Kat reist in haar eentje van Groningen naar Maastricht",
        "  Cat travels from Groningen to Maastricht all by herself",
        "",
    ]
    assert "’s Avonds vond een conducteur haar in Maastricht, onder een bank\nin de eerste klas.\n  In the" in ran.out
    assert all(len(line) <= 80 and line == line.rstrip() for line in ran.out.splitlines())


def test_show_beside(leeslamp: Leeslamp, monkeypatch: pytest.MonkeyPatch) -> None:
    by_layout = leeslamp("show", CAT, "--layout", "beside").out
    monkeypatch.setenv("COLUMNS", "90")
    assert leeslamp("show", CAT).out == by_layout
    text = [line for line in by_layout.splitlines() if line]
    assert {line.index(" │") for line in text} == {text[0].index(" │")}
    assert text[0].startswith("Kat reist in haar eentje")
    assert "│ Cat travels" in text[0]


def test_show_dutch_only(leeslamp: Leeslamp) -> None:
    printed = leeslamp("show", CAT, "--layout", "dutch").out
    assert "Het vroor vijf graden." in printed
    assert "Cat travels" not in printed


@pytest.mark.parametrize("columns", ["1", "20", "500"])
@pytest.mark.parametrize("layout", ["beside", "under", "dutch"])
def test_show_at_any_width_has_every_word(
    leeslamp: Leeslamp, workspace: Workspace, monkeypatch: pytest.MonkeyPatch, columns: str, layout: str
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    ran = leeslamp("show", CAT, "--layout", layout)
    assert ran.code == 0
    article = workspace.open(workspace.find(CAT))
    if layout == "dutch":
        shown = "".join(ran.out.split())
        assert shown == "".join("".join(block.text.split()) for block in article.blocks)


def test_show_as_json_has_offsets_into_the_file(leeslamp: Leeslamp, workspace: Workspace) -> None:
    shown = json.loads(leeslamp("show", CAT, "--json").out)
    listed = json.loads(leeslamp("articles", "--json").out)["articles"]
    assert {key: value for key, value in shown.items() if key not in ("lang", "blocks")} in listed
    assert shown["lang"] == "nl"
    source = read_canonical(workspace.articles / f"{CAT}.md").text
    sentences = [sentence for block in shown["blocks"] for sentence in block.get("sentences", ())]
    assert len(sentences) == shown["sentences"]
    for sentence in sentences:
        assert source[sentence["start"] : sentence["end"]] == sentence["text"]
        assert sentence["translation"]
        assert (sentence["provider"], sentence["by"]) == ("sidecar", "leeslamp")
    assert [block["kind"] for block in shown["blocks"]][:4] == ["title", "caption", "credit", "paragraph"]
    assert shown["blocks"][0]["translation"] == {
        "text": "Cat travels from Groningen to Maastricht all by herself",
        "lines": [
            {
                "text": "Cat travels from Groningen to Maastricht all by herself",
                "sentences": [],
                "provider": "sidecar",
                "by": "leeslamp",
            }
        ],
    }
    assert "translation" not in shown["blocks"][2]


def test_kept_translations_that_cannot_be_had_are_done_without(
    leeslamp: Leeslamp, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace.find(CAT).sidecar.unlink()
    without = leeslamp("show", CAT)
    monkeypatch.setenv("XDG_CACHE_HOME", f"/{'x' * 300}")  # which no system can look for
    assert leeslamp("show", CAT) == without
    assert without.code == 0


def test_sentences_that_cannot_be_told_apart_share_a_line(leeslamp: Leeslamp, tmp_path: Path) -> None:
    (tmp_path / "twee.txt").write_text("Dit is één. Dit is twee. Dit is drie.\n", encoding="utf-8")
    (tmp_path / "twee.en.md").write_text("This is one, this is two.\nThis is three.\n", encoding="utf-8")
    [block] = json.loads(leeslamp("show", tmp_path / "twee.txt", "--json").out)["blocks"]
    assert [sentence["translation"] for sentence in block["sentences"]] == [None, None, "This is three."]
    assert [(line["text"], line["sentences"]) for line in block["translation"]["lines"]] == [
        ("This is one, this is two.", [0, 1]),
        ("This is three.", [2]),
    ]
    assert block["translation"]["text"] == "This is one, this is two. This is three."


def test_a_file_anywhere_is_shown_and_stays_where_it_is(
    leeslamp: Leeslamp, workspace: Workspace, tmp_path: Path
) -> None:
    (tmp_path / "brief.txt").write_text("Lieve Roos. De lamp brandt weer.\n", encoding="utf-8")
    assert leeslamp("show", tmp_path / "brief.txt").out == "Lieve Roos.\nDe lamp brandt weer.\n\n"
    assert "brief" not in [entry.slug for entry in workspace.entries()]


def test_what_had_to_be_done_to_read_a_file_is_told(leeslamp: Leeslamp, tmp_path: Path) -> None:
    (tmp_path / "oud.txt").write_bytes(f"Eén café.\0 {'Twee cafés. ' * 20}\n".encode("cp1252"))
    ran = leeslamp("show", tmp_path / "oud.txt")
    assert ran.code == 0
    assert ran.out == "Eén café.\n" + "Twee cafés.\n" * 20 + "\n"
    assert ran.err.splitlines() == [
        "leeslamp: oud.txt is not UTF-8: read as Windows-1252 (latin-1)",
        "leeslamp: oud.txt contains 1 NUL characters; they are not shown",
    ]


def test_a_file_name_is_never_a_command_to_the_terminal(leeslamp: Leeslamp, workspace: Workspace) -> None:
    name = "boos\x1b[2J\x9b\u202e\nx.txt"
    (workspace.articles / name).write_text("Een kwade naam. Een goede tekst.\n", encoding="utf-8")
    listed = leeslamp("articles")
    printed = leeslamp("articles", "--json")
    assert listed.code == printed.code == 0
    for text in (listed.out, printed.out):
        assert not set(text) & {"\x1b", "\x9b", "\u202e"}
    assert len(listed.out.splitlines()) == len(workspace.entries())
    assert name in [row["file"] for row in json.loads(printed.out)["articles"]]
