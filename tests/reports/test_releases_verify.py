"""A release is verified against the store: the same, or each difference with what was changed."""

import datetime as dt
import getpass
from pathlib import Path

import pytest
from conftest import Upload
from releasing import EVENTS, WHEN, changed
from voiced import approved
from workbooks import book

from data import clock, voices
from data.approvals import approve, reopen
from data.problems import Refused
from data.settings import settings
from data.store import Store, open_store
from metrics.releases.keeping import content, publish
from reports.__main__ import main
from reports.releases import make_release, read, verify
from reports.releases.draft import sha256
from reports.releases.packing import pack
from reports.releases.provenance import digest_of

LATER = dt.datetime(2026, 11, 15, 9, tzinfo=dt.UTC)


def test_worked_out_anew_it_is_the_same(store: Store, release: bytes) -> None:
    found = verify(store, release)
    assert (found.same, found.kept, found.differences, found.moved) == (True, True, (), ())
    assert found.words == "Release 1 (2026 Q1) is the same, worked out anew."
    day = clock.day(WHEN)
    assert found.file == f"This is the file of release 1, built on {day}. It was never published."


def test_a_good_file_is_said_to_be_the_one_that_was_published_when(
    store: Store, upload: Upload, release: bytes
) -> None:
    publish(store, 1, "bea", WHEN)
    assert verify(store, release).file == (
        "This is the file that was published as release 1 on 20 April 2026."
    )
    revised(store, upload)
    approve(store, "2026Q1", "ann")
    publish(store, make_release(store, "2026Q1", "ann", revises=1), "bea", LATER)
    found = verify(store, release)
    assert found.file == (
        "This is the file that was published as release 1 on 20 April 2026. Revised: release 2 "
        "took its place on 15 November 2026."
    )
    assert found.kept and not found.same


def test_it_is_the_same_whatever_is_done_afterwards_elsewhere(
    store: Store, upload: Upload, release: bytes
) -> None:
    publish(store, 1, "bea")
    upload(book(events=[{"code": "E9", "date": "2026-05-05"}]))
    approve(store, "2026Q2", "ann")
    assert verify(store, release).same


def revised(store: Store, upload: Upload) -> None:
    reopen(store, "2026Q1", "ann", "A head count was wrong.")
    first, *others = EVENTS
    upload(book(events=[{**first, "attended": 54}, *others]))


def test_what_differs_is_said_with_what_was_changed(
    store: Store, upload: Upload, release: bytes
) -> None:
    revised(store, upload)
    found = verify(store, release)
    assert not found.same
    said = [str(one) for one in found.differences]
    line = next(
        line
        for line, row in enumerate(read(release).table("figures"), 2)
        if (row["code"], row["window"], row["by"]) == ("event_attendance", "2026Q1", "")
    )
    of = "Attendance at events, 2026 Q1"
    assert f"figures.csv, line {line} ({of}), value: 45 in the file, 59 worked out anew." in said
    assert "Submissions 3 no longer count; submissions 4 count now." in found.moved


def forged(release: bytes) -> bytes:
    """Return a release with a figure changed and every digest made to fit."""
    held = read(release)
    entries = dict(held.entries)
    entries["figures.csv"] = entries["figures.csv"].replace(b",45,", b",99,")
    del entries["receipt.json"]
    digests = {name: sha256(content) for name, content in sorted(entries.items())}
    receipt = {**vars(held.receipt), "entries": digests, "digest": digest_of(digests)}
    entries["receipt.json"] = type(held.receipt)(**receipt).as_json()
    return pack(entries)


def test_a_forged_figure_is_found_though_every_digest_fits(store: Store, release: bytes) -> None:
    file = forged(release)
    assert read(file).receipt.number == 1
    found = verify(store, file)
    assert (found.same, found.kept) == (False, False)
    assert {(one.was, one.now) for one in found.differences} == {("99", "45")}
    assert found.moved == ()
    assert found.file == "This is not the file that the store keeps as release 1."


def test_a_note_changed_is_not_the_file_that_is_kept(store: Store, release: bytes) -> None:
    def act(content: bytes) -> bytes:
        return content.replace(b'"A note."', b'"Another."')

    found = verify(store, changed(release, "receipt.json", act))
    assert (found.same, found.kept) == (False, False)
    (place,) = found.unlike
    assert str(place) == (
        'receipt.json, note: "Another." in the file, "A note." in the file that is kept of '
        "release 1."
    )


def test_a_value_of_what_stands_beside_is_named(
    store: Store, upload: Upload, release: bytes
) -> None:
    reopen(store, "2026Q1", "ann", "A population was wrong.")
    upload(book(targets=[{"indicator": "event_attendance", "target": 80}]))
    said = [str(one) for one in verify(store, release).differences]
    assert "beside.json, targets › 1 › 4: nothing in the file, 80 worked out anew." in [
        one.replace("80.0", "80") for one in said
    ]


def test_a_store_that_never_had_it(release: bytes, upload: Upload, tmp_path: Path) -> None:
    with open_store(f"sqlite:///{tmp_path / 'other.db'}") as other:
        with pytest.raises(Refused) as found:
            verify(other, release)
        assert found.value.problems[0].text == (
            "The file is undamaged. In this store nothing was reported up to 2026 Q1, so it cannot "
            "be worked out anew here."
        )


def test_fiscal_years_are_those_of_the_receipt_whatever_is_set_now(
    store: Store, release: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PREVENTION_IMPACT_FISCAL_YEAR_STARTS", "7")
    settings.cache_clear()
    assert verify(store, release).same


def test_a_voice_withdrawn_since_is_said(store: Store, approved_quarter: str) -> None:
    number = approved(store)
    made = make_release(store, approved_quarter, "ann", when=WHEN)
    file = content(store, made)
    assert verify(store, file).same
    voices.withdraw(store, number, "ann")
    found = verify(store, file)
    assert "voices_participants.csv, line 2 (1): is not there any more." in map(
        str, found.differences
    )
    assert "What is kept as voice events was changed since." in found.moved


# -- the command line


def test_the_command_line_builds_lists_writes_and_verifies(
    store: Store, approved_quarter: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out, again = tmp_path / "r.zip", tmp_path / "again.zip"
    assert main(["releases"]) == 0
    assert main(["build-release", "2026Q1", "--note", "Late.", "--out", str(out)]) == 0
    assert main(["release-file", "1", str(again)]) == 0
    assert out.read_bytes() == again.read_bytes()
    assert main(["releases"]) == 0
    assert main(["verify", str(out)]) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[0] == "There is no release yet."
    assert (
        f"Release 1 of 2026 Q1 is built, by {getpass.getuser()}. Staff alone see it until it is "
        "published."
    ) in said
    assert any(
        line.startswith("   1  2026 Q1  built") and line.endswith(": Late.") for line in said
    )
    assert said[-1] == "same: Release 1 (2026 Q1) is the same, worked out anew."


def test_its_exit_says_whether_it_is_the_same(
    store: Store,
    upload: Upload,
    release: bytes,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    file = tmp_path / "r.zip"
    assert main(["verify", str(file)]) == 2
    assert "No such file or directory" in capsys.readouterr().err
    file.write_bytes(b"no zip")
    assert main(["verify", str(file)]) == 1
    assert "r.zip: It must be the file of a release" in capsys.readouterr().err
    file.write_bytes(release)
    revised(store, upload)
    assert main(["verify", str(file)]) == 1
    first, verdict, since, *rest = capsys.readouterr().out.splitlines()
    assert first.startswith("This is the file of release 1, built on 20 April 2026.")
    assert verdict.startswith("different: Release 1 (2026 Q1) worked out anew today is another in ")
    assert since == "Since then the store has moved on:"
    counts = next(line for line in rest if line.startswith("  figures.csv: of its figures, "))
    assert "have another value" in counts
    assert rest[-1].endswith(" more; all of them with --all")
    assert main(["verify", "--all", str(file)]) == 1
    every = capsys.readouterr().out.splitlines()
    assert "Each place (what is worked out anew is live, not for publication):" in every and len(
        every
    ) > len(rest)
    assert main(["verify", "--json", str(file)]) == 1
    assert '"same": false' in capsys.readouterr().out
    assert main(["build-release", "2026Q1"]) == 1
    with pytest.raises(SystemExit) as wrong:
        main(["build-release"])
    assert wrong.value.code == 2
