"""`leeslamp show`: the page on standard output."""

from __future__ import annotations

import shutil
import sys
from argparse import Namespace
from collections.abc import Iterator
from itertools import dropwhile
from typing import TYPE_CHECKING, Any

from tui.article.model import Article
from tui.article.parts import Block
from tui.article.workspace import Entry
from tui.cli.articles import about
from tui.cli.context import find_article, workspace_of
from tui.cli.output import print_json, rule, warn
from tui.kept import with_kept
from tui.reading.layout import NARROWEST_BESIDE, Layout, columns
from tui.reading.sheet import Sheet
from tui.reading.wrap import width_of
from tui.translation.model import Translation
from tui.translation.sidecar import read_sidecar

if TYPE_CHECKING:
    from rich.text import Text


def run(arguments: Namespace) -> int:
    """Print an article with the translation that lies beside it, and for the rest with what was kept of others."""
    workspace = workspace_of(arguments)
    entry = find_article(workspace, arguments.article)
    article = workspace.open(entry)
    sidecar = read_sidecar(entry.sidecar, article)
    translations, said = with_kept(article, sidecar.blocks)
    for notice in (*article.notices, *sidecar.notices, *said):
        warn(notice)
    if arguments.json:
        print_json(_whole(article, entry, translations))
        return 0
    width = shutil.get_terminal_size().columns
    layout = Layout(arguments.layout) if arguments.layout else Layout.BESIDE.on(width)
    if layout is Layout.BESIDE:
        width = max(width, NARROWEST_BESIDE)
    sheet = Sheet(article, columns(width, layout))
    for block, translation in translations.items():
        sheet.set_translation(block, translation)
    sys.stdout.write(_page(sheet))
    return 0


def _whole(article: Article, entry: Entry, translations: dict[int, Translation]) -> dict[str, Any]:
    """The object of `show --json`."""
    blocks = [_block(article, block, translations.get(block.index)) for block in article.blocks]
    return {**about(article, entry), "lang": article.lang, "blocks": blocks}


def _block(article: Article, block: Block, translation: Translation | None) -> dict[str, Any]:
    made: dict[str, Any] = {"kind": block.kind.value, "text": block.text}
    if translation:
        lines = [
            {"text": text, "sentences": list(sentences), "provider": by.name, "by": by.label}
            for text, sentences, by in translation.lines
        ]
        made["translation"] = {"text": translation.text, "lines": lines}
    if block.sentences:
        made["sentences"] = []
    for number, index in enumerate(block.sentences):
        start, end = article.offsets.source_span(article.sentences[index].span)  # of the canonical text
        line = translation.line_of(number) if translation else None
        its = line if line and len(line.sentences) == 1 else None
        made["sentences"].append(
            {
                "text": article.sentence_text(index),
                "start": start,
                "end": end,
                "translation": its and its.text,
                "provider": its and its.maker.name,
                "by": its and its.maker.label,
            }
        )
    return made


def _page(sheet: Sheet) -> str:
    """The rows of the page, styled if standard output is a terminal."""
    from rich.console import Console

    console = Console(soft_wrap=True, highlight=False)
    with console.capture() as capture:  # rich itself leaves the program when nobody reads its output
        for line in dropwhile(lambda line: not line, _lines(sheet)):
            console.print(line)
    return capture.get()


def _lines(sheet: Sheet) -> Iterator[Text]:
    from rich.text import Text

    shape, between = sheet.columns, f" {rule()} "
    for block in sheet.article.blocks:
        style = "" if block.sentences else "bold"
        translation = sheet.translations.get(block.index)
        for row in (row for row in sheet.rows(block.index) if not row.dateline):
            dutch = block.text[slice(*row.dutch)].rstrip() if row.dutch else ""
            english = translation.text[slice(*row.english)].rstrip() if row.english and translation else ""
            line = Text(dutch, style=style)
            if shape.layout is Layout.BESIDE and (dutch or english):
                line.append(" " * (shape.dutch - width_of(dutch)) + between, style="dim")
            elif english:
                line.append("  ")
            line.append(english, style="dim")
            line.rstrip()
            yield line
