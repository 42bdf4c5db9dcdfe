"""Everybody can read what is drawn, and tell the kinds of highlights apart: measured, on the real screens too."""

from __future__ import annotations

from itertools import combinations

import pytest
from colours import MATRICES, contrast, difference, linear, seen
from contrast import AA, KINDS, SIGN, THEMES, UNLIKE, Drawn, main, pairs, unlike
from project import PROJECT
from rich.color import Color, ColorSystem
from rich.style import Style
from scenes import SCENES, app, playing

from tui.app import Leeslamp
from tui.article.workspace import Workspace
from tui.reading.palette import palette
from tui.widgets.styles import Styles

themes = pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
SIGNS = frozenset("·░▌▐│─╭╮╰╯●▔▁▂▃▄▅▆▇█▊▎▋╷╵╶╴┃━ \u00a0")
"""What is not read."""
_EDGES = "▌▐"
"""Of Textual's radio buttons, in the colour of the dialog."""


# the measures themselves


def test_contrast_is_what_wcag_says_of_known_colours() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#777777") == 1
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.005)
    assert contrast("#ffffff", "#767676") == contrast("#767676", "#ffffff")


def test_difference_is_that_of_oklab() -> None:
    assert difference("#000000", "#ffffff") == pytest.approx(1, abs=1e-3)
    assert difference("#ff0000", "#ff0000") == 0
    assert difference("#ff0000", "#00ff00") == pytest.approx(0.520, abs=0.002)


def test_who_lacks_a_cone_takes_for_equal_what_others_do_not() -> None:
    for eye in MATRICES:
        assert seen(linear("#ffffff"), eye) == pytest.approx((1, 1, 1), abs=1e-5), "white stays white"
    red, green = "#c03a2b", "#6d7a1e"
    assert difference(red, green, "deuteranopia") < difference(red, green) / 2


# the two themes


@themes
def test_every_pair_of_colours_has_the_contrast_it_must_have(theme: dict[str, str]) -> None:
    poor = [(drawn.what, round(drawn.ratio, 2)) for drawn in pairs(theme) if drawn.ratio < drawn.wanted]
    assert not poor


@themes
@pytest.mark.parametrize("eye", MATRICES)
def test_every_reader_can_tell_the_kinds_from_one_another_and_from_the_page(theme: dict[str, str], eye: str) -> None:
    alike = {pair: round(found, 3) for pair, found in unlike(theme, eye).items() if found < UNLIKE}
    assert not alike


@themes
def test_256_colours_are_enough(theme: dict[str, str]) -> None:
    def shown(colour: str) -> str:
        return Color.parse(colour).downgrade(ColorSystem.EIGHT_BIT).get_truecolor().hex

    assert len({shown(theme[name]) for name in (*KINDS, "background")}) == 5
    drawn = (Drawn(what, shown(letters), shown(paper), wanted) for what, letters, paper, wanted in pairs(theme))
    poor = [(pair.what, round(pair.ratio, 1)) for pair in drawn if pair.ratio < min(AA, pair.wanted)]
    assert not poor


@themes
def test_with_few_colours_each_kind_and_an_overlap_have_attributes_of_their_own(theme: dict[str, str]) -> None:
    styles = Styles(theme, few_colours=True)

    def attributes(*looks: str) -> tuple[bool | None, ...]:
        style = styles.of(("paragraph", *looks))
        return style.bold, style.italic, style.underline, style.underline2

    alone = [attributes(kind) for kind in KINDS]
    over = [attributes(*two, "doubled") for two in combinations(KINDS, 2)]
    assert len({attributes(), *alone}) == 5
    assert all(underlined for _, _, underlined, _ in alone)
    assert not {*alone} & {*over}
    assert all(styles.of((kind, "focused")).bgcolor != styles.of((kind,)).bgcolor for kind in KINDS)
    assert styles.of(("sign", "doubled")).underline, "and the number in the margin says so where a terminal cannot"
    assert not styles.of(("sign",)).underline


@themes
def test_with_16_colours_no_text_has_the_colour_of_its_paper(theme: dict[str, str]) -> None:
    def number(colour: str) -> int | None:
        return Color.parse(colour).downgrade(ColorSystem.STANDARD).number

    assert [drawn.what for drawn in pairs(theme) if number(drawn.letters) == number(drawn.paper)] == []
    inks = palette(theme, few_colours=True)
    papers = [number(inks[name].paper or "") for name in ("plain", "selection", "word")]
    assert len({*papers}) == 3, "selection and cursor are seen"


# the screens


@pytest.mark.parametrize("theme", ["leeslamp-evening", "leeslamp-day"])
@pytest.mark.parametrize("name", SCENES)
async def test_everything_on_the_screens_can_be_read(workspace: Workspace, name: str, theme: str) -> None:
    made = app(workspace, SCENES[name])
    made.theme = theme
    async with made.run_test(size=(120, 36)) as pilot:
        await playing(SCENES[name])(pilot)
        drawn = on_screen(made)
    assert drawn
    poor = {(round(ratio, 2), text) for text, ratio in drawn if ratio < (SIGN if {*text} <= SIGNS else AA)}
    assert not {(ratio, text) for ratio, text in poor if ratio > 1 or text not in _EDGES}


def on_screen(made: Leeslamp) -> list[tuple[str, float]]:
    """Every stretch of text, and its contrast; of a dialog only what is in it, for what lies behind cannot be used."""
    screen = made.screen
    regions = [widget.region for widget in screen.query(".dialog, #--input, CommandList")] or [screen.region]
    strips = screen._compositor.render_strips()  # the only way to read what Textual is about to write
    return [
        (text, contrast(*_worn(style)))
        for region in regions
        for strip in strips[region.y : region.bottom]
        for text, style, _ in strip.crop(region.x, region.right)
        if text.strip() and style
    ]


def _worn(style: Style) -> tuple[str, str]:
    assert style.color
    assert style.bgcolor
    assert not style.dim, "how dim that is the terminal decides"
    colours = style.color.get_truecolor().hex, style.bgcolor.get_truecolor().hex
    return colours[::-1] if style.reverse else colours


def test_the_page_on_looks_quotes_what_is_measured(capsys: pytest.CaptureFixture[str]) -> None:
    main()
    page = (PROJECT / "docs" / "look.md").read_text(encoding="utf-8")
    for table in capsys.readouterr().out.split("\n\n"):
        assert table.strip() in page
