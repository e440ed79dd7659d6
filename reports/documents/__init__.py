"""Reports as documents: declared once, composed from a release, written by every format alike."""
