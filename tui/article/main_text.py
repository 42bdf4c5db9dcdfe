"""Which part of a web page is its text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from tui.article.page_pieces import Element, Page, Piece

CELLS = ("td", "th")
"""Of tables."""


def main_text(page: Page) -> list[Piece]:
    """The lines of the element that the text stands in.

    That is the `article` or else the `main` with most prose, if it has a third of the page's, else the element with
    most prose in paragraphs of its own, or what is around it and has half of the page's, or what is around that and
    others of its kind: not one chapter of a manual.
    """
    wrappers = wrappers_of(page)
    whole: Counter[Element] = Counter()
    own: Counter[Element] = Counter()
    for piece in page.pieces:
        if size := 0 if taken_for(piece, wrappers) else prose(piece):
            whole.update(dict.fromkeys(piece.within, size))
            boxes = [element for element in piece.within if element.tag in ("div", "section", "body", "td")]
            own.update(dict.fromkeys(boxes[-1:], size))
    total = sum(map(prose, page.pieces))
    for tag in ("article", "main"):
        best = max((element for element in whole if element.tag == tag), key=whole.__getitem__, default=None)
        if best and whole[best] * 3 >= total:
            return [piece for piece in page.pieces if best in piece.within]
    best = max(own, key=own.__getitem__, default=None)
    around = next((piece.within for piece in page.pieces if best in piece.within), ())
    outwards = reversed(around[: around.index(best) + 1] if best else ())
    chosen = next((element for element in outwards if whole[element] * 2 >= total), None)
    while chosen and (outside := _among_its_like(chosen, whole, page)):
        chosen = outside
    return [piece for piece in page.pieces if chosen in piece.within] if chosen else page.pieces


def _among_its_like(chosen: Element, with_prose: Iterable[Element], page: Page) -> Element | None:
    """What an element stands in together with others of its kind that have prose, too; None where it has none."""
    if not chosen.looks:
        return None
    like = {element for element in with_prose if (element.tag, element.looks) == (chosen.tag, chosen.looks)}
    around = next(piece.within for piece in page.pieces if chosen in piece.within)
    parent = around[around.index(chosen) - 1] if chosen != around[0] else None
    for piece in page.pieces:
        if parent in piece.within:
            after = piece.within.index(parent) + 1
            if after < len(piece.within) and piece.within[after] != chosen and piece.within[after] in like:
                return parent
    return None


def prose(piece: Piece) -> int:
    """Code points of a line that reads like text: none where it is short, or mostly links."""
    return len(piece.text) if len(piece.text) > 40 and piece.linked * 2 < len(piece.text) else 0


def wrappers_of(page: Page) -> set[int]:
    """Elements that by their name are no text, but have most of it in them: a div of class `content-with-comments`.

    Also the cell of a table that only lays out the page.
    """
    within: Counter[int] = Counter()
    for piece in page.pieces:
        odd = (element.number for element in piece.within if element.taken_for or element.tag in CELLS)
        within.update(dict.fromkeys(odd, prose(piece)))
    total = sum(map(prose, page.pieces))
    return {number for number, size in within.items() if size * 2 > total}


def taken_for(piece: Piece, wrappers: set[int]) -> str:
    """What a line is, by the elements it stands in, if not part of the text; empty if they do not say."""
    said = (element.taken_for for element in reversed(piece.within) if element.number not in wrappers)
    return next(filter(None, said), "")
