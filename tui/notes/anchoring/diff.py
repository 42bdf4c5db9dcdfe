"""The old text mapped on the new one: whole sentences at once, words of changed ones when they are asked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tui.notes.anchoring.changed import Piece
from tui.notes.anchoring.evened import Evened
from tui.notes.anchoring.likeness import SHORT
from tui.notes.anchoring.patience import matched
from tui.notes.anchoring.sentences import sentences
from tui.notes.anchoring.sides import Side, Words
from tui.span import Span

_ROOM = 40
"""Letters that may have come between two words of a passage, besides as many as it has itself; with more it is torn."""
_AROUND = 40
"""Letters of context on each side that tell whether a few words are where they were."""
_STAYED = 0.35
"""Share of them, on one side, that must be there still."""
DOUBT = 0.3
"""Score of a place that is a guess, at most."""


class Place(NamedTuple):
    """Where a passage went, and the share of it that is still there."""

    span: Span
    share: float


class TextDiff:
    """What became of each stretch of one text in another; offsets are those of the texts evened out."""

    def __init__(self, before: Evened, after: Evened) -> None:
        self._old, self._new = old, new = before.text, after.text
        self._ours, self._theirs = Side(sentences(before)), Side(sentences(after))
        ours, theirs = self._ours.sentences, self._theirs.sentences
        texts = [old[slice(*sentence)] for sentence in ours], [new[slice(*sentence)] for sentence in theirs]
        matching = matched(*texts)
        twins = dict(matching.pairs)
        self._doubtful = set(_doubtful(twins, *texts))
        self._doubtful_new = {twins[here] for here in self._doubtful}
        for here, there in matching.pairs:
            self._ours.same[here] = theirs[there]
            if here not in self._doubtful:
                self._theirs.same[there] = ours[here]
        for gap in matching.gaps:
            words = Words(old, new, [ours[here] for here in gap.old], [theirs[there] for there in gap.new])
            self._ours.changed.update(dict.fromkeys(gap.old, words))
            self._theirs.changed.update(dict.fromkeys(gap.new, words))

    def place(self, span: Span) -> Place | None:
        """Where a passage of the old text is, if at least half of it is left in one place."""
        letters = _letters(self._old, span)
        run = max(_runs(self._became(span), _ROOM + span.end - span.start), key=_kept, default=[])
        kept = _kept(run)
        if not run or 2 * kept < letters:
            return None
        place = self._extent(run, span)
        share = min(1.0, kept / letters)
        alone = letters < SHORT and self._context(span, place) < _STAYED
        return Place(place, min(DOUBT, share) if alone or self._doubted(span) else share)

    def taken(self, place: Span, span: Span) -> bool:
        """Whether a place in the new text came from other old words than those of `span`: a look-alike."""
        letters = _letters(self._new, place)
        theirs = _kept(piece for piece in self._came(place) if not piece.new.clip(span))
        return 2 * theirs > letters or (0 < letters == 2 * theirs and letters < SHORT)

    def doubts(self, place: Span) -> bool:
        """Whether it is a guess from which of several equal sentences of the old text a place came."""
        return not self._doubtful_new.isdisjoint(self._theirs.numbers(place))

    def _doubted(self, span: Span) -> bool:
        return self._doubtful.issuperset(self._ours.numbers(span))

    def _became(self, span: Span) -> Iterator[Piece]:
        return self._ours.pieces(span, lambda words: words.pieces)

    def _came(self, span: Span) -> Iterator[Piece]:
        return self._theirs.pieces(span, lambda words: words.turned)

    def _extent(self, run: list[Piece], span: Span) -> Span:
        """From the first to the last word that is left, and one just outside that stands in the place of another."""
        kept = [number for number, piece in enumerate(run) if piece.alike and self._is_word(piece)]
        kept = kept or [number for number, piece in enumerate(run) if piece.alike]
        first, last = kept[0], kept[-1]
        if first and (not run[first - 1].alike or run[first - 1].old.start == span.start):
            first -= 1
        if last + 1 < len(run) and (not run[last + 1].alike or run[last + 1].old.end == span.end):
            last += 1
        return Span(run[first].new.start, run[last].new.end)

    def _is_word(self, piece: Piece) -> bool:
        return piece.new.end - piece.new.start > 1 or self._new[piece.new.start].isalnum()

    def _context(self, span: Span, place: Span) -> float:
        """Share of the letters before or behind a passage, whichever is larger, that are beside its new place still."""
        before = Span(max(0, span.start - _AROUND), span.start)
        behind = Span(span.end, min(len(self._old), span.end + _AROUND))
        near = Span(place.start - 2 * _AROUND, place.end + 2 * _AROUND)
        shares = [
            _kept(piece for piece in self._became(side) if piece.new.clip(near)) / max(1, _letters(self._old, side))
            for side in (before, behind)
        ]
        return min(1.0, max(shares))


def _doubtful(twins: dict[int, int], old: list[str], new: list[str]) -> Iterator[int]:
    """Old sentences that occur more or less often than in the new text, unless those around them are around them still.

    Which of them is left, and which is gone or new, is a guess.
    """
    ours, theirs = Counter(old), Counter(new)
    around = twins | {-1: -1, len(old): len(new)}
    uneven = sorted(here for here in twins if ours[old[here]] != theirs[old[here]])
    while uneven:
        run = [uneven.pop()]
        while uneven and uneven[-1] == run[-1] - 1 and twins[uneven[-1]] == twins[run[-1]] - 1:
            run.append(uneven.pop())
        first, last = run[-1], run[0]
        if around.get(first - 1) != twins[first] - 1 or around.get(last + 1) != twins[last] + 1:
            yield from run


def _letters(text: str, span: Span) -> int:
    return len(text[slice(*span)].replace(" ", ""))


def _kept(found: Iterable[Piece]) -> float:
    return sum(piece.kept for piece in found)


def _runs(found: Iterable[Piece], room: int) -> Iterator[list[Piece]]:
    """Pieces that still follow each other, with no more than `room` letters between them."""
    run: list[Piece] = []
    for piece in found:
        if run and not 0 <= piece.new.start - run[-1].new.end <= room:
            yield run
            run = []
        run.append(piece)
    if run:
        yield run
