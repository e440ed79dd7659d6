"""Workbooks become stored rows: kinds of sheet, reading, plan, submissions, the store."""
