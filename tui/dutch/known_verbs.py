"""The verbs that the lexicon and `separable.txt` know, and their forms."""

from __future__ import annotations

from importlib.resources import files

from tui.dutch.lexicon import Kind, Lexicon
from tui.dutch.verb_table import VerbTable
from tui.dutch.verbs import INSEPARABLE, Forms, Parts, forms

_HARDLY_PARTICLES = frozenset(["wel"])
"""`dat wel doen` is not weldoen."""


def shipped_particles() -> dict[str, set[str]]:
    """From `separable.txt`, which has a particle and its verbs a line: particles by base verb."""
    particles: dict[str, set[str]] = {}
    for line in files("tui.dutch").joinpath("separable.txt").read_text(encoding="utf-8").splitlines():
        particle, *bases = line.split()
        for base in bases:
            particles.setdefault(base, set()).add(particle)
    return particles


def verb_table(lexicon: Lexicon, particles: dict[str, set[str]]) -> VerbTable:
    """Every verb there is, with the forms that its parts or the rules make."""
    irregular: dict[str, list[Parts | None]] = {}
    for entry in lexicon:
        if entry.kind is Kind.VERB and not entry.particle:
            irregular.setdefault(entry.headword, []).append(entry.parts)
        elif entry.kind is Kind.VERB and entry.particle not in _HARDLY_PARTICLES:
            particles.setdefault(entry.base, set()).add(entry.particle)
    for base in particles:
        irregular.setdefault(base, [_inherited(base, irregular)])
    # one after the other: all of them at once would take 10 MB
    made = (
        (infinitive, _together([forms(infinitive, parts) for parts in own])) for infinitive, own in irregular.items()
    )
    return VerbTable(made, particles)


def _inherited(verb: str, irregular: dict[str, list[Parts | None]]) -> Parts | None:
    """Of an irregular verb with a prefix: verbieden goes like bieden."""
    for prefix in INSEPARABLE:
        if verb.startswith(prefix):
            for parts in irregular.get(verb.removeprefix(prefix), ()):
                if parts is not None:
                    return Parts(
                        prefix + parts.past, prefix + parts.past_plural, prefix + parts.participle.removeprefix("ge")
                    )
    return None


def _together(several: list[Forms]) -> Forms:
    first, *more = several
    for other in more:
        first = Forms(first.stems | other.stems, first.finite | other.finite, first.participles | other.participles)
    return first
