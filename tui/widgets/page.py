"""The page under the reader's keys: moving, selecting, covering and revealing."""

from __future__ import annotations

from textual.reactive import reactive

from tui.article.model import Article
from tui.keys import MOVE, SELECT, SHOW, key
from tui.reading.cursor import Cursor, Unit
from tui.reading.sheet import TOP, Place, Sheet
from tui.widgets.pointed import Pointed


class Page(Pointed, can_focus=True):
    """A sheet that moves. What the reader does here changes no note; the screen watches it."""

    BINDINGS = [
        key("j,J,down", "sentence(1)", "Next sentence", "a number from 5 up before it repeats: 5{next-sentence}", MOVE),
        key("k,K,up", "sentence(-1)", "Previous sentence", "likewise 5{previous-sentence}", MOVE),
        key("l,L,right", "word(1)", "Next word", "puts the cursor on a word", MOVE),
        key("h,left", "word(-1)", "Previous word", "{one-layer-back} goes back to the sentence", MOVE),
        key("right_curly_bracket", "paragraph(1)", "Next paragraph", "to its first sentence", MOVE),
        key("left_curly_bracket", "paragraph(-1)", "Previous paragraph", "or the start of this one", MOVE),
        key("space,pagedown,ctrl+f", "page(1)", "Page down", "two rows stay in sight", MOVE),
        key("b,B,pageup,ctrl+b", "page(-1)", "Page up", "two rows stay in sight", MOVE),
        key("ctrl+d", "half_page(1)", "Half a page down", "the cursor moves along", MOVE),
        key("ctrl+u", "half_page(-1)", "Half a page up", "the cursor moves along", MOVE),
        key("g,home", "top", "Top", "first sentence", MOVE),
        key("G,end", "bottom", "Bottom", "last sentence", MOVE),
        *(
            key(digit, f"count({digit})", "Count", "how often to do the next motion; 0 to 4 after another digit", MOVE)
            for digit in "5678901234"
        ),
        key("v", "select('words')", "Select words", "motions extend it; again to leave off", SELECT),
        key("V", "select('sentences')", "Select sentences", "motions extend it; again to leave off", SELECT),
        key("o,O", "swap", "Other end", "move the other end of the selection", SELECT),
        key("plus", "grow", "Grow", "select the word, the phrase, the sentence, the paragraph", SELECT),
        key("minus", "shrink", "Shrink", "the selection as it was before it grew", SELECT),
        key("ampersand", "join", "Join", "keep this part of a passage and go on to the next", SELECT),
        key("t", "reveal", "Turn over", "hide or reveal this sentence's translation", SHOW),
        key("T", "study", "Study mode", "cover every translation until {turn-over} reveals it", SHOW),
        key("z,Z", "layout", "Layout", "translation beside, under, or Dutch only", SHOW),
    ]

    count: reactive[int] = reactive(0, repaint=False, init=False)
    """The number typed before a motion; 0 for none."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A count begins with 5 or more: 1 to 4 highlight."""
        if action == "count":
            return bool(self.count) or parameters[0] in range(5, 10)
        return bool(self.cursor.unit) if action in ("swap", "shrink") else True

    def go_on_with(self, whole: Article) -> None:
        """Show all of a book of which a part was there; what is on the screen stays as it is."""
        part, first = self.article, self.article.sentences[0]
        start = whole.offsets.to_reading(part.offsets.to_source(first.span.start))
        sentences = whole.sentence_at(start)
        blocks = whole.sentences[sentences].block - first.block
        self.article = whole
        self.sheet = Sheet(whole, self.sheet.columns)
        self.strips.clear()
        self.top = Place(self.top.block + blocks, self.top.row)
        cursor, anchor = self.cursor, self.cursor.anchor
        moved = cursor._replace(
            sentence=cursor.sentence + sentences,
            anchor=anchor._replace(sentence=anchor.sentence + sentences),
            pieces=tuple(piece.shift(start - first.span.start) for piece in cursor.pieces),
            grown_from=None,
        )
        self.set_reactive(Page.cursor, moved)
        turned = frozenset(at + sentences for at in self.study.toggled)
        self.set_reactive(Page.study, self.study._replace(toggled=turned))
        self.lay_out()

    @property
    def is_amid(self) -> bool:
        """Whether there is text for more than a screen before the window and after it, or no more than that at all."""
        part = self.article.part
        if part is None:
            return True
        up, down = (self.sheet.step(self.top, way * 2 * self.rows_shown) for way in (-1, 2))
        return (up > TOP or not part.start) and (down < self.sheet.last or part.end == len(self.article.canonical))

    def move(self, cursor: Cursor) -> None:
        self.count = 0
        super().move(cursor)

    @property
    def _times(self) -> int:
        return self.count or 1

    def action_count(self, digit: int) -> None:
        self.count = min(self.count * 10 + digit, 9999)

    def action_sentence(self, step: int) -> None:
        self.move(self.cursor.by_sentences(self.article, step * self._times))

    def action_word(self, step: int) -> None:
        self.move(self.cursor.by_words(self.article, step * self._times))

    def action_paragraph(self, step: int) -> None:
        self.move(self.cursor.by_paragraphs(self.article, step * self._times))

    def action_top(self) -> None:
        self.move(self.cursor.to(self.article, 0))

    def action_bottom(self) -> None:
        self.move(self.cursor.to(self.article, len(self.article.sentences) - 1))

    def action_page(self, step: int) -> None:
        self._scroll(step * max(1, self.rows_shown - 2) * self._times)

    def action_half_page(self, step: int) -> None:
        self._scroll(step * max(1, self.rows_shown // 2) * self._times)

    def _scroll(self, rows: int) -> None:
        """Move the window and the cursor with it; at the end of the text only the cursor."""
        top, sentence = self.sheet.turned(self.top, self.rows_shown, self.cursor.sentence, rows)
        if self.turn_to(top):
            self.tell_scrolled()
        cursor = self.cursor.to(self.article, sentence)
        if cursor == self.cursor:  # before the first sentence is only its title
            self.repaint()
        self.move(cursor)  # which paints the window for another

    def action_select(self, unit: str) -> None:
        self.move(self.cursor.select(Unit(unit)))

    def action_swap(self) -> None:
        self.move(self.cursor.swap())

    def action_grow(self) -> None:
        from tui.reading.grow import grow  # here and below: nobody selects on the first frame

        self.move(grow(self.article, self.cursor))

    def action_shrink(self) -> None:
        from tui.reading.grow import shrink

        self.move(shrink(self.article, self.cursor))

    def action_join(self) -> None:
        self.move(self.cursor.join(self.article))

    def action_reveal(self) -> None:
        self.study = self.study.toggle(*self.sheet.shown_together(self.cursor.sentence))
        self.follow()

    def action_study(self) -> None:
        self.study = self.study.switch()

    def action_layout(self) -> None:
        self.study = self.study.reset()
        self.arrangement = self.arrangement.following(self.size.width)
