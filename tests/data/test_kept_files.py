"""The file of an upload is kept, without codes of participants and words nobody has cleared."""

import hashlib
import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from html import escape
from typing import Any

import openpyxl
import pytest
import sqlalchemy as sa
from conftest import Upload
from workbooks import LISTS, book, parts_of, sheet, tampered, xlsx, zipped

from data.asides import asides, open_again, settle, settled
from data.beside import corrections, remembered
from data.history import history
from data.keeping import Kept, kept, to_keep
from data.plan import Asked, Plan, plan_file
from data.problems import Refused
from data.settled import Aside, Corrected
from data.store import Store
from data.submissions import commit, undo
from data.uploads import said_of
from data.workbook import read_workbook

BOTH_DATABASES = True

CODES = ("K-7Q2M", "ZX41-B")
COMMENT = "It was my uncle, and nobody believed me"


@pytest.fixture(autouse=True)
def lists(upload: Upload) -> None:
    """Partners P1 and P2, areas A1 and A2: submissions 1 and 2."""
    upload(xlsx(LISTS))


def report(**more: Any) -> bytes:
    """Return a workbook with sign-ins, answers and a comment beside an event."""
    return book(
        events=[{"code": "E1", "name": "An evening for parents"}],
        signins=[{"event_code": "E1", "person": code} for code in CODES],
        surveys=[{"survey": "S1", "respondent": CODES[0], "comment": COMMENT, "Why": COMMENT}],
        **more,
    )


def shared(content: bytes) -> bytes:
    """Return a workbook with its texts in one list, as spreadsheet programs write them."""
    parts = parts_of(content)
    texts: dict[str, int] = {}

    def numbered(cell: re.Match[str]) -> str:
        return f't="s"><v>{texts.setdefault(cell[1], len(texts))}</v>'

    for name in parts:
        if name.startswith("xl/worksheets/"):
            inline = r't="inlineStr"><is><t(?: [^>]*)?>([^<]*)</t></is>'
            parts[name] = re.sub(inline, numbered, parts[name].decode()).encode()
    strings = "".join(f"<si><t>{text}</t></si>" for text in texts)
    parts["xl/sharedStrings.xml"] = (
        f'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{strings}</sst>'
    ).encode()
    return with_part(zipped(parts), "xl/workbook.xml", "sharedStrings", "xl/sharedStrings.xml")


def with_part(content: bytes, of: str, kind: str, name: str, xml: str = "") -> bytes:
    """Return a workbook with a part that another refers to."""
    parts = parts_of(content)
    if xml:
        parts[name] = xml.encode()
    folder, _, own = of.rpartition("/")
    rels = f"{folder}/_rels/{own}.rels".lstrip("/")
    empty = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    before = parts.get(rels, empty + b"</Relationships>").decode()
    space = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    added = f'<Relationship Type="{space}/{kind}" Target="/{name}" Id="rx{len(parts)}"/>'
    parts[rels] = before.replace("</Relationships>", f"{added}</Relationships>").encode()
    types = parts["[Content_Types].xml"].decode()
    of_kind = f"application/vnd.openxmlformats-officedocument.spreadsheetml.{kind}+xml"
    override = f'<Override PartName="/{name}" ContentType="{of_kind}"/>'
    parts["[Content_Types].xml"] = types.replace("</Types>", f"{override}</Types>").encode()
    return zipped(parts)


def keeps(store: Store, content: bytes) -> Kept:
    found = kept(store, hashlib.sha256(content).hexdigest())
    assert found is not None
    return found


def planned(store: Store, content: bytes, name: str = "report.xlsx", **asked: Any) -> Plan:
    plan = plan_file(store, content, name, Asked("P1", **asked))
    assert not plan.errors, [problem.message for problem in plan.errors]
    return plan


def assert_untold(content: bytes) -> None:
    """No code and no comment stands in any byte, packed or unpacked."""
    told = [content]
    if content.startswith(b"PK"):
        told += parts_of(content).values()
    for part in told:
        for secret in (*CODES, COMMENT, escape(COMMENT)):
            for encoding in ("utf-8", "utf-16-le"):
                assert secret.encode(encoding) not in part


# -- what is kept whole


@pytest.mark.parametrize("name", ["report.xlsx", "events.csv"])
def test_a_file_without_people_is_kept_byte_for_byte(
    store: Store, upload: Upload, name: str
) -> None:
    rows = dict([sheet("events", [{"code": "E1", "date": "2026-02-03"}])])
    content = xlsx(rows)
    if name.endswith(".csv"):
        lines = [",".join(map(str, row)) for row in rows["Events"]]
        content = "\r\n".join(lines).encode()
    upload(content, name=name)
    assert keeps(store, content) == Kept(hashlib.sha256(content).hexdigest(), content, "")


def test_a_file_uploaded_again_is_kept_once(store: Store, upload: Upload) -> None:
    content = report()
    undo(store, upload(content), "tester")
    upload(content)
    with store.reading() as connection:
        assert connection.execute(sa.text("SELECT count(*) FROM files")).scalar() == 2
    assert kept(store, "of no file") is None


# -- what is emptied


@pytest.mark.parametrize("texts", ["in the cells", "in one list"])
def test_no_code_or_comment_is_kept(store: Store, upload: Upload, texts: str) -> None:
    content = shared(report()) if texts == "in one list" else report()
    assert all(code in str(parts_of(content)) for code in (*CODES, COMMENT))
    upload(content)
    found = keeps(store, content)
    assert_untold(found.content)
    assert found.left_out == (
        "Emptied before the file was kept: “Sign-ins” (participant codes), “Surveys” (participant "
        "codes and people's own words); with what repeats their cells."
    )
    assert not found.is_whole


@pytest.mark.parametrize("texts", ["in the cells", "in one list"])
def test_the_other_sheets_stay_as_they_were(store: Store, upload: Upload, texts: str) -> None:
    content = shared(report()) if texts == "in one list" else report()
    upload(content)
    left = keeps(store, content).content
    before, after = parts_of(content), parts_of(left)
    changed = {name for name in before if after.get(name) != before[name]}
    assert changed - {"xl/sharedStrings.xml"} == {
        "xl/worksheets/sheet4.xml",
        "xl/worksheets/sheet5.xml",
    }
    read = {s.name: s.cells for s in read_workbook(left, "kept.xlsx").sheets}
    assert read["Events"] == next(
        s.cells for s in read_workbook(content, "q1.xlsx").sheets if s.name == "Events"
    )
    assert not any(map(any, read["Sign-ins"]))
    written = openpyxl.load_workbook(io.BytesIO(left))
    assert written.sheetnames == ["Partners", "Areas", "Events", "Sign-ins", "Surveys"]
    assert written["Events"]["B2"].value == "An evening for parents"


CHART = '<c:chart xmlns:c="c"><c:cat><c:strRef><c:f>A</c:f><c:strCache>{}</c:strCache></c:strRef>'
COPIES = {
    "a pivot table's records": ("xl/workbook.xml", "pivotCacheDefinition", "xl/pivots/1.xml", "{}"),
    "a list of calculations": ("xl/workbook.xml", "calcChain", "xl/calcChain.xml", "{}"),
    "a model": ("xl/workbook.xml", "powerPivotData", "xl/model/item.data", "{}"),
    "a picture of the first page": ("", "thumbnail", "docProps/thumbnail.xml", "{}"),
    "notes beside its cells": ("xl/worksheets/sheet4.xml", "comments", "xl/comments4.xml", "{}"),
    "a chart on another sheet": ("xl/worksheets/sheet3.xml", "chart", "xl/charts/c1.xml", CHART),
    "a workbook in a workbook": ("xl/worksheets/sheet3.xml", "package", "xl/embed/1.xml", "{}"),
    "another file's cells": (
        "xl/workbook.xml",
        "externalLink",
        "xl/externalLinks/link1.xml",
        "<externalLink><sheetDataSet><v>{}</v></sheetDataSet></externalLink>",
    ),
}


@pytest.mark.parametrize("copy", COPIES)
def test_what_repeats_their_cells_goes_too(store: Store, copy: str) -> None:
    of, kind, name, xml = COPIES[copy]
    plan = planned(store, report())
    content = with_part(plan.content, of, kind, name, xml.format(f"<t>{CODES[0]} {COMMENT}</t>"))
    assert_untold(to_keep(replace(plan, content=content)).content)


def test_a_sheet_that_repeats_codes_is_emptied_as_well(store: Store, upload: Upload) -> None:
    rows = [["Who", "Seat"], ["zx41 b", "14"], ["nobody", "15"]]
    raw = dict([sheet("signins", [{"event_code": "E1", "person": c} for c in CODES])])
    events = dict([sheet("events", [{"code": "E1"}])])
    content = xlsx({**LISTS, **events, **raw, "Seating": rows})
    upload(content, answers={"sheet|seating": ""})
    found = keeps(store, content)
    assert "“Seating” (repeats them)" in found.left_out
    assert b"zx41" not in b"".join(parts_of(found.content).values())


@pytest.mark.parametrize("how", ["left out", "set aside"])
def test_sheets_of_which_nothing_is_stored_are_emptied_as_well(store: Store, how: str) -> None:
    plan = planned(store, report())
    events = tuple(p for p in plan.parts if p.kind.title == "Events")
    rows = [Aside("signins", "P1", "", "Sign-ins", n, {}, "Who was it?") for n in (2, 3)]
    some = replace(plan, parts=events, asides=tuple(rows) if how == "set aside" else ())
    assert_untold(to_keep(some).content)


def test_a_hidden_sheet_nobody_read_is_emptied_as_well(store: Store) -> None:
    plan = planned(store, report())
    assert plan.workbook is not None
    unread = replace(plan.workbook, sheets=plan.workbook.sheets[1:])
    found = to_keep(replace(plan, workbook=unread))
    assert "“Partners” (was not read)" in found.left_out
    assert b"Harbour House" not in parts_of(found.content)["xl/worksheets/sheet1.xml"]


def test_of_a_csv_the_header_alone(store: Store, upload: Upload) -> None:
    upload(book(events=[{"code": "E1"}]))
    lines = ["Sign-ins of the spring,,", "Event code,Participant code,Attended"]
    content = "\r\n".join([*lines, *(f"E1,{code},yes" for code in CODES)]).encode()
    upload(content, name="signins.csv")
    found = keeps(store, content)
    assert found.content.decode("utf-8-sig") == "Event code,Participant code,Attended\r\n"
    assert found.left_out == (
        "Of this file only the header row is kept: “signins” (participant codes)."
    )


NOT_EMPTIED: dict[str, Callable[[bytes], bytes]] = {
    "an old workbook": lambda content: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and so on",
    "another kind of package": lambda content: zipped({"content.xml": b"<office/>"}),
    "a package cut off": lambda content: content[:2000],
    "texts in another encoding": lambda content: tampered(
        shared(content),
        "<sst",
        '<?xml version="1.0" encoding="UTF-16"?><sst',
        "xl/sharedStrings.xml",
    ),
    "a list of texts with a comment": lambda content: tampered(
        shared(content), "<si>", "<!-- <si> --><si>", "xl/sharedStrings.xml"
    ),
    "a sheet that is nowhere": lambda content: tampered(
        content, "worksheets/sheet4.xml", "worksheets/sheet9.xml", "xl/_rels/workbook.xml.rels"
    ),
}


@pytest.mark.parametrize("how", NOT_EMPTIED)
def test_of_what_cannot_be_emptied_for_sure_nothing(store: Store, how: str) -> None:
    plan = planned(store, report())
    found = to_keep(replace(plan, content=NOT_EMPTIED[how](plan.content)))
    assert found.content == b""
    assert found.left_out.startswith("Nothing is kept of this file: “Sign-ins” (participant codes)")


def test_what_another_reading_left_out_stays_out(store: Store, upload: Upload) -> None:
    content = report()
    plan = planned(store, content)
    # Whoever read it first took its sign-ins and surveys for something else.
    events = tuple(p for p in plan.parts if p.kind.title == "Events")
    first = replace(plan, parts=events, workbook=None)
    commit(store, first, "tester")
    assert keeps(store, content).is_whole
    commit(store, planned(store, content), "tester")
    assert_untold(keeps(store, content).content)


# -- what is kept beside it


def test_who_said_what_of_a_file_and_what_it_did(store: Store, upload: Upload) -> None:
    upload(book(events=[{"code": "E1"}, {"code": "E2"}]))
    upload(book(events=[{"code": "E1", "attended": 7}, {"code": "E3"}]), quarter="2026Q1")
    (found,) = history(store, [4])
    said = said_of(store, found.upload)
    assert (said.asked["partner"], said.asked["quarter"]) == ("P1", "2026Q1")
    told = [(d.kind, d.new, d.changed, d.same, d.gone) for d in said.done if d.kind == "events"]
    assert told == [("events", 1, 1, 0, 1)]


def test_corrections_are_recorded_without_what_is_withheld(store: Store) -> None:
    plan = replace(
        planned(store, report()),
        corrections=(
            Corrected("Events", "B2", "An evenign", "An evening for parents"),
            Corrected("Sign-ins", "B2", "K-7Q2m", CODES[0]),
            Corrected("Sign-ins", "A3", "E2", "E1"),
        ),
    )
    made = commit(store, plan, "tester")
    upload = history(store, made)[0].upload
    assert corrections(store, upload) == [
        Corrected("Events", "B2", "An evenign", "An evening for parents"),
        Corrected("Sign-ins", "B2", None, None),
        Corrected("Sign-ins", "A3", "E2", "E1"),
    ]


def aside(row: int = 4, **cells: str) -> Aside:
    return Aside("events", "P1", "2026Q1", "Events", row, cells, "The date is not known yet")


def test_rows_set_aside_are_listed_until_they_are_settled(store: Store) -> None:
    events = xlsx(dict([sheet("events", [{"code": "E1"}])]))
    plan = replace(planned(store, events), asides=(aside(Name="A walk"),))
    made = commit(store, plan, "ann")
    (found,) = asides(store)
    assert (found.row, found.file, found.who) == (aside(Name="A walk"), "report.xlsx", "ann")
    settle(store, found.id, "bob", "It never took place")
    assert asides(store) == []
    with pytest.raises(Refused, match="not among the rows set aside that are open"):
        settle(store, found.id, "bob", "again")
    # Nothing else is in the file; the row is set aside all the same, and only once.
    again = replace(planned(store, events), asides=(aside(5),))
    assert commit(store, again, "ann") == commit(store, again, "ann") == []
    assert [one.row.row for one in asides(store)] == [5]
    assert made == [3]


def test_what_became_of_a_row_must_be_said_and_it_can_be_opened_again(store: Store) -> None:
    events = xlsx(dict([sheet("events", [{"code": "E1"}])]))
    commit(store, replace(planned(store, events), asides=(aside(4), aside(5))), "ann")
    first, second = asides(store)
    with pytest.raises(Refused, match="It is not said what became of the row"):
        settle(store, first.id, "bob", "  ")
    settle(store, first.id, "bob", "It rained")
    settle(store, second.id, "bob", "Uploaded with Q2")
    assert [(one.row.row, one.settled) for one in settled(store)] == [
        (5, "Uploaded with Q2"),
        (4, "It rained"),
    ]
    open_again(store, first.id)
    assert [(one.row.row, one.settled, one.settled_by) for one in asides(store)] == [(4, "", "")]
    with pytest.raises(Refused, match="not among the rows set aside that are settled"):
        open_again(store, first.id)


def test_a_row_set_aside_is_settled_by_a_file_that_replaces_it(
    store: Store, upload: Upload
) -> None:
    plan = planned(store, xlsx(dict([sheet("events", [{"code": "E1"}])])))
    commit(store, replace(plan, asides=(aside(),)), "ann")
    (made,) = upload(xlsx(dict([sheet("events", [{"code": "E1"}, {"code": "E2"}])])))
    assert asides(store) == []
    undo(store, [made], "tester")
    assert [one.row for one in asides(store)] == [aside()]
    undo(store, [3], "tester")
    assert asides(store) == []


def test_of_a_row_set_aside_nothing_withheld_is_kept(store: Store) -> None:
    cells = {"Event code": "E1", "Participant code": CODES[0], "Attended": "perhaps"}
    row = Aside("signins", "P1", "2026Q1", "Sign-ins", 9, cells, "Was she there?")
    commit(store, replace(planned(store, report()), asides=(row,)), "ann")
    (found,) = asides(store)
    assert found.row.cells == {"Event code": "E1", "Attended": "perhaps"}


def test_answers_are_remembered_and_the_last_one_holds(store: Store) -> None:
    plan = planned(store, xlsx(dict([sheet("events", [{"code": "E1"}])])))
    commit(store, replace(plan, remember={"dates|events|date": "day", "mode": "add"}), "ann")
    again = planned(store, plan.content)
    commit(store, replace(again, remember={"dates|events|date": "month"}), "bob")
    with store.reading() as connection:
        assert remembered(connection, "P1") == {"dates|events|date": "month", "mode": "add"}
        assert remembered(connection, "P2") == {}


def test_the_package_is_a_good_one(store: Store) -> None:
    found = to_keep(planned(store, shared(report())))
    with zipfile.ZipFile(io.BytesIO(found.content)) as archive:
        assert archive.testzip() is None
        names = set(archive.namelist())
    types = parts_of(found.content)["[Content_Types].xml"].decode()
    assert set(re.findall(r'PartName="/([^"]*)"', types)) <= names
