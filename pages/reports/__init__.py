"""Reports: chosen, looked at, taken along."""
