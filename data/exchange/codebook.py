"""A codebook as REFI-QDA (.qdc), read and written."""

from collections.abc import Sequence

from data.exchange.project import Code


def read_codebook(content: bytes, name: str = "") -> tuple[Code, ...]:
    """Return the codes of a REFI-QDA codebook or project; each before those under it.

    Raises:
        Refused: it is neither, or too large.
    """
    raise NotImplementedError


def write_codebook(codes: Sequence[Code]) -> bytes:
    """Return codes as a REFI-QDA codebook: the same codes, the same bytes.

    Raises:
        ValueError: there are none, or codes stand under each other in a circle.
    """
    raise NotImplementedError
