"""The workbook that partners fill in: cover, one sheet a kind, drop-downs, notes and examples.

Everything in it comes from the declarations of the kinds; nothing is said twice.
"""
