"""What of a passage is looked for in a text: each piece, with as much around it as the file tells."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tui.clean import clean, one_line
from tui.imports.model import Imported
from tui.notes.anchoring.search import occurrences
from tui.notes.record import CONTEXT, Target

_BETWEEN = " … "
"""What stands between the pieces of a quote (`Note.quote`), and now and then within one."""


def pieces_of(imported: Imported, words: str = "") -> tuple[Target, ...]:
    """The pieces of the passage; one without a word for a note on the text as a whole.

    `words` is the text it was marked in, on one line: a quote that stands in it as it is has but one piece.
    """
    if imported.pieces:
        return tuple(map(_cleaned, imported.pieces))
    quote, sentence = one_line(imported.quote), one_line(imported.sentence)
    is_one = not imported.ours or quote in sentence or quote in words
    exacts = [quote] if is_one else quote.split(_BETWEEN)
    first, *rest = (Target(exact, "", "", 0, 0) for exact in exacts)
    return _cleaned(replace(first, prefix=imported.prefix, suffix=imported.suffix)), *rest


def in_sentence(pieces: tuple[Target, ...], sentence: str) -> Iterator[Target]:
    """The pieces that lack what stands around them with what does in their sentence, if that has them but once.

    All of them are taken to stand in one sentence, as those of a verb do, if they can.
    """
    behind = 0
    for piece in pieces:
        if piece.prefix or piece.suffix or not piece.exact:
            yield piece
            continue
        there = [at for at in occurrences(sentence, piece.exact) or () if at >= behind]
        if len(there) != 1:
            yield piece
            continue
        start, behind = there[0], there[0] + len(piece.exact)
        yield replace(piece, prefix=sentence[:start][-CONTEXT:], suffix=sentence[behind:][:CONTEXT])


def _cleaned(piece: Target) -> Target:
    return replace(
        piece,
        exact=one_line(piece.exact),
        prefix=clean(piece.prefix)[-CONTEXT:],
        suffix=clean(piece.suffix)[:CONTEXT],
    )
