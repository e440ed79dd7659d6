"""The colours and type of everything drawn: one accent, greys, six hues safe for colour-blind eyes.

All text colours reach 4.5 : 1 on the paper they stand on, all marks 3 : 1 (WCAG 2.1 AA); the tests
work it out.
"""

PAPER = "#FFFFFF"
QUIET = "#F6F4EF"
INK = "#1D2A32"
SOFT = "#55636C"
MARK = "#7C8890"
LINE = "#D9D5CB"
ACCENT = "#0B5A6B"
BAND = "#CFE1E4"
USUAL = "#E9E6DD"
WARN = "#8A4B08"

#: Categories, in this order; patterns or labels always stand beside the colour.
HUES = ("#0B5A6B", "#B4530A", "#5B4B8A", "#4E7A1E", "#2E79B5", "#A83260")

FONT = '"Source Sans", "Source Sans 3", "Source Sans Pro", sans-serif'
