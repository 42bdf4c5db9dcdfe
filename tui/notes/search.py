"""Which notes a query finds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from tui.folding import fold
from tui.notes.query import Filter, Query, Term, parse
from tui.notes.record import Note


class Entry(NamedTuple):
    """A note as a search looks at it."""

    note: Note
    text: str
    """Sentence with the quote, own words, shown translation and tags, folded, each on a line of its own."""
    tags: str
    """Folded, each after a line feed and `#`."""
    kind: str
    article: str
    created: str
    """These three as the note has them: the note itself is not looked at a hundred thousand times."""


def entry_of(note: Note) -> Entry:
    """A note made ready to be looked at."""
    shown = note.translation.text if note.translation else ""
    tags = "".join(f"\n#{tag}" for tag in note.tags)
    quote = note.quote if note.quote not in note.sentence else ""  # every letter less is looked through faster
    text = "\n".join((note.sentence, quote, " ".join(note.note.split()), shown))
    folded = fold(f"{text}{tags}").text
    return Entry(note, folded, fold(tags).text, note.kind, note.article, note.created)


def matching(
    entries: Sequence[Entry], terms: Iterable[Term], titles: Mapping[str, str], states: Mapping[str, str]
) -> Sequence[Entry]:
    """Those that all `terms` find, in their order.

    `titles` are those of the articles by id, `states` by the id of a note `ask` or `orphan`; a note that is not among
    them is sure.
    """
    for term in terms:  # each looks through fewer
        value, wanted = term.value, not term.negated
        if term.filter is Filter.WORDS and not _titled(value, titles):  # what is asked most: no call for each, no names
            entries = [entry for entry in entries if (value in entry[1]) is wanted]
        else:
            finds = _test(term, titles, states)
            entries = [entry for entry in entries if finds(entry) is wanted]
    return entries


def search(
    notes: Iterable[Note], query: str, titles: Mapping[str, str] | None = None, states: Mapping[str, str] | None = None
) -> list[Note]:
    """The notes that a query finds, in their order. Raises QueryError."""
    wanted: Query = parse(query)
    return [entry.note for entry in matching(list(map(entry_of, notes)), wanted.terms, titles or {}, states or {})]


def _test(term: Term, titles: Mapping[str, str], states: Mapping[str, str]) -> Callable[[Entry], bool]:
    value = term.value
    match term.filter:
        case Filter.WORDS:
            titled = _titled(value, titles)
            return lambda entry: value in entry.text or entry.article in titled
        case Filter.TAG:
            tag = f"\n{value}"
            return lambda entry: tag in entry.tags
        case Filter.KIND:
            kinds = term.kinds
            return lambda entry: entry.kind in kinds or entry.note.color in kinds
        case Filter.ARTICLE:
            titled = _titled(value, titles)
            named = cache(lambda article: article in titled or value in fold(article).text)
            return lambda entry: named(entry.article)
        case Filter.BEFORE:
            return lambda entry: entry.created < value
        case Filter.AFTER:
            return lambda entry: entry.created >= value
        case Filter.STATE:
            return lambda entry: states.get(entry.note.id) == value


def _titled(value: str, titles: Mapping[str, str]) -> set[str]:
    return {id for id, title in titles.items() if value in fold(title).text}
