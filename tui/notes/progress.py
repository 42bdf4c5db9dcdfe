"""What the notebook keeps besides notes: how far each article was read, what it was called, words not yet saved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import PurePath
from typing import Any

from tui.article.model import Article
from tui.clean import clean
from tui.notes.record import line_of, text_of

LAYOUTS = ("beside", "under", "dutch")
"""Translation beside the Dutch, under it, or not shown."""
STATUSES = ("new", "reading", "done")
PLACE = 64
"""Code points of the sentence that are kept to find the place again."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an article was read on one device, and how it was shown there."""

    article: str
    device: str = ""
    """Filled in by the notebook."""
    start: int = 0
    """Canonical offset of the sentence the cursor was in."""
    exact: str = ""
    """The first words of that sentence."""
    fraction: float = 0.0
    """Where that is, 0 to 1."""
    furthest: float = 0.0
    """The furthest the reader came, 0 to 1."""
    layout: str = "beside"
    study: bool = False
    """Whether translations were hidden until asked for."""
    status: str = "new"
    updated: str = ""
    """Filled in by the notebook."""


@dataclass(frozen=True, slots=True)
class ArticleInfo:
    """What an article was called, so that its notes have a heading when it is gone."""

    id: str
    title: str
    published: str = ""
    file: str = ""
    """Its name without a folder: a notebook travels between machines."""
    rev: str = ""
    url: str = ""
    updated: str = ""
    """Filled in by the notebook."""


def progress_at(article: Article, sentence: int, furthest: int, *, layout: str, study: bool) -> Progress:
    """That of a reader who is at one sentence and came as far as another, by their numbers."""
    last = len(article.sentences) - 1
    return Progress(
        article=article.id,
        start=article.offsets.to_source(article.sentences[sentence].span.start),
        exact=article.sentence_text(sentence)[:PLACE],
        fraction=sentence / last if last else 1.0,
        furthest=furthest / last if last else 1.0,
        layout=layout,
        study=study,
        status="done" if furthest >= last else "reading",
    )


def info_of(article: Article, file: PurePath | None) -> ArticleInfo:
    """What an article is called, and the file it is read from if there is one."""
    name = file.name if file else ""
    return ArticleInfo(article.id, article.title, article.date, name, article.rev, article.url)


@dataclass(frozen=True, slots=True)
class Draft:
    """Words that were being typed, under the name the screen gave them."""

    key: str
    text: str
    updated: str = ""


def progress_record(progress: Progress) -> dict[str, Any]:
    """The JSON object of `progress`."""
    return asdict(progress_from(asdict(progress)))


def progress_from(record: Mapping[str, Any]) -> Progress:
    """`progress_record` back; odd values become sensible ones. Raises KeyError, TypeError or ValueError."""
    layout, status = record.get("layout"), record.get("status")
    return Progress(
        article=text_of(record["article"]),
        device=line_of(record.get("device", "")),
        start=max(0, int(record.get("start", 0))),
        exact=line_of(record.get("exact", ""))[:PLACE],
        fraction=_part(record.get("fraction", 0)),
        furthest=_part(record.get("furthest", 0)),
        layout=layout if layout in LAYOUTS else LAYOUTS[0],
        study=record.get("study") is True,
        status=status if status in STATUSES else "reading",
        updated=line_of(record.get("updated", "")),
    )


def info_record(info: ArticleInfo) -> dict[str, Any]:
    """The JSON object of `info`."""
    return asdict(info_from(asdict(info)))


def info_from(record: Mapping[str, Any]) -> ArticleInfo:
    """`info_record` back. Raises KeyError or TypeError."""
    title, published, file, rev, url, updated = (
        line_of(record.get(name, "")) for name in ("title", "published", "file", "rev", "url", "updated")
    )
    return ArticleInfo(text_of(record["id"]), title, published, PurePath(file).name, rev, url, updated)


def draft_record(draft: Draft) -> dict[str, Any]:
    """The JSON object of `draft`."""
    return asdict(draft_from(asdict(draft)))


def draft_from(record: Mapping[str, Any]) -> Draft:
    """`draft_record` back. Raises KeyError or TypeError."""
    return Draft(text_of(record["key"]), clean(text_of(record["text"])), line_of(record.get("updated", "")))


def _part(value: Any) -> float:
    return min(1.0, max(0.0, float(value)))
