"""`leeslamp add`: a text from elsewhere becomes an article of the workspace."""

from __future__ import annotations

from argparse import Namespace

from tui.article.candidate import Candidate, candidates, keep
from tui.article.imported import Imported
from tui.article.source import texts_from, texts_from_file
from tui.cli.context import workspace_of
from tui.cli.output import counted, print_line, warn
from tui.cli.read import standard_input
from tui.errors import ArticleError


def run(arguments: Namespace) -> int:
    """Keep each source, or with `--dry-run` print it; one that cannot be had is told, and the others are kept."""
    if arguments.title and len(arguments.source) > 1:
        raise ArticleError("--title is the title of one text; add the others by themselves")
    workspace = workspace_of(arguments)
    code = 0
    for source in arguments.source:
        try:
            texts = _texts(source, arguments.title)
        except ArticleError as error:
            if len(arguments.source) == 1:
                raise
            warn(f"{source}: {error}")
            code = 1
            continue
        for candidate in candidates(workspace, texts):
            _tell(candidate)
            if arguments.dry_run:
                for line in candidate.imported.text.split("\n"):
                    print_line(line)
            else:
                print_line(keep(workspace, candidate).id)
    return code


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
