"""Org for Emacs: a heading for each article, and below it one for each note.

    * The title
    :PROPERTIES:
    :ARTICLE:  dijk-bij-ooijen
    :END:
    ** the quote  :werkwoord:leeslamp:
    :PROPERTIES:
    :ID:       1f3c9a7e5b2d4c6f8a0b1c2d3e4f5061
    :COLOR:    word
    :CREATED:  [2026-03-01 Sun 08:15]
    :END:
    #+begin_quote
    The Dutch sentence it stands in.
    #+end_quote
    The translation that stood beside it.
    #+begin_src markdown
    The reader's own words.
    #+end_src

Parts a note does not have are left out. In the reader's words a comma stands before what would begin a heading or a
keyword, as Org itself writes and reads it (orgmode.org/manual, "Literal Examples"); everywhere else `\\zwnj{}`, which
shows nothing, stands where something would be a command.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import groupby

from tui.clean import clean, one_line
from tui.exports.arrange import WHOLE, arranged, tag_words, title_of
from tui.exports.links import deep_link
from tui.notes.progress import ArticleInfo
from tui.notes.record import Note
from tui.notes.store.times import moment_of

OURS = "leeslamp"
"""The last tag of every heading."""
NOTHING = r"\zwnj{}"
"""An entity that shows nothing."""
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")  # in any locale

_INLINE = re.compile(
    r"(?<=\\)(?=[A-Za-z(\[])"  # entities and formulas
    r"|(?<=\[)(?=\[|fn:|\d{4}-)"  # links, footnotes, dates
    r"|(?<=<)(?=\S)"  # addresses, targets, dates for the agenda
    r"|(?<=\{)(?=\{\{)"  # macros
    r"|(?<=src)(?=_)|(?<=call)(?=_)|(?<=@)(?=@)"  # code that is run, text for one back end
    r"|(?<=elisp)(?=:)|(?<=shell)(?=:)"  # links that run something
)
# what a line begins with that is no plain line: lists, tables, comments and keywords, drawers, headings
_START = re.compile(
    r"\*+(?=\s|$)|[-+](?=\s|$)|\d+[.)](?=\s|$)|[|#:]|[A-Za-z][.)](?=\s|$)|-{5}|%%\(|\\begin|(?i:CLOCK:)"
)
_HEADING = re.compile(r"(?:TODO|DONE|COMMENT)(?=\s|$)|\[#|\[\d*[/%]")
_LITERAL = re.compile(r"^([ \t]*)(?=,*(?:\*|#\+))", re.MULTILINE)
_UNFIT = re.compile(r"[^\w@#%]")


def to_org(notes: Iterable[Note], articles: Mapping[str, ArticleInfo]) -> str:
    """An Org file of these notes."""
    parts = ["#+title: leeslamp\n"]
    for article, group in groupby(arranged(notes), key=lambda note: note.article):
        parts += [_article(article, articles), *map(_note, group)]
    return "\n".join(parts)


def _article(article: str, articles: Mapping[str, ArticleInfo]) -> str:
    known = articles.get(article)
    published, url = (known.published, known.url) if known else ("", "")
    lines = [f"* {_heading(title_of(article, articles))} :{OURS}:"]
    return _lines(*lines, *_drawer(ARTICLE=article, URL=url, DATE=published))


def _note(note: Note) -> str:
    # the last tag is always ours: what looks like tags at the end of a quote is then a part of it
    words = ":".join([*org_tags(note.tags), OURS])
    sentence, translation = one_line(note.sentence), note.translation and one_line(note.translation.text)
    own = clean(note.note).rstrip().lstrip("\n")
    lines = [f"** {_heading(one_line(note.quote) or WHOLE)} :{words}:"]
    lines += _drawer(ID=note.id, COLOR=note.color.value, CREATED=_time(note.created), READ=deep_link(note))
    if sentence:
        lines += ["#+begin_quote", _line(sentence), "#+end_quote"]
    if translation:
        lines.append(_line(translation))
    if own:
        lines += ["#+begin_src markdown", _LITERAL.sub(r"\1,", own), "#+end_src"]
    return _lines(*lines)


def org_tags(tags: Iterable[str]) -> list[str]:
    """Tags as Org reads them: letters it does not know become `_`."""
    return list(dict.fromkeys(_UNFIT.sub("_", word) for word in tag_words(tags)))


def _drawer(**properties: str) -> list[str]:
    told = ((name, one_line(value)) for name, value in properties.items())
    return [":PROPERTIES:", *(f"{f':{name}:':<10} {value}" for name, value in told if value), ":END:"]


def _heading(text: str) -> str:
    """A heading as it is: neither task nor comment nor priority."""
    line = _INLINE.sub(lambda match: NOTHING, text)
    return f"{NOTHING}{line}" if _HEADING.match(text) else line


def _line(text: str) -> str:
    """One line of plain text."""
    line = _INLINE.sub(lambda match: NOTHING, text)
    return f"{NOTHING}{line}" if _START.match(text) else line


def _time(stamp: str) -> str:
    """An inactive timestamp in UTC; what is no stamp as it is."""
    moment = moment_of(stamp)
    return f"[{moment:%Y-%m-%d} {_DAYS[moment.weekday()]} {moment:%H:%M}]" if moment else stamp


def _lines(*lines: str) -> str:
    return "\n".join(lines) + "\n"
