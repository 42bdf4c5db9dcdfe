"""Closed classes of Dutch words, as far as they tell where a clause ends and whether a particle is one."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """The words of a text as a set."""
    return frozenset(text.split())


PRONOUNS = words("ik jij je u hij zij ze het we wij jullie men iemand niemand iedereen gij ge")
INVERTED = words("ik je jij u gij ge")
"""Subjects before which a verb may be without an ending."""
DETERMINERS = words(
    "de het een geen deze dit die dat mijn jouw je uw zijn haar hun ons onze elk elke ieder iedere alle al veel "
    "weinig enkele sommige andere beide meer minder twee drie vier vijf tien"
)
ARTICLES = words("de een geen deze elke iedere mijn jouw uw hun ons onze")
PREPOSITIONS = words(
    "aan achter bij binnen boven buiten door in langs met na naar naast om onder op over per rond rondom sinds tegen "
    "tijdens tot tussen uit van vanaf vanuit vanwege via volgens voor voorbij wegens zonder ondanks dankzij richting "
    "tegenover te ten ter namens omstreeks omtrent inclusief halverwege"
)
CONJUNCTIONS = words(
    "en of maar want dus omdat dat die terwijl toen als wanneer nadat voordat zodat hoewel tenzij mits zodra totdat "
    "tot waardoor waarbij waarna waarmee waarin waarop waaraan waarvan waarvoor wat wie waar dan alsof aangezien "
    "opdat indien zoals evenals alsmede noch doordat naarmate zolang ofwel oftewel hetgeen waarom hoe"
)
ADVERBS = words(
    "ook niet nog weer toch nu alleen vooral wel even zelfs steeds altijd nooit vaak soms zo daarom daarna daarmee "
    "daardoor daarbij gisteren vandaag morgen eerst pas direct meteen onmiddellijk voortaan volledig helemaal opnieuw "
    "gewoon echter immers namelijk dan toen eindelijk uiteindelijk onlangs later eerder vroeger vanavond vanmiddag "
    "vanochtend vannacht samen hier daar thuis bijvoorbeeld inmiddels mogelijk snel langzaam binnenkort straks "
    "tegelijk tegelijkertijd deels geheel totaal zeer vrij nauwelijks misschien waarschijnlijk beide"
)
AUXILIARIES = words(
    "ben bent is zijn was waren wordt word worden werd werden geworden geweest heb hebt heeft hebben had hadden kan "
    "kunt kunnen kon konden zal zult zullen zou zouden moet moeten moest moesten mag mogen mocht mochten wil wilt "
    "willen wilde wilden laat laten liet lieten gaat gaan ging gingen komt komen kwam kwamen blijft blijven bleef "
    "bleven hoeft hoeven hoefde hoefden doet doen deed deden durft durven dient dienen diende dienden lijkt lijken "
    "leek blijkt blijken bleek staat staan stond zit zitten zat ligt liggen lag helpt helpen hielp"
)
"""What may stand in a group of verbs beside the one that a particle belongs to."""
MODALS = words("kan kunnen kon konden zal zullen zou zouden moet moeten moest moesten mag mogen mocht wil willen wilde")
PLACE_PRONOUNS = words(
    "er daar hier waar ergens nergens overal eraan daaraan hieraan waaraan iets niets wat alles ervan daarvan hiervan"
)
"""What a preposition may have left: `er … op`, `waar … over`."""
REFLEXIVES = words("zich me mij je jou ons u")
POSSESSIVES = words("zijn haar hun mijn jouw je ons onze uw z'n d'r m'n")
ALSO_NOUNS = words("dood weg school hand deel plaats stand prijs les raad dank post naam feest huis hof kamp kennis")
"""Particles that are nouns too."""
ALSO_ADJECTIVES = words("vrij bekend achter binnen buiten boven stil open vol dicht")
"""Particles that may be followed by more of the sentence, though they are mostly something else."""
ONLY_AT_END = words(
    "weer goed boven school hand vrij verder stil hier daar ver hard groot klein hoog laag lief kort fijn raad dank "
    "waar klaar mis buiten binnen lang vol open gek best feest beet les post stand stop prijs thuis onder achter "
    "opnieuw adem kamp stof theater wacht wraak zaken zeil halt hof huis droog warm wit zwart plat leeg rein rood "
    "bekend zeker ziek groen slecht naar langs snel dicht dood kapot"
)
"""Particles that are mostly something else: believed where a clause ends."""
STRANDED = words("aan in op om over voor bij tegen van door onder achter uit mee toe")
"""What `er`, `daar`, `hier` and `waar` leave behind: `waar hij over sprak`."""
ASKING = words(
    "aanraden afraden opdragen oproepen aansporen aanbieden aanbevelen voorstellen aanmoedigen aanzetten opleggen "
    "toestaan aanwijzen aanhouden overhalen"
)
"""Separable verbs that are followed by what others are to do: `riep de paus op dat te doen`."""
TURNING = words(
    "kijken gooien draaien keren zetten bouwen vormen wisselen ruilen schakelen ploegen leggen buigen kopen rekenen "
    "scholen dopen brengen vallen slaan"
)
"""What `om te` may be the particle of, and not `in order to`."""
RATHER_NOUNS = words(
    "landen boeren dagen leden boeken verhalen verdragen bedrijven weken week namen wegen sporen stukken daden banken "
    "straten vissen schuren schepen vloten reden kosten vroeg vragen stemmen zakken kleuren bewijzen onderwerpen "
    "kenmerken plannen delen eisen zorgen wijken vormen velden verslagen voer schoven boog stal netten ploegen tanden "
    "scholen kampen prijzen platen zeilen muren planten vlaggen bladen letters koppen gebieden vingers monden ramen "
    "golven maten"
)
"""Words that a newspaper uses as nouns, or as themselves, more often than as forms of the verb they may be."""
RATHER_VERBS = words(
    "laat weet staat heet gaat zet wacht stuur schat zit ligt gegeven bezet uitgeput afgelopen kost stel trek "
    "zie was waren wilde wilden wist las won doet komt ziet zegt zagen moet mag kan wil"
)
"""Likewise words that are rather forms of a verb."""
