"""The reader's own translation: what is edited in one go, written into the sidecar, and taken back."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple

from tui.article.model import Article
from tui.clean import clean, one_line
from tui.errors import TranslationError
from tui.translation.model import OWN, Line, Translation
from tui.translation.sidecar import MISSING, marked, unmarked
from tui.translation.sidecar_file import SidecarFile

_PEOPLE = ("own", "sidecar")


class Unit(NamedTuple):
    """What the reader edits in one go."""

    block: int
    sentences: range
    """Of the block: one, or all where a line shown is for several; none in a heading."""
    text: str
    """As shown, a line for each line of the translation; empty where there is none."""


@dataclass(frozen=True)
class Edit:
    """A change of one block of a sidecar, made and on the disk."""

    words: str
    """For a toast: `translation changed`, `translation added` or `translation removed`."""
    path: Path
    article: Article = field(repr=False)
    block: int
    before: Sequence[str]
    """The lines of the block, as they were in the file."""
    after: Sequence[str]
    made: bytes = field(repr=False)
    """The content of the file if this made it, else empty."""

    def undo(self) -> None:
        """Put back the lines that were there before; whatever else changed in the file stays.

        A file made by this, and not changed since, goes. Raises TranslationError if there is nothing to put back, or
        the lines have changed since; then nothing is changed.
        """
        if not self._unmade():
            self._put(self.after, self.before)

    def redo(self) -> None:
        """Put the new lines there again. Raises TranslationError as `undo` does."""
        self._put(self.before, self.after, anew=bool(self.made))

    def _unmade(self) -> bool:
        if not self.made or SidecarFile.read(self.path, self.article).data != self.made:
            return False
        try:
            self.path.unlink()
        except OSError as error:
            raise TranslationError(f"{self.path} cannot be removed: {error.strerror or error}") from error
        return True

    def _put(self, old: Sequence[str], new: Sequence[str], anew: bool = False) -> None:
        file = SidecarFile.read(self.path, self.article)
        if not file.exists and not anew:
            raise TranslationError(f"{self.path} is gone; bring it back to undo or redo what was done in it")
        file = file.completed()
        if [unmarked(line) for line in file.lines(self.block)] != [unmarked(line) for line in old]:
            raise TranslationError(f"this paragraph was changed in {self.path.name} since; it is left as it is")
        file.with_lines({self.block: new}).save()


def unit(article: Article, shown: Translation | None, block: int, sentence: int) -> Unit:
    """What to edit where the cursor is on a sentence, counted from the first of its block."""
    count = len(article.blocks[block].sentences)
    lines = shown.lines if shown else ()
    if not count or any(len(line.sentences) > 1 for line in lines):
        return Unit(block, range(count), "\n".join(line.text for line in lines))
    line = shown.line_of(sentence) if shown else None
    return Unit(block, range(sentence, sentence + 1), line.text if line else "")


def edit(path: Path, article: Article, shown: Translation | None, unit: Unit, text: str) -> Edit | None:
    """Keep `text`, what the reader made of `unit`, in the sidecar at `path`; None if that changes nothing.

    In a unit of several sentences every line that is not blank is one, and the lines are for the sentences if they are
    as many; one that is as it was stays whose it was. Without any text the translation is taken out, and a machine may
    fill in again. The machine's lines `shown` for the rest of the block are written with it where the file, as it is on
    the disk now, has none.

    Raises TranslationError, and then the file is as it was.
    """
    single = len(unit.sentences) < 2
    texts = _texts(one_line(text) if single else text)
    if texts == _texts(unit.text):
        return None
    file = SidecarFile.read(path, article)
    framed = file.completed()
    count = len(article.blocks[unit.block].sentences)
    if len(unit.sentences) == count:
        same = {line.text: marked(line.text, line.maker) for line in _machines(shown)}
        same |= {unmarked(line)[0]: line for line in framed.lines(unit.block)}
        lines = [same.get(line) or marked(line, OWN) for line in texts] or [MISSING] * max(1, count)
    else:
        lines = _apart(framed, unit.block)
        if texts:
            lines = _filled(lines, _machines(shown))
        lines[unit.sentences.start] = marked(texts[0], OWN) if texts else MISSING
    changed = framed.with_lines({unit.block: lines})
    if changed.group(unit.block) == framed.group(unit.block):
        return None
    words = "translation removed" if not texts else "translation changed" if unit.text else "translation added"
    before, after = framed.lines(unit.block), changed.lines(unit.block)
    changed.save()
    return Edit(words, path, article, unit.block, before, after, b"" if file.exists else changed.data)


def write_whole(path: Path, article: Article, translations: Mapping[int, Translation]) -> bool:
    """Write into the sidecar at `path` what it lacks of `translations`, by block; whether that was anything.

    A line that is there stays. A new sidecar gets title and caption as well. Raises TranslationError, and then nothing
    is written.
    """
    file = SidecarFile.read(path, article)
    new = "" if file.text.strip() else _front(article, translations)
    framed = replace(file, text=file.text + new).completed()
    if framed.outline.objection:
        raise framed.refusal()
    body = {block: translation for block, translation in translations.items() if block in framed.outline.blocks}
    filled = framed.with_lines({block: _lines(framed, block, translation) for block, translation in body.items()})
    if not new and filled.text == framed.text:
        return False
    filled.save()
    return True


def _machines(shown: Translation | None) -> list[Line]:
    """The lines that no person wrote."""
    return [line for line in shown.lines if line.maker.name not in _PEOPLE] if shown else []


def _texts(text: str) -> list[str]:
    return [shown for line in clean(text).split("\n") if (shown := one_line(line))]


def _lines(file: SidecarFile, block: int, translation: Translation) -> list[str]:
    """The lines of a block with those of a translation where there is none yet."""
    lines = file.lines(block)
    count = len(file.article.blocks[block].sentences)
    nothing = file.translation(block) is None
    if nothing and sum(len(line.sentences) for line in translation.lines) == count > len(translation.lines):
        return [marked(line.text, line.maker) for line in translation.lines]
    if nothing or len(lines) == max(1, count):
        return _filled(_apart(file, block), translation.lines)
    return lines


def _apart(file: SidecarFile, block: int) -> list[str]:
    """The lines of a block, one for a sentence. Raises TranslationError where they cannot be told apart."""
    count = max(1, len(file.article.blocks[block].sentences))
    lines = file.lines(block)
    if len(lines) == count:
        return lines
    translation = file.translation(block)
    there = translation.lines if translation else ()
    if any(len(line.sentences) > 1 for line in there):
        raise TranslationError(f"this paragraph was changed in {file.path.name} since; open the article again")
    return _filled([MISSING] * count, there)


def _filled(lines: Sequence[str], others: Sequence[Line]) -> list[str]:
    """`lines`, one for a sentence or heading, with such of the others for which there is none yet."""
    found = {line.sentences.start: marked(line.text, line.maker) for line in others if len(line.sentences) < 2}
    return [line if unmarked(line)[0] else found.get(number, line) for number, line in enumerate(lines)]


def _front(article: Article, translations: Mapping[int, Translation]) -> str:
    """Front matter with the translations of title and caption; empty where there are none."""
    import yaml  # only here: reading front matter loads it when there is some

    fields = {
        str(block.kind): marked(translations[block.index].text, translations[block.index].lines[0].maker)
        for block in article.blocks
        if block.start is None and block.kind.has_translation and block.index in translations
    }
    quoted = {
        name: yaml.safe_dump(line, default_style='"', allow_unicode=True, width=math.inf)
        for name, line in fields.items()
    }
    return "".join(["---\n", *(f"{name}: {line}" for name, line in quoted.items()), "---\n"]) if fields else ""
