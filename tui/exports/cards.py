"""Flashcards of notes, as both forms for Anki have them: what is asked and answered, in which deck, with which tags.

A note makes a card that asks what its passage means, and another with its words left out of their sentence. A note on
the article as a whole asks nothing, and one with neither translation nor words has no answer: they make none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from itertools import takewhile
from string import ascii_lowercase, ascii_uppercase, digits
from typing import NamedTuple

from tui.clean import clean, one_line
from tui.exports.arrange import arranged, tag_words, title_of
from tui.exports.links import deep_link
from tui.notes.progress import ArticleInfo
from tui.notes.record import Note, Target
from tui.span import Span

OURS = "leeslamp"
"""A tag of every card; the next is its kind, `leeslamp::word`."""
PASSAGE, CLOZE = 1_780_272_001, 1_780_272_002
"""Anki's ids of our note types, for the cards with a passage and with a gap. They never change."""

# what HTML reads as markup, and Anki as a cloze, a sound or a formula: `{{c1::`, `[sound:`, `[latex]`
_ESCAPED = str.maketrans({character: f"&#{ord(character)};" for character in "&<>\"'{}[]"})
# the alphabet of genanki's guid_for
_BASE91 = ascii_lowercase + ascii_uppercase + digits + "!#$%&()" + "*+,-./:;<=>?@[]^_`{|}~"


class Card(NamedTuple):
    """What a note asks. Every text but `deck` and the tags is HTML."""

    note: Note
    deck: str
    """`Leeslamp::` and the title of the article."""
    tags: tuple[str, ...]
    """As Anki takes them: no white space, `::` between the parts."""
    passage: str
    sentence: str
    """With the passage in bold, where it stands in it; '' where the passage holds all of it."""
    gap: str
    """The sentence with the passage as cloze 1, all its pieces; '' if it is no part of the sentence."""
    translation: str
    words: str
    """The reader's own, such as what the lexicon says: their Markdown as it was typed, line by line."""
    source: str
    """The title, as a link if the article has an address, and the command that opens it there."""


def cards(notes: Iterable[Note], articles: Mapping[str, ArticleInfo]) -> Iterator[Card]:
    """A card for every note that asks something, in the order of `arranged`."""
    for note in arranged(notes):
        card = _card(note, articles)
        if card.passage and (card.gap or card.translation or card.words):
            yield card


def anki_tags(tags: Iterable[str]) -> Iterator[str]:
    """Tags as Anki takes them."""
    return ("::".join(filter(None, word.split("/"))) for word in tag_words(tags))


def guid(*names: str) -> str:
    """The name Anki knows a card's note by: equal to `genanki.guid_for(*names)`, which may not be there."""
    number = int.from_bytes(sha256("__".join(names).encode(errors="surrogatepass")).digest()[:8], "big")
    letters = []
    while number:
        number, digit = divmod(number, len(_BASE91))
        letters.append(_BASE91[digit])
    return "".join(reversed(letters))


def _card(note: Note, articles: Mapping[str, ArticleInfo]) -> Card:
    title, quote, sentence = title_of(note.article, articles), one_line(note.quote), one_line(note.sentence)
    spans = _within(note, sentence)
    return Card(
        note=note,
        deck=f"Leeslamp::{title.replace('::', ': ').strip(': ') or 'notes'}",
        tags=(OURS, f"{OURS}::{note.color}", *anki_tags(note.tags)),
        passage=_html(quote),
        sentence="" if sentence in quote else _marked(sentence, spans, "<b>", "</b>"),
        gap=_marked(sentence, spans, "{{c1::", "}}") if _is_part(sentence, spans) else "",
        translation=_html(one_line(note.translation.text)) if note.translation else "",
        words=_html(clean(note.note).strip()).replace("\n", "<br>"),
        source=f"{_link(title, articles.get(note.article))}<br><code>{_html(deep_link(note))}</code>",
    )


def _html(text: str) -> str:
    return text.translate(_ESCAPED).replace("::", "&#58;&#58;")


def _link(title: str, known: ArticleInfo | None) -> str:
    url = one_line(known.url) if known else ""
    return f'<a href="{_html(url)}">{_html(title)}</a>' if url.startswith(("http://", "https://")) else _html(title)


def _within(note: Note, sentence: str) -> list[Span]:
    """Where the pieces of a passage stand in its sentence; none if one of them does not."""
    spans: list[Span] = []
    for piece in note.pieces:
        span = _best(sentence, piece, spans[-1].end if spans else 0)
        if span is None:
            return []
        spans.append(span)
    return spans


def _best(sentence: str, piece: Target, start: int) -> Span | None:
    """Of the places with the words of a piece the one whose neighbours are most like those it was marked among."""
    words = one_line(piece.exact)
    before, after = one_line(piece.prefix)[::-1], one_line(piece.suffix)
    places = []
    at = sentence.find(words, start) if words else -1
    while at >= 0:
        places.append(Span(at, at + len(words)))
        at = sentence.find(words, at + 1)
    if len(places) < 2:
        return places[0] if places else None

    def likeness(place: Span) -> int:
        left, right = sentence[: place.start].rstrip()[::-1], sentence[place.end :].lstrip()
        return _alike(left, before) + _alike(right, after)

    return max(places, key=likeness)


def _alike(first: str, second: str) -> int:
    """How many characters two texts have in common at their beginning."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(first, second, strict=False)))


def _is_part(sentence: str, spans: list[Span]) -> bool:
    """Whether a sentence has words that none of the spans holds."""
    left = sum(character.isalnum() for character in sentence)
    return bool(spans) and left > sum(character.isalnum() for span in spans for character in sentence[slice(*span)])


def _marked(sentence: str, spans: list[Span], begin: str, end: str) -> str:
    marked, at = "", 0
    for span in spans:
        marked += f"{_html(sentence[at : span.start])}{begin}{_html(sentence[slice(*span)])}{end}"
        at = span.end
    return marked + _html(sentence[at:])
