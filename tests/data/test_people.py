"""Participants are kept as keyed hashes, of their code and of what it may be mistaken for."""

import pytest
import sqlalchemy as sa
from conftest import Upload
from workbooks import book

from data import people
from data.store import Store

BOTH_DATABASES = True


@pytest.fixture(autouse=True)
def came(upload: Upload) -> None:
    """Two people whose codes are mistaken for each other, and one who is not."""
    rows = [{"event_code": "E1", "person": code} for code in ("KO-15", "K0-I5", "A7")]
    upload(book(events=[{"code": "E1"}], signins=rows))


def identities(store: Store) -> list[tuple[bytes | None, bytes | None]]:
    with store.reading() as connection:
        found = connection.execute(sa.text("SELECT key, alike FROM identities ORDER BY id"))
        return [(k and bytes(k), a and bytes(a)) for k, a in found]


def hashed(*codes: str) -> list[bytes]:
    return list(people.hash_codes("person", codes).values())


def test_letters_and_digits_that_are_mistaken_for_each_other_are_one() -> None:
    skeletons = [people.skeleton(code) for code in ("ko15", "k0i5", "kol5", "k0is", "ko16")]
    assert skeletons == ["k015", "k015", "k015", "k015", "k016"]


def test_of_a_code_both_hashes_are_kept(store: Store) -> None:
    first, second, third, skeleton = hashed("ko15", "k0i5", "a7", "k015")
    assert identities(store) == [(first, skeleton), (second, skeleton), (third, third)]


def test_of_a_code_that_is_forgotten_neither(store: Store) -> None:
    assert people.forget(store, "K0-I5")
    first, third, skeleton = hashed("ko15", "a7", "k015")
    assert identities(store) == [(first, skeleton), (None, None), (third, third)]
    assert not people.forget(store, "K0-I5")
