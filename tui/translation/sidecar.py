"""`<slug>.en.md`: the translation somebody wrote, a block for a block and a line for a sentence."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from tui.article.canonical import read_canonical
from tui.article.front_matter import read_front_matter
from tui.article.model import Article, Kind
from tui.clean import one_line
from tui.errors import ArticleError
from tui.translation.model import SIDECAR, Translation, block_translation

_HASHES = re.compile(r"#{1,6}[ \t]+")


class Sidecar(NamedTuple):
    """Translations by block index, the English title (empty if none), and what could not be used."""

    blocks: dict[int, Translation]
    title: str
    notices: tuple[str, ...]


def read_sidecar(path: Path, article: Article) -> Sidecar:
    """The sidecar at `path`, matched with an article; nothing where there is no file.

    Its body must have the article's headings and paragraphs in the same order. Where they part ways everything from
    there on is left out and said: a wrong pair is never shown as right.
    """
    if not path.is_file():
        return Sidecar({}, "", ())
    try:
        text, notices = read_canonical(path)
    except ArticleError as error:
        return Sidecar({}, "", (f"the translation was not read: {error}",))
    front = read_front_matter(text)
    label = front.fields.get("by", "") or path.name
    found: dict[int, Translation] = {}
    for block in article.blocks:
        if line := front.fields.get(block.kind):
            found[block.index] = Translation((line,), SIDECAR, label)
    body = [block for block in article.blocks if block.start is not None]
    groups = _groups(text[front.end :])
    used = 0
    for block, group in zip(body, groups, strict=False):
        if (block.kind is Kind.HEADING) != (_HASHES.match(group[0]) is not None):
            break
        lines = tuple(one_line(_HASHES.sub("", line)) for line in group)
        found[block.index] = block_translation(lines, len(block.sentences), SIDECAR, label)
        used += 1
    said = [*notices, *front.notices]
    if used < max(len(body), len(groups)):
        said.append(
            f"{path.name} follows the text for {used} of {len(body)} blocks; the rest of it is not used: "
            "give it the same headings and paragraphs in the same order"
        )
    return Sidecar(found, front.fields.get("title", ""), tuple(said))


def _groups(text: str) -> list[list[str]]:
    """Runs of lines between blank lines; a heading is a run of its own."""
    groups: list[list[str]] = []
    fresh = True
    for line in text.split("\n"):
        if not line.strip():
            fresh = True
            continue
        heading = _HASHES.match(line) is not None
        if fresh or heading:
            groups.append([])
        groups[-1].append(line)
        fresh = heading
    return groups
