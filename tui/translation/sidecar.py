"""`<slug>.en.md`: the translation somebody wrote, a block for a block and a line for a sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from tui.article.canonical import read_canonical
from tui.article.front_matter import read_front_matter
from tui.article.kind import Kind
from tui.article.model import Article
from tui.article.parts import Block
from tui.article.structure import without_hashes
from tui.clean import one_line
from tui.errors import ArticleError
from tui.span import Span
from tui.translation.align import Bead, pair
from tui.translation.model import OWN, Line, Maker, Translation, maker

MISSING = "[…]"
"""The line of a sentence, or heading, that has no translation yet."""

_MISSING = ("", MISSING, "[...]")
_MARK = re.compile(r"(?:^|\s)<!--\s*(?P<name>[\w.-]+)\s*-->$")
_OWN = "you"
_SIDECAR = "sidecar"
_ESCAPABLE = ("\\", "#", "[")


class Written(NamedTuple):
    """A line of a sidecar."""

    number: int
    """Of the lines of the file, from 0."""
    start: int
    """Where its words begin, behind the hashes of a heading."""
    text: str
    """Clean, without the mark; empty where the translation is still missing."""
    maker: Maker | None
    """Who its mark names; None is whoever wrote the file."""


class Group(NamedTuple):
    """A block of a sidecar: a heading, or the lines of a paragraph."""

    level: int
    """1 for `#`, 2 for `##` …; 0 for a paragraph."""
    lines: list[Written]


@dataclass(frozen=True)
class Outline:
    """What a sidecar says, and which of it is surely the translation of what in an article."""

    article: Article
    notices: tuple[str, ...]
    """What of the front matter was not understood."""
    above: dict[str, Written]
    """What stands above the body, by the name of its field."""
    blocks: dict[int, Group]
    """By index of the block in the article, from the first heading or paragraph on without a gap."""
    groups: int
    """How many there are in all, used or not."""
    by: Maker
    """Who made what bears no mark."""

    @property
    def objection(self) -> str:
        """A sentence about what is not used, or missing, at the end; empty if nothing is."""
        used, body = len(self.blocks), len(_body(self.article))
        if used == body == self.groups:
            return ""
        return (
            f"follows the text for {used} of {body} blocks; the rest of it is not used: "
            "give it the same headings and paragraphs in the same order"
        )

    def translation(self, block: int) -> Translation | None:
        """The translation of a block; None where there is none."""
        found = self.article.blocks[block]
        if found.start is not None:
            lines = self.blocks[block].lines if block in self.blocks else []
        else:
            lines = [self.above[found.kind]] if found.kind in self.above else []
        dutch = [self.article.sentence_text(index) for index in found.sentences]
        return _block(lines, dutch, self.by)


class Sidecar(NamedTuple):
    """Translations by block index, the English title (empty if none), and what could not be used."""

    blocks: dict[int, Translation]
    title: str
    notices: tuple[str, ...]


def read_sidecar(path: Path, article: Article) -> Sidecar:
    """The sidecar at `path`, matched with an article; nothing where there is no file.

    Its body must have the article's headings and paragraphs in the same order. Where they part ways everything from
    there on is left out and said: a wrong pair is never shown as right. A paragraph that is missing shows only at the
    next heading or the end, so behind the last heading that both have, lines must be as many as sentences as well.
    """
    if not path.is_file():
        return Sidecar({}, "", ())
    try:
        text, notices = read_canonical(path)
    except ArticleError as error:
        return Sidecar({}, "", (f"the translation was not read: {error}",))
    found = outline(text, article, path.name)
    blocks = {
        block.index: translation
        for block in article.blocks
        if (translation := found.translation(block.index)) is not None
    }
    said = [*notices, *found.notices]
    if found.objection:
        said.append(f"{path.name} {found.objection}")
    title = found.above.get("title")
    return Sidecar(blocks, title.text if title else "", tuple(said))


def outline(text: str, article: Article, name: str) -> Outline:
    """Match the canonical text of a sidecar called `name` with an article."""
    front = read_front_matter(text)
    above = {field: _written(0, 0, value) for field, value in front.fields.items()}
    numbered = "\n" * text.count("\n", 0, front.end) + text[front.end :]
    groups = _groups(numbered.split("\n"))
    body = _body(article)
    if groups and groups[0].level == 1 and body[0].kind is not Kind.HEADING:  # the title, written as in the article
        above.setdefault("title", groups.pop(0).lines[0])
    used = _matching(body, groups)
    blocks = {block.index: group for block, group in zip(body[:used], groups[:used], strict=True)}
    by = Maker(_SIDECAR, front.fields.get("by", "") or name)
    return Outline(article, front.notices, above, blocks, len(groups), by)


def marked(text: str, by: Maker) -> str:
    """The line of a sidecar that says `text` is by `by`; MISSING for a text without a visible character.

    Every such line bears a mark, so that whatever stands before the mark is text, be it `---` or a mark itself; only
    what could begin something else is escaped.
    """
    shown = one_line(text)
    if not shown:
        return MISSING
    escape = "\\" if shown.startswith(_ESCAPABLE) else ""
    return f"{escape}{shown} <!-- {_OWN if by.name == OWN.name else by.name} -->"


def unmarked(line: str) -> tuple[str, Maker | None]:
    """The text of a line without hashes, and who its mark names: the reverse of `marked`."""
    shown = one_line(line)
    mark = _MARK.search(shown)
    text = shown[: mark.start()].strip() if mark else shown
    name = mark["name"] if mark else _SIDECAR
    by = OWN if name == _OWN else None if name == _SIDECAR else maker(name)
    if text in _MISSING:
        return "", by
    return text[1:] if text[0] == "\\" and text[1:].startswith(_ESCAPABLE) else text, by


def _written(number: int, start: int, line: str) -> Written:
    return Written(number, start, *unmarked(line[start:]))


def _body(article: Article) -> list[Block]:
    return [block for block in article.blocks if block.start is not None]


def _groups(lines: Sequence[str]) -> list[Group]:
    """Runs of lines between blank lines; a heading is a run of its own."""
    groups: list[Group] = []
    fresh = True
    for number, line in enumerate(lines):
        if not line.strip():
            fresh = True
            continue
        words, level = without_hashes(line, Span(0, len(line)))
        if not one_line(line[slice(*words)]):  # nothing but invisible characters
            continue
        if fresh or level:
            groups.append(Group(level, []))
        groups[-1].lines.append(_written(number, words.start, line))
        fresh = level > 0
    return groups


def _matching(body: list[Block], groups: list[Group]) -> int:
    """How many blocks from the first on are surely what the groups beside them translate."""
    alike = 0
    sure = 0
    for block, group in zip(body, groups, strict=False):
        if (block.kind is Kind.HEADING) != (group.level > 0):
            break
        alike += 1
        if group.level:
            sure = alike
    if alike == len(body) == len(groups):
        return alike
    while sure < alike and len(groups[sure].lines) == len(body[sure].sentences):
        sure += 1
    return sure


def _block(lines: Sequence[Written], dutch: Sequence[str], by: Maker) -> Translation | None:
    """A line for a sentence where they are as many; else by length, or all of them for the whole block.

    What several lines say together is by who made the first of them.
    """
    there = [
        Line(line.text, range(number, number + 1), line.maker or by) for number, line in enumerate(lines) if line.text
    ]
    if there and not len(lines) == len(dutch) > 1:
        texts = [line.text for line in there]
        whole = len(dutch) < 2 or len(texts) < len(lines)
        beads = None if whole else pair([*map(len, dutch)], [*map(len, texts)])
        beads = beads or [Bead(range(len(dutch)), range(len(texts)))]
        there = [
            Line(
                " ".join(texts[slice(bead.english.start, bead.english.stop)]),
                bead.dutch,
                there[bead.english.start].maker,
            )
            for bead in beads
        ]
    return Translation(tuple(there)) if there else None
