"""A workbook's package is changed where problems are marked, and nowhere else."""
