"""YAML front matter: what the writer says about a text, ahead of it between two lines of `---`."""

from __future__ import annotations

from tui.clean import clean, one_line
from tui.light import NamedTuple
from tui.span import Span

KNOWN = ("title", "date", "author", "source", "url", "caption", "credit", "lang", "by")
"""Fields leeslamp understands; `by` is a sidecar's translator."""

_LONGEST = 20_000
"""Characters of YAML, which is slow; what is longer is a text that begins with a line of dashes."""
_EMPTY = ("", "~", "null")
_HARMLESS = str.maketrans("", "", "_ .,;/()’‘–?!%&+-:")
"""What means nothing in YAML between letters and digits; of the colon, which does before a space, see `_is_plain`."""


class FrontMatter(NamedTuple):
    """Known fields as clean one-line strings, the offset where the text proper begins, and what was not understood."""

    fields: dict[str, str]
    end: int
    notices: tuple[str, ...]


def read_front_matter(text: str) -> FrontMatter:
    """The front matter of a canonical text; no fields and end 0 where there is none."""
    found = _fenced(text)
    if found is None:
        return FrontMatter({}, 0, ())
    span, end = found
    written = clean(text[slice(*span)])
    if (simple := _simple(written)) is not None:
        return FrontMatter({name: value for name, value in simple.items() if value not in _EMPTY}, end, ())
    import yaml  # 20 ms that most texts do not need

    try:
        # BaseLoader leaves every value as it was written (020 is no number, No is no answer) and knows no merge keys,
        # with which few lines become gigabytes. YAML itself refuses control characters.
        loaded = yaml.load(written, Loader=yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        where = f" (line {mark.line + 2})" if mark else ""
        return FrontMatter({}, end, (f"the front matter is not valid YAML{where}; it is left out",))
    if loaded in (None, ""):
        return FrontMatter({}, end, ())
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
        elif (words := one_line(value)) not in _EMPTY:
            fields[name] = words
    return FrontMatter(fields, end, tuple(notices))


def with_field(text: str, name: str, words: str) -> str:
    """A canonical text whose front matter says `words` in a field; all else stands there as it did.

    Where the front matter is no valid YAML the field goes above it, and is not understood either.
    """
    import json  # here, for nothing is written before the first page

    line = f"{name}: {json.dumps(words, ensure_ascii=False)}\n"  # a string of JSON is one of YAML
    found = _fenced(text) if read_front_matter(text).end else None
    if found is None:
        return f"---\n{line}---\n\n{text}"
    begin, end = found[0]
    import yaml

    try:
        written = yaml.compose(text[begin:end], Loader=yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError):
        written = None
    pairs = written.value if isinstance(written, yaml.MappingNode) else []
    for key, value in reversed(pairs):  # of two the last is meant
        if key.value == name:
            first, last = begin + key.start_mark.index, begin + value.end_mark.index
            line_end = "\n" if text[last - 1] == "\n" else ""  # a text in lines of its own ends with the last of them
            return f"{text[:first]}{line.rstrip()}{line_end}{text[last:]}"
    return text[:begin] + line + text[begin:]


def _fenced(text: str) -> tuple[Span, int] | None:
    """What stands between a first line of `---` and the next one, or one of `...`; and where that one ends."""
    first = len(text) - len(text.lstrip())
    begin = at = text.find("\n", first) + 1
    if not begin or not text.startswith("---", first) or text[first:begin].rstrip(" \t\n") != "---":
        return None
    while at < len(text) and at - begin <= _LONGEST:
        end = text.find("\n", at) + 1 or len(text)
        if text[at:end].rstrip(" \t\n") in ("---", "..."):
            return Span(begin, at), end
        at = end
    return None


def _simple(written: str) -> dict[str, str] | None:
    """The fields where every line is a known one in its simplest form: what YAML says, 20 ms sooner."""
    fields: dict[str, str] = {}
    for line in written.splitlines():
        name, _, value = line.partition(": ")
        value = value.strip(" ")
        if name not in KNOWN or not line.isprintable() or not _is_plain(value):
            return None
        fields[name] = one_line(value.strip('"'))
    return fields


def _is_plain(value: str) -> bool:
    """Whether nothing in a value means something in YAML, as in those that nearly everybody writes."""
    if value.startswith('"'):
        return value.endswith('"') and value.count('"') == 2 and "\\" not in value
    return (
        value[:1].isalnum() and value.translate(_HARMLESS).isalnum() and ": " not in value and not value.endswith(":")
    )
