"""Whether a PDF can be read by everyone and archived, as checkers see it."""

import io

import page
import pikepdf

PROFILES = (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A)
#: page 0.11 counts the last byte of a stream as a line's end where it happens to be one.
_MISCOUNTED = "STREAM-LENGTH-001"


def check(content: bytes) -> None:
    """Hold a PDF against PDF/UA-1 and PDF/A-2a."""
    for profile in PROFILES:
        report = page.validate_pdf_bytes(content, profile=profile)
        failures = [f"{one.rule_id}: {one.message}" for one in report.failures]
        assert [one for one in failures if _MISCOUNTED not in one] == []
    # qpdf counts streams right, and would mend and tell what is wrong.
    with pikepdf.open(io.BytesIO(content)) as opened:
        assert opened.check_pdf_syntax() == []
