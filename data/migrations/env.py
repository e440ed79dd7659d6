"""Alembic's entry: runs migrations on the store it is handed."""

from alembic import context

from data.store import Store, all_tables


def run(store: Store) -> None:
    """Run the migrations asked for, in one transaction."""
    with store.writing() as connection:
        context.configure(connection=connection, target_metadata=all_tables(), render_as_batch=True)
        context.run_migrations()


run(context.config.attributes["store"])
