"""Lists that are shown page by page. Pages count from 0; a list of nothing has one, an empty one."""


def nearest(number: int, total: int, size: int) -> tuple[int, int]:
    """Return the page to show of so many things, and how many pages there are; past an end, the page at that end."""
    pages = max(1, -(-total // size))
    return min(max(number, 0), pages - 1), pages
