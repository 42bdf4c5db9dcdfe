"""Words made of a headword with a prefix or a suffix: onveilig, heropenen, verwerking, veiligheid, bewoonster."""

from __future__ import annotations

from collections.abc import Iterator

from tui.dutch.lexicon import Kind, Lexicon
from tui.dutch.verbs import stems

_SUFFIXES: tuple[tuple[str, Kind], ...] = (
    ("heid", Kind.ADJECTIVE),
    ("loos", Kind.NOUN),
    ("achtig", Kind.NOUN),
    ("schap", Kind.NOUN),
    ("isch", Kind.NOUN),
    ("elijk", Kind.NOUN),
    ("dom", Kind.NOUN),
    ("es", Kind.NOUN),
    ("e", Kind.NOUN),
)
_FROM_STEMS = ("ster", "er", "baar", "sel", "aar", "ster")
_PREFIXES: tuple[tuple[str, Kind], ...] = (
    ("on", Kind.ADJECTIVE),
    ("her", Kind.VERB),
    ("ex", Kind.NOUN),
    ("oud", Kind.NOUN),
    ("mede", Kind.NOUN),
    ("super", Kind.ADJECTIVE),
    ("anti", Kind.NOUN),
    ("niet", Kind.ADJECTIVE),
)


class Derivations:
    """Finds what a word was made of. Made of a lexicon, of whose verbs it keeps the stems."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._by_stem: dict[str, str] = {}
        for word, kinds in lexicon.kinds.items():
            if Kind.VERB in kinds:
                for stem in stems(word):
                    self._by_stem.setdefault(stem, word)

    def bases(self, word: str) -> list[str]:
        """Headwords of which a word in lower case may have been made, the likeliest first."""
        return list(dict.fromkeys(self._bases(word)))

    def _bases(self, word: str) -> Iterator[str]:
        if word.endswith("ing") and Kind.VERB in self._kinds(f"{word[:-3]}en"):
            yield f"{word[:-3]}en"
        for suffix, kind in _SUFFIXES:
            base = word.removesuffix(suffix)
            if base != word and kind in self._kinds(base):
                yield base
        for suffix in _FROM_STEMS:
            stem = word.removesuffix(suffix)
            if stem != word:
                for spelled in (stem, stem.removesuffix("d")):
                    if spelled in self._by_stem:
                        yield self._by_stem[spelled]
                if Kind.VERB in self._kinds(f"{stem}en"):
                    yield f"{stem}en"
        for prefix, kind in _PREFIXES:
            base = word.removeprefix(prefix).removeprefix("-")
            if base != word and kind in self._kinds(base):
                yield base

    def _kinds(self, word: str) -> frozenset[str]:
        return self._lexicon.kinds.get(word, frozenset())
