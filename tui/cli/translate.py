"""`leeslamp translate`: have translated what has no translation, and keep it."""

from __future__ import annotations

from argparse import Namespace
from collections import Counter
from typing import NamedTuple

from tui.article.model import Article
from tui.article.workspace import Entry
from tui.cli.context import find_article, workspace_of
from tui.cli.fetching import GivenUpError, fetched
from tui.cli.output import counted, of_file, print_line, progress, warn
from tui.cli.translating import services_of
from tui.config.read import read_config
from tui.errors import ArticleError, TranslationError
from tui.translation.missing import missing
from tui.translation.model import Translation
from tui.translation.own import write_whole
from tui.translation.scheduler import Scheduler, Services
from tui.translation.settings import TranslationSettings
from tui.translation.sidecar import read_sidecar
from tui.translation.wanted import Wanted


class _Work(NamedTuple):
    article: Article
    entry: Entry
    own: dict[int, Translation]
    """What lies beside it, by block."""
    wanted: list[Wanted]
    """The rest."""


def run(arguments: Namespace) -> int:
    """Translate articles one after the other. Exit code 1 if any lacks something in the end, or nothing is kept."""
    workspace = workspace_of(arguments)
    named = dict.fromkeys(find_article(workspace, name) for name in arguments.article)
    works: list[_Work] = []
    code = 0
    entries = workspace.entries() if arguments.all else [*named]
    if not entries:
        warn(f"there are no articles yet; put text or Markdown files in {workspace.articles}")
    for entry in entries:
        try:
            work = _work(workspace.open(entry), entry)
        except ArticleError as error:
            warn(of_file(entry.path.name, str(error)))
            code = 1
            continue
        if work.wanted:
            works.append(work)
        else:
            print_line(f"{entry.id}: everything is translated")
    return max(code, _all(works, sidecar=arguments.sidecar)) if works else code


def _work(article: Article, entry: Entry) -> _Work:
    sidecar = read_sidecar(entry.sidecar, article)
    for notice in (*article.notices, *sidecar.notices):
        warn(of_file(entry.path.name, notice))
    return _Work(article, entry, sidecar.blocks, list(missing(article, sidecar.blocks)))


def _all(works: list[_Work], *, sidecar: bool) -> int:
    config = read_config()
    services = services_of(config)
    slowest = _slowest(config.translation)
    scheduler = Scheduler(lambda: services)
    try:
        _need_somebody(services)
        code = max([_one(scheduler, work, slowest, sidecar=sidecar) for work in works])
        return code if sidecar or services.cache.keeps else 1
    finally:  # waits for nobody; what is still under way ends with the program
        scheduler.close()
        services.cache.close()


def _need_somebody(services: Services) -> None:
    """Raise TranslationError if nobody translates whole articles."""
    few = [one for one in services.providers if one.limits.on_screen_only or one.limits.stopgap]
    if len(few) < len(services.providers):
        return
    for notice in services.notices:
        warn(notice)
    why = f"{' and '.join(one.maker.label for one in few)} only for what is on screen" if few else "nobody"
    raise TranslationError(f"{why} is set up to translate; `chain` in config.toml names who does (docs/config.md)")


def _slowest(settings: TranslationSettings) -> float:
    """The seconds that an answer may take, as far as the reader has set them."""
    chain = (settings.of(name) for name in settings.chain)
    return max((one.whole or one.read or 0.0 for one in chain), default=0.0)


def _one(scheduler: Scheduler, work: _Work, slowest: float, *, sidecar: bool) -> int:
    made: list[tuple[int, Translation]] = []
    try:
        with progress(work.article.id, len(work.wanted)) as advance:
            for pieces in fetched(scheduler, work.wanted, slowest):
                made += pieces
                advance(len(pieces))
    except KeyboardInterrupt:
        warn(_kept(work, len(made)))
        raise
    except GivenUpError as error:
        said = f"{error}; {_kept(work, len(made))}"
        if error.for_all:
            raise TranslationError(said) from None
        warn(said)
        return 1
    makers = Counter(by.label for _, translation in made for by in translation.makers)
    by_whom = ", ".join(f"{counted(pieces, 'piece')} by {label}" for label, pieces in makers.items())
    print_line(f"{work.article.id}: everything is translated, {by_whom}")
    return _write(work, made) if sidecar else 0


def _kept(work: _Work, pieces: int) -> str:
    return f"{pieces} of {counted(len(work.wanted), 'piece')} of {work.article.id} are kept; the same command goes on"


def _write(work: _Work, made: list[tuple[int, Translation]]) -> int:
    """Put what was made beside the article, around the lines that are there."""
    article, entry, own, _ = work
    whole = dict(own)
    for block, translation in made:
        whole[block] = translation.under(whole.get(block, Translation(())))
    try:
        if write_whole(entry.sidecar, article, whole):
            print_line(f"{article.id}: written to {entry.sidecar}")
    except TranslationError as error:
        warn(str(error))
        return 1
    return 0
