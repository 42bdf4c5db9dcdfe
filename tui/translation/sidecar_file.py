"""A sidecar as it is on the disk, and with other lines for some blocks: every other byte of it stays."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from tui.article.canonical import canonical
from tui.article.kind import Kind
from tui.article.model import Article
from tui.article.parts import Block
from tui.errors import ArticleError, TranslationError
from tui.files import write_atomic
from tui.translation.model import Translation
from tui.translation.sidecar import MISSING, Group, Outline, outline

_BOM = "\ufeff"
_LINE_STARTS = re.compile("(?<=\n)|(?<=\r)(?!\n)")
_LINE_END = re.compile("\r\n|\r|\n")


@dataclass(frozen=True)
class SidecarFile:
    """The content of a sidecar. What changes it returns another; nothing is on the disk before `save`."""

    path: Path
    article: Article
    exists: bool
    bom: str
    text: str
    """All of it but the byte-order mark, line ends as they are."""

    @classmethod
    def read(cls, path: Path, article: Article) -> SidecarFile:
        """What is at `path` now; empty if there is nothing.

        Raises TranslationError for what cannot be read, or not be written again as it is.
        """
        try:
            if not path.exists():
                return cls(path, article, False, "", "")
            if not path.is_file():
                raise TranslationError(f"{path} is not a file; move it away to keep a translation there")
            data = path.read_bytes()
        except OSError as error:
            raise TranslationError(f"{path} cannot be read: {error.strerror or error}") from error
        try:
            whole = data.decode()
            text = whole.lstrip(_BOM)
            if text.strip():
                canonical(data, path.name)
        except UnicodeDecodeError:
            raise TranslationError(f"{path.name} is not UTF-8; save it as UTF-8, then try again") from None
        except ArticleError as error:
            raise TranslationError(str(error)) from error
        return cls(path, article, True, whole[: len(whole) - len(text)], text)

    @property
    def data(self) -> bytes:
        """The bytes of the file."""
        return (self.bom + self.text).encode()

    @cached_property
    def outline(self) -> Outline:
        """Which block is where."""
        return outline("\n".join(line.rstrip("\r\n") for line in self._lines), self.article, self.path.name)

    def group(self, block: int) -> Group:
        """Where a heading or paragraph is. Raises TranslationError if that is not sure."""
        found = self.outline.blocks.get(block)
        if found is None:
            raise self.refusal()
        return found

    def refusal(self) -> TranslationError:
        """That it does not follow the article, and what to do."""
        return TranslationError(f"{self.path.name} {self.outline.objection}, or move it away, then try again")

    def lines(self, block: int) -> list[str]:
        """The lines of a block as they are, marks too, but for the hashes of a heading."""
        return [self._lines[line.number].rstrip("\r\n")[line.start :] for line in self.group(block).lines]

    def translation(self, block: int) -> Translation | None:
        """What they say."""
        return self.outline.translation(block)

    def completed(self) -> SidecarFile:
        """With MISSING for every sentence and heading behind its end, if all there is belongs to the article."""
        used = len(self.outline.blocks)
        rest = [block for block in self.article.blocks if block.start is not None][used:]
        if not rest or self.outline.groups > used:
            return self
        end = self._line_end
        gap = "" if not self.text else end if self.text.endswith(("\n", "\r")) else end * 2
        frames = (end * 2).join(end.join(self._frame(block)) for block in rest)
        return replace(self, text=f"{self.text}{gap}{frames}{end}")

    def with_lines(self, changes: Mapping[int, Sequence[str]]) -> SidecarFile:
        """With other lines for some blocks, given as `lines` gives them.

        Raises TranslationError if that would make doubtful what belongs together.
        """
        lines = list(self._lines)
        for block, texts in changes.items():
            places = [(line.number, line.start) for line in self.group(block).lines]
            first, last = places[0][0], places[-1][0]
            if len(texts) != len(places):  # all of it anew; the empty lines keep the numbers of those behind them
                lines[first : last + 1] = [*[""] * (last - first), _end_of(lines[last])]
                places, texts = [(last, 0)], [self._line_end.join(texts)]
            for (number, start), text in zip(places, texts, strict=True):
                lines[number] = lines[number][:start] + text + _end_of(lines[number])
        changed = replace(self, text="".join(lines))
        if len(changed.outline.blocks) < len(self.outline.blocks):
            raise TranslationError(
                f"here a line for every sentence is needed, because {self.path.name} {self.outline.objection}"
            )
        return changed

    def save(self) -> None:
        """Put it on the disk, whole or not at all. Raises TranslationError."""
        try:
            if self.exists and not os.access(self.path, os.W_OK):
                raise TranslationError(f"{self.path} is write-protected; nothing was changed")
            write_atomic(self.path, self.data)
        except OSError as error:
            reason = error.strerror or error
            raise TranslationError(f"{self.path} cannot be written: {reason}; nothing was changed") from error

    @cached_property
    def _lines(self) -> list[str]:
        """With their ends; the last is what follows the last end."""
        return _LINE_STARTS.split(self.text)

    @property
    def _line_end(self) -> str:
        found = _LINE_END.search(self.text)
        return found[0] if found else "\n"

    def _frame(self, block: Block) -> list[str]:
        if block.kind is not Kind.HEADING:
            return [MISSING] * max(1, len(block.sentences))
        at = self.article.offsets.to_source(block.start or 0)
        hashes = self.article.canonical[:at].rpartition("\n")[2].strip()
        return [f"{hashes if re.fullmatch('#{1,6}', hashes) else '##'} {MISSING}"]


def _end_of(line: str) -> str:
    return line[len(line.rstrip("\r\n")) :]
