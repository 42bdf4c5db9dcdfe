"""Notes in a text that was changed: their pieces, what is kept of it, what the reader says."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from notes.note_samples import article_of

from tui.article.model import Article
from tui.article.workspace import Workspace
from tui.errors import NotebookError
from tui.notes.anchoring.anchors import State
from tui.notes.annotator import Annotator
from tui.notes.colour import Colour
from tui.notes.history import History
from tui.notes.notebook import Notebook
from tui.notes.passage import new_note
from tui.notes.places import Place, place_from, place_record
from tui.notes.placing import look_for, spans_here, states_of
from tui.notes.record import Note, from_record, to_record
from tui.span import Span

TEXT = """De trein kwam die ochtend een uur te laat aan, en op het perron stond niemand meer te wachten.

De bakker zag het van achter zijn raam met eigen ogen aan. Hij schonk koffie in voor de machinist.

Om negen uur reed de trein leeg terug naar de stad, waar hij de rest van de dag bleef staan.
"""


def _spans(article: Article, *words: str) -> tuple[Span, ...]:
    starts = [article.text.index(word) for word in words]
    return tuple(Span(at, at + len(word)) for at, word in zip(starts, words, strict=True))


def _texts(article: Article, spans: tuple[Span, ...]) -> list[str]:
    return [article.text[slice(*span)] for span in spans]


def _placed(article: Article, before: Article, note: Note) -> Place:
    [place] = look_for(article, [note], {before.rev: before.canonical}.get)
    return place


@pytest.fixture
def annotators(tmp_path: Path) -> tuple[Annotator, Annotator]:
    """On the text as it was and as it is, with one notebook."""
    workspace = Workspace(tmp_path)
    history = History(Notebook.open(workspace.notes))
    was, now = article_of(TEXT), article_of(TEXT.replace("die ochtend", "op maandag").replace("leeg ", ""))
    return Annotator(was, None, workspace, history), Annotator(now, None, workspace, history)


def test_a_passage_of_two_pieces_is_found_in_both() -> None:
    was = article_of(TEXT)
    now = article_of(
        "Het begon zo, vertelt men in het dorp.\n\n" + TEXT.replace("van achter zijn raam", "vanuit zijn zaak")
    )
    note = from_record(to_record(new_note(was, *_spans(was, "aan. Hij", "zag het"), color=Colour.WORD)))
    assert note.quote == "zag het … aan. Hij"
    assert spans_here(was, note, None) == (_spans(was, "zag het", "aan. Hij"), State.SURE)
    place = _placed(now, was, note)
    assert place.state is State.SURE
    here = spans_here(now, note, place_from(place_record(place)))
    assert here is not None
    assert _texts(now, here[0]) == ["zag het", "aan. Hij"]


def test_a_passage_that_lost_one_of_its_pieces_is_lost() -> None:
    was = article_of(TEXT)
    now = article_of(TEXT.replace("De bakker zag het van achter zijn raam met eigen ogen aan. ", ""))
    note = new_note(was, *_spans(was, "zag het", "Hij schonk koffie in voor de machinist."), color=Colour.WORD)
    assert _placed(now, was, note).state is State.ORPHAN


def test_a_place_counts_for_the_text_and_the_passage_it_was_worked_out_for() -> None:
    was, now = article_of(TEXT), article_of(TEXT.replace("leeg ", ""))
    note = new_note(was, *_spans(was, "koffie"), color=Colour.MARK)
    place = _placed(now, was, note)
    assert spans_here(now, note, None) is None
    assert spans_here(now, note, replace(place, rev="0" * 16)) is None
    assert spans_here(now, replace(note, rev="1" * 16), place) is None


def test_what_is_not_in_its_place_is_known_of_the_whole_notebook(annotators: tuple[Annotator, Annotator]) -> None:
    was, now = annotators
    notes = [was.write(_spans(was.article, words), "", Colour.MARK, None).after for words in ("koffie", "leeg")]
    now.keep_places(now.look_for(notes))
    assert states_of(now.notebook) == {notes[1].id: State.ORPHAN}
    now.move(notes[1], _spans(now.article, "stad"), None)
    assert states_of(now.notebook) == {}


def test_a_note_on_the_whole_needs_no_place() -> None:
    was = article_of(TEXT)
    note = new_note(was, color=Colour.MARK, note="Mooi verhaal")
    assert note.is_on_article
    assert spans_here(article_of(TEXT.replace("leeg ", "")), note, None) == ((), State.SURE)


def test_a_place_that_is_not_shown_is_none() -> None:
    was = article_of("---\ntitle: Koffie\n---\n\n" + TEXT)
    now = article_of(
        "---\ntitle: Koffie voor de machinist\n---\n\n" + TEXT.replace("Hij schonk koffie in voor de machinist.", "")
    )
    note = new_note(was, *_spans(was, "Hij schonk koffie in voor de machinist."), color=Colour.MARK)
    assert _placed(now, was, note).state is State.ORPHAN


def test_what_was_found_is_kept_for_the_next_time(annotators: tuple[Annotator, Annotator]) -> None:
    was, now = annotators
    was.write(_spans(was.article, "koffie"), "lekker", Colour.WORD, None)
    [placed] = now.placed()
    assert (placed.spans, placed.state, placed.needs_review) == ((), None, False)
    now.keep_places(now.look_for([placed.note]))
    [placed] = now.placed()
    assert _texts(now.article, placed.spans) == ["koffie"]
    assert placed.state is State.SURE
    again = Annotator(now.article, None, Workspace(now.notebook.path.parent), History(Notebook.open(now.notebook.path)))
    assert [one.spans for one in again.placed()] == [placed.spans]
    assert was.placed()[0].spans == _spans(was.article, "koffie"), "on the old text it is where it was made"


def test_notes_as_old_as_each_other_stay_in_the_order_of_the_text(annotators: tuple[Annotator, Annotator]) -> None:
    was, _ = annotators
    made = [
        new_note(was.article, *_spans(was.article, words), color=Colour.WORD) for words in ("koffie", "trein", "zag")
    ]
    was.notebook.put(*(replace(note, created="2026-03-01T08:15:00.000Z") for note in made))
    for annotator in annotators:
        first = annotator.placed()[0]
        assert [one.note.quote for one in annotator.placed()] == ["trein", "zag", "koffie"], first.state
        annotator.rewrite(first.note, "anders")
        assert [one.note.quote for one in annotator.placed()] == ["trein", "zag", "koffie"], "and when one was changed"
        annotator.undo()


def test_a_revision_is_only_taken_as_it_was_kept(annotators: tuple[Annotator, Annotator]) -> None:
    was, _ = annotators
    note = was.write(_spans(was.article, "koffie"), "", Colour.WORD, None).after
    workspace = Workspace(was.notebook.path.parent)
    assert workspace.kept_revision(note.rev) == was.article.canonical
    assert workspace.kept_revision("../../notes") is None
    (workspace.articles / ".versions" / f"{note.rev}.txt").write_text("anders", encoding="utf-8")
    assert workspace.kept_revision(note.rev) is None


def test_moving_a_note_is_undone_as_a_whole(annotators: tuple[Annotator, Annotator]) -> None:
    was, now = annotators
    before = was.write(_spans(was.article, "zag het", "aan"), "lekker", Colour.WORD, None).after
    moved = now.move(before, _spans(now.article, "machinist"), None)
    [after] = now.notebook.notes()
    assert (after.quote, after.also, after.rev, after.id) == ("machinist", (), now.article.rev, before.id)
    assert after.sentence.startswith("Hij schonk")
    assert moved.words == "passage changed"
    now.undo()
    [back] = now.notebook.notes()
    assert replace(back, updated="", changed={}) == replace(before, updated="", changed={})


def test_an_orphan_is_settled_and_unsettled(annotators: tuple[Annotator, Annotator]) -> None:
    was, _ = annotators
    now = Annotator(
        article_of("Heel iets anders staat er nu in dit stuk."),
        None,
        Workspace(was.notebook.path.parent),
        History(was.notebook),
    )
    note = was.write(_spans(was.article, "koffie"), "", Colour.WORD, None).after
    now.keep_places(now.look_for([note]))
    assert [one.needs_review for one in now.placed()] == [True]
    now.keep_orphan(note)
    assert [one.needs_review for one in now.placed()] == [False]
    now.undo()
    assert [one.needs_review for one in now.placed()] == [True]


def test_places_stay_in_memory_where_nothing_can_be_written(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path)
    was = Annotator(article_of(TEXT), None, workspace, History(Notebook.open(workspace.notes)))
    note = was.write(_spans(was.article, "koffie"), "", Colour.WORD, None).after
    was.notebook.close()
    workspace.notes.write_text(
        workspace.notes.read_text(encoding="utf-8").replace('"schema": 1', '"schema": 99'), encoding="utf-8"
    )
    newer = Annotator(article_of(TEXT.replace("leeg ", "")), None, workspace, History(Notebook.open(workspace.notes)))
    assert newer.notebook.read_only
    newer.keep_places(newer.look_for([note]))
    assert [_texts(newer.article, one.spans) for one in newer.placed()] == [["koffie"]]
    with pytest.raises(NotebookError):
        newer.keep_orphan(note)


@given(
    st.builds(
        Place,
        note=st.text(),
        article=st.text(),
        made=st.from_regex(r"[0-9a-f]{16}", fullmatch=True),
        rev=st.from_regex(r"[0-9a-f]{16}", fullmatch=True),
        state=st.sampled_from(State),
        spans=st.lists(st.builds(Span, st.integers(0, 9**9), st.integers(0, 9**9)), max_size=3).map(tuple),
        how=st.sampled_from(["", "diff", "fuzzy"]),
        score=st.integers(0, 1000).map(lambda number: number / 1000),
        settled=st.booleans(),
    )
)
def test_a_place_comes_back_from_its_record(place: Place) -> None:
    assert place_from(place_record(place)) == place
