"""One look-up from end to end: the entries of the word at a place in a sentence, and what is to be said of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tui.dutch.describe import Described, described
from tui.dutch.lookup import LookUp, Said
from tui.span import Span


class LookedUp(NamedTuple):
    """What was found for one word."""

    word: str
    entries: tuple[Described, ...]
    spans: tuple[Span, ...]
    """The words of the sentence that are one with it, in offsets of the sentence."""
    lemma: str = ""
    """The likeliest headword."""
    pair: tuple[int, int] | None = None
    """Offsets of verb and particle, if the word is one of them."""

    @property
    def missing(self) -> str:
        """What to say where nothing was found; ''."""
        return "" if self.entries else f"“{self.word}” is not in the lexicon."

    def as_note(self) -> str:
        """The likeliest entry in Markdown, '' if there is none."""
        return _markdown(self.entries[0]) if self.entries else ""


def looked_up(look_up: LookUp, sentence: str, offset: int, said: Sequence[Said] = ()) -> LookedUp:
    """The word at an offset of a sentence. Raises DictionaryError."""
    analysis = look_up.analyse(sentence, said)
    token = analysis.at(offset)
    if token is None:
        return LookedUp("", (), ())
    rows = look_up.rows(analysis, token)
    word = sentence[slice(*analysis.spans[token])]
    entries = tuple(entry for row in rows for entry in described(row, analysis, look_up.principal_parts(row)))
    others = look_up.others(rows, word)
    own, foreign = (
        tuple(
            Described(other.headword, f"says {other.dictionary}", "", "", other.senses, "")
            for other in others
            if other.is_own is mine
        )
        for mine in (True, False)
    )
    pair = next((pair for pair in analysis.pairs if token in (pair.verb, pair.particle)), None)
    offsets = (analysis.spans[pair.verb].start, analysis.spans[pair.particle].start) if pair else None
    spans = rows[0].spans if rows else (analysis.spans[token],)
    return LookedUp(word, own + entries + foreign, spans, rows[0].lemma if rows else "", offsets)


def _markdown(entry: Described) -> str:
    about = ", ".join(filter(None, (entry.kind, entry.forms, entry.reason)))
    return "\n".join((f"**{entry.heading}** ({about})", *(f"- {sense}" for sense in entry.senses)))
