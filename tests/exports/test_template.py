"""The reader's own template: what it can say, and that nothing else can be said."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from exports.export_samples import ARTICLES, BROKEN_OFF, DIGGERS, DIKE, WHOLE, few, notes
from hypothesis import given

from tui.clean import HARMFUL
from tui.errors import ExportError
from tui.exports.markdown import article_head, to_markdown
from tui.exports.template import FIELDS, LARGEST, Template
from tui.notes.record import Note

DOCS = Path(__file__).parents[2] / "docs" / "exports.md"


def made(source: str, note: Note = BROKEN_OFF) -> str:
    return Template(source, "eigen.md").block(note, ARTICLES.get(note.article))


def test_every_field() -> None:
    assert made("\n".join(f"{field}: {{{{ {field} }}}}" for field in FIELDS if field != "tags")).split("\n") == [
        "quote: brak hij het werk af",
        f"sentence: {BROKEN_OFF.sentence}",
        "translation: When the water kept rising, he called off the work and sent the diggers away.",
        "engine: google",
        *f"note: {BROKEN_OFF.note}".split("\n"),
        "kind: grammar",
        f"title: {ARTICLES[DIKE].title}",
        "date: 2026-02-11",
        "url: https://leeslamp.example/dijk_1",
        f"article: {DIKE}",
        f"created: {BROKEN_OFF.created}",
        f"link: leeslamp read {DIKE}#1f3c9a7e",
        f"id: {BROKEN_OFF.id}",
    ]


def test_the_documentation_has_every_field_and_its_template_works() -> None:
    table = DOCS.read_text(encoding="utf-8").split("## Templates\n")[1].split("| filter |")[0]
    named = {name for row in re.findall(r"^\| (`.*?) \|", table, re.MULTILINE) for name in re.findall(r"`(\w+)`", row)}
    assert named == set(FIELDS)
    source = re.findall(r"```jinja\n(.*?)```", DOCS.read_text(encoding="utf-8"), re.DOTALL)[0]
    assert made(source, WHOLE).startswith("## \\- ‘Hij komt \\*altijd\\* op tijd’, zegt de conducteur.\n*‘He is")


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        (
            "{% for tag in tags %}#{{ tag }}{{ ', ' if not loop.last else '' }}{% endfor %}",
            "#werkwoord, #b2/scheidbaar",
        ),
        ("{{ tags | join(' ') }} {{ tags | length }}", "werkwoord b2/scheidbaar 2"),
        ("{% if 'werkwoord' in tags and kind == 'grammar' %}\nja\n{% else %}\nnee\n{% endif %}", "ja"),
        ("{{ engine | upper }} {{ quote | replace('e', 'E') | capitalize }}", "GOOGLE Brak hij het werk af"),
        ("title: {{ title | scalar }}", 'title: "Burgemeester: “De dijk is af”"'),
        ("{{ tags | first }} {{ tags | last }}", "werkwoord b2/scheidbaar"),
        ("<b>{{ quote }}</b> & {# niets #}", "<b>brak hij het werk af</b> &"),
        (
            "{{ note | oneline }}",
            "**afbreken** splits: - hij *breekt* het *af* - hij heeft het *afgebroken* #werkwoord",
        ),
    ],
)
def test_what_a_template_can_say(source: str, wanted: str) -> None:
    assert made(source).startswith(wanted)


def test_a_page_has_a_head_and_a_block_for_each_note() -> None:
    text = to_markdown([DIGGERS, BROKEN_OFF], ARTICLES, Template("- {{ quote }}\n", "eigen.md"))
    assert text == article_head(DIKE, ARTICLES) + "\n\n- brak hij het werk af\n\n- graafmachines\n"


def test_a_note_of_which_nothing_is_said_leaves_no_gap() -> None:
    template = Template("{% if note %}{{ note }}{% endif %}", "eigen.md")
    assert to_markdown([DIGGERS], ARTICLES, template) == article_head(DIKE, ARTICLES) + "\n"


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("een\n{{ qoute }}", "line 2: there is no field 'qoute'; there are quote, "),
        ("een\n\n{% include '/etc/hosts' %}", "line 3: `include` is not for templates of notes"),
        ("{% import 'x' as y %}", "line 1: `import` is not"),
        ("{% extends 'x' %}", "line 1: `extends` is not"),
        ("{% macro f() %}{{ f() }}{% endmacro %}", "line 1: `macro` is not"),
        ("{% set x = quote ~ quote %}", "line 1: `assign` is not"),
        ("{{ quote * 1000000000 }}", "line 1: `mul` is not"),
        ("{{ range(10) }}", "line 1: `call` is not"),
        ("{{ quote.__class__.__mro__ }}", "line 1: only `loop` has something behind a dot"),
        ("{{ quote['__class__'] }}", "line 1: `getitem` is not"),
        ("{% for a in tags %}{% for b in tags %}{% endfor %}{% endfor %}", "line 1: the only loop is"),
        ("{% for a in note %}{% endfor %}", "line 1: the only loop is"),
        ("{{ quote | attr('x') }}", "line 1: No filter named 'attr'"),
        ("{{ quote | replace(1, 2) }}", "line 1: "),
        ("een\n{{ tag }}{% for tag in tags %}{% endfor %}", "line 2: 'tag' is undefined"),
        ("\n\n{% if %}", "line 3: Expected an expression"),
        ("{% raw %}een", "line 1: Missing end of raw directive"),
        ("{{ " + "(" * 9000 + "quote" + ")" * 9000 + " }}", "line 1: maximum recursion depth exceeded"),
        ("{{ note" + " | replace('', note)" * 4 + " }}", "line 1: this makes more than 1048576 characters of one note"),
        ("{% for tag in tags %}{{ note | replace('', note) | replace('e', note) }}{% endfor %}", "line 1: this makes"),
    ],
)
def test_a_mistake_is_told_in_a_line_with_its_place(source: str, said: str) -> None:
    with pytest.raises(ExportError) as caught:
        made(source, replace(BROKEN_OFF, note="e" * 700))
    told = str(caught.value)
    assert told.startswith(f"eigen.md, {said}")
    assert "\n" not in told


def test_a_file_that_is_no_template_is_told(tmp_path: Path) -> None:
    path = tmp_path / "eigen.md"
    with pytest.raises(ExportError, match="No such file"):
        Template.read(path)
    path.write_bytes(b"caf\xe9")
    with pytest.raises(ExportError, match="not UTF-8"):
        Template.read(path)
    path.write_text("x" * (LARGEST + 1), encoding="utf-8")
    with pytest.raises(ExportError, match="too long"):
        Template.read(path)
    path.write_text("\ufeff{{ quote }}", encoding="utf-8")
    assert Template.read(path).block(BROKEN_OFF, None) == BROKEN_OFF.quote


@given(notes)
@few
def test_whatever_is_in_a_note_is_only_text(note: Note) -> None:
    text = made("{{ quote }}{{ sentence }}{{ translation }}{{ note }}{{ tags | join }}{{ title }}{{ link }}", note)
    assert not re.search(HARMFUL, text)
