"""Which language a text is in, as far as its commonest words tell."""

from __future__ import annotations

from tui.patterns import pattern

NAMES = {"nl": "Dutch", "en": "English", "de": "German", "fr": "French"}
"""What can be told apart."""

# fmt: off
_STOP = {
    "nl": frozenset((
        "de", "het", "een", "en", "van", "ik", "te", "dat", "die", "is", "niet", "zijn", "op",
        "aan", "met", "voor", "er", "om", "ook", "maar", "bij", "naar", "uit", "dan", "nog", "wordt", "heeft",
    )),
    "en": frozenset((
        "the", "and", "of", "to", "that", "it", "for", "on", "with", "as", "his", "they", "at",
        "be", "this", "from", "or", "had", "by", "not", "but", "are", "was", "which", "have",
    )),
    "de": frozenset((
        "der", "die", "das", "und", "zu", "den", "von", "mit", "ist", "im", "dem", "nicht", "ein",
        "eine", "auf", "für", "sich", "des", "auch", "als", "wie", "aus", "werden", "hat",
    )),
    "fr": frozenset((
        "le", "la", "les", "et", "des", "en", "un", "une", "du", "est", "que", "dans", "qui",
        "pour", "pas", "sur", "ce", "au", "plus", "par", "je", "avec", "sont", "il", "elle",
    )),
}
# fmt: on
_WORD = pattern(r"[^\W\d_]+")
_LOOKED_AT = 20_000
"""Code points."""
_FEWEST = 8
"""Stop words that are needed to say anything."""


def language_of(text: str) -> str:
    """The code of the language most stop words of a text are of; empty where they are too few, or do not differ.

    Stop words as in Ingle's test (1976): a tenth of them ahead of the next language is enough on a text of some lines.
    """
    words = [word.lower() for word in _WORD.findall(text[:_LOOKED_AT])]
    counts = sorted(((sum(map(stop.__contains__, words)), name) for name, stop in _STOP.items()), reverse=True)
    (most, name), (next_most, _) = counts[:2]
    return name if most >= _FEWEST and most > 1.1 * next_most else ""
