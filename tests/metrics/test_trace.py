"""From a figure back to its rows, and what figures can be broken down by."""

from conftest import Upload
from workbooks import book

from data.store import Store
from metrics.catalogue import indicator
from metrics.dimensions import breakdowns, label, labels
from metrics.results import quarter_window
from metrics.trace import trace

Q1 = quarter_window("2026Q1")


def test_a_figure_names_file_sheet_and_row(store: Store, upload: Upload) -> None:
    upload(book(events=[{"code": "E1", "attended": 34}, {"code": "E2", "attended": 6}]), "q1.xlsx")
    rows, count = trace(store, indicator("event_attendance"), Q1, {})
    assert count == 2
    assert [(r.file, r.sheet, r.row, r.what, dict(r.values)["attended"]) for r in rows] == [
        ("q1.xlsx", "Events", 2, "E1", 34),
        ("q1.xlsx", "Events", 3, "E2", 6),
    ]


def test_a_contributors_row_is_listed_and_does_not_count(store: Store, upload: Upload) -> None:
    joint = {"code": "J1", "lead": "P1", "contributing": "P2", "attended": 50}
    upload(book(events=[joint]))
    upload(book(events=[joint]), partner="P2")
    rows, _ = trace(store, indicator("events_held"), Q1, {})
    assert [(row.partner, row.counted) for row in rows] == [("P1", True), ("P2", False)]


def test_sign_ins_are_traced_without_the_participant(store: Store, upload: Upload) -> None:
    signed = {"event_code": "E1", "person": "K1", "attended": "yes"}
    upload(book(events=[{"code": "E1"}], signins=[signed]))
    rows, _ = trace(store, indicator("engagement_rate"), Q1, {})
    assert [row.what for row in rows] == ["E1"]
    assert "person" not in rows[0].values


def test_a_filter_narrows_the_trace(store: Store, upload: Upload) -> None:
    upload(book(events=[{"code": "E1", "area": "A1"}, {"code": "E2", "area": "A2"}]))
    rows, count = trace(store, indicator("events_held"), Q1, {"area": ["A2"]})
    assert ([row.what for row in rows], count) == (["E2"], 1)


def test_a_long_list_is_cut_and_counted(store: Store, upload: Upload) -> None:
    upload(book(events=[{"code": f"E{i}"} for i in range(5)]))
    rows, count = trace(store, indicator("events_held"), Q1, {}, most=2)
    assert (len(rows), count) == (2, 5)


def test_breakdowns_are_those_every_term_has() -> None:
    assert breakdowns(indicator("events_held"))[:3] == ("area", "partner", "audience")
    assert "audience" not in breakdowns(indicator("tips_received"))
    assert "channel" not in breakdowns(indicator("campaign_reach")), "it is never added over"
    assert set(breakdowns(indicator("engagement_rate"))) == {
        "area",
        "partner",
        "audience",
        "partner_type",
        "grant",
    }


def test_codes_are_called_by_the_list_of_their_own_kind(store: Store, upload: Upload) -> None:
    upload(book(events=[{"code": "E1"}]))
    known = labels(store)
    assert label(known, "area", "A1") == "North"
    assert label(known, "partner", "P2") == "Second partner"
    assert label(known, "channel", "print", indicator("campaign_reach")) == "Print"
    assert label(known, "channel", "hotline", indicator("tips_received")) == "Hotline"
    assert label(known, "type", "booth", indicator("events_held")) == "Information booth"
    assert label(known, "area", None) == "No single area"
