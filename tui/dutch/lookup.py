"""What a word means where it stands: the chain from a place in a sentence to entries, each with the reason for it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, cached_property
from typing import NamedTuple

from tui.dutch.candidates import Dutch
from tui.dutch.compounds import split
from tui.dutch.derived import Derivations
from tui.dutch.dictionaries.dictionary import Dictionary
from tui.dutch.english_words import English
from tui.dutch.expressions import Expression, Expressions
from tui.dutch.lexicon import Entry, Kind
from tui.dutch.separable import Pair, pairs
from tui.dutch.tokens import token_spans
from tui.dutch.vocabulary import KnownWords
from tui.dutch.word_forms import KINDS, Candidate, Reason
from tui.span import Span


class Row(NamedTuple):
    """A headword that the word may be, and what the lexicon has on it."""

    lemma: str
    reason: Reason
    entries: tuple[Entry, ...]
    spans: tuple[Span, ...]
    """The words in the sentence that are it together."""
    parts: tuple[str, ...] = ()
    """Of a compound."""


class Said(NamedTuple):
    """What the reader said of two words of a sentence, by their offsets."""

    verb: int
    particle: int
    linked: bool


class Other(NamedTuple):
    """What another dictionary says of a headword."""

    headword: str
    dictionary: str
    senses: tuple[str, ...]
    is_own: bool
    """Whether it is the reader's own."""


class Analysis(NamedTuple):
    """A sentence taken apart once, for all of its words."""

    text: str
    spans: list[Span]
    pairs: list[Pair]
    expressions: list[Expression]

    def word(self, token: int) -> str:
        """As it is spelled; '' outside of the sentence."""
        return self.text[slice(*self.spans[token])] if 0 <= token < len(self.spans) else ""

    def at(self, offset: int) -> int | None:
        """The token there."""
        return next((number for number, span in enumerate(self.spans) if span.start <= offset < span.end), None)


@cache
def shared_dutch() -> Dutch:
    """One for everybody: it is never changed, and 20 MB."""
    return Dutch()


class LookUp:
    """Looks words up in the shipped lexicon."""

    def __init__(self, dutch: Dutch | None = None, dictionaries: Sequence[Dictionary] = ()) -> None:
        self.dutch = dutch or shared_dutch()
        self.dictionaries = dictionaries

    @cached_property
    def expressions(self) -> Expressions:
        """Of the lexicon."""
        return Expressions(self.dutch.lexicon)

    @cached_property
    def derivations(self) -> Derivations:
        """Of the lexicon."""
        return Derivations(self.dutch.lexicon)

    @cached_property
    def vocabulary(self) -> KnownWords:
        """What compounds are made of."""
        return KnownWords(self.dutch)

    def prepare(self) -> None:
        """Load it all, in a second or less, so that nothing waits for it later."""
        self.dutch.prepare()
        self.rows(self.analyse("De leeslamp ging aan."), 1)

    def analyse(self, sentence: str, said: Sequence[Said] = ()) -> Analysis:
        """Find the verbs in two and the expressions of a sentence; what the reader said of it goes before."""
        spans = token_spans(sentence)
        tokens = [sentence[slice(*span)] for span in spans]
        found = self._corrected(pairs(tokens, self.dutch.verbs), tokens, spans, said)
        return Analysis(sentence, spans, found, self.expressions.within(tokens, self.lemmas))

    def _corrected(self, found: list[Pair], tokens: list[str], spans: list[Span], said: Sequence[Said]) -> list[Pair]:
        starts = {span.start: number for number, span in enumerate(spans)}
        for verb, particle, linked in said:
            if verb in starts and particle in starts:
                places = starts[verb], starts[particle]
                found = [pair for pair in found if (pair.verb, pair.particle) != places]
                if linked:
                    found.append(Pair(*places, self.infinitive(tokens[places[0]], tokens[places[1]])))
        return found

    def infinitive(self, verb: str, particle: str) -> str:
        """Of two words as one verb; '' if the first is no form of a verb."""
        verbs, joined = self.dutch.verbs, particle.lower()
        bases = verbs.infinitives(verb.lower()) or [verb.lower()] * verbs.is_infinitive(verb.lower())
        bases.sort(key=lambda base: not verbs.goes_with(joined, base))
        return joined + bases[0] if bases else ""

    def lemmas(self, word: str) -> frozenset[str]:
        """What a word may be a form of."""
        return frozenset(one.lemma for one in self.dutch.candidates(word))

    def rows(self, analysis: Analysis, token: int) -> list[Row]:
        """What a token may be, the likeliest first. Only the last resort has no entries."""
        before, word, after = (analysis.word(place) for place in (token - 1, token, token + 1))
        here = (analysis.spans[token],)
        found = [*self._separable(analysis, token), *self._expressions(analysis, token)]
        wanted = self.dutch.likely_kinds(word, before, after)
        rows = [self._row(one, here, wanted) for one in self.dutch.candidates(word, before, after)]
        known = [row for row in rows if row.entries] or self._made_up(rows, here)
        return [*found, *known] or rows[:1]

    def others(self, rows: Sequence[Row], word: str) -> list[Other]:
        """What the reader's other dictionaries have of the same headwords, and of the word. Raises DictionaryError."""
        headwords = dict.fromkeys([*(row.lemma for row in rows), word, *(part for row in rows for part in row.parts)])
        return [
            Other(headword, dictionary.name, tuple(self._plain(sense) for sense in senses), dictionary.is_own)
            for dictionary in self.dictionaries
            for headword in headwords
            if (senses := dictionary.senses(headword))
        ]

    @cached_property
    def english(self) -> English:
        """The words that the lexicon's glosses are made of."""
        return English(self.dutch.lexicon)

    def _plain(self, sense: str) -> str:
        return self.english.parted(sense)

    def principal_parts(self, row: Row) -> str:
        """Of a separable verb, which has those of its base: trok aan, heeft aangetrokken; ''."""
        separable = next((entry for entry in row.entries if entry.particle), None)
        if separable is None:
            return ""
        parts = self.dutch.parts(separable.base)
        if parts is None:
            return ""
        has = {"zijn": "is", "hebben/zijn": "heeft/is"}.get(separable.auxiliary, "heeft")
        return f"{parts.past} {separable.particle}, {has} {separable.particle}{parts.participle}"

    def _row(self, one: Candidate, spans: tuple[Span, ...], wanted: frozenset[Kind] = frozenset()) -> Row:
        """`wanted`: what it is likely to be where it stands; entries of that kind come first."""
        entries = self.dutch.lexicon.entries(one.lemma) or self.dutch.lexicon.entries(one.lemma.capitalize())
        fitting = [entry for entry in entries if entry.kind in KINDS.get(one.reason, frozenset(Kind))] or entries
        return Row(one.lemma, one.reason, tuple(sorted(fitting, key=lambda entry: entry.kind not in wanted)), spans)

    def _separable(self, analysis: Analysis, token: int) -> list[Row]:
        return [
            self._row(
                Candidate(pair.infinitive, Reason.SEPARABLE),
                tuple(sorted((analysis.spans[pair.verb], analysis.spans[pair.particle]))),
            )
            for pair in analysis.pairs
            if token in (pair.verb, pair.particle)
        ]

    def _expressions(self, analysis: Analysis, token: int) -> list[Row]:
        return [
            Row(
                one.entry.headword,
                Reason.EXPRESSION,
                (one.entry,),
                tuple(analysis.spans[place] for place in one.places),
            )
            for one in analysis.expressions
            if token in one.places
        ]

    def _made_up(self, rows: list[Row], here: tuple[Span, ...]) -> list[Row]:
        """A word that is no headword, from what it is made of."""
        for row in rows:
            for base in self.derivations.bases(row.lemma):
                if entries := self.dutch.lexicon.entries(base):
                    return [Row(base, Reason.DERIVED, entries, here)]
        for row in rows:
            if found := split(row.lemma, self.vocabulary):
                entries = tuple(entry for part in reversed(found.parts) for entry in self.dutch.lexicon.entries(part))
                return [Row(row.lemma, Reason.COMPOUND, entries, here, found.parts)]
        return []
