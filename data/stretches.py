"""Stretches of rows and columns, as addresses and in words."""

from collections.abc import Sequence

from data.workbook import letter


def counted(number: int, one: str, many: str = "") -> str:
    """Return a count in words: ``1 row``, ``1,240 rows``."""
    return f"{number:,} {one if number == 1 else many or f'{one}s'}"


def runs(positions: Sequence[int]) -> list[tuple[int, int]]:
    """Return the first and last of each run of positions that follow each other."""
    found: list[tuple[int, int]] = []
    for position in positions:
        if found and position == found[-1][1] + 1:
            found[-1] = (found[-1][0], position)
        else:
            found.append((position, position))
    return found


def area(top: int, left: int, bottom: int, right: int) -> str:
    """Return the address of an area, from positions: ``B2:C5``; of a single cell, ``B2``."""
    first, last = f"{letter(left)}{top + 1}", f"{letter(right)}{bottom + 1}"
    return first if first == last else f"{first}:{last}"


def spoken_rows(positions: Sequence[int]) -> str:
    """Return positions as row numbers in words: 3, 4, 5, 8 → ``4–6, 9``."""
    return ", ".join(str(a + 1) if a == b else f"{a + 1}–{b + 1}" for a, b in runs(positions))
