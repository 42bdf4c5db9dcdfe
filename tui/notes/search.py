"""Which notes a query finds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
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
        entries = _kept(entries, term, titles, states)
    return entries


def search(
    notes: Iterable[Note], query: str, titles: Mapping[str, str] | None = None, states: Mapping[str, str] | None = None
) -> list[Note]:
    """The notes that a query finds, in their order. Raises QueryError."""
    wanted: Query = parse(query)
    return [entry.note for entry in matching(list(map(entry_of, notes)), wanted.terms, titles or {}, states or {})]


def _kept(
    entries: Sequence[Entry], term: Term, titles: Mapping[str, str], states: Mapping[str, str]
) -> Sequence[Entry]:
    """Those that one term finds; each filter written out, for a call for each note takes longer than the looking."""
    value, wanted = term.value, not term.negated
    match term.filter:
        case Filter.WORDS:
            if not (titled := _titled(value, titles)):
                return [entry for entry in entries if (value in entry[1]) is wanted]
            return [entry for entry in entries if (value in entry[1] or entry.article in titled) is wanted]
        case Filter.TAG:
            tag = f"\n{value}"
            return [entry for entry in entries if (tag in entry[2]) is wanted]
        case Filter.KIND:
            kinds = term.kinds
            return [entry for entry in entries if (entry[3] in kinds or entry[0].color in kinds) is wanted]
        case Filter.ARTICLE:
            titled = _titled(value, titles)
            named = cache(lambda article: article in titled or value in fold(article).text)
            return [entry for entry in entries if named(entry[4]) is wanted]
        case Filter.BEFORE:
            return [entry for entry in entries if (entry[5] < value) is wanted]
        case Filter.AFTER:
            return [entry for entry in entries if (entry[5] >= value) is wanted]
        case Filter.STATE:
            ids = {id for id, state in states.items() if state == value}
            return [entry for entry in entries if (entry[0].id in ids) is wanted]


def _titled(value: str, titles: Mapping[str, str]) -> set[str]:
    return {id for id, title in titles.items() if value in _folded(title)}


@lru_cache(maxsize=16_384)  # the same titles are looked through for each letter that is typed
def _folded(title: str) -> str:
    return fold(title).text
