"""What the tests of this folder share: notes on invented articles, notes nobody would write, and the committed samples.

Run as a script, it writes the samples again: `PYTHONPATH=. python tests/exports/export_samples.py`.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st

from tui.exports.formats import Chosen, Format, render
from tui.notes.colour import Colour
from tui.notes.progress import ArticleInfo
from tui.notes.record import Note, Shown, Target

SAMPLES = Path(__file__).with_name("samples")

DIKE, CAT, GONE = "dijk-bij-ooijen", "kat_op_het_station", "vergeten-brug@1a2b3c4d"
ARTICLES = {
    DIKE: ArticleInfo(
        DIKE,
        "Burgemeester: “De dijk is af”",
        "2026-02-11",
        f"{DIKE}.md",
        "0f1e2d3c4b5a6978",
        "https://leeslamp.example/dijk_1",
    ),
    CAT: ArticleInfo(CAT, "Kat #1 wacht * elke dag * op 'zijn' trein 🐈", "2026-03", f"{CAT}.txt", "8796a5b4c3d2e1f0"),
}

BROKEN_OFF = Note(
    id="1f3c9a7e5b2d4c6f8a0b1c2d3e4f5061",
    article=DIKE,
    rev="0f1e2d3c4b5a6978",
    target=Target(
        "brak hij het werk af", "Toen het water bleef stijgen, ", " en stuurde de graafmachines weg", 412, 432
    ),
    sentence="Toen het water bleef stijgen, brak hij het werk af en stuurde de graafmachines weg.",
    color=Colour.GRAMMAR,
    created="2026-03-01T08:15:00.123Z",
    updated="2026-03-01T08:16:30.456Z",
    device="laptop-7f3a",
    note="**afbreken** splits:\n\n- hij *breekt* het *af*\n- hij heeft het *afgebroken*\n\n#werkwoord #b2/scheidbaar",
    tags=("werkwoord", "b2/scheidbaar"),
    translation=Shown(
        text="When the water kept rising, he called off the work and sent the diggers away.",
        engine="google",
        at="2026-03-01T08:14:02.000Z",
        scope="sentence",
    ),
    changed={"note": ("2026-03-01T08:16:30.456Z", "laptop-7f3a"), "color": ("2026-03-01T08:15:59.001Z", "laptop-7f3a")},
    extra={"place": {"state": "sure", "start": 415}, "origin": None},
)
DIGGERS = replace(
    BROKEN_OFF,
    id="a94b6f0d7c1e48329d5e6f708192a3b4",
    target=Target("graafmachines", "brak hij het werk af en stuurde de ", " weg", 447, 460),
    color=Colour.WORD,
    note="",
    tags=(),
    changed={},
    extra={},
)
WHOLE = Note(
    id="0c7d5e6f8a9b4c1d8e2f3a4b5c6d7e8f",
    article=CAT,
    rev="8796a5b4c3d2e1f0",
    target=Target(
        "- ‘Hij komt *altijd* op tijd’, zegt de conducteur.", "elke dag om 7.12 uur.\n\n", "\n\nDe kat", 96, 146
    ),
    sentence="- ‘Hij komt *altijd* op tijd’, zegt de conducteur.",
    color=Colour.QUESTION,
    created="2026-04-05T19:00:00.000Z",
    updated="2026-04-05T19:00:00.000Z",
    device="telefoon",
    note="=WIE(komt)?\n# trein of kat\n```\nde trein: hij | de kat: hij\n^ll-0c7d5e6f8a9b4c1d8e2f3a4b5c6d7e8f",
    translation=Shown("‘He is *always* on time,’ says the conductor.", "sidecar", "", "sentence", edited=True),
)
BRIDGE = replace(
    DIGGERS,
    id="5e6f708192a34b4c8d9e0f1a2b3c4d5e",
    article=GONE,
    rev="",
    target=Target("liet de brug een eeuw lang links liggen", "De gemeente ", ".", 12, 51),
    sentence="De gemeente liet de brug een eeuw lang links liggen.",
    color=Colour.MARK,
    note="links laten liggen = to ignore",
    tags=("idioom", "met een spatie"),
    translation=None,
)
DELETED = replace(DIGGERS, id="deadbeefdead4eefbeefdeadbeefdead", deleted="2026-03-02T00:00:00.000Z")
NOTES = (DELETED, WHOLE, DIGGERS, BRIDGE, BROKEN_OFF)

_MARKS = [
    *"|=#>-+*_`\\[]<$:,@\"'’é🐈",
    "==",
    "%%",
    "**",
    "---",
    "===",
    "```",
    "````",
    "~~~",
    "^ll-",
    "]]>",
    "](x)",
    "<!--",
    "</span></figure>",
    "<br>",
    "<i>",
    "</b>",
    "{{c1::",
    "\\zwnj{}",
]
_LINES = ["\n* ", "\n#+end_src\n", "\n,#+", "\n:END:\n", " … "]
_BREAKS = ["\n", "\r\n", "\n\n", " ", "    ", "\t", "# kop", "> ", "- ", "1. ", "&amp;", "<b>", "](x)", "woord"]
_ODD = ["\u00a0", "\u2028", "\u0085", "e\u0301", "\x1b[31m", "\x00", "\x7f", "\u202e", "\ufffe", "\u200b"]
texts = st.lists(st.sampled_from(_MARKS + _LINES + _BREAKS + _ODD) | st.text(max_size=4), max_size=10).map("".join)
"""Whatever a notebook could hold in a text."""

_hex = st.uuids(version=4).map(lambda uuid: uuid.hex)
_stamps = st.integers(0, 59).map(lambda second: f"2026-03-01T08:15:{second:02}.000Z")
_values = st.recursive(
    st.none() | st.booleans() | st.integers() | texts,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(texts, inner),
)
_targets = st.builds(
    lambda exact, prefix, suffix, start, length: Target(exact, prefix, suffix, start, start + length),
    texts.filter(bool),
    texts,
    texts,
    st.integers(0, 30),
    st.integers(0, 5),
)
_passages = st.just((Target("", "", "", 0, 0),)) | st.lists(_targets, min_size=1, max_size=2).map(tuple)
"""The article as a whole, or its pieces."""
notes = st.builds(
    lambda passage, **fields: Note(target=passage[0], also=passage[1:], **fields),
    _passages,
    bookmark=st.booleans(),
    id=_hex,
    article=st.sampled_from([DIKE, CAT, GONE]) | texts,
    rev=st.sampled_from(["", "0f1e2d3c4b5a6978"]),
    sentence=texts,
    color=st.sampled_from(Colour),
    created=_stamps,
    updated=_stamps,
    device=texts,
    note=texts,
    tags=st.lists(texts, max_size=2).map(tuple),
    translation=st.none() | st.builds(Shown, texts, texts, st.just("") | _stamps, texts, texts, st.booleans()),
    changed=st.dictionaries(texts, st.tuples(_stamps, texts), max_size=2),
    seen=st.dictionaries(texts, _stamps, max_size=2),
    extra=st.dictionaries(texts, _values, max_size=2),
)
"""Notes that are valid, with awkward words."""
notebooks = st.lists(notes, max_size=4, unique_by=lambda note: note.id)
few = settings(max_examples=40)
"""For tests that make whole notes, which takes a while."""

infos = st.builds(ArticleInfo, st.just(DIKE), texts, texts | st.just("2026-02-11"), texts, texts, texts)


def sample_file(format: Format) -> Path:
    """The committed export of NOTES."""
    return SAMPLES / f"all-articles{format.suffix}"


if __name__ == "__main__":
    for kind in (Format.MD, Format.CSV, Format.JSON):
        sample_file(kind).write_bytes(render(kind, Chosen(NOTES, ARTICLES)))
    page = render(Format.MD, Chosen([BROKEN_OFF, DIGGERS], ARTICLES))
    (SAMPLES / "one-article.md").write_bytes(page)
