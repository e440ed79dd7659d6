"""Every indicator's worked example: rows in through the door, the value a reader would work out."""

import pytest
import spoken
from conftest import Upload
from voiced import record_example
from workbooks import book

from data.store import Store
from metrics.catalogue import indicators
from metrics.results import compute, lead, quarter_window

BOTH_DATABASES = True


@pytest.mark.parametrize("code", indicators())
def test_worked_example(code: str, store: Store, upload: Upload) -> None:
    one = indicators()[code]
    rows = dict(one.example.rows)
    for told in rows.pop("voices", ()):
        record_example(store, dict(told))
    if rows:
        upload(book(**rows))
    spoken.code(store, one.example.coded)
    results = compute(store, [one], [quarter_window("2026Q1")])
    (result,) = lead(one, results)
    assert result.estimate.value == pytest.approx(one.example.value, abs=1e-12), one.example.because
