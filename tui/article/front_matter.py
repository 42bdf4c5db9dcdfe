"""YAML front matter: what the writer says about a text, ahead of it between two lines of `---`."""

from __future__ import annotations

import re
from typing import NamedTuple

from tui.clean import clean, one_line

KNOWN = ("title", "date", "author", "source", "url", "caption", "credit", "lang", "by")
"""Fields leeslamp understands; `by` is a sidecar's translator."""

# No longer than 20,000 characters: YAML is slow, and what is longer is a text that begins with a line of dashes.
_FENCED = re.compile(r"\s*---[ \t]*\n(?P<yaml>.{0,20000}?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_EMPTY = ("", "~", "null")


class FrontMatter(NamedTuple):
    """Known fields as clean one-line strings, the offset where the text proper begins, and what was not understood."""

    fields: dict[str, str]
    end: int
    notices: tuple[str, ...]


def read_front_matter(text: str) -> FrontMatter:
    """The front matter of a canonical text; no fields and end 0 where there is none."""
    match = _FENCED.match(text)
    if match is None:
        return FrontMatter({}, 0, ())
    import yaml  # 20 ms that pasted text does not need

    try:
        # BaseLoader leaves every value as it was written (020 is no number, No is no answer) and knows no merge keys,
        # with which few lines become gigabytes. YAML itself refuses control characters.
        loaded = yaml.load(clean(match["yaml"]), Loader=yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        where = f" (line {mark.line + 2})" if mark else ""
        return FrontMatter({}, match.end(), (f"the front matter is not valid YAML{where}; it is left out",))
    if loaded in (None, ""):
        return FrontMatter({}, match.end(), ())
    if not isinstance(loaded, dict):  # a text, between lines of dashes as some set it off
        return FrontMatter({}, 0, ())
    fields: dict[str, str] = {}
    notices: list[str] = []
    for key, value in loaded.items():
        name = one_line(str(key))[:40]
        if name not in KNOWN:
            notices.append(f"front matter: {name!r} is not known and left out (known: {', '.join(KNOWN)})")
        elif not isinstance(value, str):
            notices.append(f"front matter: {name!r} must be one line of text; it is left out")
        elif value not in _EMPTY:
            fields[name] = one_line(value)
    return FrontMatter(fields, match.end(), tuple(notices))
