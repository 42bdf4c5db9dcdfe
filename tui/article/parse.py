"""From a canonical text to an article."""

from __future__ import annotations

from tui.article.canonical import Canonical
from tui.article.dateline import read_dateline
from tui.article.front_matter import read_front_matter
from tui.article.kind import Kind
from tui.article.model import Article
from tui.article.offsets import OffsetMap, fold
from tui.article.outline import body, masthead, outline
from tui.article.parts import BETWEEN, Blocks, Sentences
from tui.article.structure import chunks
from tui.clean import one_line
from tui.dutch.sentences import sentence_spans
from tui.errors import ArticleError
from tui.light import TYPE_CHECKING
from tui.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

LEAD_WORDS = 8
"""How many words of the lead name a text that has no title."""
MAX_LEAD = 120
"""Code points of the lead that those words are looked for in."""


def parse(canonical: Canonical, id: str) -> Article:
    """Read an article out of a canonical text: front matter, else what pasted news looks like.

    Every guess can be corrected in the front matter; nothing in the text is changed by reading it. Raises ArticleError
    for a text without a single sentence.
    """
    *_, article = parsing(canonical, id)
    assert article is not None
    return article


def parsing(canonical: Canonical, id: str, part: Span | None = None) -> Iterator[Article | None]:
    """`parse`, a block with each step: None until the last one, which gives the article.

    `part`: the stretch to read, from where a block begins to where one ends; all of it unless given.
    """
    source, notices = canonical
    front = read_front_matter(source)
    given = front.fields
    begin, end = part or (0, len(source))
    head, pieces = outline(source, chunks(source, front.end, end), given.get("title"))
    above, title = masthead(given, head), given.get("title") or head.title
    if begin > front.end:
        title = title or _named_by(one_line(source[slice(*span)]) for kind, span in pieces if kind is Kind.PARAGRAPH)
        above, pieces = [], body(source, chunks(source, begin, end))
    blocks, sentences, offsets = Blocks(above, source), Sentences(source), OffsetMap(source)
    at = 0
    for kind, span in pieces:
        text = fold(source, span, offsets, at)
        if text:
            for found in sentence_spans(text) if kind is Kind.PARAGRAPH else ():
                sentences.add(len(blocks), found.shift(at))
            blocks.add(kind, text, at, offsets.to_source(at), len(sentences))
            at += len(text) + len(BETWEEN)
        yield None
    if not sentences:
        raise ArticleError("there is front matter or a heading, but no text to read below it")
    lang = given.get("lang", "nl")
    foreign = () if lang.lower().startswith("nl") else (f"the front matter says this text is {lang!r}, not Dutch",)
    yield Article(
        id=id,
        title=title or _named_by(block.text for block in blocks if block.kind is Kind.PARAGRAPH),
        date=_iso(given.get("date", "")) or head.date,
        author=given.get("author", ""),
        source=given.get("source", ""),
        url=given.get("url", ""),
        lang=lang,
        canonical=source,
        blocks=blocks,
        sentences=sentences,
        offsets=offsets,
        notices=(*notices, *front.notices, *foreign),
        part=part,
    )


def _iso(date: str) -> str:
    """A date as front matter has it: `3 mei 2026` becomes ISO; what is not understood stays as the writer put it."""
    found = read_dateline(date)
    return found.date if found and found.end == len(date) else date


def _named_by(paragraphs: Iterator[str]) -> str:
    """The first words of the lead."""
    lead = next(paragraphs, "")
    title = " ".join(lead[:MAX_LEAD].split(maxsplit=LEAD_WORDS)[:LEAD_WORDS])
    return title + ("…" if len(title) < len(lead) else "")
