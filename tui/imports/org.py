"""Our own Org, read back by the rules tui/exports/org.py writes it by.

What was written under a note outside of its blocks is not ours, and is not read; neither is a heading without `:ID:`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from tui.exports.arrange import WHOLE
from tui.exports.links import linked
from tui.exports.org import NOTHING, OURS, org_tags
from tui.imports.model import Format, Imported
from tui.imports.told import tags_besides, translation_of
from tui.notes.colour import Colour

_NOTE = re.compile(rf"^\*\* .*:{OURS}:[ \t]*\n:PROPERTIES:[ \t]*\n(?::(?!END:).*\n)*?:ID:[ \t]", re.MULTILINE)
_HEADING = re.compile(r"(\*+) (.*?)(?:[ \t]+:([\w@#%:]+):)?[ \t]*")
_STATE = re.compile(r"(?:(?:TODO|DONE)\s+)?(?:\[#\w\]\s+)?")
"""What Emacs puts before a heading that is made a task."""
_PROPERTY = re.compile(r":(\w+):[ \t]+(\S.*?)\s*")
_BEGIN = re.compile(r"[ \t]*#\+begin_(\w+)\b.*", re.IGNORECASE)
_END = re.compile(r"[ \t]*#\+end_\w+[ \t]*", re.IGNORECASE)
_COMMA = re.compile(r"^([ \t]*),(?=,*(?:\*|#\+))")
_TIME = re.compile(r"\[(\d{4}-\d\d-\d\d) \w+ (\d\d:\d\d)\]")


@dataclass
class _Entry:
    """A heading and what stands below it."""

    level: int
    heading: str
    tags: list[str]
    properties: dict[str, str] = field(default_factory=dict)
    blocks: dict[str, list[str]] = field(default_factory=dict)
    plain: list[str] = field(default_factory=list)


def is_org(text: str) -> bool:
    """Whether it has a note of ours in it."""
    return bool(_NOTE.search(text))


def entries_in(text: str) -> list[Imported]:
    """The notes of a file, from top to bottom."""
    found: list[Imported] = []
    article = _Entry(1, "", [])
    for entry in _entries(text):
        if entry.level == 1:
            article = entry
        elif "ID" in entry.properties:
            found.append(_imported(entry, article))
    return found


def _entries(text: str) -> Iterator[_Entry]:
    entry = _Entry(0, "", [])
    drawer = False
    block: list[str] | None = None
    for line in text.split("\n"):
        head = _HEADING.fullmatch(line) if line.startswith("*") else None
        if head:  # it ends a block that was left open, too
            yield entry
            entry, drawer, block = _Entry(len(head[1]), head[2], (head[3] or "").split(":")), False, None
        elif block is not None:
            if _END.fullmatch(line):
                block = None
            else:
                block.append(line)
        elif drawer or line.rstrip() == ":PROPERTIES:":
            drawer = line.rstrip() != ":END:"
            if named := _PROPERTY.fullmatch(line):
                entry.properties.setdefault(named[1], named[2])
        elif begun := _BEGIN.fullmatch(line):
            block = entry.blocks.setdefault(begun[1].lower(), [])
        elif line.strip():
            entry.plain.append(line)
    yield entry


def _imported(entry: _Entry, article: _Entry) -> Imported:
    told = entry.properties
    id, created = told["ID"], _TIME.fullmatch(told.get("CREATED", ""))
    note = "\n".join(_COMMA.sub(r"\1", line) for line in entry.blocks.get("src", ()))
    quote = _said(_STATE.sub("", entry.heading, count=1))
    color = told.get("COLOR", "")
    return Imported(
        format=Format.ORG,
        origin=id,
        title=_said(article.heading),
        quote="" if quote == WHOLE else quote,
        note=note,
        tags=tags_besides((tag for tag in entry.tags[:-1] if tag), note, org_tags),
        url=article.properties.get("URL", ""),
        created=f"{created[1]}T{created[2]}" if created else "",
        ours=id,
        article=article.properties.get("ARTICLE", "") or linked(told.get("READ", ""))[0],
        published=article.properties.get("DATE", ""),
        sentence=_said(" ".join(entry.blocks.get("quote", ()))),
        color=Colour(color) if color in list(Colour) else Colour.MARK,
        translation=translation_of(_said(entry.plain[0])) if entry.plain else None,
    )


def _said(text: str) -> str:
    """What is shown of a line."""
    return text.replace(NOTHING, "")
