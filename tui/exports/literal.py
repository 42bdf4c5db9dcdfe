"""Text that must survive in another syntax: any title in YAML, any article text in Markdown."""

from __future__ import annotations

import json
import re

from tui.clean import one_line

_INLINE = re.compile(
    r"[\\`*\[\]<^#$~]"  # code, emphasis, links, HTML, and Obsidian's block ids, tags and formulas
    r"|([=%])(?=\1)"  # its ==marks== and %%comments%%
    r"|(?<![^\W_])_|_(?![^\W_])"  # inside a word an underscore means nothing: file names stay readable
    r"|&(?=#?\w+;)"
)
# what makes a list, a quotation, a rule, an underlined heading or a table when a line begins with it
_START = re.compile(r"(\d{1,9})(?=[.)](?:\s|$))|(?=[-+=>:|])")
_UNPRINTABLE = re.compile("[\x7f-\x9f\u2028\u2029\ufffe\uffff]")  # allowed raw in JSON, not in YAML


def literal(text: str) -> str:
    """`text` on one line of Markdown that shows as it is: nothing in it is a command, wherever the line stands."""
    line = _INLINE.sub(r"\\\g<0>", one_line(text))
    start = _START.match(line)
    return f"{start[0]}\\{line[start.end() :]}" if start else line


def scalar(text: str) -> str:
    """`text` on one line of YAML, in double quotes; their escapes are those of JSON (YAML 1.2, 5.7 and 7.3.1)."""
    quoted = json.dumps(one_line(text), ensure_ascii=False)  # YAML does not know JSON's surrogate pairs
    return _UNPRINTABLE.sub(lambda match: f"\\u{ord(match[0]):04x}", quoted)


def code(text: str) -> str:
    """`text` as a code span, which shows it as it is; its fence is longer than any run of backticks in it."""
    line = one_line(text)
    fence = "`" * (max(map(len, re.findall("`+", line)), default=0) + 1)
    pad = " " if "`" in (line[:1], line[-1:]) else ""
    return f"{fence}{pad}{line}{pad}{fence}"
