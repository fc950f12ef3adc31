"""Thai is cut at spaces between clauses, and nowhere else."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from index.text.sentences import sentences
from index.text.thai_clauses import clauses

_FIRST = "น้ำท่วมหมู่บ้านริมแม่น้ำตั้งแต่เช้าวันจันทร์หลังจากฝนตกหนักติดต่อกันหลายวัน"
_SECOND = "เจ้าหน้าที่อพยพชาวบ้าน 1,250 คนไปยังโรงเรียนบนเนินเขาที่อยู่ใกล้ที่สุดแล้ว"
_THIRD = "นายวิชัย ทองคำ กล่าวว่า “น้ำขึ้นเร็วมาก เราหนีไม่ทัน” เขาขอความช่วยเหลือ"


def test_a_long_stretch_is_cut_where_clauses_begin() -> None:
    text = f"{_FIRST} {_SECOND} {_THIRD}"
    assert [text[slice(*span)] for span in sentences(text, "th")] == [_FIRST, _SECOND, _THIRD]


def test_a_short_stretch_and_other_scripts_stay() -> None:
    assert sentences(_THIRD, "th") == [(0, len(_THIRD))]
    english = "the river rose and " * 20
    assert len(sentences(english, "en")) == 1


def test_names_numbers_and_quotations_stay_whole() -> None:
    quoted = "“" + "น้ำขึ้นเร็วมาก " * 15 + "จบ”"
    text = f"{_FIRST} เขากล่าวว่า {quoted} {_SECOND}"
    pieces = [text[slice(*span)] for span in sentences(text, "th")]
    assert any(quoted in piece for piece in pieces)
    assert any("1,250 คน" in piece for piece in pieces)


@given(
    st.lists(
        st.sampled_from(["น้ำท่วม", "12", "และบ้าน", " ", "“", "”", '"', "นายดำ", "Ban", "ๆ", ")"]), max_size=60
    )
)
def test_pieces_hold_all_but_spaces_and_end_at_no_digit(parts: list[str]) -> None:
    text = "".join(parts).strip()
    if not text:
        return
    pieces = clauses(text, (0, len(text)))
    assert "".join(text[slice(*piece)] for piece in pieces).replace(" ", "") == text.replace(" ", "")
    for (_, end), (start, _) in pairwise(pieces):
        assert text[end:start].isspace()
        assert not text[end - 1].isdigit()
        assert not text[start].isdigit()
