"""The command line of reports: ``build`` and ``list``."""

import argparse
import getpass
import sys
from dataclasses import asdict
from errno import ENOENT
from functools import partial
from pathlib import Path
from typing import Any

from data.exports import take_out
from data.problems import Problem
from data.report_texts import Standing
from data.store import Store
from reports.documents.asking import WrongUse, format_of, path_of, period_of, place_of
from reports.documents.choice import PAPERS, REPORTS, Choice
from reports.documents.making import make, make_all_areas, words_of
from reports.documents.source import source_of
from reports.formats import FORMATS
from reports.languages import NAMES


def add_reports(commands: Any) -> None:
    """Add the commands to ``python -m reports``."""
    listed = commands.add_parser("list", help="list the reports, and what they can be of")
    listed.add_argument("--release", type=int, metavar="N", help="of this release")
    listed.set_defaults(run=_list)
    built = commands.add_parser(
        "build",
        help="write a report from a release",
        description="Write a report from a release. The same choice gives the same file.",
    )
    built.add_argument("report", choices=REPORTS, metavar="NAME", help=", ".join(REPORTS))
    built.add_argument(
        "--release", type=int, metavar="N", help="the one everyone sees unless given"
    )
    built.add_argument("--format", dest="form", choices=FORMATS,
                       help="as the file's ending says, or pdf")  # fmt: skip
    built.add_argument("--out", type=Path, required=True, metavar="PATH",
                       help="the file, or a folder that is there")  # fmt: skip
    built.add_argument("--period", metavar="P", help="2026Q2, 2025 or as list says")
    built.add_argument("--area", metavar="AREA", help="its code or name")
    built.add_argument("--all-areas", action="store_true", help="one of every area, as a zip")
    built.add_argument("--partner", metavar="PARTNER", help="its code or name")
    built.add_argument("--grant", metavar="GRANT", help="its code or name")
    built.add_argument("--language", choices=NAMES, default="en")
    built.add_argument("--paper", choices=PAPERS, default="letter")
    built.add_argument(
        "--without-words", action="store_true", help="leave out what was typed for it on the page"
    )
    built.set_defaults(run=_build)


def _list(store: Store, given: argparse.Namespace) -> int:
    for one in REPORTS.values():
        of = " or ".join(one.of)
        must = f"of one {of}" if one.must else f"of all, or of one {of}" if of else "of all"
        print(f"{one.code:<18} {one.title}, {must}. {one.says}")
    source = source_of(store, given.release)
    print(f"\nRelease {source.release.number} has these periods:")
    print(", ".join(window.name for window in source.offer.windows))
    for dimension in ("area", "grant", "partner"):
        names = source.known.get(dimension, {})
        print(f"\nIt has these {dimension}s:" if source.codes(dimension) else
              f"\nIt does not tell {dimension}s apart.")  # fmt: skip
        for code in sorted(source.codes(dimension)):
            print(code if names[code] == code else f"{code} {names[code]}")
    return 0


def _build(store: Store, given: argparse.Namespace) -> int:
    try:
        form = _checked(given)
    except WrongUse as wrong:
        print(wrong, file=sys.stderr)
        return 2
    source = source_of(store, given.release)
    choice = Choice(
        given.report,
        period_of(source, given.period or ""),
        place_of(source, "area", given.area or ""),
        place_of(source, "partner", given.partner or ""),
        place_of(source, "grant", given.grant or ""),
        given.language,
        given.paper,
    )
    build = partial(make_all_areas, tell=_told) if given.all_areas else make
    made = build(store, choice, form, source, words=not given.without_words)
    ending = ".zip" if given.all_areas else FORMATS[form].ending
    path = path_of(given.out, made.name, ending)
    path.write_bytes(made.content)
    for one in made.failed:
        print(f"Self-check: {one}", file=sys.stderr)
    if not given.without_words and not given.all_areas:
        _tell_words(words_of(store, source, choice))
    # Kept once it is written: what could not be written was not taken out.
    asked = {name: value for name, value in asdict(choice).items() if value}
    asked |= {"all_areas": given.all_areas, "without_words": given.without_words}
    take_out(store, made.title, form, getpass.getuser(), "command line", made.release, asked)
    print(f"Written: {path}")
    return 0


def _tell_words(found: Standing | None) -> None:
    """Say that a report has typed words, on the side where no program reads what was written."""
    if found:
        role = f" ({found.role})" if found.role else ""
        print(
            f"It has words typed by {found.who}{role}, last on {found.when:%Y-%m-%d}: "
            f"{', '.join(found.parts)}. --without-words leaves them out.",
            file=sys.stderr,
        )


def _checked(given: argparse.Namespace) -> str:
    """Return the format; what needs no release is checked before one is read.

    Raises:
        WrongUse: what was given is empty or contradicts itself; the report is not of it, of two
            things at once, or of nothing where it has to be of an area.
        FileNotFoundError: the folder of the file is not there.
    """
    for name in ("period", "area", "partner", "grant"):
        value = getattr(given, name)
        if value is not None and not value.strip():
            raise WrongUse(f"--{name} is given empty: name one, or leave the option out.")
    if given.all_areas and given.area:
        raise WrongUse("--all-areas is one report of every area: leave out --area.")
    form = format_of(given.out, given.form, given.all_areas)
    if not given.out.parent.is_dir():
        raise FileNotFoundError(ENOENT, "there is no such folder", str(given.out.parent))
    _check_places(given)
    return form


def _check_places(given: argparse.Namespace) -> None:
    declared = REPORTS[given.report]
    wanted = [name for name, value in (("area", given.area or given.all_areas),
                                       ("partner", given.partner or ""),
                                       ("grant", given.grant)) if value]  # fmt: skip
    problems = [Problem("report_not_of", found=declared.title, column=name)
                for name in wanted if name not in declared.of]  # fmt: skip
    if declared.must and not wanted:
        problems.append(Problem("report_needs_place", found=declared.title))
    if len(wanted) > 1 and not problems:
        of = " or ".join(declared.of)
        problems.append(Problem("report_of_several", found=declared.title, column=of))
    if problems:
        raise WrongUse("\n".join(f"{one.message} {one.fix}" for one in problems))


def _told(done: float, what: str) -> None:
    if sys.stderr.isatty():
        print(f"\r{done:>4.0%}  {what:<60}", end="" if done < 1 else "\n", file=sys.stderr)
