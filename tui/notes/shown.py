"""The translation that stands beside a passage, to be kept with its note."""

from __future__ import annotations

from collections.abc import Mapping

from tui.article.model import Article
from tui.notes.record import Shown
from tui.notes.stamps import now
from tui.span import Span
from tui.translation.model import Translation


def shown_beside(article: Article, translations: Mapping[int, Translation], span: Span) -> Shown | None:
    """The English of every sentence that `span` touches; None if any of them has none.

    Where sentences could not be told apart it is the paragraph's, and says so.
    """
    first, last = article.sentence_at(span.start), article.sentence_at(max(span.start, span.end - 1))
    texts: dict[tuple[int, int], str] = {}
    used: list[Translation] = []
    for index in range(first, last + 1):
        block = article.blocks[article.sentences[index].block]
        translation = translations.get(block.index)
        if translation is None:
            return None
        number = index - block.sentences.start if translation.aligned else 0
        texts[block.index, number] = translation.of(number)
        used.append(translation)
    return Shown(
        text=" ".join(texts.values()),
        engine=", ".join(dict.fromkeys(translation.provider for translation in used)),
        at=now(),
        scope="sentence" if all(translation.aligned for translation in used) else "paragraph",
    )
