"""One note, as it stands beside its passage or in a list.

What the page does not show of it, or not as it is, stands in attributes, so that the note can be read back. On the
`figure`, as far as there is any:

    data-words     the reader's own words, in Markdown
    data-tags      all tags, each on a line
    data-color     the kind, of a bookmark too
    data-created   when it was made
    data-sentence  the Dutch sentence it stands in
    data-rev       the revision of the article it was made on
    data-bookmark  `true` for a bookmark

The `blockquote` has a `span` for each piece of the passage, with data-start and data-end (code points of that revision)
and what stood before and behind it, data-prefix and data-suffix. A translation has data-engine, data-at, data-scope and
data-edited. The `article` around them has data-article (its id), data-title, data-url and data-published.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.clean import one_line
from tui.exports.html.days import day
from tui.exports.html.element import Html, element, rows
from tui.exports.html.marks import is_unsure, kind, note_id, sign
from tui.exports.html.words import words_html
from tui.exports.links import deep_link
from tui.notes.record import Note, Shown, tags_in
from tui.patterns import pattern
from tui.translation.model import maker

if TYPE_CHECKING:
    from tui.notes.annotator import Placed

_LANGUAGE = pattern(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


def card(placed: Placed, beside: str = "") -> Html:
    """All that there is to a note. `beside` is the id of what it stands beside; without, its sentence is shown too."""
    note = placed.note
    parts = [_head(placed, beside)]
    quote = one_line(note.quote)
    if quote:
        parts.append(_quote(note))
    if not beside and (sentence := one_line(note.sentence)) not in quote:
        parts.append(element("p", sentence, class_="sentence", lang="nl"))
    if note.note.strip():
        parts.append(element("div", words_html(note.note), class_="words"))
    if note.translation and note.translation.text:
        parts.append(_translation(note.translation))
    own = tags_in(note.note)
    if tags := [one_line(tag) for tag in note.tags if tag not in own]:
        parts.append(element("p", " ".join(f"#{tag}" for tag in tags), class_="tags"))
    parts.append(element("p", element("code", deep_link(note)), class_="made"))
    return element("figure", rows(parts), class_=f"note {kind(placed)}", id=note_id(placed), **_untold(note))


def _untold(note: Note) -> dict[str, str]:
    """What is not shown, or not as it is."""
    told = {
        "data_color": note.color.value,
        "data_bookmark": "true" if note.bookmark else "",
        "data_created": one_line(note.created),
        "data_rev": note.rev,
        "data_sentence": one_line(note.sentence),
        "data_tags": "\n".join(map(one_line, note.tags)),
        "data_words": note.note,
    }
    return {name: value for name, value in told.items() if value}


def _quote(note: Note) -> Html:
    parts: list[str] = []
    for piece in note.pieces:
        place = {"data_start": str(piece.start), "data_end": str(piece.end)}
        around = {"data_prefix": piece.prefix, "data_suffix": piece.suffix}
        parts += [" … ", element("span", one_line(piece.exact), **place, **around)]
    return element("blockquote", *parts[1:], lang="nl")


def _head(placed: Placed, beside: str) -> Html:
    parts: list[str] = [element("span", sign(placed), class_="sign"), " ", kind(placed), " · "]
    parts.append(day(one_line(placed.note.created)))
    if is_unsure(placed):
        parts.append(" · is this its place?")
    if beside and placed.spans:
        parts += [" ", element("a", "↑", href=f"#{beside}", aria_label="to the passage")]
    return element("figcaption", *parts)


def _translation(shown: Shown) -> Html:
    by = ", ".join(maker(name).label for name in one_line(shown.engine).split(", "))
    parts: list[str] = [one_line(shown.text)]
    if by:
        parts += [" ", element("span", f"— {by}", class_="by", lang="en")]
    language = shown.lang if _LANGUAGE.fullmatch(shown.lang) else ""
    made = {"data_engine": shown.engine, "data_at": shown.at, "data_scope": shown.scope}
    edited = {"data_edited": "true"} if shown.edited else {}
    return element("p", *parts, class_="english", lang=language, **made, **edited)
