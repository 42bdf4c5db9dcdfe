"""`leeslamp add`: a text from elsewhere becomes an article of the workspace; a feed of news is kept as a feed."""

from __future__ import annotations

import shlex
from argparse import Namespace
from collections.abc import Iterable, Sequence

from tui.article.candidate import Candidate, candidates, keep
from tui.article.fetch import Fetched, is_url
from tui.article.imported import Imported
from tui.article.source import fetch_source, from_fetched, is_feed, texts_from, texts_from_file
from tui.article.workspace import Workspace
from tui.cli.context import workspace_of
from tui.cli.output import counted, print_line, warn
from tui.cli.read import standard_input
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
                _keep_feed(fetched, source, arguments.title, arguments.dry_run)
                continue
            texts = from_fetched(fetched, arguments.title) if fetched else _texts(source, arguments.title)
        except (ArticleError, FeedError) as error:
            if len(arguments.source) == 1:
                raise
            warn(f"{source}: {error}")
            code = 1
            continue
        if arguments.dry_run:
            _print(workspace, texts)
        else:
            keep_all(workspace, texts)
        feeds += [text.feed for text in texts if text.feed]
    _tell_feeds(dict.fromkeys(feeds))
    return code


def keep_all(workspace: Workspace, texts: Sequence[Imported]) -> None:
    """Tell of each text, keep it, and print the name it has."""
    for candidate in candidates(workspace, texts):
        _tell(candidate)
        print_line(keep(workspace, candidate).id)


def _print(workspace: Workspace, texts: Sequence[Imported]) -> None:
    for candidate in candidates(workspace, texts):
        _tell(candidate)
        for line in candidate.imported.text.split("\n"):
            print_line(line)


def _texts(source: str, title: str) -> list[Imported]:
    """One, or the chapters of a book."""
    if source == "-":
        return texts_from_file(standard_input(), "standard input", title)
    return texts_from(source, title)


def _tell(candidate: Candidate) -> None:
    """What was done to the text, and what was noticed about it."""
    for cut in candidate.imported.cuts:
        warn(f"cut ({cut.why}): {cut.text[:100]}")
    for remark in candidate.remarks():
        warn(remark)
    if not candidate.known:
        warn(f"{candidate.imported.title}: {counted(len(candidate.article.sentences), 'sentence')}")


def _keep_feed(fetched: Fetched, url: str, title: str, dry_run: bool) -> None:
    """Keep a feed, and print its name."""
    from tui.subscription import subscribe, subscription

    wanted = subscription(fetched, url, title)
    if not dry_run:
        subscribe(wanted)
    warn(wanted.said if wanted.known else f"{wanted.said}; `leeslamp feeds` lists what is new")
    print_line(wanted.feed.name)


def _tell_feeds(urls: Iterable[str]) -> None:
    """Pages name these feeds: say so of those that are not kept."""
    from tui.config.read import read_config

    for url in urls:
        if all(feed.url != url for feed in read_config().feeds):
            warn(f"the page names a feed of news; `leeslamp add {shlex.quote(url)}` keeps it")
