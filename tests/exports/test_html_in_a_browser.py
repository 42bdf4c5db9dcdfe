"""The same page in a real browser: how it is laid out, that nothing in it runs, that everything in it can be seen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from exports.chromium import PROGRAM, Chromium
from exports.html_sample import sample

from tui.exports.html.page import Page, to_html

pytestmark = pytest.mark.skipif(PROGRAM is None, reason="there is no Chromium on this machine")

WIDE, TABLET, PHONE = 1280, 768, 390
_HOSTILE = """\
<script>document.title = "taken"</script><img src=x onerror="document.title = 'taken'">
![picture](https://tracker.example/picture.png) [link](javascript:alert(1))
</figure></style></main><style>body { display: none }</style><link rel=stylesheet href=https://tracker.example/a.css>"""
_LONG = "lettergreep" * 40

# Of every text the contrast with the nearest paper behind it (WCAG 2.2, 1.4.3), the lowest last.
_CONTRASTS = """
(() => {
  const channels = colour => colour.match(/[\\d.]+/g).map(Number);
  const luminance = colour => channels(colour).slice(0, 3).map(value => value / 255)
    .map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
    .reduce((sum, part, at) => sum + part * [0.2126, 0.7152, 0.0722][at], 0);
  const isClear = colour => channels(colour)[3] === 0;
  const paper = node => {
    const colour = getComputedStyle(node).backgroundColor;
    return !isClear(colour) ? colour : node.parentElement ? paper(node.parentElement) : "rgb(255, 255, 255)";
  };
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  while (texts.nextNode()) {
    const text = texts.currentNode;
    if (!text.data.trim()) continue;
    const one = luminance(getComputedStyle(text.parentElement).color);
    const other = luminance(paper(text.parentElement));
    found.push([(Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05), text.data]);
  }
  return found.sort((one, other) => other[0] - one[0]);
})()
"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Chromium]:
    with Chromium() as one:
        yield one


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The sample's page."""
    return written(tmp_path, sample())


def written(folder: Path, *pages: Page, whole: bool = True) -> Path:
    path = folder / "page.html"
    path.write_text(to_html([page if whole else page.alone() for page in pages]), encoding="utf-8")
    return path


def with_words(words: str) -> Page:
    """The sample, with these words wherever there is room for foreign words."""
    page = sample()
    notes = [placed._replace(note=replace(placed.note, note=words, tags=(words,))) for placed in page.notes]
    return page._replace(title=words, url=f"https://example.org/{words}", notes=notes)


def box(browser: Chromium, selector: str) -> dict[str, float]:
    """Where the first such element is."""
    found = browser.value(f"document.querySelector({selector!r}).getBoundingClientRect().toJSON()")
    return dict(found)


@pytest.mark.parametrize("whole", [True, False])
@pytest.mark.parametrize("width", [WIDE, TABLET, PHONE, 320])
def test_nothing_is_wider_than_the_window(browser: Chromium, tmp_path: Path, width: int, whole: bool) -> None:
    browser.open(written(tmp_path, sample(), with_words(_LONG), whole=whole), width)
    assert browser.value("document.documentElement.scrollWidth") == width
    assert browser.complaints() == []


def test_on_a_phone_all_is_in_one_column(browser: Chromium, file: Path) -> None:
    browser.open(file, PHONE)
    dutch, english = box(browser, "#a1-1 > span[lang=nl]"), box(browser, "#a1-1 > span[lang=en]")
    notes, following = box(browser, ".paragraph + .notes"), box(browser, "#a1-5")
    assert dutch["bottom"] <= english["top"] < english["bottom"] <= notes["top"] < notes["bottom"] <= following["top"]


def test_on_a_tablet_the_translation_stands_beside_the_text(browser: Chromium, file: Path) -> None:
    browser.open(file, TABLET)
    dutch, english = box(browser, "#a1-1 > span[lang=nl]"), box(browser, "#a1-1 > span[lang=en]")
    assert dutch["right"] < english["left"]
    assert dutch["top"] == english["top"]
    assert box(browser, "#a1-4")["bottom"] <= box(browser, ".paragraph + .notes")["top"]


def test_on_a_desk_the_notes_stand_beside_both(browser: Chromium, file: Path) -> None:
    browser.open(file, WIDE)
    english, notes = box(browser, "#a1-1 > span[lang=en]"), box(browser, ".paragraph + .notes")
    assert english["right"] < notes["left"]
    assert abs(box(browser, "#a1-1")["top"] - notes["top"]) < 1
    boxes = browser.value("[...document.querySelectorAll('.note')].map(node => node.getBoundingClientRect().toJSON())")
    assert all(one["bottom"] <= other["top"] for one, other in pairwise(boxes)), "none on another"


def test_a_pair_lights_up_when_it_is_pointed_at_touched_or_linked_to(browser: Chromium, file: Path) -> None:
    looks = "[3, 4].map(n => getComputedStyle(document.getElementById('a1-' + n)).backgroundColor)"
    browser.open(file, WIDE)
    plain, other = browser.value(looks)
    assert plain == other
    at = box(browser, "#a1-3 > span[lang=en]")
    where = {"x": at["left"] + 5, "y": at["top"] + 5}
    browser.tell("Input.dispatchMouseEvent", type="mouseMoved", **where)
    lit, other = browser.value(looks)
    assert lit != plain == other
    browser.tell("Input.dispatchMouseEvent", type="mousePressed", button="left", clickCount=1, **where)
    browser.tell("Input.dispatchMouseEvent", type="mouseReleased", button="left", clickCount=1, **where)
    browser.tell("Input.dispatchMouseEvent", type="mouseMoved", x=1, y=1)
    assert browser.value(looks) == [lit, plain], "touched"
    browser.open(file, WIDE, fragment="#a1-4")
    assert browser.value(looks) == [plain, lit]


def test_nothing_in_a_note_runs(browser: Chromium, tmp_path: Path) -> None:
    file = written(tmp_path, with_words(_HOSTILE))
    browser.open(file)
    assert browser.value("document.title").startswith("<script>document.title =")
    assert browser.requests() == [file.as_uri()]
    assert browser.complaints() == []
    assert browser.value("document.querySelectorAll('script, img, link, iframe, form').length") == 0
    assert browser.value("getComputedStyle(document.body).display") == "block"


def test_were_there_a_script_it_would_not_run(browser: Chromium, file: Path) -> None:
    browser.open(file)
    browser.value(
        "document.body.append(Object.assign(document.createElement('script'), {textContent: 'window.ran = 1'})),"
        "document.body.append(Object.assign(new Image(), {src: 'https://tracker.example/'})),"
        "document.body.setAttribute('onclick', 'window.ran = 1'), document.body.click()"
    )
    assert browser.value("typeof window.ran") == "undefined"
    refused = [url for url in browser.requests() if url.startswith("https:")]
    failed = [
        event["params"]["blockedReason"] for event in browser.events if event["method"] == "Network.loadingFailed"
    ]
    assert failed == ["csp"] * len(refused)


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("whole", [True, False])
def test_everything_can_be_seen(browser: Chromium, tmp_path: Path, dark: bool, whole: bool) -> None:
    browser.open(written(tmp_path, sample(), sample(), whole=whole), dark=dark, fragment="#a1-10")
    contrasts = browser.value(_CONTRASTS)
    assert len(contrasts) > 50
    assert contrasts[-1][0] >= 4.5, contrasts[-1]


def test_on_paper_kinds_keep_their_colours_and_lines(browser: Chromium, file: Path) -> None:
    browser.open(file, 690, media="print")
    style = "(({printColorAdjust, textDecorationLine, textDecorationStyle, backgroundColor}) => "
    style += "[printColorAdjust, textDecorationLine, textDecorationStyle, backgroundColor])"
    marks = "[...document.querySelectorAll('mark:not(.meeting)')]"
    looks = {tuple(look) for look in browser.value(f"{marks}.map(node => {style}(getComputedStyle(node)))")}
    assert {look[:2] for look in looks} == {("exact", "underline")}
    assert len({look[2] for look in looks}) == len({look[3] for look in looks}) == 4
    assert browser.value("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert box(browser, "#a1-1 > span[lang=nl]")["right"] < box(browser, "#a1-1 > span[lang=en]")["left"]
