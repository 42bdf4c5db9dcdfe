"""Everything leeslamp can say went wrong. Services raise these; screens and the command turn them into words."""

from __future__ import annotations


class LeeslampError(Exception):
    """A plain sentence for the reader: what happened, and what to do about it. Never article text."""


class ArticleError(LeeslampError):
    """A text could not be found, read or understood."""


class FeedError(LeeslampError):
    """A feed of news could not be had, understood or kept."""


class WorkspaceError(LeeslampError):
    """The folder that holds the articles and the notes cannot be used."""


class NotebookError(LeeslampError):
    """Notes could not be read or saved; what was typed is still with the caller."""


class NotebookDamagedError(NotebookError):
    """`notes.json` is no notebook: it must be set aside before anything is written."""


class TranslationError(LeeslampError):
    """No translation could be had from a provider."""


class DictionaryError(LeeslampError):
    """A dictionary of the reader's cannot be read."""


class ExportError(LeeslampError):
    """The notes could not be written where the reader asked."""


class QueryError(LeeslampError):
    """What was typed to find notes, or to tag them, cannot be understood."""


class NotesFileError(LeeslampError):
    """A file of notes from elsewhere could not be read or understood; nothing was taken in."""
