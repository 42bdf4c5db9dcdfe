"""The reader's own template for a note: a small part of Jinja2, in its sandbox.

It has the fields of `FIELDS`, `if`, `for tag in tags`, comparisons and the filters below, and nothing that could read
a file, run without end or grow without limit: no include, import, macro or arithmetic, no call, no loop in a loop.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tui.clean import clean, one_line
from tui.errors import ExportError
from tui.exports.arrange import tag_words
from tui.exports.callout import id_of, words_of
from tui.exports.links import deep_link
from tui.exports.literal import literal, scalar
from tui.notes.progress import ArticleInfo
from tui.notes.record import Note

if TYPE_CHECKING:
    from jinja2 import nodes
    from jinja2.sandbox import ImmutableSandboxedEnvironment

FIELDS = (
    *("quote", "sentence", "translation", "engine", "note", "tags", "kind"),
    *("title", "date", "url", "article", "created", "link", "id"),
)
"""What a template can name; docs/exports.md tells what each is."""
LARGEST = 1 << 16
"""Code points of a template, and bytes of its file that are looked at."""
LONGEST = 1 << 20
"""Code points a filter or a block may make."""

_NODES = (
    *("Template", "Output", "TemplateData", "Name", "Const", "If", "For", "CondExpr", "Filter", "Getattr"),
    *("Test", "Compare", "Operand", "And", "Or", "Not", "Concat", "Keyword"),
)
_TESTS = ("defined", "none", "eq", "ne", "in")


class Template:
    """What makes a block of text of a note."""

    def __init__(self, source: str, name: str) -> None:
        """`name` is for messages. Raises ExportError, with the line, for what is no template."""
        from jinja2 import TemplateError, TemplateSyntaxError

        self._name = name
        if len(source) > LARGEST:
            raise ExportError(f"{name} is too long for a template: it has more than {LARGEST} characters")
        environment = _environment()
        try:
            tree = environment.parse(source)
            self._check(tree)
            self._template = environment.from_string(tree)
        except TemplateSyntaxError as error:
            raise self._error(error.lineno, error.message or "cannot be understood") from error
        except (TemplateError, RecursionError) as error:
            raise self._error(1, str(error)) from error

    @classmethod
    def read(cls, path: Path) -> Template:
        """The template in a file. Raises ExportError."""
        try:
            with path.open("rb") as file:
                source = file.read(4 * LARGEST + 1).decode("utf-8-sig")
        except OSError as error:
            raise ExportError(f"{path} cannot be read: {error.strerror or error}") from error
        except UnicodeDecodeError as error:
            raise ExportError(f"{path} is not UTF-8; save it as UTF-8") from error
        return cls(source, path.name)

    def block(self, note: Note, known: ArticleInfo | None) -> str:
        """What the template makes of a note, without white space at its ends. Raises ExportError, with the line."""
        try:
            made = "".join(_until_too_long(self._template.generate(_values(note, known))))
        except Exception as error:  # Jinja2 passes on whatever a filter raises for an odd argument
            raise self._error(_line(error), str(error)) from error
        return clean(made).strip("\n").rstrip()

    def _check(self, tree: nodes.Template) -> None:
        from jinja2 import nodes

        known = {*FIELDS, *(name.name for name in tree.find_all(nodes.Name) if name.ctx == "store"), "loop"}
        for node in tree.find_all(nodes.Node):
            if (what := type(node).__name__) not in _NODES:
                raise self._error(node.lineno, f"`{what.lower()}` is not for templates of notes")
            if isinstance(node, nodes.For) and not _is_over_tags(node):
                raise self._error(node.lineno, "the only loop is `for tag in tags`, and none is in another")
            if isinstance(node, nodes.Getattr) and not (isinstance(node.node, nodes.Name) and node.node.name == "loop"):
                raise self._error(node.lineno, "only `loop` has something behind a dot, like `loop.last`")
            if isinstance(node, nodes.Name) and node.name not in known:
                raise self._error(node.lineno, f"there is no field {node.name!r}; there are {', '.join(FIELDS)}")

    def _error(self, line: int, said: str) -> ExportError:
        return ExportError(f"{self._name}, line {line}: {one_line(said)[:200]}")


def _is_over_tags(loop: nodes.For) -> bool:
    from jinja2 import nodes

    inner = next(loop.find_all(nodes.For), None)
    return not (inner or loop.recursive) and isinstance(loop.iter, nodes.Name) and loop.iter.name == "tags"


def _until_too_long(parts: Iterable[str]) -> Iterator[str]:
    made = 0
    for part in parts:
        made += len(part)
        if made > LONGEST:
            raise ValueError(_too_long())
        yield part


def _environment() -> ImmutableSandboxedEnvironment:
    from jinja2 import StrictUndefined, filters, tests
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    made = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined, autoescape=False, trim_blocks=True, lstrip_blocks=True, cache_size=0
    )
    made.globals.clear()
    taken: Mapping[str, Callable[..., Any]] = {
        "default": filters.do_default,
        "join": _join,
        "length": len,
        "first": lambda value: next(iter(value), ""),
        "last": lambda value: value[-1] if value else "",
        "lower": _of_text(str.lower),
        "upper": _of_text(str.upper),
        "capitalize": _of_text(str.capitalize),
        "replace": _replace,
        "quoted": _of_text(lambda text: "\n".join(f"> {line}".rstrip() for line in text.split("\n"))),
        "oneline": _of_text(one_line),
        "literal": _of_text(literal),
        "scalar": _of_text(scalar),
    }
    made.filters = dict(taken)
    made.tests = {name: tests.TESTS[name] for name in _TESTS}
    return made


def _of_text(change: Callable[[str], str]) -> Callable[[Any], str]:
    """A filter for one text, whose answer has a limit."""

    @wraps(change)
    def filter(value: Any) -> str:
        return _limited(change(str(value)))

    return filter


def _replace(value: Any, old: str, new: str) -> str:
    text = str(value)
    if len(text) + (text.count(old) if old else len(text) + 1) * len(new) > LONGEST:
        raise ValueError(_too_long())
    return text.replace(old, new)


def _join(values: Any, between: str = "") -> str:
    parts = [str(value) for value in values]
    if sum(map(len, parts)) + len(parts) * len(between) > LONGEST:
        raise ValueError(_too_long())
    return between.join(parts)


def _limited(text: str) -> str:
    if len(text) > LONGEST:
        raise ValueError(_too_long())
    return text


def _too_long() -> str:
    return f"this makes more than {LONGEST} characters of one note"


def _line(error: BaseException) -> int:
    """The line of a template an error came from: Jinja2 gives its frames the template's own lines."""
    at, line = error.__traceback__, 1
    while at is not None:
        if at.tb_frame.f_code.co_filename == "<template>":
            line = at.tb_lineno
        at = at.tb_next
    return line


def _values(note: Note, known: ArticleInfo | None) -> dict[str, Any]:
    """FIELDS of a note: text as it is, not escaped; '' for what a note does not have."""
    shown = note.translation
    return {
        "quote": one_line(note.quote),
        "sentence": one_line(note.sentence),
        "translation": one_line(shown.text) if shown else "",
        "engine": one_line(shown.engine) if shown else "",
        "note": words_of(note),
        "tags": tuple(tag_words(note.tags)),
        "kind": note.color.value,
        "title": (one_line(known.title) if known else "") or one_line(note.article),
        "date": one_line(known.published) if known else "",
        "url": one_line(known.url) if known else "",
        "article": one_line(note.article),
        "created": one_line(note.created),
        "link": deep_link(note),
        "id": id_of(note),
    }
