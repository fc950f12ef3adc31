"""Texts are cut into batches so that cores end together, and every text is in one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from index.model.batches import BATCH_TOKENS, LEAST_TOKENS, Batch, batches, cache_sized, lengths_of


def tokens(batch: Batch) -> int:
    return sum(lengths_of(batch.runs))


@given(st.lists(st.integers(1, 512), max_size=60), st.integers(1, 8))
def test_every_text_is_in_one_batch_at_its_length(lengths: list[int], cores: int) -> None:
    found = batches(lengths, cores)
    assert sorted(place for batch in found for place in batch.places) == list(range(len(lengths)))
    for batch in found:
        assert list(lengths_of(batch.runs)) == [lengths[place] for place in batch.places]
        assert batch.places


def test_what_one_question_reads_is_parted_evenly() -> None:
    passages = [150, 140, 130, 125, 115, 110]
    first, second = (tokens(batch) for batch in batches(passages, 2))
    assert abs(first - second) <= 20
    assert sorted(map(tokens, batches([120, 110], 2))) == [110, 120]


def test_few_tokens_stay_in_one_pass() -> None:
    assert len(batches([20, 11], 2)) == 1
    assert len(batches([LEAST_TOKENS, LEAST_TOKENS], 2)) == 2
    assert len(batches([LEAST_TOKENS] * 8, 1)) == 1


def test_a_large_load_goes_into_full_batches() -> None:
    found = batches([100] * 200, 2)
    assert [tokens(batch) for batch in found] == [1000] * 20
    assert all(tokens(batch) <= BATCH_TOKENS for batch in found)


def test_equal_lengths_run_together() -> None:
    assert batches([40, 7, 40, 40], 1)[0].runs == [(40, 3), (7, 1)]
    assert list(cache_sized([(512, 3)], 12)) == [(512, 1)] * 3
    assert list(cache_sized([(64, 11)], 12)) == [(64, 8), (64, 2), (64, 1)]


def test_nothing_to_do_is_no_batch() -> None:
    assert batches([], 2) == []
