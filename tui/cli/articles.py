"""`leeslamp articles`, and what `--json` tells about an article."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from tui.article.model import Article
from tui.article.workspace import Entry
from tui.cli.context import workspace_of
from tui.cli.output import counted, of_file, print_json, print_line, warn
from tui.errors import ArticleError
from tui.reading.wrap import width_of


def run(arguments: Namespace) -> int:
    """List what can be read; what cannot is said."""
    workspace = workspace_of(arguments)
    rows: list[dict[str, Any]] = []
    for entry in workspace.everything():
        if workspace.is_archived(entry) is not arguments.archived:
            continue
        try:
            rows.append(about(workspace.open(entry), entry))
        except ArticleError as error:
            warn(of_file(entry.path.name, str(error)))
    for clash in workspace.clashes():
        warn(clash)
    if arguments.json:
        print_json({"workspace": str(workspace.root), "articles": rows})
        return 0
    if not rows:
        nothing = f"there are no articles yet; put text or Markdown files in {workspace.articles}"
        warn("there is nothing in the archive" if arguments.archived else nothing)
    wide = max((width_of(row["id"]) for row in rows), default=0)
    for row in rows:
        gap = " " * (wide - width_of(row["id"]))
        print_line(f"{row['id']}{gap}  {row['date']:<10}  {counted(row['words'], 'word'):>10}  {row['title']}")
    return 0


def about(article: Article, entry: Entry) -> dict[str, Any]:
    """An article without its text."""
    return {
        "id": article.id,
        "title": article.title,
        "date": article.date,
        "author": article.author,
        "source": article.source,
        "url": article.url,
        "words": article.words,
        "minutes": article.minutes,
        "sentences": len(article.sentences),
        "file": entry.path.name,
        "rev": article.rev,
        "translated": entry.sidecar.is_file(),
    }
