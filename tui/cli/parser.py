"""The arguments of every subcommand."""

from __future__ import annotations

import argparse
import os
import re
import sys
from typing import TYPE_CHECKING

from tui import __version__

if TYPE_CHECKING:
    from _typeshed import SupportsWrite

# spelled out: to import where they are declared takes longer than all the rest; a test compares them
KINDS = ("mark", "word", "grammar", "question")
FORMATS = ("md", "html", "csv", "json", "org", "anki", "tsv")
LAYOUTS = ("beside", "under", "dutch")
SOURCES = ("json", "md", "org", "html", "anki", "tsv", "hypothesis", "kindle", "readwise")
ACTIONS = ("install",)

_TAG = re.compile(r"#?(\w[\w/-]*)")


class _Parser(argparse.ArgumentParser):
    """argparse's, with help drawn by rich."""

    def format_help(self) -> str:
        # not in the constructor: argparse makes a formatter at every `add_argument`, which would load rich each time
        from rich_argparse import RichHelpFormatter

        self.formatter_class = RichHelpFormatter
        return super().format_help()

    def _print_message(self, message: str, file: SupportsWrite[str] | None = None) -> None:
        """argparse's own keeps quiet about a full disk."""
        stream = file or sys.stderr
        if message and stream:
            stream.write(message)


def build_parser() -> argparse.ArgumentParser:
    """`leeslamp` and its subcommands. `subcommand` is the name of one, or None."""
    parser = _Parser(
        prog="leeslamp",
        description="Read Dutch news in the terminal, with its translation and your own notes beside it.",
        epilog="Without a subcommand: the article you were in, else the library. "
        "`leeslamp SUBCOMMAND --help` tells the rest.",
        allow_abbrev=False,
    )
    _workspace(parser, None)
    parser.add_argument("--version", action="version", version=f"leeslamp {__version__}", help="print it and exit")
    parser.add_argument(
        "--print-keys",
        action="store_const",
        dest="subcommand",
        const="print-keys",
        help="print what every key does, and by which name config.toml sets it",
    )
    _no_early_paint(parser)
    parser.set_defaults(article=None, add=False, plain=False)
    subcommands = parser.add_subparsers(title="subcommands", dest="subcommand", metavar="SUBCOMMAND", prog="leeslamp")

    def add(name: str, help: str) -> argparse.ArgumentParser:
        said = f"{help[0].upper()}{help[1:]}."
        made = subcommands.add_parser(name, help=help, description=said, allow_abbrev=False)
        _workspace(made, argparse.SUPPRESS)  # a default would undo what was given before the subcommand
        return made

    read = add("read", "open an article")
    read.add_argument(
        "article",
        nargs="?",
        metavar="FILE|URL|SLUG|-",
        help="a file anywhere, a web page, an article of the workspace, - for standard input; default: where you were",
    )
    read.add_argument("--add", action="store_true", help="keep a copy of the file or page in the workspace")
    read.add_argument(
        "--plain", action="store_true", help="line by line, for a screen reader or the barest of terminals"
    )
    _no_early_paint(read)

    keep = add("add", "keep texts from elsewhere as articles, or a feed, and print their names")
    keep.add_argument(
        "source",
        nargs="+",
        metavar="FILE|URL|FEED|-",
        help="HTML, EPUB, Markdown or plain text, the address of a feed of news; - for standard input",
    )
    keep.add_argument("--title", metavar="TEXT", type=_text, default="", help="default: what the text says")
    keep.add_argument("--dry-run", action="store_true", help="only print what would be kept")

    feeds = add("feeds", "list what is new in your feeds of news, and keep what you choose")
    feeds.add_argument("name", nargs="?", metavar="NAME", type=_text, help="only this feed; asked again if it was gone")
    feeds.add_argument("--all", action="store_true", help="what was seen before, too")
    instead = feeds.add_mutually_exclusive_group()
    instead.add_argument(
        "--add", dest="numbers", metavar="N[,N…]", type=_numbers, help="keep these of the last list as articles"
    )
    instead.add_argument("--remove", metavar="NAME", type=_text, help="take this feed off the list")
    _json(instead)

    show = add("show", "print an article with its translation")
    _article(show)
    show.add_argument("--layout", choices=LAYOUTS, help="default: beside where it fits, else under")
    _json(show)

    translate = add("translate", "fetch and keep the translation of what has none")
    which = translate.add_mutually_exclusive_group(required=True)
    which.add_argument(
        "article", nargs="*", metavar="FILE|SLUG", default=[], help="files, or articles of the workspace"
    )
    which.add_argument("--all", action="store_true", help="all articles of the workspace")
    translate.add_argument("--sidecar", action="store_true", help="also write it into a file beside the article")

    articles = add("articles", "list the articles of the workspace")
    articles.add_argument("--archived", action="store_true", help="those in the archive instead")
    _json(articles)

    notes = add("notes", "list or search notes")
    notes.add_argument(
        "query",
        nargs="*",
        metavar="QUERY",
        type=_text,
        help="words that must all occur; '#tag', kind:word, article:mali, before:2026-01, after:2026-01",
    )
    _only_article(notes)
    _json(notes)

    annotate = add("annotate", "make a note without the screen, and print its id")
    _article(annotate)
    annotate.add_argument(
        "--quote", metavar="TEXT", type=_text, required=True, help="the words to mark; they must occur once"
    )
    annotate.add_argument("--kind", choices=KINDS, default=KINDS[0], help=f"default: {KINDS[0]}")
    annotate.add_argument("--note", metavar="TEXT", type=_text, default="", help="your own words, in Markdown")
    annotate.add_argument("--tag", metavar="TAG", type=_tag, action="append", default=[], help="may be repeated")

    export = add("export", "write notes as Markdown, HTML, CSV, JSON, Org or Anki cards")
    export.add_argument(
        "query", nargs="*", metavar="QUERY", type=_text, help="only the notes it finds; see `leeslamp notes`"
    )
    export.add_argument("--format", choices=FORMATS, help="default: what PATH ends in, else md")
    _only_article(export)
    export.add_argument("--kind", choices=KINDS, help="only one kind")
    export.add_argument(
        "-o",
        "--output",
        metavar="PATH",
        default="-",
        help="a file, or a folder of Markdown pages that is kept up both ways; default: - for standard output",
    )
    export.add_argument(
        "--full",
        action=argparse.BooleanOptionalAction,
        help="HTML or Markdown with the articles themselves, or with your passages alone; "
        "default: HTML has those that came with leeslamp",
    )
    export.add_argument("--template", metavar="FILE", help="your own form for a note in Markdown")

    bring = add("import-notes", "take in notes from a file of another program, or of an export")
    bring.add_argument("file", metavar="FILE", help="what it wrote")
    bring.add_argument(
        "--format", choices=SOURCES, metavar="FORM", help=f"{', '.join(SOURCES)}; default: what the file looks like"
    )
    bring.add_argument("--dry-run", action="store_true", help="only say what would be taken in")

    lookup = add("lookup", "tell what a Dutch word means")
    lookup.add_argument("word", metavar="WORD", type=_text, help="as it stands in a text")
    lookup.add_argument("--in", dest="sentence", metavar="SENTENCE", type=_text, help="what it stands in")
    _json(lookup)

    check = add("check", "verify articles, translations and notes")
    check.add_argument("--online", action="store_true", help="send a sentence of ours to every translator, too")
    _json(check)

    merge = add("merge", "take in the notes of another copy of notes.json")
    merge.add_argument("file", nargs="+", metavar="FILE", help="one copy; or BASE OURS THEIRS, from git's merge driver")

    restore = add("restore", "list the backups of your notes, or go back to one")
    restore.add_argument("backup", nargs="?", metavar="NAME|latest", help="say what this one would change")
    restore.add_argument("--yes", action="store_true", help="change it")

    config = add("config", "print config.toml with every default, to save and change")
    config.add_argument("--path", action="store_true", help="print where it is read from")

    model = add("model", "fetch the model that translates without a network")
    model.add_argument("action", choices=ACTIONS, metavar="install", help="fetch it, or what of it is missing")
    return parser


def _workspace(parser: argparse.ArgumentParser, default: str | None) -> None:
    parser.add_argument(
        "--workspace",
        metavar="DIR",
        default=default,
        help="folder with articles/ and notes.json (else $LEESLAMP_WORKSPACE, this folder, or your own data folder)",
    )


def _no_early_paint(parser: argparse.ArgumentParser) -> None:
    # accepted only: the page is shown early where there is no option at all, and `__main__` looks for this one itself
    parser.add_argument(
        "--no-early-paint", action="store_true", help="do not show the first page before the app is there"
    )


def _article(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("article", metavar="FILE|SLUG", help="a file anywhere, or an article of the workspace")


def _only_article(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--article", metavar="FILE|SLUG", help="only those of one article")


def _json(parser: argparse._ActionsContainer) -> None:
    parser.add_argument("--json", action="store_true", help="print one JSON object (docs/command.md describes it)")


def _text(argument: str) -> str:
    """An argument as it was typed, in any locale. Raises ArgumentTypeError for bytes that are no text."""
    try:
        argument.encode()
    except UnicodeEncodeError:  # typed in UTF-8, but the locale knows only ASCII
        try:
            return os.fsencode(argument).decode()
        except UnicodeError:
            raise argparse.ArgumentTypeError("this is not UTF-8") from None
    return argument


def _numbers(argument: str) -> list[int]:
    """`1,3` as numbers, each once. Raises ArgumentTypeError."""
    numbers = argument.split(",")
    if not all(number.strip().isdecimal() and 0 < int(number) < 10**6 for number in numbers):
        raise argparse.ArgumentTypeError(f"these are numbers of the list, as in 1,3: {argument!r}")
    return list(dict.fromkeys(map(int, numbers)))


def _tag(argument: str) -> str:
    """A tag without its hash. Raises ArgumentTypeError for what a note would not keep as one tag."""
    match = _TAG.fullmatch(_text(argument).strip())
    if match is None:
        raise argparse.ArgumentTypeError(f"a tag is one word of letters, digits, -, _ and /: {argument!r}")
    return match[1]
