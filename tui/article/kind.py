"""What a block is on the page."""

from __future__ import annotations

from tui.light import StrEnum


class Kind(StrEnum):
    """In page order, but that headings and paragraphs alternate."""

    TITLE = "title"
    CAPTION = "caption"
    CREDIT = "credit"
    HEADING = "heading"
    PARAGRAPH = "paragraph"

    @property
    def has_translation(self) -> bool:
        """A photo credit is names; everything else can be translated."""
        return self is not Kind.CREDIT
