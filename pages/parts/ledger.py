"""Whatever is taken out of a page is written down: what, how, by whom, of which figures."""

from collections.abc import Callable

from data.exports import take_out
from metrics.releases.keeping import current
from pages.parts.caches import the_store
from pages.parts.guard import links, person

Taking = Callable[[str, bytes], bytes]


def taking(title: str, of: int | None = None) -> Taking:
    """Return what writes down that a file is taken out, and hands it over.

    Who looks at what is asked now, while the page is shown: a file is made on a click, when there
    is no page any more to ask.

    Args:
        title: what the table is called.
        of: the number of the release its figures are of; None: those the page shows, which for
            staff are live and for everyone else of the current release.
    """
    someone, asked, store = person(), links(), the_store()
    release = None if someone.works_here or of is not None else current(store)
    number = release.number if release else of

    def taken(form: str, file: bytes) -> bytes:
        # Kept first: what is not written down is not handed over.
        take_out(store, title, form, someone.name, someone.role, number, asked)
        return file

    return taken
