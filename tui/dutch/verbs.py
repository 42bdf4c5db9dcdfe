"""The forms of a Dutch verb: what its infinitive, and its principal parts if it is irregular, make.

Spelling and conjugation after the Algemene Nederlandse Spraakkunst (ANS, 2.3). Where the infinitive does not tell where
the stress is (wandelen has wandel, herhalen has herhaal) both stems are made: a form too many does no harm to somebody
who looks up what a newspaper printed.
"""

from __future__ import annotations

from typing import NamedTuple

from tui.patterns import pattern

INSEPARABLE = ("be", "ge", "her", "er", "ont", "ver", "mis", "onder", "over", "door", "voor", "om", "vol", "weer")
"""Prefixes that take no ge- in the participle; the last seven only without stress, and what begins with be, ge or er
may be no prefix.
"""
_SURE = ("her", "ont", "ver", "mis")
_VOWEL = "aeiouyáéíóúàèëïöü"
_LONG = pattern(r"(?:aa|ee|oo|uu|ie|oe|eu|ui|ij|ei|ou|au|eeu|ieu)$")
_OPEN = pattern(r"(?P<before>(?:^|.*[^aeiou]|.*qu))(?P<vowel>[aeou])(?P<after>[bdfgjklmnprstvxz]|(?<!u)w)$")
"""A single vowel before a single consonant, in an open syllable: lop-en, hop-en."""
_SHORT = pattern(r"[^aeiou][aeiou][dt]$")
"""As in gezet, gered."""
_WEAK_SYLLABLE = pattern(r"[aeiouy].*(?:e[lmnr]|i[gk]|it)$")
"""A last syllable that may be without stress: wandel-en, luister-en, reinig-en."""
_VOICELESS = ("t", "k", "f", "s", "ch", "p", "x", "sh", "c")


class Parts(NamedTuple):
    """What a strong or irregular verb is known by: trok, trokken, getrokken."""

    past: str
    past_plural: str
    participle: str


class Forms(NamedTuple):
    """All forms of one verb but the infinitive."""

    stems: frozenset[str]
    """As after `ik`: a word that may also be a noun (werk, deel)."""
    finite: frozenset[str]
    """With an ending, or of the past."""
    participles: frozenset[str]
    """Past and present, with and without -e."""

    @property
    def all(self) -> frozenset[str]:
        """Every form."""
        return self.stems | self.finite | self.participles


_IRREGULAR: dict[str, tuple[str, ...]] = {
    "zijn": ("ben", "bent", "is", "zijn"),
    "hebben": ("heb", "hebt", "heeft"),
    "kunnen": ("kan", "kun", "kunt"),
    "zullen": ("zal", "zult", "zou", "zouden", "zoudt"),
    "willen": ("wil", "wilt", "wou", "wouden"),
    "mogen": ("mag", "moogt"),
    "komen": ("kom", "komt"),
    "houden": ("houd", "houdt", "hou"),
    "rijden": ("rijd", "rijdt", "rij"),
    "snijden": ("snijd", "snijdt", "snij"),
    "glijden": ("glijd", "glijdt", "glij"),
    "zeggen": ("zeg", "zegt", "zegde", "zegden", "zegt"),
    "gaan": ("ga", "gaat"),
    "staan": ("sta", "staat"),
    "slaan": ("sla", "slaat"),
    "zien": ("zie", "ziet"),
    "doen": ("doe", "doet"),
}
"""Presents that no rule makes."""


def stems(infinitive: str) -> tuple[str, ...]:
    """What may stand after `ik`, the likelier first."""
    if infinitive in _IRREGULAR:
        return _IRREGULAR[infinitive][:1]
    if infinitive.endswith(("iën", "eën")):
        return (infinitive[:-2] + ("ë" if infinitive.endswith("eën") else "e"), infinitive[:-2])
    if not infinitive.endswith("en"):
        return (infinitive.removesuffix("n"),)  # skiën aside: gaan, zien and what is made of them
    body = infinitive[:-2]
    if len(body) > 1 and body[-1] == body[-2] and body[-1] not in _VOWEL:
        return (body[:-1],)
    if body.endswith("ër"):
        return (f"{body[:-2]}eer",)  # kopiëren
    found = _OPEN.match(body)
    if not found:
        return (_unvoiced(body) if _ends_long(body) or body[-2:] in ("lv", "rv", "lz", "nz", "rz", "mz") else body,)
    long = _unvoiced(f"{found['before']}{found['vowel'] * 2}{found['after']}")
    return (body, long) if _WEAK_SYLLABLE.search(body) else (long,)


def forms(infinitive: str, parts: Parts | None = None) -> Forms:
    """All forms of a verb; `parts` of a strong or irregular one."""
    bases = stems(infinitive)
    present = set(_IRREGULAR.get(infinitive, ()))
    for stem in bases:
        present |= {stem, stem if stem.endswith("t") else f"{stem}t"}
    if parts is not None:
        past = {parts.past, parts.past_plural}
        participles = {parts.participle}
    else:
        past, participles = set(), set()
        for stem in bases:
            hard = stem.endswith(_VOICELESS) and infinitive[-3:-2] not in ("v", "z")
            past |= {stem + ending for ending in (("te", "ten") if hard else ("de", "den"))}
            participles |= set(_participles(stem, "t" if hard else "d"))
    inflected = {_inflected(participle) for participle in participles}
    going_on = {f"{infinitive}d", f"{infinitive}de"}
    ends_plain = frozenset(stem for stem in bases if not stem.endswith("t")) - past
    return Forms(ends_plain, frozenset(present | past) - ends_plain, frozenset(participles | inflected | going_on))


def _participles(stem: str, ending: str) -> list[str]:
    plain = stem if stem.endswith(ending) else stem + ending
    marked = {"e": "ë", "i": "ï", "u": "ü"}.get(plain[0], plain[0]) if not plain.startswith(("ij", "ui")) else plain[0]
    with_ge = f"ge{marked}{plain[1:]}"  # geëist, geïnd, geüpload
    prefix = next((prefix for prefix in INSEPARABLE if _has_syllable(stem.removeprefix(prefix), stem)), None)
    if prefix is None:
        return [with_ge]
    return [plain] if prefix in _SURE else [plain, with_ge]  # geloofd, but gebeefd, geërgerd, geoverd


def _has_syllable(rest: str, whole: str) -> bool:
    return rest != whole and any(letter in _VOWEL for letter in rest)


def _inflected(participle: str) -> str:
    """The participle before a noun: gezette, gebroken, bekende."""
    if participle.endswith("en"):
        return participle
    return f"{participle}{participle[-1]}e" if _SHORT.search(participle) else f"{participle}e"


def _unvoiced(stem: str) -> str:
    return stem[:-1] + {"v": "f", "z": "s"}.get(stem[-1:], stem[-1:])


def _ends_long(body: str) -> bool:
    return bool(_LONG.search(body[:-1]))
