"""`<slug>.en.md`: the translation somebody wrote, a block for a block and a line for a sentence."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from tui.article.canonical import read_canonical
from tui.article.front_matter import read_front_matter
from tui.article.model import Article, Block, Kind
from tui.article.structure import without_hashes
from tui.clean import one_line
from tui.errors import ArticleError
from tui.span import Span
from tui.translation.model import SIDECAR, Translation, block_translation


class _Group(NamedTuple):
    """A block of a sidecar: a heading, or the lines of a paragraph."""

    level: int
    """1 for `#`, 2 for `##` …; 0 for a paragraph."""
    lines: list[str]
    """Clean, without hashes."""


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
    front = read_front_matter(text)
    label = front.fields.get("by", "") or path.name
    body = [block for block in article.blocks if block.start is not None]
    groups = _groups(text[front.end :])
    above = dict(front.fields)
    if groups and groups[0].level == 1 and body[0].kind is not Kind.HEADING:  # the title, written as in the article
        above.setdefault("title", groups.pop(0).lines[0])
    found: dict[int, Translation] = {}
    for block in article.blocks:
        if line := above.get(block.kind):
            found[block.index] = Translation((line,), SIDECAR, label)
    used = _matching(body, groups)
    for block, group in zip(body[:used], groups[:used], strict=True):
        found[block.index] = block_translation(tuple(group.lines), len(block.sentences), SIDECAR, label)
    said = [*notices, *front.notices]
    if used < max(len(body), len(groups)):
        said.append(
            f"{path.name} follows the text for {used} of {len(body)} blocks; the rest of it is not used: "
            "give it the same headings and paragraphs in the same order"
        )
    return Sidecar(found, above.get("title", ""), tuple(said))


def _groups(text: str) -> list[_Group]:
    """Runs of lines between blank lines; a heading is a run of its own."""
    groups: list[_Group] = []
    fresh = True
    for line in text.split("\n"):
        if not line.strip():
            fresh = True
            continue
        words, level = without_hashes(line, Span(0, len(line)))
        shown = one_line(line[slice(*words)])
        if not shown:  # nothing but invisible characters
            continue
        if fresh or level:
            groups.append(_Group(level, []))
        groups[-1].lines.append(shown)
        fresh = level > 0
    return groups


def _matching(body: list[Block], groups: list[_Group]) -> int:
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
