"""Participants, whose codes are kept only as keyed hashes; and accounts, with their roles."""

import datetime as dt
import hmac
import os
import secrets
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from itertools import combinations

import sqlalchemy as sa

from data.lists import fold
from data.records import table_of
from data.records.people import Account, Identity
from data.settings import settings
from data.store import Store, load

ROLES = ("funder", "staff", "government", "administrator")

_I = table_of(Identity)
_A = table_of(Account)

#: SQLite takes 32,766 values in one statement, PostgreSQL 65,535.
_AT_ONCE = 20_000


@cache
def _secret() -> bytes:
    """Return this installation's secret; made on first use, readable by its owner only."""
    if settings().secret:
        return settings().secret.encode()
    path = settings().secret_file
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_bytes()
    with os.fdopen(handle, "wb") as file:
        file.write(secrets.token_hex(32).encode())
    return path.read_bytes()


def hash_codes(space: str, codes: Collection[str]) -> dict[str, bytes]:
    """Return code → its keyed hash (HMAC-SHA-256, first 16 bytes).

    Args:
        space: what the codes tell apart; the same code in two spaces has two hashes.
        codes: the codes, folded.
    """
    begun = hmac.new(_secret(), f"{space}:".encode(), "sha256")
    return {code: _hash(begun, code) for code in codes}


def _hash(begun: hmac.HMAC, code: str) -> bytes:
    # To take the key up again for each code would take half as long again.
    own = begun.copy()
    own.update(code.encode())
    return own.digest()[:16]


#: Letters and digits that are mistaken for each other when a code is read off a badge or a list.
_MISTAKEN = str.maketrans({"o": "0", "i": "1", "l": "1", "s": "5", "b": "8", "z": "2"})


def skeleton(code: str) -> str:
    """Return a folded code with what is mistaken for something else made one: o and 0, l and 1."""
    return code.translate(_MISTAKEN)


#: Bytes of each hash of a code with characters left out.
_SHORT = 8
#: A shorter code says too little once characters are left out; of a longer one nothing is kept.
_LEAST, _MOST = 4, 16


def nearby(space: str, code: str) -> bytes | None:
    """Return keyed hashes of a folded code with each one, and each two, of its characters left out.

    Two codes that differ in one or two characters share one of them. No hash is of a character
    alone: those could be guessed from how often each comes.

    Returns:
        The code's length in one byte, then the hashes with one left out, then those with two; None
        of a code shorter than 4 or longer than 16 characters.
    """
    length = len(code)
    if not _LEAST <= length <= _MOST:
        return None
    ones = [(at,) for at in range(length)]
    gaps = [*ones, *combinations(range(length), 2)]
    masked = ["".join("\0" if i in gap else c for i, c in enumerate(code)) for gap in gaps]
    hashes = hash_codes(f"{space} without", masked)
    return bytes([length]) + b"".join(hashes[one][:_SHORT] for one in masked)


def near(kept: bytes, tolerance: int) -> frozenset[bytes]:
    """Return the hashes by which a code is found whose characters differ in up to so many.

    Args:
        kept: what ``nearby`` returned.
        tolerance: 1 or 2.
    """
    hashes = [kept[at : at + _SHORT] for at in range(1, len(kept), _SHORT)]
    return frozenset(hashes[: kept[0]] if tolerance == 1 else hashes[kept[0] :])


def _slices(keys: Collection[bytes]) -> Iterator[list[bytes]]:
    ordered = list(keys)
    for start in range(0, len(ordered), _AT_ONCE):
        yield ordered[start : start + _AT_ONCE]


def is_anybody(connection: sa.Connection) -> bool:
    """Return whether anybody is enrolled: otherwise no hash needs to be asked for."""
    return connection.execute(sa.select(_I.c.id).limit(1)).first() is not None


def find(connection: sa.Connection, keys: Collection[bytes]) -> dict[bytes, int]:
    """Return hash → number, of those already known."""
    found: dict[bytes, int] = {}
    if not is_anybody(connection):
        return found
    # SQLAlchemy would take longer to name twenty thousand parameters than to ask for them.
    mark = "?" if connection.dialect.paramstyle == "qmark" else "%s"
    for some in _slices(keys):
        marks = ", ".join([mark] * len(some))
        asked = f"SELECT key, id FROM identities WHERE key IN ({marks})"
        rows = connection.exec_driver_sql(asked, tuple(some))
        found.update({bytes(key): number for key, number in rows.all()})
    return found


def enrol(
    connection: sa.Connection,
    keys: Collection[bytes],
    alike: Mapping[bytes, bytes | None] | None = None,
    nearby: Mapping[bytes, bytes | None] | None = None,
) -> dict[bytes, int]:
    """Return hash → number, of all; those not yet known are given the next numbers.

    Args:
        connection: of ``Store.writing``.
        keys: the hashes of codes.
        alike: hash → the hash of the code's skeleton, kept with new ones.
        nearby: hash → the hashes of the code with characters left out, kept with new ones.
    """
    found = find(connection, keys)
    new = [key for key in keys if key not in found]
    highest = connection.execute(sa.select(sa.func.max(_I.c.id))).scalar() or 0
    looks, others = alike or {}, nearby or {}
    rows = ((highest + 1 + i, key, looks.get(key), others.get(key)) for i, key in enumerate(new))
    load(connection, _I, ("id", "key", "alike", "nearby"), rows)
    return found | {key: highest + 1 + i for i, key in enumerate(new)}


def nearby_of(connection: sa.Connection, numbers: Collection[int]) -> dict[int, bytes]:
    """Return number → the hashes of the code with characters left out, of those that have any."""
    wanted = set(numbers)
    asked = sa.select(_I.c.id, _I.c.nearby).where(_I.c.nearby.is_not(None))
    return {row.id: bytes(row.nearby) for row in connection.execute(asked) if row.id in wanted}


def forget(store: Store, code: str) -> bool:
    """Drop a participant's hashes, so that nothing can be matched to the code again.

    Counts already made stay as they are; the number left in them stands for nobody.

    Returns:
        Whether the code was known.
    """
    folded = fold(code).replace(" ", "")
    keys = [hash_codes(space, [folded])[folded] for space in ("person", "respondent")]
    with store.writing() as connection:
        dropped = sa.update(_I).where(_I.c.key.in_(keys)).values(key=None, alike=None, nearby=None)
        return bool(connection.execute(dropped).rowcount)


def role_of(store: Store, email: str) -> str | None:
    """Return the role of whoever signed in as ``email``; None if they have none."""
    email = email.strip().casefold()
    if email and email == settings().administrator.strip().casefold():
        return "administrator"
    with store.reading() as connection:
        asked = sa.select(_A.c.role).where(_A.c.email == email)
        return connection.execute(asked).scalar()


def set_role(store: Store, email: str, role: str) -> None:
    """Give ``email`` a role; an empty role takes it away.

    Raises:
        ValueError: the role is none of ``ROLES``, or the address is none.
    """
    email = email.strip().casefold()
    if role and role not in ROLES:
        raise ValueError(f"The role must be one of {', '.join(ROLES)}.")
    if "@" not in email:
        raise ValueError(f"“{email}” must be an e-mail address.")
    with store.writing() as connection:
        connection.execute(sa.delete(_A).where(_A.c.email == email))
        if role:
            now = dt.datetime.now(dt.UTC).replace(microsecond=0)
            added = sa.insert(_A).values(email=email, role=role, added_at=now)
            connection.execute(added)


def accounts(store: Store) -> dict[str, str]:
    """Return e-mail → role, in order."""
    with store.reading() as connection:
        asked = sa.select(_A.c.email, _A.c.role).order_by(_A.c.email)
        return dict(connection.execute(asked).all())
