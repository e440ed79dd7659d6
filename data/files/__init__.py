"""Kinds of file, each read into sheets of cells under the same bounds."""
