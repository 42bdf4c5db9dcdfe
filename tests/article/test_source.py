"""What is fetched or given is told apart by what it is: a feed, a page, a text."""

from __future__ import annotations

import pytest
from article.html_samples import PAGE

from tui.article.html import import_html
from tui.article.source import from_bytes, is_feed
from tui.errors import ArticleError


@pytest.mark.parametrize(
    "text",
    [
        '<rss version="2.0">',
        "\n\n  <rss>",
        '<?xml version="1.0"?><?xml-stylesheet href="a.xsl"?>\n<!-- <html> -->\n<feed xmlns="http://www.w3.org/2005/Atom">',
        '<!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "rss.dtd">\n<rss version="0.91">',
        '<!DOCTYPE rss [<!ENTITY a "ha">\n]><rss>',
        "<rdf:RDF>",
        "<a:feed>",
    ],
)
def test_a_feed_is_known_by_its_beginning(text: str) -> None:
    for encoding in ("utf-8", "utf-8-sig", "utf-16"):
        assert is_feed(text.encode(encoding))
    with pytest.raises(ArticleError, match="a feed of news, not an article"):
        from_bytes(text.encode(), "nieuws.xml")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "rss",
        "<html><rss>",
        "<p>Een <rss></p>",
        "<!-- <rss> -->",
        "<!-- <rss>",
        "<feedback>",
        "<?rss <rss>",
        "<opml>",
    ],
)
def test_nothing_else_is(text: str) -> None:
    assert not is_feed(text.encode())


def test_xml_that_is_no_feed_is_no_article() -> None:
    for kind in ("application/xml", "text/xml; charset=utf-8", "application/rss+xml"):
        with pytest.raises(ArticleError, match="not a page with text"):
            from_bytes(b"<?xml version='1.0'?><opml><head/></opml>", "x", content_type=kind)


@pytest.mark.parametrize(
    ("link", "found"),
    [
        ('rel="alternate" type="application/rss+xml" href="/rss"', "https://vaart.example/rss"),
        (
            'href="https://vaart.example/atom" type="Application/Atom+XML" rel="ALTERNATE home"',
            "https://vaart.example/atom",
        ),
        ('rel="alternate" type="application/rss+xml" href="javascript:alert(1)"', ""),
        ('rel="alternate" type="application/rss+xml" href="http://[x"', ""),
        ('rel="alternate" type="application/rss+xml" href="/een twee"', ""),
        ('rel="alternate" type="application/rss+xml"', ""),
        ('rel="alternate" type="text/html" href="/en"', ""),
        ('rel="stylesheet" type="application/rss+xml" href="/rss"', ""),
    ],
)
def test_a_page_names_its_feed(link: str, found: str) -> None:
    page = PAGE.replace("</head>", f"<link {link}></head>")
    assert import_html(page.encode(), url="https://vaart.example/2026/pont").feed == found


def test_of_two_feeds_the_first_is_told_and_a_part_of_an_address_only_where_the_page_was() -> None:
    links = "".join(f"<link rel='alternate' type='application/rss+xml' href='/{name}'>" for name in ("een", "twee"))
    page = PAGE.replace("</head>", f"{links}</head>").encode()
    assert import_html(page, url="https://vaart.example/pont").feed == "https://vaart.example/een"
    assert import_html(page).feed == import_html(PAGE.encode()).feed == ""


def test_what_is_said_to_type_does_no_harm_when_typed() -> None:
    page = b"""<link rel=alternate type=application/rss+xml href="https://vaart.example/rss?a=1&amp;b=$(date);'x">"""
    with pytest.raises(ArticleError) as told:
        import_html(page, url="https://vaart.example/")
    assert """add 'https://vaart.example/rss?a=1&b=$(date);'"'"'x'`""" in str(told.value)
