"""What a person settled on the page instead of in the file: cells corrected, rows set aside."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Corrected:
    """One cell as it stood in the file, and as it was corrected.

    Attributes:
        sheet: the sheet's name.
        cell: its address, such as ``F2``.
        old: what stood there; None where it was empty.
        new: what it is to be; None: empty.
    """

    sheet: str
    cell: str
    old: str | None
    new: str | None


@dataclass(frozen=True)
class Aside:
    """One row that is not stored, with the reason; listed until somebody settles it.

    Attributes:
        kind: the kind's name.
        partner: whose it would have been; may be empty where the row did not tell.
        quarter: when; may be empty.
        sheet: the sheet's name.
        row: its number in the file.
        cells: column title → what stood there; no participant code and no unread words.
        reason: why, in the person's words.
    """

    kind: str
    partner: str
    quarter: str
    sheet: str
    row: int
    cells: Mapping[str, str] = field(default_factory=dict, hash=False)
    reason: str = ""
