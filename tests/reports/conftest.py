"""A quarter that was reported and approved, and its release."""

import pytest
from conftest import Upload
from releasing import WHEN, reported

from data.approvals import approve
from data.store import Store
from metrics.releases.keeping import content
from reports.releases import make_release


@pytest.fixture
def approved_quarter(store: Store, upload: Upload) -> str:
    """Three events of one quarter, which is approved."""
    upload(reported())
    approve(store, "2026Q1", "ann")
    return "2026Q1"


@pytest.fixture
def release(store: Store, approved_quarter: str) -> bytes:
    """The file of release 1, of that quarter."""
    return content(store, make_release(store, approved_quarter, "ann", "A note.", when=WHEN))
