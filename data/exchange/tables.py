"""Codebooks and codings as CSV: safe to open in a spreadsheet program, and read back whole."""

from collections.abc import Iterable, Sequence

from data.exchange.project import Code, Coded


def write_codebook_csv(codes: Sequence[Code]) -> bytes:
    """Return a codebook as CSV: code, parent, definition, include, exclude, example.

    Raises:
        ValueError: two codes have the same name, by which the table tells them apart.
    """
    raise NotImplementedError


def read_codebook_csv(content: bytes, name: str = "") -> tuple[Code, ...]:
    """Return the codes of a table; guids are derived from their names.

    Raises:
        Refused: it is no such table.
    """
    raise NotImplementedError


def write_codings_csv(codings: Iterable[Coded]) -> bytes:
    """Return codings as CSV: text key, text, code, coder, start, end, stance."""
    raise NotImplementedError


def read_codings_csv(content: bytes, name: str = "") -> tuple[Coded, ...]:
    """Return the codings of a table.

    Raises:
        Refused: it is no such table.
    """
    raise NotImplementedError
