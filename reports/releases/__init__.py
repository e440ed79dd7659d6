"""Releases as files: made, read again, compared, verified.

* ``make_release``: check, build, write and keep a release of an approved quarter.
* ``read``: what is in the file of a release; says every damage.
* ``verify``: work a release out anew from the store, and list each difference.
* ``differences`` and ``sentence``: what became of each figure between two releases, in words.
"""

from reports.releases.comparing import Difference
from reports.releases.differing import Change, differences, sentence
from reports.releases.making import checked, make_release
from reports.releases.reading import Contents, read
from reports.releases.verifying import Verdict, verify

__all__ = [
    "Change",
    "Contents",
    "Difference",
    "Verdict",
    "checked",
    "differences",
    "make_release",
    "read",
    "sentence",
    "verify",
]
