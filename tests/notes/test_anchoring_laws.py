"""What holds for every passage of every text, and that of many edits at once none goes wrong silently."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st
from notes.edited_texts import KINDS, LOOK_ALIKE, Edited, edited
from notes.made_up_texts import made_up
from notes.note_samples import shipped
from notes.verdicts import Judge, Verdict, highlights, target_at

from tui.notes.anchoring.anchors import Anchors, State
from tui.notes.record import Target
from tui.span import Span


@st.composite
def passages(draw: st.DrawFn) -> tuple[str, Span]:
    text = shipped()[draw(st.integers(0, len(shipped()) - 1))].canonical
    start = draw(st.integers(0, len(text) - 1))
    span = Span(start, min(len(text), start + draw(st.integers(1, 500))))
    return (text, _bare(text, span) if any(map(str.isalnum, text[slice(*span)])) else Span(4, 9))


@settings(deadline=None)
@given(passages(), st.booleans())
def test_in_an_unchanged_text_every_passage_is_where_it_was(passage: tuple[str, Span], known: bool) -> None:
    text, span = passage
    found = Anchors(text if known else None, text).find(target_at(text, span))
    assert found is not None
    assert found.state is State.SURE
    assert _bare(text, Span(found.start, found.end)) == _bare(text, span)


def _bare(text: str, span: Span) -> Span:
    """Without white space at the ends."""
    words = text[slice(*span)]
    return Span(span.start + len(words) - len(words.lstrip()), span.end - len(words) + len(words.rstrip()))


@settings(deadline=None)
@given(passages(), st.sampled_from(["quotes", "nfd", "rewrap"]), st.integers(0, 10**6))
def test_typography_moves_every_passage_and_loses_none(passage: tuple[str, Span], kind: str, seed: int) -> None:
    text, span = passage
    text = "\n\n".join(part.strip() for part in text.split("\n\n") if part.strip())
    span = span.clip(Span(0, len(text))) or Span(0, 5)
    if not any(map(str.isalnum, text[slice(*span)])):
        return
    change = edited(kind, text, seed, text)
    found = Anchors(change.old, change.new).find(target_at(text, span))
    assert found is not None
    assert found.state is State.SURE
    assert Judge(change).verdict(span, found) is Verdict.RIGHT


letters = st.text(st.sampled_from("aab  \n..-‘é\u0301\u00ad\u200bİx\x1b"), max_size=40)
offsets = st.integers(-3, 50)


@settings(deadline=None, max_examples=300)
@given(
    st.none() | letters, letters, letters.filter(str.strip), letters, letters, st.integers(-3, 50), st.integers(-3, 50)
)
def test_a_place_is_in_the_text_and_never_empty(
    old: str | None, new: str, exact: str, prefix: str, suffix: str, start: int, end: int
) -> None:
    found = Anchors(old, new).find(Target(exact, prefix, suffix, start, end))
    if found:
        assert 0 <= found.start < found.end <= len(new)
        assert 0 <= found.score <= 1


def _edited_texts() -> list[tuple[Edited, int]]:
    spare, texts = made_up(3_000, 91), []
    for seed in (92, 93):
        text = made_up(1_000, seed)
        texts += [(edited(kind, text, seed, spare), seed) for kind in (*KINDS, LOOK_ALIKE)]
    return texts


def test_of_many_edited_texts_no_passage_is_wrong_without_being_asked_about() -> None:
    verdicts = []
    for text, seed in _edited_texts():
        anchors, judge = Anchors(text.old, text.new), Judge(text)
        for span in highlights(text.old, 60, seed):
            found = anchors.find(target_at(text.old, span))
            verdict = judge.verdict(span, found)
            verdicts.append(verdict)
            assert verdict is not Verdict.WRONG or (found and found.state is State.ASK), text.old[slice(*span)]
    assert verdicts.count(Verdict.RIGHT) >= 0.99 * len(verdicts)


def test_the_order_of_questions_does_not_matter() -> None:
    text, seed = _edited_texts()[10]
    targets = [target_at(text.old, span) for span in highlights(text.old, 60, seed)]
    anchors = Anchors(text.old, text.new)
    found = [anchors.find(target) for target in targets]
    order = random.Random(1).sample(range(60), 60)
    again = Anchors(text.old, text.new)
    assert all(again.find(targets[number]) == found[number] for number in order)
