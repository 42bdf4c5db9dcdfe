"""What of a window is drawn again."""

from __future__ import annotations

import pytest
from rich.segment import Segment
from textual.geometry import Region
from textual.strip import Strip

from tui.widgets.paint import regions_changed


@pytest.mark.parametrize(
    ("after", "regions"),
    [
        (["abcd", "efgh", "ijkl", "mnop", "qrst"], []),
        (["abcd", "eXgh", "ijkl", "mnop", "qrst"], [Region(0, 1, 2, 1)]),
        (["abcd", "Xfgh", "ijXl", "mnop", "qrst"], [Region(0, 1, 3, 2)]),
        (["Xbcd", "efgh", "ijkl", "mnXp", "qrst"], [Region(0, 0, 1, 1), Region(0, 3, 3, 1)]),
        (["Xbcd", "Xfgh", "Xjkl", "mnop", "qrst"], None),
        (["abcd", "efgh", "ijkl", "mnop"], None),
    ],
    ids=["nothing", "one row", "rows below each other", "rows apart", "most rows", "another height"],
)
def test_regions(after: list[str], regions: list[Region] | None) -> None:
    before = [Strip([Segment(text)]) for text in ("abcd", "efgh", "ijkl", "mnop", "qrst")]
    known = {strip.text: strip for strip in before}
    assert regions_changed(before, [known.get(text, Strip([Segment(text)])) for text in after]) == regions
