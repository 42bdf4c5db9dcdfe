"""Words that typically begin a Dutch sentence, for the places where a capital alone does not prove one."""

from __future__ import annotations

from tui.patterns import pattern


def _words(*lines: str) -> frozenset[str]:
    return frozenset(" ".join(lines).split())


PRONOUNS = _words(
    "alle allen alles andere anderen beide beiden dat deze die dit een elk elke enkele er geen haar het hij hun",
    "iedere iedereen iemand ik je jij jullie men mijn niemand niets ons onze sommige sommigen u uw veel velen",
    "verschillende wat we weinig welke wie wij ze zij zijn zulke",
)
CONJUNCTIONS = _words(
    "aangezien als doordat dus en hoewel indien maar mits nadat noch of ofschoon omdat ook opdat sinds tenzij",
    "terwijl toen totdat voordat want wanneer zoals zodat zodra zolang",
)
PREPOSITIONS = _words(
    "aan achter ondanks behalve bij binnen boven buiten dankzij door gedurende in langs met na naar naast om onder",
    "op over per rond sedert te tegen ten ter tijdens tot tussen uit van vanaf vanuit vanwege via volgens voor",
    "wegens zonder",
)
ADVERBS = _words(
    "allereerst alleen altijd anders bijna binnenkort bovendien daar daaraan daarbij daardoor daarin daarmee daarna",
    "daarnaast daarom daaronder daarop daarover daartoe daarvan daarvoor desondanks destijds echter eens eerder",
    "eerst eigenlijk eindelijk gisteren helaas hier hierbij hierdoor hierin hiermee hierna hierom hierop hiervan",
    "hiervoor hoe immers inderdaad inmiddels intussen later meestal misschien morgen namelijk niet nog nooit nu",
    "ondertussen ongeveer ooit opnieuw overigens pas soms steeds tegenwoordig tenslotte tevens toch vaak vandaag",
    "verder vervolgens vooral vroeger waar waarbij waardoor waarmee waarom waarschijnlijk wel weliswaar zelfs zo",
)
NUMERALS = _words("twee drie vier vijf zes zeven acht negen tien honderd duizend tientallen honderden duizenden")

STARTERS = frozenset({"de"}) | PRONOUNS | CONJUNCTIONS | PREPOSITIONS | ADVERBS | NUMERALS

_LONGEST = 24
"""Letters of a word that are looked at; no starter is longer."""

_UPPER = r"[^\W\d_a-zß-öø-ÿ]"
"""Pattern of a capital, for `re` has no class of them: a letter that is not lower case in Latin-1."""

# A surname that begins with a particle: De Vries, Van den Berg, In ’t Veld, (’)t Hart, (’)s-Gravesande.
_SURNAME = pattern(
    rf"(?:De|Den|Der|Du|El|La|Le|Ten|Ter|Van|Vande|Vanden|Vander|Von)\s(?:(?:de|den|der|['’]t)\s)?{_UPPER}"
    rf"|(?:Aan|Bij|In|Onder|Op|Uit)\s(?:den|der|['’]t)\s{_UPPER}|Op\sde\s{_UPPER}"
    rf"|t\s{_UPPER}|s-{_UPPER}"
)


def is_capital(character: str) -> bool:
    """Whether a character is a letter, but no small one."""
    return character.isalpha() and not character.islower()


def starts_sentence(text: str, at: int) -> bool:
    """Whether the word at `at` is one that typically begins a sentence; ’s, ’t and ’n before a capital are."""
    end = at
    while end - at < _LONGEST and text[end : end + 1].isalpha():
        end += 1
    word = text[at:end]
    return (len(word) == 1 and word.islower()) or word.lower() in STARTERS


def may_be_surname(text: str, at: int) -> bool:
    """Whether a surname with a particle can stand at `at`, as in `prof. De Vries`."""
    return _SURNAME.match(text, at) is not None
