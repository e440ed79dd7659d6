"""The sections of reports: each a function that tells one."""
