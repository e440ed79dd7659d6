"""The command line of the ready instruments: ``instruments`` and ``instrument``."""

import argparse
import sys
from pathlib import Path
from typing import Any

from data.ground import names
from data.instruments import LANGUAGES, instruments, library
from data.store import Store
from data.stretches import counted


def add_instruments(commands: Any) -> None:
    """Add the commands to ``python -m data``."""
    listed = commands.add_parser("instruments", help="list the ready questionnaires and guides")
    listed.set_defaults(run=_list)
    made = commands.add_parser(
        "instrument", help="write a questionnaire's survey items as a workbook ready to upload"
    )
    made.add_argument("code", help="such as SIGNS; python -m data instruments lists them")
    made.add_argument("out", type=Path, metavar="OUT.xlsx")
    made.add_argument("--survey", required=True, help="the code of the survey it becomes")
    made.add_argument(
        "--language", choices=[*LANGUAGES, "both"], default="both", help="what it is asked in"
    )
    made.add_argument("--answers", type=Path, help="write a sheet to type answers into there too")
    made.set_defaults(run=_write)


def _list(store: Store, given: argparse.Namespace) -> int:
    for code, one in library().items():
        known = instruments().get(code)
        length = counted(len(known.questions), "question") if known else "a conversation"
        print(f"{code:<11} {one.title:<22} {one.minutes:>3} min  {length:<14}  {one.purpose}")
    return 0


def _write(store: Store, given: argparse.Namespace) -> int:
    one, survey = instruments().get(given.code.upper()), given.survey.strip()
    if one is None:
        known = ", ".join(instruments())
        print(f"The questionnaire “{given.code}” must be one of: {known}.", file=sys.stderr)
        return 2
    if not 1 <= len(survey) <= 60:
        print(
            f"The survey's code “{survey}” must be 1 to 60 characters, such as S1.", file=sys.stderr
        )
        return 2
    # Imported here, as the template is: it writes workbooks.
    from data.instruments.sheets import write_answers, write_items

    languages = tuple(LANGUAGES) if given.language == "both" else (given.language,)
    given.out.write_bytes(write_items(one, survey, languages))
    rows = len(one.questions) * len(languages)
    print(f"Written: {given.out} ({counted(rows, 'survey item')} of {survey}, ready to upload).")
    if given.answers:
        with store.reading() as connection:
            partners = sorted(names(connection, "partners").values())
            areas = sorted(names(connection, "areas").values())
        given.answers.write_bytes(write_answers(one, survey, languages, partners, areas))
        print(f"Written: {given.answers} (a column for each question, to type answers into).")
    return 0
