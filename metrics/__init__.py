"""Rows become numbers: indicators, the totals they need, estimates with intervals, results."""
