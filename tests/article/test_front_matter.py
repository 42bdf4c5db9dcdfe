"""What a writer says about a text ahead of it."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.article import front_matter
from tui.article.canonical import Canonical
from tui.article.front_matter import KNOWN, FrontMatter, read_front_matter
from tui.article.parse import parse

NONE = FrontMatter({}, 0, ())
BODY = "De lamp brandt.\n"


def front(yaml: str) -> FrontMatter:
    found = read_front_matter(f"---\n{yaml}\n---\n{BODY}")
    assert found.end == len(yaml) + 9
    return found


def test_all_known_fields() -> None:
    yaml = "\n".join(f"{name}: waarde van {name}" for name in KNOWN)
    assert front(yaml) == FrontMatter({name: f"waarde van {name}" for name in KNOWN}, len(yaml) + 9, ())


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("2022-02-17", "2022-02-17"),
        ("2022-02", "2022-02"),
        ("2022", "2022"),
        ("2022-02-17 10:00", "2022-02-17 10:00"),
        ("2026-02-31", "2026-02-31"),
        ("2.400", "2.400"),
        ("020", "020"),
        ("1_000", "1_000"),
        ("20:30", "20:30"),
        ("1e3", "1e3"),
        ("No", "No"),
        ("ja", "ja"),
        ("'Mali: wat nu?'", "Mali: wat nu?"),
        ('"Eén \\u00e9"', "Eén é"),
        ("‘Losgeslagen’", "‘Losgeslagen’"),
        (">\n  twee\n  regels", "twee regels"),
        ("|\n  twee\n  regels", "twee regels"),
        ("Goi\u0308ta", "Goïta"),
        ('"\\e[31mrood\\e[0m"', "rood"),
        ('"\\u202Eomgekeerd"', "omgekeerd"),
        ("\x1b[31mrood\x1b[0m", "rood"),
        ("\x1b]0;weg\x07rood", "rood"),
        ("na\x00tuur\u00ad\u200blijk\x9b", "natuurlijk"),
    ],
)
def test_values_are_what_was_written_on_one_clean_line(written: str, value: str) -> None:
    found = front(f"source: leeslamp\ntitle: {written}\ndate: 2022-02-17")
    assert found.fields == {"source": "leeslamp", "title": value, "date": "2022-02-17"}
    assert found.notices == ()


@pytest.mark.parametrize("empty", ["", " ", "~", "null", '""'])
def test_an_empty_value_is_no_value(empty: str) -> None:
    assert front(f"title: {empty}\nauthor: Roos").fields == {"author": "Roos"}


@pytest.mark.parametrize("yaml", ["", "\n\n", "# een opmerking"])
def test_nothing_said_is_nothing_wrong(yaml: str) -> None:
    assert front(yaml)[::2] == ({}, ())


@pytest.mark.parametrize("key", ["titel", "Title", "tags", "12", "\x1b[31mtitle"[:-1]])
def test_unknown_keys_are_said_and_left_out(key: str) -> None:
    found = front(f"{key}: iets\nauthor: Roos")
    assert found.fields == {"author": "Roos"}
    (notice,) = found.notices
    assert "is not known and left out (known: title, date" in notice
    assert "\x1b" not in notice


def test_a_long_key_is_shortened() -> None:
    (notice,) = front(f"{'sleutel' * 50}: iets").notices
    assert len(notice) < 200


@pytest.mark.parametrize("value", ["[een, twee]", "{een: twee}", "\n  - een\n  - twee", "\n  een: twee"])
def test_more_than_text_is_said_and_left_out(value: str) -> None:
    found = front(f"title: {value}\nauthor: Roos")
    assert found.fields == {"author": "Roos"}
    assert found.notices == ("front matter: 'title' must be one line of text; it is left out",)


@pytest.mark.parametrize(
    ("yaml", "where"),
    [
        ("title: Mali: wat nu?", " (line 2)"),
        ("title: goed\nauthor: 'open", " (line 4)"),  # where the quote is missed
        ("author: goed\ntitle: [een", " (line 4)"),
        ("title: *nergens", " (line 2)"),
        ("? [een, twee]\n: drie", " (line 2)"),
        pytest.param("title: " + "[" * 1500, "", id="deep"),
    ],
)
def test_invalid_yaml_is_said_with_its_line(yaml: str, where: str) -> None:
    found = front(yaml)
    assert found.fields == {}
    assert found.notices == (f"the front matter is not valid YAML{where}; it is left out",)


@pytest.mark.parametrize("text", ["- een\n- twee", "Zomaar wat tekst.\n\nEn nog wat.", "12"])
def test_a_text_between_lines_of_dashes_is_not_lost(text: str) -> None:
    page = f"---\n{text}\n---\n{BODY}"
    assert read_front_matter(page) == NONE
    assert " ".join(text.split()) in " ".join(parse(Canonical(page, ()), "lamp").text.split())


@pytest.mark.parametrize("tag", ["!!python/object/apply:os.getcwd []", "!!python/name:os.system", "!!binary aGFsbG8="])
def test_tags_make_nothing_but_text(tag: str) -> None:
    assert front(f"title: {tag}").fields.get("title", "") in {"", "aGFsbG8="}


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        f"{BODY}\n---\ntitle: later\n---\n",
        f"----\ntitle: vier streepjes\n----\n{BODY}",
        f"--- \ntitle: zonder einde\n\n{BODY}",
        f"---title: op de regel\n---\n{BODY}",
        f" tekst\n---\ntitle: later\n---\n{BODY}",
        "",
        "---",
        "---\n",
    ],
)
def test_what_is_no_front_matter(text: str) -> None:
    assert read_front_matter(text) == NONE


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        (f"---\ntitle: x\n---\n{BODY}", BODY),
        (f"\n\n--- \t\ntitle: x\n---  \n{BODY}", BODY),
        (f"---\ntitle: x\n...\n{BODY}", BODY),
        (f"---\ntitle: x\n---\n{BODY}\n---\nauthor: later\n---\n", f"{BODY}\n---\nauthor: later\n---\n"),
        ("---\ntitle: x\n---", ""),
        (f"---\ntitle: x --- y\n---\n{BODY}", BODY),
    ],
)
def test_where_the_text_begins(text: str, rest: str) -> None:
    found = read_front_matter(text)
    assert text[found.end :] == rest
    assert found.fields["title"].startswith("x")
    assert "author" not in found.fields


def _bomb(reference: str) -> str:
    """Nine of the line above in every line: 9^30 values."""
    first = "a0: &a0 {x: y}\n"
    return first + "".join(f"a{n}: &a{n} {reference.format(', '.join([f'*a{n - 1}'] * 9))}\n" for n in range(1, 31))


@pytest.mark.parametrize("reference", ["[{}]", "{{<<: [{}]}}"], ids=["aliases", "merge keys"])
def test_a_yaml_bomb_does_not_go_off(reference: str) -> None:
    began = time.process_time()
    found = front(f"{_bomb(reference)}title: *a30\nauthor: Roos")
    assert found.fields == {"author": "Roos"}
    assert time.process_time() - began < 5


def test_a_value_that_holds_itself_is_refused() -> None:
    assert front("title: &a [*a]").fields == {}


def test_pages_between_lines_of_dashes_are_no_front_matter() -> None:
    """YAML reads some 100 kB a second: a book must not pass through it."""
    pages = "regel: nog een\n" * 100_000
    text = f"---\n{pages}---\n{BODY}"
    began = time.process_time()
    assert read_front_matter(text) == NONE
    assert time.process_time() - began < 5


@settings(deadline=None)
@given(st.text(st.sampled_from([*"-:[]{}&*!|>'\"%@`#?,<=~ \n\tab12é\x1b\x00\x85"]), max_size=80))
def test_anything_between_the_fences_is_read_or_said(yaml: str) -> None:
    found = read_front_matter(f"---\ntitle{yaml}\n---\n{BODY}")
    assert found.end or found == NONE
    assert set(found.fields) <= set(KNOWN)
    for said in (*found.fields.values(), *found.notices):
        assert said.isprintable() or "\u00a0" in said
        assert said == said.strip()


def test_the_reader_of_an_article_hears_what_was_left_out() -> None:
    article = parse(Canonical(f"---\ntitle: Lamp\nkleur: rood\nlang: en\n---\n{BODY}", ("eerst",)), "lamp")
    assert article.title == "Lamp"
    assert article.notices[0] == "eerst"
    assert "'kleur'" in article.notices[1]
    assert article.notices[2] == "the front matter says this text is 'en', not Dutch"


@pytest.mark.parametrize("lang", ["nl", "nl-BE", "NL", "nld", ""])
def test_dutch_is_not_worth_a_notice(lang: str) -> None:
    assert parse(Canonical(f"---\nlang: {lang}\n---\n{BODY}", ()), "lamp").notices == ()


_SIMPLE_LINE = st.builds(
    "{}:{}{}{}".format,
    st.sampled_from([*KNOWN, "other"]),
    st.sampled_from([" ", "  ", ""]),
    st.text(st.sampled_from("ab1 :#-\"'\\,.[]{}&*!|>%@`?=~–’é\u00a0\u0085/null")) | st.text(),
    st.sampled_from(["", " "]),
) | st.builds('{}: "{}"'.format, st.sampled_from(KNOWN), st.text())


@given(st.lists(_SIMPLE_LINE, max_size=4))
def test_what_needs_no_yaml_is_what_yaml_says(lines: list[str]) -> None:
    text = "---\n" + "\n".join(lines) + "\n---\n"
    found = read_front_matter(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(front_matter, "_simple", lambda written: None)
        assert found == read_front_matter(text)
