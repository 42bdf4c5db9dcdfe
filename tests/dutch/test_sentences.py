"""Where Dutch sentences end: a hand set of news traps, laws for any text, and inputs made to be slow."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.dutch.sentences import sentence_spans
from tui.span import Span

# Each paragraph with its cuts written as |.
PLAIN = """
De minister stapt op.|Dat maakte zij maandag bekend.
Wat nu?|Niemand weet het.
Niet doen!|Dat is gevaarlijk.
Echt waar?!|Ja, echt waar.
Hij aarzelde...|Toen liep hij weg.
Het bleef stil…|Daarna klonk applaus.
Ze dacht na… en zei toen ja.
Wat een chaos! riep de conducteur nog.
Het is zo.|Niemand twijfelt daaraan.
De bus kwam om negen uur.|12 reizigers stapten in.
Dat kost te veel.|€ 500 is genoeg.
Ze koos voor Apple.|iPhones zijn duur.
Zo.|Nu eerst koffie.
NEC wint van FC Twente.|NAC verliest.
Het staat op www.nu.nl.|De redactie zwijgt.
Wie?|Wat?|Waar?
P.S. Ik kom later.|Wacht op mij.
Het team werkt aan vaccins.|mRNA is daarbij de sleutel.
De kaart was op.|#MeToo veranderde de sector.
Het einde nadert.|Éen ding is zeker.
… En toen werd het stil.|Heel stil.
"""

NUMBERS = """
De trein van 20.30 uur rijdt niet.|Reizigers wachten.
De club telt 2.400 leden.|Dat zijn er veel.
De rente stijgt met 1.5 procent.|Dat is fors.
Het werd 3-1.|Ajax blijft eerste.
Hij werd geboren in 1985.|Zijn vader was smid.
De wedstrijd begint om 20.00.|Kaarten zijn uitverkocht.
1. Schil de appels.|2. Snijd ze in stukken.
Dit zijn de regels.|1. Niet rennen.|2. Niet roepen.
3.1. Methode en materiaal.|Wij volgden twintig leerlingen.
a. De huurder betaalt.|Daar blijft het bij.
IV. De vierde akte speelt in Gent.|Het doek gaat open.
De afspraak is op 12. 5. 2021 gemaakt.
Zie blz. 12 en p. 34.|Daar staat meer.
Dat volgt uit art. 6 en art. IV van het verdrag.|De rechter was streng.
Op afb. B en in fig. A3 is dat te zien.|De schade is groot.
Het pakket weegt max. 5 kg.|Amsterdam betaalt de rest.
De tocht is 30 km.|De finish ligt in Assen.
De tunnel is 5 m.|Hij is smal.
Het kost 12 mln. Amerikaanse dollars.|Dat is niet weinig.
Er kwam 3 mld.|Daarmee is het gat gedicht.
Bel tel. 020-1234567 voor hulp.|De lijn is gratis.
Het werd 3-1.|12.000 mensen juichten.
Wij wonen op nr. 1.|De rest woont verderop.
Het wordt 20 °C.|Morgen is het koeler.
De prijs was fl. 25 per stuk.|Dat was toen veel.
De actie duurt van ma. 3 t/m vr. 7 mei.|Daarna is het afgelopen.
"""

NAMES = """
Prof. dr. ir. A.B. Jansen kreeg de prijs.|Zij was verrast.
Volgens mr. De Vries klopt dat niet.|Hij gaat in beroep.
Mevr. Van den Berg won van dhr. Op den Camp.|Het was spannend.
Ds. ’t Hart preekte voor drs. In ’t Veld.|De kerk zat vol.
Hij rijdt al tien jaar als prof.|De wielrenner stopt nu.
Zij promoveerde en werd dr.|Daarna ging ze naar Delft.
J. Jansen en P.J. de Boer tekenden.|De buurt is blij.
J.R.R. Tolkien schreef het.|A.F.Th. van der Heijden las het.
Oud-prof. Jansen en ex-burg. Van Dam spraken.|Jean-Y. Le Roux zweeg.
Mevr. Jansen, geb. De Vries, leest van uitg. De Bezige Bij.|Elke dag.
B. en W. van Breda stemden in.|De raad volgt.
De schilder J.-P. Dubois woont in Luik.|Hij exposeert vaak.
John F. Kennedy werd doodgeschoten.|De wereld rouwde.
Th. Bakker en Joh. Visser doen mee.|Chr. de Wit niet.
Minister J. De Smet sprak.|De Kamer luisterde.
Volgens J. Van den Bossche klopt het.|Niemand spreekt hem tegen.
De politie houdt Robert M. vast.|Zijn advocaat zwijgt.
De rechter veroordeelt Robert M.|De verdediging gaat in beroep.
De straf geldt ook voor Karel van der G.|Het Openbaar Ministerie is tevreden.
Dat was een idee van koning Willem I.|De koning hield van kanalen.
De paus heet Paulus VI.|Hij reist veel.
Dit zit in groep A.|Oranje speelt in groep C.|Morgen is de loting.
Citroenen bevatten vitamine C.|Jonge kinderen lusten ze niet.
Noem dat getal A.|Het is groter dan nul.
De firma Gebr. Jansen sluit.|Het is crisis.
St. Nicolaas komt in St. Louis aan.|De kinderen zingen.
De Ned. Herv. Kerk en de Kon. Bibliotheek werken samen.|Dat is nieuw.
Dat zei Jan.|Hij was boos.
Dat zei Jan.|Amsterdam luisterde niet.
Iedereen kijkt naar Max.|Piet staat ernaast.
Hij woont in de VS.|Nederland mist hij niet.
De B.V. Jansen & Zn. bestaat honderd jaar.|Dat wordt gevierd.
Hij werkt bij Philips N.V.|De zaken gaan goed.
De president van de V.S.|De man is oud.
De spits speelt voor Milan.|’t Hart keepte bij Ajax.
"""

ABBREVIATIONS = """
Zij spreekt o.a. Frans en Duits.|Ook leert zij Arabisch.
Op de markt koop je o.a. De Telegraaf en kaas.|Vis niet.
Dat gaat d.m.v. De Lijn, d.w.z. Vlaamse bussen.|Het werkt.
De trein staat stil i.v.m. Koningsdag.|Bussen rijden wel.
T.o.v. Duitsland lopen wij achter.|Dat is bekend.
M.a.w. Den Haag beslist.|De rest volgt.
Bijv. Utrecht en bijv. Zwolle groeien.|Dat gaat snel.
Er kwamen ca. 300 mensen, incl. Belgen.|Dat viel mee.
Hij won in 2001 resp. 2005 goud.|Nu stopt hij.
Vgl. Jansen (2003) en cf. De Boer (2004).|Beiden hebben gelijk.
Het duel Ajax vs. Feyenoord is afgelast.|De burgemeester wil rust.
Er waren appels, peren enz.|Jan kocht alles.
Er waren appels, peren, etc. die niemand wilde.
De boeken, platen e.d.|Veel bleef liggen.
Het stuk is van Jansen e.a.|Amsterdam betaalde het.
Zie blz. 3 e.v.|Daar staat de uitleg.
De stad is gesticht in 331 v.Chr.|De haven kwam later.
De in 44 v.Chr. Romeins geworden stad bloeide.
In 330 v. Chr. werd de stad veroverd.|Rond 40 v. Chr. kwam het einde.
Rome brandde in 64 n. Chr.|Daarna werd het herbouwd.
De brief is van 12 jan. Amsterdam antwoordde niet.
De brief is van 12 jan.|Het antwoord kwam in febr. 2011 pas.
Wij zien u vrijdag 3 dec. a.s.|De zaal is open.
De afspraak van 3 mei jl.|Het bestuur is er blij mee.
Kom s.v.p.|Wij wachten.
De rente is 3 pct.|Het blijft zo.
Zij werkt bij Jansen & Co.|De zaken gaan goed.
Zij werkt bij Apple Inc. in Ierland.|De zon schijnt.
Het feest begint om 10 p.m.|Daarna sluit de deur.
Het is van Dirk Jansen jr.|Zijn vader leeft nog.
Het handboek (red. Jansen, o.a.) is uit.|Koop het.
Het boek (Jansen e.a.) Amsterdam verscheen.|Het is dik.
Er was van alles (fruit, groente enz.).|De mensen kochten veel.
(Zie ook Jansen e.a.)|De rest is bekend.
"""

QUOTES = """
‘Waarom?’ vraagt zij.|Niemand antwoordt.
‘Ga weg!’ riep hij.|‘Nu!’
‘Ik ga naar huis.|Het is laat’, zei zij.
‘Ik ga naar huis.’|Zij pakte haar jas.
Hij zei: ‘Wij winnen.’|De zaal lachte.
“Wij winnen.”|“Nee.”|“Toch wel.”
„Wij winnen.”|De zaal lachte.
„Wir gewinnen.“|De Duitsers lachten.
«Wij winnen.»|De zaal lachte.
« Wij winnen. »|De zaal lachte.
,,Wij winnen.''|,,Nee, wij!''|Er werd gelachen.
"Wij winnen."|"Nee."|Jan zuchtte.
'Wij winnen.'|'s Avonds verloren zij.
Hij riep ‘Ja!’.|Het was voorbij.
Is dit een ‘feest’?|Nee.
Hij las ‘Wie is bang?’ in één dag.|Het boek is dun.
’s Avonds regent het.|’s Morgens is het droog.
Het is stil.|’t Is ook al laat.|’n Mens moet slapen.
Hij woont in Brabant.|’s-Hertogenbosch is de hoofdstad.
Hij zweeg.|‘’s Avonds slaap ik’, zei hij toen.
Zij (46) stopt.|(Haar man ook.)|De winkel sluit.
De man (toen al oud!) lachte.|De heer (?) Jansen ook.
De zin is waar.[3]|De bron is goed.[12]|Meer niet.
Hij won.|– Dat zei ik toch? – vroeg zij.
De man – wie anders? – Jan natuurlijk – kwam te laat.
– Kom je?|– Nee.|– Jammer.
Hij schreef: ‘Ik ben blij (…) Jan ook.’|Daarna niets.
Hij schreef: ‘Ik ben blij (...)|Het gaat goed.’|Daarna niets.
Hij zei ‘ja.’|Toen: ‘nee’.
"""

TRAPS = [line for group in (PLAIN, NUMBERS, NAMES, ABBREVIATIONS, QUOTES) for line in group.strip().splitlines()]

# Pieces that meet in the wrong places: every mark of the rules between words of every kind.
MARKS = ". ! ? … ... .’ .” ) ( [ ] [1] ‘ ’ “ ” „ « » ,, '' \" ' – - — • € , :"
WORDS = "dr. Dr. J. o.a. enz. v. Chr. km. jan. Jan De de Hij ’s ’t Avonds iPhone ÉÉn čeština ĳs 12. 2.400 IV. B. foto’s"
pieces = st.sampled_from([*MARKS.split(), *WORDS.split(), "\u0301", "\xa0", "\n", "\t"])
texts = st.lists(st.one_of(pieces, pieces, st.just(" "), st.text(max_size=3))).map("".join)


@pytest.mark.parametrize("marked", TRAPS)
def test_a_trap_is_cut_where_it_is_marked(marked: str) -> None:
    text = marked.replace("|", " ")
    assert "|".join(text[start:end] for start, end in sentence_spans(text)) == marked


@pytest.mark.parametrize("text", ["", " ", "\n\t\xa0 "])
def test_blank_text_has_no_sentences(text: str) -> None:
    assert sentence_spans(text) == []


def test_white_space_around_and_between_belongs_to_no_sentence() -> None:
    text = "  Het regent. \n\xa0 Wij blijven thuis.\n"
    assert sentence_spans(text) == [Span(2, 13), Span(17, 35)]


def test_text_without_letters_is_one_sentence() -> None:
    assert sentence_spans("... – ?! …") == [Span(0, 10)]


@given(texts)
def test_sentences_are_in_order_and_hold_every_character_that_is_not_space(text: str) -> None:
    spans = sentence_spans(text)
    ends = [0, *(end for _, end in spans)]
    starts = [*(start for start, _ in spans), len(text)]
    assert all(text[end:start].strip() == "" for end, start in zip(ends, starts, strict=True))
    assert all(end <= start for end, start in zip(ends, starts, strict=True))
    assert all(text[start:end].strip() == text[start:end] != "" for start, end in spans)


@given(texts)
def test_a_sentence_on_its_own_is_one_sentence(text: str) -> None:
    for start, end in sentence_spans(text):
        assert sentence_spans(text[start:end]) == [Span(0, end - start)]


@given(texts)
def test_a_cut_is_between_a_terminator_and_white_space(text: str) -> None:
    for start, end in sentence_spans(text)[:-1]:
        assert text[end].isspace()
        assert any(mark in text[start:end] for mark in ".!?…")


# Pieces to repeat, divided by |.
SLOW = """woord |Dit is een zin. |dr. |Dr. |A. |1. |A? |Jan – A? – |’s A. |enz. De |Hij gaat naar groep B. De """
MARKS_ONLY = """A.|.|. |… |‘|"|.’ ‘|a|A|(|?( |.[1| |,,|[9|.)| »"""


@pytest.mark.parametrize("piece", [*SLOW.split("|"), *MARKS_ONLY.split("|")])
def test_a_megabyte_without_relief_takes_linear_time(piece: str) -> None:
    text = "x." + piece * (1_000_000 // len(piece)) + ". A"
    begin = time.process_time()
    sentence_spans(text)
    # It takes well under a second; a quadratic rule would take many minutes.
    assert time.process_time() - begin < 10
