"""One submission in full, and two of them held against each other."""

from collections.abc import Collection, Iterable, Sequence
from html import escape
from pathlib import PurePath

import pandas as pd
import streamlit as st

from data.asides import asides
from data.beside import corrections
from data.compare import At, Difference, Differs, compare
from data.excerpt import excerpt
from data.ground import UNDONE
from data.history import Listed, history
from data.keeping import kept, what_is_kept
from data.kinds import kinds
from data.uploads import said_of
from pages.parts import frame
from pages.parts.caches import known, the_store
from pages.parts.history import named, state

#: How many rows of a submission or a comparison are listed; all of them are counted.
AT_ONCE = 200


def show_submission(found: Listed) -> None:
    """Show who uploaded what when, what it did, what was corrected, and the file that is kept."""
    st.subheader(f"Submission {found.id}: {named(found)}", anchor=False)
    facts = {
        "Uploaded": f"{found.committed_at:%Y-%m-%d %H:%M} UTC by {found.committed_by}",
        "File": f"{found.file}, upload {found.upload}",
        "SHA-256": found.file_hash or "no file",
        "State": state(found, others=history(the_store())),
        **_standing(found),
    }
    told = "".join(f"<dt>{escape(k)}</dt><dd>{escape(v)}</dd>" for k, v in facts.items())
    st.html(f'<dl class="facts">{told}</dl>')
    _what_it_did(found)
    _rows_of(found)
    _corrected(found)
    _set_aside(found)
    _file(found)


def _standing(found: Listed) -> dict[str, str]:
    """Return where its rows come from, and who undid it."""
    facts = {}
    others = [str(number) for number in found.made_of if number != found.id]
    if others and found.status != UNDONE:
        facts["Holds rows of"] = f"submissions {', '.join(others)}" + (
            " and its own" if found.id in found.made_of else ""
        )
    if found.undone_at:
        when = f"{found.undone_at:%Y-%m-%d %H:%M} UTC by {found.undone_by}"
        facts["Undone"] = when + ("" if found.status == UNDONE else "; brought back since")
    return facts


def _what_it_did(found: Listed) -> None:
    done = said_of(the_store(), found.upload).done
    if not done:
        return
    st.markdown("**What the upload did**")
    partners = known().get("partner", {})
    rows = [
        {
            "Sheet": kinds()[part.kind].title if part.kind in kinds() else part.kind,
            "Partner": partners.get(part.partner, "Coalition"),
            "Quarter": frame.spoken_quarter(part.quarter),
            "New": part.new,
            "Changed": part.changed,
            "Same": part.same,
            "Gone": part.gone,
        }
        for part in done
    ]
    st.table(pd.DataFrame(rows), hide_index=True, border="horizontal")


def _rows_of(found: Listed) -> None:
    """Show the first rows as they are stored, without what is never shown."""
    held = excerpt(the_store(), found.id, AT_ONCE)
    if not held.rows:
        return
    part = f"{len(held.rows):,} of " if len(held.rows) < held.count else ""
    with st.expander(f"Its rows: {part}{held.count:,}"):
        table = pd.DataFrame([cells for _, cells in held.rows], columns=list(held.titles))
        table.insert(0, "Where", [where for where, _ in held.rows])
        st.dataframe(table, hide_index=True, alt=f"Rows of submission {found.id} as stored")
        if held.left_out:
            st.caption(f"Never shown: {', '.join(held.left_out)}.")


def _corrected(found: Listed) -> None:
    mended = corrections(the_store(), found.upload)
    if not mended:
        return
    st.markdown("**Cells corrected on the page**")
    rows = [
        {"Cell": f"{one.sheet}!{one.cell}", "In the file": one.old or "", "Stored": one.new or ""}
        for one in mended
    ]
    st.table(pd.DataFrame(rows), hide_index=True, border="horizontal")
    if any(one.old is None and one.new is None for one in mended):
        st.caption("Codes of participants and people's own words are not repeated here.")


def _set_aside(found: Listed) -> None:
    rows = [
        {
            "Row": f"{one.row.sheet} row {one.row.row}",
            "Why": one.row.reason,
            "What became of it": f"{one.settled} ({one.settled_by})" if one.settled else "open",
        }
        for one in asides(the_store(), found.upload)
    ]
    if rows:
        st.markdown("**Rows set aside**")
        st.table(pd.DataFrame(rows), hide_index=True, border="horizontal")


def _file(found: Listed) -> None:
    held = what_is_kept(the_store(), found.file_hash)
    if held is None:
        st.caption("No file is kept of this submission.")
        return
    size, left_out = held
    if left_out:
        st.caption(left_out)
    if size:
        path = PurePath(found.file)
        name = f"{path.stem} as kept{path.suffix}" if left_out else path.name
        st.download_button(
            "Download the file as it is kept" if left_out else "Download the original file",
            lambda: _content(found.file_hash),
            file_name=name,
            mime="application/octet-stream",
            on_click="ignore",
            icon=":material/download:",
        )


def _content(digest: str) -> bytes:
    found = kept(the_store(), digest)
    return found.content if found else b""


def show_comparison(one: Listed, other: Listed) -> None:
    """Show what differs between two submissions, the earlier one first."""
    a, b = sorted((one, other), key=lambda found: found.id)
    st.subheader(f"Submission {a.id} against {b.id}", anchor=False)
    if a.kind != b.kind:
        st.write("They are of two kinds of sheet; choose two of one kind to compare them.")
        return
    st.write(f"{named(a)} ({a.file}) against {named(b)} ({b.file}).")
    show_difference(
        compare(the_store(), a.id, b.id), f"Only in submission {a.id}", f"Only in {b.id}"
    )


def show_difference(found: Difference, gone: str, come: str) -> None:
    """Show rows that only one side has, and cells that differ.

    Args:
        found: what differs.
        gone: what to call the rows that only the first has.
        come: what to call those that only the second has.
    """
    rows = [_row(gone, at) for at in found.only_a] + [_row(come, at) for at in found.only_b]
    figures = _figures(found.title)
    rows += [
        {
            "What": f"{one.column} differs",
            "Row": one.before.key,
            "Was": _told(one, one.old, figures),
            "Is": _told(one, one.new, figures),
            "Where": one.after.place,
        }
        for one in found.changed
    ]
    changed = len({one.before for one in found.changed})
    st.write(
        f"{gone}: {_rows(found.only_a)}. {come}: {_rows(found.only_b)}. "
        f"Different: {changed:,}. The same: {found.same:,}."
    )
    if rows:
        table = pd.DataFrame(rows[:AT_ONCE])
        st.dataframe(table, hide_index=True, alt="What differs, row by row")
    if len(rows) > AT_ONCE:
        st.caption(f"The first {AT_ONCE} of {len(rows):,} are listed.")


def _figures(title: str) -> set[str]:
    """Return the titles of the columns of a kind that hold figures."""
    return {
        column.title
        for kind in kinds().values()
        if kind.title == title
        for column in kind.columns().values()
        if column.type in (int, float)
    }


def _told(one: Differs, text: str, figures: Collection[str]) -> str:
    """Return one of a cell's two values as it is read on a page: figures as everywhere else."""
    if one.withheld:
        return "not shown"
    is_figure = one.column in figures and text.isdecimal()
    return f"{int(text):,}" if is_figure else text or "empty"


def _rows(some: Sequence[At] | Iterable[At]) -> str:
    return f"{len(tuple(some)):,} rows" if len(tuple(some)) != 1 else "1 row"


def _row(what: str, at: At) -> dict[str, str]:
    return {"What": what, "Row": at.key, "Was": "", "Is": "", "Where": at.place}
