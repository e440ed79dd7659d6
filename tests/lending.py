"""A store that tests look at one after the other, each as if it were its own."""

import shutil
from dataclasses import dataclass
from pathlib import Path


@dataclass
class Lent:
    """A copy of a store's file, made anew once somebody has written to it.

    Attributes:
        template: what it is a copy of.
        file: where the copy is, in a folder of its own.
    """

    template: Path
    file: Path
    _made: object = None

    def lend(self) -> bool:
        """Have the copy be as its template is; say whether it had to be made anew."""
        if self._made == self._state():
            return False
        for beside in self.file.parent.iterdir():
            beside.unlink()
        shutil.copy(self.template, self.file)
        self._made = self._state()
        return True

    def _state(self) -> object:
        """Return what is another once anything was written, be it only to SQLite's journal."""
        journal = self.file.with_name(f"{self.file.name}-wal")
        written = journal.exists() and journal.stat().st_size
        return self.file.exists() and (self.file.stat().st_mtime_ns, written or 0)
