"""Web pages of our own making, as news sites lay them out."""

from __future__ import annotations

import json

LEAD = (
    "De gemeente Vaartdorp zet vanaf maandag een veerpont in voor fietsers die niet langer willen omrijden over de "
    "drukke brug. Het bootje vaart elk kwartier en neemt twaalf mensen mee, zegt wethouder "
    "Noor Bakema, die er zelf lang op aandrong."
)
SECOND = "De proef duurt een half jaar. „Daarna tellen we de fietsen”, aldus Bakema."
THIRD = (
    "Bewoners van de overkant zijn blij. Volgens hen was de omweg vooral in de winter een ramp, omdat de brug dan vaak "
    "glad is en er geen licht brandt."
)

PAGE = f"""<!DOCTYPE html>
<html lang="nl-NL"><head><meta charset="utf-8">
<title>Veerpont terug in Vaartdorp - De Vaartbode</title>
<meta property="og:title" content="Veerpont terug in Vaartdorp | De Vaartbode">
<meta property="og:site_name" content="De Vaartbode">
<meta property="article:published_time" content="2026-03-04T09:15:00+01:00">
<script type="application/ld+json">
{{"@graph": [{{"@type": "NewsArticle", "headline": "Veerpont", "author": [{{"name": "Hidde Kramer"}}]}}]}}
</script>
<style>p {{ color: red }}</style>
</head><body class="with-newsletter">
<nav><ul><li><a href="/">Voorpagina</a><li><a href="/sport">Sport</a></ul></nav>
<main><article>
<h1>Veerpont terug in Vaartdorp</h1>
<div class="byline">Door Hidde Kramer</div>
<figure><img src="pont.jpg"><figcaption>De nieuwe pont aan de kade. Foto: Ilse Wouda / ANP</figcaption></figure>
<p>{LEAD}</p>
<div class="share-buttons"><a href="#">Deel op sociale media</a></div>
<p>{SECOND}
<h2>‘Eindelijk’</h2>
<blockquote><p>{THIRD}</p></blockquote>
<figure><img src="brug.jpg"><figcaption>De oude brug.</figcaption></figure>
<p>Lees ook: <a href="/brug">Brug blijft nog een jaar dicht</a></p>
<ul><li>De pont is gratis.</li><li>Honden mogen mee.</li></ul>
<aside class="newsletter"><p>Elke ochtend het nieuws van de vaart in uw mailbox.</p></aside>
<h2>Meer nieuws</h2>
<p><a href="/1">Kermis op zaterdag</a></p>
</article></main>
<footer><p>Alle rechten voorbehouden aan de uitgever van dit blad en aan wie er verder nog iets van vindt.</p></footer>
<script>document.write("<p>Volg ons</p>")</script>
</body></html>
"""

LOGIN = """<html><head><title>Inloggen</title></head><body><main>
<h1>Log in om verder te lezen</h1><p>U moet eerst inloggen. Nog geen abonnee? Neem nu een abonnement.</p>
<form><input name="naam"><p>Wachtwoord vergeten?</p></form></main></body></html>"""

CONSENT = """<html><body><div><h1>Uw privacy</h1>
<p>Wij en onze 812 partners gebruiken cookies om te onthouden wie u bent, wat u leest en hoe lang, zodat de advertenties
die u ziet beter bij u passen en wij weten
welke berichten goed worden gelezen door mensen zoals u, en ook door wie niet.</p>
<button>Akkoord</button></div></body></html>"""

FOURTH = (
    "Aan de kade staat sinds vorige week een hokje met een bank en een verwarming. Schipper Douwe Terpstra noemt het "
    "„de warmste wachtkamer van de provincie”, al is er nog geen koffie."
)
FIFTH = (
    "Of de pont na de zomer blijft, hangt af van het geld. De provincie betaalt de helft van de kosten, de rest moet "
    "de gemeente zelf vinden, en daarover praat de raad pas in juni."
)
TEXT = (LEAD, SECOND, THIRD, FOURTH, FIFTH)
"""The paragraphs of every page below, which are laid out as pages are that do not say what is what."""

_TEASERS = "".join(
    f'<div class="css-k{number}"><h3><a href="/{number}">{title}</a></h3><p class="css-t">{said}</p></div>'
    for number, (title, said) in enumerate(
        (
            ("Kermis op zaterdag", "Het draaiorgel van vorig jaar komt terug, en ook de botsauto’s staan er weer."),
            ("Zwembad gaat later open", "De nieuwe tegels zijn nog niet binnen, dus blijft het water tot mei koud."),
            ("Bakker zoekt opvolger", "Na veertig jaar wil Sjoerd Mulder niet meer om drie uur ’s nachts op."),
        )
    )
)
_OFFER = (
    '<div class="css-9q"><p class="css-b">Lees vier weken voor één euro</p><p class="css-c">Met een proefabonnement '
    "leest u alles, ook de puzzels en de krant van gisteren.</p></div>"
)
TEASED = ("botsauto’s", "nieuwe tegels", "Sjoerd Mulder", "niet verantwoordelijk")
"""Words of what stands beside the text of HASHED."""

HASHED = f"""<html lang="nl"><head><title>Veerpont terug in Vaartdorp</title></head><body><div class="css-0">
<div class="css-1"><a href="/">Voorpagina</a> <a href="/sport">Sport</a></div>
<div class="css-2"><div class="css-3"><h1 class="css-h">Veerpont terug in Vaartdorp</h1>
<p class="css-p">{LEAD}</p><p class="css-p">{SECOND}</p>{_OFFER}<h2 class="css-s">‘Eindelijk’</h2>
<p class="css-p">{THIRD}</p><p class="css-p">{FOURTH}</p>{_OFFER}<p class="css-p">{FIFTH}</p></div>
<div class="css-4"><h2>Meer nieuws</h2>{_TEASERS}</div></div>
<div class="css-5"><p>De Vaartbode is niet verantwoordelijk voor wat op andere bladzijden staat.</p></div>
</div></body></html>"""
"""Every name is a hash, as tools for style sheets make them; offers stand between the paragraphs."""

BROKEN_LINES = f"""<html><head><title>Veerpont terug in Vaartdorp</title></head><body><table><tr>
<td><a href="/">Voorpagina</a><br><a href="/sport">Sport</a></td>
<td><font size="5">Veerpont terug in Vaartdorp</font><br><br>{LEAD}<br><br>{SECOND}<br><br>{THIRD}<br><br>{FOURTH}
<br><br>{FIFTH}</td></tr></table></body></html>"""
"""A page of the nineties: its paragraphs are parted by line ends, in the cell of a table."""

_BLOG = "".join(f'<div class="entry-{number % 2}"><p>{text}</p></div>' for number, text in enumerate(TEXT))
BLOG = f"""<html><head><title>Veerpont terug in Vaartdorp</title></head><body>
<div id="left"><h3>Over mij</h3><p>Ik schrijf al tien jaar over het dorp waar ik woon, en over het water.</p>
<h3>Archief</h3><ul><li><a href="/1">Januari</a></li><li><a href="/2">Februari</a></li></ul></div>
<div id="mid"><h1>Veerpont terug in Vaartdorp</h1>{_BLOG}<ul><li>De pont is gratis, ook voor wie van ver komt.</li></ul>
<div id="below"><h3>Wat anderen zeiden</h3>
<div><b>Hylke</b><p>Mooi stuk, maar de pont van mijn opa was groter!</p></div></div>
</div></body></html>"""
"""Every paragraph is in a box of its own, and what others wrote is called nothing that we know."""

SCRIPTED = f"""<html lang="nl"><head><title>Veerpont terug in Vaartdorp</title><script type="application/ld+json">
{json.dumps({"@type": "NewsArticle", "headline": "Veerpont", "articleBody": " ".join(TEXT)})}</script></head>
<body><div id="app"></div><script src="app.js"></script></body></html>"""
"""A script would write the text into the page; it stands in the data for search engines only."""

MANUAL = (
    "<html><body><div class='navheader'>Vorige Volgende</div><div class='chapter'><h1>Varen</h1>"
    "<div class='toc'><p>Inhoudsopgave</p><ol><li>1. <a href='#a'>Aan boord</a></li></ol></div>"
    f"<div class='section'><h2>Aan boord</h2><p>{LEAD}</p><p>{FOURTH}</p><p>{FIFTH}</p><p>{THIRD}</p></div>"
    f"<div class='section'><h2>Van boord</h2><ul><li><p>{THIRD}</p><p>{SECOND}</p></li></ul></div></div></body></html>"
)
"""A chapter as DocBook makes it, one section much longer than the other."""
