"""A release as a file: what is in it, that it is the same each time, and that nothing hidden is."""

import json
import os
import threading
import zipfile
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from conftest import Upload
from releasing import DAY, WHEN, unzipped
from stored import every_row
from voiced import approved
from workbooks import book

from data import voices
from data.approvals import reopen
from data.problems import Refused
from data.store import Store, open_store
from metrics.catalogue import indicators
from metrics.releases import keeping
from metrics.releases.building import build
from metrics.releases.keeping import content, publish, releases, voices_gone, withdraw
from reports.releases import make_release, making, read
from reports.releases.draft import gather
from reports.releases.packing import pack
from reports.releases.sheet import Column, Sheet, text, write
from reports.releases.sheet import read as read_sheet


def refusal(store: Store, act: Callable[[], object]) -> str:
    before = every_row(store)
    with pytest.raises(Refused) as found:
        act()
    assert every_row(store) == before
    (problem,) = found.value.problems
    return problem.text


def figures(file: bytes, code: str, by: str = "", window: str = "2026Q1") -> list[dict[str, str]]:
    rows = read(file).table("figures")
    return [r for r in rows if (r["code"], r["by"], r["window"]) == (code, by, window)]


# -- what is in it


def test_each_figure_stands_in_a_row_with_what_it_rests_on(release: bytes) -> None:
    (row,) = figures(release, "event_attendance")
    shown = ("title", "period", "from", "to", "value", "numerator", "denominator", "status")
    assert [row[name] for name in shown] == [
        "Attendance at events", "2026 Q1", "2026-01-01", "2026-03-31", "45", "45", "", "ok",
    ]  # fmt: skip
    (share,) = figures(release, "event_participation_rate")
    assert (share["value"], share["numerator"], share["denominator"]) == ("0.6", "45", "75")


def test_what_is_told_apart_has_code_and_label(release: bytes) -> None:
    north, south = figures(release, "events_held", "area")
    assert (north["dimension_1"], north["value_1"], north["label_1"]) == ("area", "A1", "North")
    assert (north["value"], south["value"]) == ("2", "1")


def test_what_is_hidden_is_marked_in_each_number_and_stands_nowhere(release: bytes) -> None:
    numbers = ("value", "low", "high", "n", "numerator", "denominator", "improved", "matched")
    (south,) = (r for r in figures(release, "event_attendance", "area") if r["value_1"] == "A2")
    assert {south[name] for name in numbers} == {"[c]"}
    assert south["status"] == "[c]"
    assert (south["note"], south["method"]) == ("", "hidden to protect people")


def test_what_nobody_reported_is_neither_zero_nor_blank(release: bytes) -> None:
    (row,) = figures(release, "tips_received")
    assert (row["value"], row["status"]) == ("[x]", "[x]")


def test_every_indicator_is_explained(release: bytes) -> None:
    held = read(release)
    assert [row["code"] for row in held.table("indicators")] == list(indicators())
    (row,) = (row for row in held.table("indicators") if row["code"] == "event_attendance")
    assert (row["hidden_up_to"], row["version"]) == ("4", "1")
    symbols = {row["symbol"] for row in held.table("symbols")}
    assert {row["status"] for row in held.table("figures")} <= symbols


def test_it_says_what_it_was_made_from(release: bytes) -> None:
    held = read(release)
    rows = held.table("submissions")
    assert [(row["kind"], row["name"], row["quarter"]) for row in rows] == [
        ("partners", "", ""), ("areas", "", ""), ("events", "Harbour House", "2026Q1"),
    ]  # fmt: skip
    assert held.receipt.quarters["2026Q1"] is not None
    assert (held.receipt.number, held.receipt.day, held.receipt.note) == (
        1,
        "2026-04-20",
        "A note.",
    )
    assert held.receipt.settings["fiscal_year_starts"] == 10
    assert set(held.receipt.entries) == set(held.entries) - {"receipt.json"}


def test_the_audit_says_nothing_of_which_are_small(release: bytes) -> None:
    audit = read(release).audit()
    hidden = [row for row in read(release).table("figures") if row["status"] == "[c]"]
    assert audit["figures_hidden"] == len(hidden)
    assert sum(audit["hidden_by_breakdown"].values()) == len(hidden)
    assert audit["hidden_from_1_up_to"] == {"standard": 4, "sensitive": 10}
    assert audit["least_range_of_a_small_number"] == {"standard": [1, 5], "sensitive": [1, 11]}
    assert not {"primary", "complementary"} & set(release_words(release))


def release_words(file: bytes) -> list[str]:
    return " ".join(v.decode() for v in unzipped(file).values()).replace('"', " ").split()


def test_it_says_in_plain_words_what_it_is(release: bytes) -> None:
    words = unzipped(release)["README.txt"].decode()
    assert words.startswith("PREVENTION IMPACT: RELEASE 2026 Q1, number 1\n")
    assert "Note: A note." in words
    assert "Approved quarters: 2026 Q1." in words
    assert all(f"{name}: " in words for name in unzipped(release) if name != "README.txt")
    assert max(map(len, words.splitlines())) <= 88


def test_programs_find_every_table_described(release: bytes) -> None:
    held = unzipped(release)
    package = json.loads(held["datapackage.json"])
    assert {one["path"] for one in package["resources"]} == {n for n in held if n[-4:] == ".csv"}
    for one in package["resources"]:
        header = held[one["path"]].decode("utf-8-sig").partition("\r\n")[0].split(",")
        assert [field["name"] for field in one["schema"]["fields"]] == header
        assert one["bytes"] == len(held[one["path"]])
    (table,) = (one for one in package["resources"] if one["name"] == "figures")
    assert {"[c]", "[x]", "[z]", "[low]"} <= set(table["schema"]["missingValues"])
    assert package["licenses"] == []


# -- the same each time


def test_the_same_release_gives_the_same_bytes(store: Store, approved_quarter: str) -> None:
    files = set()
    for _ in range(2):
        built = build(store, approved_quarter, DAY)
        files.add(pack(gather(store, built, 1, WHEN).entries()))
    assert len(files) == 1


def test_entries_stand_in_order_and_have_no_date(release: bytes) -> None:
    with zipfile.ZipFile(BytesIO(release)) as archive:
        assert archive.namelist() == sorted(archive.namelist())
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (3.0, "3"),
        (0.1 + 0.2, "0.3"),
        (-4, "-4"),
        (1 / 3, "0.3333333333"),
        (True, "true"),
        (None, ""),
        ("=SUM(A1)", "'=SUM(A1)"),
        ("+44 call us", "'+44 call us"),
        ("[c]", "[c]"),
    ],
)
def test_values_are_written_so_that_no_program_takes_text_for_a_formula(
    value: float | str | None, written: str
) -> None:
    assert text(value) == written


def test_a_table_is_read_as_it_was_written() -> None:
    rows = [("one, two", 'said "yes"'), ("three\nfour", "ñ")]
    sheet = Sheet("t", "T", "", (Column("a", "A", ""), Column("b", "B", "")), rows)
    assert [tuple(row.values()) for row in read_sheet(write(sheet))] == rows


# -- made, or not


def test_nothing_is_made_of_what_is_no_quarter_or_holds_nothing(store: Store) -> None:
    told = "Quarter “soon” must be a quarter."
    assert refusal(store, lambda: make_release(store, "soon", "ann")) == told
    told = "Nothing was reported up to 2026 Q1."
    assert refusal(store, lambda: make_release(store, "2026Q1", "ann")) == told


def test_nothing_is_made_of_an_open_quarter(store: Store, approved_quarter: str) -> None:
    reopen(store, approved_quarter, "ann", "A late file.")
    told = "2026 Q1 is not approved, or was opened again."
    assert refusal(store, lambda: make_release(store, "2026 Q1", "ann")) == told


def test_a_second_release_of_a_published_quarter_must_revise_it(
    store: Store, release: bytes
) -> None:
    publish(store, 1, "bea")
    told = "Another release of 2026 Q1 was published meanwhile."
    assert refusal(store, lambda: make_release(store, "2026Q1", "ann")) == told
    assert refusal(store, lambda: make_release(store, "2026Q1", "ann", revises=7)) == (
        "There is no release 7."
    )
    withdraw(store, 1, "bea", "A figure is wrong.")
    told = "Release 1 cannot be revised: it was withdrawn, and none of 2026 Q1 holds now."
    assert refusal(store, lambda: make_release(store, "2026Q1", "ann", revises=1)) == told


def test_who_revises_what_was_revised_is_told_which_release_holds(
    store: Store, release: bytes
) -> None:
    publish(store, 1, "bea")
    publish(store, make_release(store, "2026Q1", "ann", revises=1), "bea")
    told = (
        "Release 1 cannot be revised: it was revised already, and release 2 of 2026 Q1 holds now."
    )
    assert refusal(store, lambda: make_release(store, "2026Q1", "ann", revises=1)) == told


def test_another_release_made_meanwhile_wins(
    store: Store, approved_quarter: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    built: Any = vars(making)["build"]

    def slowly(*given: Any, **named: Any) -> Any:
        monkeypatch.setattr(making, "build", built)
        make_release(store, approved_quarter, "bea", when=WHEN)
        return built(*given, **named)

    monkeypatch.setattr(making, "build", slowly)
    with pytest.raises(Refused) as found:
        make_release(store, approved_quarter, "ann", when=WHEN)
    assert found.value.problems[0].text == "Another release was built meanwhile: release 1."
    assert [one.built_by for one in releases(store)] == ["bea"]


def test_of_two_at_once_one_is_kept(store: Store, approved_quarter: str) -> None:
    start, said = threading.Barrier(2), list[str]()

    def make(who: str) -> None:
        start.wait()
        try:
            said.append(str(make_release(store, approved_quarter, who, when=WHEN)))
        except Refused as refused:
            said.append(refused.problems[0].entry)

    threads = [threading.Thread(target=make, args=(who,)) for who in ("ann", "bea")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    # Whoever began when the other was done makes a second one.
    assert sorted(said) in (["1", "release_meanwhile"], ["1", "2"])
    assert len(releases(store)) == sum(one.isdigit() for one in said)


def test_what_is_stored_must_not_change_meanwhile(
    store: Store, upload: Upload, approved_quarter: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    built: Any = vars(making)["build"]

    def meanwhile(*given: Any, **named: Any) -> Any:
        upload(book(events=[{"code": "E9", "date": "2026-05-05"}]))
        return built(*given, **named)

    monkeypatch.setattr(making, "build", meanwhile)
    with pytest.raises(Refused) as found:
        make_release(store, approved_quarter, "ann", when=WHEN)
    assert found.value.problems[0].text == (
        "What is stored was changed while the release of 2026 Q1 was built."
    )
    assert releases(store) == []


@pytest.mark.parametrize("step", ["gather", "pack", "keep"])
def test_whoever_is_killed_on_the_way_leaves_nothing(
    store: Store, approved_quarter: str, step: str
) -> None:
    before = every_row(store)
    store.engine.dispose()
    process = os.fork()
    if not process:
        try:
            setattr(making, step, lambda *_, **__: os._exit(9))
            make_release(open_store(), approved_quarter, "ann", when=WHEN)
        finally:
            os._exit(1)
    assert os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) == 9
    assert every_row(store) == before
    assert make_release(store, approved_quarter, "ann", when=WHEN) == 1


def test_killed_while_it_is_kept_nothing_of_it_is(
    store: Store, approved_quarter: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = every_row(store)
    store.engine.dispose()
    process = os.fork()
    if not process:
        try:
            monkeypatch.setattr(keeping, "load", lambda *_, **__: os._exit(9))
            make_release(open_store(), approved_quarter, "ann", when=WHEN)
        finally:
            os._exit(1)
    assert os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) == 9
    assert every_row(store) == before


# -- voices


def test_voices_stand_apart_by_track_and_where_they_stand_is_kept(
    store: Store, approved_quarter: str
) -> None:
    one = approved(store)
    other = approved(store, track="survivor", text=with_note())
    number = make_release(store, approved_quarter, "ann", when=WHEN)
    held = read(content(store, number))
    (said,) = held.table("voices_participants")
    assert (said["voice"], said["words"]) == (str(one), "Now I know whom to call.")
    assert said["said_by"] == "A participant · 2026"
    (theirs,) = held.table("voices_survivors")
    assert (theirs["voice"], theirs["content_note"]) == (str(other), "Speaks of work.")
    with store.reading() as connection:
        where = {use.where for use in voices.uses(connection, [one, other])}
    assert where == {"release 2026 Q1 (number 1)"}
    voices.withdraw(store, one, "ann")
    assert voices_gone(store, number) == [one]
    again = make_release(store, approved_quarter, "ann", when=WHEN)
    assert read(content(store, again)).table("voices_participants") == []


def with_note() -> voices.Text:
    return voices.Text("I was asked.", 2026, content_note="Speaks of work.")
