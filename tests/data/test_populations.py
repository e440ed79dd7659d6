"""An area has several dated populations, each a row; what it is called, the newest one says."""

import datetime as dt

import pytest
from conftest import Upload
from stored import messages
from workbooks import PARTNERS, sheet, xlsx

from data.ground import names, references
from data.plan import Asked, plan_file
from data.populations import population_on, populations, tiles
from data.store import Store
from data.submissions import undo

HEADER = ("Area code", "Name", "Population", "Population date", "Map column", "Map row")
IN_2024, IN_2025, IN_2026 = (dt.date(year, 7, 1) for year in (2024, 2025, 2026))


def areas(*rows: tuple[object, ...], header: tuple[str, ...] = HEADER) -> bytes:
    return xlsx({"Partners": PARTNERS, "Areas": [header, *rows]})


def peopled(store: Store) -> dict[str, tuple[tuple[dt.date | None, int], ...]]:
    with store.reading() as connection:
        return populations(connection)


def called(store: Store) -> dict[str, str]:
    with store.reading() as connection:
        return names(connection, "areas")


def test_next_years_population_is_a_further_row(store: Store, upload: Upload) -> None:
    upload(areas(("A1", "North", 10000, IN_2025, 3, 1), ("A2", "South", None, None, 1, 2)))
    upload(areas(("A1", "North End", 10400, IN_2026)))
    assert peopled(store) == {"A1": ((IN_2025, 10000), (IN_2026, 10400))}
    assert called(store) == {"A1": "North End", "A2": "South"}
    with store.reading() as connection:
        # The newer row says nothing of the map.
        assert tiles(connection) == {"A1": (3, 1), "A2": (1, 2)}


def test_an_earlier_population_that_is_added_later_renames_nothing(
    store: Store, upload: Upload
) -> None:
    upload(areas(("A1", "North End", 10400, IN_2026)))
    upload(areas(("A1", "North", 9800, IN_2024)))
    assert peopled(store) == {"A1": ((IN_2024, 9800), (IN_2026, 10400))}
    assert called(store) == {"A1": "North End"}


def test_two_populations_of_one_day_are_one_too_many(store: Store) -> None:
    plan = plan_file(store, areas(("A1", "N", 5, IN_2025), ("A1", "N", 6, IN_2025)), "a.xlsx")
    assert messages(plan) == ["Areas row 3: The row repeats row 2: A1, 2025-07-01."]


@pytest.mark.parametrize("header", [HEADER[:2], HEADER[:4]])
def test_renaming_an_area_leaves_its_populations_alone(
    store: Store, upload: Upload, header: tuple[str, ...]
) -> None:
    """Whether the sheet lacks the population, or only says nothing of it."""
    upload(areas(("A1", "North", 9800, IN_2024), ("A1", "North", 10000, IN_2025)))
    upload(areas(("A1", "North End"), header=header))
    assert called(store) == {"A1": "North End"}
    first, *_ = peopled(store)["A1"]
    assert first == (IN_2024, 9800)


def test_a_population_without_a_date_stands_until_there_is_one_with_a_date(
    store: Store, upload: Upload
) -> None:
    upload(areas(("A1", "North", 9000), header=HEADER[:3]))
    assert peopled(store) == {"A1": ((None, 9000),)}
    made = upload(areas(("A1", "North", 10000, IN_2025)))
    assert peopled(store) == {"A1": ((IN_2025, 10000),)}
    undo(store, made, "tester")
    assert peopled(store) == {"A1": ((None, 9000),)}


def test_undoing_a_population_takes_it_away_and_leaves_the_later_name(
    store: Store, upload: Upload
) -> None:
    upload(areas(("A1", "North", 10000, IN_2025)))
    newer = upload(areas(("A1", "North", 10400, IN_2026)))
    upload(areas(("A1", "North End"), header=HEADER[:2]))
    undo(store, newer, "tester")
    assert peopled(store) == {"A1": ((IN_2025, 10000),)}
    assert called(store) == {"A1": "North End"}


def test_a_name_two_areas_had_means_the_one_that_has_it_now(store: Store, upload: Upload) -> None:
    upload(areas(("A1", "North", 1, IN_2024), ("A2", "South", 2, IN_2024)))
    upload(areas(("A1", "Old Town", 3, IN_2025), ("A2", "North", 4, IN_2025)))
    with store.reading() as connection:
        known = references(connection)["areas"]
    assert (known["north"], known["south"], known["old town"]) == ("A2", "A2", "A1")


def test_rows_refer_to_an_area_with_several_populations(store: Store, upload: Upload) -> None:
    upload(areas(("A1", "North", 1, IN_2024), ("A1", "North", 2, IN_2025)))
    (title, rows) = sheet("events", [{"code": "E1", "area": "North"}])
    plan = plan_file(store, xlsx({title: rows}), "e.xlsx", Asked("P1"))
    assert messages(plan) == []
    assert plan.parts[0].rows.columns["area"] == ["A1"]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (dt.date(2024, 1, 1), (9800, IN_2024)),  # before all: the earliest there is
        (dt.date(2024, 7, 1), (9800, IN_2024)),
        (dt.date(2025, 6, 30), (9800, IN_2024)),
        (dt.date(2025, 7, 1), (10000, IN_2025)),
        (dt.date(2030, 1, 1), (10000, IN_2025)),
    ],
)
def test_the_population_of_a_day(day: dt.date, expected: tuple[int, dt.date]) -> None:
    assert population_on(((IN_2024, 9800), (IN_2025, 10000)), day) == expected
    assert population_on((), day) is None
    assert population_on(((None, 7),), day) == (7, None)
