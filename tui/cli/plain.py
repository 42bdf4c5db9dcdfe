"""`leeslamp read --plain`: an article line by line, for a screen reader, a braille display or the barest terminal.

Nothing is drawn and nothing moves: a sentence is printed once, and a command is a line.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import closing

from tui.article.dateline import spoken_date
from tui.article.kind import Kind
from tui.clean import one_line
from tui.cli.annotate import place_of
from tui.cli.lookup import print_look_up
from tui.cli.output import print_line, warn
from tui.errors import ArticleError, LeeslampError, NotebookError
from tui.kept import with_kept
from tui.notes.annotator import Annotator, Placed
from tui.notes.colour import Colour
from tui.notes.history import Undoable
from tui.notes.progress import info_of, progress_at
from tui.notes.shown import shown_beside
from tui.opening import Opened
from tui.reading.find import Finder
from tui.reading.layout import Layout
from tui.session import Session
from tui.span import Span
from tui.translation.sidecar import read_sidecar

HELP = (
    ("Enter", "the next sentence"),
    ("k", "the sentence before"),
    ("g NUMBER", "that sentence"),
    ("/WORDS", "the next sentence with these words, in either language; / alone goes on"),
    ("t", "the translation of this sentence"),
    ("T", "the translation with every sentence, or no more"),
    ("d WORD", "what a word of this sentence means"),
    ("1 to 4", "highlight the sentence as mark, word, grammar or question; `2 WORDS` only these"),
    ("a TEXT", "write a note on the sentence"),
    ("u", "take back the last change"),
    ("q", "leave; the place is kept"),
)
"""Every command and what it does."""


def read_plainly(session: Session, opened: Opened) -> int:
    """Read until `q` or the end of standard input. Raises ArticleError, NotebookError."""
    if opened.entry and opened.article.part:  # of a long text only the beginning was opened
        opened = opened._replace(article=session.workspace.open(opened.entry))
    with closing(session):
        reader = PlainReader(session, opened)
        reader.begin()
        for command in _commands():
            if command == "q":
                break
            try:
                reader.obey(command)
            except LeeslampError as error:
                print_line(str(error))
        reader.keep_place()
    return 0


def _commands() -> Iterator[str]:
    while True:
        if sys.stdin.isatty():
            sys.stdout.write("> ")
            sys.stdout.flush()
        line = sys.stdin.buffer.readline()
        if not line:
            return
        yield one_line(line.decode(sys.stdin.encoding or "utf-8", "replace")).strip()


class PlainReader:
    """Where the reader is, and what a command does. What is said of errors is left to the caller."""

    def __init__(self, session: Session, opened: Opened) -> None:
        self.session, self.article, self.entry = session, opened.article, opened.entry
        last = opened.last
        self.at = self.article.sentence_left(last.start, last.exact) if last else 0
        self.furthest = round(last.furthest * (len(self.article.sentences) - 1)) if last else 0
        self.layout = last.layout if last else Layout.BESIDE.value
        """That of the screen, which reading line by line leaves as it is."""
        self.with_translation = not (last and last.study)
        sidecar = read_sidecar(self.entry.sidecar, self.article) if self.entry else None
        self.translations, said = with_kept(self.article, sidecar.blocks if sidecar else {})
        self.notices = (*(sidecar.notices if sidecar else ()), *said)
        self.finder, self.sought = Finder(self.article), ""
        self.file = self.entry.path if self.entry else None
        self.annotator = Annotator(self.article, self.file, session.workspace, session.history)
        unknown = [placed.note for placed in self.annotator.placed() if placed.state is None]
        self.annotator.keep_places(self.annotator.look_for(unknown))

    def begin(self) -> None:
        """Say what is read, and go on where it was left."""
        article = self.article
        for notice in (*article.notices, *self.notices, *self.session.news()):
            warn(notice)
        if not article.sentences:
            raise ArticleError(f"there is no sentence in {article.id}; `leeslamp show` prints what there is")
        for text in (article.title, spoken_date(article.date)):
            if text:
                print_line(text)
        print_line(f"{len(article.sentences)} sentences. Enter reads on, ? tells the other commands.")
        self._tell_sentence()

    @property
    def span(self) -> Span:
        """The sentence, in reading offsets."""
        return self.article.sentences[self.at].span

    def obey(self, command: str) -> None:
        """Do what a line says, and tell what came of it. Raises LeeslampError."""
        name, argument = command[:1], command[1:].strip()
        if not command:
            self._go_to(self.at + 1)
        elif name == "/":
            self._find(argument or self.sought)
        elif command in self._plain:
            self._plain[command]()
        elif name in "1234" and command[1:2] in ("", " "):
            self._highlight(list(Colour)[int(name) - 1], argument)
        elif name in self._with_words and argument and command[1:2] == " ":
            self._with_words[name](argument)
        else:
            print_line("That is no command; ? tells them all.")

    @property
    def _plain(self) -> dict[str, Callable[[], None]]:
        return {
            "?": self._help,
            "k": lambda: self._go_to(self.at - 1),
            "t": self._tell_translation,
            "T": self._turn_over,
            "u": self._undo,
        }

    @property
    def _with_words(self) -> dict[str, Callable[[str], None]]:
        return {"g": self._go, "d": self._look_up, "a": self._write}

    def _help(self) -> None:
        for name, what in HELP:
            print_line(f"{name}: {what}")

    def _go(self, number: str) -> None:
        if not (number.isascii() and number.isdigit()):
            raise LeeslampError(f"g takes the number of a sentence, 1 to {len(self.article.sentences)}")
        self._go_to(int(number[:9]) - 1)

    def _go_to(self, sentence: int) -> None:
        """Read another sentence, the nearest there is; at an end that is said."""
        last = len(self.article.sentences) - 1
        wanted = max(0, min(sentence, last))
        if wanted == self.at != sentence:
            print_line("This is the last sentence." if wanted == last < sentence else "This is the first sentence.")
            return
        self.at, self.furthest = wanted, max(self.furthest, wanted)
        self._tell_sentence()
        self.keep_place()

    def _find(self, words: str) -> None:
        """Go to the next sentence that has the words, round and round."""
        self.sought = words
        hits = sorted({hit.sentence for hit in self.finder.find(self.translations, words)} - {self.at})
        if not hits:
            raise LeeslampError(f"nothing else has “{words}”" if words else "/ wants the words to look for")
        self._go_to(next((hit for hit in hits if hit > self.at), hits[0]))

    def _turn_over(self) -> None:
        self.with_translation = not self.with_translation
        print_line(f"Translations are {'read' if self.with_translation else 'left out until t'}.")

    def _look_up(self, word: str) -> None:
        print_look_up(word, self.article.sentence_text(self.at), self.session.words)

    def _highlight(self, colour: Colour, words: str) -> None:
        place = place_of(self.article, words, self.span) if words else self.span
        self._did(self.annotator.highlight((place,), colour, shown_beside(self.article, self.translations, place)))

    def _write(self, text: str) -> None:
        shown = shown_beside(self.article, self.translations, self.span)
        self._did(self.annotator.write((self.span,), text, Colour.MARK, shown))

    def _did(self, change: Undoable) -> None:
        print_line(f"{change.words.capitalize()}; u takes it back.")

    def _undo(self) -> None:
        change = self.session.history.undo()
        print_line(f"Undone: {change.words}." if change else "Nothing to undo.")

    def _tell_sentence(self) -> None:
        """The sentence, with the heading above it, its translation and its notes."""
        block = self.article.blocks[self.article.sentences[self.at].block]
        above = self.article.blocks[block.index - 1] if block.index else None
        if above and above.kind is Kind.HEADING and self.at == block.sentences.start:
            print_line(f"Heading: {above.text}")
        print_line(f"{self.at + 1}/{len(self.article.sentences)}  {self.article.sentence_text(self.at)}")
        if self.with_translation:
            self._tell_translation()
        for placed in self.annotator.placed():
            if any(span.start < self.span.end and self.span.start < span.end for span in placed.spans):
                print_line(_told(placed))

    def _tell_translation(self) -> None:
        shown = shown_beside(self.article, self.translations, self.span)
        print_line(shown.text if shown else "It has no translation yet; `leeslamp translate` fetches one.")

    def keep_place(self) -> None:
        """Save how far the reader came; that this cannot be done is said once, and reading goes on."""
        study = not self.with_translation
        place = progress_at(self.article, self.at, self.furthest, layout=self.layout, study=study)
        try:
            self.session.notebook.remember(info_of(self.article, self.file))
            self.session.notebook.save_progress(place)
        except NotebookError as error:
            if str(error) not in self.session.told:
                self.session.told.add(str(error))
                warn(str(error))


def _told(placed: Placed) -> str:
    note = placed.note
    return f"Note, {note.color}: “{note.quote}” {note.note}".rstrip()
