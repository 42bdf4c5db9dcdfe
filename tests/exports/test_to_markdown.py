"""Markdown, read back as Obsidian would: YAML front matter, headings, one callout a note, its id below it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
import yaml
from exports.export_samples import (
    ARTICLES,
    BRIDGE,
    BROKEN_OFF,
    CAT,
    DIGGERS,
    DIKE,
    NOTES,
    WHOLE,
    few,
    infos,
    notebooks,
    notes,
    texts,
)
from hypothesis import assume, given
from markdown_it import MarkdownIt
from markdown_it.token import Token

from tui.clean import clean, one_line
from tui.exports.arrange import arranged
from tui.exports.callout import words_from
from tui.exports.literal import code, literal, scalar
from tui.exports.markdown import to_markdown
from tui.notes.progress import ArticleInfo
from tui.notes.record import Note

MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def page(text: str) -> tuple[dict[str, Any], str]:
    """Front matter and body."""
    _, front, body = text.split("---\n", 2)
    loaded = yaml.safe_load(front)
    assert isinstance(loaded, dict)
    return loaded, body


def blocks(body: str) -> Iterator[list[Token]]:
    """The tokens of each block that stands in no other."""
    tokens = MARKDOWN.parse(body)
    start = 0
    for end, token in enumerate(tokens, 1):
        if token.level == 0 and token.nesting <= 0:
            yield tokens[start:end]
            start = end


def shown(token: Token) -> str:
    """What a reader sees of inline text, a line a line."""
    return "".join(
        {"softbreak": "\n", "hardbreak": "\n"}.get(child.type, child.content) for child in token.children or ()
    )


def only_callout(note: Note) -> list[Token]:
    """The tokens of the callout of a page with one note; nothing but its id stands below."""
    title, callout, block_id = blocks(page(to_markdown([note], ARTICLES))[1])
    assert (title[0].tag, callout[0].type, block_id[0].type) == ("h1", "blockquote_open", "paragraph_open")
    assert block_id[1].content == f"^ll-{note.id}"
    return callout


def words_of(text: str) -> str:
    """The reader's words of a page with one note, as an import would take them."""
    lines = [line[2:] for line in text.split("\n") if line.startswith(">")]
    return "\n".join(lines[lines.index("") + 1 :]) if "" in lines else ""


def test_a_page_about_one_article() -> None:
    front, body = page(to_markdown([BROKEN_OFF, DIGGERS], ARTICLES))
    assert front["leeslamp-id"] == DIKE
    assert front["title"] == ARTICLES[DIKE].title
    assert str(front["date"]) == "2026-02-11"
    assert front["url"] == ARTICLES[DIKE].url
    assert front["tags"] == ["leeslamp", "nederlands"]
    assert body.startswith(f"\n# {ARTICLES[DIKE].title}\n\n> [!quote|grammar] brak hij het werk af\n")


def test_a_chapter_for_each_article() -> None:
    front, body = page(to_markdown(NOTES, ARTICLES))
    assert front == {"leeslamp": "notes", "tags": ["leeslamp", "nederlands"]}
    titles = [shown(block[1]) for block in blocks(body) if block[0].type == "heading_open"]
    assert titles == [ARTICLES[DIKE].title, ARTICLES[CAT].title, BRIDGE.article]
    assert re.findall(r"^leeslamp-id:: (.*)$", body, re.M) == [DIKE, CAT, BRIDGE.article]
    assert re.findall(r"^\^ll-(.*)$", body, re.M) == [note.id for note in arranged(NOTES)]


def test_no_notes_make_a_page_without_chapters() -> None:
    assert to_markdown([], ARTICLES) == "---\nleeslamp: notes\ntags: [leeslamp, nederlands]\n---\n"


@pytest.mark.parametrize(
    ("published", "date"),
    [("2026-02-11", "2026-02-11"), ("2022-02", '"2022-02"'), ("2022", '"2022"'), ("2026-02-31", '"2026-02-31"')],
)
def test_only_a_whole_date_is_a_date(published: str, date: str) -> None:
    text = to_markdown([BROKEN_OFF], {DIKE: ArticleInfo(DIKE, "Dijk", published)})
    assert f"\ndate: {date}\n" in text
    assert str(page(text)[0]["date"]) == published


def test_the_sentence_is_left_out_when_the_quote_holds_it() -> None:
    assert DIGGERS.sentence in to_markdown([DIGGERS], ARTICLES)
    assert to_markdown([WHOLE], ARTICLES).count("conducteur") == 1


def test_a_tag_stands_once() -> None:
    assert to_markdown([BROKEN_OFF], ARTICLES).count("#werkwoord") == 1
    assert "\n> #idioom #met-een-spatie\n> `leeslamp read" in to_markdown([BRIDGE], ARTICLES)


@pytest.mark.parametrize(
    ("article", "line"),
    [
        (DIKE, f"> `leeslamp read {DIKE}#1f3c9a7e`"),
        ("twee woorden", "> `leeslamp read 'twee woorden'#1f3c9a7e`"),
        ("a`b", "> ``leeslamp read 'a`b'#1f3c9a7e``"),
    ],
)
def test_the_way_back_ends_what_is_ours(article: str, line: str) -> None:
    text = to_markdown([replace(BROKEN_OFF, article=article)], ARTICLES)
    assert f"\n{line}\n>\n> **afbreken** splits:" in text


@given(texts)
def test_any_text_is_a_code_span(text: str) -> None:
    assume(one_line(text))
    [token] = [token for token in MARKDOWN.parse(f"x {code(text)} x") if token.type == "inline"]
    assert [child.content for child in token.children or () if child.type == "code_inline"] == [one_line(text)]


@given(texts)
def test_any_text_is_a_yaml_scalar(text: str) -> None:
    assert yaml.safe_load(f"title: {scalar(text)}\n") == {"title": one_line(text)}


@pytest.mark.parametrize(
    ("line", "seen"),
    [
        ("{}", ""),
        ("# {}", ""),
        ("> {}", ""),
        ("*{}*", ""),
        ("[!quote|word] {}", "[!quote|word] "),
        ("eerste regel\n{}", "eerste regel\n"),
        ("a | b\n{}", "a | b\n"),
    ],
)
@given(text=texts)
@few
def test_any_text_shows_as_it_is(line: str, seen: str, text: str) -> None:
    assume(one_line(text))
    tokens = MARKDOWN.parse(line.format(literal(text)))
    assert [shown(token) for token in tokens if token.type == "inline"] == [seen + one_line(text)]
    assert {token.type.split("_")[0] for token in tokens} <= {"paragraph", "heading", "blockquote", "inline"}


@given(notes)
@few
def test_a_note_is_one_callout_whatever_is_in_it(note: Note) -> None:
    callout = only_callout(note)
    first = next(token for token in callout if token.type == "inline")
    head = one_line(note.quote) or "On the article as a whole"
    assert shown(first).split("\n")[0] == f"[!{'bookmark' if note.bookmark else 'quote'}|{note.color}] {head}".rstrip()


@given(infos, notebooks)
@few
def test_any_article_has_a_valid_front(info: ArticleInfo, made: list[Note]) -> None:
    about = [replace(note, article=DIKE) for note in made]
    front, _ = page(to_markdown(about, {DIKE: info}))
    assert front.get("title", one_line(info.title) or DIKE) == (one_line(info.title) or DIKE)
    assert str(front.get("date", info.published)) in (info.published, one_line(info.published))


@given(notes)
@few
def test_words_come_back(note: Note) -> None:
    back = words_from(words_of(to_markdown([note], {})).split("\n"))
    assert back == clean(note.note).rstrip().lstrip("\n")


@pytest.mark.parametrize("line", ["^ll-1f3c9a7e5b2d4c6f8a0b1c2d3e4f5061", "tekst ^abc", "  ^ll-x  "])
def test_words_hold_no_block_id(line: str) -> None:
    text = to_markdown([replace(DIGGERS, note=line)], ARTICLES)
    assert re.findall(r"(?:^|\s)\^([\w-]+)\s*$", text, re.M) == [f"ll-{DIGGERS.id}"]
    assert shown(only_callout(replace(DIGGERS, note=line))[-3]) == line.strip()


@pytest.mark.parametrize("words", ["```\ncode", "- ~~~\n  ~~~\n  ~~~\n```", "<!-- open", "| de |\n|---|\n| het |"])
def test_words_take_nothing_with_them(words: str) -> None:
    callout = only_callout(replace(DIGGERS, note=words, tags=("idioom",)))
    first = next(token for token in callout if token.type == "inline")
    assert shown(first).split("\n")[-2:] == ["#idioom", f"leeslamp read {DIKE}#{DIGGERS.id[:8]}"]
