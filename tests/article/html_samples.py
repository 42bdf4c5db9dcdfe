"""Web pages of our own making, as news sites lay them out."""

from __future__ import annotations

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
