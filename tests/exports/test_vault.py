"""A vault and a notebook, both changed: what each rule says, then the laws that hold whatever was written."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
import yaml
from exports.export_samples import ARTICLES, BRIDGE, BROKEN_OFF, DIGGERS, DIKE, few, notebooks, notes
from exports.vault_samples import Vault, names
from hypothesis import assume, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tui.clean import clean
from tui.exports.callout import block_of, callout_of, link_of, quoted_line
from tui.exports.markdown import article_head, to_markdown
from tui.exports.vault.pages import Page
from tui.notes.record import Note

NOW = "2026-05-01T00:00:00.000Z"
LATER = replace(DIGGERS, id="b" * 32, target=replace(DIGGERS.target, start=600, end=613), note="later")
FIRST = replace(DIGGERS, id="f" * 32, target=replace(DIGGERS.target, start=1, end=14), note="eerst")
BREAK = "hij *breekt* het *af*"


def callout(note: Note) -> str:
    """As it stands on a page."""
    return "\n".join(map(quoted_line, callout_of(note)))


def test_a_page_for_each_article_is_that_of_one_article() -> None:
    vault = Vault.of(BROKEN_OFF, DIGGERS, BRIDGE)
    assert vault.pages == {
        "Burgemeester “De dijk is af”.md": to_markdown([BROKEN_OFF, DIGGERS], ARTICLES),
        "vergeten-brug@1a2b3c4d.md": to_markdown([BRIDGE], ARTICLES),
    }


def test_words_and_tags_come_back() -> None:
    vault = Vault.of(BROKEN_OFF, replace(DIGGERS, tags=("idioom", "met een spatie")))
    vault.edit(BREAK, "hij *brak* het *af* #nieuw")
    vault.edit("> #idioom #met-een-spatie", "> #idioom #b1")
    edited = {note.id: note for note in vault.sync()}
    assert edited[BROKEN_OFF.id].note == BROKEN_OFF.note.replace(BREAK, "hij *brak* het *af* #nieuw")
    assert set(edited[BROKEN_OFF.id].tags) == {"nieuw", "werkwoord", "b2/scheidbaar"}
    assert edited[DIGGERS.id].tags == ("idioom", "b1")
    assert edited[DIGGERS.id].note == ""


@pytest.mark.parametrize("word", ["", "\n>"])
def test_words_under_a_highlight_without_any(word: str) -> None:
    vault = Vault.of(DIGGERS)
    vault.edit(link_of(DIGGERS), f"{link_of(DIGGERS)}{word}\n> de graafmachine")
    [edited] = vault.sync()
    assert edited.note == "de graafmachine"
    assert vault.page == to_markdown([edited], ARTICLES)


def test_quote_and_translation_are_put_right_again() -> None:
    vault = Vault.of(BROKEN_OFF)
    before = vault.page
    vault.edit("he called off the work", "he cancelled the work")
    vault.edit("[!quote|grammar] brak", "[!quote|grammar]- Brak")
    assert vault.sync() == []
    assert vault.page == before


def test_a_line_among_ours_becomes_words() -> None:
    vault = Vault.of(BROKEN_OFF)
    vault.edit("> *When", "> mijn eigen regel\n> *When")
    [edited] = vault.sync()
    assert edited.note == f"mijn eigen regel\n\n{BROKEN_OFF.note}"


def test_our_change_lands_only_where_nothing_was_changed_there() -> None:
    vault = Vault.of(BROKEN_OFF, DIGGERS)
    vault.edit(BREAK, "hij *brak* het *af*")
    vault.change(DIGGERS, note="een kraan")
    [edited] = vault.sync()
    assert edited.id == BROKEN_OFF.id
    assert vault.page == to_markdown([edited, replace(DIGGERS, note="een kraan")], ARTICLES)


def test_both_changed_other_lines() -> None:
    vault = Vault.of(BROKEN_OFF)
    vault.edit("**afbreken** splits:", "**afbreken** is twee woorden:")
    ours = BROKEN_OFF.note.replace("#werkwoord", "#ww")
    vault.change(BROKEN_OFF, note=ours)
    [edited] = vault.sync()
    assert edited.note == ours.replace("splits", "is twee woorden")


def test_both_changed_the_same_line() -> None:
    vault = Vault.of(BROKEN_OFF)
    vault.edit("**afbreken** splits:", "daar")
    vault.change(BROKEN_OFF, note=BROKEN_OFF.note.replace("**afbreken** splits:", "hier"))
    [edited] = vault.sync()
    assert edited.note.startswith("[leeslamp]\nhier\n[vault]\ndaar\n[both]\n")
    assert vault.sync() == []


def test_a_merge_that_was_saved_but_not_written_is_not_made_twice() -> None:
    vault = Vault.of(BROKEN_OFF)
    vault.edit("**afbreken** splits:", "daar")
    vault.change(BROKEN_OFF, note=BROKEN_OFF.note.replace("**afbreken** splits:", "hier"))
    pages, base = dict(vault.pages), dict(vault.base)
    [edited] = vault.sync()
    vault.pages, vault.base = pages, base
    assert vault.sync() == []
    assert vault.notes[BROKEN_OFF.id] == edited


def test_tags_changed_on_both_sides() -> None:
    vault = Vault.of(replace(DIGGERS, tags=("een", "twee")))
    vault.edit("#een #twee", "#twee #drie")
    vault.change(DIGGERS, tags=("een", "twee", "vier"))
    [edited] = vault.sync()
    assert set(edited.tags) == {"twee", "drie", "vier"}


def test_a_block_deleted_there_stays_away_and_its_note_stays() -> None:
    vault = Vault.of(BROKEN_OFF, DIGGERS)
    vault.edit(f"{block_of(DIGGERS)}\n", "")
    gone = vault.page
    for note in ("", "toch nog iets"):
        vault.change(DIGGERS, note=note)
        assert vault.sync() == []
        assert vault.page == gone
    assert vault.base[DIGGERS.id] is None
    vault.page += f"\n{block_of(DIGGERS)}\n"
    vault.sync()
    assert vault.page == gone + f"\n{block_of(replace(DIGGERS, note='toch nog iets'))}\n"


def test_a_page_deleted_there_gets_only_what_is_new() -> None:
    vault = Vault.of(BROKEN_OFF)
    vault.pages.clear()
    vault.sync()
    assert vault.pages == {}
    vault.notes[DIGGERS.id] = DIGGERS
    vault.sync()
    assert vault.ids() == [DIGGERS.id]


def test_a_note_deleted_here_takes_its_block_away() -> None:
    vault = Vault.of(BROKEN_OFF, DIGGERS, LATER)
    vault.change(DIGGERS, deleted=NOW)
    vault.sync()
    assert vault.page == to_markdown([BROKEN_OFF, LATER], ARTICLES)
    assert DIGGERS.id not in vault.base
    vault.change(DIGGERS, deleted=None)
    vault.sync()
    assert vault.page == to_markdown([BROKEN_OFF, DIGGERS, LATER], ARTICLES)


def test_a_note_deleted_here_leaves_what_was_changed_there() -> None:
    vault = Vault.of(BROKEN_OFF, DIGGERS)
    vault.edit(BREAK, "blijft")
    vault.change(BROKEN_OFF, deleted=NOW)
    kept = vault.page.replace(f"\n\n^ll-{BROKEN_OFF.id}", "")
    assert vault.sync() == []
    assert vault.page == kept
    vault.sync()
    assert vault.page == kept


@pytest.mark.parametrize("there", [DIGGERS, replace(DIGGERS, note="van mij")])
def test_what_stood_around_a_deleted_note_does_not_run_together(there: Note) -> None:
    vault = Vault.of(DIGGERS)
    vault.page = f"Boven.\n{block_of(there)}\n> onder"
    vault.change(DIGGERS, deleted=NOW)
    vault.sync()
    kept = f"\n{callout(there)}\n" if there.note else "\n"
    assert vault.page == f"Boven.{kept}\n> onder"


def test_a_new_note_stands_behind_the_one_before_it_in_the_text() -> None:
    vault = Vault.of(BROKEN_OFF, LATER)
    vault.edit(block_of(BROKEN_OFF), f"{block_of(BROKEN_OFF)}\n\nMijn alinea.")
    vault.notes |= {note.id: note for note in (DIGGERS, FIRST)}
    vault.sync()
    assert vault.ids() == names([FIRST, BROKEN_OFF, DIGGERS, LATER])
    assert "5061\n\nMijn alinea.\n\n> [!quote|word] graafmachines" in vault.page


def test_blocks_stay_in_the_order_the_reader_gave_them() -> None:
    vault = Vault.of(BROKEN_OFF, DIGGERS, LATER)
    blocks = [block_of(note) for note in (LATER, BROKEN_OFF, DIGGERS)]
    vault.page = "\n\n".join([article_head(DIKE, ARTICLES), "## Van mij", *blocks]) + "\n"
    before = vault.page
    vault.sync()
    assert vault.page == before


def test_a_block_on_another_page_is_followed_there() -> None:
    vault = Vault.of(BROKEN_OFF, DIGGERS)
    home = next(iter(vault.pages))
    vault.edit(f"{block_of(DIGGERS)}\n", "")
    vault.pages["Werkwoorden.md"] = f"Allemaal:\n\n{block_of(DIGGERS)}"
    before = vault.pages[home]
    vault.change(DIGGERS, note="verhuisd")
    vault.sync()
    assert vault.pages == {home: before, "Werkwoorden.md": f"Allemaal:\n\n{block_of(vault.notes[DIGGERS.id])}"}


def test_of_a_block_that_was_copied_the_first_counts() -> None:
    vault = Vault.of(DIGGERS)
    copy = block_of(DIGGERS).replace("graafmachines", "kopie")
    vault.page += f"\n{copy}\n"
    vault.pages["Aantekeningen.md"] = copy
    vault.change(DIGGERS, note="nieuw")
    assert vault.sync() == []
    assert vault.pages.pop("Aantekeningen.md") == copy
    assert vault.page == to_markdown([vault.notes[DIGGERS.id]], ARTICLES) + f"\n{copy}\n"


def test_the_page_of_an_article_is_known_whatever_it_is_called() -> None:
    vault = Vault.of(BROKEN_OFF)
    page = vault.page.replace(f'leeslamp-id: "{DIKE}"', f"aliases: [dijk]\nleeslamp-id: '{DIKE}'   ")
    vault.pages = {"Nieuws/2026/dijk.md": page}
    vault.notes[DIGGERS.id] = DIGGERS
    vault.sync()
    assert vault.pages == {"Nieuws/2026/dijk.md": f"{page}\n{block_of(DIGGERS)}\n"}


@pytest.mark.parametrize(
    "torn",
    [
        "\n\nMijn alinea ertussen.\n\n^ll-",
        "\n# Kop\n\n^ll-",
        " ^ll-",
    ],
)
def test_a_block_that_cannot_be_made_out_is_left_alone(torn: str) -> None:
    vault = Vault.of(DIGGERS)
    whole = vault.page
    vault.edit("\n\n^ll-", torn)
    before = vault.page
    vault.change(DIGGERS, note="nieuw")
    assert vault.sync() == []
    assert vault.page == before
    vault.page = whole
    vault.sync()
    assert vault.page == to_markdown([vault.notes[DIGGERS.id]], ARTICLES)


def test_a_line_that_goes_on_without_a_sign_is_in_the_callout() -> None:
    vault = Vault.of(BROKEN_OFF)
    vault.edit("> #werkwoord #b2/scheidbaar", "> #werkwoord #b2/scheidbaar\nen verder")
    [edited] = vault.sync()
    assert edited.note == f"{BROKEN_OFF.note}\nen verder"


def _windows(page: str) -> str:
    return page.replace("\n", "\r\n")


def _spaces(page: str) -> str:
    return re.sub(r"(?m)(?<=.)$", "  ", page)


def _bare(page: str) -> str:
    return page.replace("\n\n^ll-", "\n^ll-").rstrip("\n")


def _bullets(page: str) -> str:
    return re.sub(r"(?m)^(?=>)(?!> \[!)", "  ", page).replace("\n> [!", "\n- > [!").replace("\n^ll-", "\n- ^ll-")


@pytest.mark.parametrize("form", [_windows, _spaces, _bare, _bullets])
def test_another_form_of_the_page_is_no_change_and_is_kept(form: object) -> None:
    assert callable(form)
    vault = Vault.of(BROKEN_OFF, DIGGERS)
    vault.page = before = form(vault.page)
    assert vault.sync() == []
    assert vault.page == before
    vault.change(DIGGERS, note="nieuw\n\nen nog een")
    assert vault.sync() == []
    assert vault.page != before
    assert Page(vault.page).blocks[1].lines == tuple(callout_of(vault.notes[DIGGERS.id]))
    assert ("\r" in vault.page, vault.page.count("\n")) == (
        "\r" in before,
        vault.page.count("\r\n") or vault.page.count("\n"),
    )
    vault.edit("hij *breekt* het *af*", "hij breekt af")
    [edited] = vault.sync()
    assert "hij breekt af" in edited.note


@pytest.mark.parametrize("ours", [BROKEN_OFF.note, "hier"])
def test_without_a_state_both_words_are_kept(ours: str) -> None:
    vault = Vault.of(BROKEN_OFF)
    vault.edit("#werkwoord #b2/scheidbaar", "en daar")
    vault.change(BROKEN_OFF, note=ours)
    vault.base.clear()
    [edited] = vault.sync()
    assert {*ours.split("\n"), "en daar"} <= set(edited.note.split("\n"))


def test_a_callout_parses_as_one() -> None:
    vault = Vault.of(BROKEN_OFF, DIGGERS)
    _, front, body = vault.page.split("---\n", 2)
    assert yaml.safe_load(front)["leeslamp-id"] == DIKE
    top = [token.type for token in MarkdownIt().parse(body) if token.level == 0 and token.nesting >= 0]
    assert top == ["heading_open", *["blockquote_open", "paragraph_open"] * 2]


# What a reader writes between the blocks: whole paragraphs, which no callout swallows.
paragraphs = st.lists(
    st.sampled_from(
        [
            "Mijn alinea.",
            "## Kop",
            "- lijst\n- nog",
            "> citaat",
            "> [!note] van mij\n> x",
            "```\n# code\n```",
            "#tag",
            "---",
            "[[dijk#^ll-1]]",
        ]
    ),
    max_size=3,
)
bodies = st.lists(
    st.sampled_from(["een", "twee #tag", "", "- drie", "```", "^ll-vier", "\\^vijf", "> zes"]), max_size=5
).map(lambda lines: clean("\n".join(lines)).strip())


@given(notebooks)
@few
def test_the_second_export_changes_nothing(made: list[Note]) -> None:
    vault = Vault.of(*made)
    before = dict(vault.pages)
    assert vault.sync() == []
    assert vault.pages == before
    vault.base.clear()
    assert vault.sync() == []
    assert vault.pages == before


@given(st.lists(paragraphs, min_size=3, max_size=3), bodies, bodies, bodies, st.booleans(), st.booleans())
@few
def test_what_is_not_ours_stays_line_by_line(
    written: list[list[str]], one: str, two: str, there: str, is_deleted: bool, is_forgotten: bool
) -> None:
    first, second = replace(BROKEN_OFF, note=one, tags=()), replace(DIGGERS, note=two)
    vault = Vault.of(first, second)
    head = article_head(DIKE, ARTICLES)
    edited = replace(second, note=there)
    parts = [head, *written[0], block_of(first), *written[1], block_of(edited), *written[2]]
    vault.page = "\n\n".join(parts) + "\n"
    if is_deleted:
        vault.change(first, deleted=NOW)
    if is_forgotten:
        vault.base.clear()
    vault.sync()
    second = vault.notes[DIGGERS.id]
    kept = [head, *written[0], *([] if is_deleted else [block_of(first)]), *written[1], block_of(second), *written[2]]
    assert vault.page == "\n\n".join(kept) + "\n"
    if not is_forgotten:
        assert second.note == there
    assert set(there.split("\n")) <= {"", *second.note.split("\n")}
    before = vault.page
    assert vault.sync() == []
    assert vault.page == before


@given(bodies, bodies, bodies)
@few
def test_both_changes_survive(base: str, here: str, there: str) -> None:
    assume(here != base != there)
    vault = Vault.of(replace(DIGGERS, note=base))
    vault.page = to_markdown([replace(DIGGERS, note=there)], ARTICLES)
    vault.change(DIGGERS, note=here)
    vault.sync()
    words, old = vault.notes[DIGGERS.id].note.split("\n"), set(base.split("\n"))
    assert (set(here.split("\n")) | set(there.split("\n"))) - old <= {*words, ""}
    before = vault.page
    assert vault.sync() == []
    assert vault.page == before


@given(notes, notes)
@few
def test_any_words_come_back(one: Note, other: Note) -> None:
    """Whatever is written in one callout becomes the words of the note."""
    wanted = clean(other.note).strip()
    assume(not wanted.startswith("#"))
    start = replace(one, note="", article=DIKE, tags=())
    vault = Vault.of(start)
    vault.page = to_markdown([start.with_note(wanted)], ARTICLES)
    edited = vault.sync()
    assert [note.note.split() for note in edited] == ([wanted.split()] if wanted else [])
