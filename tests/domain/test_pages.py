"""Pages: every number leads to one that is there, and together they hold everything."""

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.pages import nearest


@given(st.integers(-100, 100), st.integers(0, 300), st.integers(1, 30))
def test_every_number_leads_to_a_page_that_is_there(number: int, total: int, size: int) -> None:
    page, pages = nearest(number, total, size)
    assert 0 <= page < pages
    assert (page == number) == (0 <= number < pages)
    assert pages == max(1, len(range(0, total, size)))
