"""What the reader wrote in a callout, apart from what leeslamp put there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile
from typing import NamedTuple

from tui.exports.callout import words_from
from tui.notes.record import tags_in

_TAGS = re.compile(r"#\w[\w/-]*(?:\s+#\w[\w/-]*)*")
_MARKER = re.compile(r"\[![^\]]*\][+-]? ?")
_ALIKE = 0.6
"""Part of the words two lines share that makes the one a changed form of the other."""


class Said(NamedTuple):
    """The reader's part of a callout."""

    words: str
    tags: frozenset[str]
    """Those on lines of their own above the words."""


def said_in(lines: Sequence[str], ours: Sequence[str], link: str) -> Said:
    """What of a callout is the reader's.

    `ours` are the lines that leeslamp may have put there, without tags; `link` is the last of them. A changed form of
    one of those that is missing is ours too; whatever else stands among them was added by the reader, and is the
    beginning of the words.
    """
    bare = [line.rstrip() for line in lines]
    end = next((at for at, line in enumerate(bare) if line.startswith(link)), None)
    if end is None:
        end = sum(1 for _ in takewhile(bool, bare))
        head, tail = [*bare[:end]], [*lines[end:]]
    else:
        head, tail = [*bare[:end], bare[end].removeprefix(link).strip()], [*lines[end + 1 :]]
    missing = [line for line in dict.fromkeys(ours) if line not in bare]
    own, tags = list[str](), set[str]()
    for line in filter(None, head):
        if line in ours:
            continue
        if _TAGS.fullmatch(line):
            tags.update(tags_in(line))
        elif changed := next((other for other in missing if _are_alike(line, other)), None):
            missing.remove(changed)
            tags.update(set(tags_in(line)) - set(tags_in(changed)))
        elif added := _MARKER.sub("", line, count=1):
            own.append(added)
    while tail and not tail[0].strip():
        del tail[0]
    gap = [""] if own and tail else []
    return Said(words_from([*own, *gap, *tail]).rstrip().lstrip("\n"), frozenset(tags))


def _are_alike(line: str, other: str) -> bool:
    mine, theirs = set(line.split()), set(other.split())
    return len(mine & theirs) >= _ALIKE * max(len(mine), len(theirs))
