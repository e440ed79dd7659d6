"""A whole file is looked through for personal details before anything of it is written anywhere.

Every sheet, also hidden and unknown ones, every row and column: the file itself is kept afterwards.
What is found is never repeated; a problem says where it stands and of what sort it is.
"""

from collections.abc import Iterable, Iterator, Mapping
from statistics import median

from data.identifiers import sorts
from data.identifiers.columns import birth_columns, dates_in, found_in_column, lone_phones
from data.identifiers.content import find, find_codes
from data.identifiers.layout import Layout, lay_out
from data.identifiers.names import begins_as_name, in_header, is_ambiguous, is_full_name
from data.identifiers.values import Values, different
from data.lists import fold
from data.problems import Problem, shorten
from data.row import Row
from data.workbook import Sheet, Workbook, letter

#: What no person is called: a header of two words with one of these is a title.
_OF_TITLES = frozenset(
    {
        "mail", "email", "phone", "mobile", "cell", "tel", "fax", "address", "contact", "details",
        "number", "no", "id", "name", "names", "type", "date", "birth", "notes", "comments",
        "remarks", "code", "status",
    }
)  # fmt: skip
#: A cell of so many words is a text, from which words can be taken; others are emptied whole.
_WORDS_OF_A_TEXT = 6


def scan(workbook: Workbook, kind_of: Mapping[str, type[Row]] | None = None) -> list[Problem]:
    """Return every place of a file that looks as if it held personal details.

    Args:
        workbook: the file, read.
        kind_of: a sheet's name → its kind, of sheets that are known. A kind's own columns may
            hold names (of partners, events, areas); in others a list of people is looked for.

    Returns:
        One problem a column and sort of detail, in the order of the file. None repeats what it
        found: neither the text, nor a title, nor a sheet's name that is a person's.
    """
    values = [different(sheet) for sheet in workbook.sheets]
    years = [dates_in(columns) for columns in values]
    latest = max((median(own) for sheet in years for own in sheet.values()), default=0)
    named = _named_after_people([sheet.name for sheet in workbook.sheets])
    # The one sheet of a csv file is called as the file.
    of_file = next(iter(named.values()), "") if workbook.format == "csv" else ""
    of_file = of_file or _in_file_name(workbook.name)
    problems = [Problem("personal_file_name", words={"what": of_file})] if of_file else []
    for number, sheet in enumerate(workbook.sheets, 1):
        name = sheet.name
        if what := named.get(name):
            name = f"Sheet {number}"
            if workbook.format != "csv":
                words = {"what": what, "number": str(number)}
                problems.append(Problem("personal_sheet_name", words=words))
        layout = lay_out(sheet.cells, (kind_of or {}).get(sheet.name))
        own = _Look(sheet, name, values[number - 1], layout)
        births = birth_columns(own.titles, layout, years[number - 1], latest)
        problems += own.problems(births)
    return problems


def _in_file_name(name: str) -> str:
    """Return what a file's name holds; whose name it is, is most often that of who filled it in."""
    return next(iter(find(Values([name.rpartition(".")[0].replace("_", " ")]))), "")


def _named_after_people(names: Iterable[str]) -> dict[str, str]:
    """Return those of the sheets' names that hold personal details → which."""
    texts = list(names)
    found = {text: what for what, holders in find(Values(texts)).items() for text in holders}
    people = [text for text in texts if is_full_name(text) and begins_as_name(text)]
    several = len(people) > 2 and len(people) * 2 > len(texts)
    for text in people:
        if several or not is_ambiguous(text):
            found.setdefault(text, sorts.NAME)
    return found


class _Look:
    """One sheet, looked through."""

    def __init__(self, sheet: Sheet, name: str, values: list[Values], layout: Layout) -> None:
        self.cells = sheet.cells
        self.name = name
        self.values = values
        self.layout = layout
        self.titles = sheet.cells[layout.top] if sheet.cells else []
        self.people = in_header(self.titles)

    def problems(self, births: Iterable[int]) -> list[Problem]:
        """Return the sheet's problems, column by column."""
        mostly = dict.fromkeys(births, sorts.BIRTH)
        return [
            problem
            for position, values in enumerate(self.values)
            for problem in self._of_column(position, values, mostly.get(position, ""))
        ]

    def _of_column(self, position: int, values: Values, mostly: str) -> Iterator[Problem]:
        if position in self.layout.personal:
            row, what = self.layout.personal[position]
            yield self._problem("personal_title", position, what, [row])
            return
        labelled = set()
        for (row, column), what in self.layout.labels.items():
            if column == position and what not in labelled:
                labelled.add(what)
                yield self._problem("personal_label", position, what, [row])
        declared = self.layout.declared.get(position)
        codes = declared is not None and declared.reads == "participant"
        # What stands above the first row is a title or a banner.
        top = self.layout.top + 1
        above = {row[position] for row in self.cells[:top] if len(row) > position}
        # A column of texts of ours may be named after people; one of figures holds none.
        figures = declared is not None and declared.type in (int, float)
        if not mostly and (declared is None or codes or figures):
            mostly = found_in_column(values.without(above), codes=codes)
        if mostly:
            yield self._problem("personal_column", position, mostly, [])
        elif position in self.people and declared is None:
            yield self._problem("identifier_cell", position, sorts.NAME, [top - 1])
        found = find(values)
        if codes:
            for what, holders in find_codes(values).items():
                found[what] = found.get(what, set()) | (holders - above)
            if phones := lone_phones(values) - above:
                found[sorts.PHONE] = found.get(sorts.PHONE, set()) | phones
        for what, holders in found.items():
            if holders and what != mostly:
                yield self._in_cells(position, what, holders)

    def _in_cells(self, position: int, what: str, holders: set[str]) -> Problem:
        rows = [
            i
            for i, row in enumerate(self.cells)
            if position < len(row)
            and type(row[position]) in (int, str)
            and row[position] in holders
        ]
        text = all(len(str(holder).split()) >= _WORDS_OF_A_TEXT for holder in holders)
        return self._problem("personal_words" if text else "identifier_cell", position, what, rows)

    def _problem(self, entry: str, position: int, what: str, rows: list[int]) -> Problem:
        declared = self.layout.declared.get(position)
        letters = letter(position)
        # A label of a form stands in the cells themselves, and beside it may stand an answer.
        headed = "" if entry == "personal_label" else self._headed(position)
        return Problem(
            entry,
            sheet=self.name,
            row=rows[0] + 1 if rows else 0,
            letter=letters,
            column=declared.title if declared else f"Column {letters}{headed}",
            words={"what": what},
            cells=_ranges(letters, rows) if len(rows) > 1 else (),
        )

    def _headed(self, position: int) -> str:
        """Return a column's header, for whoever looks for it; nothing where it could be a person's.

        Of headers over several rows it is the lowest.
        """
        if self.people and position not in self.layout.personal:
            return ""
        above = (row[position] for row in self.cells[self.layout.top :: -1] if position < len(row))
        header = next((cell for cell in above if isinstance(cell, str) and cell.strip()), "")
        text = " ".join(header.split())
        tells = position not in self.layout.personal and (find(Values([text])) or _is_person(text))
        return f" (“{shorten(text, 40)}”)" if text and not tells else ""


def _is_person(text: str) -> bool:
    """Say whether a header could be what somebody is called."""
    title = not _OF_TITLES.isdisjoint(fold(text).split())
    return not title and (is_full_name(text) or begins_as_name(text))


def _ranges(letters: str, rows: list[int]) -> tuple[str, ...]:
    """Return addresses of cells of one column, neighbours as one range: ``G2:G7``."""
    ranges: list[tuple[int, int]] = []
    for row in rows:
        if ranges and row == ranges[-1][1] + 1:
            ranges[-1] = (ranges[-1][0], row)
        else:
            ranges.append((row, row))
    return tuple(
        f"{letters}{first + 1}" + (f":{letters}{last + 1}" if last > first else "")
        for first, last in ranges
    )
