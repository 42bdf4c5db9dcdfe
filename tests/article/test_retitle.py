"""An article under another title."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.article.canonical import canonical
from tui.article.model import Article
from tui.article.parse import parse
from tui.article.retitle import retitled
from tui.article.workspace import Workspace
from tui.clean import one_line
from tui.errors import ArticleError
from tui.translation.sidecar import read_sidecar

BODY = """De pont vaart weer over de rivier. Iedereen mag mee.

## Gratis

De overtocht kost niets. De schipper krijgt een appel.
"""
FORMS = {
    "nothing": BODY,
    "a field": f"---\ntitle: Oud\ndate: 2026-03-01\n---\n\n{BODY}",
    "a field in quotes": f"---\ndate: 2026-03-01\ntitle: \"Oud: 'echt'\"   # zo heet het\nauthor: Bo\n---\n{BODY}",
    "a field of two lines": f"---\ntitle: >-\n  Oud\n  en lang\nauthor: Bo\n---\n{BODY}",
    "a field twice": f"---\ntitle: Ouder\ntitle: Oud\n---\n{BODY}",
    "an empty field": f"---\ntitle:\nauthor: Bo\n---\n{BODY}",
    "front matter without it": f"---\nauthor: Bo\n---\n{BODY}",
    "empty front matter": f"---\n---\n{BODY}",
    "a heading": f"# Oud en bekend\n\n{BODY}",
    "a first line": f"date 2026-03-01 De pont. Beeld Bo Vis\n\nDe pont vaart weer\n\n{BODY}",
    "both": f"---\ntitle: De pont vaart weer\n---\n\nDe pont vaart weer\n\n{BODY}",
    "dashes": f"---\n\n{BODY}",
}


def read(data: bytes) -> Article:
    return parse(canonical(data, "pont.md"), "pont")


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("title", ["Nieuw", "Een: 'nieuwe' \"titel\" # hier \\ daar", "- x", "ga weg.", "12", "# Kop"])
def test_the_title_is_another_and_all_else_is_not(form: str, title: str) -> None:
    data = FORMS[form].encode()
    before, after = read(data), read(retitled(data, "pont.md", title))
    assert after.title == title
    assert (after.text, after.date, after.author) == (before.text, before.date, before.author)
    assert after.canonical.endswith(BODY)
    assert [block.kind for block in after.blocks if block.start is not None] == [
        block.kind for block in before.blocks if block.start is not None
    ]
    assert not after.notices


@given(st.text(max_size=60), st.sampled_from(sorted(FORMS)), st.booleans(), st.booleans())
def test_whatever_is_typed_is_the_title_or_refused(title: str, form: str, windows: bool, mark: bool) -> None:
    text = FORMS[form].replace("\n", "\r\n") if windows else FORMS[form]
    data = text.encode("utf-8-sig" if mark else "utf-8")
    try:
        made = retitled(data, "pont.md", title)
    except ArticleError:
        return
    assert read(made).title == one_line(title)
    assert read(made).text == read(data).text
    assert made.startswith(b"\xef\xbb\xbf") is mark
    assert made.count(b"\r\n") == (made.count(b"\n") if windows else 0)
    assert retitled(made, "pont.md", title) == made


@pytest.mark.parametrize("title", ["Nieuw", "Een titel: van betekenis"])
def test_a_translation_goes_on_fitting(workspace: Workspace, title: str) -> None:
    """Also where the old title stood above the text, in the article as in its translation."""
    for entry in workspace.entries():
        before = workspace.open(entry)
        entry.path.write_bytes(retitled(entry.path.read_bytes(), entry.path.name, title))
        after = workspace.open(entry)
        assert after.title == title
        sidecar = read_sidecar(entry.sidecar, after)
        assert not sidecar.notices
        moved = len(after.blocks) - len(before.blocks)
        assert {index - moved for index in sidecar.blocks if after.blocks[index].start is not None} == {
            block.index for block in before.blocks if block.start is not None
        }


@pytest.mark.parametrize(
    ("data", "title", "why"),
    [
        (BODY.encode(), "  ", "needs a title"),
        (BODY.encode(), "null", "cannot have that title"),
        ("Een café aan zee. Het is dicht.\n".encode("cp1252"), "Nieuw", "is not UTF-8"),
        (f"---\ntitle: [\n---\n{BODY}".encode(), "Nieuw", "cannot have that title"),
    ],
)
def test_what_cannot_be_done_is_said(data: bytes, title: str, why: str) -> None:
    with pytest.raises(ArticleError, match=why):
        retitled(data, "pont.md", title)
