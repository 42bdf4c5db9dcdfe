"""Dutch abbreviations written with a full stop, grouped by what they are and so by what may follow them.

A form stands here without its last full stop. Case counts: `jan` is the month, `Jan` the man at the end of a sentence;
`vs` is versus, `VS` the United States. Words that are too common as words (lat, eng, past, noot) are left out. Dotted
forms that are not listed (a.s., p.p., n.v.t., U.N.) are known by their shape: see `tui.dutch.fullstops`.
"""

from __future__ import annotations


def _forms(*lines: str) -> frozenset[str]:
    return frozenset(" ".join(lines).split())


def _also_capitalised(forms: frozenset[str]) -> frozenset[str]:
    """The forms and what they look like at the start of a sentence: `d.w.z` and `D.w.z`."""
    return forms | {form[0].upper() + form[1:] for form in forms}


PREPOSITIONS = _forms(
    "a.d a.d.h.v b.g.v d.m.v i.c.m i.g.v i.h.k.v i.o.v i.p.v i.pl.v i.r.t i.s.m i.t.t i.v.m m.b.t m.b.v m.h.o.o m.i.v",
    "m.m.v m.u.v n.a.v o.b.v o.g.v o.l.v o.v.v t.a.v t.b.v t.e.m t.g.v t.h.v t.n.v t.o.v t.w.v v.d v.h v.w.b w.o",
)
ADVERBS = _forms(
    "a.h.w afk b.v bijv c.q ca cf d.i d.w.z e.g evt excl h.i i.c i.e i.h.b i.i.g incl m.a.w m.i m.n nl nml o.a o.i",
    "o.m ong pl.m plm resp t.w vgl vnl vs z.g z.i zgn zog",
)
NAME_ADJECTIVES = _forms("Alg Geref Herv Int Kath Kon Nat Ned Prot Prov Ver Vl")
"""Ned. Herv. Kerk: only with a capital, for kon and ver are words."""

TITLES = _also_capitalised(
    _forms(
        "arch bc br burg cand dhr dr dra drs ds em fam fr gebr h.c hh hr ing ir jhr jkvr kard kol lic lt luit maj mej",
        "mevr mgr mr mrs ms mw prof serg sgt st ste wed weth zr",
    )
) | _forms("Gen Gov Kapt Pres Sen Z.Em Z.Exc")
GIVEN_NAMES = _forms(
    "Abr Adr Alb Ant Aug Balth Barth Ch Chr Corn Ferd Fr Geo Gerh Gijsb Hendr Herm IJ Jac Joh Matth Mich Nic Ph Seb Sj",
    "Th Theod Tj Wilh Wm",
)
"""Given names cut short after more than one letter, as in Joh. Enschedé."""
ROLES = _also_capitalised(_forms("afd ed fa geb gem gest overl red uitg vert"))
"""What a name is to a book or a life: geb. De Vries, uitg. De Bezige Bij. Gem. is also gemiddeld, before a number."""

REFERENCES = _also_capitalised(
    _forms(
        "aant afb afl art bijl bl blz dl doc fasc fig fol hfst jg jrg max min no nr nrs opm pag par pp sect suppl",
        "tab tel vlg vol",
    )
)
UNITS = _forms("bfr cl cm ct dl dm fl gld gr ha hfl kg km lb mg ml mm sec")
WEEKDAYS = _also_capitalised(_forms("ma di wo do vr za zat zo"))

MONTHS = _forms("jan feb febr mrt apr jun jul aug sep sept okt nov dec")
AMOUNTS = _forms("mln mld mrd pct tsd")
TIMES = _forms("jl ll n.Chr n.chr v.Chr v.chr")
FIRMS = _forms("B.V B.V.B.A Bros bv bvba Cie Co Corp Inc Ltd Mij N.V V.O.F V.Z.W")
STATES = _forms("D.C D.D.R E.G G.B S.U U.K U.S U.S.A V.K V.N V.S")
FOLLOWERS = _forms("jr jun sen sr Jr Sr")
"""Stand behind a name: Dirk Jansen jr."""
LIST_ENDS = _forms("e.a e.d e.d.m e.v e.v.a enz etc o.i.d")

LETTERED_NOUNS = _forms(
    "bijlage blok categorie groep hepatitis influenza klasse letter optie plan poule punt rijbewijs serie terminal",
    "type variant vitamine zone",
)
"""Nouns named by a letter, which is then no initial: groep A, vitamine C."""

# What the rules ask: what can a capital after the full stop be?
NEVER_LAST = _also_capitalised(PREPOSITIONS | ADVERBS) | NAME_ADJECTIVES
"""Ask for what follows: the sentence goes on."""
BEFORE_NAME = TITLES | GIVEN_NAMES | ROLES
"""A name follows, unless the next word can only start a sentence."""
BEFORE_NUMBER = REFERENCES | UNITS | WEEKDAYS
"""Go on with a number; a capitalised word is a new sentence."""
MAYBE_LAST = MONTHS | AMOUNTS | TIMES | FIRMS | STATES | FOLLOWERS
"""In the middle as often as at the end: a new sentence needs a typical first word."""
