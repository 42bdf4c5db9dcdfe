"""Org, read back by its own rules (orgmode.org/worg/org-syntax.html), as far as an export promises something."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

import pytest
from exports.export_samples import ARTICLES, BRIDGE, BROKEN_OFF, CAT, DIGGERS, NOTES, WHOLE, few, infos, notebooks
from hypothesis import given

from tui.clean import clean, one_line
from tui.exports.arrange import arranged, title_of
from tui.exports.org import to_org
from tui.notes.progress import ArticleInfo
from tui.notes.record import Note

_HEADLINE = re.compile(r"(\*+) (.*?)(?:[ \t]+:([\w@#%:]+):)?[ \t]*")
_PROPERTY = re.compile(r":(\S+):(?:[ \t]+(.*))?")
_BLOCK = re.compile(r"[ \t]*#\+begin_(\w+).*", re.IGNORECASE)
_COMMA = re.compile(r"^([ \t]*,*),(\*|#\+)", re.MULTILINE)
_NOT_PLAIN = re.compile(r"[ \t]*(?:[-+][ \t]|\d+[.)][ \t]|[|#:]|-{5,}$|\[fn:)")


@dataclass
class Entry:
    """A heading and what is below it."""

    level: int
    heading: str
    tags: list[str]
    properties: dict[str, str] = field(default_factory=dict)
    blocks: dict[str, str] = field(default_factory=dict)
    plain: list[str] = field(default_factory=list)


def entries(text: str) -> list[Entry]:
    """The headings of a file; nothing but a title may stand before the first."""
    lines = text.removesuffix("\n").split("\n")
    assert lines.pop(0) == "#+title: leeslamp"
    found: list[Entry] = []
    while lines:
        line = lines.pop(0)
        if re.match(r"\*+ ", line):
            head = _HEADLINE.fullmatch(line)
            assert head
            found.append(Entry(len(head[1]), said(head[2]), (head[3] or "").split(":")))
        elif line == ":PROPERTIES:":
            while (line := lines.pop(0)) != ":END:":
                named = _PROPERTY.fullmatch(line)
                assert named
                found[-1].properties[named[1]] = named[2] or ""
        elif block := _BLOCK.fullmatch(line):
            end, inside = re.compile(rf"[ \t]*#\+end_{block[1]}[ \t]*", re.IGNORECASE), []
            while not end.fullmatch(line := lines.pop(0)):
                assert not re.match(r"\*+ ", line), "a heading ends a block"
                inside.append(line)
            content = "\n".join(inside)
            assert block[1] not in found[-1].blocks
            found[-1].blocks[block[1]] = _COMMA.sub(r"\1\2", content) if block[1] == "src" else said(content)
        elif line:
            assert not _NOT_PLAIN.match(line)
            found[-1].plain.append(said(line))
    return found


def said(text: str) -> str:
    """What is shown of plain text: an entity that shows nothing is dropped."""
    return text.replace(r"\zwnj{}", "")


def test_an_article_and_its_notes() -> None:
    article, broken, diggers = entries(to_org([DIGGERS, BROKEN_OFF], ARTICLES))
    assert (article.level, article.heading, article.tags) == (1, "Burgemeester: “De dijk is af”", ["leeslamp"])
    assert article.properties == {
        "ARTICLE": "dijk-bij-ooijen",
        "URL": "https://leeslamp.example/dijk_1",
        "DATE": "2026-02-11",
    }
    assert (broken.level, broken.heading) == (2, "brak hij het werk af")
    assert broken.tags == ["werkwoord", "b2_scheidbaar", "leeslamp"]
    created, read = "[2026-03-01 Sun 08:15]", "leeslamp read dijk-bij-ooijen#1f3c9a7e"
    assert broken.properties == {"ID": BROKEN_OFF.id, "COLOR": "grammar", "CREATED": created, "READ": read}
    assert broken.blocks == {"quote": BROKEN_OFF.sentence, "src": BROKEN_OFF.note}
    assert broken.plain == ["When the water kept rising, he called off the work and sent the diggers away."]
    assert diggers.heading == "graafmachines"


def test_parts_a_note_does_not_have_are_left_out() -> None:
    _, bridge = entries(to_org([replace(BRIDGE, note="", sentence="")], {}))
    assert (bridge.blocks, bridge.plain) == ({}, [])
    whole = replace(WHOLE, target=replace(WHOLE.target, exact="", start=0, end=0))
    assert entries(to_org([whole], ARTICLES))[1].heading == "On the article as a whole"


@pytest.mark.parametrize(
    "words",
    [
        "* geen kop\n** ook niet",
        "#+end_src\n#+begin_src sh\nrm -r *",
        ",* met komma\n,,#+title: x",
        "  #+END_SRC\n  ,* ingesprongen",
        ":END:\n:PROPERTIES:\n- lijst",
    ],
)
def test_the_readers_words_stay_words(words: str) -> None:
    _, entry = entries(to_org([replace(DIGGERS, note=words)], ARTICLES))
    assert entry.blocks["src"] == words.lstrip("\n")


@pytest.mark.parametrize("sentence", ["* kop", "#+end_quote", "| a | b |", "- punt", "1. eerst", ": vast", "-----"])
def test_a_sentence_is_no_structure(sentence: str) -> None:
    assert WHOLE.translation
    shown = replace(WHOLE, sentence=sentence, translation=replace(WHOLE.translation, text=sentence))
    _, entry = entries(to_org([shown], ARTICLES))
    assert (entry.blocks["quote"], entry.plain) == (sentence, [sentence])


@pytest.mark.parametrize(
    ("quote", "shown"),
    [
        ("TODO de dijk :af:", r"** \zwnj{}TODO de dijk :af: :leeslamp:"),
        ("COMMENT", r"** \zwnj{}COMMENT :leeslamp:"),
        ("[#A] eerst", r"** \zwnj{}[#A] eerst :leeslamp:"),
        ("[[elisp:(x)][klik]]", r"** [\zwnj{}[elisp\zwnj{}:(x)][klik]] :leeslamp:"),
        ("<2026-03-01 Sun>", r"** <\zwnj{}2026-03-01 Sun> :leeslamp:"),
        (r"\alpha", r"** \\zwnj{}alpha :leeslamp:"),
    ],
)
def test_a_quote_is_no_command(quote: str, shown: str) -> None:
    text = to_org([replace(DIGGERS, target=replace(DIGGERS.target, exact=quote))], {})
    assert shown in text.split("\n")
    assert entries(text)[1].heading == quote


@given(notebooks, infos)
@few
def test_whatever_is_in_it_every_note_is_one_heading(made: list[Note], info: ArticleInfo) -> None:
    articles = {info.id: info}
    found = entries(to_org(made, articles))
    shown = [entry for entry in found if entry.level == 2]
    assert [entry.properties["ID"] for entry in shown] == [note.id for note in arranged(made)]
    assert all(entry.tags[-1] == "leeslamp" for entry in found)
    for entry, note in zip(shown, arranged(made), strict=True):
        if quote := one_line(note.quote):
            assert entry.heading == quote
        assert entry.blocks.get("quote", "") == one_line(note.sentence)
        assert entry.blocks.get("src", "") == clean(note.note).rstrip().lstrip("\n")
    titles = {entry.properties.get("ARTICLE"): entry.heading for entry in found if entry.level == 1}
    assert set(titles.values()) == {title_of(note.article, articles) for note in made}


def test_a_time_that_is_none_stays_as_it_is() -> None:
    assert ":CREATED:  gisteren\n" in to_org([replace(DIGGERS, created="gisteren")], {})


def test_every_sample_has_its_article() -> None:
    found = entries(to_org(NOTES, ARTICLES))
    assert [entry.level for entry in found] == [1, 2, 2, 1, 2, 1, 2]
    assert found[3].properties["ARTICLE"] == CAT
