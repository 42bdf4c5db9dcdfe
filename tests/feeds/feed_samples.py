"""Feeds of our own making, and a site that gives them."""

from __future__ import annotations

from article.fake_site import FakeSite, Handler

RSS = """<?xml version="1.0" encoding="utf-8"?>
<!-- gemaakt op de redactie -->
<rss version="2.0"><channel><title>De Vaartbode</title><link>/</link>
<item><title>Veerpont terug in Vaartdorp</title><link>/pont</link><guid isPermaLink="false">vb-1</guid>
<description>&lt;p&gt;De pont vaart &lt;b&gt;elk kwartier&lt;/b&gt;.&lt;/p&gt;</description>
<pubDate>Wed, 04 Mar 2026 09:15:00 +0100</pubDate></item>
<item><title>Kermis op zaterdag</title><link>/login</link>
<pubDate>Tue, 03 Mar 2026 12:00:00 GMT</pubDate></item>
<item><title>Zonder datum</title><link>/hops/1</link></item>
</channel></rss>
"""
ATOM = """<?xml version="1.0"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:base="/archief/"><title type="html">Dorps&lt;i&gt;nieuws&lt;/i&gt;</title>
<entry><id>urn:dorp:1</id><title type="html">&lt;b&gt;Brug&lt;/b&gt; weer open</title>
<link rel="enclosure" href="brug.mp3"/><link href="brug"/><updated>2026-03-05T07:30:00Z</updated>
<summary type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Sinds <em>vandaag</em>.</div></summary></entry>
<entry><id>urn:dorp:2</id><title>Als a &lt; b</title><link href="http://elders.example/b"/></entry>
</feed>
"""
RDF = """<?xml version="1.0" encoding="windows-1252"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="http://dorp.example/"><title>’t Dorp</title></channel>
<item rdf:about="http://dorp.example/1"><title>Eén café over: ‘jammer’</title><link>http://dorp.example/1</link>
<dc:date>2026-03-01</dc:date></item></rdf:RDF>
"""


def rss(*items: str) -> bytes:
    """A feed with these things in it."""
    return f'<rss version="2.0"><channel><title>T</title>{"".join(items)}</channel></rss>'.encode()


def item(number: int, link: str = "") -> str:
    """One thing of a feed."""
    address = link or f"http://dorp.example/{number}"
    return f"<item><title>Bericht {number}</title><link>{address}</link></item>"


class FeedSite(FakeSite):
    """`FakeSite` with feeds: `feeds` has their bytes by path, `says` a status and headers to answer with instead."""

    def __init__(self) -> None:
        super().__init__()
        self.RequestHandlerClass = _FeedHandler
        self.feeds: dict[str, bytes] = {"/rss": RSS.encode(), "/atom": ATOM.encode()}
        self.says: dict[str, tuple[int, dict[str, str]]] = {}
        self.answered: list[tuple[str, int]] = []
        """Paths, and the statuses they were answered with."""


class _FeedHandler(Handler):
    server: FeedSite

    def answer(self) -> None:
        """Answer as a server of feeds does, which knows a state of one by its tag."""
        if self.path in self.server.says:
            status, headers = self.server.says[self.path]
            self.head({"Content-Length": "0", **headers}, status)
        elif (data := self.server.feeds.get(self.path)) is not None:
            tag = f'"{hash(data)}"'
            if self.headers.get("If-None-Match") == tag and self.headers.get("If-Modified-Since") == _DATE:
                self.head({}, 304)
                return
            kind = "application/rss+xml"
            self.head({"Content-Type": kind, "Content-Length": str(len(data)), "ETag": tag, "Last-Modified": _DATE})
            self.wfile.write(data)
        else:
            super().answer()

    def head(self, headers: dict[str, str], status: int = 200) -> None:
        self.server.answered.append((self.path, status))
        super().head(headers, status)


_DATE = "Wed, 04 Mar 2026 08:15:00 GMT"
