"""The file of a release that is damaged, in every way, is said to be so in a sentence."""

import json
import zipfile
from io import BytesIO

import pytest
from releasing import changed, unzipped

from data.problems import Refused
from reports.releases import read


def said(file: bytes) -> list[str]:
    with pytest.raises(Refused) as found:
        read(file, "r.zip")
    return [problem.message for problem in found.value.problems]


def test_what_is_whole_is_read(release: bytes) -> None:
    held = read(release)
    assert held.receipt.number == 1
    assert held.table("figures")
    assert held.table("changes") == []


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"code,title\n1,2\n", b"\x00" * 4096])
def test_what_is_no_zip(content: bytes) -> None:
    assert said(content) == [
        "r.zip: It must be the file of a release; this is no zip file that can be read."
    ]


def test_cut_short_anywhere_it_is_not_taken_for_whole(release: bytes) -> None:
    for length in range(0, len(release), len(release) // 25):
        assert said(release[:length])


def test_a_byte_changed_anywhere_is_noticed_or_changes_nothing(release: bytes) -> None:
    whole = unzipped(release)
    for place in range(0, len(release), len(release) // 60):
        other = bytes([release[place] ^ 0x55])
        damaged = release[:place] + other + release[place + 1 :]
        try:
            found = read(damaged)
        except Refused:
            continue
        assert dict(found.entries) == whole


def test_what_is_missing_added_and_changed_is_said_all_at_once(release: bytes) -> None:
    file = changed(release, "symbols.csv", lambda content: None)
    file = changed(file, "more.csv", lambda content: b"a,b")
    file = changed(file, "figures.csv", lambda content: content.replace(b"45", b"54", 1))
    assert said(file) == [
        "r.zip: “symbols.csv” is missing in it.",
        "r.zip: “more.csv” is in it and was not when it was built.",
        "r.zip: “figures.csv” is not as it was when the release was built: its digest is another.",
    ]


def test_without_its_receipt_it_is_no_release(release: bytes) -> None:
    file = changed(release, "receipt.json", lambda content: None)
    assert said(file) == ["r.zip: “receipt.json” is missing in it."]


@pytest.mark.parametrize(
    "receipt",
    [b"", b"[]", b"{}", b"null", b"[" * 100_000, b'{"form": "other", "version": 1}', b"\xff"],
)
def test_a_receipt_that_is_none(release: bytes, receipt: bytes) -> None:
    file = changed(release, "receipt.json", lambda content: receipt)
    assert said(file) == ["r.zip: “receipt.json” cannot be read."]


def rewritten(release: bytes, **fields: object) -> bytes:
    def act(content: bytes) -> bytes:
        return json.dumps({**json.loads(content), **fields}).encode()

    return changed(release, "receipt.json", act)


def test_a_later_form_is_not_guessed_at(release: bytes) -> None:
    assert said(rewritten(release, version=2)) == [
        "r.zip: It is written in version 2 of the form of releases; this program knows up to "
        "version 1."
    ]


@pytest.mark.parametrize(
    "field",
    [{"day": "soon"}, {"built_at": 3}, {"entries": []}, {"submissions": {}}, {"unheard_of": 1}],
)
def test_a_receipt_with_something_else_in_a_field(release: bytes, field: dict[str, object]) -> None:
    assert said(rewritten(release, **field)) == ["r.zip: “receipt.json” cannot be read."]


def test_digests_that_were_changed_with_the_entries_do_not_add_up(release: bytes) -> None:
    entries = dict.fromkeys(read(release).receipt.entries, "0" * 64)
    assert "r.zip: “receipt.json” is not as it was when the release was built: its digest is " in (
        " ".join(said(rewritten(release, entries=entries)))
    )


def test_an_archive_that_would_unpack_to_more_than_any_release() -> None:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(101):
            archive.writestr(f"{number}.csv", b"")
    assert said(out.getvalue())[0].endswith("this is no zip file that can be read.")
