"""A note as a callout of Obsidian, which other Markdown shows as a quotation.

    > [!quote|word] the quote
    > The Dutch sentence it stands in.
    > *The translation that stood beside it.*
    > #tag-the-words-lack
    > `leeslamp read kat-in-de-trein#1f3c9a7e`
    >
    > The reader's own words, with #tags of their own.

    ^ll-1f3c9a7e5b2d4c6f8a0b1c2d3e4f5061

What stands after `quote|` is the colour; a bookmark has `bookmark` for `quote`. Parts a note does not have are left
out, as is the sentence when the quote holds all of it. The words come last: a table or a code block left open there
ends with the callout, and takes nothing with it. The block id is the note's id: the note can be found by it.
"""

from __future__ import annotations

import re

from tui.clean import clean, one_line
from tui.exports.arrange import WHOLE, tag_words
from tui.exports.links import deep_link
from tui.exports.literal import code, literal
from tui.notes.record import Note, tags_in

_UNFIT = re.compile("[^0-9A-Za-z-]")
_BLOCK_ID = re.compile(r"(?<!\S)(?=\\*\^[\w-]+\s*$)")
_ESCAPED_ID = re.compile(r"(?<!\S)\\(?=\\*\^[\w-]+\s*$)")


def block_of(note: Note) -> str:
    """The callout and its id."""
    quoted = "\n".join(quoted_line(line) for line in callout_of(note))
    return f"{quoted}\n\n^ll-{id_of(note)}"  # Obsidian wants empty lines around the id of a callout


def callout_of(note: Note) -> list[str]:
    """The lines of the callout, without what makes a quotation of them."""
    words = words_of(note)
    # Obsidian would take `^word` at the end of a line for the id of that line
    own = ["", *(_BLOCK_ID.sub(r"\\", line) for line in words.split("\n"))] if words else []
    tags = shown_tags(note)
    return [*passage_of(note), *([" ".join(f"#{word}" for word in tags)] if tags else []), link_of(note), *own]


def passage_of(note: Note) -> list[str]:
    """The lines that tell what the note is on: quote, sentence, translation."""
    quote, sentence = one_line(note.quote), one_line(note.sentence)
    translation = one_line(note.translation.text) if note.translation else ""
    head = literal(quote) if quote else WHOLE
    lines = [f"[!{'bookmark' if note.bookmark else 'quote'}|{note.color}] {head}"]
    if sentence not in quote:
        lines.append(literal(sentence))
    if translation:
        lines.append(f"*{literal(translation)}*")
    return lines


def shown_tags(note: Note) -> list[str]:
    """The tags that the words lack."""
    own = tags_in(note.note)
    return tag_words(tag for tag in note.tags if tag not in own)


def link_of(note: Note) -> str:
    """The line that ends what is ours in a callout."""
    return code(deep_link(note))


def words_of(note: Note) -> str:
    """The reader's own words as far as a callout can hold them."""
    return clean(note.note).rstrip().lstrip("\n")


def words_from(lines: list[str]) -> str:
    """Those words again, from the lines of a callout."""
    return "\n".join(_ESCAPED_ID.sub("", line) for line in lines)


def quoted_line(line: str) -> str:
    """A line of a callout as it stands in a file."""
    return f"> {line}" if line else ">"


def id_of(note: Note) -> str:
    """What follows `^ll-`: the id of the note, in the characters Obsidian takes."""
    return _UNFIT.sub("-", note.id)
