"""Alembic's entry: runs migrations on the store it is handed."""

from typing import Literal

from alembic import context
from sqlmodel.sql.sqltypes import AutoString, UTCDateTime

from data.store import Store, all_tables


def render_item(kind: str, item: object, _context: object) -> str | Literal[False]:
    """Write SQLModel's own types as the plain ones they are, so that migrations outlive them."""
    if kind == "type" and isinstance(item, AutoString):
        return f"sa.String(length={item.length})" if item.length else "sa.String()"
    if kind == "type" and isinstance(item, UTCDateTime):
        return "sa.DateTime(timezone=True)"
    return False


def run(store: Store) -> None:
    """Run the migrations asked for, in one transaction."""
    with store.writing() as connection:
        context.configure(
            connection=connection,
            target_metadata=all_tables(),
            render_as_batch=True,
            render_item=render_item,
        )
        context.run_migrations()


run(context.config.attributes["store"])
