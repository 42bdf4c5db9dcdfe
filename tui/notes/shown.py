"""The translation that stands beside a passage, to be kept with its note."""

from __future__ import annotations

from collections.abc import Mapping

from tui.article.model import Article
from tui.notes.record import Shown
from tui.notes.store.times import now
from tui.span import Span
from tui.translation.model import OWN, Line, Translation


def shown_beside(article: Article, translations: Mapping[int, Translation], span: Span) -> Shown | None:
    """The English of every sentence that `span` touches; None if any of them has none.

    Where sentences could not be told apart it is that of all of them, and says so.
    """
    first, last = article.sentence_at(span.start), article.sentence_at(max(span.start, span.end - 1))
    lines: dict[tuple[int, range], Line] = {}
    for index in range(first, last + 1):
        block = article.blocks[article.sentences[index].block]
        translation = translations.get(block.index)
        line = translation.line_of(index - block.sentences.start) if translation else None
        if line is None:
            return None
        lines[block.index, line.sentences] = line
    return Shown(
        text=" ".join(line.text for line in lines.values()),
        engine=", ".join(dict.fromkeys(line.maker.name for line in lines.values())),
        at=now(),
        scope="sentence" if all(len(line.sentences) == 1 for line in lines.values()) else "paragraph",
        edited=any(line.maker == OWN for line in lines.values()),
    )
