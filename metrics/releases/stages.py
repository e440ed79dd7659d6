"""How far a quarter is on its way to everyone: approved, built, published, to be revised."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from data.approvals import APPROVED, REOPENED, Decision, decisions
from data.store import Store
from metrics.releases.keeping import (
    BUILT,
    DISCARDED,
    PUBLISHED,
    Kept,
    releases,
    voices_gone,
)


@dataclass(frozen=True)
class Stage:
    """How far a quarter is.

    Attributes:
        quarter: which.
        decided: what was decided on it, the latest first.
        kept: its releases, the newest first.
        gone: voices in the published one that may not be shown any more.
    """

    quarter: str
    decided: Sequence[Decision] = ()
    kept: Sequence[Kept] = ()
    gone: Sequence[int] = ()

    @property
    def approved(self) -> Decision | None:
        """Its approval, while it holds."""
        last = next(iter(self.decided), None)
        return last if last and last.action == APPROVED else None

    @property
    def published(self) -> Kept | None:
        """The release of it that everyone sees."""
        return next((one for one in self.kept if one.state == PUBLISHED), None)

    @property
    def reopened(self) -> Decision | None:
        """How it was opened again last, after the published release was built."""
        one = self.published
        return self._reopened_since(one.built_at) if one else None

    @property
    def waiting(self) -> Kept | None:
        """The newest release that may be published: built of the quarter as it is approved."""
        newest = next((one for one in self.kept if one.state != DISCARDED), None)
        if newest is None or newest.state != BUILT or not self.approved or self.is_outdated(newest):
            return None
        held = self.published
        return newest if held is None or newest.revises == held.number else None

    @property
    def revises(self) -> int | None:
        """The number of the release that the next one revises, if any."""
        return self.published.number if self.published else None

    @property
    def may_build(self) -> bool:
        """Whether there is anything to build: not where what is published still holds."""
        changed = self.published is None or self.reopened is not None or bool(self.gone)
        return self.approved is not None and changed

    def is_outdated(self, one: Kept) -> bool:
        """Say whether the quarter was opened again after a release of it was built."""
        return self._reopened_since(one.built_at) is not None

    def _reopened_since(self, when: dt.datetime) -> Decision | None:
        later = (one for one in self.decided if one.action == REOPENED and one.done_at >= when)
        return next(later, None)


def stage(store: Store, quarter: str) -> Stage:
    """Return how far a quarter is on its way to everyone."""
    kept = [one for one in releases(store) if one.quarter == quarter]
    held = next((one for one in kept if one.state == PUBLISHED), None)
    decided = [one for one in decisions(store) if one.quarter == quarter]
    return Stage(quarter, decided, kept, voices_gone(store, held.number) if held else ())
