"""One thing that can be wrong, worded once, with its way out."""

from dataclasses import dataclass

ERROR, WARNING, NOTE = "error", "warning", "note"


@dataclass(frozen=True)
class Entry:
    """One thing that can be wrong.

    Attributes:
        text: the message; ``{column}``, ``{found}`` and other words are filled in.
        expected: what should be there.
        fix: the way out.
        severity: ``error`` stops the upload, ``warning`` and ``note`` do not.
    """

    text: str
    expected: str
    fix: str
    severity: str = ERROR


#: The way to settle what is asked, in the file given back and on the command line as well.
SAY = "Say under “To decide” on the Upload page (on the command line: --answer)"
