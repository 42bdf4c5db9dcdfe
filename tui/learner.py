"""The reader as a learner: which lemmas they have met, and so how hard a text is for them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from tui.article.excerpt import BOOK
from tui.article.folder import Stamp, stamp_of
from tui.article.model import Article
from tui.article.workspace import Entry, Workspace
from tui.errors import ArticleError
from tui.words import Words

if TYPE_CHECKING:  # imported on the thread that asks
    from tui.dutch.difficulty import Bands, Difficulty, Lemmas
    from tui.notes.progress import Progress


class Learner:
    """Its methods take a while, the first time a second: for a thread other than the screen's."""

    def __init__(self, workspace: Workspace, words: Words) -> None:
        self._workspace, self._words = workspace, words
        self._tools: tuple[Lemmas, Bands] | None = None
        self._by_sentence: dict[str, list[list[str]]] = {}
        """Lemmas of each sentence of an article, by its revision."""
        self._by_file: dict[Entry, tuple[Stamp, list[list[str]]]] = {}
        """The same of files that something was read of, as long as they do not change."""
        self._by_quote: dict[str, frozenset[str]] = {}

    def difficulties(
        self, articles: Iterable[Article], progress: Mapping[str, Progress], quotes: Iterable[str]
    ) -> dict[str, Difficulty]:
        """How hard texts are, by article. Met is what was read of any article, and what was marked (`quotes`).

        Books are left out: nobody reads one at a sitting, and it would take seconds.
        """
        articles = [article for article in articles if len(article.canonical) < BOOK]
        if not articles:
            return {}
        from tui.dutch.difficulty import difficulty

        _, bands = self._prepared()
        known = self._met(progress).union(*map(self._marked, quotes))
        return {
            article.id: difficulty((lemma for own in self._lemmas(article) for lemma in own), known, bands)
            for article in articles
        }

    def elsewhere(self, lemma: str, articles: Iterable[Article], quotes: Iterable[str]) -> tuple[dict[str, int], int]:
        """In how many sentences of which articles a lemma stands, by title, and in how many marked passages."""
        found: dict[str, int] = {}
        for article in articles:
            if len(article.canonical) < BOOK and (number := sum(lemma in own for own in self._lemmas(article))):
                found[article.title] = number
        return found, sum(lemma in self._marked(quote) for quote in quotes)

    def _prepared(self) -> tuple[Lemmas, Bands]:
        if self._tools is None:
            from tui.dutch.difficulty import Bands, Lemmas

            self._tools = Lemmas(self._words.look_up.dutch), Bands()
        return self._tools

    def _met(self, progress: Mapping[str, Progress]) -> frozenset[str]:
        met: set[str] = set()
        entries = {entry.id: entry for entry in self._workspace.everything()}
        for id, place in progress.items():
            if id in entries and place.furthest > 0:
                sentences = self._sentences(entries[id])
                met.update(*sentences[: 1 + round(place.furthest * (len(sentences) - 1))])
        return frozenset(met)

    def _sentences(self, entry: Entry) -> list[list[str]]:
        """Lemmas of each sentence of a file; of none in a book, or in what was taken away or spoilt since."""
        stamp, known = stamp_of(entry.path), self._by_file.get(entry)
        if known is None or known[0] != stamp:
            try:
                article = self._workspace.open_at(entry, 0)
                lemmas = self._lemmas(article) if len(article.canonical) < BOOK else []
            except ArticleError:
                lemmas = []
            known = self._by_file[entry] = stamp, lemmas
        return known[1]

    def _marked(self, quote: str) -> frozenset[str]:
        if quote not in self._by_quote:
            lemmas, _ = self._prepared()
            self._by_quote[quote] = frozenset(lemmas.of(quote))
        return self._by_quote[quote]

    def _lemmas(self, article: Article) -> list[list[str]]:
        if article.rev not in self._by_sentence:
            lemmas, _ = self._prepared()
            texts = (article.between(*sentence.span) for sentence in article.sentences)
            self._by_sentence[article.rev] = [list(lemmas.of(text)) for text in texts]
        return self._by_sentence[article.rev]
