"""The tables are those the declarations ask for, in a new store and in one from before."""

import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from conftest import Upload
from stored import column, current_state, every_row
from workbooks import book

from data.store import Store, all_tables, migrations, open_store
from data.submissions import history, undo

BOTH_DATABASES = True
CHANGES_TABLES = True


def schema(store: Store) -> dict[str, list[str]]:
    """Return each table's columns with their types, as the database has them."""
    with store.reading() as connection:
        found = sa.inspect(connection).get_multi_columns()
    return {name: [f"{c['name']} {c['type']}" for c in of] for (_, name), of in found.items()}


def run(store: Store, *statements: str) -> None:
    with store.writing() as connection:
        for statement in statements:
            connection.execute(sa.text(statement))


def test_the_migrations_lead_to_the_declared_tables(store: Store) -> None:
    with store.reading() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, all_tables()) == []


def test_there_is_one_head_and_the_store_is_at_it(store: Store) -> None:
    (head,) = ScriptDirectory.from_config(migrations()).get_heads()
    assert every_row(store)["alembic_version"] == [(head,)]


def test_a_store_opened_twice_is_unchanged(store: Store, upload: Upload) -> None:
    upload(book(events=[{"code": "E1", "attended": 5}]))
    before = schema(store), every_row(store)
    again = open_store()
    assert (schema(again), every_row(again)) == before
    again.engine.dispose()


def test_an_optional_column_a_kind_has_gained_is_added(store: Store, upload: Upload) -> None:
    # A store from before events had a capacity, and before partners said what they report.
    upload(book(events=[{"code": "E1", "attended": 5}]))
    gone = [("events", "capacity"), ("partners", "reports")]
    gone += [("events_totals", f"capacity_{part}") for part in ("n", "sum", "squares")]
    run(store, *(f"ALTER TABLE {table} DROP COLUMN {column}" for table, column in gone))
    store.engine.dispose()
    again = open_store()
    with again.reading() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, all_tables()) == []
    assert column(again, "events", "attended") == [5]
    assert column(again, "events", "capacity") == [None]
    upload(book(events=[{"code": "E1", "attended": 5, "capacity": 60}]))
    assert column(again, "events", "capacity") == [60]
    again.engine.dispose()


def test_figures_and_breakdowns_a_kind_has_gained_are_worked_out_for_what_is_stored(
    store: Store, upload: Upload
) -> None:
    # A store from before costs were held against people, and campaigns told apart by language.
    campaign = {"code": "C1", "languages": "Spanish; English", "reach": 90}
    costed = {"code": "E1", "attended": 5, "cost": 60}
    upload(book(events=[costed, {"code": "E2", "cost": 10}], campaigns=[campaign]))
    upload(book(events=[costed | {"attended": 6}, {"code": "E2", "cost": 10}]), mode="replace")
    expected = current_state(store)
    gone = [("events", "cost_counted"), ("events", "costed"), ("campaigns_totals", "languages")]
    gone += [("events_totals", f"cost_counted_{part}") for part in ("n", "sum", "squares")]
    gone += [("events_totals", "costed")]
    run(store, *(f"ALTER TABLE {table} DROP COLUMN {column}" for table, column in gone))
    store.engine.dispose()
    again = open_store()
    assert current_state(again) == expected
    undo(again, [max(s.id for s in history(again))], "tester")
    assert column(again, "events", "costed") == ["yes", "no"]
    again.engine.dispose()


def test_a_kind_that_is_new_has_its_tables_added(store: Store, upload: Upload) -> None:
    run(store, "DROP TABLE resources", "DROP TABLE resources_totals")
    store.engine.dispose()
    again = open_store()
    upload(book(resources=[{"amount": 3}]))
    assert column(again, "resources", "amount") == [3]
    assert current_state(again)["resources totals"] != []
    again.engine.dispose()
