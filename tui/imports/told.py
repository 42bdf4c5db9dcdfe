"""What exports of ours tell in more than one of them: translations and tags."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from tui.clean import one_line
from tui.notes.record import Shown, tags_in


def translation_of(text: str) -> Shown | None:
    """A translation of which no more is told than its words."""
    words = one_line(text)
    return Shown(words, "", "", "sentence") if words else None


def tags_besides(told: Iterable[str], note: str, written: Callable[[Iterable[str]], Iterable[str]]) -> tuple[str, ...]:
    """The tags that are not in the words of the note; `written` is how the form writes tags, which may lose letters."""
    in_words = set(written(tags_in(note)))
    return tuple(tag for tag in told if tag not in in_words)
