"""From a canonical text to an article."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tui.article.canonical import Canonical, revision
from tui.article.dateline import read_caption, read_dateline
from tui.article.front_matter import read_front_matter
from tui.article.model import Article, Block, Kind, Sentence
from tui.article.offsets import OffsetMap, fold
from tui.article.structure import chunks, looks_like_heading, without_hashes
from tui.clean import one_line
from tui.dutch.sentences import sentence_spans
from tui.errors import ArticleError
from tui.span import Span

LEAD_WORDS = 8
"""How many words of the lead name a text that has no title."""
MAX_LEAD = 120
"""Code points of the lead that those words are looked for in."""
MAX_CAPTION = 600
"""Code points; what is longer is a paragraph that happens to end in a credit."""
_BETWEEN = "\n\n"


class _Piece(NamedTuple):
    kind: Kind
    span: Span


class _Head(NamedTuple):
    """What was found above the body."""

    title: str
    date: str
    caption: str
    credit: str


def parse(canonical: Canonical, id: str) -> Article:
    """Read an article out of a canonical text: front matter, else what pasted news looks like.

    Every guess can be corrected in the front matter; nothing in the text is changed by reading it. Raises ArticleError
    for a text without a single sentence.
    """
    source, notices = canonical
    front = read_front_matter(source)
    given = front.fields
    head, pieces = _sort(source, chunks(source, front.end), given.get("title"))
    offsets = OffsetMap()
    blocks, sentences, text = _build(source, pieces, offsets, _masthead(given, head))
    if not sentences:
        raise ArticleError("there is front matter or a heading, but no text to read below it")
    title = given.get("title") or head.title or _lead(blocks)
    lang = given.get("lang", "nl")
    foreign = () if lang.lower().startswith("nl") else (f"the front matter says this text is {lang!r}, not Dutch",)
    return Article(
        id=id,
        title=title,
        date=_iso(given.get("date", "")) or head.date,
        author=given.get("author", ""),
        source=given.get("source", ""),
        url=given.get("url", ""),
        lang=lang,
        canonical=source,
        rev=revision(source),
        text=text,
        blocks=blocks,
        sentences=sentences,
        offsets=offsets,
        notices=(*notices, *front.notices, *foreign),
    )


def _sort(source: str, spans: list[Span], given_title: str | None) -> tuple[_Head, list[_Piece]]:
    """Tell date, caption, credit and title from the body; beside a given title another one stays in it."""
    title = date = caption = credit = ""
    rest = list(spans)
    if rest and (dateline := read_dateline(source[rest[0].start : min(rest[0].end, rest[0].start + 80)])):
        first = Span(rest[0].start + dateline.end, rest[0].end)
        if not first.end - first.start:
            date = dateline.date
            del rest[0]
        elif dateline.labelled:  # `3 mei 2026 was een mooie dag` is a sentence, `date 2022-02 …` is not
            date = dateline.date
            rest[0] = first
    if len(rest) > 1 and rest[0].end - rest[0].start < MAX_CAPTION and (found := read_caption(source[slice(*rest[0])])):
        caption, credit = one_line(source[rest[0].start : rest[0].start + found.length]), found.credit
        del rest[0]
    if len(rest) > 1:
        words, level = without_hashes(source, rest[0])
        line = one_line(source[slice(*words)])
        following = source[slice(*rest[1])]
        is_title = level == 1 or (not level and len(line.split()) > 2 and looks_like_heading(line, following))
        if is_title and line == (given_title or line):
            title = line
            del rest[0]
    return _Head(title, date, caption, credit), list(_body(source, rest))


def _body(source: str, spans: list[Span]) -> Iterator[_Piece]:
    for number, block in enumerate(spans):
        words, level = without_hashes(source, block)
        following = spans[number + 1] if number + 1 < len(spans) else Span(0, 0)
        short = words.end - words.start <= 200
        heading = level or (short and looks_like_heading(one_line(source[slice(*words)]), source[slice(*following)]))
        yield _Piece(Kind.HEADING if heading else Kind.PARAGRAPH, words)


def _masthead(given: dict[str, str], head: _Head) -> list[tuple[Kind, str]]:
    credit = given.get("credit") or head.credit
    lines = [
        (Kind.TITLE, given.get("title") or head.title),
        (Kind.CAPTION, given.get("caption") or head.caption),
        (Kind.CREDIT, f"Beeld: {credit}" if credit else ""),
    ]
    return [(kind, text) for kind, text in lines if text]


def _build(
    source: str, pieces: list[_Piece], offsets: OffsetMap, masthead: list[tuple[Kind, str]]
) -> tuple[tuple[Block, ...], tuple[Sentence, ...], str]:
    blocks = [Block(index, kind, text, None, range(0)) for index, (kind, text) in enumerate(masthead)]
    sentences: list[Sentence] = []
    texts: list[str] = []
    at = 0
    for kind, span in pieces:
        text = fold(source, span, offsets, at)
        if not text:
            continue
        index, first = len(blocks), len(sentences)
        if kind is Kind.PARAGRAPH:
            spans = (found.shift(at) for found in sentence_spans(text))
            sentences += (Sentence(first + number, index, found) for number, found in enumerate(spans))
        blocks.append(Block(index, kind, text, at, range(first, len(sentences))))
        texts.append(text)
        at += len(text) + len(_BETWEEN)
    return tuple(blocks), tuple(sentences), _BETWEEN.join(texts)


def _iso(date: str) -> str:
    """A date as front matter has it: `3 mei 2026` becomes ISO; what is not understood stays as the writer put it."""
    found = read_dateline(date)
    return found.date if found and found.end == len(date) else date


def _lead(blocks: tuple[Block, ...]) -> str:
    lead = next((block.text for block in blocks if block.kind is Kind.PARAGRAPH), "")
    title = " ".join(lead[:MAX_LEAD].split(maxsplit=LEAD_WORDS)[:LEAD_WORDS])
    return title + ("…" if len(title) < len(lead) else "")
