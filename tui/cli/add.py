"""`leeslamp add`: a text from elsewhere becomes an article of the workspace; a feed of news is kept as a feed."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from tui.article.canonical import Canonical, read_bytes
from tui.article.fetch import is_url
from tui.article.imported import Imported
from tui.article.parse import parse
from tui.article.source import fetch_source, from_fetched, is_feed, texts_from_file
from tui.article.workspace import Workspace
from tui.cli.context import workspace_of
from tui.cli.output import counted, print_line, warn
from tui.cli.read import standard_input
from tui.cli.subscribe import keep_feed, tell_feeds
from tui.dutch.language import NAMES, language_of
from tui.errors import ArticleError, FeedError


def run(arguments: Namespace) -> int:
    """Keep each source, or with `--dry-run` print it; one that cannot be had is told, and the others are kept."""
    if arguments.title and len(arguments.source) > 1:
        raise ArticleError("--title is the title of one text; add the others by themselves")
    workspace = workspace_of(arguments)
    code = 0
    feeds: list[str] = []
    for source in arguments.source:
        try:
            fetched = fetch_source(source) if is_url(source) else None
            if fetched and is_feed(fetched.data):
                keep_feed(fetched, source, arguments.title, arguments.dry_run)
                continue
            texts = [from_fetched(fetched, arguments.title)] if fetched else _texts(source, arguments.title)
        except (ArticleError, FeedError) as error:
            if len(arguments.source) == 1:
                raise
            warn(f"{source}: {error}")
            code = 1
            continue
        for imported in texts:
            tell(imported)
            if arguments.dry_run:
                for line in imported.text.split("\n"):
                    print_line(line)
            else:
                keep(workspace, imported)
            feeds.append(imported.feed)
    tell_feeds(dict.fromkeys(filter(None, feeds)))
    return code


def _texts(source: str, title: str) -> list[Imported]:
    """One, or the chapters of a book."""
    if source == "-":
        return texts_from_file(standard_input(), "standard input", title)
    path = Path(source).expanduser()
    return texts_from_file(read_bytes(path), path.name, title)


def tell(imported: Imported) -> None:
    """What was done to the text, and whether it is Dutch."""
    for notice in imported.notices:
        warn(notice)
    for cut in imported.cuts:
        warn(f"cut ({cut.why}): {cut.text[:100]}")
    language = language_of(parse(Canonical(imported.text, ()), "").text)
    if language not in ("", "nl"):
        warn(f"this text is {NAMES[language]}, it seems, not Dutch")


def keep(workspace: Workspace, imported: Imported) -> None:
    """Print the name it has, new or from before."""
    if known := workspace.same_text(imported.text):
        warn(f"this text is kept already, as {known.id}")
        print_line(known.id)
        return
    entry = workspace.keep(imported.text, imported.title)
    warn(f"{imported.title}: {counted(len(workspace.open(entry).sentences), 'sentence')}")
    print_line(entry.id)
