"""The page for a browser: foreign text is text, every highlight is where it belongs, and anyone can read it."""

from __future__ import annotations

import base64
import hashlib
import re
import shlex
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from random import Random

import pytest
from conftest import SMALL
from exports.export_samples import BRIDGE, BROKEN_OFF, DELETED, DIGGERS, few, notes, texts
from exports.html_reader import Node, read
from exports.html_sample import sample, samples
from hypothesis import given
from hypothesis import strategies as st
from project import PROJECT

from tui.article.canonical import Canonical
from tui.article.parse import parse
from tui.clean import HARMFUL, one_line
from tui.exports.html.days import day
from tui.exports.html.page import Page, to_html
from tui.exports.html.parallel import pairs
from tui.exports.html.words import words_html
from tui.notes.anchoring.anchors import State
from tui.notes.annotator import Placed
from tui.notes.colour import Colour
from tui.notes.record import Shown
from tui.span import Span
from tui.translation.model import Line, Translation, maker, paired

ARTICLE = parse(Canonical(SMALL, ()), "lamp")
BODY = [block for block in ARTICLE.blocks if block.start is not None]
BY = maker("google")
_NAMES = (
    "html head meta title style body main header nav article h1 h2 h3 h4 div p span a time mark figure figcaption "
    "blockquote code pre em strong ul ol li table thead tbody tr th td br hr"
)
ELEMENTS = frozenset(_NAMES.split())
ATTRIBUTES = {"class", "id", "lang", "href", "rel", "aria-label", "aria-labelledby", "tabindex", "datetime", "start"}


def spans(limit: int) -> st.SearchStrategy[Span]:
    return st.tuples(st.integers(0, limit - 1), st.integers(1, 90)).map(lambda at: Span(at[0], min(limit, sum(at))))


placed_notes = st.builds(
    lambda note, places, state: Placed(note, () if note.is_on_article else tuple(sorted(places)), state),
    notes,
    st.lists(spans(len(ARTICLE.text)), max_size=3, unique=True),
    st.sampled_from(State),
)
placements = st.lists(placed_notes, max_size=6, unique_by=lambda placed: placed.note.id)


def english(lines: str) -> dict[int, Translation]:
    """A translation of everything, each line of it these words."""
    return {
        block.index: paired([one_line(lines)] * max(1, len(block.sentences)), len(block.sentences), BY)
        for block in ARTICLE.blocks
    }


def page(*placed: Placed, title: str = "De lamp", words: str = "The lamp") -> Page:
    return Page(title, "2026-02-11", "https://example.org/lamp", ARTICLE, english(words), placed)


def squeezed(text: str) -> str:
    """As a browser shows it, more or less: white space, however much of it, as one space."""
    return " ".join(text.split())


def is_sign(node: Node) -> bool:
    return "sign" in node.classes


def skeleton(document: Node) -> list[tuple[str, list[str], list[str]]]:
    return [(node.name, sorted(node.attributes), node.classes) for node in document.all()]


def only_known(document: Node) -> None:
    """Nothing there that leeslamp does not make, and no address but harmless ones."""
    ids = [node.attributes["id"] for node in document.all() if "id" in node.attributes]
    assert len(ids) == len(set(ids))
    for node in document.all():
        assert node.name in ELEMENTS | {""}
        if node.name != "meta":
            assert set(node.attributes) <= ATTRIBUTES
        href = node.attributes.get("href", "")
        assert re.match(r"(?i)https?://|mailto:|\Z", href) or (href[0] == "#" and href[1:] in ids)


@given(placements, st.booleans())
@few
def test_whatever_is_in_a_note_is_text(made: list[Placed], whole: bool) -> None:
    text = to_html([page(*made) if whole else page(*made).alone()])
    document = read(text)
    only_known(document)
    assert not re.search(HARMFUL, text)
    figures = {node.attributes["id"]: node for node in document.find("figure")}
    assert len(figures) == len(made)
    for placed in made:
        figure = figures[f"ll-{placed.note.id}"]
        (quotes,) = [
            [one_line(node.text()) for node in figure.children if isinstance(node, Node) and node.name == "blockquote"]
        ]
        assert quotes == ([one_line(placed.note.quote)] if one_line(placed.note.quote) else [])
        if placed.note.translation and one_line(placed.note.translation.text):
            assert one_line(placed.note.translation.text) in figure.find("p", "english")[0].text()
        for tag in placed.note.tags:
            assert squeezed(one_line(tag)) in squeezed(figure.text())


@given(texts.filter(one_line))
@few
def test_no_text_becomes_an_element(text: str) -> None:
    def made(words: str) -> Node:
        note = replace(BROKEN_OFF, tags=(words,), note="", translation=Shown(words, words, "", "sentence"))
        return read(to_html([page(Placed(note, (Span(0, 9),), State.SURE), title=words, words=words)] * 1))

    document = made(text)
    assert skeleton(document) == skeleton(made("woord"))
    line = squeezed(one_line(text))
    assert squeezed(document.find("title")[0].text()) == line
    assert squeezed(document.find("h1")[0].text()) == line
    rows = document.find("div", "pair")
    assert {squeezed(node.text()) for row in rows for node in row.find("span", "english")} == {line}


@given(placements)
@few
def test_every_character_is_marked_as_it_should_be(made: list[Placed]) -> None:
    document = read(to_html([page(*made)]))
    found: list[tuple[str, str, bool]] = []

    def walk(node: Node, kind: str, meeting: bool) -> None:
        for child in node.children:
            if isinstance(child, str):
                found.extend((character, kind, meeting) for character in child)
            elif not is_sign(child):
                is_mark = child.name == "mark"
                walk(child, child.classes[0] if is_mark else kind, is_mark and "meeting" in child.classes)

    for row in document.find("div", "pair"):
        if "caption" not in row.attributes["id"]:
            walk(next(node for node in row.all() if node.attributes.get("lang") == "nl"), "", False)
    expected: list[tuple[str, str, bool]] = []
    for block in BODY:
        assert block.start is not None
        for at, character in enumerate(block.text, block.start):
            over = [
                (end - start, placed.note)
                for placed in made
                for start, end in placed.spans
                if start <= at < end and not placed.note.bookmark
            ]
            shortest = min((length for length, _ in over), default=0)
            inner = {note.color.value for length, note in over if length == shortest} or {""}
            kind = found[len(expected)][1]
            assert kind in inner
            expected.append((character, kind, len({note.id for _, note in over}) > 1))
    assert found == expected


def test_overlapping_marks() -> None:
    sentence = ARTICLE.sentences[0].span
    outer = Placed(replace(BROKEN_OFF, color=Colour.MARK), (sentence,), State.SURE)
    inner = Placed(DIGGERS, (Span(10, 17),), State.SURE)
    document = read(to_html([page(outer, inner)]))
    text = ARTICLE.text[slice(*sentence)]
    assert [(node.classes, node.text()) for node in document.find("mark")] == [
        (["mark"], text[:10]),
        (["word", "meeting"], text[10:17]),
        (["mark"], text[17:]),
    ]
    assert [node.text() for node in document.find("a", "sign")] == ["2", "1"]


def test_pieces_of_one_note_have_one_sign_and_do_not_meet() -> None:
    made = Placed(BROKEN_OFF, (Span(0, 8), Span(5, 12), Span(20, 25)), State.SURE)
    document = read(to_html([page(made)]))
    assert {tuple(node.classes) for node in document.find("mark")} == {("grammar",)}
    (sign,) = document.find("a", "sign")
    assert sign.attributes["href"] == f"#ll-{BROKEN_OFF.id}"
    assert sign.attributes["aria-label"] == "3 grammar: to the note"


def test_a_bookmark_and_a_doubtful_place_are_told() -> None:
    flag = Placed(replace(DIGGERS, bookmark=True), (ARTICLE.sentences[1].span,), State.SURE)
    doubtful = Placed(BROKEN_OFF, (Span(0, 8),), State.ASK)
    document = read(to_html([page(flag, doubtful)]))
    assert [node.text() for node in document.find("a", "sign")] == ["3?", "⚑"]
    assert len(document.find("mark")) == 1
    assert [node.text().split(" · ")[0] for node in document.find("figcaption")] == ["3? grammar", "⚑ bookmark"]


def test_a_note_stands_beside_its_paragraph() -> None:
    last = ARTICLE.sentences[len(ARTICLE.sentences) - 1]
    beside = Placed(DIGGERS, (last.span,), State.SURE)
    on_all = Placed(replace(BRIDGE, target=replace(BRIDGE.target, exact="")), (), State.SURE)
    lost = Placed(BROKEN_OFF, (), State.ORPHAN)
    document = read(to_html([page(lost, beside, on_all)]))
    rows = {row.find("figure")[0].attributes["id"]: row for row in document.find("div", "row") if row.find("figure")}
    assert rows[f"ll-{on_all.note.id}"].find("h1")
    row = rows[f"ll-{beside.note.id}"]
    assert ARTICLE.text[slice(*last.span)] in row.text(is_sign)
    assert row.find("figcaption")[0].find("a")[0].attributes["href"] == f"#a1-{last.index + 1}"
    assert document.find("div", "list")[0].find("figure")[0].attributes["id"] == f"ll-{lost.note.id}"


def test_without_the_text_there_are_the_notes_with_their_sentences() -> None:
    made = [Placed(BROKEN_OFF, (Span(0, 8),), State.SURE), Placed(DIGGERS, (), None)]
    document = read(to_html([page(*made).alone()]))
    assert not document.find("div", "pair")
    assert [node.text() for node in document.find("p", "sentence")] == [BROKEN_OFF.sentence] * 2


def test_several_articles_have_a_table_of_contents() -> None:
    document = read(to_html([page(Placed(DIGGERS, (), None)), page()._replace(title="Nog één")]))
    assert [(node.attributes["href"], node.text()) for node in document.find("nav")[0].find("a")] == [
        ("#a1", "De lamp"),
        ("#a2", "Nog één"),
    ]
    assert [node.text().strip() for node in document.find("nav")[0].find("span")] == ["1 note", "0 notes"]
    only_known(document)


@pytest.mark.parametrize("whole", [True, False])
@pytest.mark.parametrize("pages", [[], [sample()], [page(), sample()]], ids=len)
def test_the_page_can_be_read_by_anyone(pages: Sequence[Page], whole: bool) -> None:
    document = read(to_html([one if whole else one.alone() for one in pages]))
    assert document.find("html")[0].attributes["lang"] == "en"
    assert len(document.find("main")) == len(document.find("h1")) == 1
    levels = [int(node.name[1]) for node in document.all() if re.fullmatch("h[1-6]", node.name)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    ids = {node.attributes.get("id") for node in document.all()}
    for node in document.all():
        assert node.attributes.get("aria-labelledby") in ids | {None}
        if node.name == "a":
            assert node.text().strip()
    for node in document.find("nav") + document.find("article"):
        assert node.attributes["aria-labelledby"] in ids
    for dutch in (document.find("blockquote"), document.find("mark")):
        assert not dutch or not any(node.attributes.get("lang") == "en" for node in dutch)


def test_lines_for_several_sentences_and_none() -> None:
    block = next(block for block in BODY if len(block.sentences) == 3)
    made = pairs(ARTICLE, block, Translation((Line("Two of them.", range(1, 3), BY),)), "x-")
    first = ARTICLE.sentences[block.sentences[0]].index
    assert [(pair.id, pair.english) for pair in made] == [(f"x-{first + 1}", ""), (f"x-{first + 2}", "Two of them.")]
    assert "".join(ARTICLE.text[slice(*pair.span)] for pair in made) == block.text


def test_an_untranslated_article_has_one_column() -> None:
    document = read(to_html([page()._replace(translations={})]))
    assert document.find("article")[0].classes == ["alone"]
    assert not document.find(kind="english")


@given(st.lists(placed_notes, max_size=4, unique_by=lambda placed: placed.note.id), st.randoms(), st.booleans())
@few
def test_the_same_notes_are_the_same_bytes(made: list[Placed], random: Random, whole: bool) -> None:
    text = to_html([page(*made) if whole else page(*made).alone()])
    shuffled = [*made, Placed(DELETED, (), None)]
    random.shuffle(shuffled)
    assert to_html([page(*shuffled) if whole else page(*shuffled).alone()]) == text
    assert text.endswith("\n")
    text.encode()


def test_the_committed_sample() -> None:
    assert {path: path.read_bytes() for path in samples()} == samples()


@given(texts, st.uuids())
def test_the_command_is_one_for_a_shell(article: str, id: object) -> None:
    note = replace(DIGGERS, article=article, id=str(id))
    document = read(to_html([page(Placed(note, (), None))]))
    assert shlex.split(document.find("code")[0].text()) == ["leeslamp", "read", f"{one_line(article)}#{str(id)[:8]}"]


@given(texts)
def test_words_are_tame(text: str) -> None:
    only_known(read(words_html(text)))


@given(st.text("aZé ,.;:?!'’“”\"()=/…–+#-1", max_size=30))
def test_plain_words_need_no_renderer(text: str) -> None:
    rendered = words_html(f"{text.strip()}\n\n*x*").replace("&quot;", '"')
    assert f"{words_html(text)}\n<p><em>x</em></p>".lstrip().replace("&quot;", '"') == rendered


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("**a** *b*\nc", "<p><strong>a</strong> <em>b</em><br>\nc</p>"),
        ("# kop", '<p class="heading">kop</p>'),
        ("```js\n<b>\n```", "<pre><code>&lt;b&gt;\n</code></pre>"),
        ("[a](https://b.example/?c&d 'e')", '<p><a href="https://b.example/?c&amp;d" rel="noopener">a</a></p>'),
        ("<mailto:a@b.example>", '<p><a href="mailto:a@b.example" rel="noopener">mailto:a@b.example</a></p>'),
        ("<b onclick=x>", "<p>&lt;b onclick=x&gt;</p>"),
        ("3. c", '<ol start="3">\n<li>c</li>\n</ol>'),
        (
            "|a|\n|:-:|\n|b|",
            "<table>\n<thead>\n<tr>\n<th>a</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>b</td>\n</tr>\n</tbody>\n</table>",
        ),
        ("\n\n", ""),
    ],
)
def test_markdown(markdown: str, expected: str) -> None:
    assert words_html(markdown) == expected


@pytest.mark.parametrize(
    "address",
    ["javascript:x", "JaVaScRiPt:x", "data:text/html,x", "file:///x", "//x.example", "x", "#x", "https:", "vbscript:x"],
)
@pytest.mark.parametrize("form", ["[a]({})", "<{}>", "[a][b]\n\n[b]: {}"])
def test_other_addresses_are_text(address: str, form: str) -> None:
    document = read(words_html(form.format(address)))
    assert not document.find("a")
    assert address in document.text()


def test_a_picture_is_no_picture() -> None:
    assert (
        words_html("![a](https://b.example/c.png)") == '<p>!<a href="https://b.example/c.png" rel="noopener">a</a></p>'
    )


@pytest.mark.parametrize(
    ("stamp", "date"),
    [
        ("2022", '<time datetime="2022">2022</time>'),
        ("2022-02", '<time datetime="2022-02">February 2022</time>'),
        ("2022-02-07T19:00:00.000Z", '<time datetime="2022-02-07">7 February 2022</time>'),
        ("gisteren", "gisteren"),
        ("2022-13-01", "2022-13-01"),
        ("", ""),
    ],
)
def test_days(stamp: str, date: str) -> None:
    assert day(stamp) == date


def test_only_our_own_style_is_let_through() -> None:
    text = to_html([sample()])
    (style,) = re.findall("<style>(.*?)</style>", text, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    (policy,) = [node.attributes["content"] for node in read(text).find("meta") if "http-equiv" in node.attributes]
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert not re.search(r"@import|url\(|</|<!--", style)


def _luminance(colour: str) -> float:
    """WCAG 2.2, relative luminance."""
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    parts = (value / 255 for value in bytes.fromhex(digits))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    dark, light = sorted(map(_luminance, (one, other)))
    return (light + 0.05) / (dark + 0.05)


def _looks() -> list[dict[str, str]]:
    style = (PROJECT / "tui" / "exports" / "html" / "page.css").read_text(encoding="utf-8")
    return [
        dict(re.findall(r"--([\w-]+): (#\w+);", block)) for block in re.findall(r":root \{(.*?)\}", style, re.DOTALL)
    ]


KINDS = ("mark", "word", "grammar", "question")


@pytest.mark.parametrize("look", _looks(), ids=["light", "dark", "print"])
def test_contrasts(look: dict[str, str]) -> None:
    """AA: 4.5 for letters, 3 for lines that tell something (WCAG 2.2, 1.4.3 and 1.4.11)."""
    papers = [look[name] for name in ("paper", "card", "lit")]
    letters = [look[name] for name in ("ink", "soft", "lamp", *(f"{kind}-edge" for kind in KINDS))]
    assert min(_contrast(one, paper) for one in letters for paper in papers) >= 4.5
    assert min(_contrast(look["ink"], look[kind]) for kind in KINDS) >= 4.5
    assert min(_contrast(look[f"{kind}-edge"], look[kind]) for kind in KINDS) >= 3


def test_kinds_differ_without_colour() -> None:
    style = (PROJECT / "tui" / "exports" / "html" / "page.css").read_text(encoding="utf-8")
    for rule in (r"^\.{}(?= \{{).*?text-decoration-style: (\w+)", r"^\.note\.{} \{{ border-left-style: (\w+)"):
        lines = [found[1] if (found := re.search(rule.format(kind), style, re.M)) else "solid" for kind in KINDS]
        assert len(set(lines)) == 4


def test_a_page_needs_neither_screen_nor_database() -> None:
    late = {"textual", "tinydb", "sqlite3", "markdown_it"}
    code = f"import sys, tui.exports.html.page; sys.exit(bool({late} & set(sys.modules)))"
    subprocess.run([sys.executable, "-c", code], cwd=PROJECT, timeout=30, check=True)
