from hypothesis import given
from hypothesis import strategies as st

from extractor.report.marks import KINDS, Mark, marks_of, passages, pieces
from tests.report.records import tan_hung

TEXT = "Huyện tiếp nhận 12 hồ sơ trong năm 2024."


@given(
    st.lists(
        st.tuples(st.sampled_from(KINDS), st.integers(0, len(TEXT)), st.integers(0, len(TEXT))).filter(
            lambda item: item[1] < item[2]
        ),
        max_size=8,
    )
)
def test_pieces_give_back_the_text_whatever_crosses_in_it(spans):
    marks = [Mark(kind, f"{kind}-{n}", 1, start, end) for n, (kind, start, end) in enumerate(spans)]
    cut = pieces(TEXT, 0, len(TEXT), marks)
    assert "".join(piece.text for piece in cut) == TEXT
    assert sorted(mark.key for piece in cut for mark in piece.opens) == sorted(mark.key for mark in marks)
    for mark in marks:
        assert "".join(piece.text for piece in cut if mark in piece.marks) == TEXT[mark.start : mark.end]


def test_every_value_of_a_record_is_marked_with_its_own_words():
    record = tan_hung()
    keys = {mark.key for mark in marks_of(record)}
    assert {f"figure-{figure.id}" for figure in record.figures} <= keys
    assert {f"date-{day.id}" for day in record.dates} <= keys
    assert len([key for key in keys if key.startswith("official-")]) == len(record.officials)


def test_passages_hold_the_whole_article():
    record = tan_hung()
    for passage, block in zip(passages(record, marks_of(record)), record.article.blocks, strict=True):
        assert "".join(piece.text for piece in passage.pieces) == record.article.text[block.start : block.end]


def test_a_figure_inside_a_name_is_foremost():
    marks = [Mark("organization", "organization-1", 1, 0, 24), Mark("figure", "figure-f1", 1, 16, 24)]
    assert [piece.marks[0].kind for piece in pieces(TEXT, 0, 24, marks)] == ["organization", "figure"]
