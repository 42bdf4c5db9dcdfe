"""What is shown of a text before it is kept."""

from __future__ import annotations

from itertools import islice

from textual.content import Content

from tui.article.candidate import Candidate
from tui.article.imported import Cut
from tui.article.kind import Kind
from tui.clean import one_line
from tui.dutch.language import NAMES

_BLOCKS = 60
"""Headings and paragraphs that are shown."""
_LINE = 100
"""Code points of a cut line that are."""


def told(candidate: Candidate) -> Content:
    """Title, facts, remarks, what was cut and why, and how the text begins."""
    article = candidate.article
    count = len(article.sentences)
    facts = [
        f"{count} sentence{'' if count == 1 else 's'}",
        f"{article.words} words",
        NAMES.get(candidate.language, "language unclear"),
    ]
    about = " · ".join(filter(None, (article.date, article.author, article.source, article.url)))
    head = [
        Content.styled(article.title, "bold $primary"),
        *([Content.styled(about, "$quiet")] if about else []),
        *([Content.styled(f"feed of news: {candidate.imported.feed}", "$quiet")] if candidate.imported.feed else []),
        Content(" · ".join(facts)),
        *(Content.styled(f"! {one_line(remark)}", "$text-warning") for remark in candidate.remarks()),
    ]
    cuts = [Content.styled(line, "$quiet") for line in _cuts(candidate.imported.cuts)]
    return Content("\n\n").join(
        [Content("\n").join(head), *([Content("\n").join(cuts)] if cuts else []), *_text(candidate)]
    )


def _cuts(cuts: tuple[Cut, ...]) -> list[str]:
    """A line for each reason."""
    reasons: dict[str, list[str]] = {}
    for cut in cuts:
        reasons.setdefault(cut.why, []).append(cut.text)
    return [
        f"cut ({why}{f', {len(texts)} lines' if len(texts) > 1 else ''}): {texts[0][:_LINE]}{' …' if texts[1:] else ''}"
        for why, texts in reasons.items()
    ]


def _text(candidate: Candidate) -> list[Content]:
    """The blocks below the title, of a long text the first."""
    blocks = [block for block in candidate.article.blocks if block.kind is not Kind.TITLE]
    looks = {Kind.HEADING: "bold $primary", Kind.CAPTION: "italic", Kind.CREDIT: "$quiet"}
    shown = [Content.styled(block.text, looks.get(block.kind, "")) for block in islice(blocks, _BLOCKS)]
    left = len(blocks) - len(shown)
    return [*shown, *([Content.styled(f"… and {left} more", "$quiet")] if left else [])]
